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
    # Beside the line down names stand where there is more room, which is at its right if that is enough.
    x = xs[column]
    at_left = width - x < min(x, 1.5 * wide)
    room = (x if at_left else width - x) - 10
    own = min(1.4 * step, room, ruler.width(down.stops[row].name, NAME) + 2)
    own_high = ruler.height(down.stops[row].name, NAME, own)
    above = max(_PITCH, deep + 12)
    # The name of the line across stands at its end that the names of the other are not beside.
    tag_wide = _tag_width(across.name, ruler)
    at_end = at_left or x < tag_wide + 12
    tag_left = width - tag_wide if at_end else 0.0
    last = len(across.stops) - 1 if at_end else 0
    clear = deep + 2 if _above(last, column) else 14
    if at_end and not at_left:
        above += tag + 6
    # The name of the crossing stands below it, clear of the next stop's.
    top = tag + 12 if row else tag + 12 + deep + 2 + tag
    ys = _rows(len(down.stops), row, top, above, max(_PITCH, deep + 12, 8 + own_high + _PITCH / 2))
    y = ys[row]
    height = max(ys[-1] + 12, y + deep + 10, y + own_high + _AIR)
    shapes: list[Shape] = [
        _line(((xs[0], y), (xs[-1], y)), 1),
        # Where the lines cross at its first stop, names stand between that and its own.
        _line(((x, ys[0] if row else tag), (x, ys[-1])), 0),
        *_tag(down.name, x, 0.0, tag, 0, width, ruler, centred=True),
        *_tag(across.name, tag_left, y - tag - clear, tag, 1, width, ruler),
    ]
    for stop, place in zip(down.stops, ys, strict=True):
        if stop.key != crossing:
            left = 0.0 if at_left else x + 10
            shapes += [_dot(x, place, 0), _beside(stop, left, place, room, ruler, at_left=at_left)]
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
    side = (x - 9 - own, "right") if at_left else (x + 9, "left")
    name = Label(side[0], y + 8, own, own_high, down.stops[row].name, NAME, side[1])
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


def _beside(stop: Stop, x: float, y: float, width: float, ruler: Ruler, *, at_left: bool) -> Label:
    height = ruler.height(stop.name, STOP, width)
    return Label(x, y - height / 2, width, height, stop.name, STOP, "right" if at_left else "left")


def _tag(
    name: Inlines,
    x: float,
    y: float,
    height: float,
    order: int,
    whole: float,
    ruler: Ruler,
    *,
    centred: bool = False,
) -> list[Shape]:
    width = _tag_width(name, ruler)
    left = min(max(0.0, x - width / 2), whole - width) if centred else x
    box = Box(left, y, width, height, "paper", _LINES[order][0], 1.6, radius=3)
    return [box, Label(left, y, width, height, name, NAME, "center")]


def _tag_width(name: Inlines, ruler: Ruler) -> float:
    return ruler.width(name, NAME) + 14
