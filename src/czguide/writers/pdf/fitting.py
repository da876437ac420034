"""How chapters end on pages that are not nearly empty: by the height of their heads and their spaces."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from czguide.theme.model import Opener
from czguide.writers.pdf.placement import Area, Placed

FULL = 0.36
"""The share of a chapter's last page that is filled where its head can see to it: over the third that the
page check asks for."""

LOOSE = 0.4
"""The share of a chapter's first page that may stay empty below the text."""

_HAIR = 1e-4
_ROUNDS = 2
"""How often heads grow: a box that moves may take more than was missing."""


class Laid(Protocol):
    """A document laid out: its parts, the pages of anchors, what stands where."""

    area: Area
    grid: float
    opener: Opener

    @property
    def parts(self) -> Sequence[str]:
        """The anchors of what begins on a page of its own: contents and chapters."""

    @property
    def pages(self) -> Mapping[str, int]:
        """The page of every anchor."""

    @property
    def placed(self) -> Sequence[Placed]:
        """What stands where."""


class _Extent(NamedTuple):
    """A chapter's first page, how many it has, and the share of the last that is used."""

    first: int
    pages: int
    used: float


_Layout = TypeVar("_Layout", bound=Laid)


def fit(
    begin: Callable[[Mapping[str, int]], _Layout], shared: Collection[str]
) -> tuple[_Layout, dict[str, int]]:
    """The layout whose chapters end well, and the lines by which their heads are higher.

    `begin` lays out with such lines, fewer than none for a chapter that is also to be set closely;
    `shared`: the parts whose last page others go on.
    """
    layout = begin({})
    opener = layout.opener
    natural = _extents(layout)
    lacking = _lacking(layout)
    if not lacking:
        return layout, {}
    tried = _extents(begin(dict.fromkeys(lacking, -opener.shrink)))
    saved = {anchor for anchor in lacking if tried[anchor].pages < natural[anchor].pages}
    lines = {
        anchor: -opener.shrink if anchor in saved else min(missing, opener.stretch)
        for anchor, missing in lacking.items()
        if anchor in saved or anchor not in shared
    }
    layout = begin(lines)
    for _ in range(_ROUNDS - 1):
        more = {
            anchor: min(lines[anchor] + missing, opener.stretch)
            for anchor, missing in _lacking(layout).items()
            if lines.get(anchor, 0) > 0
        }
        if more.items() <= lines.items():
            break
        lines |= more
        layout = begin(lines)
    return _filled(begin, layout, lines)


def _filled(
    begin: Callable[[Mapping[str, int]], _Layout], layout: _Layout, lines: dict[str, int]
) -> tuple[_Layout, dict[str, int]]:
    """What stood on a chapter's first page may have been pushed off it: the head must leave it its place."""
    grown = {anchor: layout.pages[anchor] for anchor, more in lines.items() if more > 0}
    loose = {anchor for anchor, page in grown.items() if _foot(layout, page) > LOOSE}
    if not loose:
        return layout, lines
    least = {anchor: more for anchor, more in lines.items() if anchor not in loose}
    layout = begin(least)
    lines = least | {anchor: min(lines[anchor], _bearable(layout, anchor)) for anchor in loose}
    return begin(lines), lines


def _extents(layout: Laid) -> dict[str, _Extent]:
    """Of every chapter, by its anchor."""
    starts = sorted({layout.pages[anchor] for anchor in layout.parts})
    last = max((item.page for item in layout.placed), default=0)
    found = {}
    for anchor in layout.parts:
        first = layout.pages[anchor]
        end = next((start for start in starts if start > first), last + 1) - 1
        found[anchor] = _Extent(first, end + 1 - first, 1 - _foot(layout, end))
    return found


def _lacking(layout: Laid) -> dict[str, int]:
    """Lines that a chapter's last page lacks to be filled, where it lacks any."""
    found = {}
    for anchor, extent in _extents(layout).items():
        lines = (FULL - extent.used) * (layout.area.top - layout.area.bottom) / layout.grid
        missing = math.ceil(lines - _HAIR)
        if extent.pages > 1 and missing > 0:
            found[anchor] = missing
    return found


def _foot(layout: Laid, page: int) -> float:
    """The share of the page that is empty below what stands on it."""
    area = layout.area
    low = min((item.bottom for item in layout.placed if item.page == page), default=area.top)
    return (low - area.bottom) / (area.top - area.bottom)


def _bearable(layout: Laid, anchor: str) -> int:
    """Lines by which a chapter's head can grow before a box is pushed off its first page."""
    page = layout.pages[anchor]
    fixed = [
        item.bottom for item in layout.placed if item.page == page and item.kind not in ("body", "columns")
    ]
    low = min(fixed, default=layout.area.bottom)
    return math.floor((low - layout.area.bottom) / layout.grid)
