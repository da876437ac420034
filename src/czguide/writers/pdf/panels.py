"""Boxes beside the flow: key figures, callouts, contact cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.platypus import Flowable

from czguide.document import model as m
from czguide.writers.pdf.artwork import Icon
from czguide.writers.pdf.pair import align_pairs, number_words
from czguide.writers.pdf.structure import Element, list_of, note_of
from czguide.writers.pdf.text import TextSetter

_GAP = 6.0
_PAD = 11.0
_SMALLEST = 0.6
"""How much smaller a panel's numbers may become for another column."""


class Stack(Flowable):  # type: ignore[misc]
    """Rows over each other with a gap; they stay together."""

    kind = "box"
    whole = True

    def __init__(self, rows: list[Any], gap: float, step: float) -> None:
        super().__init__()
        self.rows = rows
        self.gap = gap
        self.step = step
        self.before = self.after = step

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The rows' heights and the gaps."""
        self.width = width
        heights = [row.wrapOn(self.canv, width, height)[1] for row in self.rows]
        self.height = sum(heights) + self.gap * (len(heights) - 1)
        return width, self.height

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        """As told."""
        return self.before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """As told, and what is missing to the next half line of the grid."""
        return float(self.after + -self.height % (self.step / 2))

    def draw(self) -> None:
        """From the top."""
        y = self.height
        for row in self.rows:
            y -= row.height
            row.drawOn(self.canv, 0, y)
            y -= self.gap


class Panels:
    """Makes them of blocks."""

    def __init__(self, text: TextSetter, width: float, grid: Callable[..., Any]) -> None:
        self.text = text
        self.look = text.look
        self.width = width
        self.grid = grid
        self.step = self.look.theme.grid

    # Key figures.

    def figures(self, block: m.KeyFigures, parent: Element) -> Stack:
        """Key figures in tinted cells, rows filled evenly: a list, whose items are heard one by one.

        One that is left alone in its row is as wide as those above it.
        """
        element = list_of(parent, "None")
        count, size = self.figure_columns(block)
        made = [self.figure(item, size, element) for item in block.items]
        for part in zip(*made, strict=False):
            align_pairs(part, (self.width - _GAP * (count - 1)) / count - 2 * _PAD)
        rows = []
        parts = list(_evenly(tuple(made), count))
        for part in parts:
            columns = len(part) if len(part) > 1 else len(parts[0])
            width = (self.width - _GAP * (columns - 1)) / columns
            cells: list[Any] = []
            widths: list[float] = []
            for cell in part:
                cells += [[]] * bool(cells) + [cell]
                widths += [_GAP] * bool(widths) + [width]
            filled = range(0, len(widths), 2)
            rest = self.width - sum(widths)
            rows.append(
                self.grid(
                    [cells],
                    [*widths, rest] if rest > 1 else widths,
                    (_PAD, 8, _PAD - 3, 9),
                    *(("BACKGROUND", (c, 0), (c, 0), self.look.colour("panel")) for c in filled),
                    *(("LINEABOVE", (c, 0), (c, 0), 2.2, self.look.colour("accent"), "butt") for c in filled),
                )
            )
        return Stack(rows, _GAP, self.step)

    def figure_columns(self, block: m.KeyFigures) -> tuple[int, float]:
        """How many stand in a row, and the size all numbers have: as large as the longest allows."""
        full = self.look.style("figure_number").size
        best = (1, full)
        most = 2 if any(item.second for item in block.items) else 4
        for columns in range(1, min(most, len(block.items)) + 1):
            room = (self.width - _GAP * (columns - 1)) / columns - 2 * _PAD
            size = min(full * min(1.0, self._share(item, room)) for item in block.items)
            if columns <= 2 or size >= full * _SMALLEST:
                best = (columns, size)
        return best

    def _share(self, item: m.KeyFigure, room: float) -> float:
        """The share of its full size at which a number stands in the room that its unit leaves."""
        unit = self.text.width(item.unit, "figure_unit") if item.unit else 0.0
        # A gap at the end of a line has no width, so that a mark after it is measured too.
        mark = self.text.width(".", "figure_number")
        number = self.text.width(f"{item.number}{item.gap}.", "figure_number") - mark
        return max(0.1, (room - unit - 1) / number) if number else 1.0

    def figure(self, item: m.KeyFigure, size: float, parent: Element) -> list[Any]:
        """The number with its unit, the label below."""
        own = parent.add("LI").add("LBody")
        words = number_words(item)
        number = self.text.paragraph(words, "figure_number", own.add("P"), size=size, unit=item.unit)
        found = [number, self.text.paragraph(item.label, "figure_label", own.add("P"))]
        if item.note:
            found.append(self.text.paragraph(item.note, "figure_note", note_of(own)))
        return found

    # Callouts.

    def callout(self, block: m.Callout, parent: Element) -> Any:
        """A tinted box with a bar and a sign at its side; the title names the kind in words."""
        colour = self.look.theme.callouts[block.kind]
        element = parent.add("Aside")
        style = f"callout_{block.kind}"
        leading = self.look.style(style).leading
        icon = Icon(self.look.theme.icon(block.kind), self.look, 17, leading, colour)
        rows = [[icon, self.text.paragraph(block.title, style, element.add("P"))]]
        rows += [
            [[], self.text.paragraph(item.text, "callout", element.add("P"), title=item.title)]
            for item in block.items
        ]
        sign = 36.0
        box = self.grid(
            rows,
            [sign, self.width - sign],
            (0, 0, 13, 3.5),
            ("STARTPADDING", (0, 0), (0, -1), 12),
            ("BACKGROUND", (0, 0), (-1, -1), self.look.colour(f"{colour}_light")),
            ("LINEBEFORE", (0, 0), (0, -1), 3, self.look.colour(colour), "butt"),
            ("TOPPADDING", (0, 0), (-1, 0), 8),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
            ("NOSPLIT", (0, 0), (-1, min(1, len(rows) - 1))),
        )
        box.before, box.after = 0.0, self.step / 2
        box.whole = True
        return box

    # Contacts.

    def contacts(self, block: m.Contacts, parent: Element) -> Iterator[Any]:
        """Cards, two to a row; those that are only a number to call, up to three."""
        element = list_of(parent, "None")
        if block.title:
            yield self.text.paragraph(block.title, "list_title", element.add("Caption"))
        calls = [card for card in block.items if _is_call(card)]
        others = [card for card in block.items if not _is_call(card)]
        rows = [part for group, most in ((calls, 3), (others, 2)) for part in _evenly(tuple(group), most)]
        for index, part in enumerate(rows):
            cards = self.cards(part, element)
            cards.after = self.step / 2 if index == len(rows) - 1 else _GAP
            yield cards

    def cards(self, cards: tuple[m.ContactCard, ...], element: Element) -> Any:
        """A row of cards: two halves or three thirds, so that a lone one is not stretched."""
        columns = max(2, len(cards))
        width = (self.width - _GAP * (columns - 1)) / columns
        cells: list[Any] = []
        widths: list[float] = []
        for card in cards:
            cells += [[]] * bool(cells) + [self.card(card, width, element)]
            widths += [_GAP] * bool(widths) + [width]
        commands: list[tuple[Any, ...]] = []
        for index, card in enumerate(cards):
            colour = self.look.theme.callouts["call"] if _is_call(card) else "accent"
            place = ((2 * index, 0), (2 * index, 0))
            commands.append(("BACKGROUND", *place, self.look.colour("panel")))
            commands.append(("LINEBEFORE", *place, 3, self.look.colour(colour), "butt"))
        rest = self.width - sum(widths)
        row = self.grid([cells], [*widths, rest] if rest > 1 else widths, (13, 8, 10, 9), *commands)
        row.whole = True
        return row

    def card(self, card: m.ContactCard, width: float, parent: Element) -> list[Any]:
        """Name, lines with their signs, note; a number to call is set large."""
        own = parent.add("LI").add("LBody")
        found = [self.text.paragraph(card.name, "card_name", own.add("P"))]
        call = _is_call(card)
        for line in card.lines:
            style = "call_number" if call else "card"
            leading = self.look.style(style).leading
            size = 18.0 if call else 10.5
            colour = self.look.theme.callouts["call"] if call else "accent"
            icon = Icon(self.look.theme.icon(line.kind or "note"), self.look, size, leading, colour)
            words = self.text.paragraph(line.text, style, own.add("P"), title=line.label)
            found.append(self.grid([[icon, words]], [size + 6, width - 23 - size - 6], (0, 0, 0, 0)))
        if card.note:
            found.append(self.text.paragraph(card.note, "card_note", own.add("P")))
        return found


def _is_call(card: m.ContactCard) -> bool:
    """Whether a card is only a short number to call: an emergency line, a hotline."""
    if len(card.lines) != 1 or card.lines[0].kind != "phone":
        return False
    return len(card.lines[0].text.plain()) <= _SHORT


_SHORT = 8
"""Characters of a number that is dialled as it stands, such as 120 or 12345."""


def _evenly(items: tuple[Any, ...], most: int) -> Iterator[tuple[Any, ...]]:
    """Rows of `most` at most, as alike in length as can be, fuller ones first."""
    if not items:
        return
    rows = -(-len(items) // most)
    begin = 0
    for index in range(rows):
        count = -(-(len(items) - begin) // (rows - index))
        yield items[begin : begin + count]
        begin += count
