"""Facts: typed values with their source, and the reader of `content/facts/*.yaml`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from decimal import Decimal

from czguide.content.nodes import Fields, Mapping, Node, Scalar, Sequence, check_key
from czguide.diagnostics import Location, Problems
from czguide.phrases import N_

KINDS = ("count", "money", "share", "rate", "rank", "date", "duration", "measure", "phone")
QUALIFIERS = ("over", "nearly", "about", "within", "at_least", "at_most")
SCOPES = ("national", "jiangsu", "changzhou")
PERIODS = ("day", "month", "year", "payment")
DURATIONS = ("minute", "hour", "day", "week", "month", "year", "years_old")

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
_NUMBER = re.compile(r"(-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(万亿|万|亿)?\Z", re.ASCII)
_MOST_DIGITS = 18
"""More is no figure anybody measured, and past what decimal arithmetic keeps exactly."""

_SCALE = {None: 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; unknown parts are 0 (ISO 8601 reduced precision)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """`2024`, `2024-09` or `2024-09-26`; None for anything else, impossible days included."""
        match = _DATE.match(text)
        if not match:
            return None
        year, month, day = (int(part or 0) for part in match.groups())
        if match[2] and not 1 <= month <= 12:
            return None
        if match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return cls(year, month, day)

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part)


@dataclass(frozen=True)
class Range:
    """From one value to another, both included."""

    low: Decimal
    high: Decimal


Value = Decimal | Range | PartialDate | str


@dataclass(frozen=True)
class Fact:
    """A value that texts use through `{id}`; what it shares with its neighbours is in `entry`."""

    id: str
    kind: str
    value: Value
    entry: Entry
    unit: str = ""
    counter: str = ""
    currency: str = ""
    per: str = ""
    qualifier: str = ""
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True)
class Entry:
    """A statement in a source: where it holds, as of when, how sure it is. `as_of` None is undated."""

    id: str
    source: str
    scope: str = ""
    as_of: PartialDate | None = None
    read: PartialDate | None = None
    volatile: bool = False
    review_by: PartialDate | None = None
    weak: bool = False
    hold: str = ""
    at: Location = field(default=Location(""), compare=False)


@dataclass
class FactBook:
    """All facts and entries by id. Placeholders name facts; `cites` may name either."""

    facts: dict[str, Fact] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Facts that are there but can't be read: reported once, not again wherever they are used."""

    def entry_of(self, name: str) -> Entry | None:
        """The entry that an id, of a fact or an entry, stands for."""
        if name in self.entries:
            return self.entries[name]
        fact = self.facts.get(name)
        return fact.entry if fact else None


def read_facts(node: Node | None, book: FactBook, problems: Problems) -> None:
    """Add one file's entries to the book."""
    if node is None:
        return
    if not isinstance(node, Mapping):
        problems.error("content.type", "a facts file is a map of entries", node.at)
        return
    for key, value in node.entries:
        if not check_key(key, problems):
            continue
        if not isinstance(value, Mapping):
            problems.error("content.type", N_("entry '{value}' must be a map", value=key.value), value.at)
            continue
        _read_entry(key, value, book, problems)


def _read_entry(key: Scalar, node: Mapping, book: FactBook, problems: Problems) -> None:
    fields = Fields(node, problems, lambda: N_("entry '{value}'", value=key.value))
    as_of = fields.scalar("as_of", required=True)
    undated = as_of is not None and as_of.value == "undated"
    source = fields.scalar("source")
    if source is None or not source.value:
        problems.error(
            "facts.no-source",
            N_("entry '{value}' has no source", value=key.value),
            key.at,
            "add 'source:' with a key of sources.yaml",
        )
    entry = Entry(
        id=key.value,
        source=source.value if source else "",
        scope=fields.choice("scope", SCOPES, required=True),
        as_of=None if undated else _date(as_of, problems),
        read=_date(fields.scalar("read", required=undated), problems),
        volatile=fields.flag("volatile"),
        review_by=_date(fields.scalar("review_by"), problems),
        weak=fields.flag("weak"),
        hold=fields.string("hold"),
        at=key.at,
    )
    fields.string("note")
    if entry.volatile and entry.review_by is None:
        problems.error(
            "facts.no-review",
            N_("entry '{value}' is volatile but has no review_by", value=key.value),
            key.at,
            "say when it must be checked again: review_by: 2027-05-31",
        )
    if _claim(key, book, problems):
        book.entries[key.value] = entry
    facts = fields.mapping("facts")
    fields.finish()
    for name, value in facts.entries if facts else ():
        if not check_key(name, problems):
            continue
        if not isinstance(value, Mapping):
            problems.error("content.type", N_("fact '{value}' must be a map", value=name.value), value.at)
            continue
        fact = _read_fact(name, value, entry, problems)
        if fact is None:
            book.broken.add(name.value)
        elif _claim(name, book, problems):
            book.facts[name.value] = fact


def _claim(key: Scalar, book: FactBook, problems: Problems) -> bool:
    other = book.entries.get(key.value) or book.facts.get(key.value)
    if other is None:
        return True
    problems.error(
        "facts.duplicate",
        N_("the id '{value}' is taken by {at}", value=key.value, at=other.at),
        key.at,
        "fact and entry ids are unique",
    )
    return False


def _read_fact(key: Scalar, node: Mapping, entry: Entry, problems: Problems) -> Fact | None:
    fields = Fields(node, problems, lambda: N_("fact '{value}'", value=key.value))
    kind = fields.choice("kind", KINDS, required=True)
    raw = fields.node_at("value", required=True)
    per = fields.choice("per", PERIODS) if kind == "money" else ""
    unit = counter = currency = ""
    if kind == "count":
        counter = fields.string("counter", required=True)
    elif kind == "money":
        currency = fields.choice("currency", ("CNY", "USD"), required=True)
    elif kind == "duration":
        unit = fields.choice("unit", DURATIONS, required=True)
    elif kind == "measure":
        unit = fields.string("unit", required=True)
    qualifier = fields.choice("qualifier", QUALIFIERS)
    fields.finish()
    value = _value(kind, raw, problems) if raw is not None and kind else None
    if value is None:
        return None
    return Fact(key.value, kind, value, entry, unit, counter, currency, per, qualifier, key.at)


def _value(kind: str, node: Node, problems: Problems) -> Value | None:
    if isinstance(node, Sequence):
        ends = [_number(item) for item in node.items]
        if (
            kind not in ("date", "phone", "rank")
            and len(ends) == 2
            and ends[0] is not None
            and ends[1] is not None
        ):
            if ends[0] < 0 and kind != "rate":
                problems.error("facts.value", "only a rate of change can be below zero", node.at)
                return None
            if ends[0] < ends[1]:
                return Range(ends[0], ends[1])
            problems.error("facts.value", "a range goes from low to high", node.at, "swap the two numbers")
            return None
        problems.error("facts.value", "a range is two numbers: [5, 15]", node.at)
        return None
    if not isinstance(node, Scalar):
        problems.error("facts.value", "'value' must be a single value or a range", node.at)
        return None
    if kind == "date":
        return _date(node, problems)
    if kind == "phone":
        if re.fullmatch(r"\+?[\d][\d -]*", node.value):
            return node.value
        problems.error(
            "facts.value",
            N_("'{value}' is no phone number", value=node.value),
            node.at,
            "digits and hyphens, in quotes",
        )
        return None
    number = _number(node)
    if number is not None and number < 0 and kind != "rate":
        problems.error("facts.value", "only a rate of change can be below zero", node.at)
        return None
    if number is None:
        problems.error(
            "facts.value",
            N_("'{value}' is no number", value=node.value),
            node.at,
            "write 3.38, 768000 or 7680亿",
        )
    elif kind == "rank" and (number < 1 or number != int(number)):
        problems.error("facts.value", "a rank is a whole number from 1", node.at)
        return None
    return number


def _number(node: Node) -> Decimal | None:
    match = _NUMBER.match(node.value) if isinstance(node, Scalar) else None
    digits = match[1].replace(",", "") if match else ""
    if match is None or len(digits) > _MOST_DIGITS:
        return None
    return Decimal(digits) * _SCALE[match[2]]


def _date(scalar: Scalar | None, problems: Problems) -> PartialDate | None:
    if scalar is None:
        return None
    date = PartialDate.parse(scalar.value)
    if date is None:
        problems.error(
            "facts.date",
            N_("'{value}' is no date", value=scalar.value),
            scalar.at,
            "write 2024, 2024-09 or 2024-09-26",
        )
    return date
