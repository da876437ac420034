"""What a figure shows: a closed union, in no format. Writers decide lengths, colours and signs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from czguide.document.model import Inlines


@dataclass(frozen=True)
class Value:
    """A value of a chart: how it is worded, how large it is, and the `whole` it is a part of (0: none)."""

    text: Inlines
    amount: Decimal
    whole: Decimal = Decimal(0)


@dataclass(frozen=True)
class ChartRow:
    """What is measured, and a value per series."""

    label: Inlines
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Chart:
    """Values drawn to scale.

    `kind`: bar (lengths from zero), rank (lines over time, first place on top), share (each value as a
    part of its whole). `head` names what the rows are, `series` what the values are, `axis` the way of an
    axis that does not begin at the foot.
    """

    kind: str
    head: Inlines
    series: tuple[Inlines, ...]
    rows: tuple[ChartRow, ...]
    axis: Inlines | None = None


@dataclass(frozen=True)
class FlowStep:
    """A step, and by when it is due."""

    title: Inlines
    limit: Inlines | None = None


@dataclass(frozen=True)
class FlowStage:
    """Steps that belong together: before the journey, after it."""

    title: Inlines
    steps: tuple[FlowStep, ...]


@dataclass(frozen=True)
class Flow:
    """Steps in order, from stage to stage."""

    stages: tuple[FlowStage, ...]


@dataclass(frozen=True)
class Stop:
    """A station. Stops of two lines with one `key` are one station."""

    key: str
    name: Inlines


@dataclass(frozen=True)
class TransitLine:
    """A line's stops in order; between two of them there may be others that are not shown."""

    name: Inlines
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Transit:
    """Two lines that cross at the one station they share: a plan of directions, not of distances.

    `down` runs from north to south, `across` from west to east, whatever the script's direction.
    """

    down: TransitLine
    across: TransitLine

    @property
    def crossing(self) -> str:
        """The key of the station where the lines meet."""
        return next(stop.key for stop in self.down.stops if stop.key in self._across)

    @property
    def _across(self) -> frozenset[str]:
        return frozenset(stop.key for stop in self.across.stops)


@dataclass(frozen=True)
class Picture:
    """A photograph or drawing: the file's bytes, PNG or JPEG, and its size in pixels."""

    name: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Code:
    """A QR code (ISO/IEC 18004) that opens a web address."""

    target: str


Drawing = Chart | Flow | Transit | Picture | Code


def words_of(drawing: Drawing) -> tuple[Inlines, ...]:
    """The texts that stand in a drawing."""
    match drawing:
        case Chart(_, _, series, rows):
            inside = (text for row in rows for text in (row.label, *(value.text for value in row.values)))
            return (*series, *inside)
        case Flow(stages):
            steps = (
                text
                for stage in stages
                for text in (
                    stage.title,
                    *(part for step in stage.steps for part in (step.title, step.limit)),
                )
            )
            return tuple(text for text in steps if text)
        case Transit(down, across):
            return tuple(
                text for line in (down, across) for text in (line.name, *(s.name for s in line.stops))
            )
        case _:
            return ()
