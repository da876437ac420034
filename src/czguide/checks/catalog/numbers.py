"""Numbers agree by value: 11.8万 is 118,000, 三 is three, 9月 is September."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from czguide.checks.catalog.fractions import has_discount, with_a_half
from czguide.checks.catalog.halves import exchanged_half, whole_for_half
from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.checks.catalog.numerals import Number, numerals_of
from czguide.checks.catalog.values import numbers
from czguide.checks.catalog.weekdays import days_of, differing
from czguide.diagnostics import Severity
from czguide.phrases import N_

_SOURCE = "zh_Hans_CN"
_ONCE = re.compile("[每前首单唯同整各]")
"""Words that another language may put with a 1: 每天, 1日; the first nine months, January to September."""

_ARTICLES = frozenset(
    ("ein", "eine", "einen", "einem", "einer", "eines", "un", "une", "một", "한", "일", "이")
)
"""Words for one that are articles as well."""


_TIME = re.compile(
    r"整?日(?![本曜])|整?天(?![然空])|か月|個月|个月|時間|小時|小时|週間|(?:[ \u00a0](?:days|hours|weeks"
    r"|months|years|tagen?|stunden|wochen|monaten?|jahren?|jours|heures|semaines|mois|ans|ngày|giờ|tuần|tháng|năm)\b)"
    r"|[ \u00a0](?:달|시간|주)",
    re.IGNORECASE,
)
"""Spans of time after the number that counts them."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    source, text = pair.source_prose, pair.prose
    # A designation is printed as it stands: 5.0 stays 5.0 in German.
    for name in sorted(pair.names, key=len, reverse=True):
        if name in source and name in text:
            source, text = source.replace(name, "\ufffc"), text.replace(name, "\ufffc")
    wanted = numbers(source, _SOURCE)
    found = numbers(text, pair.cldr, bool(days_of(source, _SOURCE)), has_discount(source))
    lost = [number for number in wanted if number.certain and not _among(number, found)]
    extra = [number for number in found if number.certain and not _among(number, wanted)]
    # Two and halves in words come and go with the language (both, beides, halbieren). They are wrong where
    # another number stands in their place.
    strange = [n for n in found if not _among(n, wanted) and n.written.lower() not in _ARTICLES]
    thin = numerals_of(pair.cldr).thin
    lost = [number for number in lost if not (_is_two(number) or (thin and _in_words(number))) or strange]
    extra = [
        number
        for number in extra
        if (not _is_two(number) or number.written[0] == "第" or _counts_time(number, text))
        and not (1.0 in number.values and _ONCE.search(source))
    ]
    if not lost and not extra:
        lost, extra = _exchanged(wanted, found)
    said = frozenset(value for number in wanted for value in number.values)
    for day, instead in differing(source, text, pair.cldr, said):
        yield (
            N_("the weekday {day} of the Chinese is not in the translation", day=day)
            if day
            else N_("the translation has the weekday {day}, which the Chinese has not", day=instead),
            N_("instead it has {numbers}", numbers=instead)
            if day and instead
            else N_("compare it with the Chinese"),
        )
    for half in filter(
        None, (exchanged_half(source, text, pair.cldr), whole_for_half(source, text, pair.cldr))
    ):
        yield (
            N_("the half {half} of the Chinese is another one in the translation", half=half),
            N_("compare it with the Chinese"),
        )
    for number in lost:
        yield (
            N_("the number {number} of the Chinese is not in the translation", number=number.written),
            _hint(extra),
        )
    if not lost:
        for number in extra:
            yield (
                N_(
                    "the translation has the number {number}, which the Chinese has not",
                    number=number.written,
                ),
                N_("compare it with the Chinese"),
            )


def _exchanged(wanted: Sequence[Number], found: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """A number in digits said less often than in Chinese where another is said more often.

    A number that is only said once more or once less is nothing: a sentence may take it up again.
    """
    chinese, translated = _in_digits(wanted), _in_digits(found)
    fewer = [number for number in chinese if _times(number, chinese) > _times(number, found)]
    more = [number for number in translated if _times(number, translated) > _times(number, wanted)]
    return (fewer[:1], more[:1]) if fewer and more else ([], [])


def _in_digits(numbers: Sequence[Number]) -> list[Number]:
    return [number for number in numbers if number.certain and not _in_words(number)]


def _times(number: Number, others: Sequence[Number]) -> int:
    return sum(_among(number, [other]) for other in others)


def _in_words(number: Number) -> bool:
    return not any(map(str.isdigit, number.written))


def _is_two(number: Number) -> bool:
    """Two or a half in words."""
    if with_a_half(number.written):
        return False
    return (number.values == {2.0} or 0.5 in number.values) and not number.written.strip().isdigit()


def _counts_time(number: Number, text: str) -> bool:
    """Whether a two in words counts days or other spans of time, which no language adds: 二日, two days."""
    return 2.0 in number.values and _TIME.match(text, number.end) is not None


def _among(number: Number, others: Sequence[Number]) -> bool:
    return any(_near(a, b) for other in others for a in number.values for b in other.values)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def _hint(extra: Sequence[Number]) -> str:
    if extra:
        return N_("instead it has {numbers}", numbers=", ".join(number.written for number in extra))
    return N_("write it in digits or words, with the locale's decimal and thousands marks")


CHECK = CatalogCheck(
    id="numbers",
    name=N_("Numbers agree"),
    rationale=N_(
        "A wrong figure is the worst fault a translated brochure can have. Numbers are compared by "
        "value, in digits or in words: 万 and 亿 with million and billion, Han numerals with words, "
        "months and weekdays with their names, fractions and discounts, decimal and thousands marks as "
        "the language sets them."
    ),
    good=one(
        Example("en_001", "产量11.8万台", "an output of 118,000 units"),
        Example("de_DE", "产量11.8万台", "eine Produktion von 118.000 Stück"),
        Example("fr_FR", "9月有三天", "trois jours en septembre"),
        Example("ja_JP", "总投资1.2亿元，共三期", "総投資額1億2,000万元、全3期"),
        Example("ko_KR", "周三休息，八折优惠", "수요일 휴무, 20% 할인"),
        Example("ar", "第三届，共12个项目", "الدورة الثالثة، ١٢ مشروعًا"),
    ),
    bad=one(
        Example("en_001", "产量11.8万台", "an output of 11,800 units"),
        Example("de_DE", "增长11.8%", "Wachstum von 11.8 %"),
        Example("fr_FR", "9月有三天", "trois jours en août"),
        Example("ko_KR", "总投资1.2亿元", "총투자 1.2조 위안"),
        Example("vi_VN", "三个园区", "bốn khu công nghiệp"),
        Example("en_001", "三分之一的企业", "a quarter of the companies"),
        Example("de_DE", "周三休息", "dienstags geschlossen"),
    ),
    find=each(_find),
    severity=Severity.ERROR,
)
