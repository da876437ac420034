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
    "ar": ("شركة واحدة", "شركتان", "21 شركة", "1.5 مليون شركة", "3 ملايين شركة"),
}  # fmt: skip


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_count_takes_its_form_and_its_scale(locale: str) -> None:
    values = map(Decimal, ("1", "2", "21", "1500000", "3000000"))
    assert (
        tuple(rendered(locale, kind="count", value=value, counter="company") for value in values)
        == COUNTS[locale]
    )


SMALL_SUMS = {
    "zh": ("0元", "1元", "-5元", "11元", "1美元"),
    "en": ("RMB 0", "RMB 1", "RMB -5", "RMB 11", "USD 1"),
    "ja": ("0元", "1元", "-5元", "11元", "1米ドル"),
    "ko": ("0 위안", "1 위안", "-5 위안", "11 위안", "1 달러"),
    "zh_Hant": ("人民幣0元", "人民幣1元", "人民幣-5元", "人民幣11元", "1美元"),
    "de": ("0 Yuan", "1 Yuan", "-5 Yuan", "11 Yuan", "1 US-Dollar"),
    "fr": ("0 yuan", "1 yuan", "-5 yuans", "11 yuans", "1 dollar"),
    "vi": ("0 nhân dân tệ", "1 nhân dân tệ", "-5 nhân dân tệ", "11 nhân dân tệ", "1 USD"),
    "ar": ("0 يوان", "1 يوان", "-5 يوانات", "11 يوانًا", "1 دولار أمريكي"),
}


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_currency_takes_its_form(locale: str) -> None:
    sums = [("CNY", value) for value in (0, 1, -5, 11)] + [("USD", 1)]
    assert (
        tuple(rendered(locale, kind="money", value=Decimal(n), currency=name) for name, n in sums)
        == SMALL_SUMS[locale]
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
    "ar": ("يوم واحد", "5 أيام", "21 يومًا", "0.5 يوم", "5 إلى 15 يومًا"),
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


LISTS = {
    "zh": ("甲", "甲和乙", "甲、乙和丙"),
    "en": ("甲", "甲 and 乙", "甲, 乙 and 丙"),
    "ja": ("甲", "甲、乙", "甲、乙、丙"),
    "ko": ("甲", "甲 및 乙", "甲, 乙 및 丙"),
    "zh_Hant": ("甲", "甲和乙", "甲、乙和丙"),
    "de": ("甲", "甲 und 乙", "甲, 乙 und 丙"),
    "fr": ("甲", "甲 et 乙", "甲, 乙 et 丙"),
    "vi": ("甲", "甲 và 乙", "甲, 乙 và 丙"),
    "ar": ("甲", "甲 و乙", "甲 و乙 و丙"),
}


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_a_list_has_its_last_word(locale: str) -> None:
    renderer = editions()[locale].renderer
    assert tuple(renderer.listed("甲乙丙"[:count]) for count in (1, 2, 3)) == LISTS[locale]
    assert renderer.listed(()) == ""


LARGE = {
    # 1e12, 1.2e12, 1e9, 1.23456e9 (no word: too many decimals), 45,000: people, not money.
    "zh": ("1万亿人", "1.2万亿人", "10亿人", "123456万人", "4.5万人"),
    "en": ("1 trillion people", "1.2 trillion people", "1 billion people", "1,234.56 million people", "45,000 people"),
    "ja": ("1兆人", "1.2兆人", "10億人", "123,456万人", "4.5万人"),
    "ko": ("1조 명", "1.2조 명", "10억 명", "123,456만 명", "4.5만 명"),
    "zh_Hant": ("1萬億人", "1.2萬億人", "10億人", "123456萬人", "4.5萬人"),
    "de": ("1 Bio. Personen", "1,2 Bio. Personen", "1 Mrd. Personen", "1.234,56 Mio. Personen", "45.000 Personen"),
    "fr": ("1 000 milliards de personnes", "1 200 milliards de personnes", "1 milliard de personnes", "1 234,56 millions de personnes", "45 000 personnes"),
    "vi": ("1 nghìn tỷ người", "1,2 nghìn tỷ người", "1 tỷ người", "1.234,56 triệu người", "45.000 người"),
    "ar": ("1 تريليون شخص", "1.2 تريليون شخص", "1 مليار شخص", "1,234.56 مليون شخص", "45,000 شخص"),
}  # fmt: skip


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_large_numbers_of_anything_are_worded_by_value(locale: str) -> None:
    values = map(Decimal, ("1000000000000", "1200000000000", "1000000000", "1234560000", "45000"))
    found = tuple(rendered(locale, kind="count", value=value, counter="person") for value in values)
    assert found == LARGE[locale]


RANGES = {
    # Within one scale; across two; into a scale from none; the ends of a dual.
    "zh": ("3万至5万家", "5000至20000家", "9000万至3亿家", "1至2家"),
    "en": ("30,000 to 50,000 companies", "5,000 to 20,000 companies", "90 million to 300 million companies", "1 to 2 companies"),
    "ja": ("3万～5万社", "5,000～20,000社", "9,000万～3億社", "1～2社"),
    "ko": ("3만~5만개사", "5,000~20,000개사", "9,000만~3억개사", "1~2개사"),
    "zh_Hant": ("3萬至5萬家", "5000至20000家", "9000萬至3億家", "1至2家"),
    "de": ("30.000 bis 50.000 Unternehmen", "5.000 bis 20.000 Unternehmen", "90 Mio. bis 300 Mio. Unternehmen", "1 bis 2 Unternehmen"),
    "fr": ("30 000 à 50 000 entreprises", "5 000 à 20 000 entreprises", "90 millions à 300 millions d’entreprises", "1 à 2 entreprises"),
    "vi": ("30.000–50.000 doanh nghiệp", "5.000–20.000 doanh nghiệp", "90 triệu–300 triệu doanh nghiệp", "1–2 doanh nghiệp"),
    "ar": ("30,000 إلى 50,000 شركة", "5,000 إلى 20,000 شركة", "90 مليون إلى 300 مليون شركة", "1 إلى 2 شركة"),
}  # fmt: skip


@pytest.mark.parametrize("locale", ALL_LOCALES)
def test_no_end_of_a_range_can_be_read_in_the_scale_of_the_other(locale: str) -> None:
    values = ((30_000, 50_000), (5_000, 20_000), (90_000_000, 300_000_000), (1, 2))
    found = tuple(
        rendered(locale, kind="count", value=Range(Decimal(low), Decimal(high)), counter="company")
        for low, high in values
    )
    assert found == RANGES[locale]


def test_arabic_has_a_word_for_each_form() -> None:
    """CLDR's zero, one, two, few, many and other; a fraction is like other."""
    values = ("0", "1", "2", "3", "10", "11", "99", "100", "101", "102", "103", "1.5", "2.5")
    found = [rendered("ar", kind="duration", value=Decimal(value), unit="day") for value in values]
    assert found == [
        "0 يوم", "يوم واحد", "يومان", "3 أيام", "10 أيام", "11 يومًا", "99 يومًا", "100 يوم", "101 يوم", "102 يوم",
        "103 أيام", "1.5 يوم", "2.5 يوم",
    ]  # fmt: skip


def test_a_dual_is_whole_in_a_sentence_and_a_panel_and_its_number_stays_a_digit() -> None:
    fact = Fact(id="f", entry=Entry("e", "s"), kind="duration", value=Decimal(2), unit="day")
    rendered = editions()["ar"].renderer.fact(fact)
    assert (rendered.text, rendered.head, rendered.tail, rendered.gap) == ("يومان", "يومان", "", "")
    assert (rendered.number, rendered.unit) == ("2", "يومان")
