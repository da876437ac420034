"""Cover and contents."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.document.model import Contents, Cover, Section, sections
from czguide.writers.docx import sections as page_sections
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import closing, opening, page_reference, run as field_run
from czguide.writers.docx.inlines import content, copy, run
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.xml import Element, w

_DEEPEST = 3


def cover(block: Cover, context: Context) -> None:
    """A page of its own. Its paragraphs' equal boxes join into one panel in the guide's colour."""
    parts = [
        ("CoverEdition", block.edition),
        ("Title", block.title),
        ("Subtitle", block.subtitle),
        ("CoverPublisher", block.publisher),
        ("CoverNotice", block.notice),
    ]
    context.body.enter(page_sections.COVER)
    # Muted words could not be read on the cover's colour.
    context.second = ("SecondOnCover",)
    context.body.add(
        paragraph(style, content(words, context)) for style, words in parts if words and words.items
    )
    context.second = ("Second",)
    context.body.enter(page_sections.TEXT)


def contents(block: Contents, context: Context) -> Iterable[Element]:
    """A contents field (ECMA-376 part 1, 17.16.5.68) with its entries, which link to the headings."""
    yield paragraph("TOCHeading", content(block.title, context))
    depth = min(block.depth, _DEEPEST)
    entries = [entry for entry in sections(context.document.blocks) if entry.level <= depth]
    for position, entry in enumerate(entries):
        runs = [_entry(entry, context)]
        if position == 0:
            runs = [*opening(f'TOC \\o "1-{depth}" \\h \\z \\u'), *runs]
        if position == len(entries) - 1:
            runs.append(closing())
        yield paragraph(f"TOC{entry.level}", runs)


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
