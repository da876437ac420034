"""Charts: bars from zero, shares of a whole, ranks with the first place on top."""

from __future__ import annotations

from collections.abc import Iterator

from czguide.document.drawings import Chart, Value
from czguide.document.model import Inlines, Str
from czguide.writers.figures.shapes import Box, Dot, Label, Ruler, Shape, Sketch, Stroke

LABEL, VALUE, SMALL = "drawing_label", "drawing_value", "drawing_small"

BAR = 13.0
"""The thickness of a bar."""

SERIES = (("accent", (), False), ("muted", (4.0, 2.6), True))
"""Colour, dashes and whether its marks are squares, by series: never told apart by colour alone."""

_GAP = 9.0
_ROW = 21.0
_MOST_SEGMENTS = 20
_RANK_PITCH, _RANK_AIR = 27.0, 13.0


def chart(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """The chart in a column."""
    return {"bar": bars, "share": shares, "rank": ranks}[drawing.kind](drawing, width, ruler)


def bars(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """Horizontal bars whose lengths are as their values, from zero; each value stands after its bar."""
    values = [row.values[0] for row in drawing.rows]
    most = max(float(value.amount) for value in values)
    beside = max(ruler.width(value.text, VALUE) for value in values) + 8
    left, room = _columns(drawing, width, beside, ruler)
    rows = list(_rows(drawing, left, ruler))
    shapes: list[Shape] = []
    for (label, middle), value in zip(rows, values, strict=True):
        length = room * float(value.amount) / most if most else 0.0
        shapes += [label, Box(left, middle - BAR / 2, length, BAR, fill="accent")]
        shapes.append(_beside(value, left + length + 6, middle, width))
    height = rows[-1][0].y + rows[-1][0].height + 2
    shapes.append(Stroke(((left, 0.0), (left, height)), "muted", 0.9))
    return Sketch(width, height, tuple(shapes))


def shares(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """Each value fills its part of a track that stands for the whole: few things as so many segments."""
    values = [row.values[0] for row in drawing.rows]
    beside = max(ruler.width(value.text, VALUE) for value in values) + 8
    left, room = _columns(drawing, width, beside, ruler)
    rows = list(_rows(drawing, left, ruler))
    shapes: list[Shape] = []
    for (label, middle), value in zip(rows, values, strict=True):
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
        shapes += [Box(left, top, room, BAR, stroke="accent"), _beside(value, left + room + 6, middle, width)]
    return Sketch(width, rows[-1][0].y + rows[-1][0].height + 2, tuple(shapes))


def ranks(drawing: Chart, width: float, ruler: Ruler) -> Sketch:
    """Lines from row to row; place 1 is on top, and every place down to the lowest has its line."""
    lowest = max(int(value.amount) for row in drawing.rows for value in row.values)
    names = min(width * 0.3, max(ruler.width(name, VALUE) for name in drawing.series) + 4)
    texts = [value.text for row in drawing.rows for value in row.values]
    widest = max(ruler.width(text, VALUE) for text in texts)
    tall = max(14.0, *(ruler.height(text, VALUE, widest + 6) for text in texts))
    pitch = max(_RANK_PITCH, tall + _RANK_AIR)
    left, top = 20.0, tall + 6
    inner = widest / 2 + 4
    right = width - names - 12
    step = (right - left - 2 * inner) / max(1, len(drawing.rows) - 1)
    bottom = top + pitch * (lowest - 1)

    def place(index: int, value: Value) -> tuple[float, float]:
        return left + inner + step * index, top + pitch * (int(value.amount) - 1)

    shapes: list[Shape] = []
    for rank in range(1, lowest + 1):
        y = top + pitch * (rank - 1)
        shapes.append(Stroke(((left, y), (right, y)), "rule", 0.6))
        shapes.append(Label(0.0, y - 7, left - 6, 14, _plain(str(rank)), SMALL, "right"))
    low = max(16.0, *(ruler.height(row.label, LABEL, step) for row in drawing.rows))
    for index, row in enumerate(drawing.rows):
        x = left + inner + step * index
        half = min(step / 2, x, width - x)
        shapes.append(Label(x - half, bottom + 12, 2 * half, low, row.label, LABEL, "center"))
    for order, (colour, dash, square) in enumerate(SERIES[: len(drawing.series)]):
        points = tuple(place(index, row.values[order]) for index, row in enumerate(drawing.rows))
        shapes.append(Stroke(points, colour, 2.0, dash))
        for (x, y), row in zip(points, drawing.rows, strict=True):
            shapes.append(Dot(x, y, 3.6, colour, "paper", 1.2, square))
            own = row.values[order]
            # Two lines in one place: the second's value stands below it.
            over = all(value.amount != own.amount for value in row.values[:order])
            top_of = y - 5 - tall if over else y + 5
            shapes.append(Label(x - widest / 2 - 3, top_of, widest + 6, tall, own.text, VALUE, "center"))
    ends = [place(0, value)[1] for value in drawing.rows[-1].values]
    written = list(_series_names(drawing, ends, right + 10, names, ruler))
    height = max(bottom + 14 + low, *(label.y + label.height for label in written))
    return Sketch(width, height, (*shapes, *written))


def _series_names(drawing: Chart, ends: list[float], x: float, width: float, ruler: Ruler) -> Iterator[Label]:
    """Each line's name at its end, moved down where it would run into the one above."""
    free = -1e9
    for order in sorted(range(len(ends)), key=lambda order: ends[order]):
        name = drawing.series[order]
        height = ruler.height(name, VALUE, width)
        top = max(ends[order] - height / 2, free)
        free = top + height + 3
        yield Label(x, top, width, height, name, VALUE)


def _columns(drawing: Chart, width: float, beside: float, ruler: Ruler) -> tuple[float, float]:
    """Where bars begin, and the length of the longest."""
    widest = max(ruler.width(row.label, LABEL) for row in drawing.rows)
    left = min(widest, width * 0.36) + _GAP
    return left, width - left - beside


def _rows(drawing: Chart, left: float, ruler: Ruler) -> Iterator[tuple[Label, float]]:
    """Labels at the bars' start, and the middle of each row."""
    top = 2.0
    for row in drawing.rows:
        height = max(_ROW, ruler.height(row.label, LABEL, left - _GAP) + 5)
        yield Label(0.0, top, left - _GAP, height, row.label, LABEL, "right"), top + height / 2
        top += height


def _beside(value: Value, x: float, middle: float, width: float) -> Label:
    return Label(x, middle - 8, width - x, 16, value.text, VALUE)


def _plain(text: str) -> Inlines:
    return Inlines((Str(text),))
