"""The text area: a frame whose running text stands on the baseline grid."""

from __future__ import annotations

import math
from typing import Any

from reportlab.platypus import Frame

from czguide.writers.pdf.placement import Placed

_SLACK = 1e-4
_LINES = 2
"""Lines of text that must follow a heading on its page."""
SHORT = 3
"""Lines of an item that stays with its neighbour."""
ON_GRID = ("heading", "caption", "lead", "body", "columns")
"""Kinds that begin on a line of the grid; others do on half a one."""
OFF_GRID = ("contents", "entry", "source")
"""Kinds that begin where the last one ends: lines of lists closer than the grid, whose gaps are all alike."""
HEADS = ("heading", "caption", "lead", "entry")
"""Kinds that stay with what follows."""


def kind_of(flowable: Any) -> str:
    """A flowable's kind; a box where it has none."""
    return str(getattr(flowable, "kind", "box"))


class GridFrame(Frame):  # type: ignore[misc]
    """Keeps to a grid of lines from its top, keeps headings with their text, and notes what stands where."""

    _y: float
    step: float
    placed: list[Placed]
    measuring = False

    def add(self, flowable: Any, canv: Any, trySplit: int = 0) -> Any:  # noqa: N803  # ReportLab's name
        """Draw it here if it fits, with what it must stay with; returns 1 or 0."""
        if getattr(flowable, "_ZEROSIZE", False) or getattr(flowable, "frameAction", None):
            return super().add(flowable, canv, trySplit)
        before = self._y
        kind = kind_of(flowable)
        self._snap(_own_step(kind, self.step), self._between(flowable))
        if not self._atTop:
            self._y -= sunk(flowable, self._aW, self.step)
        pushed = getattr(flowable, "pushed", False)
        if not self._atTop and (pushed or not self._fits_with_next(flowable) or self._leaves_one(flowable)):
            self._y = before
            return 0
        gap, top = self._between(flowable), self._y
        done = super().add(flowable, canv, trySplit)
        if not done:
            self._y = before
        elif flowable.height:
            top -= gap
            seen = top - getattr(flowable, "white", 0.0)
            wide = max(self._aW, float(getattr(flowable, "width", 0) or 0))
            box = (self._x, top - flowable.height, self._x + wide, seen)
            self.placed.append(
                Placed(canv.getPageNumber(), kind, *box, lines=getattr(flowable, "line_count", 0))
            )
        return done

    def split(self, flowable: Any, canv: Any) -> Any:
        """The parts; none where what must stay together does not fit."""
        before = self._y
        kind = kind_of(flowable)
        self._snap(_own_step(kind, self.step), self._between(flowable))
        try:
            if not self._atTop and (kind in HEADS or getattr(flowable, "pushed", False)):
                return []
            return super().split(flowable, canv)
        finally:
            self._y = before

    def _between(self, flowable: Any) -> float:
        """The space before a flowable here."""
        if self._atTop:
            return 0.0
        return max(float(flowable.getSpaceBefore()) - float(self._prevASpace), 0.0)

    def _snap(self, step: float, gap: float) -> None:
        """Go down until the next block, after its gap, begins on a line of the grid."""
        if self._atTop or not step:
            return
        depth = self._y2 - self._topPadding - self._y + gap
        self._y -= math.ceil(depth / step - _SLACK) * step - depth

    def _fits_with_next(self, flowable: Any) -> bool:
        if getattr(flowable, "following", None) is None:
            return True
        top = self._y2 - self._topPadding - self._y + self._between(flowable)
        room = self._y2 - self._topPadding - self._y1p
        # What is no heading is split, so that its last part and what follows stand on one page.
        reached = begun if kind_of(flowable) in HEADS else _ended
        return bool(reached(flowable, self._aW, top, self.step) <= room + _SLACK)

    def _leaves_one(self, flowable: Any) -> bool:
        """Whether the short item after this one, of a list under way here, would begin the next page."""
        partner = getattr(flowable, "partner", None)
        if partner is None or not self.placed or self.placed[-1].kind != kind_of(flowable):
            return False
        top = self._y2 - self._topPadding - self._y + self._between(flowable)
        room = self._y2 - self._topPadding - self._y1p
        end = _ended(flowable, self._aW, top, self.step)
        last = _next(flowable, partner, self._aW, end, self.step)
        short = partner.height <= SHORT * self.step
        return bool(flowable.whole and short and end <= room + _SLACK < last)


def begun(flowable: Any, width: float, top: float, step: float, headed: bool = False) -> float:
    """The least depth by which a flowable that begins at `top`, and what it must stay with, have begun.

    `step`: of the grid that blocks begin on. Below a heading one line of text that is `headed` is not enough,
    nor is one short item of a list.
    """
    end = _ended(flowable, width, top, step)
    partner = getattr(flowable, "partner", None)
    if headed and partner is not None and end - top <= SHORT * step:
        end = _next(flowable, partner, width, end, step)
    if kind_of(flowable) in HEADS or getattr(flowable, "whole", False):
        return max(end, top + float(getattr(flowable, "needs", 0.0)))
    then = getattr(flowable, "then", None)
    if headed and then is not None and 0 < getattr(flowable, "line_count", 0) < _LINES:
        return _next(flowable, then, width, end, step)
    begin = getattr(flowable, "beginning", None)
    return end if begin is None else min(top + float(begin()), end)


def _ended(flowable: Any, width: float, top: float, step: float) -> float:
    """The depth at which a flowable ends, and what it must stay with has begun."""
    flowable.canv = None
    _, height = flowable.wrap(width, 1e6)
    # What keeps together says it is endless, so that it is split into its parts.
    bottom = top + float(getattr(flowable, "_H", height))
    following = getattr(flowable, "following", None)
    if following is None:
        return bottom
    return _next(flowable, following, width, bottom, step, headed=kind_of(flowable) in HEADS)


def _next(
    flowable: Any, following: Any, width: float, bottom: float, step: float, headed: bool = False
) -> float:
    """The depth by which the next flowable has begun, below one that ends at `bottom`."""
    gap = max(float(flowable.getSpaceAfter()), float(following.getSpaceBefore()))
    return begun(following, width, on_grid(bottom + gap, following, step), step, headed)


def sunk(flowable: Any, width: float, step: float) -> float:
    """Points by which a heading below other text stands lower than the grid has it, so that the text below
    one of two lines is as near as below one of one."""
    following: Any = getattr(flowable, "following", None)
    if kind_of(flowable) != "heading" or kind_of(following) not in ON_GRID:
        return 0.0
    flowable.canv = None
    _, height = flowable.wrap(width, 1e6)
    taken = float(height) + max(float(flowable.getSpaceAfter()), float(following.getSpaceBefore()))
    return math.ceil(taken / step - _SLACK) * step - taken


def on_grid(depth: float, flowable: Any, step: float) -> float:
    """The depth at which a flowable begins that may begin at `depth`."""
    own = _own_step(kind_of(flowable), step)
    return math.ceil(depth / own - _SLACK) * own if own else depth


def _own_step(kind: str, step: float) -> float:
    """The step of the grid that a kind begins on, 0 where it goes by none."""
    if kind in OFF_GRID:
        return 0.0
    return step if kind in ON_GRID else step / 2


def link_headings(story: list[Any]) -> None:
    """Tell each heading, title and lead what it stays with: the next thing that has a size.

    A chapter's lead may stand alone with the chapter's head: the two are an opening of their own.
    """
    sized = [flowable for flowable in story if not getattr(flowable, "_ZEROSIZE", False)]
    for before, flowable, following in zip([None, *sized], sized, sized[1:], strict=False):
        kind = kind_of(flowable)
        if kind == "lead" and kind_of(before) == "opener":
            continue
        ends = getattr(following, "locChanger", 0) or not hasattr(following, "drawOn")
        if not ends and kind == "body" and kind_of(following) not in HEADS:
            flowable.then = following
        if ends or kind not in HEADS or (kind == "lead" and kind_of(following) == "heading"):
            continue
        flowable.following = following
