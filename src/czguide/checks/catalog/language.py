"""How languages are written, as far as the checks of translations ask: by script, with what a language adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from czguide.localization.cldr import language
from czguide.localization.exemplars import exemplars
from czguide.localization.scripts import letters_name
from czguide.localization.tags import canonical

WESTERN, WIDE, ARABIC = "western", "wide", "arabic"
ANY = "*"
"""An ending that may be anything: Korean particles."""


@dataclass(frozen=True)
class Style:
    """A language's marks. `marks` is their kind, `quotes` the pairs it uses, outer first."""

    marks: str = WESTERN
    quotes: tuple[tuple[str, str], ...] = ()
    nested: bool = True
    """Whether the inner quotes stand inside the outer ones only. Japanese has them for titles, too, and Korean
    for emphasis."""
    quote_space: str = ""
    """What stands inside the outer quotes."""
    space_before: str = ""
    """Marks that a no-break space precedes."""
    apostrophe: bool = True
    han: str = ""
    """Which Han characters it writes: '' none, 'ja', 'hant'."""
    scripts: tuple[str, ...] = ("LATIN",)
    """As the names of its letters begin (Unicode character names)."""
    keeps_terms: bool = False
    """Whether the termbase's common words stand in sentences as they are, too: little inflection."""
    city: tuple[str, ...] = ()
    """Words for the city a sentence speaks of: they may stand for its name."""
    spaced: bool = True
    """Whether spaces stand between words."""
    stops: bool = True
    """Whether a mark ends a sentence; Thai sets a space."""
    question: str = "?"
    """What a question ends with."""
    ending: int = 3
    """Letters at a word's end that inflection may change; 0: words are never inflected."""
    endings: tuple[str, ...] | None = None
    """The very endings of words in names, where they are known; those of Korean are any at all."""


_HAN = Style(
    WIDE,
    nested=False,
    apostrophe=False,
    scripts=("CJK", "LATIN"),
    keeps_terms=True,
    spaced=False,
    ending=0,
    endings=(),
)
_BY_SCRIPT: Mapping[str, Style] = {
    "Arab": Style(ARABIC, apostrophe=False, scripts=("ARABIC", "LATIN")),
    "Hans": _HAN,
    "Hant": replace(_HAN, han="hant", nested=True),
    "Jpan": replace(_HAN, han="ja", scripts=("HIRAGANA", "KATAKANA", "CJK", "LATIN")),
    "Kore": Style(nested=False, apostrophe=False, scripts=("HANGUL", "LATIN"), keeps_terms=True),
    **{
        script: Style(scripts=(letters_name(script), "LATIN"), spaced=False, ending=0, stops=False)
        for script in ("Thai", "Laoo", "Khmr", "Mymr", "Tibt")
    },
}

_IN_HAN = ("市", "本地", "当地", "這裡", "ここ")
_TRAITS: Mapping[str, Mapping[str, Any]] = {
    "en": {"keeps_terms": True, "ending": 2, "endings": ("s", "es"), "city": ("city", "here", "local")},
    "de": {"endings": ("e", "en", "er", "es", "em", "n", "s"), "city": ("stadt", "städt", "hier", "ort")},
    "fr": {
        "quote_space": "\u00a0\u202f",
        "space_before": ";:!?",
        "endings": ("s", "e", "es", "x"),
        "city": ("ville", "ici", "local", "municipal"),
    },
    "vi": {
        "apostrophe": False,
        "ending": 0,
        "endings": (),
        "city": ("thành phố", "ở đây", "tại đây", "địa phương"),
    },
    "ar": {
        "endings": ("ة", "ت", "ات", "ين", "ون", "ان", "ي", "ية", "ا", "ه", "ها"),
        "city": ("مدينة", "هنا", "محلي"),
    },
    "ko": {"endings": (ANY,), "city": ("이곳", "현지", "시내", "도시")},
    "el": {"question": ";"},
    "ja": {"city": _IN_HAN},
    "zh": {"city": _IN_HAN},
}
"""What a language (ISO 639) adds to its script."""


@lru_cache(maxsize=256)
def style_of(cldr: str, script: str = "", quotes: tuple[str, ...] = ()) -> Style:
    """How the language of a CLDR locale is written: by its script and quotes, which CLDR knows where
    `locale.toml` does not say, and what is known of the language itself."""
    tag = canonical(cldr)
    script = script or tag.script
    left, right, inner_left, inner_right = quotes or exemplars(*tag.lineage).quotes
    base = _BY_SCRIPT.get(script) or Style(scripts=tuple(dict.fromkeys((letters_name(script), "LATIN"))))
    pairs = tuple(dict.fromkeys(((left, right), (inner_left, inner_right))))
    return replace(base, quotes=pairs, **_TRAITS.get(language(cldr), {}))
