"""Directional marks that keep poppler from mistaking the order of a line with right-to-left text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from czguide.fonts import Face
from czguide.typeset import GlyphRun, Line
from czguide.writers.pdf.letters import Glyph, letters_of
from czguide.writers.pdf.pdfium import LEFT_MARK, RIGHT_MARK

_BESIDE = 0.05
"""Points beside what it ends at which a mark stands, so that it is sorted behind it."""


class Hint(NamedTuple):
    """Where a directional mark stands, and the run whose face has it."""

    run: GlyphRun
    glyph: Glyph


def hints(line: Line, face: Face | None) -> Iterator[Hint]:
    """The marks that keep poppler from joining what follows to a number, a comma or a Latin word, and the
    signs that end one to the text around."""
    right, left = _mark_of(line, face, RIGHT_MARK), _mark_of(line, face, LEFT_MARK)
    characters: list[_Character | None] = [*_characters(line.runs), None]
    for before, after in pairwise(characters):
        assert before is not None
        side_before, turned = _side(before.text), before.level % 2 == 1
        ends = not turned and (after is None or after.level % 2 == 1)
        leads = ends or (turned and side_before == "L")
        if right and after and leads and _side(after.text) != "R":
            yield Hint(right[0], Glyph(right[1], RIGHT_MARK, before.left - _BESIDE, 0.0))
        # poppler drops a hyphen at a line's end.
        if left and ends and (not side_before or before.text == "-"):
            yield Hint(left[0], Glyph(left[1], LEFT_MARK, before.right + _BESIDE, 0.0))


def end_hint(line: Line, face: Face | None) -> Iterator[Hint]:
    """The mark that keeps poppler from taking signs at the end of a line from the left for part of the next
    text, on a page whose letters mostly run from the right."""
    runs = [run for run in line.runs if any(map(str.strip, run.texts))]
    last = "".join(runs[-1].texts).rstrip() if runs else ""
    if face and last and not _side(last[-1]):
        place = runs[-1].x + runs[-1].width + _BESIDE
        yield Hint(replace(runs[-1], face=face), Glyph(face.gid(LEFT_MARK), LEFT_MARK, place, 0.0))


def _mark_of(line: Line, face: Face | None, mark: str) -> tuple[GlyphRun, int] | None:
    """A run whose face has a glyph without width for a mark, and the glyph; if none, one in `face`."""
    runs = [*line.runs, *(replace(line.runs[-1], face=own) for own in (face,) if own)]
    known = ((run, run.face.gid(mark)) for run in runs)
    return next(((run, gid) for run, gid in known if gid and not run.face.advance(gid)), None)


def _side(char: str) -> str:
    """What poppler takes a character for: 'L' also stands for digits and the signs among them."""
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return "R"
    return "L" if kind in ("L", "EN", "AN", "ES", "ET", "CS") else ""


class _Character(NamedTuple):
    """A character, its level, and where what reads as it does begins on the left and so far ends."""

    text: str
    level: int
    left: float
    right: float


def _characters(runs: Sequence[GlyphRun]) -> Iterator[_Character]:
    left, last = 0.0, 1
    for letter in letters_of(runs):
        run, x = runs[letter.run], letter.base.x
        left = x if letter.level % 2 or last % 2 else min(left, x)
        right = x + run.face.advance(letter.base.gid) * run.size / 1000
        for char in letter.text:
            yield _Character(char, letter.level, left, right)
        last = letter.level
