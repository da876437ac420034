"""The shapes that drawings are made of. Lengths in points, `y` from the top down, colours by theme name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from czguide.document.model import Inlines

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 0.8
    radius: float = 0.0


@dataclass(frozen=True)
class Dot:
    """A mark around a point: a circle, or a square where `square`."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""
    line: float = 1.2
    square: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line through points, with an arrow at its end where `arrow`."""

    points: tuple[Point, ...]
    colour: str
    line: float = 1.0
    dash: tuple[float, ...] = ()
    arrow: bool = False


@dataclass(frozen=True)
class Label:
    """Text in a box, in its middle from top to bottom. `align` is the page's: left, center or right.

    `cell`: its row and column in the table of a chart's values, whose heads are row 0.
    """

    x: float
    y: float
    width: float
    height: float
    text: Inlines
    style: str
    align: str = "left"
    cell: tuple[int, int] | None = None


@dataclass(frozen=True)
class Cells:
    """Squares of a grid: each run is (row, column, how many)."""

    x: float
    y: float
    size: float
    runs: tuple[tuple[int, int, int], ...]
    fill: str


Shape = Box | Dot | Stroke | Label | Cells


@dataclass(frozen=True)
class Sketch:
    """A finished drawing."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def mirrored(self) -> Sketch:
        """The same for a script that runs from right to left."""
        return Sketch(self.width, self.height, tuple(_mirrored(shape, self.width) for shape in self.shapes))


class Ruler(Protocol):
    """Measures text as a writer will set it. `grid`: the step of the page's lines, in points."""

    @property
    def grid(self) -> float:
        """The step of the lines of running text, in points."""

    def width(self, text: Inlines, style: str) -> float:
        """The width of the text on one line."""

    def height(self, text: Inlines, style: str, width: float) -> float:
        """The height of the text in a column."""


Drafter = Callable[[float, Ruler], Sketch]
"""Makes a drawing as wide as it may be."""

_SIDES = {"left": "right", "right": "left", "center": "center"}


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Box():
            return replace(shape, x=width - shape.x - shape.width)
        case Label():
            return replace(shape, x=width - shape.x - shape.width, align=_SIDES[shape.align])
        case Dot():
            return replace(shape, x=width - shape.x)
        case Stroke():
            return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
        case Cells():
            return shape  # a code reads one way only
