"""What czguide asks CLDR about a language; Babel carries the data."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import babel

from czguide.localization.locale import Scale

_PREFIX = re.compile(r"0([A-Z][a-z]?)?")
"""What CLDR has where nobody has told it a language's words."""


@lru_cache(maxsize=64)
def months(cldr: str) -> tuple[tuple[str, int], ...]:
    """The names of months, in all their forms, with their numbers; digits alone are no names."""
    data = babel.Locale.parse(cldr).months
    found = {
        name.rstrip(".").casefold(): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in data[context][width].items()
    }
    return tuple((name, number) for name, number in found.items() if not name.strip(".").isdigit())


@lru_cache(maxsize=64)
def weekdays(cldr: str) -> tuple[tuple[str, int], ...]:
    """The whole names of the days of the week, Monday 0."""
    data = babel.Locale.parse(cldr).days
    found = {
        name.casefold(): number
        for context in ("format", "stand-alone")
        for number, name in data[context]["wide"].items()
    }
    return tuple(found.items())


@lru_cache(maxsize=64)
def number_symbols(cldr: str) -> tuple[str, str]:
    """The decimal mark and the thousands mark of Latin digits."""
    symbols = babel.Locale.parse(cldr).number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


def language(cldr: str) -> str:
    """The bare language: `zh` of `zh_Hant_TW`."""
    return babel.Locale.parse(cldr).language


def display_name(cldr: str) -> str:
    """What the language calls itself, as it stands in a menu: Español, Português (Brasil)."""
    name = babel.Locale.parse(cldr).get_display_name(cldr) or cldr
    # Not upper: Georgian has capitals that begin no word.
    return name[:1].title() + name[1:]


def direction(cldr: str) -> str:
    """`ltr` or `rtl`."""
    return str(babel.Locale.parse(cldr).text_direction)


def groups_digits(cldr: str) -> bool:
    """Whether thousands are marked off."""
    return "," in babel.Locale.parse(cldr).decimal_formats[None].pattern


def number_scales(cldr: str, least: int) -> tuple[Scale, ...]:
    """Words for powers of ten from 10 ** `least`, the largest first (CLDR, long compact decimals)."""
    formats = babel.Locale.parse(cldr).compact_decimal_formats.get("long", {})
    found = []
    for power, pattern in formats.get("other", {}).items():
        usual = _scale_pattern(str(pattern.pattern))
        if usual and len(power) > least:
            forms = {
                category: form
                for category in formats
                if power in formats[category]
                and (form := _scale_pattern(str(formats[category][power].pattern)))
                and form != usual
            }
            found.append(Scale(Decimal(power), usual, forms))
    return tuple(sorted(found, key=lambda scale: -scale.divisor))


def _scale_pattern(pattern: str) -> str:
    """`0 millones` as `{n} millones`; '' for `00 millones`, a bare number, and a unit's prefix: 0G."""
    words = re.sub("[\u200e\u200f']", "", pattern.split(";")[0]).replace("\u00a0", " ").strip()
    return words.replace("0", "{n}") if words.count("0") == 1 and not _PREFIX.fullmatch(words) else ""
