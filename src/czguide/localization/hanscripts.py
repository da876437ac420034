"""Traditional and simplified characters: whether two Chinese names are one (ICU's `hanscripts.txt`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("hanscripts.txt")
_MARKS = str.maketrans("", "", "「」『』“”‘’ \u3000")
"""Quotes and spaces make no other name."""


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but the script of their characters."""
    return one == other or simplified(one) == simplified(other)


def simplified(text: str) -> str:
    """The text character by character in simplified ones, without quotes and spaces."""
    return text.translate(_simple()).translate(_MARKS)


@cache
def _simple() -> Mapping[int, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {ord(pair[0]): pair[1] for line in lines if line[:1] != "#" for pair in line.split()}
