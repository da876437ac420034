"""The pocket card: an A6 sheet, printed on both sides and folded once to four A7 panels.

Outside stand the back and the front, inside the second and the third panel; the structure has them in the
order in which they are read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from czguide.document import model as m
from czguide.document.reading import inlines_of
from czguide.errors import CzguideError
from czguide.fonts import FontSet
from czguide.phrases import N_
from czguide.theme.model import Theme
from czguide.theme.press import Press
from czguide.writers.pdf.canvas import TaggedCanvas
from czguide.writers.pdf.file import PRINTED, SCREEN, file_bytes
from czguide.writers.pdf.forms import ROOM, FormLine, Numbered, Ruled
from czguide.writers.pdf.metadata import Instant, write_metadata
from czguide.writers.pdf.placement import Area
from czguide.writers.pdf.press import BLEED, MILLIMETRE
from czguide.writers.pdf.refusals import CardFullError
from czguide.writers.pdf.result import PdfResult
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element, list_of
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

PANEL = (74 * MILLIMETRE, 105 * MILLIMETRE)
"""A7, in points."""
SHEET = (2 * PANEL[0], PANEL[1])

_PLACES = ((0, 1), (1, 0), (1, 1), (0, 0))
"""Side and half of the panels in reading order: outside right, inside left, inside right, outside left.
The other way round where the first language is read from the right: such a card opens to the right."""
_INSET = 14.0
_MOST_GAP = 26.0
_FOLD = 8.0
"""Length of the marks where a sheet is folded."""
_BAND, _ROUND = 28.0, 17.0
"""Height of a panel's head, and the room above and below its words: more than a cut goes astray."""
_SETTINGS = (*((scale, 3) for scale in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)), (0.75, 2))
"""Scale of the words, and rows for the longest thing to write: the first that finds room is taken."""
_TITLE_SIZES = (19.0, 17.0, 15.0, 13.0)
"""Of the card's title: the first at which each language has it on one line."""
_LEAST_SIZE = 6.5
"""Points below which nobody reads a card in the street."""
_LEAST_ROOM = 15.0
"""Points that a small hand needs over its line."""
_LONGEST = 0
"""The place of what needs more than a row, the address, in the form on the last panel."""


def write_card(
    document: m.Document,
    theme: Theme,
    fonts: FontSet,
    *,
    press: Press | None = None,
    setter: Callable[[FontSet, Look, m.Document], TextSetter] = TextSetter,
) -> PdfResult:
    """Write the card. Raises CzguideError where a panel has more than it can hold."""
    text = setter(fonts, Look(theme, document.guide), document)
    root = Element("Document", attributes="/O/Layout/WritingMode/RlTb" if text.rtl else "")
    sides: list[list[Callable[[Any], None]]] = [[], []]
    card = _Card(document, text, root)
    for (side, half), draw in zip(card.places, card.panels(), strict=False):
        sides[side].append(_at(draw, half * PANEL[0]))
    canvas = TaggedCanvas(
        io.BytesIO(), pagesize=SHEET, root=root, press=press, rtl=text.rtl, marks=text.marks,
        initialFontName=text.base_font, invariant=1, pdfVersion=(1, 7),
    )  # fmt: skip
    canvas._doc._timeStamp = Instant(document.metadata.date)
    canvas.showOutline()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if text.rtl:
        canvas.setViewerPreference("Direction", "R2L")
    # Home printers turn the sheet over its short edge, so that the inside stands upright.
    canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
    for drawings in sides:
        canvas.covers = True
        for draw in drawings:
            draw(canvas)
        _fold(canvas, text.look)
        canvas.showPage()
    canvas.finish_structure()
    write_metadata(canvas._doc, document, press)
    data = file_bytes(canvas, PRINTED if press else SCREEN)
    area = Area(0.0, 0.0, *SHEET)
    return PdfResult(data, card.pages, len(canvas._doc.Pages.pages), area, tuple(canvas.placed))


def _at(draw: Callable[[Any], None], x: float) -> Callable[[Any], None]:
    def moved(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(x, 0)
        draw(canvas)
        canvas.restoreState()

    return moved


def _fold(canvas: Any, look: Look) -> None:
    """Short dashes at the sheet's edges where it is folded, light ones at the head on the fields of colour.

    A printed sheet has its marks outside.
    """
    canvas.folds = (PANEL[0],)
    if canvas.press:
        return
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setDash([1.5, 1.5])
    for colour, start, end in (("muted", 0, _FOLD), ("paper", SHEET[1] - _FOLD, SHEET[1])):
        canvas.setStrokeColor(look.colour(colour))
        canvas.line(PANEL[0], start, PANEL[0], end)
    canvas.restoreState()


class _Card:
    def __init__(self, document: m.Document, text: TextSetter, root: Element) -> None:
        self.document = document
        self.text = text
        self.look = text.look
        self.root = root
        self.pages: dict[str, int] = {}
        self.places = tuple((side, 1 - half if text.rtl else half) for side, half in _PLACES)
        self.sides = Sides(PANEL[0] - 2 * _INSET, text.rtl)

    def panels(self) -> Sequence[Callable[[Any], None]]:
        """What draws each panel. The cover shares the first with the first section."""
        cover = next((block for block in self.document.blocks if isinstance(block, m.Cover)), None)
        sections = [block for block in self.document.blocks if isinstance(block, m.Section)]
        if len(sections) != len(_PLACES):
            raise CzguideError.single(
                "card.panels",
                N_(
                    "a card has {panels} panels, but its template has {n} sections",
                    panels=len(_PLACES),
                    n=len(sections),
                ),
                hint=N_("correct templates/{guide}.xml", guide=self.document.guide),
            )
        above, below = self.front(cover) if cover else ([], [])
        return [
            self.panel(section, above if index == 0 else [], below if index == 0 else [], index)
            for index, section in enumerate(sections)
        ]

    def front(self, cover: m.Cover) -> tuple[list[Any], list[Any]]:
        """What stands at the head and at the foot of the first panel."""
        own = self.root.add("Sect")
        head = [
            self.title(cover.title, own),
            self.text.paragraph(cover.subtitle, "step_number", own.add("P"), size=8, flush=True),
        ]
        imprint = (cover.edition, cover.publisher, cover.notice, cover.review)
        return head, [
            self.text.paragraph(words, "note", own.add("P"), size=_LEAST_SIZE, beside=True)
            for words in imprint
            if words
        ]

    def title(self, words: m.Inlines, parent: Element) -> Any:
        """The card's title, smaller where it is long."""

        def made(size: float, element: Element) -> Any:
            return self.text.paragraph(words, "step_number", element, size=size, flush=True)

        def height(size: float, room: float) -> float:
            return float(made(size, Element("Title")).wrap(room, PANEL[1])[1])

        # As high as in a panel without end: nothing is turned over.
        fits = (size for size in _TITLE_SIZES if height(size, PANEL[0] - 2 * _INSET) <= height(size, 1e4) + 1)
        return made(next(fits, _TITLE_SIZES[-1]), parent.add("Title"))

    def panel(
        self, section: m.Section, above: list[Any], below: list[Any], index: int
    ) -> Callable[[Any], None]:
        """A field of colour with the title, over which the first panel has the card's; then the blocks."""
        own = self.root.add("Sect")
        heading = self.text.paragraph(section.heading, "step_number", own.add("H1"), size=10.5, flush=True)
        urgent = any(isinstance(block, m.KeyFigures) for block in section.blocks)

        def draw(canvas: Any) -> None:
            width, height = PANEL
            room = width - 2 * _INSET
            self.pages[section.anchor] = canvas.getPageNumber()
            canvas.bookmarkPage(section.anchor, fit="Fit")
            if not index:
                # The first to be read: the outline follows the reading order, not the order on the sheet.
                for each in m.sections(self.document.blocks):
                    canvas.addOutlineEntry(each.heading.plain(), each.anchor, 0)
            heights = [part.wrapOn(canvas, room, height)[1] for part in above]
            head = heading.wrapOn(canvas, room, height)[1]
            field = (sum(heights) + 35 + head) if above else max(head + _ROUND, _BAND)
            canvas.setFillColor(self.look.colour("red" if urgent else "accent"))
            left, right = (-BLEED, 0) if self.places[index][1] == 0 else (0, BLEED)
            canvas.rect(left, height - field, width + right - left, field + BLEED, stroke=0, fill=1)
            y = height - 12 if above else height - (field - head) / 2
            for part, tall in zip(above, heights, strict=True):
                y -= tall
                part.drawOn(canvas, _INSET, y)
                y -= 3
            if above:
                canvas.setFillColor(self.look.colour("sun"))
                canvas.rect(_INSET + self.sides.left(0, 26), y - 3, 26, 2.4, stroke=0, fill=1)
                y -= 8
            # Drawn in the order in which the structure reads them.
            foot = 9.0 + sum(part.wrapOn(canvas, room, height)[1] for part in below)
            y_foot = foot
            for part in below:
                y_foot -= part.height
                part.drawOn(canvas, _INSET, y_foot)
            heading.drawOn(canvas, _INSET, y - head)
            self.flow(canvas, section, own, index, (height - field - 8, foot + 4))

        return draw

    def flow(
        self, canvas: Any, section: m.Section, own: Element, index: int, place: tuple[float, float]
    ) -> None:
        """A section's blocks between top and foot, as small as they must be; what room is left is spread."""
        y, foot = place
        room = PANEL[0] - 2 * _INSET

        def made(parent: Element, scale: float, rows: int) -> tuple[list[Any], list[float]]:
            rows = rows if index == len(_PLACES) - 1 else 1
            blocks = [each for block in section.blocks for each in self.block(block, parent, rows, scale)]
            return blocks, [block.wrapOn(canvas, room, PANEL[1])[1] for block in blocks]

        # What is only measured belongs to no structure.
        fits = (each for each in _SETTINGS if sum(made(Element("Sect"), *each)[1]) <= y - foot)
        blocks, heights = made(own, *next(fits, _SETTINGS[-1]))
        left = y - foot - sum(heights)
        if left < 0:
            raise CardFullError(section.anchor, -left, inlines_of(section))
        gap = min(left / max(len(blocks) - 1, 1), _MOST_GAP)
        for block, tall in zip(blocks, heights, strict=True):
            y -= tall
            block.drawOn(canvas, _INSET, y)
            y -= gap

    def block(self, block: m.Block, parent: Element, rows: int, scale: float) -> list[Any]:
        """Flowables of the blocks a card may have; `rows` are those of a form's longest line."""

        def sized(points: float) -> float:
            return max(points * scale, _LEAST_SIZE)

        match block:
            case m.Form(labels):
                element = list_of(parent, "None")
                return [
                    FormLine(
                        self.text.paragraph(
                            label, "card_name", element.add("LI").add("LBody"), size=sized(8), beside=True
                        ),
                        self.look.colour("muted"),
                        rtl=self.text.rtl,
                        rows=rows if number == _LONGEST else 1,
                        room=max(ROOM * scale, _LEAST_ROOM),
                    )
                    for number, label in enumerate(labels)
                ]
            case m.KeyFigures(figures):
                element = list_of(parent, "None")
                return [self.number(figure, element, sized(9)) for figure in figures]
            case m.Paragraph(words, "note", _):
                return [self.text.paragraph(words, "note", parent.add("P"), size=sized(_LEAST_SIZE))]
            case m.Paragraph(words, _, title):
                said = self.text.paragraph(
                    words, "card_name", parent.add("P"), title=title, size=sized(9.6), beside=False
                )
                return [Ruled(said, self.look.colour("rule"))]
            case _:
                raise CzguideError.single(
                    "card.block",
                    N_("a card can't hold a {block}", block=type(block).__name__),
                    hint=N_("in templates/{guide}.xml write form, figures or p", guide=self.document.guide),
                )

    def number(self, figure: m.KeyFigure, parent: Element, size: float) -> Any:
        own = parent.add("LI").add("LBody")
        words = m.Inlines((m.NoBreak(figure.number),))
        number = self.text.paragraph(words, "figure_number", own.add("P"), size=23)
        label = self.text.paragraph(
            figure.label, "card_name", own.add("P"), size=size, beside=False, flush=True
        )
        return Numbered(number, label, self.look.colour("rule"), rtl=self.text.rtl)
