"""Placeholders: `{fact}`, `{fact.number}`, `{fact.unit}` and no other form.

A translation never goes through `str.format`, which would let it reach into objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FORM = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.(number|unit))?\}")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True)
class Placeholder:
    """A reference to a fact inside a text."""

    fact: str
    part: str = ""

    def __str__(self) -> str:
        return f"{{{self.fact}.{self.part}}}" if self.part else f"{{{self.fact}}}"


def split(text: str) -> list[str | Placeholder]:
    """The text as strings and placeholders, in order. Malformed braces stay in the strings."""
    if "{" not in text:
        return [text] if text else []
    pieces: list[str | Placeholder] = []
    end = 0
    for match in _FORM.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        pieces.append(Placeholder(match[1], match[2] or ""))
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return pieces


def placeholders(text: str) -> Iterator[Placeholder]:
    """The placeholders of a text."""
    return (piece for piece in split(text) if isinstance(piece, Placeholder))


def malformed(text: str) -> str:
    """The first stray brace with its surroundings, or ''."""
    for piece in split(text):
        if isinstance(piece, str) and (match := _BRACE.search(piece)):
            return piece[max(0, match.start() - 10) : match.end() + 15]
    return ""


def fill(pattern: str, **values: str) -> str:
    """A pattern with `{n}`, `{x}`, `{a}` or `{b}` replaced; other braces stay as they are."""
    return re.sub(r"\{([a-z])\}", lambda match: values.get(match[1], match[0]), pattern)
