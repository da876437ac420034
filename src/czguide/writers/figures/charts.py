"""Charts: bars from zero, shares of a whole, ranks with the first place on top."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from czguide.document.drawings import Chart, Value
from czguide.document.model import Inlines, Str
from czguide.writers.figures.shapes import Box, Dot, Label, Ruler, Shape, Sketch, Stroke

LABEL, VALUE, SMALL = "drawing_label", "drawing_value", "drawing_small"

BAR = 13.0
"""The thickness of a bar."""

SERIES = (("accent", (), False), ("muted", (4.0, 2.6), True))
"""Colour, dashes and whether its marks are squares, by series: never told apart by colour alone."""

_GAP = 9.0
_MOST_SEGMENTS = 20
_ROW, _PLACE = 1.5, 2.0
"""Lines of the grid from bar to bar, and from place to place."""
_MOST_PLACES = 12
"""Lines of a chart of ranks."""
_CLEAR = 5.0
"""Points between a place and its label."""


def chart(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """The chart in a column. Its labels, values and axis titles are the cells of the table of its values."""
    return {"bar": bars, "share": shares, "rank": ranks}[drawing.kind](drawing, width, ruler)


def bars(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """Horizontal bars whose lengths are as their values, from zero; each value stands after its bar."""
    values = [row.values[0] for row in drawing.rows]
    most = max(float(value.amount) for value in values)
    rows, left, room, titles, height = _rows(drawing, width, ruler)
    shapes: list[Shape] = [*titles]
    for number, ((label, middle), value) in enumerate(zip(rows, values, strict=True), start=1):
        length = room * float(value.amount) / most if most else 0.0
        shapes += [label, Box(left, middle - BAR / 2, length, BAR, fill="accent")]
        shapes.append(_beside(value, left + length + 6, middle, width, number))
    shapes.append(Stroke(((left, titles[0].height), (left, height)), "muted", 0.9))
    return Sketch(width, height, tuple(shapes))


def shares(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """Each value fills its part of a track that stands for the whole: few things as so many segments."""
    values = [row.values[0] for row in drawing.rows]
    rows, left, room, titles, height = _rows(drawing, width, ruler)
    shapes: list[Shape] = [*titles]
    for number, ((label, middle), value) in enumerate(zip(rows, values, strict=True), start=1):
        top = middle - BAR / 2
        part = room * float(value.amount / value.whole)
        shapes += [
            label,
            Box(left, top, room, BAR, fill="accent_light"),
            Box(left, top, part, BAR, fill="accent"),
        ]
        whole = int(value.whole)
        cuts = whole if whole == value.whole and whole <= _MOST_SEGMENTS else 4
        for cut in range(1, cuts):
            x = left + room * cut / cuts
            shapes.append(Stroke(((x, top), (x, top + BAR)), "paper", 1.6 if cuts == whole else 0.7))
        shapes.append(Box(left, top, room, BAR, stroke="accent"))
        shapes.append(_beside(value, left + room + 6, middle, width, number))
    return Sketch(width, height, tuple(shapes))


def ranks(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """Lines from row to row; place 1 is on top, and every place down to the lowest has its line."""
    lowest = max(int(value.amount) for row in drawing.rows for value in row.values)
    names = min(width * 0.3, max(ruler.width(name, VALUE) for name in drawing.series) + 4)
    texts = [value.text for row in drawing.rows for value in row.values]
    widest = max(ruler.width(text, VALUE) for text in texts)
    tall = max(14.0, *(ruler.height(text, VALUE, widest + 6) for text in texts))
    title = min(width * 0.2, ruler.width(drawing.head, SMALL) + 2)
    # What says which way the axis goes stands over it.
    said = ruler.height(drawing.axis, SMALL, width) if drawing.axis else 0.0
    left, top = 20.0, _whole(said, ruler) + _whole(tall + _CLEAR, ruler)
    inner = max(widest, ruler.width(drawing.rows[0].label, LABEL)) / 2 + max(4.0, title + 6 - left)
    right = width - names - 12
    step = (right - left - inner - widest / 2 - 4) / max(1, len(drawing.rows) - 1)
    pitch = max(_PLACE * ruler.grid, _whole(tall + _CLEAR + 4, ruler))
    # Of many places only some have lines, and all together no more height.
    unit = rank_unit(lowest)
    if unit > 1:
        pitch = pitch * _MOST_PLACES / lowest
    bottom = top + pitch * (lowest - 1)

    def place(index: int, value: Value) -> tuple[float, float]:
        return left + inner + step * index, top + pitch * (int(value.amount) - 1)

    shapes: list[Shape] = []
    if drawing.axis:
        shapes.append(Label(0.0, 0.0, width, said, drawing.axis, SMALL, "left"))
    for rank in (1, *range(2 if unit == 1 else unit, lowest + 1, unit)):
        y = top + pitch * (rank - 1)
        shapes.append(Stroke(((left, y), (right, y)), "rule", 0.6))
        shapes.append(Label(0.0, y - 7, left - 6, 14, _plain(str(rank)), SMALL, "right"))
    low = bottom + ruler.grid
    high = max(1.25 * ruler.grid, *(ruler.height(row.label, LABEL, step) for row in drawing.rows))
    shapes.append(Label(0.0, low, title, high, drawing.head, SMALL, "left", (0, 0)))
    for index, row in enumerate(drawing.rows):
        x = left + inner + step * index
        half = min(step / 2, x - title if index == 0 else x, width - x)
        shapes.append(Label(x - half, low, 2 * half, high, row.label, LABEL, "center", (index + 1, 0)))
    for order, (colour, dash, square) in enumerate(SERIES[: len(drawing.series)]):
        points = tuple(place(index, row.values[order]) for index, row in enumerate(drawing.rows))
        shapes.append(Stroke(points, colour, 2.0, dash))
        for index, ((x, y), row) in enumerate(zip(points, drawing.rows, strict=True), start=1):
            shapes.append(Dot(x, y, 3.6, colour, "paper", 1.2, square))
            own = row.values[order]
            # Where another line's mark is close above, or at the same place, the value stands below.
            others = [(place(index - 1, value)[1], at) for at, value in enumerate(row.values) if at != order]
            over = not any((high, at) < (y, order) and y - high < tall + 2 * _CLEAR for high, at in others)
            top_of, cell = y - _CLEAR - tall if over else y + _CLEAR, (index, order + 1)
            shapes.append(
                Label(x - widest / 2 - 3, top_of, widest + 6, tall, own.text, VALUE, "center", cell)
            )
    ends = [place(0, value)[1] for value in drawing.rows[-1].values]
    written = list(_series_names(drawing, ends, right + 10, names, ruler))
    height = max(low + high, *(label.y + label.height for label in written))
    return Sketch(width, _whole(height, ruler), (*shapes, *written))


def rank_unit(lowest: int) -> int:
    """Places from line to line: each one, or 5, 10, 20, 50 … where they are many."""
    unit = 1
    for unit in (1, *(step * 10**power for power in range(6) for step in (5, 10, 20))):
        if lowest / unit <= _MOST_PLACES:
            break
    return unit


def _series_names(drawing: Chart, ends: list[float], x: float, width: float, ruler: Ruler) -> Iterator[Label]:
    """Each line's name at its end, moved down where it would run into the one above."""
    free = -1e9
    for order in sorted(range(len(ends)), key=lambda order: ends[order]):
        name = drawing.series[order]
        height = ruler.height(name, VALUE, width)
        top = max(ends[order] - height / 2, free)
        free = top + height + 3
        yield Label(x, top, width, height, name, VALUE, cell=(0, order + 1))


class _Rows(NamedTuple):
    """Rows of bars: labels with the middle of each row, where bars begin and how long they may be, the
    axes' titles, the height of all."""

    labels: list[tuple[Label, float]]
    left: float
    room: float
    titles: tuple[Label, Label]
    height: float


def _rows(drawing: Chart, width: float, ruler: Ruler) -> _Rows:
    """Labels before the bars; rows begin on half lines of the grid."""
    widest = max(ruler.width(row.label, LABEL) for row in drawing.rows)
    own = ruler.width(drawing.head, SMALL)
    left = min(max(widest, own), width * 0.36) + _GAP
    beside = max(ruler.width(row.values[0].text, VALUE) for row in drawing.rows) + 8
    series = drawing.series[0]
    high = ruler.height(drawing.head, SMALL, left - _GAP), ruler.height(series, SMALL, width - left)
    top = _whole(max(high), ruler)
    titles = (
        Label(0.0, 0.0, left - _GAP, top, drawing.head, SMALL, "right", (0, 0)),
        Label(left, 0.0, width - left, top, series, SMALL, "left", (0, 1)),
    )
    found: list[tuple[Label, float]] = []
    for number, row in enumerate(drawing.rows, start=1):
        value = ruler.height(row.values[0].text, VALUE, beside)
        needed = max(ruler.height(row.label, LABEL, left - _GAP), value)
        height = max(_ROW * ruler.grid, _whole(needed + 3, ruler))
        label = Label(0.0, top, left - _GAP, height, row.label, LABEL, "right", (number, 0))
        found.append((label, top + height / 2))
        top += height
    return _Rows(found, left, width - left - beside, titles, top)


def _whole(height: float, ruler: Ruler) -> float:
    """Whole half lines of the grid."""
    step = ruler.grid / 2
    return math.ceil(height / step - 1e-4) * step


def _beside(value: Value, x: float, middle: float, width: float, number: int) -> Label:
    return Label(x, middle - 8, width - x, 16, value.text, VALUE, cell=(number, 1))


def _plain(text: str) -> Inlines:
    return Inlines((Str(text),))
