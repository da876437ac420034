"""Where a line may end: ICU's opportunities (UAX #14), less what custom forbids, plus hyphens and URLs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from icu4py.breakers import LineBreaker

from czguide.typeset.chars import NO_END, NO_START, is_cjk, is_letter
from czguide.typeset.hyphenate import hyphen_points
from czguide.typeset.language import Language
from czguide.typeset.phrases import phrase_ends

# Costs in demerits, beside a line's own (see linebreak): a loose line of ratio 1 costs 12,100.
HYPHEN = 4000.0
COMPOUND = 1500.0
URL = 6000.0  # after a slash; twice that inside a name
PHRASE = 200_000.0

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_URL = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*[A-Za-z0-9/=_~#]"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
# Readers expect a URL to go on after these; elsewhere a break reads as its end.
_URL_AFTER = re.compile(r"(?<=[A-Za-z0-9])(?:[/?&=#._@-]+)(?=[A-Za-z0-9]{2})|//(?=[A-Za-z0-9])")
_SPACES = " \t\n\u200b"


@dataclass(frozen=True, slots=True)
class Break:
    """A position (the next line's first character) with its cost; ``hyphen`` sets one there."""

    at: int
    cost: float = 0.0
    hyphen: bool = False


@dataclass(frozen=True)
class Breaks:
    """A text's opportunities in order; ``held`` are those given up, kept for words too wide for a line."""

    open: tuple[Break, ...]
    held: tuple[int, ...]
    forced: frozenset[int]


def icu_positions(text: str, locale: str) -> list[int]:
    """UAX #14 opportunities as character positions, the end of the text among them."""
    plain = _SURROGATE.sub("\ufffd", text)
    ends = [end for _, end in LineBreaker(plain, locale).segments()]
    if not _ASTRAL.search(plain):
        return [end for end in ends if end <= len(text)]
    # ICU counts UTF-16 code units.
    characters: dict[int, int] = {}
    unit = 0
    for at, char in enumerate(plain):
        characters[unit] = at
        unit += 2 if char > "\uffff" else 1
    characters[unit] = len(plain)
    return [characters[end] for end in ends if end in characters]


def line_breaks(
    text: str,
    row: Language,
    unbroken: Sequence[tuple[int, int]] = (),
    rows: Sequence[tuple[int, int, Language]] = (),
    hyphenate: bool = True,
    heading: bool = False,
) -> Breaks:
    """All opportunities of a text.

    ``unbroken`` are stretches kept whole (start, end), ``rows`` the stretches in another language.
    """
    positions = [at for at in icu_positions(text, row.icu) if 0 < at < len(text)]
    forced = frozenset(at for at in positions if text[at - 1] == "\n")
    bound = _bound(text, row)
    for start, end in unbroken:
        bound.update(range(start + 1, end))
    addresses = [match.span() for match in _URL.finditer(text)]
    for start, end in addresses:
        bound.update(range(start + 1, end))
    opened: dict[int, Break] = {}
    held: list[int] = []
    for at in positions:
        before, after = text[at - 1], text[at]
        if at in forced:
            opened[at] = Break(at)
        elif _forbidden(before, after):
            continue
        elif at in bound or (before not in _SPACES and not _between_words(text, at, before, after, row)):
            held.append(at)
        else:
            opened[at] = Break(at, COMPOUND if before in "-/" else 0.0)
    whole = [range(start + 1, end) for start, end in unbroken]
    for at in _address_breaks(text, addresses):
        if not any(at in stretch for stretch in whole):
            opened.setdefault(at, Break(at, URL if text[at - 1] in "/?&=" else 2 * URL))
    if hyphenate and not heading:
        for at in _hyphens(text, row, rows):
            if at not in bound:
                opened.setdefault(at, Break(at, HYPHEN, hyphen=True))
    _soft_hyphens(text, opened, bound)
    if heading:
        _by_phrase(text, row, opened)
    return Breaks(tuple(opened[at] for at in sorted(opened)), tuple(held), forced)


def _bound(text: str, row: Language) -> set[int]:
    """Positions inside a number and its unit."""
    found: set[int] = set()
    for expression in row.bound_expressions:
        for match in expression.finditer(text):
            if match.end() - match.start() > 1:
                found.update(range(match.start() + 1, match.end()))
    return found


def _forbidden(before: str, after: str) -> bool:
    """Kinsoku: CLREQ 3.1.4, JLREQ 3.1.7 and 3.1.8. A space before does not make a mark welcome."""
    return after in NO_START or before in NO_END


def _between_words(text: str, at: int, before: str, after: str, row: Language) -> bool:
    """Whether an opportunity without a space is one a reader of the language would take."""
    if is_cjk(before) or is_cjk(after):
        # Korean keeps its eojeol whole: only spaces part them (KLREQ, CSS Text 3 `keep-all`).
        return not row.keep_words
    if row.keep_words and before not in "—":
        return False
    if before in "-/‐–":
        # `5G-A`, `km/h`, `3-5`: only between parts that read as words.
        if before == "-" and text[at - 2 : at - 1] in ("", " "):
            return False
        return _letters(text, at - 2, -1) >= 3 and _letters(text, at, 1) >= 3
    if is_letter(before) and is_letter(after):
        # Dictionary breaks: Thai and its neighbours, whose letters have no case (UAX #14 SA).
        return not (before.isascii() or after.isascii())
    return not (is_letter(after) and before in ".,:'’&+@_=?#\\")


def _letters(text: str, at: int, step: int) -> int:
    count = 0
    while 0 <= at < len(text) and text[at].isalpha():
        count += 1
        at += step
    return count


def _address_breaks(text: str, addresses: list[tuple[int, int]]) -> list[int]:
    return [
        match.end()
        for start, end in addresses
        for match in _URL_AFTER.finditer(text, start, end)
        if start + 3 < match.end() < end - 1 and not text[start : match.end()].endswith(":")
    ]


def _hyphens(text: str, row: Language, rows: Sequence[tuple[int, int, Language]]) -> list[int]:
    if not rows:
        return hyphen_points(text, row)
    points: list[int] = []
    for start, end, own in rows:
        points += [start + at for at in hyphen_points(text[start:end], own)]
    return points


def _soft_hyphens(text: str, opened: dict[int, Break], bound: set[int]) -> None:
    at = text.find("\u00ad")
    while at >= 0:
        if 0 < at < len(text) - 1 and at + 1 not in bound and text[at + 1] not in NO_START:
            opened[at + 1] = Break(at + 1, HYPHEN / 2, hyphen=True)
        at = text.find("\u00ad", at + 1)


def _by_phrase(text: str, row: Language, opened: dict[int, Break]) -> None:
    """Make breaks inside a phrase a last resort."""
    ends = phrase_ends(text, row.phrases)
    if ends is None:
        return
    for at, found in opened.items():
        if (
            at not in ends
            and text[at - 1] not in _SPACES
            and is_cjk(text[at - 1])
            and is_letter(text[at - 1])
        ):
            opened[at] = Break(at, found.cost + PHRASE, found.hyphen)
