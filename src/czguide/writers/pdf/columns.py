"""Running text, its headings and lists in balanced columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from czguide.writers.pdf.flowables import Later
from czguide.writers.pdf.gridframe import HEADS, SHORT, begun, kind_of, link_headings, on_grid, sunk
from czguide.writers.pdf.sides import Sides

_SLACK = 1e-4
_LEAST = 3
"""Lines of the grid in which columns may begin on a page."""

_LEFT = 2
"""Lines per column that are left for the next page at least."""

_Place = tuple[int, float, Any]
"""A column, the depth of a part's top below the columns' top, and the part."""


class Columns(Flowable):  # type: ignore[misc]
    """Flowables that fill the first column, then the next; columns end alike, on the grid."""

    kind = "columns"

    def __init__(
        self, blocks: Sequence[Any], count: int, gutter: float, grid: float, rtl: bool = False
    ) -> None:
        super().__init__()
        self.blocks = list(blocks)
        self.count = count
        self.gutter = gutter
        self.grid = grid
        self.rtl = rtl
        self.spaceBefore = blocks[0].getSpaceBefore()
        self.spaceAfter = max(blocks[-1].getSpaceAfter(), grid)
        self._balanced: tuple[float, list[_Place]] | None = None
        self._taken = 0.0
        """The height of a page's rest that it fills, lest what is left begin below its first column."""
        link_headings(self.blocks)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """As high as the columns are when they end alike."""
        self.width = width
        # A page's part stays as it was placed; what goes by page numbers is placed anew in every layout.
        stale = not self._taken and any(isinstance(block, Later) for block in self.blocks)
        if stale or self._balanced is None or self._balanced[0] != width:
            self._balanced = (width, self._balance(width))
        assert self._balanced is not None
        deepest = max((depth + part.height for _, depth, part in self._balanced[1]), default=0.0)
        self.height = max(deepest, self._taken)
        return width, self.height

    def beginning(self) -> float:
        """The least height in which the columns break: a heading in them needs more than two lines."""
        most = math.ceil(self.height / self.grid)
        for lines in range(_LEAST, most):
            if self._fill(self.width, lines * self.grid)[0]:
                return lines * self.grid
        return float(self.height)

    @property
    def line_count(self) -> int:
        """Lines in all columns."""
        parts = [part for _, _, part in self._balanced[1]] if self._balanced else []
        return sum(getattr(part, "line_count", 1) for part in parts)

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fills the columns to the given height, and the rest."""
        lines = math.floor(height / self.grid + _SLACK)
        if lines < _LEAST:
            return []
        taken = lines * self.grid
        placed, rest = self._fill(width, taken)
        # Two lines alone at the head of a page look lost: some more go with them, to stand in all columns.
        while rest and lines > 2 * _LEAST and self._left(rest, width) < _LEFT * self.count:
            lines -= 1
            placed, rest = self._fill(width, lines * self.grid)
        if not placed:
            return []
        if not rest:
            return [self]
        head = Columns([part for _, _, part in placed], self.count, self.gutter, self.grid, self.rtl)
        head._balanced = (width, self._apart(head.blocks, width) or placed)
        head._taken = taken
        head.spaceBefore, head.spaceAfter = self.spaceBefore, 0.0
        return [head, Columns(rest, self.count, self.gutter, self.grid, self.rtl)]

    def _left(self, blocks: Sequence[Any], width: float) -> float:
        """The lines of the grid that blocks need."""
        column = self._column(width)
        return sum(self._height(block, column) for block in blocks) / self.grid + _SLACK

    def draw(self) -> None:
        """Column by column."""
        if self._balanced is None:
            return
        column = self._column(self.width)
        sides = Sides(self.width, self.rtl)
        for index, depth, part in self._balanced[1]:
            left = sides.left(index * (column + self.gutter), column)
            part.drawOn(self.canv, left, self.height - depth - part.height)

    def _column(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def _apart(self, blocks: Sequence[Any], width: float) -> list[_Place]:
        """One text in two languages alone, which would leave the other column empty: one in each."""
        alone = getattr(blocks[0], "apart", ()) if len(blocks) == 1 else ()
        if len(alone) != self.count:
            return []
        column = self._column(width)
        return [(index, 0.0, part) for index, part in enumerate(alone) if self._height(part, column)]

    def _balance(self, width: float) -> list[_Place]:
        column = self._column(width)
        if alone := self._apart(self.blocks, width):
            return alone
        total = 0.0
        for block in self.blocks:
            total += self._height(block, column) + block.getSpaceAfter()
        lines = max(2, math.ceil((total - self.blocks[-1].getSpaceAfter()) / self.count / self.grid - _SLACK))
        while True:
            placed, rest = self._fill(width, lines * self.grid)
            if not rest:
                return placed
            lines += 1

    def _fill(self, width: float, height: float) -> tuple[list[_Place], list[Any]]:
        """What stands in columns of this height, and what is left."""
        room = self._column(width)
        placed: list[_Place] = []
        queue = list(self.blocks)
        column, depth, after = 0, 0.0, 0.0
        while queue and column < self.count:
            block = queue[0]
            tall = self._height(block, room)
            top = depth + (max(after, block.getSpaceBefore()) if depth else 0.0)
            top = on_grid(top, block, self.grid) + (sunk(block, room, self.grid) if depth else 0.0)
            left = height - top + _SLACK
            headed = bool(placed) and placed[-1][0] == column and kind_of(placed[-1][2]) in HEADS
            if getattr(block, "_ZEROSIZE", False):
                parts = [block]
            elif self._parted(block, tall, room, top, left, headed):
                parts = []
            elif tall <= left:
                parts = [block]
            else:
                parts = block.split(room, left) if left > 0 else []
                parts = parts if len(parts) == 2 else []
            if not parts:
                column, depth, after = column + 1, 0.0, 0.0
                continue
            queue[:1] = parts[1:]
            tall = self._height(parts[0], room)
            placed.append((column, top, parts[0]))
            if tall:
                depth, after = top + tall, parts[0].getSpaceAfter()
            if len(parts) == 2:
                column, depth, after = column + 1, 0.0, 0.0
        return placed, queue

    def _parted(self, block: Any, tall: float, room: float, top: float, left: float, headed: bool) -> bool:
        """Whether what belongs to this block, a heading's text or a short item, would not stand below it."""
        if kind_of(block) in HEADS:
            return begun(block, room, top, self.grid) > top + left
        partner = getattr(block, "partner", None)
        if partner is None or tall > left or not top or headed:
            return False
        height = self._height(partner, room)
        return height <= SHORT * self.grid and tall + block.getSpaceAfter() + height > left

    @staticmethod
    def _height(flowable: Any, width: float) -> float:
        flowable.canv = None
        return float(flowable.wrap(width, 1e4)[1])
