"""How wide a table's columns are, from what stands in them."""

from __future__ import annotations

import itertools
import math

from czguide.document.model import Cell

_TABLE_WIDTH, _CELL_PADDING = 54.0, 1.7
"""A table's width and a column's padding in ems of its text, as most pages have them."""


def column_weights(head: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[float, ...]:
    """Column shares that make the table low: from equal ones, as long as moving a bit makes it lower."""
    lengths = [[_width(cell.text.plain()) for cell in row] for row in (head, *rows)]
    count = len(head)
    widths = [_TABLE_WIDTH / count] * count
    least = _TABLE_WIDTH / count / 3
    best = _height(lengths, widths)
    for step in (4.0, 2.0, 1.0):
        better = True
        while better:
            better = False
            for giver, taker in itertools.permutations(range(count), 2):
                tried = list(widths)
                tried[giver] -= step
                tried[taker] += step
                height = _height(lengths, tried)
                if tried[giver] >= least and height < best - 1e-9:
                    best, widths, better = height, tried, True
    return tuple(round(width, 2) for width in widths)


def _height(lengths: list[list[float]], widths: list[float]) -> float:
    """The lines that a table takes; how full its fullest lines are decides between equals."""
    lines, fullness = 0, 0.0
    for row in lengths:
        needs = [length / max(width - _CELL_PADDING, 1.0) for length, width in zip(row, widths, strict=False)]
        lines += max((math.ceil(need * 1.06) for need in needs), default=1)
        fullness += max(needs, default=0.0)
    return lines + fullness / (10 * len(lengths))


def _width(text: str) -> float:
    """Rough width in ems: a full-width character counts as one, others as half."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.5 for character in text)
