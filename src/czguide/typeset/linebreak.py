"""Total-fit line breaking (Knuth and Plass 1981) over prefix sums, with a sliding window of starts.

Every opportunity has the best way to reach it; a line's cost grows with how far it is stretched or shrunk.
Starts too far back for an opportunity are too far back for all later ones, so each is looked at a few times
only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace

from czguide.typeset.chars import NO_END, NO_START, Edge
from czguide.typeset.compose import Shaped
from czguide.typeset.model import Align
from czguide.typeset.piece import Piece

_INFINITE = float("inf")
# Demerits. A line of ratio 1 (as loose as the language likes) costs 12,100.
_WIDE_SPACE = 4e8  # each word space over three quarters of an em
_RUNT = 1e11  # a last line of one character
_SHORT = 60_000.0  # a last line shorter than `Language.short_last`
_HYPHENS = 30_000.0  # a second hyphen in a row, or half a word alone on the last line
_RAGGED_HYPHEN = 10.0  # an uneven edge may be a good deal more uneven before a word is parted
_SHORT_LINE = 1e12  # a line that ends before the margin, whatever is stretched
_UNDERFULL = 1e13  # and how far
_OVERFULL = 1e15
HELD = 1e8  # a break custom forbids, in a word too wide for the line
SYLLABLE = 1e10  # a hyphen where none is liked, in such a word
ANYWHERE = 1e14  # a break inside a word or number too wide for the line
_LOOSE = 4.0  # the ratio from which it is the wide spaces that count, where words are spaced
_LOOSEST = 10.0  # where characters are, it counts on, in proportion
_SLACK = 1e6  # stands for an endless ratio
_TIGHT = 1.0001  # tolerance of ratios against rounding

_WIDE = 250.0  # from half an em, where a word space's liked stretch ends, to three quarters
_HOLE = 750.0  # to an em and a quarter: wider is a hole in the page
_HOLE_COST = 1e8  # for each thousandth of an em: a tenth is worse than twenty wide spaces


@dataclass
class Opportunities:
    """A stretch of text without forced breaks, as parallel lists over where its lines may end.

    Entry k ends a line before piece ``after[k]``; ``end``, ``stretch``, ``most``, ``shrink`` and ``spaces``
    are sums up to there, ``hyphen_width`` is in ``end``. The ``from_`` lists describe a line that starts
    where entry k - 1 ended, entry 0 the first.
    """

    after: list[int]
    cost: list[float]
    hyphen: list[bool]
    end: list[float]
    bare_end: list[float]
    stretch: list[float]
    most: list[float]
    shrink: list[float]
    spaces: list[float]
    from_piece: list[int]
    from_x: list[float]
    from_stretch: list[float]
    from_most: list[float]
    from_shrink: list[float]
    from_spaces: list[float]
    runt: int  # lines that start with this piece or a later one have one character at most


@dataclass(frozen=True, slots=True)
class Extent:
    """A line as pieces ``first`` to ``stop`` (exclusive), in a measure, with its slack, in em/1000."""

    first: int
    stop: int
    measure: float
    natural: float
    hyphen: bool
    last: bool
    overfull: bool


def opportunities(shaped: Shaped) -> list[Opportunities]:
    """A paragraph's opportunities, one list for each stretch between forced breaks."""
    index_of = {position: index for index, position in enumerate(shaped.at)}
    breaks = shaped.breaks
    # A position inside a ligature or a grapheme cluster is none.
    after = [index_of[at] for at in breaks.open if at in index_of]
    found: list[Opportunities] = []
    first, start = 0, 0
    for position in sorted(breaks.forced):
        stop = index_of[position]
        until = bisect_right(after, stop, first)
        found.append(_stretch(shaped, start, after[first:until]))
        first, start = until, stop
    found.append(_stretch(shaped, start, [*after[first:], len(shaped.pieces)]))
    return found


def _stretch(shaped: Shaped, start: int, after: list[int]) -> Opportunities:
    lasts = [index - 1 for index in after]
    # Trailing space hangs, and neither it nor the letters of the last word give anything.
    solid = [solid_end(shaped.pieces, start, last) for last in lasts]
    firsts = [start, *after[:-1]]
    bare = [shaped.ends[last] for last in lasts]
    cost, hyphen, end = [0.0] * len(after), [False] * len(after), list(bare)
    breaks, positions = shaped.breaks, [*shaped.at, len(shaped.text)]
    if breaks.costs:
        costs = breaks.costs
        cost = [costs.get(positions[index], 0.0) for index in after]
    if breaks.hyphens:
        for k, index in enumerate(after):
            if positions[index] in breaks.hyphens:
                hyphen[k] = True
                end[k] += hyphen_width(shaped, index - 1)
    return Opportunities(
        after, cost, hyphen, end, bare,
        [shaped.stretch[last] for last in solid],
        [shaped.most[last] for last in solid],
        [shaped.shrink[last] for last in solid],
        [shaped.spaces[last] for last in solid],
        firsts,
        [shaped.starts[first] for first in firsts],
        [shaped.stretch[first] for first in firsts],
        [shaped.most[first] for first in firsts],
        [shaped.shrink[first] for first in firsts],
        [shaped.spaces[first] for first in firsts],
        _runt_start(shaped, start, after[-1]),
    )  # fmt: skip


def hyphen_width(shaped: Shaped, index: int) -> float:
    """The width of a hyphen after this piece."""
    return shaped.shapers[shaped.span_of[index]].hyphen().advance


def solid_end(pieces: list[Piece], first: int, last: int) -> int:
    """The last piece that is seen on a line."""
    while last > first and not pieces[last].seen:
        last -= 1
    return last


def _runt_start(shaped: Shaped, first: int, stop: int) -> int:
    """The first piece of the stretch's last two characters that are no marks or spaces; plus one."""
    seen = 0
    for index in range(stop - 1, first, -1):
        piece = shaped.pieces[index]
        if piece.left in (Edge.HAN, Edge.HANGUL, Edge.ALNUM):
            text = shaped.text[shaped.at[index] : shaped.at[index] + piece.length]
            seen += sum(char.isalnum() for char in text)
            if seen >= 2:
                return index + 1
    return first + 1


def fit(shaped: Shaped, chances: Opportunities, measure: float, first: float) -> list[Extent]:
    """The lines of one stretch; ``first`` is the first line's measure."""
    justified = shaped.style.align is Align.JUSTIFY
    if chances.end[-1] - chances.from_x[0] <= first:
        ways = [0]
    elif justified:
        ways = _total_fit(shaped, chances, measure, first)
    else:
        ways = _ragged_fit(shaped, chances, measure, first)
    extents: list[Extent] = []
    index = len(chances.after) - 1
    for start in reversed(ways):
        own = first if start == 0 else measure
        natural = chances.end[index] - chances.from_x[start]
        least = natural - (chances.shrink[index] - chances.from_shrink[start] if justified else 0.0)
        extents.append(
            Extent(
                chances.from_piece[start],
                chances.after[index],
                own,
                natural,
                chances.hyphen[index],
                index == len(chances.after) - 1,
                least > own + 0.5,
            )
        )
        index = start - 1
    extents.reverse()
    return extents


def _total_fit(shaped: Shaped, chances: Opportunities, measure: float, first: float) -> list[int]:
    """Starts of the best lines, in order."""
    ends, bare, stretches, shrinks = chances.end, chances.bare_end, chances.stretch, chances.shrink
    from_stretch, from_shrink = chances.from_stretch, chances.from_shrink
    mosts, from_most = chances.most, chances.from_most
    spaces, from_spaces, hyphens, costs = chances.spaces, chances.from_spaces, chances.hyphen, chances.cost
    limited = shaped.language.letter_limit
    loose = _LOOSE if limited else _LOOSEST
    loosest = 10.0 + 100.0 * loose**3
    more = 0.0 if limited else 3e4
    # The place where a line's measure ends; the first line's may be another.
    edges = [start + measure for start in chances.from_x]
    edges[0] = chances.from_x[0] + first
    reach = [edge + shrink * -_TIGHT for edge, shrink in zip(edges, from_shrink, strict=True)]
    final = len(ends) - 1
    best: list[float] = [0.0]
    came: list[int] = []
    low = 0
    # Starts of the window in order of their best cost: the first is the least any way can build on.
    cheapest: deque[int] = deque([0])
    for at in range(final):
        end, stretch, shrink = ends[at], stretches[at], shrinks[at]
        plain = bare[at] - shrink * _TIGHT
        while low < at and plain > reach[low]:
            low += 1
        while cheapest[0] < low:
            cheapest.popleft()
        floor = best[cheapest[0]]
        least, way = _INFINITE, low
        hyphen = hyphens[at]
        for start in range(low, at + 1):
            slack = edges[start] - end
            if slack >= 0.0:
                give = stretch - from_stretch[start]
                ratio = slack / give if give > 0.01 else (0.0 if slack < 1.0 else _SLACK)
                cost = 10.0 + 100.0 * ratio * ratio * ratio if ratio < loose else loosest + more * ratio
                cost *= cost
                # Later starts are looser still: none can win once looseness alone costs more.
                if cost + floor >= least:
                    break
                if ratio > 1.0:
                    gaps = spaces[at] - from_spaces[start]
                    short = slack - mosts[at] + from_most[start]
                    if short > 0.5:
                        cost = _SHORT_LINE + _UNDERFULL * short / measure
                    elif limited and slack - give > _WIDE * gaps:
                        wide = slack - give
                        cost += _WIDE_SPACE * gaps
                        # How wide counts beside how many, or one hole would be cheaper than ten wide spaces.
                        if wide > _HOLE * gaps:
                            cost += _HOLE_COST * (wide - _HOLE * gaps)
            else:
                give = shrink - from_shrink[start]
                if -slack > give * _TIGHT:
                    cost = _OVERFULL * (1.0 - slack / measure)
                else:
                    ratio = -slack / give
                    cost = 10.0 + 100.0 * ratio * ratio * ratio
                    cost *= cost
            if hyphen and start and hyphens[start - 1]:
                cost += _HYPHENS
            cost += best[start]
            if cost < least:
                least, way = cost, start
        least += costs[at]
        best.append(least)
        came.append(way)
        while cheapest and best[cheapest[-1]] >= least:
            cheapest.pop()
        cheapest.append(at + 1)
    came.append(_last_line(chances, best, edges, low, shaped.language.short_last))
    return _walk(came)


def _last_line(chances: Opportunities, best: list[float], edges: list[float], low: int, short: float) -> int:
    """Where the last line of a justified paragraph had best start."""
    final = len(chances.end) - 1
    end, shrink = chances.end[final], chances.shrink[final]
    least, way = _INFINITE, low
    for start in range(low, final + 1):
        slack = edges[start] - end
        give = shrink - chances.from_shrink[start]
        if slack >= 0.0:
            cost = _SHORT if start and end - chances.from_x[start] < short else 0.0
        elif -slack > give * _TIGHT:
            cost = _OVERFULL * (1.0 - slack / max(1.0, edges[start]))
        else:
            cost = (10.0 + 100.0 * (-slack / give) ** 3) ** 2
        if start and chances.hyphen[start - 1]:
            cost += _HYPHENS
        if start and chances.from_piece[start] >= chances.runt:
            cost += _RUNT
        cost += best[start]
        if cost < least:
            least, way = cost, start
    return way


def _ragged_fit(shaped: Shaped, chances: Opportunities, measure: float, first: float) -> list[int]:
    """Starts of lines whose ends are as even as can be."""
    ends, starts, costs = chances.end, chances.from_x, chances.cost
    short = shaped.language.short_last
    final = len(ends) - 1
    best: list[float] = [0.0]
    came: list[int] = []
    low = 0
    for at in range(final + 1):
        while low < at and chances.bare_end[at] - starts[low] > (measure if low else first):
            low += 1
        least, way = _INFINITE, low
        for start in range(low, at + 1):
            own = measure if start else first
            slack = own - ends[at] + starts[start]
            if slack < -0.01:
                cost = _OVERFULL * (1.0 - slack / measure)
            elif at == final:
                cost = _SHORT if start and own - slack < short else 0.0
            else:
                cost = (slack * 0.05) ** 2
            if at == final and start and chances.from_piece[start] >= chances.runt:
                cost += _RUNT
            cost += best[start]
            if cost < least:
                least, way = cost, start
        best.append(least + costs[at] * (_RAGGED_HYPHEN if chances.hyphen[at] else 1.0))
        came.append(way)
    return _walk(came)


def _walk(came: list[int]) -> list[int]:
    ways: list[int] = []
    index = len(came)
    while index > 0:
        index = came[index - 1]
        ways.append(index)
    ways.reverse()
    return ways


def too_wide(shaped: Shaped, chances: Opportunities, measure: float) -> list[tuple[int, int]]:
    """Unbreakable stretches wider than a line, as (first piece, stop)."""
    found: list[tuple[int, int]] = []
    shrinks = shaped.style.align is Align.JUSTIFY
    for k, start in enumerate(chances.from_piece):
        least = chances.end[k] - chances.from_x[k]
        if shrinks:
            least -= chances.shrink[k] - chances.from_shrink[k]
        if least > measure:
            found.append((start, chances.after[k]))
    return found


def narrowest(shaped: Shaped) -> float:
    """The least measure (em/1000) in which no word is broken or hyphenated."""
    whole = replace(
        shaped.breaks, open=tuple(at for at in shaped.breaks.open if at not in shaped.breaks.hyphens)
    )
    return max(
        (
            end - start
            for part in opportunities(replace(shaped, breaks=whole))
            for end, start in zip(part.end, part.from_x, strict=True)
        ),
        default=0.0,
    )


def last_resorts(shaped: Shaped, start: int, stop: int) -> list[int]:
    """Positions inside a stretch where kinsoku at least allows a line to end."""
    text = shaped.text
    return [
        at
        for at in range(start + 1, stop)
        if text[at] not in NO_START and text[at - 1] not in NO_END and text[at] not in " \u00a0\t\n"
    ]
