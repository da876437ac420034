"""Blocks to paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from czguide.document.model import (
    Block,
    Callout,
    Codes,
    Contacts,
    Contents,
    Cover,
    Definitions,
    Figure,
    Form,
    Index,
    KeyFigures,
    List,
    Paragraph,
    Section,
    Sources,
    Table,
)
from czguide.writers.docx.backmatter import index, sources
from czguide.writers.docx.cards import contacts, definitions, form, key_figures
from czguide.writers.docx.contents import contents
from czguide.writers.docx.context import Context
from czguide.writers.docx.cover import cover
from czguide.writers.docx.figures import codes, figure
from czguide.writers.docx.inlines import content, run
from czguide.writers.docx.openers import opener
from czguide.writers.docx.paragraphs import paragraph, titled
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.running import header
from czguide.writers.docx.sections import Setup
from czguide.writers.docx.styles import LIST_INDENT, PART
from czguide.writers.docx.tables import table
from czguide.writers.docx.xml import Element, w

_PARAGRAPHS = {"lead": "Lead", "note": "Note"}
_LISTS = {"bullet": "ListBullet", "step": "ListNumber", "check": "ListCheck", "field": "ListField"}
_CALLOUTS = {"tip": "Tip", "warning": "Warning", "note": "Remark", "call": "Call"}
_DEEPEST = 3
_ONE_COLUMN, _MOST_COLUMNS = 5, 4
"""Names that stand one below the other; columns for more."""


def write_blocks(blocks: Iterable[Block], context: Context) -> None:
    """Add the blocks to the document's body."""
    for block in blocks:
        _write(block, context)


def _write(block: Block, context: Context) -> None:
    match block:
        case Section():
            if block.kind == "chapter" or (block.level == 1 and block is not context.first):
                context.headers.append(header(block, context))
                number, opens = len(context.headers), block.kind == "chapter"
                context.body.enter(Setup("nextPage" if opens else "continuous", header=number, opens=opens))
            context.body.add([_heading(block, context)])
            inner = block.blocks
            if block.kind == "chapter":
                context.body.add(opener(block, context))
                match inner:
                    case (Paragraph(words, "lead", title), *rest):
                        # It stands at a page's top: a figure too high for this page leaves it there.
                        free = w("keepNext", val=0)
                        context.body.add([paragraph("Lead", titled(title, words, context), free)])
                        inner = tuple(rest)
            write_blocks(inner, context)
        case Cover():
            cover(block, context)
        case List(kind="field") if len(block.items) > _ONE_COLUMN:
            _names(block, context)
        case Index():
            index(block, context)
        case _:
            context.body.add(_elements(block, context))


def _elements(
    block: Paragraph
    | List
    | KeyFigures
    | Table
    | Figure
    | Codes
    | Callout
    | Contacts
    | Definitions
    | Form
    | Sources
    | Contents,
    context: Context,
) -> Iterable[Element]:
    match block:
        case Paragraph(words, role, title):
            return [paragraph(_PARAGRAPHS.get(role, "BodyText"), titled(title, words, context))]
        case List():
            return _list(block, context)
        case Callout():
            return _callout(block, context)
        case Table():
            return table(block, context)
        case Figure():
            return figure(block, context)
        case Codes():
            return codes(block, context)
        case KeyFigures():
            return key_figures(block, context)
        case Contacts():
            return contacts(block, context)
        case Definitions():
            return definitions(block, context)
        case Form():
            return form(block, context)
        case Sources():
            return sources(block, context)
        case Contents():
            return contents(block, context)
        case _:
            assert_never(block)


def _heading(section: Section, context: Context) -> Element:
    """A heading in its anchor's bookmark; the number is no part of the message."""
    second = context.second
    chapter = section.kind == "chapter"
    if chapter and context.theme.opener.kind == "field":
        # Muted words could not be read on its colour.
        context.second = ("SecondOnCover",)
    marked = context.mark_place(section.anchor, content(section.heading, context))
    context.second = second
    if section.number:
        marked.insert(0, run(section.number + context.language.run_in, context))
    style = f"Heading{min(section.level, _DEEPEST)}" if section.level > 1 or chapter else PART
    return paragraph(style, marked)


def _list(block: List, context: Context, *, columns: bool = False) -> Iterable[Element]:
    if block.title:
        yield paragraph("BlockTitle", content(block.title, context))
    style = _LISTS[block.kind]
    numbering: list[Element] = []
    instance = context.numbering.restart() if block.kind == "step" else 0
    ends = (0, len(block.items) - 2)
    for place, item in enumerate(block.items):
        if instance:
            numbering = [w("numPr", w("ilvl", val=0), w("numId", val=instance))]
        # No short name stands alone on a page, neither the first nor the last.
        stay = block.kind == "field" and not columns and place in ends and place + 1 < len(block.items)
        yield paragraph(style, titled(item.title, item.text, context), *numbering, stay=stay)


def _names(block: List, context: Context) -> None:
    """Short names in columns, as many as keep each on one line."""
    ruler, gutter = EmRuler(context.theme), context.page.gutter
    widest = max(ruler.width(item.text, "item") for item in block.items) + LIST_INDENT + gutter
    count = max(1, min(_MOST_COLUMNS, int((context.page.text_width + gutter) / widest)))
    if count < 2:
        context.body.add(_list(block, context))
        return
    made = list(_list(block, context, columns=True))
    title = len(made) - len(block.items)
    context.body.add(made[:title])
    context.body.enter_columns(count)
    context.body.add(made[title:])
    context.body.enter_columns(1)


def _callout(block: Callout, context: Context) -> Iterable[Element]:
    style = _CALLOUTS[block.kind]
    yield paragraph(f"{style}Title", content(block.title, context))
    for item in block.items:
        # The box stays on one page where it can.
        stay = item is not block.items[-1]
        yield paragraph(style, titled(item.title, item.text, context), stay=stay)
