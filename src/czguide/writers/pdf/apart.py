"""What must not stand in ActualText, in runs of its own.

A hyphen of the text at a line's end: poppler drops any hyphen-minus there, pdfium one between letters, as if
it were hyphenation. Of high-tech, broken at its own hyphen, hightech would be left. With a soft one behind,
which hyphenated text loses anyway, both keep it, pdfium not in ActualText (TextLine::coalesce,
CPDF_TextPage::IsHyphen). A character beyond the BMP: pdfium leaves it out of ActualText.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from czguide.typeset import GlyphRun, Line

_KEPT = "-\u00ad"
"""What a kept hyphen says."""


def stands_apart(run: GlyphRun) -> bool:
    """Whether a run is one of those."""
    return run.texts[0] == _KEPT or _beyond(run.texts[0])


def parted(line: Line) -> Line:
    """The line with those runs cut out of the others."""
    last = next((n for n in range(len(line.runs) - 1, -1, -1) if any(map(str.strip, line.runs[n].texts))), -1)
    runs: list[GlyphRun] = []
    for number, run in enumerate(line.runs):
        cuts = set() if run.level else {at for at, text in enumerate(run.texts) if _beyond(text)}
        if number == last and not run.level:
            end = max(at for at, text in enumerate(run.texts) if text.strip())
            if run.texts[end] == "-":
                cuts.add(end)
                run = replace(run, texts=(*run.texts[:end], _KEPT, *run.texts[end + 1 :]))
        ends = sorted({0, *cuts, *(at + 1 for at in cuts), len(run.texts)})
        runs += [_part(run, start, stop) for start, stop in pairwise(ends)] if cuts else [run]
    return (
        line if len(runs) == len(line.runs) and runs == list(line.runs) else replace(line, runs=tuple(runs))
    )


def _beyond(text: str) -> bool:
    return text > "\uffff"


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
