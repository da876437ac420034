"""Drawings onto a canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable

from czguide.theme.drawing import Drawing, Shape
from czguide.theme.svg import CURRENT
from czguide.writers.pdf.styles import Look


def paint(
    canvas: Any,
    drawing: Drawing,
    look: Look,
    box: tuple[float, float, float, float],
    current: str = "ink",
    *,
    cover: bool = False,
) -> None:
    """Paint a drawing into a box (x, y, width, height), whole and centred; with `cover`, filling it.

    `current`: the theme colour that `currentColor` means here.
    """
    x, y, width, height = box
    across, up = width / drawing.width, height / drawing.height
    scale = max(across, up) if cover else min(across, up)
    canvas.saveState()
    canvas.translate(
        x + (width - drawing.width * scale) / 2,
        # What covers keeps its foot: there stand the things that stand on the ground.
        y + drawing.height * scale + (0 if cover else (height - drawing.height * scale) / 2),
    )
    canvas.scale(scale, -scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for shape in drawing.shapes:
        _shape(canvas, shape, lambda name: look.colour(current if name == CURRENT else name))
    canvas.restoreState()


def _shape(canvas: Any, shape: Shape, colour: Callable[[str], Any]) -> None:
    path = canvas.beginPath()
    for kind, points in shape.segments:
        match kind:
            case "M":
                path.moveTo(*points[0])
            case "L":
                path.lineTo(*points[0])
            case "C":
                path.curveTo(*points[0], *points[1], *points[2])
            case _:
                path.close()
    if shape.fill:
        canvas.setFillColor(colour(shape.fill))
        canvas.setFillAlpha(shape.opacity)
    if shape.stroke:
        canvas.setStrokeColor(colour(shape.stroke))
        canvas.setStrokeAlpha(shape.opacity)
        canvas.setLineWidth(shape.width)
    canvas.drawPath(path, stroke=int(bool(shape.stroke)), fill=int(bool(shape.fill)))


class Icon(Flowable):  # type: ignore[misc]
    """An icon in a table's cell, on the middle of a first line of the given leading."""

    def __init__(self, drawing: Drawing | None, look: Look, size: float, leading: float, colour: str) -> None:
        super().__init__()
        self.drawing = drawing
        self.look = look
        self.size = size
        self.leading = leading
        self.colour = colour

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """As high as the line."""
        self.width, self.height = self.size, self.leading
        return self.width, self.height

    def draw(self) -> None:
        """The icon; it says nothing that the words beside it don't."""
        if self.drawing and not self.canv.measuring:
            low = (self.leading - self.size) / 2
            paint(self.canv, self.drawing, self.look, (0, low, self.size, self.size), self.colour)
