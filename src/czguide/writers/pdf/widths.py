"""How many columns a panel has and how wide a table's are, so that no word and no unit is broken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from czguide.document.model import KeyFigure
from czguide.writers.pdf.paragraph import TextBlock
from czguide.writers.pdf.text import TextSetter

FIGURE_PAD = 12.0
_FIGURE_COLUMNS, _BILINGUAL_COLUMNS = 3, 2
_FIGURE_LEAST = 14.0
"""Points below which a key figure's number is no display any more: it gets a wider column."""


def table_columns(
    weights: Sequence[float], rows: Sequence[Sequence[TextBlock]], total: float, padding: float
) -> list[float]:
    """A table's widths by weight; where that would break a word, the columns are measured."""
    share = total / sum(weights)
    widths = [weight * share for weight in weights]
    if all(cell.whole(width - padding) for row in rows for cell, width in zip(row, widths, strict=False)):
        return widths
    columns = zip_longest(*rows)
    needs = [max(cell.narrowest() for cell in column if cell) + padding for column in columns]
    return column_widths(weights, needs, total)


def column_widths(weights: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Widths in points. A column that needs more than its share takes it from those that need less.

    `needs` are the widths below which a word, number or unit would be broken. Where they add up to more
    than the table has, all columns give in by the same share.
    """
    share = total / sum(weights)
    widths = [weight * share for weight in weights]
    wanted = sum(needs)
    if wanted >= total:
        return [total * need / wanted for need in needs]
    short = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
    given = short / spare if spare else 0.0
    return [
        need if need >= width else width - (width - need) * given
        for need, width in zip(needs, widths, strict=True)
    ]


def figure_columns(text: TextSetter, items: Sequence[KeyFigure], total: float) -> int:
    """Full rows, of four or three figures where their numbers fit with their units."""
    count = len(items)
    if any(item.second for item in items):
        # Both languages' numbers stand side by side.
        return min(_BILINGUAL_COLUMNS, count)
    columns = min(_FIGURE_COLUMNS, count) if count % 4 or count == 8 else 4
    while columns > 1 and not _fit(text, items, total / columns - 2 * FIGURE_PAD):
        columns = 2 if columns == 4 else columns - 1
    return columns


def figure_size(text: TextSetter, item: KeyFigure, width: float) -> float:
    """The size at which a number and its unit stand on one line, in points."""
    return max(_FIGURE_LEAST, _figure_size(text, item, width))


def _fit(text: TextSetter, items: Sequence[KeyFigure], width: float) -> bool:
    return all(_figure_size(text, item, width) >= _FIGURE_LEAST for item in items)


def _figure_size(text: TextSetter, item: KeyFigure, width: float) -> float:
    full = text.look.style("figure_number").size
    number = text.width(f"{item.number}{item.gap}.", "figure_number") - text.width(".", "figure_number")
    # The gap between Han and digits is no wider than a quarter of the number's em.
    unit = text.width(item.unit, "figure_unit") + full / 4 if item.unit else 0.0
    return min(full, (width - unit) / number * full) if number else full
