"""Drawings as every writer can paint them: closed lists of lines and curves with colours by name."""

from __future__ import annotations

from dataclasses import dataclass, replace

Point = tuple[float, float]

Segment = tuple[str, tuple[Point, ...]]
"""M or L with one point, C with two controls and the end, Z with none. The y axis points down, as in SVG."""


@dataclass(frozen=True)
class Shape:
    """A path. `fill` and `stroke`: a theme colour's name, '' for none; widths in the drawing's units."""

    segments: tuple[Segment, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Drawing:
    """Shapes in a box of `width` by `height` units, later ones above earlier ones.

    `directed`: it points along the line, and turns around where text runs from the right.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    directed: bool = False

    def mirrored(self) -> Drawing:
        """Left and right exchanged."""
        return replace(self, shapes=tuple(map(self._turned, self.shapes)))

    def _turned(self, shape: Shape) -> Shape:
        segments = ((kind, tuple((self.width - x, y) for x, y in points)) for kind, points in shape.segments)
        return replace(shape, segments=tuple(segments))
