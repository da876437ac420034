"""QR codes (ISO/IEC 18004)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import segno

from czguide.writers.figures.shapes import Box, Cells, Sketch

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004 9.1)."""


def code(target: str, width: float) -> Sketch:
    """The code with its quiet zone; a quarter of it may be worn off and it still reads (level Q for short
    addresses, M for others)."""
    level = "q" if len(target) <= 40 else "m"
    matrix = segno.make(target, error=level, micro=False, boost_error=False).matrix
    size = width / (len(matrix) + 2 * QUIET)
    offset = QUIET * size
    cells = Cells(offset, offset, size, tuple(_runs(matrix)), "ink")
    return Sketch(width, width, (Box(0.0, 0.0, width, width, fill="paper"), cells))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    for row, modules in enumerate(matrix):
        column = 0
        for dark, group in itertools.groupby(modules):
            count = len(list(group))
            if dark:
                yield row, column, count
            column += count
