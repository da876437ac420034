"""The run of the writer: measure, draw until the page numbers stand still, hand over the bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, KeepTogether, NextPageTemplate, PageBreak, PageTemplate

from czguide.document import model as m
from czguide.errors import CzguideError
from czguide.fonts import FontSet
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.theme.press import Press
from czguide.writers.pdf.blocks import BlockSetter
from czguide.writers.pdf.canvas import TaggedCanvas
from czguide.writers.pdf.card import write_card
from czguide.writers.pdf.file import PRINTED, SCREEN, file_bytes
from czguide.writers.pdf.gridframe import GridFrame, link_headings
from czguide.writers.pdf.metadata import Instant, write_metadata
from czguide.writers.pdf.opener import LOOSE, ChapterHead, fitted, foot, room_for
from czguide.writers.pdf.pages import PagePainter
from czguide.writers.pdf.placement import Area
from czguide.writers.pdf.result import PdfResult
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

rl_config.useA85 = 0
# Bytes as text are a quarter larger, and no transport needs it any more.

_PASSES = 4
"""Page numbers stand after the first drawing; another is needed only where their digits move lines."""


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

    Raises CzguideError for a missing glyph, and for a colour without inks.

    `tagged=False` leaves the structure out, and another `setter`
    sets the text by other means: both to measure what ours cost.
    """
    if document.sheet == "card":
        return write_card(document, theme, fonts, press=press)
    look = Look(theme, document.guide)
    text = setter(fonts, look, document)
    layout = _Layout(document, text, tagged, press)
    pages = layout.measured()
    openers: dict[str, int] = {}
    for shrink in (True, False):
        wanted = layout.fitted(shrink=shrink)
        if wanted != openers:
            openers = wanted
            layout = _Layout(document, text, tagged, press, openers)
            pages = layout.measured()
    loose = layout.loose(openers)
    if loose:
        # What stood on a chapter's first page was pushed off it: the head must leave it its place.
        least = {anchor: lines for anchor, lines in openers.items() if anchor not in loose}
        layout = _Layout(document, text, tagged, press, least)
        layout.measured()
        openers = least | {anchor: min(openers[anchor], layout.bearable(anchor)) for anchor in loose}
        layout = _Layout(document, text, tagged, press, openers)
        pages = layout.measured()
    for _ in range(_PASSES):
        canvas = layout.drawn(pages)
        if layout.pages == pages:
            return _finished(document, canvas, layout, press)
        pages = layout.pages
        layout = _Layout(document, text, tagged, press, openers)
    raise CzguideError.single("pdf.unsettled", "the page numbers do not settle")


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


class _Layout:
    """A document as flowables, which are laid out twice: for the page numbers, then to be drawn."""

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        tagged: bool,
        press: Press | None,
        openers: Mapping[str, int] | None = None,
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
        self.setter = BlockSetter(document, text, width, height, self._report, openers)
        self.area = Area(margins.left, margins.bottom, self.size[0] - margins.right, margins.bottom + height)
        self.frame = GridFrame(margins.left, margins.bottom, width, height, 0, 0, 0, 0, id="body")
        self.frame.step = text.look.theme.grid
        self.story = list(_story(document, self.setter, self.painter, root))
        link_headings(self.story)

    def measured(self) -> dict[str, int]:
        """The page number of every anchor, as it is without numbers in contents and index."""
        self._run({}, measuring=True)
        return self.pages

    def fitted(self, *, shrink: bool) -> dict[str, int]:
        """By how many lines chapters' heads are to be higher or lower, so that their last pages are full."""
        # Where a section without a head follows, a chapter shares its last page and has none to fill.
        sections = [block for block in self.document.blocks if isinstance(block, m.Section)]
        shared = {first.anchor for first, then in pairwise(sections) if then.kind != "chapter"}
        heads = [flowable for flowable in self.story if isinstance(flowable, ChapterHead)]
        placed, theme = self.frame.placed, self.text.look.theme
        return fitted(heads, self.pages, placed, self.area, theme, shared, shrink=shrink)

    def loose(self, openers: Mapping[str, int]) -> set[str]:
        """Chapters whose head was made so high that the rest of its page stays empty."""
        grown = {anchor: self.pages[anchor] for anchor, lines in openers.items() if lines > 0}
        return {anchor for anchor, page in grown.items() if foot(self.frame.placed, page, self.area) > LOOSE}

    def bearable(self, anchor: str) -> int:
        """By how many lines a chapter's head can grow before a box is pushed off its first page."""
        page = self.pages[anchor]
        return room_for(self.frame.placed, page, self.area, self.text.look.theme.grid)

    def drawn(self, pages: Mapping[str, int]) -> TaggedCanvas:
        """All pages, with these numbers in contents and index. Once only: the structure fills on the way."""
        return self._run(pages, measuring=False)

    def _report(self, name: str, page: int) -> None:
        self.pages[name] = page

    def _run(self, pages: Mapping[str, int], measuring: bool) -> TaggedCanvas:
        self.pages = {}
        self.frame.placed = []
        self.setter.pages = pages
        template = BaseDocTemplate(
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

        _forget(self.story)
        template.build(list(self.story), canvasmaker=canvas)
        return canvases[-1]


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
        starts = isinstance(block, m.Contents) or (isinstance(block, m.Section) and block.kind == "chapter")
        if starts and not first:
            yield PageBreak()
        first = False
        yield from setter.block(block, root)
