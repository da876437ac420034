"""Shapes onto a canvas."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from czguide.document.model import Inlines
from czguide.writers.figures.shapes import Box, Cells, Dot, Label, Point, Shape, Sketch, Stroke
from czguide.writers.pdf.pair import Pair, breadth
from czguide.writers.pdf.paragraph import TextBlock
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.text import TextSetter

_TALL = 1e4
_HEAD, _SPREAD = 5.2, 2.7
"""An arrow head's length and half its width, in points."""


class TextRuler:
    """Measures text as the PDF sets it."""

    def __init__(self, text: TextSetter) -> None:
        self.text = text
        self.grid = text.look.theme.grid

    def width(self, text: Inlines, style: str) -> float:
        """The width of the text on one line; a little more, lest rounding break it."""
        own = block(self.text, text, style)
        parts = (own.first, own.second) if isinstance(own, Pair) else (own,)
        return max(map(breadth, parts)) + 0.5

    def height(self, text: Inlines, style: str, width: float) -> float:
        """A leading per line."""
        return block(self.text, text, style).wrap(width, _TALL)[1]


def block(setter: TextSetter, text: Inlines, style: str, align: str = "") -> TextBlock | Pair:
    """Text that belongs to what the caller has opened on the canvas, not to an element of its own."""
    found: TextBlock | Pair = setter.paragraph(
        text, style, Element("Span"), align=align, beside=False, flush=True
    )
    for part in (found.first, found.second) if isinstance(found, Pair) else (found,):
        part.elements = ()
    return found


class Painter:
    """Draws a sketch with its lower left corner at the canvas's origin.

    `apart`: the labels' words in the second language wait for `paint_second`.
    """

    def __init__(self, canvas: Any, setter: TextSetter, sketch: Sketch, *, apart: bool = False) -> None:
        self.canvas = canvas
        self.setter = setter
        self.look = setter.look
        self.height = sketch.height
        self.sketch = sketch
        self.apart = apart
        self.waiting: list[tuple[TextBlock, float, float]] = []

    def paint(self, cells: bool = False) -> None:
        """All shapes in order; not those that are `cells` of a table."""
        for shape in self.sketch.shapes:
            if cells and isinstance(shape, Label) and shape.cell:
                continue
            self.canvas.saveState()
            self.shape(shape)
            self.canvas.restoreState()

    def table(self, cells: Mapping[tuple[int, int], Element]) -> None:
        """The labels that are cells, row by row, each as content of its element."""
        labels = [shape for shape in self.sketch.shapes if isinstance(shape, Label) and shape.cell in cells]
        for label in sorted(labels, key=lambda label: label.cell or ()):
            if label.cell:
                self.label(label, cells[label.cell])

    def shape(self, shape: Shape) -> None:
        """One shape."""
        match shape:
            case Box():
                self.box(shape)
            case Dot():
                self.dot(shape)
            case Stroke():
                self.stroke(shape)
            case Label():
                self.label(shape)
            case Cells():
                self.cells(shape)

    def box(self, box: Box) -> None:
        """A rectangle."""
        self._ink(box.fill, box.stroke, box.line)
        y = self.height - box.y - box.height
        how = {"stroke": int(bool(box.stroke)), "fill": int(bool(box.fill))}
        if box.radius:
            self.canvas.roundRect(box.x, y, box.width, box.height, box.radius, **how)
        else:
            self.canvas.rect(box.x, y, box.width, box.height, **how)

    def dot(self, dot: Dot) -> None:
        """A circle or a square."""
        self._ink(dot.fill, dot.stroke, dot.line)
        y, how = self.height - dot.y, {"stroke": int(bool(dot.stroke)), "fill": 1}
        if dot.square:
            side = dot.radius * 1.8
            self.canvas.rect(dot.x - side / 2, y - side / 2, side, side, **how)
        else:
            self.canvas.circle(dot.x, y, dot.radius, **how)

    def stroke(self, stroke: Stroke) -> None:
        """A line; it ends at its arrow's base, lest it blunt the point."""
        self._ink(stroke.colour if stroke.arrow else "", stroke.colour, stroke.line)
        points = [(x, self.height - y) for x, y in stroke.points]
        if stroke.dash:
            self.canvas.setDash(list(stroke.dash))
        self.canvas.setLineJoin(1)
        tip = points[-1]
        if stroke.arrow:
            points[-1] = _before(points[-2], tip, _HEAD * 0.8)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canvas.drawPath(path, stroke=1, fill=0)
        if stroke.arrow:
            self._head(points[-2], tip)

    def _head(self, start: Point, tip: Point) -> None:
        base = _before(start, tip, _HEAD)
        dx, dy = tip[0] - base[0], tip[1] - base[1]
        across = (-dy / _HEAD * _SPREAD, dx / _HEAD * _SPREAD)
        path = self.canvas.beginPath()
        path.moveTo(*tip)
        path.lineTo(base[0] + across[0], base[1] + across[1])
        path.lineTo(base[0] - across[0], base[1] - across[1])
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def label(self, label: Label, element: Element | None = None) -> None:
        """Text in the middle of its box. Left and right are the page's, start and end the script's.

        It is content of the `element`, or of what the caller has opened.
        """
        align = label.align
        if self.setter.rtl:
            align = {"left": "right", "right": "left"}.get(align, align)
        if element is None:
            found = block(self.setter, label.text, label.style, align)
        else:
            found = self.setter.paragraph(
                label.text, label.style, element, align=align, beside=False, flush=True
            )
        _, height = found.wrapOn(self.canvas, label.width, _TALL)
        y = self.height - label.y - (label.height + height) / 2
        if self.apart and element is None and isinstance(found, Pair):
            self.waiting.append((found.second, label.x, y))
            found, y = found.first, y + found.second.height
        found.drawOn(self.canvas, label.x, y)

    def paint_second(self) -> None:
        """The words that waited."""
        for words, x, y in self.waiting:
            words.drawOn(self.canvas, x, y)

    def cells(self, cells: Cells) -> None:
        """All squares as one path: no hair's breadth shows between them."""
        self._ink(cells.fill, "", 0)
        path = self.canvas.beginPath()
        for row, column, count in cells.runs:
            y = self.height - cells.y - (row + 1) * cells.size
            path.rect(cells.x + column * cells.size, y, count * cells.size, cells.size)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def _ink(self, fill: str, stroke: str, line: float) -> None:
        if fill:
            self.canvas.setFillColor(self.look.colour(fill))
        if stroke:
            self.canvas.setStrokeColor(self.look.colour(stroke))
            self.canvas.setLineWidth(line)


def _before(start: Point, tip: Point, length: float) -> Point:
    """The point `length` before the tip of a line."""
    whole = math.hypot(tip[0] - start[0], tip[1] - start[1])
    share = length / whole if whole else 0.0
    return tip[0] - (tip[0] - start[0]) * share, tip[1] - (tip[1] - start[1]) * share
