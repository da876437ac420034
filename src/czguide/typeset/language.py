"""What typesetting knows of a language: one row of data each, no code.

Widths are thousandths of an em. A language without a row uses its primary subtag's, else ``und``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from czguide.typeset import numbers, units
from czguide.typeset.chars import MAY_START


@dataclass(frozen=True)
class Elastic:
    """A space: its natural width (None: the font's), and how far it may shrink and stretch."""

    natural: float | None
    least: float
    most: float


@dataclass(frozen=True)
class Language:
    """A language's line breaking and spacing.

    ``bound`` are the expressions inside whose matches no line ends (numbers and their units), ``liked`` those
    inside which it had better not.
    ``icu`` is the locale ICU breaks lines with, ``pyphen`` the hyphenation dictionary and
    ``hyphen_min`` the shortest word, head and tail. ``phrases`` names the BudouX model.
    ``wide_marks`` sets ambiguous marks full-width beside CJK text, and a typed space between scripts as
    wide as their gap. ``letter`` is the space that may
    open between CJK characters before another break is sought, ``letter_limit`` whether
    it is also the most they may ever get, ``rest_limit`` what beyond, before a line is left short;
    ``letter_shrink`` is what may be taken from between them, and
    ``letter_all`` spaces Latin letters alike; ``track`` is what the letters of a word may give way by
    where word spaces have reached what is liked. ``short_last`` is the width below which a last line looks
    lost. ``home`` is the script whose font sets spaces and Western punctuation. ``may_start`` are marks
    kept from a line's start by strict custom only.
    """

    tag: str
    icu: str
    bound: tuple[str, ...] = ()
    liked: tuple[str, ...] = ()
    pyphen: str | None = None
    hyphen_min: tuple[int, int, int] = (6, 3, 3)
    hyphenate_capitals: bool = False
    phrases: str | None = None
    keep_words: bool = False
    wide_marks: bool = False
    script_gap: Elastic | None = None
    word: Elastic = Elastic(None, 190, 500)
    letter: float = 0
    letter_limit: bool = True
    rest_limit: float = 1e9  # no limit, and still a number that adds up
    letter_shrink: float = 0
    letter_all: bool = False
    track: float = 0
    shrink_stops: bool = True
    short_last: float = 2000
    home: str = "Latn"
    may_start: frozenset[str] = frozenset()

    def broken(self, line_break: str) -> Language:
        """The row under another strictness of line breaking: strict, normal, loose; '' is its own."""
        base, _, usual = self.icu.partition("@lb=")
        if line_break in ("", usual or "normal"):
            return self
        icu = f"{base}@lb={line_break}"
        return replace(self, icu=icu, may_start=MAY_START.get(line_break, frozenset()))

    @property
    def bound_expressions(self) -> tuple[re.Pattern[str], ...]:
        """``bound``, compiled."""
        return _compile(self.bound)

    @property
    def liked_expressions(self) -> tuple[re.Pattern[str], ...]:
        """``liked``, compiled."""
        return _compile(self.liked)


@lru_cache(maxsize=64)
def _compile(bound: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    # One by one: joined by `|`, a short match of one would hide a long match of the next.
    return tuple(re.compile(part) for part in bound)


_GAP = Elastic(200, 130, 245)  # JLREQ 3.2.6, CLREQ 3.2.2: a quarter em, down to an eighth
_EN_WORD = Elastic(None, 175, 500)
_TRACK = 12  # little more than a hundredth of an em, which no reader sees
_UND = Language("und", "root", bound=numbers.COMMON, script_gap=_GAP)
_LATIN = replace(_UND, track=_TRACK, liked=units.LATIN_LIKED)
_HAN_LIKE = replace(
    _UND,
    keep_words=False,
    wide_marks=True,
    word=Elastic(None, 200, 500),  # JLREQ 3.8.4 step a: word spaces to half an em
    letter=60,
    letter_limit=False,
    # JLREQ 3.8.4 step d sets no limit; beyond three quarters of an em a line falls apart.
    rest_limit=690,
    track=_TRACK,
    bound=(*units.ZH, *numbers.COMMON),
    liked=units.HAN_LIKED,
)

LANGUAGES: dict[str, Language] = {
    "und": _UND,
    "zh": replace(_HAN_LIKE, tag="zh", icu="zh@lb=strict", phrases="zh-hans"),
    "zh-Hant": replace(
        _HAN_LIKE,
        tag="zh-Hant",
        icu="zh-Hant@lb=strict",
        phrases="zh-hant",
        bound=(*units.ZH_HANT, *numbers.COMMON),
    ),
    "ja": replace(
        _HAN_LIKE,
        tag="ja",
        icu="ja@lb=strict",
        phrases="ja",
        bound=(*units.JA, *numbers.COMMON),
        liked=units.JA_LIKED,
        shrink_stops=False,  # JLREQ 3.8.3: the space after a full stop is not reduced within a line
    ),
    "ko": replace(
        _UND,
        tag="ko",
        icu="ko@lb=strict",
        keep_words=True,
        script_gap=None,
        bound=(*units.KO, *numbers.COMMON),
        liked=units.KO_LIKED,
        word=Elastic(None, 170, 500),
        letter=50,
        letter_shrink=50,
        letter_all=True,
        home="Hang",
    ),
    "en": replace(
        _LATIN,
        tag="en",
        icu="en",
        bound=(*units.EN, *numbers.COMMON),
        liked=units.EN_LIKED,
        pyphen="en_US",
        hyphen_min=(5, 2, 3),
        word=_EN_WORD,
    ),
    "en-GB": replace(
        _LATIN,
        tag="en-GB",
        icu="en",
        bound=(*units.EN, *numbers.COMMON),
        liked=units.EN_LIKED,
        pyphen="en_GB",
        hyphen_min=(5, 2, 3),
        word=_EN_WORD,
    ),
    "de": replace(
        _LATIN,
        tag="de",
        icu="de",
        bound=(*units.DE, *numbers.COMMON),
        liked=units.DE_LIKED,
        pyphen="de_DE",
        hyphenate_capitals=True,
    ),
    "fr": replace(
        _LATIN,
        tag="fr",
        icu="fr",
        bound=(*units.FR, *numbers.COMMON),
        liked=units.FR_LIKED,
        pyphen="fr",
    ),
    "es": replace(_LATIN, tag="es", icu="es", pyphen="es"),
    "it": replace(_LATIN, tag="it", icu="it", pyphen="it_IT"),
    "nl": replace(_LATIN, tag="nl", icu="nl", pyphen="nl_NL"),
    "pt": replace(_LATIN, tag="pt", icu="pt", pyphen="pt_PT"),
    "ru": replace(_LATIN, tag="ru", icu="ru", pyphen="ru_RU"),
    "vi": replace(_LATIN, tag="vi", icu="vi", bound=(*units.VI, *numbers.COMMON), liked=units.VI_LIKED),
    "th": replace(
        _UND,
        tag="th",
        icu="th",
        word=Elastic(None, 170, 600),
        letter=40,  # few spaces: lines are filled between clusters
        letter_limit=False,
        letter_all=True,
        home="Thai",
    ),
    "ar": replace(_UND, tag="ar", icu="ar", bound=(*units.AR, *numbers.COMMON), home="Arab"),
}


def language(tag: str) -> Language:
    """The row for a language tag (BCP 47), found by dropping subtags from the end."""
    parts = tag.replace("_", "-").split("-")
    while parts:
        found = LANGUAGES.get("-".join(parts))
        if found is not None:
            return found
        parts.pop()
    return _UND
