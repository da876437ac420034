"""Charts are honest: lengths as the values, from zero; the first place on top."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.writers.figures.drawn import LEADING, RULER, chart, collisions, ink, inside, words

from czguide.writers.figures.charts import bars, ranks, shares
from czguide.writers.figures.shapes import Box, Dot, Label, Sketch, Stroke

WIDTH = 470.0
LABELS = st.text("abcdefgh ", min_size=1, max_size=60).filter(str.strip)
AMOUNTS = st.integers(1, 10**6).map(str)
ROWS = st.lists(
    st.tuples(LABELS, st.tuples(LABELS.map(lambda text: text[:20]), AMOUNTS).map(lambda one: [one])),
    min_size=1,
    max_size=9,
)


def filled(sketch: Sketch, colour: str) -> list[Box]:
    return [shape for shape in sketch.shapes if isinstance(shape, Box) and shape.fill == colour]


def test_bars_are_as_long_as_their_values_and_begin_at_the_zero_line() -> None:
    drawn = bars(
        chart("bar", [("a", [("1000", "1000")]), ("b", [("250", "250")]), ("c", [("0", "0")])]), WIDTH, RULER
    )
    first, second, third = filled(drawn, "accent")
    assert second.width == pytest.approx(first.width / 4)
    assert third.width == 0
    (axis,) = [shape for shape in drawn.shapes if isinstance(shape, Stroke)]
    assert {first.x, second.x, third.x} == {axis.points[0][0]} == {axis.points[1][0]}
    assert first.height == second.height


@given(ROWS)
def test_bars_keep_their_proportion_and_their_labels_the_drawing(
    rows: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    drawn = bars(chart("bar", rows), WIDTH, RULER)
    found = filled(drawn, "accent")
    longest = max(float(values[0][1]) for _, values in rows)
    whole = max(box.width for box in found)
    for box, (_, values) in zip(found, rows, strict=True):
        assert box.width == pytest.approx(whole * float(values[0][1]) / longest)
    assert inside(drawn)
    assert collisions(drawn) == []


@given(st.lists(st.tuples(LABELS, st.integers(0, 100)), min_size=1, max_size=6))
def test_a_share_fills_its_part_of_the_whole(rows: list[tuple[str, int]]) -> None:
    drawn = shares(
        chart("share", [(label, [(f"{share}%", str(share))]) for label, share in rows], whole="100"),
        WIDTH,
        RULER,
    )
    tracks = filled(drawn, "accent_light")
    for track, part, (_, share) in zip(tracks, filled(drawn, "accent"), rows, strict=True):
        assert part.x == track.x
        assert part.width == pytest.approx(track.width * share / 100)
    assert inside(drawn)
    assert collisions(drawn) == []


def test_few_things_are_segments() -> None:
    drawn = shares(chart("share", [("makers", [("4", "4")])], whole="10"), WIDTH, RULER)
    assert sum(isinstance(shape, Stroke) for shape in drawn.shapes) == 9


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), min_size=2, max_size=5))
def test_the_first_place_is_on_top_and_every_place_as_far_from_the_next(
    places: list[tuple[int, int]],
) -> None:
    rows = [
        (str(2020 + year), [(f"No. {one}", str(one)), (f"No. {two}", str(two))])
        for year, (one, two) in enumerate(places)
    ]
    drawn = ranks(chart("rank", rows, series=2), WIDTH, RULER)
    dots = [shape for shape in drawn.shapes if isinstance(shape, Dot)]
    circles, squares = ([dot for dot in dots if dot.square is square] for square in (False, True))
    for marks, order in ((circles, 0), (squares, 1)):
        assert [mark.x for mark in marks] == sorted(mark.x for mark in marks)
        for mark, place in zip(marks, places, strict=True):
            assert mark.y == pytest.approx(1.5 * RULER.grid + 2 * RULER.grid * (place[order] - 1))
    assert inside(drawn)


def test_values_in_two_languages_stand_clear_of_their_points_and_of_the_rank_above() -> None:
    rows = [(f"{year}/in {year}", [(f"第{n}位/No. {n}", str(n)), ("第1位/No. 1", "1")])
            for year, n in (("2022", 5), ("2023", 4), ("2024", 3))]  # fmt: skip
    drawn = ranks(chart("rank", rows, series=2), WIDTH, RULER)
    assert collisions(drawn) == []
    assert inside(drawn)
    values = [ink(shape) for shape in drawn.shapes if isinstance(shape, Label) and "No." in said(shape)]
    dots = [shape for shape in drawn.shapes if isinstance(shape, Dot)]
    assert len(values) == len(dots) == 6
    for left, top, right, bottom in values:
        assert bottom - top == 2 * LEADING
        assert not [
            dot
            for dot in dots
            if left < dot.x < right and top < dot.y + dot.radius and dot.y - dot.radius < bottom
        ]


def test_an_axis_that_runs_down_says_so_above_its_first_place() -> None:
    rows = [("2022", [("No. 5", "5"), ("No. 1", "1")]), ("2023", [("No. 4", "4"), ("No. 1", "1")])]
    plain = chart("rank", rows, series=2)
    drawn = ranks(dataclasses.replace(plain, axis=words("Rank, first at the top")), WIDTH, RULER)
    (label,) = [
        shape
        for shape in drawn.shapes
        if isinstance(shape, Label) and said(shape) == "Rank, first at the top"
    ]
    lines = [shape for shape in drawn.shapes if isinstance(shape, Stroke)]
    assert label.y + label.height < min(y for line in lines for _, y in line.points)
    assert collisions(drawn) == []
    assert inside(drawn)
    assert drawn.height == pytest.approx(ranks(plain, WIDTH, RULER).height + RULER.grid, abs=RULER.grid / 2)


@pytest.mark.parametrize("lowest", [12, 13, 120, 4711])
def test_of_many_places_some_have_lines_and_none_is_as_high_as_a_page(lowest: int) -> None:
    rows = [("2022", [("low", str(lowest)), ("first", "1")]), ("2023", [("fourth", "4"), ("first", "1")]),
            ("2024", [("third", "3"), ("first", "1")])]  # fmt: skip
    drawn = ranks(chart("rank", rows, series=2), WIDTH, RULER)
    lines = [shape for shape in drawn.shapes if isinstance(shape, Stroke) and shape.colour == "rule"]
    assert 3 <= len(lines) <= 13
    assert drawn.height < 30 * RULER.grid
    assert collisions(drawn) == []
    assert inside(drawn)
    # Each mark is where its place is, from the first line's down.
    circles = [shape for shape in drawn.shapes if isinstance(shape, Dot) and not shape.square]
    top = min(y for line in lines for _, y in line.points)
    for mark, place in zip(circles, (lowest, 4, 3), strict=True):
        assert (mark.y - top) / (circles[0].y - top) == pytest.approx((place - 1) / (lowest - 1))


def said(label: Label) -> str:
    return " ".join(own.plain() for own in label.text.each)


def test_series_differ_in_more_than_colour() -> None:
    rows = [("2022", [("5", "5"), ("1", "1")]), ("2023", [("4", "4"), ("1", "1")])]
    drawn = ranks(chart("rank", rows, series=2), WIDTH, RULER)
    lines = [shape for shape in drawn.shapes if isinstance(shape, Stroke) and shape.line == 2]
    assert [bool(line.dash) for line in lines] == [False, True]
    assert collisions(drawn) == []


@given(ROWS)
def test_a_drawing_mirrored_twice_is_itself(rows: list[tuple[str, list[tuple[str, str]]]]) -> None:
    drawn = bars(chart("bar", rows), WIDTH, RULER)
    again = drawn.mirrored().mirrored()
    assert inside(drawn.mirrored())
    for one, other in zip(drawn.shapes, again.shapes, strict=True):
        if isinstance(one, Box) and isinstance(other, Box):
            assert (other.x, other.width) == pytest.approx((one.x, one.width))
        else:
            assert type(one) is type(other)
