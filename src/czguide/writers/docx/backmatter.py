"""Source list and index."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.document.model import Index, IndexEntry, Inlines, SourceEntry, Sources
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import page_reference
from czguide.writers.docx.fields import run as field_run
from czguide.writers.docx.inlines import content, copy, run
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.xml import Element, w

_COLUMNS = 2


def sources(block: Sources, context: Context) -> Iterable[Element]:
    """The list that the small numbers in the text point to."""
    return (_source(entry, context) for entry in block.items)


def _source(entry: SourceEntry, context: Context) -> Element:
    number = context.mark_place(entry.anchor, [run(f"[{entry.number}]", context)])
    return paragraph("Bibliography", [*number, field_run(w("tab")), *content(entry.text, context)])


def index(block: Index, context: Context) -> None:
    """The names with page references, in two columns."""
    context.body.enter_columns(_COLUMNS)
    context.body.add(_name(entry, context) for entry in block.items)
    context.body.enter_columns(1)


def _name(entry: IndexEntry, context: Context) -> Element:
    runs = content(entry.name, context)
    separator = context.language.run_in
    for anchor, title in _by_page(entry, context):
        bookmark = context.place(anchor)
        if not bookmark:
            continue
        page = context.pages.get(anchor)
        # Without a layout the section's title says more than an empty number.
        target = copy(title, context) if page is None else page_reference(bookmark, page)
        runs += [run(separator, context), w("hyperlink", *target, anchor=bookmark, history=1)]
        separator = context.language.comma
    return paragraph("Index1", runs)


def _by_page(entry: IndexEntry, context: Context) -> Iterable[tuple[str, Inlines]]:
    """The places, several on one page once."""
    seen: set[int] = set()
    for anchor, title in entry.places:
        page = context.pages.get(anchor)
        if page is None or page not in seen:
            yield anchor, title
        if page is not None:
            seen.add(page)
