"""Cover and contents."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.document.model import Contents, Cover, Section, sections
from czguide.theme.drawing import Drawing, Shape
from czguide.theme.model import PAGE_SIZES
from czguide.theme.svgpath import rectangle
from czguide.writers.docx import sections as page_sections
from czguide.writers.docx.context import Context
from czguide.writers.docx.drawing import drawn, placed
from czguide.writers.docx.fields import closing, opening, page_reference
from czguide.writers.docx.fields import run as field_run
from czguide.writers.docx.inlines import content, copy, run
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.styles import AT_FOOT
from czguide.writers.docx.xml import Element, w

_DEEPEST = 3


def cover(block: Cover, context: Context) -> None:
    """A page of its own: the guide's artwork behind title and edition."""
    parts = [
        ("Title", block.title),
        ("Subtitle", block.subtitle),
        ("CoverEdition", block.edition),
        ("CoverPublisher", block.publisher),
        ("CoverNotice", block.notice),
    ]
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
    mark = height * (1 - plan.title) - 27
    start = width - theme.margins.right - 54 if context.document.direction == "rtl" else theme.margins.left
    shapes.append(Shape(rectangle(start, mark, 54, 5, 0), plan.mark))
    drawing = Drawing(width, height, tuple(shapes))
    return drawn(drawing, "ink", context.palette, context.drawing_id(), "Cover", (width, height))


def contents(block: Contents, context: Context) -> Iterable[Element]:
    """A contents field (ECMA-376 part 1, 17.16.5.68) with its entries, which link to the headings."""
    yield paragraph("TOCHeading", content(block.title, context))
    depth = min(block.depth, _DEEPEST)
    entries = [entry for entry in sections(context.document.blocks) if entry.level <= depth]
    for position, entry in enumerate(entries):
        runs = [_entry(entry, context)]
        if position == 0:
            runs = [*opening(f'TOC \\o "1-{depth}" \\h \\z \\u'), *runs]
        yield paragraph(f"TOC{entry.level}", runs)
    if entries:
        # As Word ends it, below the last entry; LibreOffice keeps no heading right below it with its text.
        yield paragraph("Spacer", [closing()])


def _entry(section: Section, context: Context) -> Element:
    bookmark = context.place(section.anchor)
    number = [run(section.number + context.language.run_in, context)] if section.number else []
    page = page_reference(bookmark, context.pages.get(section.anchor))
    return w(
        "hyperlink",
        *number,
        *copy(section.heading, context),
        field_run(w("tab")),
        *page,
        anchor=bookmark,
        history=1,
    )
