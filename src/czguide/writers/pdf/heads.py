"""How high chapters' heads are, so that no page of a chapter stands nearly empty.

Every chapter begins on a page of its own, so that each is tried by itself, all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from reportlab.platypus import PageBreak

from czguide.writers.pdf.gridframe import HEADS, kind_of
from czguide.writers.pdf.opener import ChapterHead
from czguide.writers.pdf.placement import Area, Placed, lowest
from czguide.writers.pdf.styles import Look

FULL = 0.36
"""The share of a chapter's last page that is to be filled: over the third that the page check asks for."""
LOOSE = 0.4
"""The share of its other pages that may stay empty below the text."""
_ENDED = 0.5
"""How much less a hole counts at the end of a section: the next page begins with a heading."""

_Pages = Mapping[str, int]
_Change = Callable[[bool], None]
_Measure = Callable[[list[Any]], tuple[_Pages, Sequence[Placed]]]
"""Lays out flowables; returns the page of every anchor, and what stands where."""


def fit_heads(story: list[Any], look: Look, area: Area, measure: _Measure) -> None:
    """Make the heads in the `story` higher or lower, as little as serves, or let an earlier block begin a
    chapter's last page: that first where the head is plain, as what makes it higher is white paper.
    In the end the whole story has been measured as it then is.
    """
    heads = {item.anchor: item for item in story if isinstance(item, ChapterHead)}
    opener = look.theme.opener
    plain = opener.kind == "plain"
    white = look.theme.grid / (area.top - area.bottom) if plain else 0.0

    def wasted(anchors: Iterable[str], part: list[Any]) -> dict[str, float]:
        found = _waste(anchors, *measure(part), area)
        return {anchor: share + max(0, heads[anchor].extra) * white for anchor, share in found.items()}

    waste = wasted(heads, story)
    open_ = {anchor for anchor in heads if waste[anchor]}
    if not open_:
        return

    def tried(changes: dict[str, list[_Change]]) -> None:
        """Try the changes of each chapter in order, until its pages are full; keep the best."""
        for turn in range(max(map(len, changes.values()), default=0)):
            now = {anchor: own[turn] for anchor, own in changes.items() if waste[anchor] and turn < len(own)}
            if not now:
                break
            for change in now.values():
                change(True)
            after = wasted(now, _only(story, now))
            for anchor, change in now.items():
                change(False)
                if after[anchor] < waste[anchor]:
                    waste[anchor], best[anchor] = after[anchor], change

    def raises(anchor: str) -> list[_Change]:
        """The least change first."""
        steps = sorted(range(-opener.shrink, opener.stretch + 1), key=abs)[1:]
        return [partial(_raise, heads[anchor], step) for step in steps]

    def pushes(anchor: str) -> list[_Change]:
        return [partial(_push, item) for item in _tail(_only(story, {anchor}))]

    best: dict[str, _Change] = {}
    for ways in (pushes, raises) if plain else (raises, pushes):
        best.clear()
        tried({anchor: ways(anchor) for anchor in open_ if waste[anchor]})
        for anchor in best:
            best[anchor](True)
    measure(story)


def _raise(head: ChapterHead, lines: int, done: bool) -> None:
    head.extra = lines if done else 0


def _push(item: Any, done: bool) -> None:
    """Whether a block begins a page, though it would fit on the one before."""
    item.pushed = done


_TAIL = 8
"""Blocks at a chapter's end of which one may begin the last page."""


def _tail(story: list[Any]) -> list[Any]:
    """The blocks that may begin a chapter's last page, the last one first: none below a head of its own, nor
    one that would leave a list's first or last item alone."""
    sized = [item for item in story if not getattr(item, "_ZEROSIZE", False)]
    found = [
        item for before, item in pairwise(sized)
        if kind_of(before) not in (*HEADS, "opener")
        and getattr(before, "following", None) is None
        and getattr(before, "partner", None) is not item
    ]  # fmt: skip
    return found[: -_TAIL - 1 : -1]


def _only(story: list[Any], anchors: Iterable[str]) -> list[Any]:
    """The story's pages up to the first chapter, and these chapters."""
    parts: list[list[Any]] = [[]]
    for item in story:
        if isinstance(item, PageBreak):
            parts.append([])
        parts[-1].append(item)
    wanted = set(anchors)
    own = [part for part in parts[1:] if any(getattr(item, "anchor", None) in wanted for item in part)]
    return [item for part in (parts[0], *own) for item in part]


def _waste(anchors: Iterable[str], pages: _Pages, placed: Sequence[Placed], area: Area) -> dict[str, float]:
    """By chapter, the shares of pages that stand too empty below, together: 0 where none does."""
    lows = lowest(placed, area.top)
    starts = {item.page for item in placed if item.kind == "opener"}
    # Blocks are noted in the order they were placed.
    begins = {item.page: item.kind for item in reversed(placed)}
    found = {}
    for anchor in anchors:
        first = pages[anchor]
        end = min((page for page in starts if page > first), default=max(lows) + 1) - 1
        waste = 0.0
        for page in range(first, end + 1):
            empty = (lows.get(page, area.top) - area.bottom) / (area.top - area.bottom)
            if page < end:
                waste += max(0.0, empty - LOOSE) * (_ENDED if begins.get(page + 1) == "heading" else 1.0)
            elif end > first:
                waste += max(0.0, empty - (1 - FULL))
        found[anchor] = round(waste, 2)
    return found
