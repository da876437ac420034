"""Which ambiguous marks are wide, and how text falls into tokens and faces."""

from __future__ import annotations

import pytest

from czguide.typeset import Paragraph, Problem, Span, TextStyle, Typesetter
from czguide.typeset.chars import TOKEN, extended_token
from czguide.typeset.itemize import wide_marks


def shown(text: str) -> str:
    """The text with its wide marks replaced by W."""
    wide = wide_marks(text)
    return "".join("W" if at in wide else char for at, char in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落在“两湖”创新区", "落在W两湖W创新区"),
        ("“AI”赋能", "WAIW赋能"),
        ("他说 “Hello” again", "他说 “Hello” again"),
        ("It’s a “test” — really…", "It’s a “test” — really…"),
        ("例如——是……", "例如WW是WW"),
        ("阿尔伯特·爱因斯坦 A·B", "阿尔伯特W爱因斯坦 A·B"),
        ("“”", "WW"),
        ("他读‘People’s Daily’的‘两湖’", "他读WPeople’s DailyW的W两湖W"),
        ("“I’m fine”，students’组织", "WI’m fineW，students’组织"),
        ("——“A”——", "WW“A”WW"),
    ],
)
def test_wide_marks(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_tokens_cover_the_text() -> None:
    text = "常州（FTZ）'s  It’s 1,250\n——……か\u3099葛\U000e0100ok"
    tokens = [match.group() for match in extended_token().finditer(text)]
    assert "".join(tokens) == text
    assert "".join(match.group() for match in TOKEN.finditer(text)) == text
    assert "か\u3099" in tokens
    assert "葛\U000e0100" in tokens
    assert "It’s" in tokens


def faces(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [
        (run.face.postscript_name.removeprefix("NotoSans"), "".join(run.texts))
        for line in paragraph
        for run in line.runs
    ]


def test_latin_runs_take_the_latin_face(typesetters: dict[str, Typesetter]) -> None:
    assert faces(typesetters["zh"].paragraph("常州“CATL”5家", 300)) == [
        ("SC-Regular", "常州“"),
        ("-Regular", "CATL"),
        ("SC-Regular", "”"),
        ("-Regular", "5"),
        ("SC-Regular", "家"),
    ]


def test_a_missing_hanzi_falls_back_by_order(typesetters: dict[str, Typesetter]) -> None:
    assert faces(typesetters["ja"].paragraph("水素氢气", 300)) == [
        ("JP-Regular", "水素"),
        ("SC-Regular", "氢"),
        ("JP-Regular", "气"),
    ]


def test_a_span_in_another_language_keeps_its_quotes_narrow(typesetters: dict[str, Typesetter]) -> None:
    spans = [Span("常州"), Span("“a” b", TextStyle(lang="en")), Span("常州")]
    assert ("-Regular", "“a” b") in faces(typesetters["zh"].paragraph(spans, 300))


def test_a_chinese_span_in_a_western_text_keeps_its_quotes_wide(typesetters: dict[str, Typesetter]) -> None:
    spans = [Span("See "), Span("“两湖”5家", TextStyle(lang="zh")), Span(" ok")]
    line = typesetters["en"].paragraph(spans, 300).lines[0]
    assert [r.face.postscript_name for r in line.runs if "“" in "".join(r.texts)] == ["NotoSansSC-Regular"]
    # Its numbers stand off its hanzi as in a Chinese text.
    digit = next(run for run in line.runs if run.texts == ("5",))
    assert digit.extra == (160,)


def test_a_letter_and_its_mark_are_one_glyph_and_two_characters(typesetters: dict[str, Typesetter]) -> None:
    for tag in ("zh", "ja", "ko", "en"):
        line = typesetters[tag].paragraph("A\u030a常e\u0301", 300).lines[0]
        glyphs = [(gid, text) for run in line.runs for gid, text in zip(run.glyphs, run.texts, strict=True)]
        [composed] = typesetters[tag].paragraph("Å", 300).lines[0].runs
        assert glyphs[0] == (composed.glyphs[0], "A\u030a")
        assert glyphs[-1][1] == "e\u0301"


def test_bold_and_italic_take_other_faces(typesetters: dict[str, Typesetter]) -> None:
    spans = [Span("a", TextStyle(weight="bold")), Span("b", TextStyle(italic=True))]
    assert [name for name, _ in faces(typesetters["en"].paragraph(spans, 300))] == [
        "-Bold",
        "-Regular-Slanted",
    ]


def test_a_character_no_family_has_is_a_problem_and_no_box(typesetters: dict[str, Typesetter]) -> None:
    paragraph = typesetters["zh"].paragraph("好\U0001f600的", 300)
    assert paragraph.problems == (Problem("missing-glyph", 1, "\U0001f600"),)
    assert all(0 not in run.glyphs for line in paragraph for run in line.runs)
