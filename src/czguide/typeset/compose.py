"""A paragraph's text as measured pieces with prefix sums: shaped once, broken at any width.

All widths are thousandths of the paragraph's em.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from czguide.typeset import bidi
from czguide.typeset.breaks import Breaks
from czguide.typeset.chars import EXTENDS, TOKEN, Edge, extended_token
from czguide.typeset.isolate import isolated_levels
from czguide.typeset.language import Language
from czguide.typeset.model import Align, ParagraphStyle, Problem, Span
from czguide.typeset.piece import Piece
from czguide.typeset.shape import Shaper
from czguide.typeset.spacing import SCRIPTS, Gap, beside_space, between_runs, gap, narrow, overlapping

# Keyed by `Piece.after_key | Piece.before_key` of the two.
GapCache = dict[int, Gap]
GapCaches = dict[str, GapCache]  # by language


@dataclass
class Shaped:
    """Pieces in reading order, and what the line breaker adds up.

    ``at[i]`` is where piece i starts in the text, ``span_of[i]`` its span, ``x[i]`` its left edge
    were the paragraph one line. ``gaps[i]`` stands between pieces i and i + 1. ``stretch[i]``, ``most[i]``,
    ``shrink[i]`` and ``spaces[i]`` sum up the gaps before piece i. ``starts[i]`` and ``ends[i]`` are
    where the ink of a line would start or end with piece i. ``changes`` are the pieces that begin a run
    of their own face or span. ``refine`` shapes it again, parted
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
    most: list[float] = field(default_factory=list)
    shrink: list[float] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
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
    caches: GapCaches,
    extra_cuts: frozenset[int] = frozenset(),
) -> Shaped:
    """Shape every token of every span. ``shapers`` has, per span, one for each direction."""
    levels = None
    if bidi.needs_bidi(text, style.rtl):
        levels = isolated_levels(text, style.rtl, _foreign(spans))
    shaped = Shaped(text, spans, style, row, breaks, tuple(pair[0] for pair in shapers), levels=levels)
    cuts = sorted({*breaks.open, *breaks.held, *extra_cuts})
    pieces, at, span_of = shaped.pieces, shaped.at, shaped.span_of
    cut, count = 0, len(cuts)
    # Where Latin letters are spaced too, every cluster is a piece of its own.
    apart = row.letter_all and style.align is Align.JUSTIFY
    all_cuts = tuple(range(1, 1 + max(map(len, text.split()), default=0))) if apart else ()
    tokens = extended_token() if EXTENDS.search(text) else TOKEN
    for start, end, span, level in _stretches(spans, levels):
        shaper = shapers[span][level % 2]
        known, character = shaper.pieces, shaper.characters.__getitem__
        shaper.learn(text[start:end])
        for match in tokens.finditer(text, start, end):
            begin, finish = match.span()
            characters = match[1]
            if characters:
                pieces.extend(map(character, characters))
                at.extend(range(begin, finish))
                continue
            while cut < count and cuts[cut] <= begin:
                cut += 1
            inner: tuple[int, ...] = ()
            while cut < count and cuts[cut] < finish:
                inner += (cuts[cut] - begin,)
                cut += 1
            if apart:
                inner = all_cuts[: finish - begin - 1]
            for piece in known(match[0], inner, begin in wide):
                pieces.append(piece)
                at.append(begin)
                begin += piece.length
        span_of.extend([span] * (len(pieces) - len(span_of)))
    shaped.changes = [
        index
        for index, (a, b, left, right) in enumerate(
            zip(pieces, pieces[1:], span_of, span_of[1:], strict=False), 1
        )
        if a.face is not b.face or left != right or a.alone or b.alone
    ]
    _measure(shaped, row, caches)
    shaped.problems = tuple(
        [
            Problem("missing-glyph", start + offset, char)
            for start, piece in zip(at, pieces, strict=True)
            if piece.missing
            for offset, char in piece.missing
        ]
    )
    return shaped


def _foreign(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Where neighbouring spans of one other language start and stop."""
    found: list[tuple[int, int]] = []
    start, before = 0, None
    for span in spans:
        if not span.text:
            continue
        stop = start + len(span.text)
        if span.style.lang:
            found.append((found.pop()[0] if span.style.lang == before else start, stop))
        start, before = stop, span.style.lang
    return found


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


def _gaps(shaped: Shaped, row: Language, caches: GapCaches) -> list[Gap]:
    """What stands between neighbours, by the document's language or that of the span both stand in."""
    gaps = _gaps_in(shaped, row, caches)
    own = [shaper.language for shaper in shaped.shapers]
    others = {language.tag: language for language in own if language is not row}
    for tag, other in others.items():
        theirs = _gaps_in(shaped, other, caches)
        spans = {index for index, language in enumerate(own) if language.tag == tag}
        for index, (left, right) in enumerate(pairwise(shaped.span_of)):
            if left in spans and right in spans:
                gaps[index] = theirs[index]
    return gaps


def _gaps_in(shaped: Shaped, row: Language, caches: GapCaches) -> list[Gap]:
    known = caches.setdefault(row.tag, {})
    pieces = shaped.pieces
    keys = [a.after_key | b.before_key for a, b in pairwise(pieces)]
    try:
        gaps = [known[key] for key in keys]
    except KeyError:
        for key, (before, after) in zip(keys, pairwise(pieces), strict=True):
            if key not in known:
                known[key] = gap(before, after, row)
        gaps = [known[key] for key in keys]
    if row.wide_marks:
        for index, piece in enumerate(pieces[1:-1], 1):
            if piece.left is Edge.SPACE:
                gaps[index] = beside_space(pieces[index - 1], piece, pieces[index + 1], row) or gaps[index]
    return gaps


def _measure(shaped: Shaped, row: Language, caches: GapCaches) -> None:
    """Prefix sums over pieces and the gaps between them."""
    pieces = shaped.pieces
    if not pieces:
        return
    shaped.gaps = gaps = _gaps(shaped, row, caches)
    if shaped.levels is not None:
        # Lines with right-to-left text have no text of their own that tells extractors what a gap is.
        for index, (left, right) in enumerate(pairwise(pieces)):
            if {left.right, right.left} == SCRIPTS:
                gaps[index] = narrow(gaps[index], left, right)
    for index in shaped.changes:
        # Where a run ends, extractors go by the gap alone.
        if {pieces[index - 1].right, pieces[index].left} == SCRIPTS:
            gaps[index - 1] = between_runs(gaps[index - 1], pieces[index - 1], pieces[index])
        else:
            gaps[index - 1] = overlapping(gaps[index - 1], pieces[index - 1])
    shaped.x = x = list(
        accumulate([p.advance + g.natural for p, g in zip(pieces, gaps, strict=False)], initial=0.0)
    )
    shaped.stretch = list(accumulate([g.stretch for g in gaps], initial=0.0))
    shaped.most = list(accumulate([g.most for g in gaps], initial=0.0))
    shaped.shrink = list(accumulate([g.shrink for g in gaps], initial=0.0))
    shaped.spaces = list(accumulate([g.spaces for g in gaps], initial=0.0))
    shaped.starts = [place + piece.trim_start for place, piece in zip(x, pieces, strict=True)]
    shaped.ends = ends = [
        place + piece.advance - piece.trim_end for place, piece in zip(x, pieces, strict=True)
    ]
    for index, piece in enumerate(pieces):
        if not piece.seen:
            # Trailing spaces hang outside the measure (UAX #14 LB7).
            ends[index] = ends[index - 1] if index else 0.0
