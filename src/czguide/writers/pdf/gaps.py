"""Which gaps between glyphs a reader would take for a space or a new line, and what then speaks as one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from czguide.typeset import GlyphRun, Line
from czguide.writers.pdf.apart import stands_apart
from czguide.writers.pdf.rows import Chunk, Row, Shown

_FALSE_SPACE = 95
"""Thousandths of an em between two glyphs from which extractors see a space (pdfminer 100, poppler 125)."""

_FALSE_BREAK = -300
"""Thousandths by which adjoining marks overlap (）：) when poppler takes the second for a new line."""

TOUCHING = 0.01
"""Points; runs of a line follow each other to within their rounding."""


def groups(row: Row) -> list[list[Chunk]]:
    """Chunks that one ActualText may span.

    pdfium measures the gap to what follows from the first thing shown inside one: where more follows on the
    line, each chunk stands alone; so it does beside what must not stand in ActualText.
    """
    chunks: list[Chunk] = []
    last: Shown | None = None
    for shown in row.runs:
        apart = stands_apart(shown.run) or (last is not None and stands_apart(last.run))
        if last is not None and not apart and _alike(last, shown):
            chunks[-1].append(shown)
        else:
            chunks.append([shown])
        last = shown
    apart = any(stands_apart(shown.run) for shown in row.runs)
    if len(chunks) == 1 or (row.runs[-1].run is row.line.runs[-1] and not apart):
        return [chunks]
    return [[chunk] for chunk in chunks]


def _alike(last: Shown, following: Shown) -> bool:
    a, b = last.run, following.run
    return (
        a.face is b.face
        and a.size == b.size
        and last.rise == following.rise
        and last.colour == following.colour
        and a.origins is None
        and b.origins is None
        and abs(a.x + a.width - b.x) < TOUCHING
    )


def misleads(group: Sequence[Chunk]) -> bool:
    """Whether a reader would go by the glyphs' places and be wrong."""
    if len(group) == 1 and len(group[0]) == 1:
        run = group[0][0].run
        if run.origins is None and max(run.extra) < _FALSE_SPACE and min(run.extra) > _FALSE_BREAK:
            return False
    runs = [shown.run for chunk in group for shown in chunk]
    if any(run.origins is not None for run in runs):
        # Placed glyphs: marks and joined letters, whose order and text no reader can guess.
        return True
    extra = tuple(chain.from_iterable([run.extra for run in runs])) or (0,)
    if len(group) == 1 and min(extra) <= _FALSE_BREAK:
        return True
    return max(extra) >= _FALSE_SPACE and _parted(runs, extra)


def crosses(line: Line, run: GlyphRun) -> bool:
    """Whether the gap to the next run of the line is as wide as a space."""
    if run.extra[-1] < _FALSE_SPACE or run is line.runs[-1] or run.texts[-1].isspace():
        return False
    following = line.runs[line.runs.index(run) + 1]
    return not following.texts[0].isspace()


def _parted(runs: Sequence[GlyphRun], extra: tuple[int, ...]) -> bool:
    """Whether a gap between two glyphs, neither of them a space, is as wide as one."""
    texts = [text for run in runs for text in run.texts]
    return any(
        gap >= _FALSE_SPACE and not before.isspace() and after != "" and not after.isspace()
        for gap, before, after in zip(extra, texts, texts[1:], strict=False)
    )
