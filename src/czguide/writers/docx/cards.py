"""Blocks set as cells side by side: key figures, contact cards, definitions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from czguide.document.model import ContactCard, Contacts, Definitions, Form, KeyFigure, KeyFigures
from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx import tablestyles
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import run as field_run
from czguide.writers.docx.inlines import content, fact, run, runs
from czguide.writers.docx.pairs import between
from czguide.writers.docx.paragraphs import in_languages, paragraph
from czguide.writers.docx.styles import CONTACT_STYLES
from czguide.writers.docx.tables import Content, grid, staying
from czguide.writers.docx.xml import Element, w

_MOST_COLUMNS = 4
_CARD_COLUMNS = 2
_BILINGUAL_COLUMNS = 2
_CELL_PADDING = 24.0
"""Left and right of a figure in its cell, with the spaces a word processor adds, in points."""


def key_figures(block: KeyFigures, context: Context) -> Iterable[Element]:
    """A panel of figures in as many columns as keep each number on one line."""
    # Without a space between them a unit ends no line: it stands beside its number.
    widest = max(
        ((max if figure.gap else sum)(_widths(figure, context)) for figure in block.items), default=0
    )
    columns = _columns(len(block.items), widest + _CELL_PADDING, context.page.text_width)
    if context.document.second:
        columns = min(columns, _BILINGUAL_COLUMNS)
    room = context.page.text_width / columns - _CELL_PADDING if columns else 0.0
    cells = [_figure(figure, context, room) for figure in block.items]
    said = ", ".join(figure.label.plain() for figure in block.items)
    return _cards(cells, columns, tablestyles.FIGURES, context, said)


def _columns(count: int, width: float, available: float) -> int:
    """Even rows where possible: five figures stand as three and two, not as four and one."""
    fitting = max(1, min(_MOST_COLUMNS, count, int(available // width)))
    rows = max(1, -(-count // fitting))
    return max(1, -(-count // rows))


def _figure(figure: KeyFigure, context: Context, room: float) -> Content:
    """Number and unit are each kept whole; where they find no `room` on a line, the unit stands below."""
    mark = ("Missing",) if figure.missing else ()
    stack = (*mark, "KeyFigureUnit")
    digits, words = (part.replace(" ", "\u00a0") for part in (figure.number, figure.unit))
    number_width, unit_width = _widths(figure, context)
    gap = "\u00a0" if number_width + unit_width <= room else " "
    space = [run(gap, context, stack)] if figure.gap else []
    if figure.fact:
        number = [fact(figure.fact, "head", digits, context, mark)]
        unit = [fact(figure.fact, "tail", words, context, stack)] if words else []
    else:
        number = runs(digits, context)
        unit = runs(words, context, stack) if words else []
    second: list[Element] = []
    if (own := figure.second) is not None:
        with context.in_language(own.lang):
            mark = ("Missing",) if own.missing else ()
            second = [between(), fact(figure.fact, "", own.text, context, (*mark, "KeyFigureUnit"))]
    result = [
        paragraph("KeyFigure", [*number, *space, *unit, *second]),
        paragraph("KeyFigureLabel", content(figure.label, context)),
    ]
    if figure.note:
        result.append(paragraph("KeyFigureNote", content(figure.note, context)))
    return result


def _widths(figure: KeyFigure, context: Context) -> tuple[float, float]:
    """Of number and unit in points, roughly: the word processor's fonts are not at hand."""
    styles = context.theme.styles
    number = _ems(figure.number) * styles["figure_number"].size
    return number, _ems(figure.unit) * styles["figure_unit"].size


def _ems(words: str) -> float:
    return sum(1.0 if _wide(char) else 0.58 for char in words)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def contacts(block: Contacts, context: Context) -> Iterable[Element]:
    """Cards, two in a row."""
    if block.title:
        yield paragraph("BlockTitle", content(block.title, context))
    cells = [_card(card, context) for card in block.items]
    said = block.title.plain() if block.title else ", ".join(card.name.plain() for card in block.items)
    columns = max(1, min(len(cells), _CARD_COLUMNS))
    yield from _cards(cells, columns, tablestyles.CARDS, context, said, share=columns / _CARD_COLUMNS)


def _card(card: ContactCard, context: Context) -> Content:
    result = [paragraph("ContactName", content(card.name, context))]
    for line in card.lines:
        colon, style = context.language.colon, "ContactLabel"
        runs = in_languages(line.label, line.text, context, style, colon, style)
        result.append(paragraph(CONTACT_STYLES.get(line.kind, ("ContactLine", ""))[0], runs))
    if card.note:
        result.append(paragraph("ContactNote", content(card.note, context)))
    return result


def definitions(block: Definitions, context: Context) -> Iterable[Element]:
    """Terms at the left, what they are at the right."""
    rows = [
        (
            [paragraph("DefinitionTerm", content(term, context), stay=stay)],
            [paragraph("Definition", content(description, context), stay=stay)],
        )
        for (term, description), stay in zip(block.items, staying(len(block.items)), strict=True)
    ]
    said = ", ".join(term.plain() for term, _ in block.items)
    return (
        grid(rows, (1, 3), tablestyles.DEFINITIONS, context, row_heads=True, description=said) if rows else ()
    )


def form(block: Form, context: Context) -> Iterable[Element]:
    """A label and a line to write on, which reaches to the margin."""
    width = round(context.page.text_width * TWIPS_PER_POINT)
    for label in block.items:
        line = [*content(label, context), run("\u2003", context), field_run(w("tab"))]
        yield paragraph("ListField", line, w("tabs", w("tab", val="right", leader="underscore", pos=width)))


def _cards(
    cells: Sequence[Content], columns: int, style: str, context: Context, said: str, share: float = 1
) -> Iterable[Element]:
    """The cells in rows, of which the last may be shorter. `said`: what the table holds, for who hears it."""
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    return grid(rows, [1] * columns, style, context, description=said, share=share) if rows else ()
