"""A strict reader of the small part of SVG that the artwork is drawn in.

Shapes and groups, nothing that refers, scripts, styles or transforms. A colour is a theme colour:
`currentColor` is the ink a writer chooses, `var(--sun, #e2a33b)` the colour `sun` (its fallback is for
viewers that know no theme).
"""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Callable, Mapping
from pathlib import Path

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.theme.drawing import Drawing, Segment, Shape
from czguide.theme.svgpath import ellipse, parse_path, rectangle

CURRENT = "currentColor"

_PAINT = re.compile(r"var\(--([a-z_]+)(?:,\s*#[0-9a-fA-F]{6})?\)")
_STYLE = ("fill", "stroke", "stroke-width", "opacity")
_FIXED = {"stroke-linecap": "round", "stroke-linejoin": "round"}
"""The one drawing style of the family; stated in the files so that other viewers see it too."""

_MIRROR = "data-mirror"

_Reader = Callable[[Mapping[str, float], Mapping[str, str]], tuple[Segment, ...]]


def _points(words: Mapping[str, str], end: str) -> tuple[Segment, ...]:
    return parse_path("M" + words["points"] + end)


_SHAPES: dict[str, tuple[tuple[str, ...], tuple[str, ...], _Reader]] = {
    "path": ((), ("d",), lambda _, s: parse_path(s["d"])),
    "polyline": ((), ("points",), lambda _, s: _points(s, "")),
    "polygon": ((), ("points",), lambda _, s: _points(s, "z")),
    "circle": (("cx", "cy", "r"), (), lambda n, _: ellipse(n["cx"], n["cy"], n["r"], n["r"])),
    "ellipse": (("cx", "cy", "rx", "ry"), (), lambda n, _: ellipse(n["cx"], n["cy"], n["rx"], n["ry"])),
    "line": (
        ("x1", "y1", "x2", "y2"),
        (),
        lambda n, _: (("M", ((n["x1"], n["y1"]),)), ("L", ((n["x2"], n["y2"]),))),
    ),
    "rect": (
        ("x", "y", "width", "height"),
        ("rx",),
        lambda n, s: rectangle(n["x"], n["y"], n["width"], n["height"], float(s.get("rx", 0))),
    ),
}
"""Elements with their numbers, their other attributes and what makes segments of them."""


def read_drawing(path: Path, name: str) -> Drawing:
    """A drawing; raises CzguideError with the line of what is wrong. `name`: the file as users know it."""
    reader = _DrawingReader(name)
    parser = reader.parser
    try:
        parser.Parse(path.read_bytes(), True)
    except xml.parsers.expat.ExpatError as error:
        raise reader.fault(xml.parsers.expat.errors.messages[error.code]) from None
    if not reader.size:
        raise reader.fault(N_("the drawing has no <svg>"))
    return Drawing(*reader.size, tuple(reader.shapes), reader.directed)


class _DrawingReader:
    """Collects shapes; styles are handed down from svg and g as in SVG."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size: tuple[float, float] | tuple[()] = ()
        self.shapes: list[Shape] = []
        self.directed = False
        self._styles: list[dict[str, str]] = [{"fill": "none", "stroke": "none"}]
        self.parser = xml.parsers.expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    def fault(self, message: str) -> CzguideError:
        at = Location(self.name, self.parser.CurrentLineNumber)
        hint = N_("see docs/themes.md for what a drawing may hold")
        said = N_("the drawing is not understood: {message}", message=message)
        return CzguideError.single("theme.drawing", said, at, hint)

    def _doctype(self, *_: object) -> None:
        raise self.fault(N_("a DOCTYPE has no place in it"))

    def _end(self, tag: str) -> None:
        if tag != "title":
            self._styles.pop()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "title":
            return
        own = dict(self._styles[-1])
        left = dict(attributes)
        for key in [key for key in left if key in _STYLE]:
            own[key] = left.pop(key)
        for key, value in _FIXED.items():
            if left.pop(key, value) != value:
                raise self.fault(N_("{key} is always {value}", key=key, value=value))
        self._styles.append(own)
        try:
            if tag == "svg":
                self._svg(left)
            elif tag == "g":
                self._only(left, ())
            elif tag in _SHAPES:
                self._shape(tag, left, own)
            else:
                raise self.fault(N_("there is no <{tag}> in a drawing", tag=tag))
        except KeyError as error:
            raise self.fault(N_("<{tag}> lacks {error}", tag=tag, error=error)) from None
        except ValueError as error:
            raise self.fault(N_("<{tag}>: {error}", tag=tag, error=error)) from None

    def _only(self, attributes: dict[str, str], known: tuple[str, ...]) -> None:
        for key in attributes:
            if key not in known:
                raise self.fault(N_("'{key}' has no meaning here", key=key))

    def _svg(self, attributes: dict[str, str]) -> None:
        self._only(attributes, ("xmlns", "viewBox", "width", "height", _MIRROR))
        left, top, width, height = (float(word) for word in attributes["viewBox"].split())
        if self.size or left or top or not 0 < width <= 5000 or not 0 < height <= 5000:
            raise self.fault(N_("one <svg>, whose viewBox begins at 0 0"))
        self.size = (width, height)
        if attributes.get(_MIRROR, "rtl") != "rtl":
            raise self.fault(N_("{key} is always {value}", key=_MIRROR, value="rtl"))
        self.directed = _MIRROR in attributes

    def _shape(self, tag: str, attributes: dict[str, str], style: dict[str, str]) -> None:
        if not self.size:
            raise self.fault(N_("a shape stands in <svg>"))
        numbers, words, read = _SHAPES[tag]
        self._only(attributes, (*numbers, *words))
        values = {key: float(attributes[key]) for key in numbers}
        self.shapes.append(
            Shape(
                read(values, attributes),
                self._paint(style["fill"]),
                self._paint(style["stroke"]),
                float(style.get("stroke-width", 1)),
                float(style.get("opacity", 1)),
            )
        )

    def _paint(self, value: str) -> str:
        if value in ("none", CURRENT):
            return "" if value == "none" else CURRENT
        found = _PAINT.fullmatch(value)
        if not found:
            raise self.fault(
                N_("the colour '{value}': none, currentColor or var(--name, #rrggbb)", value=value)
            )
        return found[1]
