"""How alike two texts are, in bounded time whatever a file holds."""

from __future__ import annotations

import difflib
import itertools

_MOST = 10_000_000
"""Pairs of characters that are compared at the most: two paragraphs of 3,000 characters each."""
_LEAST = 0.2
"""Below this two texts have nothing in common that matters."""


def matching(one: str, other: str) -> list[tuple[int, int, int]]:
    """What stands in both, in order: where in the one, where in the other, how long.

    Of texts that are too long only what they begin and end with.
    """
    if len(one) * len(other) <= _MOST:
        matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
        return [(a, b, size) for a, b, size in matcher.get_matching_blocks() if size]
    head = _shared(one, other)
    tail = min(_shared(one[::-1], other[::-1]), len(one) - head, len(other) - head)
    blocks = (0, 0, head), (len(one) - tail, len(other) - tail, tail)
    return [block for block in blocks if block[2]]


def likeness(one: str, other: str, least: float = _LEAST) -> float:
    """From 0 to 1: twice the characters in both, of all there are; 0 where it is less than `least`, which
    saves the time of finding out."""
    both = len(one) + len(other)
    if not one or not other or 2 * min(len(one), len(other)) < least * both:
        return 0.0
    if len(one) * len(other) > _MOST:
        return 2 * sum(size for _, _, size in matching(one, other)) / both
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


def _shared(one: str, other: str) -> int:
    """With how many same characters two texts begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
