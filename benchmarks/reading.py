"""Lines of a finished PDF, read back by the places of its characters: the same for every engine.

The characters that pdfium finds are matched with the paragraphs that went in; where two neighbours stand on
different baselines, the text was broken. What is counted is what faults.py marks, by its own lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double
from itertools import pairwise
from typing import Any

from benchmarks.faults import (
    _HANGUL_WORD,
    _UNITS,
    _URL,
    _WORD,
    FORBIDDEN_END,
    FORBIDDEN_START,
    Faults,
)

_HYPHENS = "\u00ad\u2010\ufffe\x02-"
_FAULTS = (
    "forbidden start", "forbidden end", "broken word or number", "number parted from unit",
    "broken eojeol", "one-character last line",
)  # fmt: skip


def read(data: bytes) -> Iterator[tuple[str, float]]:
    """Every character that is no space, with its baseline; later pages are further down."""
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument(data)
    for number, page in enumerate(pdf):
        text: Any = page.get_textpage()
        x, y = c_double(), c_double()
        for index in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, index))
            if char.isspace() or char == "\0" or raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
            yield char, -y.value + number * 10_000


def breaks(texts: list[str], data: bytes, apart: float) -> Iterator[dict[int, bool]]:
    """For each paragraph, where its lines after the first start, and whether a hyphen ends the one before.

    Baselines of two lines are more than `apart` points from each other.
    """
    found = list(read(data))
    at = 0
    for text in texts:
        starts: dict[int, bool] = {}
        last: float | None = None
        hyphen = False
        for position, char in enumerate(text):
            if char.isspace():
                continue
            while at < len(found) and found[at][0] != char and found[at][0] in _HYPHENS and char != "-":
                hyphen = True
                at += 1
            if at >= len(found) or not (found[at][0] == char or (char == "-" and found[at][0] in _HYPHENS)):
                seen = "".join(c for c, _ in found[at : at + 12])
                raise ValueError(f"{seen!r} stands where {text[position : position + 12]!r} was set")
            base = found[at][1]
            if last is not None and base - last > apart:
                starts[position] = hyphen
            last, hyphen = base, False
            at += 1
        yield starts


def count(text: str, starts: dict[int, bool], language: str, faults: Faults) -> None:
    """Add a paragraph's faults."""
    faults.add("breaks", number=len(starts))
    edges = [0, *sorted(starts), len(text)]
    for begin, end in pairwise(edges):
        seen = text[begin:end].strip()
        if begin and seen and seen[0] in FORBIDDEN_START:
            faults.add("forbidden start", seen)
        if end < len(text) and seen and seen[-1] in FORBIDDEN_END:
            faults.add("forbidden end", seen)
    urls = [match.span() for match in _URL.finditer(text)]
    outside = {at for at in starts if not any(s < at < e for s, e in urls)}
    for match in _WORD.finditer(text):
        for at in outside:
            if match.start() < at < match.end() and not starts[at]:
                faults.add("broken word or number", text[at - 8 : at] + "|" + text[at : at + 8])
    for match in re.finditer(_UNITS[language], text):
        if match.end() in starts:
            faults.add("number parted from unit", text[match.start() - 8 : match.end() + 8])
    if language == "ko":
        for match in _HANGUL_WORD.finditer(text):
            for at in outside:
                if match.start() < at < match.end():
                    faults.add("broken eojeol", text[at - 8 : at] + "|" + text[at : at + 8])
    if starts and sum(c.isalnum() for c in text[max(starts) :]) <= 1:
        faults.add("one-character last line", text[max(starts) - 8 :])


def in_all(faults: Faults) -> int:
    """All kinds of faults together."""
    return sum(faults.counts[kind] for kind in _FAULTS)


def kinds() -> tuple[str, ...]:
    """What is counted."""
    return _FAULTS
