"""Drawings and a ruler for tests of geometry."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import combinations

from czguide.document.drawings import Chart, ChartRow, Value
from czguide.document.model import Inlines, Str
from czguide.writers.figures.shapes import Label, Sketch

EM, LEADING = 5.0, 12.0


class GridRuler:
    """Every character is as wide as the next; a second language stands below the first."""

    grid = 13.5

    def width(self, text: Inlines, style: str) -> float:  # noqa: ARG002
        return EM * max(len(own.plain()) for own in text.each)

    def height(self, text: Inlines, style: str, width: float) -> float:  # noqa: ARG002
        return LEADING * sum(max(1, math.ceil(EM * len(own.plain()) / width)) for own in text.each)


RULER = GridRuler()


def words(text: str) -> Inlines:
    """Of a text with a slash the second part is in another language."""
    first, _, second = text.partition("/")
    return Inlines((Str(first),), second=Inlines((Str(second),), lang="en") if second else None)


def chart(
    kind: str, rows: list[tuple[str, list[tuple[str, str]]]], series: int = 1, whole: str = "0"
) -> Chart:
    """Rows of a label and (words, amount) per series."""
    made = tuple(
        ChartRow(
            words(label),
            tuple(Value(words(said), Decimal(amount), Decimal(whole)) for said, amount in values),
        )
        for label, values in rows
    )
    return Chart(kind, words("what"), tuple(words(f"series {order}") for order in range(series)), made)


def inside(sketch: Sketch) -> bool:
    """Whether all labels stand within the drawing."""
    labels = [shape for shape in sketch.shapes if isinstance(shape, Label)]
    return all(
        label.x >= -0.01
        and label.y >= -0.01
        and label.x + label.width <= sketch.width + 0.01
        and label.y + label.height <= sketch.height + 0.01
        for label in labels
    )


def ink(label: Label) -> tuple[float, float, float, float]:
    """Where a label's text is: left, top, right, bottom."""
    natural = RULER.width(label.text, label.style)
    width = min(natural, label.width)
    left = {
        "left": label.x,
        "center": label.x + (label.width - width) / 2,
        "right": label.x + label.width - width,
    }[label.align]
    height = RULER.height(label.text, label.style, label.width)
    top = label.y + (label.height - height) / 2
    return left, top, left + width, top + height


def collisions(sketch: Sketch) -> list[tuple[str, str]]:
    """Pairs of labels whose texts overlap."""
    labels = [shape for shape in sketch.shapes if isinstance(shape, Label)]
    found = []
    for one, other in combinations(labels, 2):
        a, b = ink(one), ink(other)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.01 and min(a[3], b[3]) - max(a[1], b[1]) > 0.01:
            found.append((one.text.plain(), other.text.plain()))
    return found
