"""Words from the left inside right-to-left text: in what order the reader sees them."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from czguide.typeset import Align, ParagraphStyle, Span, TextStyle, Typesetter, isolate
from czguide.typeset.bidi import levels, visual_order
from czguide.typeset.isolate import directed, isolated_levels


def shown(text: str, foreign: tuple[tuple[int, int], ...] = ()) -> str:
    """The characters from left to right on a line, brackets as they look."""
    found = isolated_levels(text, True, foreign)
    turned = str.maketrans("()[]", ")(][")
    return "".join(text[at].translate(turned) if found[at] % 2 else text[at] for at in visual_order(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أ CATL، Li Auto، BTR", "BTR ،Li Auto ،CATL أ"),
        ("أ 0519-85685023", "0519-85685023 أ"),
        ("أ 2+2+X", "2+2+X أ"),
        ("أ https://a.cn/b_2_(c_d)", "https://a.cn/b_2_(c_d) أ"),
        ("(أ https://a.cn/b_2)", "(https://a.cn/b_2 أ)"),
        ("أ 97%", "97% أ"),
        ("أ 3.38%،", "،3.38% أ"),
        ("أ (www.a.com/b/)", "(www.a.com/b/) أ"),
        ("أ https://a.com/b/", "https://a.com/b/ أ"),
        ("أ 24/7", "24/7 أ"),
        ("أ 2022 ب 2024", "2024 ب 2022 أ"),
    ],
)
def test_what_runs_from_the_left_keeps_its_order_and_the_rest_runs_from_the_right(
    text: str, expected: str
) -> None:
    assert shown(text) == expected


def test_a_foreign_stretch_stands_apart_from_a_latin_name_before_it() -> None:
    text = "CALB 《中创》（新航）"
    assert shown(text, ((5, len(text)),)) == "《中创》（新航） CALB"


def test_a_source_reads_as_one_from_its_title_to_its_address() -> None:
    text = "[1] More visa-free ports. China Daily. http://a.cn/b"
    assert shown(text, ((4, 24), (26, 37))) == "More visa-free ports. China Daily. http://a.cn/b [1]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en.nia.gov.cn", [("en.nia.gov.cn", False)]),
        ("شركة CATL، Li Auto", [("شركة ", True), ("CATL", False), ("، ", True), ("Li Auto", False)]),
        ("هاتف 0519-85685023.", [("هاتف ", True), ("0519-85685023", False), (".", True)]),
        ("عام 2024", [("عام 2024", True)]),
        (": ", [(": ", True)]),
        ("وCATL", [("و", True), ("CATL", False)]),
    ],
)
def test_a_text_parts_into_runs_of_one_direction(text: str, expected: list[tuple[str, bool]]) -> None:
    assert list(directed(text, rtl=True)) == expected


def test_text_from_the_left_is_one_run() -> None:
    assert list(directed("Route 3, 97%", rtl=False)) == [("Route 3, 97%", False)]


@given(st.text(alphabet="aB9 אب،.-+%():/", max_size=24), st.booleans())
def test_runs_are_the_text_and_hold_no_letters_of_the_other_direction(text: str, rtl: bool) -> None:
    found = list(directed(text, rtl))
    assert "".join(piece for piece, _ in found) == text
    for piece, right in found:
        assert not set(piece) & set("aB" if right else "אب")


@given(st.text(alphabet="אبa 1", max_size=16), st.booleans())
def test_without_tokens_or_list_marks_the_annex_holds(text: str, rtl: bool) -> None:
    assert isolated_levels(text, rtl) == levels(text, rtl)


def test_names_in_a_line_are_set_from_the_right(typesetters: dict[str, Typesetter]) -> None:
    style = ParagraphStyle(10.0, Align.START, rtl=True)
    spans = [Span("CALB"), Span(" "), Span("GmbH", TextStyle(lang="de")), Span("، BTR")]
    (line,) = typesetters["ar"].paragraph(spans, 300.0, style)
    left = {run.span: run.x for run in line.runs}
    assert left[0] > left[2] > left[3]


@given(st.text("ابتث 0123456789.,:;()[]-+/%،؛–“”\u00a0\n٠١٢AB", max_size=14))
def test_text_without_letters_from_the_left_is_told_without_levels(text: str) -> None:
    short = list(directed(text, True))
    with mock.patch.object(isolate, "_LEFT", re.compile("")):
        assert list(directed(text, True)) == short
