"""Facts in words: the shipped patterns, in every shipped language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builds import LOCALES
from tests.conftest import REPOSITORY

from czguide.content.facts import Entry, Fact, PartialDate, Range, Value
from czguide.content.loader import load_content
from czguide.content.model import Content
from czguide.diagnostics import Problems
from czguide.localization.localize import Localized
from czguide.localization.render import Rendered
from czguide.localization.termbase import Termbase
from czguide.project import load_project
from czguide.translation import load_edition

ENTRY = Entry("e", "page", as_of=PartialDate(2024, 9))


@pytest.fixture(scope="module")
def content() -> Content:
    project = load_project(REPOSITORY)
    return load_content(REPOSITORY, project.guides, project.edition, Problems())


@pytest.fixture(scope="module")
def editions(content: Content) -> dict[str, Localized]:
    project = load_project(REPOSITORY)
    return {tag: load_edition(project, content, Termbase(), tag, Problems()) for tag in project.locales}


def fact(kind: str, value: Value, **fields: Any) -> Fact:
    return Fact("f", kind, value, ENTRY, **fields)


N = Decimal
CASES = [
    (fact("money", N(768000000000), currency="CNY", qualifier="over"),
     "超7680亿元", "over RMB 768 billion", "7,680億元超", "7,680억 위안 초과"),
    (fact("money", N(2000000000), currency="USD"), "20亿美元", "USD 2 billion", "20億米ドル", "20억 달러"),
    (fact("money", N(63952000000), currency="CNY"),
     "639.52亿元", "RMB 63.952 billion", "639.52億元", "639.52억 위안"),
    (fact("count", N(300), counter="company", qualifier="nearly"),
     "近300家", "nearly 300 companies", "300社近く", "300개사 가까이"),
    (fact("count", N(1), counter="company"), "1家", "1 company", "1社", "1개사"),
    (fact("count", N(4720), counter="company"), "4720家", "4,720 companies", "4,720社", "4,720개사"),
    (fact("count", N(118000), counter="apartment"), "11.8万套", "118,000 apartments", "11.8万戸", "11.8만 호"),
    (fact("share", N("3.38")), "3.38%", "3.38%", "3.38%", "3.38%"),
    (fact("rate", N("7.2")), "7.2%", "7.2%", "7.2%", "7.2%"),
    (fact("rank", N(3)), "第3位", "No. 3", "3位", "3위"),
    (fact("duration", N(24), unit="hour", qualifier="within"),
     "24小时以内", "within 24 hours", "24時間以内", "24시간 이내"),
    (fact("duration", Range(N(5), N(15)), unit="day"), "5至15天", "5 to 15 days", "5～15日", "5~15일"),
    (fact("count", Range(N(50000), N(5000000)), counter="student"),
     "5万至500万人", "50,000 to 5,000,000 students", "5万～500万人", "5만~500만 명"),
    (fact("count", Range(N(9000), N(12000)), counter="student"),
     "9000至12000人", "9,000 to 12,000 students", "9,000～12,000人", "9,000~12,000 명"),
    (fact("share", Range(N(10), N(20)), qualifier="about"),
     "约10%至20%", "about 10% to 20%", "約10%～20%", "약 10%~20%"),
    (fact("measure", N("34.24"), unit="km"), "34.24公里", "34.24 km", "34.24キロメートル", "34.24km"),
    (fact("measure", N(47), unit="gwh"), "47吉瓦时", "47 GWh", "47GWh", "47GWh"),
    (fact("money", N(500), currency="CNY", per="day"), "每天500元", "RMB 500 a day", "1日500元", "하루 500 위안"),
    (fact("date", PartialDate(2024, 9, 26)), "2024年9月26日", "26 September 2024", "2024年9月26日", "2024년 9월 26일"),
    (fact("date", PartialDate(2024, 9)), "2024年9月", "September 2024", "2024年9月", "2024년 9월"),
    (fact("date", PartialDate(2024)), "2024年", "2024", "2024年", "2024년"),
    (fact("phone", "12367"), "12367", "12367", "12367", "12367"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_a_fact_is_worded_as_the_language_words_it(
    editions: dict[str, Localized], case: tuple[Fact, str, str, str, str]
) -> None:
    given_fact, *expected = case
    found = [editions[tag].renderer.fact(given_fact).text for tag in ("zh", "en", "ja", "ko")]
    assert found == expected


def test_number_and_unit_can_be_set_apart(editions: dict[str, Localized]) -> None:
    money = fact("money", N(768000000000), currency="CNY", qualifier="over")
    parts = {
        tag: (edition.renderer.fact(money).number, edition.renderer.fact(money).unit)
        for tag, edition in editions.items()
        if tag in LOCALES
    }
    assert parts == {
        "zh": ("超7680亿", "元"),
        "en": ("over RMB 768 billion", ""),
        "ja": ("7,680億", "元超"),
        "ko": ("7,680억", "위안 초과"),
    }
    panels = {
        tag: (edition.renderer.fact(money).head, edition.renderer.fact(money).tail)
        for tag, edition in editions.items()
        if tag in LOCALES
    }
    assert panels == {
        "zh": ("超7680", "亿元"),
        "en": ("over RMB 768", "billion"),
        "ja": ("7,680", "億元超"),
        "ko": ("7,680", "억 위안 초과"),
    }


def test_a_volatile_statement_says_as_of_when(editions: dict[str, Localized]) -> None:
    dated = [editions[tag].as_of(ENTRY) for tag in ("zh", "en", "ja", "ko")]
    assert dated == ["截至2024年9月", "as of September 2024", "2024年9月現在", "2024년 9월 기준"]
    undated = Entry("e", "page", read=PartialDate(2026, 11))
    assert editions["en"].as_of(undated) == "undated, read November 2026"


def test_every_shipped_fact_renders_in_every_language(
    content: Content, editions: dict[str, Localized]
) -> None:
    for edition in editions.values():
        for name in content.book.facts:
            rendered = edition.fact(name)
            assert rendered.digits
            assert "{" not in rendered.text


@given(
    st.text(max_size=5),
    st.text(min_size=1, max_size=5),
    st.text(max_size=5),
    st.sampled_from(["超{x}", "{x}超", "per {x} a"]),
)
def test_number_and_unit_make_up_the_whole(before: str, digits: str, after: str, pattern: str) -> None:
    rendered = Rendered(before, digits, after).within(pattern)
    assert rendered.text == rendered.number + rendered.after
    assert rendered.after.strip() == rendered.unit
