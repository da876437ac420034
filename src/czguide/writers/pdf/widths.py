"""How wide a table's columns are, so that no word and no unit is broken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from czguide.writers.pdf.paragraph import TextBlock


def table_columns(
    weights: Sequence[float], rows: Sequence[Sequence[TextBlock]], total: float, padding: float
) -> list[float]:
    """A table's widths by weight; where that would break a word, the columns are measured."""
    share = total / sum(weights)
    widths = [weight * share for weight in weights]
    if all(cell.unbroken(width - padding) for row in rows for cell, width in zip(row, widths, strict=False)):
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
