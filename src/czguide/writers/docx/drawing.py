"""Drawings as DrawingML: groups of free shapes, vector in Word and LibreOffice (ECMA-376 part 1, 20.1.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from czguide.theme.drawing import Drawing, Shape
from czguide.theme.svg import CURRENT
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.xml import Element, parse

_EMU = 12700
"""English Metric Units in a point."""
_FINE = 100
"""Units of a path in one unit of its drawing."""

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative val="1"/></a:ext></a:extLst>'
)


_PLACE = (
    '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="{start}"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
)


def placed(drawing: Drawing, left: float, top: float, scale: float, current: str = "") -> tuple[Shape, ...]:
    """A drawing's shapes at a place in another; `current`: the colour that `currentColor` means there."""
    return tuple(
        replace(
            shape,
            fill=current if current and shape.fill == CURRENT else shape.fill,
            stroke=current if current and shape.stroke == CURRENT else shape.stroke,
            width=shape.width * scale,
            segments=tuple(
                (kind, tuple((left + x * scale, top + y * scale) for x, y in points))
                for kind, points in shape.segments
            ),
        )
        for shape in drawing.shapes
    )


def drawn(
    drawing: Drawing,
    current: str,
    palette: Palette,
    number: int,
    name: str,
    size: tuple[float, float],
    *,
    above: bool = False,
    level: int = 1,
) -> Element:
    """A run with a decorative drawing behind the text, from the page's left edge and its top, or, `above`, up
    from the paragraph. `current`: the colour that `currentColor` means; `size` in points; what has a
    higher `level` lies above."""
    width, height = (round(length * _EMU) for length in size)
    shapes = "".join(_shapes(drawing, current, palette, size))
    box = _box(width, height, child=True)
    place = _PLACE.format(start="paragraph" if above else "page", down=-height if above else 0)
    return parse(
        f'<w:r {_NAMES}><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{level}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name={quoteattr(name)} descr="">{_DECORATIVE}</wp:docPr>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{box}</wpg:grpSpPr>{shapes}</wpg:wgp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _box(width: int, height: int, *, child: bool = False) -> str:
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>' if child else ""
    return f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>{inner}</a:xfrm>'


def _shapes(drawing: Drawing, current: str, palette: Palette, size: tuple[float, float]) -> Iterator[str]:
    """The shapes, each in a box as large as the page, so that its path keeps the drawing's coordinates."""
    width, height = (round(length * _EMU) for length in size)
    for shape in drawing.shapes:
        path = "".join(map(_segment, shape.segments))
        filled = "" if shape.fill else ' fill="none"'
        line = "<a:ln><a:noFill/></a:ln>"
        if shape.stroke:
            thick = round(shape.width * _EMU * size[0] / drawing.width)
            paint = _paint(shape.stroke, shape, current, palette)
            line = f'<a:ln w="{thick}" cap="rnd">{paint}<a:round/></a:ln>'
        fill = _paint(shape.fill, shape, current, palette) if shape.fill else "<a:noFill/>"
        yield (
            f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{_box(width, height)}"
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>"
            f'<a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{round(drawing.width * _FINE)}" '
            f'h="{round(drawing.height * _FINE)}"{filled}>{path}</a:path></a:pathLst></a:custGeom>'
            f"{fill}{line}</wps:spPr><wps:bodyPr/></wps:wsp>"
        )


def _segment(segment: tuple[str, tuple[tuple[float, float], ...]]) -> str:
    kind, points = segment
    if kind == "Z":
        return "<a:close/>"
    name = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[kind]
    inner = "".join(f'<a:pt x="{round(x * _FINE)}" y="{round(y * _FINE)}"/>' for x, y in points)
    return f"<a:{name}>{inner}</a:{name}>"


def _paint(name: str, shape: Shape, current: str, palette: Palette) -> str:
    alpha = f'<a:alpha val="{round(shape.opacity * 100000)}"/>' if shape.opacity < 1 else ""
    colour = current if name == CURRENT else name
    slot = palette.scheme(colour)
    kind, value = ("schemeClr", slot) if slot else ("srgbClr", palette.hex(colour))
    return f'<a:solidFill><a:{kind} val="{value}">{alpha}</a:{kind}></a:solidFill>'
