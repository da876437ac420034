"""A paragraph's text as measured pieces with prefix sums: shaped once, broken at any width.

All widths are thousandths of the paragraph's em.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from czguide.typeset import bidi
from czguide.typeset.breaks import Breaks
from czguide.typeset.chars import TOKEN, Edge
from czguide.typeset.language import Language
from czguide.typeset.model import Align, ParagraphStyle, Problem, Span
from czguide.typeset.shape import Piece, Shaper
from czguide.typeset.spacing import NONE, Gap, beside_space, gap

# Keyed by the edges of the two pieces, see `Piece.after_key` and `Piece.before_key`.
GapCache = dict[int, Gap]


@dataclass
class Shaped:
    """Pieces in reading order, and what the line breaker adds up.

    ``at[i]`` is where piece i starts in the text, ``span_of[i]`` its span, ``x[i]`` its left edge
    were the paragraph one line. ``gaps[i]`` stands between pieces i and i + 1. ``stretch[i]``,
    ``shrink[i]`` and ``spaces[i]`` sum up the gaps before piece i. ``refine`` shapes it again, parted
    at more positions.
    """

    text: str
    spans: tuple[Span, ...]
    style: ParagraphStyle
    language: Language
    breaks: Breaks
    shapers: tuple[Shaper, ...]
    pieces: list[Piece] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    span_of: list[int] = field(default_factory=list)
    levels: list[int] | None = None
    x: list[float] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    stretch: list[float] = field(default_factory=list)
    shrink: list[float] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    refine: Callable[[frozenset[int]], Shaped] | None = None


def compose(
    text: str,
    spans: tuple[Span, ...],
    style: ParagraphStyle,
    row: Language,
    shapers: tuple[tuple[Shaper, ...], ...],
    breaks: Breaks,
    wide: frozenset[int],
    gap_cache: GapCache,
    extra_cuts: frozenset[int] = frozenset(),
) -> Shaped:
    """Shape every token of every span. ``shapers`` has, per span, one for each direction."""
    levels = bidi.levels(text, style.rtl) if bidi.needs_bidi(text, style.rtl) else None
    shaped = Shaped(text, spans, style, row, breaks, tuple(pair[0] for pair in shapers), levels=levels)
    cuts = sorted({b.at for b in breaks.open} | set(breaks.held) | extra_cuts)
    pieces, at, span_of = shaped.pieces, shaped.at, shaped.span_of
    cut, count = 0, len(cuts)
    # Where Latin letters are spaced too, every cluster is a piece of its own.
    apart = row.letter_all and style.align is Align.JUSTIFY
    range_cuts = tuple(range(1, 1 + max(map(len, text.split()), default=0))) if apart else ()
    missing = False
    for start, end, span, level in _stretches(spans, levels):
        shaper = shapers[span][level % 2]
        tokens = TOKEN.finditer(text, start, end)
        known = shaper.pieces
        for match in tokens:
            token = match.group()
            begin = match.start()
            if len(token) == 1:
                made = known(token, (), begin in wide)
            else:
                finish = match.end()
                while cut < count and cuts[cut] <= begin:
                    cut += 1
                inner: tuple[int, ...] = ()
                while cut < count and cuts[cut] < finish:
                    inner += (cuts[cut] - begin,)
                    cut += 1
                made = known(token, range_cuts[: finish - begin - 1] if apart else inner, begin in wide)
            for piece in made:
                pieces.append(piece)
                at.append(begin)
                span_of.append(span)
                begin += piece.length
                if piece.missing:
                    missing = True
    _measure(shaped, row, gap_cache)
    if missing:
        shaped.problems = tuple(
            Problem("missing-glyph", start + offset, char)
            for start, piece in zip(at, pieces, strict=True)
            for offset, char in piece.missing
        )
    return shaped


def _stretches(spans: tuple[Span, ...], levels: list[int] | None) -> list[tuple[int, int, int, int]]:
    """Stretches of one span and one level: (start, end, span, level)."""
    found: list[tuple[int, int, int, int]] = []
    start = 0
    for index, span in enumerate(spans):
        end = start + len(span.text)
        if levels is None:
            found.append((start, end, index, 0))
        else:
            begin = start
            for at in range(start + 1, end + 1):
                if at == end or levels[at] != levels[begin]:
                    found.append((begin, at, index, levels[begin]))
                    begin = at
        start = end
    return found


def _measure(shaped: Shaped, row: Language, known: GapCache) -> None:
    """Prefix sums over pieces and the gaps between them."""
    pieces = shaped.pieces
    x, stretch, shrink, spaces, gaps = 0.0, 0.0, 0.0, 0.0, shaped.gaps
    add_x, add_stretch = shaped.x.append, shaped.stretch.append
    add_shrink, add_spaces, add_gap = shaped.shrink.append, shaped.spaces.append, gaps.append
    before: Piece | None = None
    for index, piece in enumerate(pieces):
        if before is not None:
            pair = before.after_key << 20 | piece.before_key
            found = known.get(pair)
            if found is None:
                found = known[pair] = gap(before, piece, row)
            if before.left is Edge.SPACE and index > 1:
                found = beside_space(pieces[index - 2], before, piece, row) or found
            if found is not NONE:
                x += found.natural
                stretch += found.first + found.letters
                shrink += found.shrink
                if before.left is Edge.SPACE:
                    spaces += found.rest
            add_gap(found)
        add_x(x)
        add_stretch(stretch)
        add_shrink(shrink)
        add_spaces(spaces)
        x += piece.advance
        before = piece
