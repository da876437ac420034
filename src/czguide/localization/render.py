"""Facts as words: patterns from the catalogs over Babel's digits and dates.

CLDR's own compact and currency styles are wrong for a brochure in every one of our languages, so
words and order come from patterns that the translator decides; Babel gives digits and dates.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from babel import Locale as Cldr
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from czguide.content.facts import Entry, Fact, PartialDate, Range
from czguide.localization.locale import Locale
from czguide.localization.placeholders import fill

_MANY = Decimal(100)
"""A number whose plural form is for any large number."""


class Patterns(Protocol):
    """Gives the locale's pattern for a key such as `counters.company`; `count` picks the plural form."""

    def __call__(self, key: str, count: Decimal | None = None) -> str:
        """The pattern."""


@dataclass(frozen=True)
class Rendered:
    """A fact in words: what precedes the digits, the digits, their scale (万, billion), what follows.

    `number` takes the scale along, so that a sentence worded around it stays right when the value
    grows; a panel sets the digits large and `tail` small.
    """

    before: str
    digits: str
    after: str
    scale: str = ""
    link: tuple[str, str] = ("", "")
    worded: str = ""
    """The whole where its plural form says the number without digits: يومان, two days."""

    @property
    def text(self) -> str:
        """The whole."""
        return self.worded or self.before + self.digits + self.scale + self.after

    @property
    def number(self) -> str:
        """The number with what precedes it: 超7680亿, over RMB 768 billion."""
        return self.before + self.digits + self.scale

    @property
    def unit(self) -> str:
        """What follows the number: 元, 社近く, companies."""
        return self.worded or self.after.strip()

    @property
    def head(self) -> str:
        """What a panel sets large: 超7680, over RMB 768."""
        return self.worded or self.before + self.digits

    @property
    def tail(self) -> str:
        """What a panel sets after it: 亿元, billion, companies."""
        return "" if self.worded else (self.scale + self.after).strip()

    @property
    def gap(self) -> str:
        """The space between head and tail, if there is one."""
        rest = "" if self.worded else self.scale + self.after
        return rest[: len(rest) - len(rest.lstrip())]

    def part(self, name: str) -> str:
        """The part a placeholder asks for: '', 'number' or 'unit'."""
        return {"": self.text, "number": self.number, "unit": self.unit}[name]

    def within(self, pattern: str, slot: str = "x") -> Rendered:
        """Set into a pattern such as `超{x}` or `{n}家`; a pattern without the slot replaces nothing."""
        head, found, tail = pattern.partition(f"{{{slot}}}")
        if not found:
            return self
        noun = tail.lstrip()
        link = self.link if noun[:1].isalpha() and not self.after else ("", "")
        if link[0]:
            vowel = unicodedata.normalize("NFD", noun[0])[0].lower() in "aeiou"
            tail = link[1] + noun if vowel else link[0] + tail
        worded = head + self.worded + tail if self.worded else ""
        return Rendered(head + self.before, self.digits, self.after + tail, self.scale, self.link, worded)


class Renderer:
    """Renders facts in one locale."""

    def __init__(self, locale: Locale, patterns: Patterns) -> None:
        self.locale = locale
        self.patterns = patterns
        self._cldr = Cldr.parse(locale.cldr)

    def fact(self, fact: Fact) -> Rendered:
        """The fact in the locale's words."""
        if isinstance(fact.value, PartialDate):
            rendered = Rendered("", self.date(fact.value), "")
        elif isinstance(fact.value, str):
            rendered = Rendered("", fact.value, "")
        else:
            rendered = _KINDS[fact.kind](self, fact)
        if fact.qualifier:
            rendered = rendered.within(self.patterns(f"qualifiers.{fact.qualifier}"))
        if fact.per:
            rendered = rendered.within(self.patterns(f"per.{fact.per}"))
        return rendered

    def date(self, date: PartialDate) -> str:
        """A date as precisely as it is known."""
        day = datetime.date(date.year, date.month or 1, date.day or 1)
        if date.day:
            text = format_date(day, self.locale.long_date, locale=self._cldr)
            first = self.locale.first_day
            return first + text[1:] if first and date.day == 1 and text.startswith("1 ") else text
        return format_skeleton("yMMMM" if date.month else "y", day, locale=self._cldr)

    def listed(self, items: Sequence[str]) -> str:
        """Several things as one: A、B和C, A, B and C."""
        return str(format_list(list(items), locale=self._cldr))

    def as_of(self, entry: Entry) -> str:
        """The date a statement holds for: 截至2025年11月, or that it is undated and when it was read."""
        if entry.as_of:
            return fill(self.patterns("as_of"), x=self.date(entry.as_of))
        return fill(self.patterns("undated"), x=self.date(entry.read)) if entry.read else ""

    def digits(self, value: Decimal) -> str:
        """Plain digits, with the locale's decimal mark and, where it groups, its thousands mark."""
        return str(
            format_decimal(
                value,
                locale=self._cldr,
                decimal_quantization=False,
                group_separator=self.locale.grouping,
            )
        )

    def _amount(self, value: Decimal | Range) -> Rendered:
        """Digits with the locale's word for large numbers: 7680亿, 768 billion."""
        if isinstance(value, Range):
            low, high = self._amount(value.low), self._amount(value.high)
            # 5万至500万, 9000万至3亿; but 5 to 20 million would read as five million.
            if high.scale and not low.scale:
                low, high = (Rendered("", self.digits(end), "") for end in (value.low, value.high))
            return Rendered(
                "", fill(self.patterns("range"), a=low.number, b=high.digits), "", high.scale, high.link
            )
        for scale in self.locale.scales:
            scaled = value / scale.divisor
            if abs(scaled) >= 1 and scaled == round(scaled, self.locale.scale_decimals):
                before, _, after = scale.worded(self.locale.category(scaled)).partition("{n}")
                return Rendered(before, self.digits(scaled.normalize()), "", after, scale.link)
        return Rendered("", self.digits(value), "")

    def _count(self, fact: Fact) -> Rendered:
        return self._counted(fact, f"counters.{fact.counter}")

    def _unit(self, fact: Fact) -> Rendered:
        return self._counted(fact, f"units.{fact.unit}")

    def _money(self, fact: Fact) -> Rendered:
        return self._counted(fact, f"currencies.{fact.currency}", "x")

    def _counted(self, fact: Fact, key: str, slot: str = "n") -> Rendered:
        value, mark = _number(fact), f"{{{slot}}}"
        if isinstance(value, Range):
            pattern = self.patterns(key, value.high)
            # A form for exactly two says nothing of one to two.
            pattern = pattern if mark in pattern else self.patterns(key, _MANY)
            return self._amount(value).within(pattern, slot)
        pattern = self.patterns(key, value)
        if mark not in pattern:
            return replace(self._amount(value), worded=pattern)
        return self._amount(value).within(pattern, slot)

    def _percent(self, fact: Fact) -> Rendered:
        value = _number(fact)
        percent = self.patterns("percent")
        if not isinstance(value, Range):
            return self._amount(value).within(percent, "n")
        low, high = (self._amount(end).within(percent, "n") for end in (value.low, value.high))
        return Rendered(high.before, fill(self.patterns("range"), a=low.text, b=high.digits), high.after)

    def _rank(self, fact: Fact) -> Rendered:
        number = _number(fact)
        first = self.locale.first_rank if number == 1 else ""
        return self._amount(number).within(first or self.patterns("rank"), "n")


_KINDS: Mapping[str, Callable[[Renderer, Fact], Rendered]] = {
    "count": Renderer._count,
    "money": Renderer._money,
    "share": Renderer._percent,
    "rate": Renderer._percent,
    "rank": Renderer._rank,
    "duration": Renderer._unit,
    "measure": Renderer._unit,
}


def _number(fact: Fact) -> Decimal | Range:
    if isinstance(fact.value, (Decimal, Range)):
        return fact.value
    raise TypeError(f"fact {fact.id} of kind {fact.kind} has no number")
