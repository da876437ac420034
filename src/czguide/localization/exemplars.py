"""Letters and quotes of the world's languages (CLDR; Babel does not carry them): `exemplars.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("exemplars.tsv")


@dataclass(frozen=True)
class Exemplars:
    """What a language is written with: its letters in both cases, and outer and inner quotes."""

    letters: frozenset[str]
    quotes: tuple[str, str, str, str]


def exemplars(*tags: str) -> Exemplars:
    """Of the first of these tags that CLDR knows; without letters where it knows none."""
    table = _table()
    letters, quotes = next((table[tag] for tag in tags if tag in table), table["und"])
    found = {chr(point) for run in letters.split() for point in _run(run)}
    # An upper case of several letters (ß, SS) has no glyph of its own.
    upper = {letter.upper() for letter in found if len(letter.upper()) == 1}
    left, right, inner_left, inner_right = quotes.split(" ")
    return Exemplars(frozenset(found | upper), (left, right, inner_left, inner_right))


def _run(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    rows = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {tag: (letters, quotes) for tag, letters, quotes in (row.split("\t") for row in rows)}
