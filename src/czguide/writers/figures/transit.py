"""A plan of two lines that cross: directions are true, distances are not."""

from __future__ import annotations

from czguide.document.drawings import Stop, Transit
from czguide.document.model import Inlines
from czguide.writers.figures.shapes import Box, Dot, Label, Ruler, Shape, Sketch, Stroke

NAME, STOP = "drawing_line", "drawing_small"

_LINES = (("accent", ()), ("muted", (7.0, 3.0)))
"""Colour and dashes of the lines: told apart without colours too."""

_SIDE = 34.0
_PITCH = 27.0
_AIR = 9.0


def transit(drawing: Transit, width: float, ruler: Ruler) -> Sketch:
    """The plan, north on top, whatever the direction of the script.

    Stops across have their names above and below the line by turns, those down beside it.
    """
    down, across = drawing.down, drawing.across
    crossing = drawing.crossing
    row = next(index for index, stop in enumerate(down.stops) if stop.key == crossing)
    column = next(index for index, stop in enumerate(across.stops) if stop.key == crossing)
    step = (width - 2 * _SIDE) / (len(across.stops) - 1)
    xs = [_SIDE + step * index for index in range(len(across.stops))]
    wide = min(2 * step - 12, 96.0)
    deep = max(ruler.height(stop.name, STOP, wide) for stop in across.stops) + _AIR
    tag = ruler.height(down.name, NAME, 1e4) + 5
    own = min(1.4 * step, ruler.width(down.stops[row].name, NAME) + 2)
    own_high = ruler.height(down.stops[row].name, NAME, own)
    above = max(_PITCH, deep + 12)
    # The name of the crossing stands below it, clear of the next stop's.
    ys = _rows(len(down.stops), row, tag + 12, above, max(above, 8 + own_high + _PITCH / 2))
    y, x = ys[row], xs[column]
    height = max(ys[-1] + 12, y + deep + 10, y + own_high + _AIR)
    shapes: list[Shape] = [
        _line(((xs[0], y), (xs[-1], y)), 1),
        _line(((x, ys[0]), (x, ys[-1])), 0),
        *_tag(down.name, x, 0.0, tag, 0, ruler, centred=True),
        *_tag(across.name, 0.0, y - tag - (deep + 2 if _above(0, column) else 14), tag, 1, ruler),
    ]
    for stop, place in zip(down.stops, ys, strict=True):
        if stop.key != crossing:
            shapes += [_dot(x, place, 0), _beside(stop, x + 10, place, width - x - 10, ruler)]
    for index, (stop, place) in enumerate(zip(across.stops, xs, strict=True)):
        if stop.key == crossing:
            continue
        high = ruler.height(stop.name, STOP, wide)
        above = _above(index, column)
        top = y - 8 - high if above else y + 8
        left = min(max(0.0, place - wide / 2), width - wide)
        align = (
            "left" if left == 0 and place < wide / 2 else "right" if place > width - wide / 2 else "center"
        )
        shapes += [_dot(place, y, 1), Label(left, top, wide, high, stop.name, STOP, align)]
    name = Label(x + 9, y + 8, own, own_high, down.stops[row].name, NAME)
    shapes += [Dot(x, y, 6.5, "paper", "ink", 2.2), name]
    return Sketch(width, height, tuple(shapes))


def _above(index: int, crossing: int) -> bool:
    """By turns; the neighbours of the crossing have theirs above, for its own stands below."""
    return (index - crossing) % 2 == 1


def _rows(count: int, crossing: int, top: float, above: float, below: float) -> list[float]:
    """Where the stops down stand: above and below the line across there is room for its names."""
    ys = [top]
    for index in range(1, count):
        ys.append(ys[-1] + {crossing: above, crossing + 1: below}.get(index, _PITCH))
    return ys


def _line(points: tuple[tuple[float, float], ...], order: int) -> Stroke:
    colour, dash = _LINES[order]
    return Stroke(points, colour, 4.0, dash)


def _dot(x: float, y: float, order: int) -> Dot:
    return Dot(x, y, 4.2, "paper", _LINES[order][0], 2.0, square=bool(order))


def _beside(stop: Stop, x: float, y: float, width: float, ruler: Ruler) -> Label:
    height = ruler.height(stop.name, STOP, width)
    return Label(x, y - height / 2, width, height, stop.name, STOP)


def _tag(
    name: Inlines, x: float, y: float, height: float, order: int, ruler: Ruler, *, centred: bool = False
) -> list[Shape]:
    width = ruler.width(name, NAME) + 14
    left = x - width / 2 if centred else x
    box = Box(left, y, width, height, "paper", _LINES[order][0], 1.6, radius=3)
    return [box, Label(left, y, width, height, name, NAME, "center")]
