"""Where lines may end, as text with a bar at every opportunity (- with a hyphen)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

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
        "他说：“《常州日报》报道了‘People’s Daily’的‘两湖’创新区……”——记者",
        "电话0519-8888 8888转8001或+86 519 8888 8888，手机138 0000 0000，服务热线400-123 4567",
        "增长12.5％，气温36℃，面积1,234.5 km²，1.2亿kWh、一百二十三个、三分之一、第3季度、12楼1203室",
        "招商局（office@changzhou.gov.cn）🙂👨‍👩‍👧开业[12][13]。见[3]",
    ],
    "ja": [
        "ファーストキャリア（東京）、300社を超えた。「きょっ」々〜ー",
        "7,680億元超、72か所、9か月、1号線、18万平方メートル、5,000米ドルまで",
        "2024年9月26日、約4万5,000人の卒業生",
        "ちょっと、ヴァイオリン々ゝゞ。ラーメン〜うどん・そば！？AI・IoT、C++とC#",
        "30ヵ国、第3四半期、3分の1、二十歳、電話03-1234-5678",
    ],
    "ko": [
        "창저우시는 2024년 9월 26일에 BYD는 (주)삼성 72개사가 “투자”했다.",
        "7,680억 위안, 220 GWh, 제조·저장·운송, 4만 5,000명의 졸업생",
        "「행동계획(2023~2025년)」에 따라",
        "LG에서 “‘두 호수’ 혁신지구”(常州市)에 3분의 1, 5천여 명, 2,345 km² 투자—모두",
    ],
    "en": [
        "See https://www.changzhou.gov.cn/ns_news/48?x=1&y=2#top and/or km/h, low-altitude 3–5.",
        "RMB 2 billion, 47 GWh, No. 3, 26 September 2024, USD 5,000, Line 5, 10 percentage points",
        "COVID-19 R&D costs $5 at 10 a.m.—so international investment headquarters",
        "Internationally, Trautec headquarters; info@changzhou.gov.cn",
        "state-of-the-art, 7-Eleven, C++, 24/7; 20 m × 30 m, 5 kWh/100 km, ISO 9001:2015, No. 12[3]",
        "https://www.example-site.org/new-york/2024-report_final.pdf?id=12&lang=en#top-3, a.b-c@mail-server.example.org",
        "soft\u00adhyphen nb\u00a0space 1,234.5\u202fkm² no\u2060break 25 °C €5 10 US$ 5.5%",
    ],
    "de": ["Die Wasserstofftechnologie und Brennstoffzellen", "7,68 Milliarden Yuan am 3. Mai, Linie 2, z. B. 5 Jahre"],
    "fr": ["Plus de 20 milliards de yuans le 3 mai, 5 % ; « la ville » : 45 000 diplômés, 2 heures"],
    "vi": ["hơn 768 tỷ nhân dân tệ, 5 năm, tuyến 2, ngày 26 tháng 9"],
    "ar": ["أكثر من 50 مليار يوان خلال 5 سنوات بنسبة 15% في 2024"],
    "zh-Hant": ["超過20億元、72家、5號線、三分之一、第3季度、180平方公尺"],
    "th": ["นักลงทุนต่างชาติที่จัดตั้งในเขตการค้าเสรี"],
}  # fmt: skip


@pytest.mark.parametrize("tag", SAMPLES)
def test_opportunities(tag: str, golden: Callable[[str, str], None]) -> None:
    golden(f"typeset/breaks.{tag}.txt", "".join(marked(text, tag) + "\n" for text in SAMPLES[tag]))


def test_headings_break_between_phrases(golden: Callable[[str, str], None]) -> None:
    headings = [
        ("zh", "常州投资指南：九大赛道产业图谱与营商环境"),
        ("zh", "新质生产力九大赛道的投资机遇与机器人产业"),
        ("zh", "外国人在常州工作、学习与生活的服务指南"),
        ("zh", "江苏省先进动力和储能电池技术创新中心的建设"),
        ("zh-Hant", "新質生產力九大賽道的投資機遇與機器人產業"),
        ("ja", "新エネルギーの都をめざす常州市の投資ガイド"),
        ("ko", "창저우 투자 안내서: 9대 투자 분야"),
        ("en", "A guide to the city for people from abroad and their families"),
        ("de", "Leben und Arbeiten in der Stadt für Fachkräfte aus dem Ausland"),
        ("fr", "Guide de la ville pour les étrangers et leurs familles"),
        ("vi", "Cơ hội đầu tư trong chín lĩnh vực của thành phố"),
    ]
    golden(
        "typeset/breaks.headings.txt",
        "".join(marked(text, tag, heading=True) + "\n" for tag, text in headings),
    )


def test_headings_break_at_a_space_before_a_hyphen() -> None:
    text = "Competition and pilot-scale base, high-/low-voltage"
    costs = line_breaks(text, language("en"), heading=True).costs
    spaces = [costs.get(match.end(), 0.0) for match in re.finditer(" ", text)]
    hyphens = [costs[text.index(mark) + len(mark)] for mark in ("pilot-", "low-")]
    assert min(hyphens) > max(spaces)


def test_a_stretch_marked_unbroken_has_no_opportunity() -> None:
    text = "Contact Trina Hydrogen international headquarters soon"
    start = text.index("Trina")
    end = text.index(" soon")
    assert (
        marked(text, "en", unbroken=((start, end),))
        == "Contact |Trina Hydrogen international headquarters |soon"
    )


@pytest.mark.parametrize("tag", ["zh", "ja", "ko", "en", "de"])
@pytest.mark.parametrize(
    "whole",
    [
        "+86 519 8888 8888",
        "0519-8888 8888",
        "1,234.5 km²",
        "25 °C",
        "5 kWh",
        "No. 12",
        "US$ 5.50",
        "20 m × 30 m",
    ],
)
def test_what_is_one_in_every_language(tag: str, whole: str) -> None:
    text = f"A {whole} b"
    breaks = line_breaks(text, language(tag))
    assert not [at for at in breaks.open if 2 < at < 2 + len(whole)]


def test_a_name_in_another_language_goes_by_its_own_units() -> None:
    text = "Road 兰陵北路300号"
    rows = ((0, 5, language("en")), (5, len(text), language("zh")))
    breaks = line_breaks(text, language("en"), rows=rows)
    assert text.index("号") not in breaks.open
    assert text.index("北") in breaks.open
    assert breaks.costs[text.index("北")] > breaks.costs.get(text.index("兰"), 0)


def test_names_are_not_hyphenated() -> None:
    assert "-" not in marked("Yangtze Trautec Microelectronics", "en")


@pytest.mark.parametrize(
    ("mode", "broken"),
    [
        ("strict", "ちょっ|と|人々|の|ラー|メ|ン：|今|日！"),
        ("normal", "ち|ょ|っ|と|人々|の|ラ|ー|メ|ン：|今|日！"),
        ("loose", "ち|ょ|っ|と|人|々|の|ラ|ー|メ|ン|：|今|日|！"),
        ("", "ちょっ|と|人々|の|ラー|メ|ン：|今|日！"),
    ],
)
def test_small_kana_and_marks_begin_lines_where_the_locale_lets_them(mode: str, broken: str) -> None:
    """CSS Text 3, 5.3, line-break; a stop or bracket begins a line under none of them."""
    text = broken.replace("|", "") + "。」"
    row = language("ja").broken(mode)
    ends = [0, *line_breaks(text, row).open, len(text)]
    assert "|".join(text[a:b] for a, b in pairwise(ends)) == broken + "。」"


def test_the_usual_strictness_makes_no_new_row() -> None:
    assert language("ja").broken("strict") is language("ja")
    assert language("de").broken("normal") is language("de")


def test_positions_are_characters_not_utf16_units() -> None:
    assert icu_positions("𠮷野家", "ja@lb=strict") == [1, 2, 3]


def test_lone_surrogates_do_no_harm() -> None:
    assert icu_positions("a\ud800b", "en")[-1] == 3
