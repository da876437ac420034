"""Days of the week: 周三 is Wednesday, mittwochs, thứ Tư; 周一至周五 may be weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from czguide.checks.catalog.numerals import numerals_of
from czguide.localization.cldr import weekdays
from czguide.localization.tags import canonical

_HAN = "一二三四五六日天"
_CHINESE = re.compile(rf"(?:周|週|星期|礼拜|禮拜)(?P<day>[{_HAN}])(?![分公岁歲年次趟回])")
_RANGE = re.compile(r"\s*(?:[-–—~～至到]|to|through|bis|à|au|đến|إلى|から)\s*(?:\w{1,3}\s)?")
_GROUPS = (
    (re.compile("周末|週末|双休|雙休"), frozenset((5, 6))),
    (re.compile("工作日|平日"), frozenset(range(5))),
    (re.compile("每天|每日|天天|整周|全周"), frozenset(range(7))),
)
_DAY = ("日",)
"""What may be left out at the end of a day's name."""
_SINGLE = {"Jpan": ("月火水木金土日", "曜"), "Kore": ("월화수목금토일", "요일")}
"""Days in one sign, and what follows the last of several: （月）, 月・水・金曜, 화·목요일."""
_PREFIX, _SUFFIX = r"(?:[وبلف]?(?:ال)?|في )", "(?:s|’s)?"


@dataclass(frozen=True)
class Weekday:
    """A day as it is written; Monday is 0."""

    written: str
    day: int
    start: int
    end: int
    sure: bool = True
    """Whether it can be nothing else: thứ hai is also the second, Thứ Hai is Monday."""
    number: int | None = None
    """What it is where it is no weekday."""


def days_of(text: str, cldr: str) -> list[Weekday]:
    """The weekdays that a text names, in order."""
    if canonical(cldr).script in ("Hans", "Hant"):
        days = ((m, _HAN.index(m["day"])) for m in _CHINESE.finditer(text))
        return [Weekday(m[0], min(day, 6), *m.span()) for m, day in days]
    names, pattern = _names(cldr)
    found = list(_singles(text, cldr))
    words = {**numerals_of(cldr).maybe, **numerals_of(cldr).sure}
    for m in pattern.finditer(text):
        number = next((words[word] for word in m["day"].lower().split() if word in words), None)
        sure = m["day"] != m["day"].lower() or number is None
        found.append(Weekday(m[0].strip(), names[m["day"].casefold()], *m.span(), sure, number))
    return sorted(found, key=lambda day: day.start)


def _singles(text: str, cldr: str) -> Iterator[Weekday]:
    signs, end = _SINGLE.get(canonical(cldr).script, ("", ""))
    if signs:
        listed = rf"[{signs}](?=(?:[・·、,/~～〜-][{signs}])+{end})"
        for m in re.finditer(rf"(?<=[（(])[{signs}](?=[）)])|(?<!\w){listed}", text):
            yield Weekday(m[0], signs.index(m[0]), *m.span())


@lru_cache(maxsize=64)
def _names(cldr: str) -> tuple[dict[str, int], re.Pattern[str]]:
    names = dict(weekdays(cldr))
    # 火曜 is 火曜日; of several, the last one says it for all: 화·목요일, 月・水・金曜.
    for word, day in dict(names).items():
        for end in _DAY:
            short = word.removesuffix(end)
            if short != word and len(short) > 1:
                names[short] = day
    body = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
    spaced = canonical(cldr).script not in ("Jpan", "Kore", "Thai", "Laoo", "Khmr", "Mymr")
    pattern = rf"(?<!\w){_PREFIX}?(?P<day>{body}){_SUFFIX}(?!\w)" if spaced else f"(?P<day>{body})"
    return names, re.compile(pattern, re.IGNORECASE)


def differing(
    source: str, text: str, cldr: str, said: frozenset[float] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Days that only the Chinese names, with what stands instead: (Chinese, translation), '' for nothing.
    `said`: the numbers of the Chinese, which a word may be instead of a day."""
    chinese, found = days_of(source, "zh_Hans_CN"), days_of(text, cldr)
    wanted = _meant(source, chinese)
    for pattern, days in _GROUPS:
        if pattern.search(source):
            wanted |= days
    strange = [
        day for day in found if day.day not in wanted and (day.sure or (chinese and day.number not in said))
    ]
    given = _meant(text, found)
    lost = [day for day in chinese if day.day not in given]
    if strange:
        yield (lost[0].written if lost else "", strange[0].written)
    elif lost and not found and len(wanted) < 5:
        # Monday to Friday are weekdays, and all seven are every day.
        yield lost[0].written, ""


def _meant(text: str, days: list[Weekday]) -> Set[int]:
    """The days with those between two that are a range."""
    meant = {day.day for day in days}
    for one, other in pairwise(days):
        if _RANGE.fullmatch(text[one.end : other.start]):
            meant |= {(one.day + step) % 7 for step in range((other.day - one.day) % 7)}
    return meant
