"""The run of the writer: lay out until the page numbers stand still, then hand over the bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from czguide.document import model as m
from czguide.errors import CzguideError
from czguide.fonts import FontSet
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.writers.pdf.blocks import BlockSetter
from czguide.writers.pdf.cidfont import register
from czguide.writers.pdf.pages import PagePainter
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

_PASSES = 5
"""Page numbers settle in the second pass; a third is needed only where their digits move lines."""


@dataclass(frozen=True)
class PdfResult:
    """The file, the page number of every anchor, and how many pages there are."""

    data: bytes
    pages: Mapping[str, int]
    count: int


def write_pdf(document: m.Document, theme: Theme, fonts: FontSet) -> PdfResult:
    """Write the document. Same input, same bytes. Raises CzguideError for a missing glyph."""
    look = Look(theme, document.guide)
    text = TextSetter(fonts, look, document.lang, document.direction)
    pages: dict[str, int] = {}
    for _ in range(_PASSES):
        result = _layout(document, text, pages)
        if result.pages == pages:
            return result
        pages = dict(result.pages)
    raise CzguideError.single("pdf.unsettled", "the page numbers do not settle")


def _layout(document: m.Document, text: TextSetter, pages: Mapping[str, int]) -> PdfResult:
    found: dict[str, int] = {}

    def report(name: str, page: int) -> None:
        found[name] = page

    size = PAGE_SIZES[document.page_size]
    margins = text.look.theme.margins
    width = size[0] - margins.left - margins.right
    height = size[1] - margins.top - margins.bottom
    setter = BlockSetter(document, text, width, pages, report)
    painter = PagePainter(document, text, size)
    stream = io.BytesIO()
    frame = Frame(margins.left, margins.bottom, width, height, 0, 0, 0, 0, id="body")
    template = BaseDocTemplate(
        stream,
        pagesize=size,
        pageTemplates=[
            PageTemplate("cover", [frame], onPage=painter.cover),
            PageTemplate("body", [frame], onPageEnd=painter.body),
        ],
        title=document.metadata.title,
        author=document.metadata.publisher,
        subject=document.metadata.subject,
        keywords=", ".join(document.metadata.keywords),
        creator="czguide",
        lang=document.lang,
        initialFontName=register(text.base).fontName,
        invariant=1,
    )
    instant = _Instant(document.metadata.date)
    template.build(
        list(_story(document, setter, painter)),
        canvasmaker=_canvas_maker(register(text.base).fontName, instant),
    )
    return PdfResult(stream.getvalue(), found, template.page)


def _story(document: m.Document, setter: BlockSetter, painter: PagePainter) -> Iterator[Any]:
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
        yield from setter.block(block)


def _canvas_maker(font: str, instant: _Instant) -> Any:
    """A canvas that shows the outline and the title, and never mentions Helvetica."""

    def make(*arguments: Any, **options: Any) -> Canvas:
        options["initialFontName"] = font
        canvas = Canvas(*arguments, **options)
        canvas._doc._timeStamp = instant
        canvas.showOutline()
        canvas.setViewerPreference("DisplayDocTitle", "true")
        return canvas

    return make


class _Instant:
    """The document's date in the form of ReportLab's TimeStamp, whose own reads the clock."""

    def __init__(self, date: str) -> None:
        moment = datetime.datetime.fromisoformat(date).astimezone(datetime.UTC)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"
