"""Which parts of a document are set more closely than the theme has them, since that saves them a page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from czguide.writers.pdf.heads import FULL
from czguide.writers.pdf.lists import CONTENTS
from czguide.writers.pdf.placement import Area, Placed, lowest

_ALONE = 0.5
"""The share of a page under which what follows the contents looks lost on a page of its own."""


class Laid(Protocol):
    """A document laid out: the parts that begin on pages of their own, the pages of anchors."""

    area: Area
    parts: list[str]
    pages: dict[str, int]

    @property
    def placed(self) -> Sequence[Placed]:
        """What stands where."""


class _Extent(NamedTuple):
    """How many pages a part has, and the share of the last that is used."""

    pages: int
    used: float


_Layout = TypeVar("_Layout", bound=Laid)


def close_up(begin: Callable[[Collection[str]], _Layout]) -> _Layout:
    """The layout in which those parts are set closely whose nearly empty last page is saved by it.

    `begin` lays out with these parts set closely.
    """
    layout = begin(())
    natural = _extents(layout)
    short = [
        anchor for anchor, part in natural.items()
        if part.pages > 1 and part.used < (_ALONE if anchor == CONTENTS else FULL)
    ]  # fmt: skip
    if not short:
        return layout
    tried = _extents(begin(short))
    saved = [anchor for anchor in short if tried[anchor].pages < natural[anchor].pages]
    return begin(saved) if saved else layout


def _extents(layout: Laid) -> dict[str, _Extent]:
    """Of every part, by its anchor."""
    lows = lowest(layout.placed, layout.area.top)
    ends = [*(layout.pages[anchor] for anchor in layout.parts), max(lows, default=0) + 1]
    height = layout.area.top - layout.area.bottom
    found = {}
    for anchor, (start, following) in zip(layout.parts, pairwise(ends), strict=True):
        used = (layout.area.top - lows.get(following - 1, layout.area.top)) / height
        found[anchor] = _Extent(following - start, used)
    return found
