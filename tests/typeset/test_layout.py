"""Whole paragraphs as golden text: lines, glyph places, alignment, indents, headings, right to left, Thai."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from czguide.typeset import Align, ParagraphStyle, Span, TextStyle, Typesetter, break_lines, dump

TEXTS = {
    "zh": "“常州氢湾”落在“两湖”创新区，沿着“制、储、运、用、检”5个环节布局，已引育重要项目超30个（截至2024年9月26日）。",
    "ja": "「常州水素湾」は「両湖」イノベーション区にあり、BYDなど300社を超える企業が、7,680億元を投じている。",
    "ko": "창저우시는 2024년 9월 26일에 BYD를 포함한 72개사가 참여하는 7,680억 위안 규모의 투자 계획을 발표했다.",
    "en": "Trina Hydrogen and international investors have committed RMB 2 billion to headquarters in Changzhou.",
    "ar": "تتمتع المنشآت ذات الاستثمار الأجنبي في منطقة التجارة الحرة (FTZ) بنسبة 15% بدلاً من 25%.",
    "th": "นักลงทุนต่างชาติที่จัดตั้งในเขตการค้าเสรีได้รับอัตราภาษีเงินได้นิติบุคคลพิเศษร้อยละ 15",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_paragraph(tag: str, typesetters: dict[str, Typesetter], golden: Callable[[str, str], None]) -> None:
    style = ParagraphStyle(rtl=tag == "ar")
    golden(
        f"typeset/paragraph.{tag}.txt", dump(typesetters[tag].paragraph(TEXTS[tag], 200, style), glyphs=True)
    )


def test_alignments(typesetters: dict[str, Typesetter], golden: Callable[[str, str], None]) -> None:
    shown = []
    for align in Align:
        for tag in ("zh", "en"):
            style = ParagraphStyle(align=align, first_indent=2 if align is Align.JUSTIFY else 0)
            shown.append(f"{align.value} {tag}\n" + dump(typesetters[tag].paragraph(TEXTS[tag], 180, style)))
    golden("typeset/alignments.txt", "\n".join(shown))


@pytest.mark.parametrize("tag", ["zh", "en", "ar"])
def test_all_lines_but_the_first_hang(tag: str, typesetters: dict[str, Typesetter]) -> None:
    """The first line begins at the edge, the others one em and a half further in, and none sticks out."""
    rtl = tag == "ar"
    style = ParagraphStyle(align=Align.START, hang=1.5, rtl=rtl)
    lines = typesetters[tag].paragraph(TEXTS[tag], 120, style).lines
    assert len(lines) > 2
    starts = [120 - line.x - line.width if rtl else line.x for line in lines]
    assert starts[0] == pytest.approx(0, abs=0.6)
    assert starts[1:] == pytest.approx([15] * (len(lines) - 1), abs=0.6)
    assert all(line.x >= -0.01 and line.x + line.width <= 120.01 for line in lines)


def test_headings_are_balanced(
    typesetters: dict[str, Typesetter], golden: Callable[[str, str], None]
) -> None:
    style = ParagraphStyle(size=24, align=Align.START, heading=True, balance=True)
    headings = [
        ("zh", "常州投资指南：九大赛道产业图谱与营商环境"),
        ("ja", "新エネルギーの都をめざす常州市の投資ガイド"),
        ("ko", "창저우 투자 안내서: 아홉 개 투자 분야와 기업 환경"),
        ("en", "Changzhou Investment Guide: nine tracks and the business environment"),
    ]
    golden(
        "typeset/headings.txt", "".join(dump(typesetters[t].paragraph(s, 400, style)) for t, s in headings)
    )


def test_shaped_text_is_broken_again_at_another_width(typesetters: dict[str, Typesetter]) -> None:
    shaped = typesetters["zh"].shape(TEXTS["zh"])
    assert len(break_lines(shaped, 100)) > len(break_lines(shaped, 300))
    assert break_lines(shaped, 150).lines == typesetters["zh"].paragraph(TEXTS["zh"], 150).lines


def test_a_forced_break_starts_a_new_line(typesetters: dict[str, Typesetter]) -> None:
    paragraph = typesetters["zh"].paragraph("常州\n两湖\n", 300)
    assert [line.text for line in paragraph] == ["常州\n", "两湖\n"]
    assert all(line.last for line in paragraph)


def test_the_hyphen_copies_as_a_soft_one(typesetters: dict[str, Typesetter]) -> None:
    paragraph = typesetters["en"].paragraph("international " * 6, 100)
    hyphenated = [line for line in paragraph if line.hyphenated]
    assert hyphenated
    for line in hyphenated:
        assert line.runs[-1].texts[-1] == "\u00ad"


def test_the_trailing_space_keeps_its_glyph(typesetters: dict[str, Typesetter]) -> None:
    paragraph = typesetters["en"].paragraph("one two three four five six seven", 60)
    for line in paragraph.lines[:-1]:
        assert line.runs[-1].texts[-1] == " "
        assert line.width == pytest.approx(60, abs=0.01)


def test_a_smaller_span_is_measured_in_its_own_size(typesetters: dict[str, Typesetter]) -> None:
    spans = [Span("常州"), Span("两湖", TextStyle(scale=0.5, rise=0.3))]
    [line] = typesetters["zh"].paragraph(spans, 300).lines
    assert [run.size for run in line.runs] == [10, 5]
    assert line.width == pytest.approx(30)
    assert line.ascent == pytest.approx(11.6)


def test_no_text_gives_no_lines(typesetters: dict[str, Typesetter]) -> None:
    assert typesetters["zh"].paragraph("", 100).lines == ()
    assert typesetters["zh"].paragraph([], 100).lines == ()
