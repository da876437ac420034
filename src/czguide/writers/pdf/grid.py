"""Tables of flowables, without the defaults of ReportLab's Table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table, TableStyle

Padding = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""


class Grid(Table):  # type: ignore[misc]
    """A table that measures its cells once for each width, though it is wrapped several times."""

    _measured: float | None = None

    def _calc(self, width: float, height: float) -> None:
        if self._measured != width:
            super()._calc(width, height)
            self._measured = width

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Nothing while measuring."""
        if not canvas.measuring:
            super().drawOn(canvas, x, y, _sW)

    def _drawCell(self, cell: Any, style: Any, *place: Any) -> None:  # noqa: N802
        # Flowables choose their own colours and fonts, so the table need not.
        self._curcellstyle = style
        super()._drawCell(cell, style, *place)


def grid(
    font: str,
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    padding: Padding,
    *commands: tuple[Any, ...],
    heads: int = 0,
) -> Table:
    """A table whose cells stand at the top with the same padding; short rows are filled up.

    `font` keeps Helvetica, which a Table selects even for cells that draw their own text, out of
    the file. `heads` rows are repeated on every page.
    """
    left, top, right, bottom = padding
    whole = ((0, 0), (-1, -1))
    filled = [[*row, *([[]] * (len(widths) - len(row)))] for row in rows]
    style = [
        ("FONTNAME", *whole, font),
        ("VALIGN", *whole, "TOP"),
        ("LEFTPADDING", *whole, left),
        ("TOPPADDING", *whole, top),
        ("RIGHTPADDING", *whole, right),
        ("BOTTOMPADDING", *whole, bottom),
        *commands,
    ]
    return Grid(filled, colWidths=list(widths), repeatRows=heads, style=TableStyle(style))
