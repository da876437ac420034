"""Phrase boundaries for headings in languages that write no spaces (BudouX)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=4)
def _parser(model: str) -> Any:
    import budoux  # only headings pay for it

    loaders = {
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
    }
    return loaders[model]()


def phrase_ends(text: str, model: str | None) -> frozenset[int] | None:
    """Positions between phrases, or None where the language's own spaces do."""
    if model is None:
        return None
    ends: set[int] = set()
    at = 0
    for phrase in _parser(model).parse(text):
        at += len(phrase)
        ends.add(at)
    return frozenset(ends)
