"""Where a line may end: ICU's opportunities (UAX #14), less what custom forbids, plus hyphens and URLs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icu4py.breakers import LineBreaker

from czguide.typeset.chars import NO_END, NO_START, is_cjk, is_letter
from czguide.typeset.hyphenate import hyphen_points
from czguide.typeset.language import Language
from czguide.typeset.phrases import leading, phrase_ends

# Costs in demerits, beside a line's own (see linebreak): a loose line of ratio 1 costs 12,100.
HYPHEN = 4000.0
COMPOUND = 1500.0
TOGETHER = 60_000.0  # a number and what it counts, a date before its year
URL = 6000.0  # after a slash; twice that inside a name
NAME = 150_000.0  # inside a Chinese or Japanese name in a Western text
PHRASE = 200_000.0  # inside a phrase of a heading
WORD = 40_000.0  # in a heading, anywhere but after a mark
UNBROKEN = 2e13  # in a stretch that is to be kept whole, and is wider than the line
BOUND = 3e13  # inside a number and its unit that stand in a stretch wider than the line: any hole is better

_DASH_QUOTE = re.compile("[—―](?=[“‘«„‚\"'])")

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_URL = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*[A-Za-z0-9/=_~#]"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
# Readers expect a URL to go on after these; elsewhere a break reads as its end, and after a hyphen as the
# line's own (Chicago Manual of Style 7.46).
_URL_AFTER = re.compile(r"(?<=[A-Za-z0-9])(?:[/?&=#._@]+)(?=[A-Za-z0-9]{2})|//(?=[A-Za-z0-9])")
_URL_HYPHEN = re.compile(r"-(?=[A-Za-z0-9])")
_STARTLESS, _ENDLESS, _CJK, _SPACE = 1, 2, 4, 8


class _Kinds(dict[str, int]):
    """What a break needs to know of a character, as bits."""

    def __missing__(self, char: str) -> int:
        found = self[char] = (
            _STARTLESS * (char in NO_START)
            | _ENDLESS * (char in NO_END)
            | _CJK * is_cjk(char)
            | _SPACE * (char in " \t\n\u200b")
        )
        return found


_kinds = _Kinds()


@dataclass(frozen=True)
class Breaks:
    """A text's opportunities in order, as positions (the next line's first character).

    ``costs`` has those that are not free, ``hyphens`` those that set a hyphen; ``held`` are
    opportunities given up, kept for words too wide for a line; ``forced`` end a line in any case.
    """

    open: tuple[int, ...]
    costs: Mapping[int, float]
    hyphens: frozenset[int]
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
    names: re.Pattern[str] | None = None,
) -> Breaks:
    """All opportunities of a text.

    ``unbroken`` are stretches kept whole (start, end), ``rows`` the stretches in another language, ``names``
    what no hyphen parts.
    """
    positions = [at for at in icu_positions(text, row.icu) if 0 < at < len(text)]
    forced = frozenset(at for at in positions if text[at - 1] == "\n")
    stretches = [(row, 0, len(text)), *((own, start, end) for start, end, own in rows if own is not row)]
    bound = _inside(text, [(own.bound_expressions, start, end) for own, start, end in stretches])
    whole = {at for start, end in unbroken for at in range(start + 1, end)}
    addresses = [match.span() for match in _URL.finditer(text)]
    for start, end in addresses:
        bound.update(range(start + 1, end))
    opened: set[int] = set()
    costs: dict[int, float] = {}
    held: list[int] = []
    kinds = _kinds
    for at in positions:
        left, right = kinds[text[at - 1]], kinds[text[at]]
        if at in forced:
            opened.add(at)
        elif left & _ENDLESS or (right & _STARTLESS and text[at] not in row.may_start):
            # Kinsoku: CLREQ 3.1.4, JLREQ 3.1.7 and 3.1.8. A space before a mark changes nothing.
            continue
        elif at in bound:
            held.append(at)
            costs[at] = BOUND
        elif at in whole:
            held.append(at)
            costs[at] = UNBROKEN
        elif left & _SPACE:
            opened.add(at)
        elif (left | right) & _CJK:
            # Korean keeps its eojeol whole: only spaces part them (KLREQ, CSS Text 3 `keep-all`).
            if row.keep_words:
                held.append(at)
            else:
                opened.add(at)
        elif _between_words(text, at, row):
            opened.add(at)
            if text[at - 1] in "-/":
                costs[at] = COMPOUND
        else:
            held.append(at)
    held += [m.end() for start, end in addresses for m in _URL_HYPHEN.finditer(text, start, end)]
    # UAX #14 keeps a dash with the quotation mark after it; a line too narrow for both may part them.
    held += [match.end() for match in _DASH_QUOTE.finditer(text)]
    for at in _address_breaks(text, addresses):
        if at not in opened and at not in whole:
            opened.add(at)
            costs[at] = URL if text[at - 1] in "/?&=" else 2 * URL
    for start, end, own in rows:
        if own.wide_marks and not row.wide_marks:
            # A hanzi name in a Western text: half of it is found on no map.
            for at in range(start + 1, end):
                if at in opened:
                    costs[at] = NAME
    for at in _inside(text, [(own.liked_expressions, start, end) for own, start, end in stretches]):
        if at in opened:
            costs[at] = costs.get(at, 0.0) + TOGETHER
    kept = bound | whole
    hyphens: set[int] = set()
    if hyphenate and not heading:
        hyphens = {at for at in _hyphens(text, row, rows) if at not in kept and at not in opened}
        if names and hyphens:
            hyphens -= _inside(text, [((names,), 0, len(text))])
        costs.update(dict.fromkeys(hyphens, HYPHEN))
    for at in _soft_hyphens(text, kept):
        hyphens.add(at)
        costs[at] = HYPHEN / 2
    opened |= hyphens
    if heading:
        _by_phrase(text, row, opened, costs)
    return Breaks(tuple(sorted(opened)), costs, frozenset(hyphens), tuple(held), forced)


def _inside(text: str, stretches: Sequence[tuple[Sequence[re.Pattern[str]], int, int]]) -> set[int]:
    """Positions inside matches of expressions; what stands in another language goes by that one's too."""
    found: set[int] = set()
    for expressions, start, end in stretches:
        for expression in expressions:
            for match in expression.finditer(text, start, end):
                if match.end() - match.start() > 1:
                    found.update(range(match.start() + 1, match.end()))
    return found


def _between_words(text: str, at: int, row: Language) -> bool:
    """Whether an opportunity without a space, outside CJK, is one a reader would take."""
    before, after = text[at - 1], text[at]
    if _pictures(before) or _pictures(after):
        return not row.keep_words or (_pictures(before) and _pictures(after))
    if row.keep_words and before != "—":
        return False
    if before in "-/‐–":
        # `5G-A`, `km/h`, `3-5`: only between parts that read as words.
        if before == "-" and text[at - 2 : at - 1] in ("", " "):
            return False
        return _letters(text, at - 2, -1) >= 3 and _letters(text, at, 1) >= 3
    if is_letter(before) and is_letter(after):
        # Dictionary breaks: Thai and its neighbours, whose letters have no case (UAX #14 SA).
        return not (before.isascii() or after.isascii())
    return before not in ".,:'’&+@_=?#\\"


def _pictures(char: str) -> bool:
    """Signs that stand for themselves: emoji, arrows, marks to tick."""
    return unicodedata.category(char) == "So"


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
        if start + 3 < match.end() < end - 1
        and not text[start : match.end()].endswith(":")
        # A mail address after its @ only: half a name reads as another one.
        and (text[match.end() - 1] == "@" or "@" not in text[start:end] or "/" in text[start:end])
    ]


def _hyphens(text: str, row: Language, rows: Sequence[tuple[int, int, Language]]) -> list[int]:
    if not rows:
        return hyphen_points(text, row)
    points: list[int] = []
    for start, end, own in rows:
        points += [start + at for at in hyphen_points(text[start:end], own)]
    return points


def _soft_hyphens(text: str, bound: set[int]) -> list[int]:
    """Positions after U+00AD, which shows only where a line ends with it."""
    return [
        match.end()
        for match in re.finditer("\u00ad", text)
        if 1 < match.end() < len(text) and match.end() not in bound and text[match.end()] not in NO_START
    ]


def _by_phrase(text: str, row: Language, opened: set[int], costs: dict[int, float]) -> None:
    """Headings break after a colon or comma if they can, and inside a phrase only as a last resort."""
    ends = phrase_ends(text, row.phrases)
    leads = leading(row.tag)
    for at in opened:
        before = text[at - 1]
        if ends is not None and at not in ends and is_cjk(before) and is_letter(before):
            costs[at] = costs.get(at, 0.0) + PHRASE
        elif before in "-/‐–":
            # Half a compound is read as a word of its own.
            costs[at] = PHRASE
        elif is_letter(text[:at].rstrip()[-1:] or "a"):
            costs[at] = costs.get(at, 0.0) + WORD
            if leads and text[:at].split()[-1].casefold() in leads:
                costs[at] += TOGETHER
