"""What could be had at best: exhaustive search over the same opportunities.

Slow and simple on purpose: every pair of opportunities is looked at, nothing is pruned and nothing weighed
but the one thing asked for.
"""

from __future__ import annotations

from czguide.typeset.compose import Shaped
from czguide.typeset.linebreak import Opportunities, opportunities

_INFINITE = float("inf")


def _line(part: Opportunities, start: int, at: int, measure: float) -> tuple[float, float, float]:
    """Slack, liked stretch and word spaces of a line."""
    return (
        measure - part.end[at] + part.from_x[start],
        part.stretch[at] - part.from_stretch[start],
        part.spaces[at] - part.from_spaces[start],
    )


def fewest_wide_gaps(shaped: Shaped, width: float, most: float = 1250) -> int:
    """The fewest word spaces over three quarters of an em any way of breaking needs.

    Of all ways those come first that have the least room in spaces beyond ``most`` (em/1000), none in
    most texts: one hole of four em is no improvement on ten spaces of 0.8.
    """
    measure = width * 1000 / shaped.style.size
    total = 0
    for part in opportunities(shaped):
        best = [(0.0, 0.0)]
        for at in range(len(part.end)):
            least = (_INFINITE, 0.0)
            for start in range(at, -1, -1):
                slack, give, spaces = _line(part, start, at, measure)
                if slack < -(part.shrink[at] - part.from_shrink[start]) * 1.0001 and start < at:
                    break
                holes, wide = best[start]
                if at < len(part.end) - 1 and slack - give > 250 * spaces + 1:
                    wide += spaces
                    # Without a space, short of the margin: a way only if there is no other.
                    holes += (
                        max(0.0, slack - give - (most - 500) * spaces) if spaces else 1e5 * (slack - give)
                    )
                least = min(least, (round(holes), wide))
            best.append(least)
        total += round(best[-1][1])
    return total


def can_avoid_runt(shaped: Shaped, width: float, loosest: float = 3.0) -> bool:
    """Whether any way of breaking, no line looser than this ratio, has two characters on the last line."""
    measure = width * 1000 / shaped.style.size
    part = opportunities(shaped)[-1]
    ways = [True]
    final = len(part.end) - 1
    for at in range(final + 1):
        way = False
        for start in range(at, -1, -1):
            slack, give, _ = _line(part, start, at, measure)
            if slack < -(part.shrink[at] - part.from_shrink[start]) * 1.0001:
                break
            if at < final and slack > give * loosest + 1:
                continue
            if at == final and start and part.from_piece[start] >= part.runt:
                continue
            way = way or ways[start]
        ways.append(way)
    return ways[-1]
