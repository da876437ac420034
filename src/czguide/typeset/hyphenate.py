"""Hyphenation points of a text, by Liang's patterns (pyphen)."""

from __future__ import annotations

import re
from functools import lru_cache

import pyphen

from czguide.typeset.language import Language

# A word that stands alone: no part of a URL, a compound, a name with digits or an abbreviation.
_WORD = re.compile(r"(?<![^\s(\[“‘\"'«—–])[^\W\d_]+(?=[\s)\]”’\"'».,;:!?—–…]|$)")


@lru_cache(maxsize=16)
def _dictionary(code: str, left: int, right: int) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=code, left=left, right=right)


@lru_cache(maxsize=16384)
def word_points(word: str, code: str, left: int, right: int) -> tuple[int, ...]:
    """Where a word may be hyphenated, as offsets."""
    return tuple(_dictionary(code, left, right).positions(word))


def hyphen_points(text: str, row: Language) -> list[int]:
    """Positions at which a line may end with a hyphen.

    Words with a capital are names until proven otherwise, and names are never parted; German,
    which writes all nouns with one, says so in its row.
    """
    if row.pyphen is None:
        return []
    shortest, left, right = row.hyphen_min
    points: list[int] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) < shortest or not (word.islower() or (row.hyphenate_capitals and word.istitle())):
            continue
        start = match.start()
        points += [start + at for at in word_points(word.lower(), row.pyphen, left, right)]
    return points
