"""What pdfium, the reader in Chromium, makes of a line with right-to-left text; and the way back.

It orders a line's characters from left to right and cuts them into stretches of one direction. The line
runs from the right if the document does, or if at least as many stretches are right-to-left as left-to-right.
It hands the stretches out from that side; right-to-left ones are turned round, neutral ones turned round and
mirrored where the last strong one ran right to left. Since 2026 it does not turn a stretch that begins with
ActualText, though it mirrors it (CPDF_TextPage::CloseTempLine, CFX_BidiString).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Set
from enum import Enum
from itertools import groupby
from typing import NamedTuple

RIGHT_MARK, LEFT_MARK = "\u200f", "\u200e"

_PAIRS = "()[]{}«»‹›<>≤≥（）［］｛｝＜＞「」『』【】〔〕〖〗《》〈〉"
_MIRRORED = str.maketrans(
    dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))
)
_WEAK = frozenset(("AN", "EN", "NSM", "CS", "ES", "ET", "BN"))


class Side(Enum):
    """What pdfium takes a character for."""

    RIGHT = "right"
    LEFT = "left"
    WEAK = "weak"
    NEUTRAL = "neutral"


class Said(NamedTuple):
    """A character, the index of the one in the line's text that it is or belongs to, and its stretch."""

    char: str
    at: int
    stretch: int = 0
    turned: bool = False
    """Whether pdfium turns the stretch round."""


def side(char: str) -> Side:
    """The direction pdfium gives a character."""
    kind = unicodedata.bidirectional(char)
    if kind == "L":
        return Side.LEFT
    if kind in ("R", "AL"):
        return Side.RIGHT
    return Side.WEAK if kind in _WEAK else Side.NEUTRAL


def spread(text: str, rtl: bool, forced: bool, cuts: Set[int] = frozenset()) -> list[Said]:
    """From left to right what pdfium turns into `text`.

    `rtl`: how the line's paragraph runs; `forced`: the document runs from the right. Directional marks are
    added where pdfium would take the line to run the other way, and before the characters in `cuts`.
    """
    chars: list[Said] = []
    for said in _kept(text):
        if said.at in cuts and said.char == text[said.at]:
            # What is said of a space alone is not read.
            chars.append(Said(LEFT_MARK, said.at if said.char != " " else len(text[: said.at].rstrip()) - 1))
        chars.append(said)
    chars = list(_unmixed(chars))
    stretches = [list(same) for _, same in groupby(chars, lambda said: side(said.char))]
    from_right = forced or _settled(stretches, rtl)
    found: list[Said] = []
    current = Side.RIGHT if from_right else Side.LEFT
    for number, stretch in enumerate(stretches):
        own = side(stretch[0].char)
        if own in (Side.RIGHT, Side.LEFT):
            current = own
        turned = own is Side.RIGHT or (own is Side.NEUTRAL and current is Side.RIGHT)
        if turned:
            stretch = [said._replace(char=said.char.translate(_MIRRORED)) for said in reversed(stretch)]
        stretch = [said._replace(stretch=number, turned=turned) for said in stretch]
        found = stretch + found if from_right else found + stretch
    return found


def _unmixed(chars: list[Said]) -> Iterator[Said]:
    """Vowel marks parted from a comma or digit behind them: pdfium leaves the two as they stand."""
    before = ""
    for said in chars:
        kind = unicodedata.bidirectional(said.char)
        if before == "NSM" and kind in _WEAK and kind != "NSM":
            yield Said(LEFT_MARK, said.at)
        before = kind
        yield said


def from_left(text: str) -> str | None:
    """From left to right what pdfium turns into a line that runs from the left in a document that does not.

    None where it needs none.
    """
    text = text.rstrip()
    if len({side(char) for char in text}) < 2:
        return None
    # The marks part it from what stands beside it, such as a table's next cell.
    ends = LEFT_MARK if side(text[-1]) is Side.NEUTRAL else ""
    return ends + "".join([said.char for said in spread(text, False, True, {0})])


def _kept(text: str) -> list[Said]:
    """Neutral characters that pdfium would replace when it turns them round, after a mark that keeps them:
    full-width brackets, for example, would become narrow."""
    found: list[Said] = []
    current = Side.RIGHT
    for own, same in groupby(enumerate(text), lambda pair: side(pair[1])):
        stretch = [Said(char, at) for at, char in same]
        if own in (Side.RIGHT, Side.LEFT):
            current = own
        if own is Side.NEUTRAL and current is Side.RIGHT and any(_replaced(said.char) for said in stretch):
            stretch = [Said(LEFT_MARK, stretch[0].at), *stretch]
        found += stretch
    return found


def _replaced(char: str) -> bool:
    return not char.isspace() and unicodedata.normalize("NFKC", char) != char


def _settled(stretches: list[list[Said]], rtl: bool) -> bool:
    """Add marks until the line is taken to run as its paragraph does; whether that is from the right."""
    wanted, other = (Side.RIGHT, Side.LEFT) if rtl else (Side.LEFT, Side.RIGHT)
    sides = [side(stretch[0].char) for stretch in stretches]
    if not rtl and Side.RIGHT not in sides:
        return False
    # Of equal numbers those from the right win.
    missing = max(sides.count(other) + (not rtl), 1) - sides.count(wanted)
    mark = RIGHT_MARK if rtl else LEFT_MARK
    for at in range(len(stretches), 0, -1):
        follows = sides[at] if at < len(sides) else None
        if missing > 0 and sides[at - 1] is other and follows is not wanted:
            stretches.insert(at, [Said(mark, stretches[at - 1][-1].at)])
            sides.insert(at, wanted)
            missing -= 1
    if missing > 0:
        stretches.insert(0, [Said(mark, stretches[0][0].at)])
    return rtl
