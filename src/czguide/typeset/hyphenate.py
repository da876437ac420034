"""Hyphenation points of a text, by Liang's patterns (the dictionaries are pyphen's)."""

from __future__ import annotations

import re
from functools import lru_cache

from czguide.typeset.language import Language

# A word that stands alone: no part of a URL, a compound, a name with digits or an abbreviation.
_WORD = re.compile(r"(?<![^\s(\[“‘\"'«—–])[^\W\d_]+(?=[\s)\]”’\"'».,;:!?—–…]|$)")
# A Chinese name in Latin letters (Hanyu Pinyin, without its tone marks).
_PINYIN = re.compile(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|iao|ian|uai|uan|[aeio]ng|ai|ei|ao|ou|an|en|in|un"
    "|ie|iu|ia|ua|uo|ui|ue|üe|er|[aeiouü]))+"
)
_OTHER = re.compile(r"^[%#]|[ /=]|HYPHENMIN|\^\^")
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))


class Patterns:
    """A pattern file, read as it stands: a pattern's digits are looked at when a word meets it.

    Reading a dictionary whole takes pyphen longer than setting a chapter does.
    """

    def __init__(self, code: str) -> None:
        import pyphen  # only languages that hyphenate pay for it

        path = pyphen.LANGUAGES[code]
        with path.open("rb") as file:
            encoding = file.readline().decode("ascii").strip()
        text = path.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        # Comments, settings (LEFTHYPHENMIN 2) and patterns that change letters (ff=f) are no plain patterns.
        lines = [line for line in map(str.strip, text.splitlines()[1:]) if line and not _OTHER.search(line)]
        keys = "\n".join(lines).translate(_NO_DIGITS).split("\n")
        self._patterns = dict(zip(keys, lines, strict=True))
        self._longest = max(map(len, self._patterns))

    def points(self, word: str, left: int, right: int) -> tuple[int, ...]:
        """Where a word may be parted, as offsets, at least so many letters from its ends."""
        marked = f".{word}."
        values = [0] * (len(marked) + 1)
        for start in range(len(marked)):
            for end in range(start + 1, min(start + self._longest, len(marked)) + 1):
                pattern = self._patterns.get(marked[start:end])
                if pattern is None:
                    continue
                at = start
                for char in pattern:
                    if char.isdigit():
                        values[at] = max(values[at], int(char))
                    else:
                        at += 1
        return tuple(at for at in range(left, len(word) - right + 1) if values[at + 1] % 2)


@lru_cache(maxsize=16)
def _patterns(code: str) -> Patterns:
    return Patterns(code)


@lru_cache(maxsize=16384)
def word_points(word: str, code: str, left: int, right: int) -> tuple[int, ...]:
    """Where a word may be hyphenated, as offsets."""
    return _patterns(code).points(word, left, right)


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
        if word.istitle() and _PINYIN.fullmatch(word.lower()):
            continue
        start = match.start()
        points += [start + at for at in word_points(word.lower(), row.pyphen, left, right)]
    return points
