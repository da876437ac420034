"""What the writer hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PdfResult:
    """The file, the page number of every anchor, and how many pages there are."""

    data: bytes
    pages: Mapping[str, int]
    count: int
