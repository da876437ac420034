"""Where the start and the end of a line are: what is measured from the start stands at either side."""

from __future__ import annotations

from typing import NamedTuple


class Sides(NamedTuple):
    """A measure of `width` points whose lines begin at the left or, in `rtl` text, at the right."""

    width: float
    rtl: bool

    def left(self, start: float, extent: float = 0.0) -> float:
        """The left edge of what is `extent` wide and stands `start` from the line's start, in points."""
        return self.width - start - extent if self.rtl else start
