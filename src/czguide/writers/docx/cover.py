"""The cover: the guide's artwork behind title and edition."""

from __future__ import annotations

from dataclasses import dataclass

from czguide.document.model import Cover, Document, Inlines
from czguide.theme.drawing import Drawing, Shape
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.theme.svgpath import rectangle
from czguide.writers.docx import sections as page_sections
from czguide.writers.docx.context import Context
from czguide.writers.docx.drawing import drawn, placed
from czguide.writers.docx.inlines import content
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.sections import Page
from czguide.writers.docx.styles import AT_FOOT, SUBTITLE_SHARE
from czguide.writers.docx.xml import Element, w

_CLEAR = 0.3
"""The share of the page's height in which the titles stand: below are the artwork's high points."""

_SCALES = (1.0, 0.93, 0.86, 0.8, 0.74)
"""How small they may be set, from what their styles say."""

_ABOVE = 27.0
"""From the mark to the title, in points."""


@dataclass(frozen=True)
class Fitted:
    """Where the title begins, in points from the page's top, how small the titles are set, and how many lines
    the band below the artwork has."""

    top: float
    scale: float = 1.0
    lines: int = 3


def fitted(document: Document, theme: Theme, page: Page) -> Fitted:
    """The titles clear of the artwork, in two languages or long ones; lines are estimated."""
    height = PAGE_SIZES[page.size][1]
    usual, foot = height * (1 - theme.cover.title), height * _CLEAR
    cover = next((block for block in document.blocks if isinstance(block, Cover)), None)
    if cover is None:
        return Fitted(usual)
    ruler = EmRuler(theme)
    needed = scale = 0.0
    for scale in _SCALES:
        needed = scale * ruler.height(cover.title, "cover_title", page.text_width / scale)
        if cover.subtitle:
            room = page.text_width * SUBTITLE_SHARE / scale
            own = theme.styles["cover_subtitle"]
            needed += scale * (own.before + ruler.height(cover.subtitle, "cover_subtitle", room))
        if page.margins.top + needed <= foot:
            break
    lines = sum(bool(words and words.items) for _, words in _imprint(cover))
    return Fitted(max(page.margins.top, min(usual, foot - needed)), scale, lines)


def _imprint(cover: Cover) -> tuple[tuple[str, Inlines | None], ...]:
    """The lines in the band, each with its style."""
    return (
        ("CoverEdition", cover.edition),
        ("CoverPublisher", cover.publisher),
        ("CoverNotice", cover.notice),
        ("CoverNotice", cover.review),
    )


def cover(block: Cover, context: Context) -> None:
    """A page of its own: the guide's artwork behind title and edition."""
    parts = (("Title", block.title), ("Subtitle", block.subtitle), *_imprint(block))
    context.body.enter(page_sections.COVER)
    # Muted words could not be read on the cover's colour.
    context.second = ("SecondOnCover",)
    made = [
        # LibreOffice makes a frame of no paragraph whose style alone asks for one; the style says where.
        paragraph(style, content(words, context), *([w("framePr")] if style in AT_FOOT else []))
        for style, words in parts
        if words and words.items
    ]
    # In a paragraph of its own: word processors are careless with bookmarks around drawings.
    context.body.add([paragraph("Backdrop", [_artwork(context)]), *made])
    context.second = ("Second",)
    context.body.enter(page_sections.TEXT)


def _artwork(context: Context) -> Element:
    """A run with the ground, the drawing to the page's edges and the mark."""
    theme, plan = context.theme, context.theme.cover
    width, height = PAGE_SIZES[context.page.size]
    foot = height * (1 - plan.band_height)
    shapes = [Shape(rectangle(0, 0, width, height, 0), plan.ground)]
    art = theme.art(context.document.guide)
    if art:
        scale = max(width / art.width, foot / art.height)
        left, top = (width - art.width * scale) / 2, foot - art.height * scale
        shapes += placed(art, left, top, scale)
    shapes.append(Shape(rectangle(0, foot, width, height - foot, 0), plan.band))
    mark = fitted(context.document, theme, context.page).top - _ABOVE
    start = width - theme.margins.right - 54 if context.document.direction == "rtl" else theme.margins.left
    shapes.append(Shape(rectangle(start, mark, 54, 5, 0), plan.mark))
    drawing = Drawing(width, height, tuple(shapes))
    return drawn(drawing, "ink", context.palette, context.drawing_id(), "Cover", (width, height))
