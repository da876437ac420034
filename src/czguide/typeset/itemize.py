"""Which stretches of text are set together: tokens, and the width of ambiguous marks.

A token is the unit that is shaped and remembered: one CJK character, a run of spaces, or a word.
No font's shaping reaches from one token into the next, so a token's glyphs can be reused wherever it
stands again.
"""

from __future__ import annotations

import re

from czguide.typeset.chars import AMBIGUOUS, is_cjk

_DOUBLED = re.compile("——|……")
_MARK = re.compile(f"[{AMBIGUOUS}]")
_PAIRS = {"“": "”", "‘": "’"}


def wide_marks(text: str) -> frozenset[int]:
    """Positions of “ ” ‘ ’ … — · that are set full-width in Chinese or Japanese text.

    UAX #11 calls them ambiguous. Custom decides by the neighbourhood: a mark that touches CJK text
    is full-width, within a run of Latin text it is not; the two quotes of a pair agree
    (CLREQ 3.1.2, JLREQ 3.2.5).
    """
    found = [match.start() for match in _MARK.finditer(text)]
    if not found:
        return frozenset()
    wide = {at for at in found if _touches_cjk(text, at)}
    pairs = _quote_pairs(text, found)
    closings = {closing for _, closing in pairs}
    # With nothing to close, a ’ after a Western letter is an apostrophe.
    wide -= {at for at in found if text[at] == "’" and at not in closings and _western(text[at - 1 : at])}
    for opening, closing in pairs:
        if opening in wide or closing in wide or not _latin_inside(text, opening, closing):
            wide.update((opening, closing))
    for match in _DOUBLED.finditer(text):
        wide.update((match.start(), match.start() + 1))
    return frozenset(wide)


def _touches_cjk(text: str, at: int) -> bool:
    """Whether the nearest character that is no ambiguous mark is CJK, on either side.

    An apostrophe between Latin letters never is; a mark alone in its text follows the language.
    """
    left, right = at - 1, at + 1
    while left >= 0 and text[left] in AMBIGUOUS:
        left -= 1
    while right < len(text) and text[right] in AMBIGUOUS:
        right += 1
    before = text[left] if left >= 0 else ""
    after = text[right] if right < len(text) else ""
    if not before and not after:
        return True
    return bool(before and is_cjk(before)) or bool(after and is_cjk(after))


def _apostrophe(text: str, at: int) -> bool:
    """Whether a ’ stands between Western letters: `People’s`."""
    return text[at] == "’" and _western(text[at - 1 : at]) and _western(text[at + 1 : at + 2])


def _western(char: str) -> bool:
    return char.isalpha() and not is_cjk(char)


def _quote_pairs(text: str, found: list[int]) -> list[tuple[int, int]]:
    """Opening and closing quotes that belong together, innermost first."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for at in found:
        if text[at] in _PAIRS:
            stack.append(at)
        elif _apostrophe(text, at):
            continue
        elif stack and text[at] == _PAIRS[text[stack[-1]]]:
            pairs.append((stack.pop(), at))
    return pairs


def _latin_inside(text: str, opening: int, closing: int) -> bool:
    """Whether a quoted stretch holds a letter that is not CJK, and none that is."""
    inside = text[opening + 1 : closing]
    return not any(is_cjk(char) for char in inside) and any(char.isalnum() for char in inside)
