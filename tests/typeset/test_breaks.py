"""Where lines may end, as text with a bar at every opportunity (- with a hyphen)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from czguide.typeset.breaks import icu_positions, line_breaks
from czguide.typeset.language import language


def marked(text: str, tag: str, unbroken: tuple[tuple[int, int], ...] = (), heading: bool = False) -> str:
    """The text with its opportunities marked; costly ones of a heading left out."""
    breaks = line_breaks(text, language(tag), unbroken=unbroken, heading=heading)
    out = text
    for at in reversed(breaks.open):
        if breaks.costs.get(at, 0) < (100_000 if heading else 1e9):
            out = out[:at] + ("-" if at in breaks.hyphens else "|") + out[at:]
    return out


SAMPLES = {
    "zh": [
        "“常州氢湾”落在“两湖”创新区，超7680亿元、72家（FTZ）——例如：《氢能》……是。",
        "2024年9月26日，产能220 GWh，约15%的税率，第3届，5号线，近20亿元。",
        "全长85公里；单笔上限5000美元！18万平方米？4.5万人",
        "理想汽车（Li Auto）查询 https://www.changzhou.gov.cn/ns_news/48 原文",
        "𠀋字与𠮷野家合作",
    ],
    "ja": [
        "ファーストキャリア（東京）、300社を超えた。「きょっ」々〜ー",
        "7,680億元超、72か所、9か月、1号線、18万平方メートル、5,000米ドルまで",
        "2024年9月26日、約4万5,000人の卒業生",
    ],
    "ko": [
        "창저우시는 2024년 9월 26일에 BYD는 (주)삼성 72개사가 “투자”했다.",
        "7,680억 위안, 220 GWh, 제조·저장·운송, 4만 5,000명의 졸업생",
        "「행동계획(2023~2025년)」에 따라",
    ],
    "en": [
        "See https://www.changzhou.gov.cn/ns_news/48?x=1&y=2#top and/or km/h, low-altitude 3–5.",
        "RMB 2 billion, 47 GWh, No. 3, 26 September 2024, USD 5,000, Line 5, 10 percentage points",
        "COVID-19 R&D costs $5 at 10 a.m.—so international investment headquarters",
        "Internationally, Trautec headquarters; info@changzhou.gov.cn",
    ],
    "de": ["Die Wasserstofftechnologie und Brennstoffzellen"],
    "th": ["นักลงทุนต่างชาติที่จัดตั้งในเขตการค้าเสรี"],
}  # fmt: skip


@pytest.mark.parametrize("tag", SAMPLES)
def test_opportunities(tag: str, golden: Callable[[str, str], None]) -> None:
    golden(f"typeset/breaks.{tag}.txt", "".join(marked(text, tag) + "\n" for text in SAMPLES[tag]))


def test_headings_break_between_phrases(golden: Callable[[str, str], None]) -> None:
    headings = [
        ("zh", "常州投资指南：九大赛道产业图谱与营商环境"),
        ("ja", "新エネルギーの都をめざす常州市の投資ガイド"),
        ("ko", "창저우 투자 안내서: 9대 투자 분야"),
    ]
    golden(
        "typeset/breaks.headings.txt",
        "".join(marked(text, tag, heading=True) + "\n" for tag, text in headings),
    )


def test_a_stretch_marked_unbroken_has_no_opportunity() -> None:
    text = "Contact Trina Hydrogen international headquarters soon"
    start = text.index("Trina")
    end = text.index(" soon")
    assert (
        marked(text, "en", unbroken=((start, end),))
        == "Contact |Trina Hydrogen international headquarters |soon"
    )


def test_names_are_not_hyphenated() -> None:
    assert "-" not in marked("Yangtze Trautec Microelectronics", "en")


def test_positions_are_characters_not_utf16_units() -> None:
    assert icu_positions("𠮷野家", "ja@lb=strict") == [1, 2, 3]


def test_lone_surrogates_do_no_harm() -> None:
    assert icu_positions("a\ud800b", "en")[-1] == 3
