"""Where things came to stand: what the page checks and the layout itself go by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """The text area of every page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing on a page, in points from the page's lower left corner.

    `kind`: a flow block's (heading, caption, lead, body, list, box, opener, text), or `lines` for the lines
    of a paragraph wherever they stand, with the `room` (left, right) they were given; or `title`, `chapter`,
    `folio` for what stands outside the text area on every page. `baseline`: of the first of its `lines`.
    `torn`: words that are broken where they may not, for no line has room for them.
    """

    page: int
    kind: str
    left: float
    bottom: float
    right: float
    top: float
    room: tuple[float, float] = (0.0, 0.0)
    baseline: float = 0.0
    lines: int = 0
    says: str = ""
    torn: str = ""

    @property
    def flows(self) -> bool:
        """Whether it is a block of the flow."""
        return self.kind != "lines" and not self.around

    @property
    def around(self) -> bool:
        """Whether it stands outside the text area."""
        return self.kind in ("title", "chapter", "folio")


def lowest(placed: Iterable[Placed], top: float) -> dict[int, float]:
    """By page, how far down things stand; `top` where nothing is lower."""
    lows: dict[int, float] = {}
    for item in placed:
        lows[item.page] = min(item.bottom, lows.get(item.page, top))
    return lows
