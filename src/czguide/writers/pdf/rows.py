"""What the pen shows: runs, lines and pieces of a paragraph, with their places on the page."""

from __future__ import annotations

from typing import NamedTuple

from czguide.typeset import GlyphRun, Line
from czguide.writers.pdf.structure import Element


class Shown(NamedTuple):
    """A run with its colour ('#rrggbb') and its baseline's rise in points."""

    run: GlyphRun
    colour: str
    rise: float


class Row(NamedTuple):
    """Runs of one line in one structure element, with the line's left edge and baseline."""

    line: Line
    x: float
    y: float
    runs: list[Shown]


class Piece(NamedTuple):
    """Neighbouring rows that belong to one structure element."""

    element: Element | None
    rows: list[Row]


Chunk = list[Shown]
"""Runs that one operator can show: of one font, size, colour and baseline."""
