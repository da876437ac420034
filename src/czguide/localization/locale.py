"""What czguide knows of a language beyond its translations: `locales/<tag>/locale.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import babel

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.localization.scripts import line_break
from czguide.localization.tags import likely
from czguide.phrases import N_
from czguide.toml import read_toml

PAGE_SIZES = ("A4", "A5", "Letter")
LINE_BREAKS = ("strict", "normal", "loose")
"""How strictly marks and small kana are kept from a line's start (CSS Text 3, line-break)."""

_CATEGORIES = ("zero", "one", "two", "few", "many")
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Scale:
    """A word for a power of ten: 1e8 is {n}亿, {n}억; 1e9 is {n} billion."""

    divisor: Decimal
    pattern: str
    forms: Mapping[str, str] = field(default_factory=dict)
    """Patterns of CLDR's plural categories that differ: 1 milliard, 3 ملايين."""
    link: tuple[str, str] = ("", "")
    """What joins it to a noun, and to one that begins with a vowel: 3 millions de yuans, d’euros."""

    def worded(self, category: str) -> str:
        """The pattern for a plural category."""
        return self.forms.get(category, self.pattern)


@dataclass(frozen=True)
class Locale:
    """A language as czguide sets it. `tag` is the folder's name, `cldr` the identifier of CLDR's data."""

    tag: str
    cldr: str
    name: str
    direction: str
    page_size: str
    grouping: bool
    scales: tuple[Scale, ...]
    scale_decimals: int
    font_order: tuple[str, ...]
    office_latin: str
    office_east_asian: str
    first_day: str = ""
    """The first of a month where it is an ordinal: 1er mai."""

    first_rank: str = ""
    """The pattern of rank one where it is not the others': 1re, but 2e."""

    long_date: str = "long"
    """CLDR's name or pattern of a whole date (UTS #35 date field symbols)."""

    quotes: tuple[str, ...] = ()
    """Outer and inner quotes, each left and right."""

    fallback: str = ""
    """The locale whose translations a new catalog proposes."""

    script: str = "Latn"
    """ISO 15924: whose letters the fonts need, and the checks of translations expect."""

    line_break: str = "normal"
    """One of LINE_BREAKS."""

    def category(self, value: Decimal) -> str:
        """CLDR's plural category of a number: one, few, many …"""
        return str(_plural_rule(self.cldr)(value))


@cache
def _plural_rule(cldr: str) -> Callable[[Decimal], str]:
    return babel.Locale.parse(cldr).plural_form


def load_locale(folder: Path, name: str) -> Locale:
    """Read `folder/locale.toml`; raises CzguideError with what is wrong and where."""
    at = Location(f"{name}/locale.toml")
    path = folder / "locale.toml"
    if not path.is_file():
        raise CzguideError.single(
            "locale.unknown",
            N_("there is no locale '{name}'", name=folder.name),
            at,
            "add the folder, or ask for another locale",
        )
    return locale_of(read_toml(path, f"{name}/locale.toml", "locale.invalid"), folder.name, at)


def locale_of(data: Mapping[str, Any], name: str, at: Location) -> Locale:
    """The locale of a `locale.toml` read with Decimals; `name` is its folder's. Raises CzguideError."""
    try:
        script = str(data.get("script") or likely(data["cldr"]).script)
        locale = Locale(
            tag=data["tag"],
            cldr=data["cldr"],
            name=data["name"],
            direction=data["direction"],
            page_size=data["page_size"],
            grouping=data["numbers"]["grouping"],
            scales=tuple(map(_scale, data["numbers"]["scales"])),
            scale_decimals=data["numbers"]["scale_decimals"],
            font_order=_words(data["fonts"]["order"]),
            office_latin=data["fonts"]["office_latin"],
            office_east_asian=data["fonts"]["office_east_asian"],
            long_date=str(data.get("dates", {}).get("long", "long")),
            first_day=str(data.get("dates", {}).get("first_day", "")),
            first_rank=str(data["numbers"].get("first_rank", "")),
            quotes=_quotes(data.get("quotes", [])),
            fallback=str(data.get("fallback", "")),
            script=script,
            line_break=str(data.get("line_break") or line_break(script)),
        )
        babel.Locale.parse(locale.cldr)
        fault = _fault(locale)
        if fault:
            raise CzguideError.single("locale.invalid", fault, at, "compare it with another locale.toml")
        if locale.tag != name:
            raise CzguideError.single(
                "locale.tag",
                N_("the tag '{tag}' is not the folder's name", tag=locale.tag),
                at,
                N_('write tag = "{name}"', name=name),
            )
    except (KeyError, TypeError, ArithmeticError) as error:
        raise CzguideError.single(
            "locale.invalid",
            N_("the locale lacks {error}", error=error),
            at,
            "compare it with another locale.toml",
        ) from None
    except (ValueError, babel.UnknownLocaleError):
        raise CzguideError.single(
            "locale.invalid",
            N_("CLDR knows no locale '{cldr}'", cldr=data["cldr"]),
            at,
            "write it like zh_Hans_CN, en_001, ko_KR",
        ) from None
    return locale


def _scale(table: dict[str, Any]) -> Scale:
    forms = {name: table[name] for name in _CATEGORIES if name in table}
    link = table.get("link", ["", ""])
    if not (isinstance(link, list) and len(link) == 2 and all(isinstance(word, str) for word in link)):
        raise TypeError(N_("two words under link"))
    return Scale(Decimal(table["divisor"]), table["pattern"], forms, (link[0], link[1]))


def _words(value: object) -> tuple[str, ...]:
    """A list of names; a lone string would be read letter by letter."""
    if isinstance(value, list) and value and all(isinstance(word, str) and word for word in value):
        return tuple(value)
    raise TypeError(N_("a list of family names under [fonts] order"))


def _quotes(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and len(value) in (0, 4) and all(isinstance(mark, str) for mark in value):
        return tuple(value)
    raise TypeError(N_("four marks under quotes: outer left and right, inner left and right"))


def _fault(locale: Locale) -> str:
    """What no layout could make sense of, or ''."""
    if locale.direction not in ("ltr", "rtl"):
        return N_("direction is 'ltr' or 'rtl', not '{direction}'", direction=locale.direction)
    if locale.page_size not in PAGE_SIZES:
        return N_(
            "there is no page size '{page_size}': one of {known}",
            page_size=locale.page_size,
            known=", ".join(PAGE_SIZES),
        )
    if locale.script not in babel.Locale.parse("en").scripts:
        return N_("CLDR knows no script '{script}': write it like Latn, Cyrl, Hant", script=locale.script)
    if locale.line_break not in LINE_BREAKS:
        return N_(
            "there is no line_break '{mode}': one of {known}",
            mode=locale.line_break,
            known=", ".join(LINE_BREAKS),
        )
    if not isinstance(locale.grouping, bool):
        return N_("grouping is true or false")
    if not isinstance(locale.scale_decimals, int) or not 0 <= locale.scale_decimals <= _MOST_DECIMALS:
        return N_("scale_decimals is a whole number from 0 to {most}", most=_MOST_DECIMALS)
    for scale in locale.scales:
        if scale.divisor < 1 or not scale.divisor.is_finite():
            return N_("a scale's divisor is a number over 1, not {divisor}", divisor=scale.divisor)
        for pattern in (scale.pattern, *scale.forms.values()):
            if not isinstance(pattern, str) or pattern.count("{n}") != 1:
                return N_("a scale's pattern holds {{n}} once: '{pattern}'", pattern=pattern)
    if list(locale.scales) != sorted(locale.scales, key=lambda scale: -scale.divisor):
        return N_("scales stand from the largest to the smallest")
    return ""
