"""ReportLab's paragraph with what the writer's blocks ask of a text flowable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Paragraph

from czguide.writers.pdf.structure import Element


class StockBlock(Paragraph):  # type: ignore[misc]
    """Stands in for `czguide.writers.pdf.paragraph.TextBlock`.

    All its text is content of one element: links and words in other languages have none of their own, which
    spares it some of the work that ours does.
    """

    element: Element
    repeats = False
    drawn = False
    on_draw: Callable[[Any, float], None] | None = None

    @property
    def size(self) -> float:
        """The font size, in points."""
        return float(self.style.fontSize)

    @property
    def leading(self) -> float:
        """From baseline to baseline, in points."""
        return float(self.style.leading)

    @property
    def last_width(self) -> float:
        """How far the last line reaches, in points."""
        widths = self.getActualLineWidths0()
        return float(widths[-1]) if widths else 0.0

    def split(self, width: float, height: float) -> list[Any]:
        """ReportLab's parts, the anchor on the first."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.element, part.repeats = self.element, self.repeats
        if parts:
            parts[0].on_draw = self.on_draw
        return parts

    def draw(self) -> None:
        """The text as marked content, a repeated table head as an artifact."""
        if self.on_draw:
            self.on_draw(self.canv, self.height)
        if self.canv.measuring:
            return
        again = self.repeats and self.drawn
        with self.canv.artifact("Pagination") if again else self.canv.tagged(self.element):
            super().draw()
        self.drawn = True
