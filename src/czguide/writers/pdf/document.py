"""The run of the writer: measure, draw until the page numbers stand still, hand over the bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, TypeGuard

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, KeepTogether, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from czguide.document import model as m
from czguide.errors import CzguideError
from czguide.fonts import FontSet
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.theme.press import Press
from czguide.writers.pdf.blocks import BlockSetter
from czguide.writers.pdf.canvas import TaggedCanvas
from czguide.writers.pdf.card import write_card
from czguide.writers.pdf.closing import close_up
from czguide.writers.pdf.file import PRINTED, SCREEN, file_bytes
from czguide.writers.pdf.gridframe import GridFrame, link_headings
from czguide.writers.pdf.heads import fit_heads
from czguide.writers.pdf.lists import CONTENTS
from czguide.writers.pdf.metadata import Instant, write_metadata
from czguide.writers.pdf.pages import PagePainter
from czguide.writers.pdf.placement import Area, Placed
from czguide.writers.pdf.refusals import TooHighError
from czguide.writers.pdf.result import PdfResult
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

rl_config.useA85 = 0
# Bytes as text are a quarter larger, and no transport needs it any more.

_PASSES = 4
"""Pages are laid out without page numbers, then with them; again only where their digits move lines."""


def write_pdf(
    document: m.Document,
    theme: Theme,
    fonts: FontSet,
    *,
    press: Press | None = None,
    tagged: bool = True,
    setter: Callable[[FontSet, Look, m.Document], TextSetter] = TextSetter,
) -> PdfResult:
    """Write the document as PDF/UA-1 and PDF/A-2a, or, for the `press`, as PDF/X-4. Same input, same bytes.

    Raises CzguideError for a missing glyph, for a colour without inks, and `TooHighError`.

    `tagged=False` leaves the structure out, and another `setter`
    sets the text by other means: both to measure what ours cost.
    """
    if document.sheet == "card":
        return write_card(document, theme, fonts, press=press, setter=setter)
    look = Look(theme, document.guide)
    text = setter(fonts, look, document)
    layout = close_up(partial(_measured, document, text, tagged, press))
    canvas = layout.drawn(layout.settled())
    return _finished(document, canvas, layout, press)


def lay_out(
    document: m.Document,
    theme: Theme,
    fonts: FontSet,
    setter: Callable[[FontSet, Look, m.Document], TextSetter],
) -> None:
    """Set every text once, in the widths of its place, and write nothing: for what `setter` measures.

    Raises CzguideError as `write_pdf` does.
    """
    if document.sheet == "card":
        write_card(document, theme, fonts, setter=setter)
        return
    layout = _measured(document, setter(fonts, Look(theme, document.guide), document), False, None, ())
    layout.painter.measure_cover()


_SHEET = 4
"""Pages on a folded sheet: a booklet is made of whole ones."""


def _finished(document: m.Document, canvas: TaggedCanvas, layout: _Layout, press: Press | None) -> PdfResult:
    if press:
        canvas.fill_up(_SHEET)
    canvas.finish_structure()
    write_metadata(canvas._doc, document, press)
    placed = (*layout.frame.placed, *canvas.placed)
    data = file_bytes(canvas, PRINTED if press else SCREEN)
    return PdfResult(data, layout.pages, len(canvas._doc.Pages.pages), layout.area, placed)


def _unsettled() -> CzguideError:
    return CzguideError.single("pdf.unsettled", "the page numbers do not settle")


class _Layout:
    """A document as flowables, which are laid out twice: for the page numbers, then to be drawn."""

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        tagged: bool,
        press: Press | None,
        closed: Collection[str] = (),
    ) -> None:
        self.document = document
        self.press = press
        self.text = text
        self.pages: dict[str, int] = {}
        self.size = PAGE_SIZES[document.page_size]
        margins = text.look.theme.margins
        width = self.size[0] - margins.left - margins.right
        height = self.size[1] - margins.top - margins.bottom
        root = Element("Document", attributes="/O/Layout/WritingMode/RlTb" if text.rtl else "")
        self.root = root if tagged else None
        self.painter = PagePainter(document, text, self.size, root, spreads=press is not None)
        self.setter = BlockSetter(document, text, width, height, self._report, closed)
        self.area = Area(margins.left, margins.bottom, self.size[0] - margins.right, margins.bottom + height)
        self.frame = GridFrame(margins.left, margins.bottom, width, height, 0, 0, 0, 0, id="body")
        self.frame.step = text.look.theme.grid
        self.story = list(_story(document, self.setter, self.painter, root))
        self.parts = [_anchor(block) for block in document.blocks if _begins(block)]
        link_headings(self.story)

    @property
    def placed(self) -> list[Placed]:
        """What the flow's blocks take up."""
        return self.frame.placed

    def measure(self) -> None:
        """Lay out without drawing, and without numbers in contents and index."""
        self._run(self.story, {}, measuring=True)

    def settled(self) -> Mapping[str, int]:
        """The page number of every anchor, with chapters' heads as high as their pages need."""

        def measure(story: list[Any]) -> tuple[Mapping[str, int], list[Placed]]:
            self._run(story, {}, measuring=True)
            return self.pages, self.frame.placed

        fit_heads(self.story, self.text.look, self.area, measure)
        pages: Mapping[str, int] = self.pages
        for _ in range(_PASSES):
            self._run(self.story, pages, measuring=True)
            if self.pages == pages:
                return pages
            pages = self.pages
        raise _unsettled()

    def drawn(self, pages: Mapping[str, int]) -> TaggedCanvas:
        """All pages, with these numbers in contents and index. Once only: the structure fills on the way."""
        canvas = self._run(self.story, pages, measuring=False)
        if self.pages != pages:
            raise _unsettled()
        return canvas

    def _report(self, name: str, page: int) -> None:
        self.pages[name] = page

    def _run(self, story: list[Any], pages: Mapping[str, int], measuring: bool) -> TaggedCanvas:
        self.pages = {}
        self.frame.placed = []
        self.setter.pages = pages
        template = _Template(
            io.BytesIO(),
            pagesize=self.size,
            pageTemplates=[
                PageTemplate("cover", [self.frame], onPage=self.painter.cover),
                PageTemplate("body", [self.frame], onPageEnd=self.painter.body),
            ],
            initialFontName=self.text.base_font,
            invariant=1,
        )
        canvases: list[TaggedCanvas] = []

        def canvas(*arguments: Any, **options: Any) -> TaggedCanvas:
            root = None if measuring else self.root
            made = TaggedCanvas(
                *arguments,
                root=root,
                measuring=measuring,
                press=self.press,
                rtl=self.text.rtl,
                marks=self.text.marks,
                pdfVersion=(1, 7),
                **options,
            )
            made._doc._timeStamp = Instant(self.document.metadata.date)
            made.showOutline()
            made.setViewerPreference("DisplayDocTitle", "true")
            if self.text.rtl:
                made.setViewerPreference("Direction", "R2L")
            canvases.append(made)
            return made

        _forget(story)
        try:
            template.build(list(story), canvasmaker=canvas)
        except LayoutError as error:
            raise TooHighError(template.latest) from error
        return canvases[-1]


def _measured(
    document: m.Document, text: TextSetter, tagged: bool, press: Press | None, closed: Collection[str]
) -> _Layout:
    layout = _Layout(document, text, tagged, press, closed)
    layout.measure()
    return layout


def _begins(block: m.Block) -> TypeGuard[m.Section | m.Contents]:
    """Whether a block begins on a page of its own."""
    return isinstance(block, m.Contents) or (isinstance(block, m.Section) and block.kind == "chapter")


def _anchor(part: m.Section | m.Contents) -> str:
    return CONTENTS if isinstance(part, m.Contents) else part.anchor


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Remembers what it was last to place: what does not fit, where nothing goes on."""

    latest: Any = None

    def handle_flowable(self, flowables: list[Any]) -> None:
        """As ReportLab's, which takes the first off the list."""
        self.latest = flowables[0]
        super().handle_flowable(flowables)


def _forget(flowables: list[Any]) -> None:
    """Take off ReportLab's note that a flowable has been put off to a next page once."""
    for flowable in flowables:
        vars(flowable).pop("_postponed", None)
        if isinstance(flowable, KeepTogether):
            _forget(flowable._content)


def _story(document: m.Document, setter: BlockSetter, painter: PagePainter, root: Element) -> Iterator[Any]:
    """The flow: an empty cover page, then chapters, each on a page of its own."""
    if painter.has_cover:
        yield NextPageTemplate("body")
        yield PageBreak()
    first = True
    for block in document.blocks:
        if isinstance(block, m.Cover):
            continue
        if _begins(block) and not first:
            yield PageBreak()
        first = False
        yield from setter.block(block, root)
