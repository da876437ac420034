"""The spaces between characters, measured on glyph places."""

from __future__ import annotations

from itertools import pairwise

import pytest

from czguide.fonts import FontSet
from czguide.typeset import Line, ParagraphStyle, Typesetter


def places(line: Line, size: float = 10.0) -> list[tuple[str, int, int]]:
    """Every glyph's text with its left and right end, in hundredths of an em from the measure's left."""
    found = []
    for run in line.runs:
        x = run.x
        for gid, extra, text in zip(run.glyphs, run.extra, run.texts, strict=True):
            advance = run.face.advance(gid)
            found.append((text, round(x / size * 100), round((x + advance * size / 1000) / size * 100)))
            x += (advance + extra) * size / 1000
    return found


def gaps(tag: str, text: str, typesetters: dict[str, Typesetter]) -> dict[str, int]:
    """What stands between neighbours of a text on one line, negative where they overlap."""
    [line] = typesetters[tag].paragraph(text, 1000).lines
    cells = places(line)
    return {a[0] + b[0]: b[1] - a[2] for a, b in pairwise(cells)}


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("zh", "长5个A级", {"长5": 16, "5个": 16, "个A": 16, "A级": 16}),  # CLREQ 3.2.2
        ("ja", "約5社", {"約5": 16, "5社": 16}),
        ("ko", "약5개", {"약5": 0, "5개": 0}),  # KLREQ: none in Korean
        ("zh", "》，的", {"》，": -50, "，的": 0}),  # closing marks in a row
        ("zh", "）（", {"）（": -50}),  # one half-em stays
        ("zh", "《“两", {"《“": -50}),  # opening marks in a row
        ("ja", "た。」と", {"た。": 0, "。」": -50, "」と": 0}),
        ("zh", "常州", {"常州": 0}),
        ("zh", "常①的", {"常①": 0, "①的": 0}),
        ("zh", "常α粒Я字", {"常α": 16, "α粒": 16, "粒Я": 16, "Я字": 16}),
        ("zh", "常15%的", {"常1": 16, "%的": 0}),  # JLREQ cl-13 takes no gap
    ],
)
def test_gaps(typesetters: dict[str, Typesetter], tag: str, text: str, expected: dict[str, int]) -> None:
    found = gaps(tag, text, typesetters)
    assert {pair: found[pair] for pair in expected} == expected


def test_a_typed_space_between_scripts_is_the_script_gap(typesetters: dict[str, Typesetter]) -> None:
    [line] = typesetters["zh"].paragraph("用 FTZ 区", 1000).lines
    cells = places(line)
    assert [cells[2][1] - cells[0][2], cells[-1][1] - cells[-3][2]] == [20, 20]


def test_marks_are_trimmed_at_line_ends_and_starts(typesetters: dict[str, Typesetter]) -> None:
    paragraph = typesetters["zh"].paragraph("常州两湖，“创新区”。", 45)
    first = places(paragraph.lines[0])
    assert first[-1][0] == "，"
    assert first[-1][2] == 500  # its glyph reaches half an em past the margin, its ink does not
    second = places(paragraph.lines[1])
    assert second[0][:2] == ("“", -50)
    assert paragraph.lines[1].x == 0


def test_the_script_gap_never_leaves_its_bounds(typesetters: dict[str, Typesetter]) -> None:
    text = "理想汽车2家、BYD共300多家在常州的220万平方米厂房里用AI和5G生产L2级的车，占比15.5以上" * 3
    for tag in ("zh", "ja"):
        for width in range(60, 400, 7):
            for line in typesetters[tag].paragraph(text, width).lines:
                cells = places(line)
                for a, b in pairwise(cells):
                    if (a[0] > "\u3000") != (b[0] > "\u3000") and (a[0] + b[0]).isalnum():
                        assert 12 <= b[1] - a[2] <= 25


def test_korean_letters_open_or_close_by_a_twentieth_at_most(typesetters: dict[str, Typesetter]) -> None:
    text = "창저우시는 투자유치를 위하여 국제협력을 확대하고 기업환경을 개선한다. " * 3
    for width in range(80, 300, 11):
        for line in typesetters["ko"].paragraph(text, width).lines:
            cells = places(line)
            for a, b in pairwise(cells):
                if " " not in (a[0], b[0]):
                    assert -5 <= b[1] - a[2] <= 6  # half a unit of rounding at either end


def test_western_letters_give_way_unseen_and_only_after_spaces(typesetters: dict[str, Typesetter]) -> None:
    text = "international organizations have committed themselves to extraordinary considerations "
    kerning = gaps("en", text, typesetters)
    text *= 3
    used = 0
    for width in range(100, 300, 11):
        for line in typesetters["en"].paragraph(text, width).lines:
            cells = places(line)
            between = [
                b[1] - a[2] - kerning[a[0] + b[0]]
                for a, b in pairwise(cells)
                if a[0].isalpha() and b[0].isalpha()
            ]
            assert all(-1 <= gap <= 2 for gap in between)
            if max(between) == 2:
                used += 1
                words = [cell for cell in cells if cell[0] == " "]
                assert all(cells[cells.index(word) + 1][1] - word[1] >= 48 for word in words[:-1])
            if not line.last:
                solid = [cell for cell in cells if cell[0] != " "]
                assert solid[-1][2] == pytest.approx(width * 10, abs=1)
    assert used


def test_justified_lines_reach_the_margin(typesetters: dict[str, Typesetter]) -> None:
    text = "常州地处长江三角洲中心，与上海、南京等距相望。" * 5
    for width in range(100, 500, 13):
        paragraph = typesetters["zh"].paragraph(text, width, ParagraphStyle(first_indent=2))
        for line in paragraph.lines[:-1]:
            assert line.x + line.width == pytest.approx(width, abs=0.05)
            last = places(line)[-1]
            trim = 50 if last[0] in "，。、" else 0
            assert last[2] - trim == pytest.approx(width * 10, abs=1)


def test_what_stands_beside_a_mark_elsewhere_changes_nothing(font_set: FontSet) -> None:
    """A source number closes up to the mark before it, and only that; gaps are remembered by class."""
    first, second = Typesetter(font_set, "zh"), Typesetter(font_set, "zh")
    first.paragraph("》%", 200)
    numbered = first.paragraph("》[1]", 200).lines
    assert numbered == second.paragraph("》[1]", 200).lines
    assert numbered[0].width < first.paragraph("》%1]", 200).lines[0].width
