"""Contents."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.document.model import Contents, Section, sections
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import closing, opening, page_reference
from czguide.writers.docx.fields import run as field_run
from czguide.writers.docx.inlines import content, copy, run
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.xml import Element, w

_DEEPEST = 3


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
