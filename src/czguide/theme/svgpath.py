"""SVG path data to lines and cubic curves (SVG 1.1, 8.3)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from czguide.phrases import N_
from czguide.theme.drawing import Point, Segment

_TOKEN = re.compile(r"\s*,?\s*(?:([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ROUND = 0.5522847498307936
"""Control length of a quarter circle of radius 1."""


def parse_path(data: str) -> tuple[Segment, ...]:
    """The segments in absolute coordinates; raises ValueError with what is wrong."""
    return tuple(_Reader().read(data))


class _Reader:
    """Keeps the current point and the last control, which relative and smooth commands go by."""

    def __init__(self) -> None:
        self.here: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.control: Point | None = None
        self.last = ""

    def read(self, data: str) -> Iterator[Segment]:
        for command, numbers in _commands(data):
            if not self.last and command not in "Mm":
                raise ValueError(N_("a path begins with M"))
            kind = command.upper()
            yield from self._step(kind, self._absolute(kind, numbers, command.islower()))
            self.last = kind

    def _absolute(self, kind: str, numbers: list[float], relative: bool) -> list[float]:
        if not relative:
            return numbers
        x, y = self.here
        if kind == "H":
            return [numbers[0] + x]
        if kind == "V":
            return [numbers[0] + y]
        if kind == "A":
            return [*numbers[:5], numbers[5] + x, numbers[6] + y]
        return [number + (y if index % 2 else x) for index, number in enumerate(numbers)]

    def _step(self, kind: str, n: list[float]) -> Iterator[Segment]:
        control: Point | None = None
        begin = self.here
        match kind:
            case "Z":
                self.here = self.start
                yield "Z", ()
            case "M" | "L":
                self.here = (n[0], n[1])
                if kind == "M":
                    self.start = self.here
                yield kind, (self.here,)
            case "H" | "V":
                self.here = (n[0], begin[1]) if kind == "H" else (begin[0], n[0])
                yield "L", (self.here,)
            case "C" | "S":
                first = (n[0], n[1]) if kind == "C" else self._mirrored("CS")
                control, self.here = (n[-4], n[-3]), (n[-2], n[-1])
                yield "C", (first, control, self.here)
            case "Q" | "T":
                control = (n[0], n[1]) if kind == "Q" else self._mirrored("QT")
                self.here = (n[-2], n[-1])
                yield "C", (_third(begin, control), _third(self.here, control), self.here)
            case _:
                self.here = (n[5], n[6])
                yield from _arc(begin, n)
        self.control = control

    def _mirrored(self, kinds: str) -> Point:
        if self.control is None or self.last not in kinds:
            return self.here
        return 2 * self.here[0] - self.control[0], 2 * self.here[1] - self.control[1]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; what repeats without its letter gets it, after M an L (8.3.2)."""
    numbers: list[float] = []
    command, position = "", 0
    text = data.strip()
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            raise ValueError(N_("'{text}' is no path data", text=text[position : position + 12]))
        position = found.end()
        if found[1]:
            if numbers:
                raise ValueError(N_("{command} lacks numbers", command=command))
            command = found[1]
            if command in "Zz":
                yield command, []
            continue
        numbers.append(float(found[2]))
        count = _COUNT.get(command.upper(), 0)
        if not count:
            raise ValueError(N_("a number without a command"))
        if len(numbers) == count:
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)
    if numbers:
        raise ValueError(N_("{command} lacks numbers", command=command))


def _third(point: Point, control: Point) -> Point:
    """The cubic control of a quadratic curve."""
    return point[0] + 2 / 3 * (control[0] - point[0]), point[1] + 2 / 3 * (control[1] - point[1])


def _arc(begin: Point, n: list[float]) -> Iterator[Segment]:
    """An elliptical arc as cubic curves of a quarter turn at most (SVG 1.1, F.6)."""
    rx, ry, turn, end = abs(n[0]), abs(n[1]), math.radians(n[2]), (n[5], n[6])
    if begin == end:
        return
    if not rx or not ry:
        yield "L", (end,)
        return
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (begin[0] - end[0]) / 2, (begin[1] - end[1]) / 2
    x1, y1 = cos * dx + sin * dy, cos * dy - sin * dx
    scale = math.sqrt(max(1.0, (x1 / rx) ** 2 + (y1 / ry) ** 2))
    rx, ry = rx * scale, ry * scale
    below = (rx * y1) ** 2 + (ry * x1) ** 2
    factor = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below))
    if bool(n[3]) == bool(n[4]):
        factor = -factor
    cx1, cy1 = factor * rx * y1 / ry, -factor * ry * x1 / rx
    cx = cos * cx1 - sin * cy1 + (begin[0] + end[0]) / 2
    cy = sin * cx1 + cos * cy1 + (begin[1] + end[1]) / 2
    first = math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx)
    sweep = math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - first
    if n[4] and sweep < 0:
        sweep += 2 * math.pi
    elif not n[4] and sweep > 0:
        sweep -= 2 * math.pi
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / count
    pull = 4 / 3 * math.tan(step / 4)

    def place(x: float, y: float) -> Point:
        return cx + rx * x * cos - ry * y * sin, cy + rx * x * sin + ry * y * cos

    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        yield (
            "C",
            (
                place(math.cos(a) - pull * math.sin(a), math.sin(a) + pull * math.cos(a)),
                place(math.cos(b) + pull * math.sin(b), math.sin(b) - pull * math.cos(b)),
                place(math.cos(b), math.sin(b)) if index < count - 1 else end,
            ),
        )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Segment, ...]:
    """An ellipse as four curves."""
    kx, ky = rx * _ROUND, ry * _ROUND
    return (
        ("M", ((cx + rx, cy),)),
        ("C", ((cx + rx, cy + ky), (cx + kx, cy + ry), (cx, cy + ry))),
        ("C", ((cx - kx, cy + ry), (cx - rx, cy + ky), (cx - rx, cy))),
        ("C", ((cx - rx, cy - ky), (cx - kx, cy - ry), (cx, cy - ry))),
        ("C", ((cx + kx, cy - ry), (cx + rx, cy - ky), (cx + rx, cy))),
        ("Z", ()),
    )


def rectangle(x: float, y: float, width: float, height: float, radius: float) -> tuple[Segment, ...]:
    """A rectangle, its corners rounded by `radius`."""
    r = min(radius, width / 2, height / 2)
    if not r:
        return parse_path(f"M{x} {y}h{width}v{height}h{-width}z")
    a = f"a{r} {r} 0 0 1"
    w, h = width - 2 * r, height - 2 * r
    return parse_path(f"M{x + r} {y}h{w}{a} {r} {r}v{h}{a} {-r} {r}h{-w}{a} {-r} {-r}v{-h}{a} {r} {-r}z")
