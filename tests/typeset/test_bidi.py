"""UAX #9: levels and order. Expected values were compared with bidi-js on 20,000 random strings."""

from __future__ import annotations

import pytest

from czguide.typeset.bidi import levels, line_levels, visual_order

CASES = [
    ("abc אבג 12", False, "0000111122"),
    ("אבג abc 12", True, "1111222222"),
    ("ضريبة 15% بدل", True, "1111112211111"),
    ("قدرها (FTZ) هي", True, "11111112221111"),
    ("a (ב) c", False, "0001000"),
    ("a \u2067ב 1\u2069 c", False, "000112000"),
    ("1,250 مليار", True, "22222111111"),
    ("\u202eabc\u202c d", False, "0111100"),
]


@pytest.mark.parametrize(("text", "rtl", "expected"), CASES)
def test_levels(text: str, rtl: bool, expected: str) -> None:
    found = levels(text, rtl)
    shown = "".join(str(level) for level, char in zip(found, text, strict=True) if char not in "\u202e\u202c")
    wanted = "".join(e for e, char in zip(expected, text, strict=True) if char not in "\u202e\u202c")
    assert shown == wanted


def test_trailing_space_goes_back_to_the_paragraph() -> None:
    text = "abc אבג  "
    assert line_levels(text, levels(text, True), True)[-2:] == [1, 1]


def test_runs_are_reversed_level_by_level() -> None:
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([0, 0]) == [0, 1]
