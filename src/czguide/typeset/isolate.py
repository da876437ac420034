"""What runs from the left inside right-to-left text, as one thing apart from its neighbours.

Plain UAX #9 joins two names in Latin letters into one run from the left, and turns a phone number's parts
around. The annex lets software act as if isolates and marks stood in the text (HL3); none is added to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from czguide.typeset.bidi import levels

_FSI, _LRI, _PDI, _RLM = "\u2068", "\u2066", "\u2069", "\u200f"
_MARKS = frozenset("،؛")
"""They part what they stand between: a list of Latin names runs from the right, too."""
_TOKEN = re.compile(
    r"(?:https?://|www\.)(?:[!-'*-~]|\([!-'*-~]*\))+(?<![.,;:!?])"  # addresses, brackets in pairs
    r"|[0-9][0-9.,]*%"
    r"|\+?[0-9A-Za-z]+(?:[-+./:@_?=&#~]+[0-9A-Za-z]+)+"  # 0519-1234, 2+2+X, name@host
)
_LEFT = re.compile(
    "[A-Za-z\u00aa-\u058f\u0700-\u074f\u07c0-\u1fff\u200e\u202a-\u202e\u2066-\ufb1c\ufe00-\ufe6f\uff00-\U0010ffff]"
)
"""All characters that run from the left, and some that run as their neighbours do."""
_POINT = re.compile(r"[.,:;]? ?")
_NUMBER = re.compile(r"[0-9]+(?:[./:][0-9]+)*")
"""Right by itself, and its unit must stay its neighbour."""


def isolated_levels(text: str, rtl: bool, foreign: Sequence[tuple[int, int]] = ()) -> list[int]:
    """`bidi.levels`, with `foreign` stretches (start, stop) and the tokens outside them isolated."""
    opening: dict[int, str] = {}
    closing: set[int] = set()
    for start, stop, mark in _joined(text, foreign):
        opening[start] = mark
        closing.add(stop)
    marked, places = [], []
    for at, char in enumerate(text):
        if at in closing:
            marked.append(_PDI)
        if at in opening:
            marked.append(opening[at])
        places.append(len(marked))
        marked.append(char)
        if rtl and char in _MARKS:
            marked.append(_RLM)
    found = levels("".join(marked), rtl)
    return [found[place] for place in places]


def directed(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each runs from the right.

    Where the whole does, numbers and marks do, unless they belong to words that run from the left.
    """
    if rtl and text and not _LEFT.search(text) and next(_tokens(text), None) is None:
        # What follows would find the same, ten times as slowly; most of an Arabic guide is such text.
        yield text, True
        return
    found = isolated_levels(text, rtl)
    right = [level % 2 == 1 for level in found]
    if rtl:
        tokens = {at for start, stop in _tokens(text) for at in range(start, stop)}
        start = 0
        for odd, same in groupby(list(right)):
            stop = start + len(list(same))
            own = range(start, stop)
            if not odd and not any(at in tokens or unicodedata.bidirectional(text[at]) == "L" for at in own):
                right[start:stop] = [True] * len(own)
            start = stop
    start = 0
    for turned, same in groupby(list(right)):
        stop = start + len(list(same))
        yield text[start:stop], turned
        start = stop


def _joined(text: str, foreign: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Stretches to isolate: a foreign one goes on through points to what else runs as it does, such as the
    address of a source after its title."""
    alone = (token for token in _tokens(text) if not any(a < token[1] and token[0] < b for a, b in foreign))
    found: list[tuple[int, int, str]] = []
    for start, stop, mark in sorted(
        [*((*part, _FSI) for part in foreign), *((*part, _LRI) for part in alone)]
    ):
        if found and found[-1][2] == _FSI and _POINT.fullmatch(text, found[-1][1], start):
            start, _, mark = found.pop()
        found.append((start, stop, mark))
    return found


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        if not _NUMBER.fullmatch(match[0]):
            yield match.span()
