"""Tables of flowables, without the defaults of ReportLab's Table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table, TableStyle

from czguide.writers.pdf.structure import Element

_ROWS = 2
"""Rows of a table that stay together at a page's foot and head."""
_LOW = 14
"""Lines of the grid up to which a table stays whole: a hole of a quarter page is no worse than a break."""

Padding = tuple[float, float, float, float]
"""Start, top, end, bottom, in points."""


class Grid(Table):  # type: ignore[misc]
    """A table that measures its cells once for each width, though it is wrapped several times."""

    _measured: float | None = None
    kind = "box"
    whole = False
    """Whether it stays on one page where it fits on one."""
    step = 0.0
    before = 0.0
    after = 0.0
    _colpositions: list[float]
    mirrored = False
    """Whether the first column stands at the right."""
    following: Any = None
    """What stays with its last row."""
    element: Element | None = None
    """The Table, which is told where it stands if it stands on one page."""

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        """As told."""
        return self.before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """As told, or what follows wants, and what is missing to the next half line of the grid."""
        after = max(self.after, self.following.getSpaceBefore() if self.following is not None else 0.0)
        height = float(getattr(self, "_height", None) or 0.0)
        return after + (-(height + after) % (self.step / 2) if self.step else 0.0)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """As ReportLab's, which keeps the height to itself."""
        width, self.height = super().wrap(availWidth, availHeight)
        return width, self.height

    def beginning(self) -> float:
        """The least height it begins in: all of a low table, else its head and first rows."""
        heights, first = list(self._rowHeights or ()), (self.repeatRows or 0) + _ROWS
        if sum(heights) <= _LOW * self.step or len(heights) < first + _ROWS:
            return float("inf")
        return float(sum(heights[:first]))

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Between rows; not at all where it is to stay whole and can."""
        if self.whole and availHeight < float(self._height or 0.0) <= _page_height(self):
            return []
        if availHeight < self.beginning() and availHeight < _page_height(self) - 1:
            return []
        # Its last rows stay for the page of what follows it.
        room = min(availHeight, float(self._height or 0.0) - self._tail())
        parts = list(super().split(availWidth, room))
        for part in parts:
            part.kind, part.step, part.before, part.after = self.kind, self.step, self.before, 0.0
            part.mirrored = self.mirrored
        if parts:
            parts[-1].after, parts[-1].following = self.after, self.following
        return parts

    def _tail(self) -> float:
        """The height of the last rows, less a hair: what stays for the next page at least."""
        return float(sum(list(self._rowHeights or ())[-_ROWS:])) - 0.01

    def _calc(self, width: float, height: float) -> None:
        if self._measured != width:
            super()._calc(width, height)
            self._measured = width

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Nothing while measuring."""
        if not canvas.measuring:
            super().drawOn(canvas, x, y, _sW)

    def draw(self) -> None:
        """The cells in reading order; where the table is mirrored, columns are counted from the right."""
        if self.element is not None:
            self.canv.enclose(self.element, self._width, self._height)
        positions = self._colpositions
        if self.mirrored:
            self._colpositions = [self._width - x for x in positions]
        super().draw()
        self._colpositions = positions

    def _drawCell(  # noqa: N802
        self, cell: Any, style: Any, place: tuple[float, float], size: tuple[float, float]
    ) -> None:
        # Flowables choose their own colours and fonts, so the table need not.
        self._curcellstyle = style
        left = place[0] - size[0] if self.mirrored else place[0]
        super()._drawCell(cell, style, (left, place[1]), size)


def boxed(table: Grid, caption: Any, element: Element) -> None:
    """Have the Table say what room it takes up, caption and rows (ISO 32000-1 14.8.5.4.3)."""
    table.element = element
    caption.on_draw = lambda canvas, top: canvas.begin(element, top)


_SIDES = {
    False: ("LEFTPADDING", "RIGHTPADDING", "LEFT"),
    True: ("RIGHTPADDING", "LEFTPADDING", "RIGHT"),
}
"""By whether text runs from the right: the paddings at its start and end, and the side it begins at."""


def _page_height(flowable: Any) -> float:
    frame = getattr(flowable, "_frame", None)
    return float(frame._aH) if frame is not None else 1e6


def grid(
    font: str,
    step: float,
    rtl: bool,
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    padding: Padding,
    *commands: tuple[Any, ...],
    heads: int = 0,
) -> Grid:
    """A table whose cells stand at the top with the same padding; short rows are filled up.

    `step`: of the grid of lines that what follows stands on. `font` keeps Helvetica, which a Table selects
    even for cells that draw their own text, out of the file. `heads` rows are repeated on every page. In
    `rtl` text the first column stands at the right; STARTPADDING is the padding at a line's start.
    """
    start, top, end, bottom = padding
    before, after, side = _SIDES[rtl]
    whole = ((0, 0), (-1, -1))
    filled = [[*row, *([[]] * (len(widths) - len(row)))] for row in rows]
    style = [
        ("FONTNAME", *whole, font),
        ("VALIGN", *whole, "TOP"),
        ("ALIGN", *whole, side),
        (before, *whole, start),
        ("TOPPADDING", *whole, top),
        (after, *whole, end),
        ("BOTTOMPADDING", *whole, bottom),
        *((before if name == "STARTPADDING" else name, *rest) for name, *rest in commands),
    ]
    made = Grid(filled, colWidths=list(widths), repeatRows=heads, style=TableStyle(style))
    made.step = step
    made.mirrored = rtl
    return made
