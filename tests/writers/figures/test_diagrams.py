"""Flows and plans: order, directions, nothing over anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.writers.figures.drawn import RULER, collisions, inside, words

from czguide.document.drawings import Flow, FlowStage, FlowStep, Stop, Transit, TransitLine
from czguide.writers.figures.flow import flow
from czguide.writers.figures.shapes import Box, Dot, Label, Sketch, Stroke
from czguide.writers.figures.sketch import sketch

WIDTH = 470.0
LONG = "a title that needs more than one line in its column"


def stages(*counts: int) -> Flow:
    return Flow(
        tuple(
            FlowStage(
                words(f"stage {number}"),
                tuple(
                    FlowStep(words(f"{LONG} {step}"), words("within 24 hours") if step % 2 else None)
                    for step in range(count)
                ),
            )
            for number, count in enumerate(counts)
        )
    )


@pytest.mark.parametrize("counts", [(3, 3), (1, 2, 2), (4,), (1, 5)])
def test_steps_stand_in_order_joined_by_arrows(counts: tuple[int, ...]) -> None:
    drawn = flow(stages(*counts), WIDTH, RULER)
    arrows = [shape for shape in drawn.shapes if isinstance(shape, Stroke)]
    boxes = [shape for shape in drawn.shapes if isinstance(shape, Box) and shape.fill == "paper"]
    numbers = [
        shape.text.plain()
        for shape in drawn.shapes
        if isinstance(shape, Label) and shape.style == "step_number"
    ]
    assert all(arrow.arrow for arrow in arrows)
    assert len(arrows) == sum(counts) - 1
    assert numbers == [str(number) for number in range(1, sum(counts) + 1)]
    assert [(box.x, box.y) for box in boxes] == sorted((box.x, box.y) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert one.x + one.width <= other.x or one.y + one.height <= other.y
    assert collisions(drawn) == []
    assert inside(drawn)
    assert max(box.y + box.height for box in boxes) <= drawn.height


def test_a_flow_runs_with_the_script() -> None:
    drawn = sketch(stages(1, 1), WIDTH, RULER, rtl=True)
    first, second = (shape for shape in drawn.shapes if isinstance(shape, Box) and shape.fill == "paper")
    assert first.x > second.x


def plan() -> Transit:
    down = tuple(Stop(key, words(key)) for key in ("north", "upper", "middle", "south"))
    across = tuple(Stop(key, words(key)) for key in ("west", "left", "middle", "right", "far", "east"))
    return Transit(TransitLine(words("Line 1"), down), TransitLine(words("Line 2"), across))


@pytest.mark.parametrize("rtl", [False, True])
def test_north_is_up_and_west_is_left_in_every_script(rtl: bool) -> None:
    drawn = sketch(plan(), WIDTH, RULER, rtl=rtl)
    places = {
        shape.text.plain(): (shape.x + shape.width / 2, shape.y + shape.height / 2)
        for shape in drawn.shapes
        if isinstance(shape, Label)
    }
    assert places["north"][1] < places["upper"][1] < places["south"][1]
    across = [places[name][0] for name in ("west", "left", "right", "far", "east")]
    assert across == sorted(across)
    assert collisions(drawn) == []
    assert inside(drawn)


def test_a_long_name_of_the_crossing_leaves_the_next_station_free() -> None:
    """It is narrower than the others' names on a line of many stations, and so higher."""
    down = (
        Stop("north", words("north")),
        Stop("crossing", words("Palace of culture")),
        Stop("south", words("south")),
    )
    across = tuple(Stop(f"stop {order}", words(f"{order}")) for order in range(7))
    lines = (
        TransitLine(words("Line 1"), down),
        TransitLine(words("Line 2"), (*across[:2], down[1], *across[2:])),
    )
    drawn = sketch(Transit(*lines), WIDTH, RULER, rtl=False)
    assert collisions(drawn) == []
    assert inside(drawn)


NAMES = st.text("abcdefgh ", min_size=1, max_size=24).filter(str.strip)


@given(
    st.lists(NAMES, min_size=2, max_size=8),
    st.lists(NAMES, min_size=2, max_size=9),
    st.integers(0, 7),
    st.integers(0, 8),
    NAMES,
)
def test_wherever_lines_cross_no_name_stands_over_another(
    down: list[str], across: list[str], row: int, column: int, line: str
) -> None:
    stops = [Stop(f"down {index}", words(name)) for index, name in enumerate(down)]
    others = [Stop(f"across {index}", words(name)) for index, name in enumerate(across)]
    others[min(column, len(across) - 1)] = stops[min(row, len(down) - 1)]
    plan = Transit(TransitLine(words(line), tuple(stops)), TransitLine(words("Line 2"), tuple(others)))
    drawn = sketch(plan, WIDTH, RULER, rtl=False)
    assert inside(drawn)
    assert collisions(drawn) == []


def test_the_crossing_is_one_station() -> None:
    drawn = sketch(plan(), WIDTH, RULER, rtl=False)
    assert [shape.text.plain() for shape in drawn.shapes if isinstance(shape, Label)].count("middle") == 1
    down, across = (shape.points for shape in _lines(drawn))
    (station,) = [shape for shape in drawn.shapes if isinstance(shape, Dot) and shape.stroke == "ink"]
    assert (station.x, station.y) == (down[0][0], across[0][1])


def _lines(drawn: Sketch) -> list[Stroke]:
    """The vertical line, then the horizontal one: not told apart by colour alone."""
    found = sorted(
        (shape for shape in drawn.shapes if isinstance(shape, Stroke)),
        key=lambda line: line.points[0][0] != line.points[1][0],
    )
    assert [bool(line.dash) for line in found] == [False, True]
    return found
