"""From broken lines to positioned glyph runs."""

from __future__ import annotations

from dataclasses import dataclass

from czguide.fonts import Face
from czguide.typeset import bidi
from czguide.typeset.chars import Edge
from czguide.typeset.compose import Shaped
from czguide.typeset.linebreak import Extent, solid_end
from czguide.typeset.model import Align, GlyphRun, Line
from czguide.typeset.shape import Piece
from czguide.typeset.spacing import Gap


@dataclass(slots=True)
class _Justify:
    """How much of each stage of every gap on a line is used; see `spacing.Gap`."""

    first: float = 0.0
    letters: float = 0.0
    rest: float = 0.0
    shrink: float = 0.0
    ratio: float = 0.0

    def of(self, gap: Gap) -> float:
        return (
            gap.natural
            + gap.first * self.first
            + gap.letters * self.letters
            + gap.rest * self.rest
            - gap.shrink * self.shrink
        )


def lay_line(shaped: Shaped, extent: Extent, indent: float) -> Line:
    """Set one line. ``indent`` (em/1000) is where its measure begins."""
    pieces, style = shaped.pieces, shaped.style
    first, stop = extent.first, extent.stop
    last = solid_end(pieces, first, stop - 1)
    adjust = _adjust(shaped, extent, last)
    unit = style.size / 1000
    opening = pieces[first]
    trim_left = opening.trim_start
    gaps = [adjust.of(gap) for gap in shaped.gaps[first : stop - 1]]
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
        runs, ascent, descent = _runs(shaped, first, stop, gaps, hyphen, (left - trim_left) * unit)
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
        ratio=adjust.ratio,
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


def _adjust(shaped: Shaped, extent: Extent, last: int) -> _Justify:
    """Spread a line's slack over its gaps, stage by stage (JLREQ 3.8.3 and 3.8.4)."""
    adjust = _Justify()
    slack = extent.measure - extent.natural
    if shaped.style.align is not Align.JUSTIFY or (extent.last and slack >= 0):
        return adjust
    gaps = shaped.gaps[extent.first : last]
    if slack < 0:
        give = sum(gap.shrink for gap in gaps)
        adjust.shrink = min(1.0, -slack / give) if give else 0.0
        adjust.ratio = -adjust.shrink
        return adjust
    words = sum(gap.first for gap in gaps)
    letters = sum(gap.letters for gap in gaps)
    adjust.ratio = slack / (words + letters) if words + letters else 0.0
    if slack <= words:
        adjust.first = slack / words if words else 0.0
        return adjust
    adjust.first = 1.0
    slack -= words
    if slack <= letters:
        adjust.letters = slack / letters if letters else 0.0
        return adjust
    adjust.letters = 1.0
    rest = sum(gap.rest for gap in gaps)
    adjust.rest = (slack - letters) / rest if rest else 0.0
    return adjust


class _RunBuilder:
    """Collects the glyphs of one run; rounding to whole thousandths is carried from glyph to glyph."""

    __slots__ = ("error", "extra", "face", "glyphs", "piece", "span", "texts", "width", "x")

    def __init__(self, piece: Piece, span: int, x: float) -> None:
        self.face: Face = piece.face
        self.piece = piece
        self.span = span
        self.x = x
        self.width = 0.0
        self.error = 0.0
        self.glyphs: list[int] = []
        self.extra: list[int] = []
        self.texts: list[str] = []

    def finish(self, size: float, unit: float) -> GlyphRun:
        return GlyphRun(
            self.face, size * self.piece.scale, self.span, 0, self.x, self.width * unit,
            tuple(self.glyphs), tuple(self.extra), tuple(self.texts),
        )  # fmt: skip


def _runs(
    shaped: Shaped,
    first: int,
    stop: int,
    gaps: list[float],
    hyphen: Piece | None,
    x: float,
) -> tuple[tuple[GlyphRun, ...], float, float]:
    """Runs of a line that reads left to right throughout."""
    pieces, span_of = shaped.pieces, shaped.span_of
    size = shaped.style.size
    unit = size / 1000
    runs: list[GlyphRun] = []
    ascent = descent = 0.0
    run: _RunBuilder | None = None
    face: Face | None = None
    span = -1
    scale = 1.0
    placed = False
    for index in range(first, stop):
        piece = pieces[index]
        if piece.face is not face or span_of[index] != span or placed or piece.offsets:
            if run is not None:
                if run.glyphs:
                    runs.append(run.finish(size, unit))
                x += run.width * unit
            face, span, scale = piece.face, span_of[index], piece.scale
            run = _RunBuilder(piece, span, x)
            rise = shaped.spans[span].style.rise * 1000
            ascent = max(ascent, (face.ascent + rise) * scale)
            descent = max(descent, (face.descent - rise) * scale)
            placed = False
        assert run is not None
        after = gaps[index - first] if index - first < len(gaps) else 0.0
        glyphs = piece.glyphs
        if piece.offsets:
            x += run.width * unit
            runs.append(_placed(piece, span, size, x))
            run.width = piece.advance + after
            placed = True
            continue
        run.width += piece.advance + after
        if not glyphs:
            # A forced break or a character without a glyph leaves only its room.
            if piece.advance + after:
                placed = True
            continue
        run.glyphs += glyphs
        run.texts += piece.texts
        if piece.extra is None:
            if len(glyphs) > 1:
                run.extra += [0] * (len(glyphs) - 1)
            exact = run.error + after / scale
            whole = round(exact)
            run.error = exact - whole
            run.extra.append(whole)
        else:
            for at, extra in enumerate(piece.extra):
                exact = run.error + extra + (after / scale if at == len(glyphs) - 1 else 0.0)
                whole = round(exact)
                run.error = exact - whole
                run.extra.append(whole)
    if run is not None:
        if hyphen is not None:
            run = _with_hyphen(run, hyphen, runs, size, unit)
        if run.glyphs:
            runs.append(run.finish(size, unit))
    return tuple(runs), ascent, descent


def _with_hyphen(
    run: _RunBuilder, hyphen: Piece, runs: list[GlyphRun], size: float, unit: float
) -> _RunBuilder:
    if hyphen.face is not run.face or not run.glyphs:
        if run.glyphs:
            runs.append(run.finish(size, unit))
        run = _RunBuilder(hyphen, run.span, run.x + run.width * unit)
    run.glyphs += hyphen.glyphs
    run.texts += hyphen.texts
    run.extra.append(0)
    run.width += hyphen.advance
    return run


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
