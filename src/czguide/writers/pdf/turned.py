"""Lines with right-to-left text, shown so that extractors get it right.

Extractors put glyphs in order by their places and turn right-to-left stretches round themselves, even those
that ActualText spells out. So words follow each other as they are read, but each is shown from left to right
as it is seen, its marks apart from it and silent. What the text reads stands at its structure element
(`inlines.in_reading_order`). Two things remain:

- poppler takes a comma or full stop for a digit, and what stands beside a number or a Latin word, up to the
  next letter, for part of it or for the text around. Directional marks stop that: glyphs without width, not
  painted.
- pdfium goes by rules of its own (`pdfium.spread`). It takes ActualText from any marked content, poppler from
  a Span only: where pdfium errs, it is told what it turns right, in as small a stretch as does.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, groupby, takewhile
from math import inf
from typing import NamedTuple

from czguide.typeset import Line
from czguide.writers.pdf.letters import Glyph, Letter, letters_of
from czguide.writers.pdf.pdfium import Said, Side, side, spread


class Part(NamedTuple):
    """Letters that are shown at once, from left to right, and the marks on them; all look like run `run`.

    `told`: what pdfium is told that they say; None: nothing. It is told so with them, or with something not
    painted where the `speaker` stands: several such parts say it, or they stand off the baseline.
    """

    run: int
    letters: list[Glyph]
    marks: list[Glyph]
    told: str | None = None
    speaker: Glyph | None = None
    tight: tuple[bool, bool] = (False, False)
    """Whether no space is to be seen left and right of what the speaker says."""


def is_turned(line: Line) -> bool:
    """Whether anything on the line runs right to left."""
    return any(run.level for run in line.runs)


def parts(line: Line, rtl: bool, forced: bool, looks: Sequence[object], raised: Sequence[bool]) -> list[Part]:
    """The line's letters in reading order. Runs with equal `looks` may be shown at once; `raised` ones stand
    off the baseline, where pdfium loses the order: something on it says what they do.

    `rtl`: how the line's paragraph runs; `forced`: the document runs from the right.
    """
    letters = list(letters_of(line.runs))
    blocks = _blocks(letters, rtl, forced, raised)
    units: list[list[int]] = []
    for index, letter in enumerate(letters):
        last = letters[index - 1] if index else None
        if (
            last is not None
            and looks[last.run] == looks[letter.run]
            and blocks[index - 1] is blocks[index]
            and _joins(last, letter)
        ):
            units[-1].append(index)
        else:
            units.append([index])
    return [_part(letters, blocks[unit[0]], unit, raised) for unit in units]


def _part(letters: Sequence[Letter], block: _Block, unit: list[int], raised: Sequence[bool]) -> Part:
    own = sorted((letters[index] for index in unit), key=lambda letter: letter.base.x)
    marks = [mark for letter in own for mark in letter.marks]
    part = Part(letters[unit[0]].run, [letter.base for letter in own], marks)
    if block.says is None:
        return part
    if len(unit) == len(block.letters) and not raised[part.run]:
        return part._replace(told=block.says)
    if block.letters[0] not in unit:
        return part._replace(told="")
    order = sorted(letters, key=lambda letter: letter.base.x)
    first, last = (order.index(letters[index]) for index in (block.letters[0], block.letters[-1]))
    left = first > 0 and not order[first - 1].text.isspace()
    right = last + 1 < len(order) and not order[last + 1].text.isspace()
    return part._replace(told=block.says, speaker=letters[block.letters[0]].base, tight=(left, right))


def _joins(last: Letter, letter: Letter) -> bool:
    """Whether letters that follow each other are shown at once. Signs beside right-to-left letters stand one
    by one, so that poppler finds a mark between them."""
    if last.level != letter.level:
        return False
    return not letter.level % 2 or (side(last.text[0]) is Side.RIGHT and side(letter.text[0]) is Side.RIGHT)


class _Block(NamedTuple):
    """Letters from left to right, and what pdfium is told that they say; None: nothing."""

    letters: list[int]
    says: str | None


_UNTOLD = _Block([], None)


def _blocks(letters: Sequence[Letter], rtl: bool, forced: bool, raised: Sequence[bool]) -> list[_Block]:
    """Of every letter the block: the fewest that stand between the same neighbours on the page and in what
    pdfium must be told."""
    # A neighbour on the same height, such as a table's next cell, is read with the line, after a space.
    end = len(letters)
    ends = [_space_at(-inf if rtl else inf), _space_at(inf if rtl else -inf)]
    everything = [*letters, *ends]
    read = [end + 1, *range(end), end]
    text = "".join([everything[index].text for index in read])
    owner = [index for index in read for _ in everything[index].text]
    order = sorted(read, key=lambda index: everything[index].base.x)
    off = {index for index, letter in enumerate(letters) if raised[letter.run]}
    # What stands before the line would decide how pdfium takes its first signs.
    before = takewhile(lambda char: side(char) not in (Side.LEFT, Side.RIGHT), text[1:-1])
    cuts = {1} if any(side(char) is Side.NEUTRAL and char != " " for char in before) else set()
    while True:
        said = spread(text, rtl, forced, cuts)
        found = [_UNTOLD] * len(everything)
        for own, chars in _joined(_split(order, said, owner), off):
            shown = "".join([everything[index].base.text for index in own])
            spoken = "".join([char.char for char in chars])
            if off & set(own) or unicodedata.normalize("NFC", spoken) != unicodedata.normalize("NFC", shown):
                block = _Block(own, _in_order(chars))
                for index in own:
                    found[index] = block
        # Or a told stretch's beginning would not be turned round, or the neighbour's space change places.
        more = {
            char.at
            for char in _begun(said)
            if found[owner[char.at]].says is not None and side(char.char) is Side.NEUTRAL
        }
        if found[end].says is not None:
            more.add(len(text) - 1)
        if found[end + 1].says is not None:
            more.add(1)
        if more <= cuts:
            return found[:end]
        cuts |= more


def _space_at(x: float) -> Letter:
    return Letter(0, " ", 0, Glyph(0, " ", x, 0.0), [])


def _joined(
    parts: Iterable[tuple[list[int], list[Said]]], off: Set[int]
) -> Iterator[tuple[list[int], list[Said]]]:
    """Neighbours off the baseline as one: pdfium drops the second of two like things close together."""
    for is_off, group in groupby(parts, lambda part: bool(off & set(part[0]))):
        if not is_off:
            yield from group
            continue
        own, chars = zip(*group, strict=True)
        yield list(chain.from_iterable(own)), list(chain.from_iterable(chars))


def _begun(said: Sequence[Said]) -> Iterator[Said]:
    """The first characters of stretches that pdfium turns round."""
    for _, same in groupby(said, lambda char: char.stretch):
        first, *others = same
        if first.turned and others:
            yield first


def _in_order(chars: Sequence[Said]) -> str:
    """What pdfium is told: right-to-left stretches as they are read, since it does not turn them round."""
    found = ""
    for _, same in groupby(chars, lambda char: char.stretch):
        own = [char.char for char in same]
        found += "".join(own[::-1] if side(own[0]) is Side.RIGHT else own)
    return found


def _split(
    order: Sequence[int], said: Sequence[Said], owner: Sequence[int]
) -> Iterator[tuple[list[int], list[Said]]]:
    missing = Counter(owner[char.at] for char in said)
    opened: set[int] = set()
    start = first = 0
    for at, char in enumerate(said, start=1):
        index = owner[char.at]
        opened.add(index)
        missing[index] -= 1
        stop = start + len(opened)
        if opened == set(order[start:stop]) and not any(missing[own] for own in opened):
            yield list(order[start:stop]), list(said[first:at])
            start, first, opened = stop, at, set()
