"""From broken lines to positioned glyph runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, pairwise
from math import ceil
from operator import sub

from czguide.typeset import bidi
from czguide.typeset.chars import Edge
from czguide.typeset.compose import Shaped
from czguide.typeset.linebreak import Extent, solid_end
from czguide.typeset.model import Align, GlyphRun, Line
from czguide.typeset.piece import Piece
from czguide.typeset.spacing import LAST


def lay_line(shaped: Shaped, extent: Extent, indent: float) -> Line:
    """Set one line. ``indent`` (em/1000) is where its measure begins."""
    pieces, style = shaped.pieces, shaped.style
    first, stop = extent.first, extent.stop
    last = solid_end(pieces, first, stop - 1)
    unit = style.size / 1000
    opening = pieces[first]
    trim_left = opening.trim_start
    gaps, ratio, share = _spaces(shaped, extent, last)
    # Whole thousandths: an adjustment all glyphs share is written once.
    track = ceil(shaped.language.track * share)
    width = _width(pieces, gaps, first, last) - trim_left
    hyphen = shaped.shapers[shaped.span_of[last]].hyphen() if extent.hyphen else None
    if hyphen is not None:
        width += hyphen.advance
    start = indent if style.rtl is False else 0.0
    free = extent.measure - width
    left = start + free * _share(style.align, style.rtl)
    text_start = shaped.at[first]
    text_end = shaped.at[stop] if stop < len(pieces) else len(shaped.text)
    if shaped.levels is None:
        runs, ascent, descent = _runs(shaped, first, stop, gaps, hyphen, (left - trim_left) * unit, track)
    else:
        runs, ascent, descent = _bidi_runs(
            shaped, first, stop, gaps, hyphen, (left - trim_left) * unit, text_start, text_end
        )
    return Line(
        start=text_start,
        end=text_end,
        text=shaped.text[text_start:text_end],
        x=left * unit,
        width=width * unit,
        measure=extent.measure * unit,
        ascent=ascent * unit,
        descent=descent * unit,
        ratio=ratio,
        hyphenated=extent.hyphen,
        last=extent.last,
        runs=runs,
    )


def _share(align: Align, rtl: bool) -> float:
    """How much of the free room goes to the left of a line that is not justified."""
    if align is Align.CENTRE:
        return 0.5
    return 1.0 if (align is Align.END) != rtl else 0.0


def _width(pieces: list[Piece], gaps: list[float], first: int, last: int) -> float:
    advances = sum([piece.advance for piece in pieces[first : last + 1]])
    return advances + sum(gaps[: last - first]) - pieces[last].trim_end


def _spaces(shaped: Shaped, extent: Extent, last: int) -> tuple[list[float], float, float]:
    """What stands between a line's pieces, its slack spread by stages (JLREQ 3.8.3, 3.8.4); its ratio, and
    how much of what letters may give is used."""
    gaps = shaped.gaps[extent.first : extent.stop - 1]
    slack = extent.measure - extent.natural
    if shaped.style.align is not Align.JUSTIFY or not slack or (extent.last and slack > 0):
        return [gap.natural for gap in gaps], 0.0, 0.0
    first = extent.first
    # What hangs behind the margin, trailing space, neither gives nor takes.
    hanging = [gap.natural for gap in gaps[last - first :]]
    gaps = gaps[: last - first]
    if slack < 0:
        give = shaped.shrink[last] - shaped.shrink[first]
        share = min(1.0, -slack / give) if give else 0.0
        return [gap.natural - gap.shrink * share for gap in gaps] + hanging, -share, 0.0
    give = shaped.stretch[last] - shaped.stretch[first]
    ratio = slack / give if give else 0.0
    words = sum([gap.first for gap in gaps])
    if slack <= words:
        share = slack / words
        return [gap.natural + gap.first * share for gap in gaps] + hanging, ratio, 0.0
    letters = give - words
    slack -= words
    if slack <= letters:
        share = slack / letters
        return [gap.natural + gap.first + gap.letters * share for gap in gaps] + hanging, ratio, share
    slack -= letters
    rest = sum([gap.rest for gap in gaps])
    share = min(slack / rest, shaped.language.rest_limit) if rest else 0.0
    slack -= rest * share
    spare = sum([gap.last for gap in gaps]) if shaped.levels is None else 0.0
    more = slack / spare if spare else 0.0
    if slack > 0.5 and not 0 < more <= 1:
        # A line torn apart reads worse than one that ends early: before a long address, mostly.
        share = more = 0.0
    return (
        [gap.natural + gap.stretch + gap.rest * share + gap.last * more for gap in gaps] + hanging,
        ratio,
        1.0 + more * LAST / shaped.language.track if more else 1.0,
    )


def _runs(
    shaped: Shaped,
    first: int,
    stop: int,
    gaps: list[float],
    hyphen: Piece | None,
    x: float,
    track: int,
) -> tuple[tuple[GlyphRun, ...], float, float]:
    """Runs of a line that reads left to right throughout; `track` is what stands between letters."""
    size = shaped.style.size
    unit = size / 1000
    changes = shaped.changes
    bounds = [first, *changes[bisect_right(changes, first) : bisect_left(changes, stop)], stop]
    gaps = [*gaps, 0.0]
    runs: list[GlyphRun] = []
    ascent = descent = 0.0
    for start, end in pairwise(bounds):
        pieces = shaped.pieces[start:end]
        after = gaps[start - first : end - first]
        span = shaped.span_of[start]
        face, scale = pieces[0].face, pieces[0].scale
        rise = shaped.spans[span].style.rise * 1000
        ascent = max(ascent, (face.ascent + rise) * scale)
        descent = max(descent, (face.descent - rise) * scale)
        if hyphen is not None and end == stop:
            pieces.append(hyphen)
            after.append(0.0)
        width = sum([piece.advance for piece in pieces]) + sum(after)
        if pieces[0].alone:
            if pieces[0].glyphs:
                runs.append(_placed(pieces[0], span, size, x))
            if len(pieces) > 1:  # the hyphen
                place = x + pieces[0].advance * unit
                runs.append(_run(pieces[1:], after[1:], span, size, place, pieces[1].advance * unit))
        elif any(piece.glyphs for piece in pieces):
            runs.append(_run(pieces, after, span, size, x, width * unit, track))
        x += width * unit
    return tuple(runs), ascent, descent


def _run(
    pieces: list[Piece], after: list[float], span: int, size: float, x: float, width: float, track: int = 0
) -> GlyphRun:
    """One run; rounding to whole thousandths is carried from glyph to glyph."""
    scale = pieces[0].scale
    if scale == 1.0 and all(piece.plain for piece in pieces):
        exact = after
    else:
        exact = []
        for piece, gap in zip(pieces, after, strict=True):
            if not piece.glyphs:
                continue
            count = len(piece.glyphs)
            if track and gap > 0 and piece.left is not Edge.SPACE:
                exact += [own + track for own in piece.extra or (0.0,) * count]
                exact[-1] += gap / scale - track * count
            else:
                exact += piece.extra or (0.0,) * count
                exact[-1] += gap / scale
    ends = [round(place) for place in accumulate(exact)]
    return GlyphRun(
        pieces[0].face,
        size * scale,
        span,
        0,
        x,
        width,
        tuple(chain.from_iterable([piece.glyphs for piece in pieces])),
        tuple(map(sub, ends, (0, *ends))),
        tuple(chain.from_iterable([piece.texts for piece in pieces])),
    )


def _placed(piece: Piece, span: int, size: float, x: float, level: int = 0) -> GlyphRun:
    """A piece whose glyphs stand at their own places: marks, and text that runs right to left."""
    own = size * piece.scale / 1000
    extra = piece.extra or (0.0,) * len(piece.glyphs)
    offsets = piece.offsets or ((0.0, 0.0),) * len(piece.glyphs)
    advances = [piece.face.advance(g) + e for g, e in zip(piece.glyphs, extra, strict=True)]
    origins: list[tuple[float, float]] = []
    pen = 0.0
    for advance, (dx, dy) in zip(advances, offsets, strict=True):
        if level % 2:
            # The pen runs leftwards from the piece's right edge.
            pen += advance
            origins.append((x + piece.advance * size / 1000 - (pen - dx) * own, dy * own))
        else:
            origins.append((x + (pen + dx) * own, dy * own))
            pen += advance
    return GlyphRun(
        piece.face, size * piece.scale, span, level, x, piece.advance * size / 1000,
        piece.glyphs, tuple(round(e) for e in extra), piece.texts, tuple(origins),
    )  # fmt: skip


def _bidi_runs(
    shaped: Shaped,
    first: int,
    stop: int,
    gaps: list[float],
    hyphen: Piece | None,
    x: float,
    start: int,
    end: int,
) -> tuple[tuple[GlyphRun, ...], float, float]:
    """Runs of a line with right-to-left text: ordered by UAX #9 L1 and L2, handed out in reading order."""
    assert shaped.levels is not None
    levels = bidi.line_levels(shaped.text[start:end], shaped.levels[start:end], shaped.style.rtl)
    size = shaped.style.size
    unit = size / 1000
    own = [levels[shaped.at[index] - start] for index in range(first, stop)]
    pieces = list(shaped.pieces[first:stop])
    spans = [shaped.span_of[index] for index in range(first, stop)]
    after = [*gaps, 0.0]
    if hyphen is not None:
        last = solid_end(pieces, 0, len(pieces) - 1)
        pieces.insert(last + 1, hyphen)
        own.insert(last + 1, own[last])
        spans.insert(last + 1, spans[last])
        after.insert(last, 0.0)
    placed: dict[int, GlyphRun] = {}
    # Trailing space hangs outside the measure, at the end the paragraph's direction gives it.
    if shaped.style.rtl:
        x -= sum(pieces[i].advance for i in range(len(pieces) - 1, -1, -1) if _trailing(pieces, i)) * unit
    order = bidi.visual_order(own)
    for index in order:
        piece = pieces[index]
        space = after[index] * unit
        if own[index] % 2:
            # The gap after a piece, in reading order, lies on its left.
            x += space
        if piece.glyphs:
            placed[index] = _placed(piece, spans[index], size, x, own[index])
        x += piece.advance * unit
        if not own[index] % 2:
            x += space
    ascent = max((piece.face.ascent * piece.scale for piece in pieces), default=0.0)
    descent = max((piece.face.descent * piece.scale for piece in pieces), default=0.0)
    return tuple(placed[index] for index in sorted(placed)), ascent, descent


def _trailing(pieces: list[Piece], index: int) -> bool:
    return all(piece.left is Edge.SPACE or not piece.glyphs for piece in pieces[index:])
