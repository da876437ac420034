"""The run of the writer: lay out until the page numbers stand still, then hand over the bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from czguide.document import model as m
from czguide.errors import CzguideError
from czguide.fonts import FontSet
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.writers.pdf.blocks import BlockSetter
from czguide.writers.pdf.canvas import TaggedCanvas
from czguide.writers.pdf.file import file_bytes
from czguide.writers.pdf.metadata import Instant, write_metadata
from czguide.writers.pdf.pages import PagePainter
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

rl_config.useA85 = 0
# Bytes as text are a quarter larger, and no transport needs it any more.

_PASSES = 5
"""Page numbers settle in the second pass; a third is needed only where their digits move lines."""


@dataclass(frozen=True)
class PdfResult:
    """The file, the page number of every anchor, and how many pages there are."""

    data: bytes
    pages: Mapping[str, int]
    count: int


@dataclass(frozen=True)
class _Layout:
    """The pages of one pass, not yet a file."""

    canvas: TaggedCanvas
    pages: Mapping[str, int]
    count: int


def write_pdf(
    document: m.Document,
    theme: Theme,
    fonts: FontSet,
    *,
    tagged: bool = True,
    setter: Callable[[FontSet, Look, m.Document], TextSetter] = TextSetter,
) -> PdfResult:
    """Write the document as PDF/UA-1 and PDF/A-2a. Same input, same bytes.

    Raises CzguideError for a missing glyph. `tagged=False` leaves the structure out, and another `setter`
    sets the text by other means: both to measure what ours cost.
    """
    look = Look(theme, document.guide)
    text = setter(fonts, look, document)
    pages: dict[str, int] = {}
    for _ in range(_PASSES):
        layout = _layout(document, text, pages, tagged)
        if layout.pages == pages:
            return _finished(document, layout)
        pages = dict(layout.pages)
    raise CzguideError.single("pdf.unsettled", "the page numbers do not settle")


def _finished(document: m.Document, layout: _Layout) -> PdfResult:
    canvas = layout.canvas
    canvas.finish_structure()
    write_metadata(canvas._doc, document)
    return PdfResult(file_bytes(canvas), layout.pages, layout.count)


def _layout(document: m.Document, text: TextSetter, pages: Mapping[str, int], tagged: bool) -> _Layout:
    found: dict[str, int] = {}

    def report(name: str, page: int) -> None:
        found[name] = page

    size = PAGE_SIZES[document.page_size]
    margins = text.look.theme.margins
    width = size[0] - margins.left - margins.right
    height = size[1] - margins.top - margins.bottom
    root = Element("Document", attributes="/O/Layout/WritingMode/RlTb" if text.rtl else "")
    painter = PagePainter(document, text, size, root)
    setter = BlockSetter(document, text, width, height, pages, report)
    frame = Frame(margins.left, margins.bottom, width, height, 0, 0, 0, 0, id="body")
    template = BaseDocTemplate(
        io.BytesIO(),
        pagesize=size,
        pageTemplates=[
            PageTemplate("cover", [frame], onPage=painter.cover),
            PageTemplate("body", [frame], onPageEnd=painter.body),
        ],
        initialFontName=text.base_font,
        invariant=1,
    )
    canvases: list[TaggedCanvas] = []

    def canvas(*arguments: Any, **options: Any) -> TaggedCanvas:
        made = TaggedCanvas(*arguments, root=root if tagged else None, pdfVersion=(1, 7), **options)
        made._doc._timeStamp = Instant(document.metadata.date)
        made.showOutline()
        made.setViewerPreference("DisplayDocTitle", "true")
        if text.rtl:
            made.setViewerPreference("Direction", "R2L")
        canvases.append(made)
        return made

    template.build(list(_story(document, setter, painter, root)), canvasmaker=canvas)
    return _Layout(canvases[-1], found, template.page)


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
