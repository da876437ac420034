"""QR codes (ISO/IEC 18004)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache

import segno

from czguide.addresses import uri
from czguide.writers.figures.shapes import Box, Cells, Sketch

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004 9.1)."""


def code(target: str, width: float) -> Sketch:
    """The code with its quiet zone; a quarter of it may be worn off and it still reads (level Q for short
    addresses, M for others)."""
    count, runs = _made(target, "q" if len(target) <= 40 else "m")
    size = width / (count + 2 * QUIET)
    offset = QUIET * size
    cells = Cells(offset, offset, size, runs, "ink")
    return Sketch(width, width, (Box(0.0, 0.0, width, width, fill="paper"), cells))


@lru_cache(maxsize=512)
def _made(target: str, level: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Modules along a side, and the dark runs. Every pass and language of a guide asks for the same few
    codes, and each takes longer than a page of text."""
    matrix = segno.make(uri(target), error=level, micro=False, boost_error=False).matrix
    return len(matrix), tuple(_runs(matrix))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    for row, modules in enumerate(matrix):
        column = 0
        for dark, group in itertools.groupby(modules):
            count = len(list(group))
            if dark:
                yield row, column, count
            column += count
