"""Sketches as groups of shapes: vectors that a word processor can edit."""

from __future__ import annotations

import math
from functools import partial

from czguide.writers.docx.context import Context
from czguide.writers.docx.drawingml import WPG, d, emu, graphic, solid, val
from czguide.writers.docx.inlines import unmarked
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.styles import DRAWING_STYLES
from czguide.writers.docx.xml import Element, w
from czguide.writers.figures.shapes import Box, Cells, Dot, Label, Point, Shape, Sketch, Stroke

_NAMES = {text: name for name, text in DRAWING_STYLES.items()}
_SIDES = {
    "ltr": {"left": "Start", "center": "Centre", "right": "End"},
    "rtl": {"left": "End", "center": "Centre", "right": "Start"},
}

_HEAD, _SPREAD = 5.2, 2.7


def group(sketch: Sketch, context: Context) -> Element:
    """The sketch's shapes in a group (the namespace wordprocessingGroup of Word 2010)."""
    frame = d(
        "a:xfrm",
        d("a:off", x=0, y=0),
        d("a:ext", cx=emu(sketch.width), cy=emu(sketch.height)),
        d("a:chOff", x=0, y=0),
        d("a:chExt", cx=emu(sketch.width), cy=emu(sketch.height)),
    )
    builder = _Builder(context)
    shapes = [element for shape in sketch.shapes for element in builder.shape(shape)]
    return graphic(WPG, d("wpg:wgp", d("wpg:cNvGrpSpPr"), d("wpg:grpSpPr", frame), *shapes))


class _Builder:
    def __init__(self, context: Context) -> None:
        self.context = context

    def shape(self, shape: Shape) -> list[Element]:
        match shape:
            case Box(x, y, width, height, fill, stroke, line, radius):
                adjust = round(50000 * radius / (min(width, height) / 2)) if radius else 0
                form = self._preset("roundRect" if radius else "rect", min(adjust, 50000) if radius else None)
                return [self._shape(x, y, width, height, form, fill, stroke, line)]
            case Dot(x, y, radius, fill, stroke, line, square):
                half = radius * 0.9 if square else radius
                form = self._preset("rect" if square else "ellipse")
                return [self._shape(x - half, y - half, 2 * half, 2 * half, form, fill, stroke, line)]
            case Stroke():
                return self._stroke(shape)
            case Label():
                return [self._label(shape)]
            case Cells():
                return [self._cells(shape)]

    def _shape(
        self, x: float, y: float, width: float, height: float, form: Element, fill: str, stroke: str,
        line: float, dash: bool = False, text: Element | None = None,
    ) -> Element:  # fmt: skip
        paint = partial(solid, self.context.palette)
        outline = (
            d("a:ln", paint(stroke), val("a:prstDash", "dash") if dash else None, w=emu(line))
            if stroke
            else d("a:ln", d("a:noFill"))
        )
        number = self.context.drawing_id()
        frame = d("a:xfrm", d("a:off", x=emu(x), y=emu(y)), d("a:ext", cx=emu(width), cy=emu(height)))
        inset = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
        return d(
            "wps:wsp",
            d("wps:cNvPr", id=number, name=f"Shape {number}"),
            d("wps:cNvSpPr", txBox=1) if text is not None else d("wps:cNvSpPr"),
            d("wps:spPr", frame, form, paint(fill) if fill else d("a:noFill"), outline),
            d("wps:txbx", text) if text is not None else None,
            d("wps:bodyPr", d("a:noAutofit"), wrap="square", anchor="ctr", **inset),
        )

    def _preset(self, name: str, adjust: int | None = None) -> Element:
        guide = None if adjust is None else d("a:gd", name="adj", fmla=f"val {adjust}")
        return d("a:prstGeom", d("a:avLst", guide), prst=name)

    def _stroke(self, stroke: Stroke) -> list[Element]:
        """A path; the arrow head is a shape of its own, for LibreOffice draws none on a path."""
        points = list(stroke.points)
        shapes = []
        if stroke.arrow:
            start, tip = points[-2], points[-1]
            base = _before(start, tip, _HEAD)
            points[-1] = _before(start, tip, _HEAD * 0.8)
            dx, dy = (tip[0] - base[0]) / _HEAD * _SPREAD, (tip[1] - base[1]) / _HEAD * _SPREAD
            corners = (tip, (base[0] - dy, base[1] + dx), (base[0] + dy, base[1] - dx))
            shapes.append(self._path(corners, True, stroke.colour, "", 0))
        return [self._path(points, False, "", stroke.colour, stroke.line, bool(stroke.dash)), *shapes]

    def _path(
        self, points: list[Point] | tuple[Point, ...], closed: bool, fill: str, stroke: str, line: float,
        dash: bool = False,
    ) -> Element:  # fmt: skip
        left, top = min(x for x, _ in points), min(y for _, y in points)
        width = max(max(x for x, _ in points) - left, 0.01)
        height = max(max(y for _, y in points) - top, 0.01)
        steps = [
            d("a:lnTo" if index else "a:moveTo", _point(x - left, y - top))
            for index, (x, y) in enumerate(points)
        ]
        path = d("a:path", *steps, d("a:close") if closed else None, w=emu(width), h=emu(height))
        if not closed:
            path.set("fill", "none")
        return self._shape(left, top, width, height, _custom(path), fill, stroke, line, dash)

    def _cells(self, cells: Cells) -> Element:
        """All squares as one shape."""
        side = max(row for row, _, _ in cells.runs) + 1
        steps = []
        for row, column, count in cells.runs:
            corners = ((column, row), (column + count, row), (column + count, row + 1), (column, row + 1))
            for index, (x, y) in enumerate(corners):
                steps.append(d("a:lnTo" if index else "a:moveTo", d("a:pt", x=x, y=y)))
            steps.append(d("a:close"))
        path = d("a:path", *steps, w=side, h=side)
        length = side * cells.size
        return self._shape(cells.x, cells.y, length, length, _custom(path), cells.fill, "", 0)

    def _label(self, label: Label) -> Element:
        """Text without the message's bookmark, which stands where the text is printed first; a paragraph for
        each language."""
        document = self.context.document
        text = w("txbxContent")
        for own in label.text.each:
            direction = document.second.direction if own.lang and document.second else document.direction
            # The styles run as the first language does: figures at the start would go to the wrong end.
            turned = [] if direction == document.direction else [w("bidi", val=int(direction == "rtl"))]
            style = f"Drawing{_NAMES[label.style]}{_SIDES[direction][label.align]}"
            with self.context.in_language(own.lang):
                text.append(paragraph(style, unmarked(own, self.context), *turned))
        return self._shape(
            label.x, label.y, label.width, label.height, self._preset("rect"), "", "", 0, text=text
        )


def _custom(path: Element) -> Element:
    box = d("a:rect", l="0", t="0", r="r", b="b")
    return d("a:custGeom", d("a:avLst"), d("a:gdLst"), d("a:ahLst"), d("a:cxnLst"), box, d("a:pathLst", path))


def _point(x: float, y: float) -> Element:
    return d("a:pt", x=emu(x), y=emu(y))


def _before(start: Point, tip: Point, length: float) -> Point:
    whole = math.hypot(tip[0] - start[0], tip[1] - start[1])
    share = length / whole if whole else 0.0
    return tip[0] - (tip[0] - start[0]) * share, tip[1] - (tip[1] - start[1]) * share
