"""Facts in the words of every shipped language: numbers by value, plural forms, ranges, dates."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.builds import ALL_LOCALES
from tests.conftest import REPOSITORY

from czguide.content.facts import Entry, Fact, PartialDate, Range
from czguide.localization.localize import Localized
from czguide.pipeline import Request, load
from czguide.project import load_project


@cache
def editions() -> dict[str, Localized]:
    request = Request(
        ("investment",), ALL_LOCALES, (), Path(), False, PartialDate(2026), "2026-11-23T00:00:00+00:00"
    )
    return load(load_project(REPOSITORY), request).editions


MONEY = {
    "zh": ("7680亿元", "11.8万元", "1万亿元", "150万元", "5万至500万元"),
    "en": ("RMB 768 billion", "RMB 118,000", "RMB 1 trillion", "RMB 1.5 million", "RMB 50,000 to 5,000,000"),
    "ja": ("7,680億元", "11.8万元", "1兆元", "150万元", "5万～500万元"),
    "ko": ("7,680억 위안", "11.8만 위안", "1조 위안", "150만 위안", "5만~500만 위안"),
    "zh_Hant": ("人民幣7680億元", "人民幣11.8萬元", "人民幣1萬億元", "人民幣150萬元", "人民幣5萬至500萬元"),
    "de": ("768 Mrd. Yuan", "118.000 Yuan", "1 Bio. Yuan", "1,5 Mio. Yuan", "50.000 bis 5.000.000 Yuan"),
    "fr": ("768 milliards de yuans", "118 000 yuans", "1 000 milliards de yuans", "1,5 million de yuans", "50 000 à 5 000 000 yuans"),
    "vi": ("768 tỷ nhân dân tệ", "118.000 nhân dân tệ", "1 nghìn tỷ nhân dân tệ", "1,5 triệu nhân dân tệ", "50.000–5.000.000 nhân dân tệ"),
    "ar": ("768 مليار يوان", "118,000 يوان", "1 تريليون يوان", "1.5 مليون يوان", "50,000 إلى 5,000,000 يوان"),
}  # fmt: skip


def rendered(locale: str, **fields: object) -> str:
    fact = Fact(id="f", entry=Entry("e", "s"), **fields)  # type: ignore[arg-type]
    return editions()[locale].renderer.fact(fact).text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_money_is_worded_by_value(locale: str) -> None:
    values = (
        Decimal(768_000_000_000),
        Decimal(118_000),
        Decimal(10) ** 12,
        Decimal(1_500_000),
        Range(Decimal(50_000), Decimal(5_000_000)),
    )
    assert (
        tuple(rendered(locale, kind="money", value=value, currency="CNY") for value in values)
        == MONEY[locale]
    )


COUNTS = {
    "zh": ("1家", "2家", "21家", "150万家", "300万家"),
    "en": ("1 company", "2 companies", "21 companies", "1.5 million companies", "3 million companies"),
    "ja": ("1社", "2社", "21社", "150万社", "300万社"),
    "ko": ("1개사", "2개사", "21개사", "150만개사", "300만개사"),
    "zh_Hant": ("1家", "2家", "21家", "150萬家", "300萬家"),
    "de": ("1 Unternehmen", "2 Unternehmen", "21 Unternehmen", "1,5 Mio. Unternehmen", "3 Mio. Unternehmen"),
    "fr": ("1 entreprise", "2 entreprises", "21 entreprises", "1,5 million d’entreprises", "3 millions d’entreprises"),
    "vi": ("1 doanh nghiệp", "2 doanh nghiệp", "21 doanh nghiệp", "1,5 triệu doanh nghiệp", "3 triệu doanh nghiệp"),
    "ar": ("1 شركة", "2 شركة", "21 شركة", "1.5 مليون شركة", "3 ملايين شركة"),
}  # fmt: skip


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_count_takes_its_form_and_its_scale(locale: str) -> None:
    values = map(Decimal, ("1", "2", "21", "1500000", "3000000"))
    assert (
        tuple(rendered(locale, kind="count", value=value, counter="company") for value in values)
        == COUNTS[locale]
    )


DAYS = {
    "zh": ("1天", "5天", "21天", "0.5天", "5至15天"),
    "en": ("1 day", "5 days", "21 days", "0.5 days", "5 to 15 days"),
    "ja": ("1日", "5日", "21日", "0.5日", "5～15日"),
    "ko": ("1일", "5일", "21일", "0.5일", "5~15일"),
    "zh_Hant": ("1天", "5天", "21天", "0.5天", "5至15天"),
    "de": ("1 Tag", "5 Tage", "21 Tage", "0,5 Tage", "5 bis 15 Tage"),
    "fr": ("1 jour", "5 jours", "21 jours", "0,5 jour", "5 à 15 jours"),
    "vi": ("1 ngày", "5 ngày", "21 ngày", "0,5 ngày", "5–15 ngày"),
    "ar": ("1 يوم", "5 أيام", "21 يومًا", "0.5 يوم", "5 إلى 15 يومًا"),
}


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_duration_takes_its_form(locale: str) -> None:
    values = (*map(Decimal, ("1", "5", "21", "0.5")), Range(Decimal(5), Decimal(15)))
    assert (
        tuple(rendered(locale, kind="duration", value=value, unit="day") for value in values) == DAYS[locale]
    )


PERCENTS = {
    "de": ("3,38 %", "-1,5 %", "5 % bis 15 %"),
    "fr": ("3,38 %", "-1,5 %", "5 % à 15 %"),
    "vi": ("3,38%", "-1,5%", "5%–15%"),
    "ar": ("3.38%", "-1.5%", "5% إلى 15%"),
    "zh": ("3.38%", "-1.5%", "5%至15%"),
    "zh_Hant": ("3.38%", "-1.5%", "5%至15%"),
    "en": ("3.38%", "-1.5%", "5% to 15%"),
    "ja": ("3.38%", "-1.5%", "5%～15%"),
    "ko": ("3.38%", "-1.5%", "5%~15%"),
}


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_rate_keeps_its_decimals_and_its_sign(locale: str) -> None:
    values = (Decimal("3.38"), Decimal("-1.5"), Range(Decimal(5), Decimal(15)))
    found = tuple(rendered(locale, kind="rate", value=value).replace("\u200e", "") for value in values)
    assert found == PERCENTS[locale]


RANKS = {
    "zh": ("第1位", "第3位"),
    "en": ("No. 1", "No. 3"),
    "ja": ("1位", "3位"),
    "ko": ("1위", "3위"),
    "de": ("Platz 1", "Platz 3"),
    "fr": ("1re", "3e"),
}


@pytest.mark.parametrize("locale", RANKS)
def test_the_first_rank_is_written_as_the_language_writes_it(locale: str) -> None:
    ranks = tuple(rendered(locale, kind="rank", value=Decimal(number)) for number in (1, 3))
    assert ranks == RANKS[locale]


DATES = {
    "zh": ("2026年", "2024年9月", "2026年5月1日", "2024年9月26日"),
    "en": ("2026", "September 2024", "1 May 2026", "26 September 2024"),
    "ja": ("2026年", "2024年9月", "2026年5月1日", "2024年9月26日"),
    "ko": ("2026년", "2024년 9월", "2026년 5월 1일", "2024년 9월 26일"),
    "zh_Hant": ("2026年", "2024年9月", "2026年5月1日", "2024年9月26日"),
    "de": ("2026", "September 2024", "1. Mai 2026", "26. September 2024"),
    "fr": ("2026", "septembre 2024", "1er mai 2026", "26 septembre 2024"),
    "vi": ("2026", "tháng 9 năm 2024", "1 tháng 5 năm 2026", "26 tháng 9 năm 2024"),
    "ar": ("2026", "سبتمبر 2024", "1 مايو 2026", "26 سبتمبر 2024"),
}


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_date_is_as_precise_as_it_is_known(locale: str) -> None:
    dates = (PartialDate(2026), PartialDate(2024, 9), PartialDate(2026, 5, 1), PartialDate(2024, 9, 26))
    assert tuple(map(editions()[locale].renderer.date, dates)) == DATES[locale]


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_phone_is_the_same_everywhere(locale: str) -> None:
    assert rendered(locale, kind="phone", value="0519-86616611") == "0519-86616611"
