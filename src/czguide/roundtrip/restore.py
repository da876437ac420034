"""Facts whose controls were lost on the way: typed over, or dropped by a word processor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from czguide.roundtrip.likeness import matching
from czguide.roundtrip.pieces import Piece, Pieces, facts_of, normal, plain

_CONTEXT = 2
"""Characters that must stand unchanged on each side of a value that was typed over."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[A-Za-z]+")
_FAR = 20

FactEdits = list[tuple[str, str, str]]


def restore(
    pieces: Pieces, base: Pieces, facts: Mapping[str, str]
) -> tuple[Pieces, FactEdits, tuple[str, ...]]:
    """The pieces with the lost facts that can be found again, the values that were edited, the facts that
    stay lost."""
    edits: FactEdits = []
    lost = Counter(facts_of(base)) - Counter(facts_of(pieces))
    if lost:
        # From the end, so that the places before stay where they are.
        for name, start, end in reversed(list(_intervals(base, lost))):
            found = _matching(plain(base), plain(pieces), start, end)
            if found is None or _overlaps(pieces, *found):
                continue
            value, sent = plain(pieces)[slice(*found)], facts.get(name, "")
            if value != sent:
                if not value.strip() or any(c.isdigit() for c in sent) != any(c.isdigit() for c in value):
                    continue
                edits.insert(0, (name, sent, value))
            pieces = _with_fact(pieces, *found, name, sent)
            lost[name] -= 1
    for name in (+lost).elements():
        found = _once(pieces, facts.get(name, ""))
        if found is not None:
            pieces = _with_fact(pieces, *found, name, facts[name])
            lost[name] -= 1
    return pieces, edits, tuple((+lost).elements())


def _intervals(base: Pieces, lost: Counter[str]) -> Iterator[tuple[str, int, int]]:
    """The lost facts with their places in the words of the base."""
    left, at = Counter(lost), 0
    for piece in base:
        if left[piece.fact] > 0 and piece.fact:
            left[piece.fact] -= 1
            yield piece.fact, at, at + len(piece.text)
        at += len(piece.text)


def _matching(base: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in `text` what stood at `start` to `end` of `base` is, by what is unchanged around it."""
    low = 0 if start == 0 else None
    high = len(text) if end == len(base) else None
    for a, b, size in [*matching(base, text), (len(base), len(text), 0)]:
        whole = a <= start and end <= a + size
        found = b + start - a, b + end - a
        if whole and _reach(text, *found) == _reach(base, start, end):
            return found
        if a <= start - min(_CONTEXT, start) and start <= a + size and start:
            low = b + start - a
        if a <= end and end + min(_CONTEXT, len(base) - end) <= a + size and end < len(base):
            high = b + end - a
    return (low, high) if low is not None and high is not None and low < high else None


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """How far the numbers or Latin words at a place go beyond it: 7 became 77 or 7.5."""
    tokens = [match.span() for match in _TOKEN.finditer(text, max(0, start - _FAR), end + _FAR)]
    touched = [(low, high) for low, high in tokens if low < end and start < high]
    first = min((low for low, _ in touched), default=start)
    last = max((high for _, high in touched), default=end)
    return max(0, start - first), max(0, last - end)


def _overlaps(pieces: Pieces, start: int, end: int) -> bool:
    """Whether a fact stands between two places already."""
    at = 0
    for piece in pieces:
        if piece.fact and at < end and start < at + len(piece.text):
            return True
        at += len(piece.text)
    return False


def _once(pieces: Pieces, value: str) -> tuple[int, int] | None:
    """The place of words that stand there once and are no fact yet."""
    text = plain(pieces)
    if not value or text.count(value) != 1:
        return None
    start = text.index(value)
    end = start + len(value)
    return None if _overlaps(pieces, start, end) or _reach(text, start, end) != (0, 0) else (start, end)


def _with_fact(pieces: Pieces, start: int, end: int, name: str, value: str) -> Pieces:
    result: list[Piece] = []
    at = 0
    placed = False
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low >= high or piece.fact:
            result.append(piece)
        else:
            result.append(replace(piece, text=piece.text[:low]))
            if not placed:
                result.append(replace(piece, text=value, fact=name))
                placed = True
            result.append(replace(piece, text=piece.text[high:]))
        at += len(piece.text)
    return normal(result)
