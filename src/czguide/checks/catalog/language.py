"""How languages are written, as far as the checks of translations ask: a row per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from czguide.localization.cldr import language

WESTERN, WIDE, ARABIC = "western", "wide", "arabic"


@dataclass(frozen=True)
class Style:
    """A language's marks. `marks` is their kind, `quotes` the pairs it uses, outer first."""

    marks: str = WESTERN
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("‘", "’"))
    quote_space: str = ""
    """What stands inside the outer quotes."""
    space_before: str = ""
    """Marks that a no-break space precedes."""
    apostrophe: bool = False
    han: str = ""
    """Which Han characters it writes: '' none, 'ja', 'hant'."""
    scripts: tuple[str, ...] = ("LATIN",)
    keeps_terms: bool = False
    """Whether the termbase's common words stand in sentences as they are, too: little inflection."""
    city: tuple[str, ...] = ()
    """Words for the city a sentence speaks of: they may stand for its name."""
    spaced: bool = True
    """Whether spaces stand between words."""


_LATIN = Style()
# fmt: off
_STYLES: Mapping[str, Style] = {
    "en": replace(_LATIN, apostrophe=True, keeps_terms=True, city=("city", "here", "local")),
    "de": replace(
        _LATIN, quotes=(("„", "“"), ("‚", "‘")), apostrophe=True, city=("stadt", "städt", "hier", "ort")
    ),
    "fr": replace(
        _LATIN,
        quotes=(("«", "»"), ("“", "”")),
        quote_space="\u00a0\u202f",
        space_before=";:!?",
        apostrophe=True,
        city=("ville", "ici", "local", "municipal"),
    ),
    "vi": replace(_LATIN, city=("thành phố", "ở đây", "tại đây", "địa phương")),
    "ar": Style(ARABIC, (("«", "»"), ("“", "”")), scripts=("ARABIC", "LATIN"), city=("مدينة", "هنا", "محلي")),
    "ko": Style(
        WESTERN,
        (("‘", "’"), ("“", "”")),
        scripts=("HANGUL", "LATIN"),
        keeps_terms=True,
        city=("이곳", "현지", "시내", "도시"),
    ),
    "ja": Style(
        WIDE,
        (("「", "」"), ("『", "』")),
        han="ja",
        scripts=("HIRAGANA", "KATAKANA", "CJK", "LATIN"),
        keeps_terms=True,
        city=("市", "本地", "当地", "這裡", "ここ"),
        spaced=False,
    ),
    "zh": Style(
        WIDE,
        (("「", "」"), ("『", "』")),
        han="hant",
        scripts=("CJK", "LATIN"),
        keeps_terms=True,
        city=("市", "本地", "当地", "這裡", "ここ"),
        spaced=False,
    ),
}
# fmt: on


@lru_cache(maxsize=64)
def style_of(cldr: str) -> Style:
    """The row of a language; one without a row is held to what all Western languages share."""
    row = _STYLES.get(language(cldr))
    if row is not None:
        return row
    # Nothing is known of its quotes and scripts, so nothing is asked of them.
    return Style(quotes=(), apostrophe=True, scripts=(), marks=WESTERN)
