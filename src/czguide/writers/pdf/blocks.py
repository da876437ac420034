"""Blocks to flowables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from reportlab.platypus import KeepTogether, Spacer, Table

from czguide.document import model as m
from czguide.writers.pdf.cidfont import register
from czguide.writers.pdf.flowables import Anchor, ChapterHead, ContentsLine, Marked
from czguide.writers.pdf.grid import grid
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

_FIGURE_COLUMNS = 3
_PAD = 7.0


class BlockSetter:
    """Makes flowables of blocks. `pages` are the page numbers of the last layout, for the contents."""

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        width: float,
        pages: Mapping[str, int],
        report: Callable[[str, int], None],
    ) -> None:
        self.document = document
        self.text = text
        self.look: Look = text.look
        self.width = width
        self.pages = pages
        self.report = report
        self.grid = partial(grid, register(text.base).fontName)

    def blocks(self, blocks: tuple[m.Block, ...]) -> Iterator[Any]:
        """Flowables of blocks in order."""
        for block in blocks:
            yield from self.block(block)

    def block(self, block: m.Block) -> Iterator[Any]:
        """Flowables of one block. The cover is drawn by its page, not in the flow."""
        match block:
            case m.Section():
                yield from self.section(block)
            case m.Paragraph():
                yield from self.paragraph(block)
            case m.List():
                yield from self.list_block(block)
            case m.KeyFigures():
                yield from self.figures(block)
            case m.Table():
                yield from self.table(block)
            case m.Callout():
                yield from self.callout(block)
            case m.Contacts():
                yield from self.contacts(block)
            case m.Definitions():
                yield from self.definitions(block)
            case m.Sources():
                yield from self.sources(block)
            case m.Index():
                yield from self.index(block)
            case m.Contents():
                yield from self.contents(block)
            case m.Cover():
                return

    # Sections and paragraphs.

    def section(self, section: m.Section) -> Iterator[Any]:
        """Anchor and heading, kept with the first block, then the rest."""
        plain = section.heading.plain()
        number = f"{section.number} " if section.number else ""
        anchor = Anchor(section.anchor, self.report, number + plain, section.level - 1)
        if section.kind == "chapter":
            yield anchor
            yield self.chapter_head(section)
            yield from self.blocks(section.blocks)
            return
        style = f"heading_{min(section.level, 3)}"
        heading = self.text.paragraph(section.heading, style)
        rest = list(self.blocks(section.blocks))
        head = [anchor, heading, *rest[:1]]
        yield KeepTogether(head)
        yield from rest[1:]

    def chapter_head(self, section: m.Section) -> ChapterHead:
        """The opening of a chapter."""
        title = self.text.paragraph(section.heading, "heading_1")
        number = None
        if section.number:
            words = m.Inlines((m.Str(section.number),))
            number = self.text.paragraph(words, "chapter_number", align="center")
        return ChapterHead(title, number, self.look.colour("accent"), self.look.colour("accent"))

    def paragraph(self, block: m.Paragraph) -> Iterator[Any]:
        """A paragraph in its role's style."""
        yield self.text.paragraph(block.text, block.role, title=block.title)

    # Lists.

    def list_block(self, block: m.List) -> Iterator[Any]:
        """Bullets, steps, a checklist, or names in columns."""
        if block.kind == "field":
            flowables: list[Any] = [self.field_grid(block)]
        else:
            indent = 24.0 if block.kind == "step" else 15.0
            flowables = [
                Marked(
                    self.text.paragraph(item.text, "item", title=item.title),
                    indent,
                    self.marker(block.kind, number),
                )
                for number, item in enumerate(block.items, start=1)
            ]
        if block.title:
            title = self.text.paragraph(block.title, "list_title")
            yield KeepTogether([title, flowables[0]])
            yield from flowables[1:]
        else:
            yield from flowables
        yield Spacer(1, 4)

    def field_grid(self, block: m.List) -> Table:
        """Short names in two columns, read across."""
        items: list[Any] = [
            Marked(self.text.paragraph(item.text, "item", title=item.title), 13.0, self.marker("bullet", 0))
            for item in block.items
        ]
        rows = [items[index : index + 2] for index in range(0, len(items), 2)]
        return self.grid(rows, [self.width / 2] * 2, (0, 1, 10, 1.5))

    def marker(self, kind: str, number: int) -> Callable[[Any, float, float], None]:
        """Draws a bullet, a box to tick, or a step's number, centred on a line's middle."""
        accent = self.look.colour("accent")

        def draw(canvas: Any, indent: float, middle: float) -> None:
            if kind == "step":
                canvas.setFillColor(accent)
                canvas.circle(8, middle, 8, stroke=0, fill=1)
                self.text.line(canvas, str(number), "step_number", 8, middle - 3.1, "center")
            elif kind == "check":
                canvas.setStrokeColor(accent)
                canvas.setLineWidth(0.9)
                canvas.rect(0.5, middle - 4, 8, 8, stroke=1, fill=0)
            else:
                canvas.setFillColor(accent)
                canvas.circle(indent / 4, middle, 1.7, stroke=0, fill=1)

        return draw

    # Panels and tables.

    def figures(self, block: m.KeyFigures) -> Iterator[Any]:
        """Key figures in a tinted panel, three to a row."""
        columns = min(_FIGURE_COLUMNS, len(block.items))
        width = self.width / columns
        cells = [self.figure(item, width - 2 * 12) for item in block.items]
        rows = [cells[index : index + columns] for index in range(0, len(cells), columns)]
        yield Spacer(1, 2)
        yield self.grid(
            rows,
            [width] * columns,
            (12, 9, 12, 10),
            ("BACKGROUND", (0, 0), (-1, -1), self.look.colour("panel")),
            ("LINEABOVE", (0, 0), (-1, 0), 2, self.look.colour("accent")),
            ("INNERGRID", (0, 0), (-1, -1), 0.6, self.look.colour("paper")),
        )
        yield Spacer(1, 11)

    def figure(self, item: m.KeyFigure, width: float) -> list[Any]:
        """The number as large as its column allows, the unit after it, the label below."""
        size = self.look.style("figure_number").size
        natural = self.text.width(item.number, "figure_number") + self.text.width(
            f" {item.unit}", "figure_unit"
        )
        size = max(15.0, min(size, size * width / natural)) if natural else size
        parts: tuple[m.Inline, ...] = (m.NoBreak(item.number),)
        number = self.text.paragraph(m.Inlines(parts), "figure_number", size=size, unit=item.unit)
        found = [number, self.text.paragraph(item.label, "figure_label")]
        if item.note:
            found.append(self.text.paragraph(item.note, "figure_note"))
        return found

    def table(self, block: m.Table) -> Iterator[Any]:
        """Caption and table on one page where they fit; the head row is repeated where not."""
        total = sum(block.weights)
        widths = [self.width * weight / total for weight in block.weights]
        head = [self.text.paragraph(cell.text, "cell_head") for cell in block.head]
        rows = [
            [
                self.text.paragraph(cell.text, "cell_head" if block.row_heads and index == 0 else "cell")
                for index, cell in enumerate(row)
            ]
            for row in block.rows
        ]
        accent = self.look.colour("accent")
        table = self.grid(
            [head, *rows],
            widths,
            (_PAD, 4, _PAD, 5),
            ("BACKGROUND", (0, 0), (-1, 0), self.look.colour("accent_light")),
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, accent),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, self.look.colour("rule")),
            ("LINEBELOW", (0, -1), (-1, -1), 0.9, accent),
            heads=1,
        )
        kept = [self.text.paragraph(block.caption, "caption"), table]
        if block.note:
            kept.append(self.text.paragraph(block.note, "table_note"))
        yield KeepTogether(kept)
        yield Spacer(1, 8)

    def callout(self, block: m.Callout) -> Iterator[Any]:
        """A tinted box with a bar at its side; it may break between items."""
        colour = {"tip": "green", "warning": "amber", "note": "blue"}[block.kind]
        rows = [[self.text.paragraph(block.title, f"callout_{block.kind}")]]
        rows += [[self.text.paragraph(item.text, "callout", title=item.title)] for item in block.items]
        box = self.grid(
            rows,
            [self.width],
            (13, 1.5, 12, 2.5),
            ("BACKGROUND", (0, 0), (-1, -1), self.look.colour(f"{colour}_light")),
            ("LINEBEFORE", (0, 0), (0, -1), 3, self.look.colour(colour), "butt"),
            ("TOPPADDING", (0, 0), (-1, 0), 8),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
            ("NOSPLIT", (0, 0), (-1, min(1, len(rows) - 1))),
        )
        yield Spacer(1, 5)
        yield KeepTogether([box])
        yield Spacer(1, 9)

    def contacts(self, block: m.Contacts) -> Iterator[Any]:
        """Cards, two to a row."""
        gap = 12.0
        width = (self.width - gap) / 2
        cells: list[Any] = [self.card(card) for card in block.items]
        flowables: list[Any] = []
        for index in range(0, len(cells), 2):
            pair = cells[index : index + 2]
            columns = (0, 2)[: len(pair)]
            panels = [("BACKGROUND", (c, 0), (c, 0), self.look.colour("panel")) for c in columns]
            rules = [("LINEABOVE", (c, 0), (c, 0), 2, self.look.colour("accent")) for c in columns]
            row = [pair[0], [], *pair[1:]]
            card = self.grid([row], [width, gap, width], (11, 8, 10, 9), *panels, *rules)
            flowables += [card, Spacer(1, 9)]
        if block.title:
            yield KeepTogether([self.text.paragraph(block.title, "list_title"), flowables[0]])
            flowables = flowables[1:]
        yield from flowables

    def card(self, card: m.ContactCard) -> list[Any]:
        """Name, lines, note."""
        found = [self.text.paragraph(card.name, "card_name")]
        found += [self.text.paragraph(line.text, "card", title=line.label) for line in card.lines]
        if card.note:
            found.append(self.text.paragraph(card.note, "card_note"))
        return found

    def definitions(self, block: m.Definitions) -> Iterator[Any]:
        """Terms at the left, descriptions at the right."""
        rows = [
            [self.text.paragraph(term, "cell_head"), self.text.paragraph(description, "cell")]
            for term, description in block.items
        ]
        yield self.grid(
            rows,
            [self.width * 0.3, self.width * 0.7],
            (_PAD, 7, _PAD, 8),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, self.look.colour("rule")),
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, self.look.colour("accent")),
        )

    # Lists of the document itself.

    def sources(self, block: m.Sources) -> Iterator[Any]:
        """Numbered sources with hanging numbers."""
        for entry in block.items:
            words = f"[{entry.number}]"

            def mark(canvas: Any, indent: float, middle: float, words: str = words) -> None:
                self.text.line(canvas, words, "source_number", indent - 8, middle - 3.0, "right")

            yield Anchor(entry.anchor, self.report)
            yield Marked(self.text.paragraph(entry.text, "source"), 32.0, mark)

    def index(self, block: m.Index) -> Iterator[Any]:
        """Names with the pages of the sections that speak of them."""
        rows = []
        for entry in block.items:
            found: list[m.Inline] = []
            for anchor, _ in entry.places:
                page = self.pages.get(anchor)
                if page is None:
                    continue
                if found:
                    found.append(m.Str(", "))
                found.append(m.Link((m.Str(str(page)),), f"#{anchor}"))
            rows.append(
                [
                    self.text.paragraph(entry.name, "index"),
                    self.text.paragraph(m.Inlines(tuple(found)), "index", align="right"),
                ]
            )
        yield self.grid(
            rows,
            [self.width * 0.72, self.width * 0.28],
            (0, 2.5, 0, 3),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, self.look.colour("rule")),
        )

    def contents(self, block: m.Contents) -> Iterator[Any]:
        """A line per section down to the depth asked for."""
        yield Anchor("contents", self.report)
        yield self.text.paragraph(block.title, "contents_title")
        for section in m.sections(self.document.blocks):
            if section.level > block.depth:
                continue
            style = f"contents_{min(section.level, 2)}"
            label = (
                m.Inlines((m.Str(f"{section.number}  "), *section.heading.items))
                if section.number
                else section.heading
            )
            page = str(self.pages.get(section.anchor, 0))
            yield ContentsLine(
                self.text.paragraph(label, style),
                self.text.paragraph(m.Inlines((m.Str(page),)), style, align="right"),
                self.text.width(page, style),
                section.anchor,
                self.look.colour("rule"),
                14.0 * (section.level - 1),
            )
