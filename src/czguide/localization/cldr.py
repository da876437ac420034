"""What czguide asks CLDR about a language; Babel carries the data."""

from __future__ import annotations

from functools import lru_cache

import babel
from babel.messages.plurals import get_plural


def plural_header(cldr: str) -> str:
    """A new PO file's Plural-Forms."""
    plural = get_plural(cldr)
    return f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"


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
def number_symbols(cldr: str) -> tuple[str, str]:
    """The decimal mark and the thousands mark of Latin digits."""
    symbols = babel.Locale.parse(cldr).number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


def language(cldr: str) -> str:
    """The bare language: `zh` of `zh_Hant_TW`."""
    return babel.Locale.parse(cldr).language
