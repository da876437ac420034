"""What the writer hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from czguide.writers.pdf.placement import Area, Placed

_NO_AREA = Area(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class PdfResult:
    """The file, the page number of every anchor, how many pages there are, and where things stand on them."""

    data: bytes
    pages: Mapping[str, int]
    count: int
    area: Area = _NO_AREA
    placed: tuple[Placed, ...] = ()
