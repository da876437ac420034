"""The letters of a line: clusters with their marks, at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from czguide.typeset import GlyphRun


class Glyph(NamedTuple):
    """A glyph at its place on the line, in points, and what it says."""

    gid: int
    text: str
    x: float
    y: float


class Letter(NamedTuple):
    """A cluster: its run, text, level, base and marks."""

    run: int
    text: str
    level: int
    base: Glyph
    marks: list[Glyph]


def letters_of(runs: Sequence[GlyphRun]) -> Iterator[Letter]:
    """In reading order."""
    for number, run in enumerate(runs):
        assert run.origins is not None
        cluster: list[Glyph] = []
        for gid, text, (x, y) in zip(run.glyphs, run.texts, run.origins, strict=True):
            if text and cluster:
                yield _letter(number, run, cluster)
                cluster = []
            cluster.append(Glyph(gid, text, x, y))
        yield _letter(number, run, cluster)


def _letter(number: int, run: GlyphRun, cluster: list[Glyph]) -> Letter:
    text = cluster[0].text
    base = max(cluster, key=lambda glyph: run.face.advance(glyph.gid))
    marks = [glyph._replace(text="") for glyph in cluster if glyph is not base]
    shown = base._replace(text=text[::-1] if run.level % 2 else text)
    return Letter(number, text, run.level, shown, marks)
