from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from czguide.localization.placeholders import fill, malformed, placeholders, split


def test_three_forms_and_no_others() -> None:
    text = "{a} {b_1.number} {c.unit} {d.text} {E} {0} {f!r} {g:x}"
    assert list(map(str, placeholders(text))) == ["{a}", "{b_1.number}", "{c.unit}"]
    assert malformed(text)


def test_a_stray_brace_is_named_with_its_surroundings() -> None:
    assert malformed("增长{rate，领先") == "增长{rate，领先"
    assert malformed("增长{rate}") == ""


def test_a_pattern_reaches_into_nothing() -> None:
    assert fill("{x.__class__} {x}", x="1") == "{x.__class__} 1"


@given(st.text(alphabet="ab{}._1超 ", max_size=30))
def test_the_pieces_make_up_the_text(text: str) -> None:
    assert "".join(map(str, split(text))) == text
