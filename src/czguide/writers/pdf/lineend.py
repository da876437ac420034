"""Hyphens of a text that stand at a line's end.

poppler drops any hyphen-minus there, pdfium one between letters, as if it were hyphenation: of high-tech,
broken after its own hyphen, hightech would be left. With a soft hyphen behind it, which who reads hyphenated
text removes anyway, both keep it (TextLine::coalesce; CPDF_TextPage::IsHyphen).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from czguide.typeset import GlyphRun, Line

KEPT = "-\u00ad"
"""What a kept hyphen says."""


def with_kept_hyphen(line: Line) -> Line:
    """The line, the hyphen that it ends in a run of its own."""
    at = next((n for n in range(len(line.runs) - 1, -1, -1) if any(map(str.strip, line.runs[n].texts))), -1)
    if at < 0:
        return line
    run = line.runs[at]
    glyph = max(n for n, text in enumerate(run.texts) if text.strip())
    if run.texts[glyph] != "-" or run.level:
        return line
    ends = (0, glyph, len(run.texts)) if glyph else (0, len(run.texts))
    parts = [_part(run, start, stop) for start, stop in pairwise(ends)]
    hyphen = parts[-1]
    parts[-1] = replace(hyphen, texts=(KEPT, *hyphen.texts[1:]))
    return replace(line, runs=(*line.runs[:at], *parts, *line.runs[at + 1 :]))


def _part(run: GlyphRun, start: int, stop: int) -> GlyphRun:
    thousandth = run.size / 1000
    widths = [
        (run.face.advance(glyph) + extra) * thousandth
        for glyph, extra in zip(run.glyphs, run.extra, strict=True)
    ]
    return replace(
        run,
        x=run.x + sum(widths[:start]),
        width=sum(widths[start:stop]),
        glyphs=run.glyphs[start:stop],
        extra=run.extra[start:stop],
        texts=run.texts[start:stop],
        origins=run.origins and run.origins[start:stop],
    )
