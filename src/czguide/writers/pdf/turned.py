"""Lines with right-to-left text, shown so that extractors get it right.

Extractors put glyphs in order by their places and turn right-to-left stretches round themselves, even those
that ActualText spells out. So words follow each other as they are read, but each is shown from left to right
as it is seen, its marks apart from it and silent. What the text reads stands at its structure element
(`inlines.in_reading_order`). Two things remain:

- poppler takes a comma or full stop for a digit, and what follows a number or a Latin word, up to the next
  letter, for part of it. A right-to-left mark stops that: a glyph without width, not painted.
- pdfium mirrors brackets, poppler does not; pdfium turns round the words of a Latin name. It takes ActualText
  from any marked content, poppler from a Span only: where pdfium errs, it is told what it turns right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from czguide.typeset import GlyphRun, Line

_STOP = "\u200f"
_BESIDE = 0.05
"""Points to the left of what it ends at which a mark stands, so that it is sorted behind it."""


_PAIRS = "()[]{}«»‹›<>"
_MIRRORED = str.maketrans(
    dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))
)
_RIGHT, _LEFT, _WEAK, _NEUTRAL = "right", "left", "weak", "neutral"


class Glyph(NamedTuple):
    """A glyph at its place on the line, in points, and what it says."""

    gid: int
    text: str
    x: float
    y: float


class Part(NamedTuple):
    """Letters of one run from left to right, the marks on them, and the run's number."""

    run: int
    letters: list[Glyph]
    marks: list[Glyph]


class Word(NamedTuple):
    """What stands together and is told pdfium as one, where it would err: in reading order, by run."""

    parts: list[Part]
    told: str


class Hint(NamedTuple):
    """Where a right-to-left mark stands, and the run whose face has it."""

    run: GlyphRun
    glyph: Glyph


class _Letter(NamedTuple):
    """A cluster in reading order: its text, level, base and marks."""

    text: str
    level: int
    base: Glyph
    marks: list[Glyph]


def is_turned(line: Line) -> bool:
    """Whether anything on the line runs right to left."""
    return any(run.level % 2 for run in line.runs)


def words(runs: Sequence[GlyphRun], following: str) -> Iterator[Word]:
    """Runs of a line, in reading order, by what stands between spaces. Latin words that follow each other
    are one, right-to-left letters and what is beside them two.

    `following` is the line's text after these.
    """
    letters = [(number, letter) for number, run in enumerate(runs) for letter in _letters([run])]
    groups = [list(group) for _, group in groupby(letters, _kind_of)]
    texts = ["".join([letter.text for _, letter in group]) for group in groups]
    current = _RIGHT
    for index, group in enumerate(groups):
        seen = "".join([letter.base.text for _, letter in sorted(group, key=lambda own: own[1].base.x)])
        told = seen
        if _side(texts[index][0]) == _RIGHT:
            # pdfium turns right-to-left ActualText round by itself; these letters need none.
            current = _RIGHT
        elif not texts[index].isspace():
            told, current = _told(texts[index], current, "".join(texts[index + 1 :]) + following)
        # Signs beside right-to-left letters one by one, so that a mark can stand between them.
        lone = _side(texts[index][0]) != _RIGHT
        parts = []
        for number, own in groupby(group, key=lambda own: own[0]):
            found = [letter for _, letter in own]
            if runs[number].level % 2:
                rows = [[letter] for letter in found] if lone else [found[::-1]]
            else:
                rows = [found]
            for row in rows:
                marks = [mark for letter in row for mark in letter.marks]
                parts.append(Part(number, [letter.base for letter in row], marks))
        yield Word(parts, "" if told == seen else told)


def _kind_of(own: tuple[int, _Letter]) -> str:
    """Letters of one kind stand together."""
    _, letter = own
    if letter.level % 2 and letter.text.isspace():
        return "space"
    return _RIGHT if _side(letter.text[0]) == _RIGHT else "other"


def _side(char: str) -> str:
    """What pdfium takes a character for."""
    kind = unicodedata.bidirectional(char)
    if kind == "L":
        return _LEFT
    if kind in ("R", "AL"):
        return _RIGHT
    return _WEAK if kind in ("AN", "EN", "NSM", "CS", "ES", "ET", "BN") else _NEUTRAL


def _told(text: str, current: str, rest: str) -> tuple[str, str]:
    """From left to right what pdfium turns into `text`, and the direction it has come to.

    It hands out stretches of one kind from right to left, neutral ones turned round and mirrored where the
    last strong one ran right to left.
    """
    found = ""
    for side, chars in groupby(text, _side):
        part = "".join(chars)
        current = _LEFT if side == _LEFT else current
        turned = side == _NEUTRAL and current == _RIGHT
        found = (part[::-1].translate(_MIRRORED) if turned else part) + found
    opens = _side(text[-1]) == _NEUTRAL and _side(rest[:1] or " ") == _RIGHT
    if opens or (current == _LEFT and _side(rest.lstrip()[:1] or "a") == _NEUTRAL):
        # Or a bracket would change places with the space before it.
        return _STOP + found, _RIGHT
    return found, current


def hints(line: Line) -> Iterator[Hint]:
    """The marks that keep poppler from joining what follows to a number, a comma or a Latin word."""
    known = ((run, run.face.gid(_STOP)) for run in line.runs)
    run, gid = next(((run, gid) for run, gid in known if gid and not run.face.advance(gid)), (None, 0))
    if run is None:
        return
    for before, after in pairwise(_characters(line.runs)):
        turned = before.level % 2 or after.level % 2
        if turned and _leads(before.text) and unicodedata.bidirectional(after.text) not in ("R", "AL"):
            yield Hint(run, Glyph(gid, _STOP, before.left - _BESIDE, 0.0))


def _letters(runs: Sequence[GlyphRun]) -> Iterator[_Letter]:
    for run in runs:
        assert run.origins is not None
        cluster: list[Glyph] = []
        for gid, text, (x, y) in zip(run.glyphs, run.texts, run.origins, strict=True):
            if text and cluster:
                yield _letter(run, cluster)
                cluster = []
            cluster.append(Glyph(gid, text, x, y))
        yield _letter(run, cluster)


def _letter(run: GlyphRun, cluster: list[Glyph]) -> _Letter:
    text = cluster[0].text
    base = max(cluster, key=lambda glyph: run.face.advance(glyph.gid))
    marks = [glyph._replace(text="") for glyph in cluster if glyph is not base]
    return _Letter(text, run.level, base._replace(text=text[::-1] if run.level % 2 else text), marks)


class _Character(NamedTuple):
    """A character, its level, and where the stretch that reads as it does begins on the left."""

    text: str
    level: int
    left: float


def _characters(runs: Sequence[GlyphRun]) -> Iterator[_Character]:
    left, last = 0.0, 1
    for letter in _letters(runs):
        x = letter.base.x
        left = x if letter.level % 2 or last % 2 else min(left, x)
        for char in letter.text:
            yield _Character(char, letter.level, left)
        last = letter.level


def _leads(char: str) -> bool:
    """Whether poppler reads from here on from left to right."""
    return unicodedata.bidirectional(char) in ("L", "EN", "AN", "ES", "ET", "CS")
