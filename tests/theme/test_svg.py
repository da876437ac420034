"""The SVG subset: what it reads, and that it reads nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from czguide.errors import CzguideError
from czguide.theme.drawing import Drawing
from czguide.theme.svg import read_drawing
from czguide.theme.svgpath import ellipse, parse_path, rectangle


def drawing(tmp_path: Path, inside: str, root: str = 'viewBox="0 0 24 24"') -> Drawing:
    path = tmp_path / "icon.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>', encoding="utf-8")
    return read_drawing(path, "icon.svg")


def test_relative_commands_are_absolute_ones() -> None:
    assert parse_path("m2 3l4 0h2v5z") == parse_path("M2,3 L6,3 H8 V8 Z")
    assert parse_path("M0 0 1 1 2 2") == parse_path("M0 0L1 1L2 2")


def test_curves_know_their_mirrored_control() -> None:
    assert parse_path("M0 0C0 1 1 2 2 2S4 3 4 4")[2] == ("C", ((3, 2), (4, 3), (4, 4)))
    quadratic = parse_path("M0 0Q3 3 6 0T12 0")
    assert quadratic[1] == ("C", ((2, 2), (4, 2), (6, 0)))
    assert quadratic[2] == ("C", ((8, -2), (10, -2), (12, 0)))


@given(st.floats(1, 50), st.floats(0, 6.28), st.booleans(), st.booleans())
def test_an_arc_ends_where_it_should(radius: float, turn: float, large: bool, sweep: bool) -> None:
    end = (radius * 1.2, radius * 0.7)
    segments = parse_path(f"M0 0A{radius} {radius} {turn} {int(large)} {int(sweep)} {end[0]} {end[1]}")
    assert segments[-1][1][-1] == pytest.approx(end)
    assert all(kind == "C" for kind, _ in segments[1:])


def test_a_half_circle_passes_its_top() -> None:
    middle = parse_path("M0 0A5 5 0 0 1 10 0")[1][1][-1]
    assert middle == pytest.approx((5, -5))


def test_basic_shapes() -> None:
    assert ellipse(5, 5, 2, 3)[1][1][-1] == (5, 8)
    assert rectangle(0, 0, 4, 2, 0) == parse_path("M0 0H4V2H0z")
    assert [kind for kind, _ in rectangle(0, 0, 4, 4, 1)].count("C") == 4


def test_styles_are_handed_down(tmp_path: Path) -> None:
    inside = '<g stroke="currentColor" stroke-width="2" opacity="0.5"><line x1="1" y1="2" x2="3" y2="4"/></g>'
    (shape,) = drawing(tmp_path, inside).shapes
    assert (shape.fill, shape.stroke, shape.width, shape.opacity) == ("", "currentColor", 2, 0.5)
    (filled,) = drawing(tmp_path, '<circle cx="1" cy="1" r="1" fill="var(--sun, #e5a53a)"/>').shapes
    assert filled.fill == "sun"


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        '<image href="x.png"/>',
        '<path d="M0 0" transform="scale(2)"/>',
        '<path d="M0 0" fill="red"/>',
        '<path d="L1 1"/>',
        '<path d="M0 0L1"/>',
        '<path d="M0 0x"/>',
        '<circle cx="1" cy="1"/>',
        '<g stroke-linecap="butt"/>',
        "<g>",
    ],
)
def test_nothing_else_is_read(tmp_path: Path, inside: str) -> None:
    with pytest.raises(CzguideError) as caught:
        drawing(tmp_path, inside)
    (item,) = caught.value.diagnostics
    assert item.code == "theme.drawing"
    assert item.location is not None
    assert item.location.line == 1


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.svg"
    path.write_text('<!DOCTYPE svg [<!ENTITY a "aa">]><svg viewBox="0 0 1 1"/>', encoding="utf-8")
    with pytest.raises(CzguideError, match="DOCTYPE"):
        read_drawing(path, "bomb.svg")


def test_a_directed_drawing_turns_around_for_text_from_the_right(tmp_path: Path) -> None:
    arrow = '<path d="M2 8L20 8" stroke="currentColor"/>'
    found = drawing(tmp_path, arrow, 'viewBox="0 0 24 24" data-mirror="rtl"')
    assert found.directed
    assert found.mirrored().shapes[0].segments == parse_path("M22 8L4 8")
    assert not drawing(tmp_path, arrow).directed
    with pytest.raises(CzguideError, match="data-mirror"):
        drawing(tmp_path, arrow, 'viewBox="0 0 24 24" data-mirror="ltr"')
