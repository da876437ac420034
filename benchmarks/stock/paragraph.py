"""ReportLab's paragraph with what the writer's blocks ask of a text flowable."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from reportlab.platypus import Paragraph

from czguide.writers.pdf.inlines import link_element
from czguide.writers.pdf.structure import Element


class _Line(NamedTuple):
    width: float


class StockBlock(Paragraph):  # type: ignore[misc]
    """Stands in for `czguide.writers.pdf.paragraph.TextBlock`.

    All its text is content of one element. Links have elements for their annotations, as PDF/UA asks of any
    writer; words in other languages have none, which spares it some of the work that ours does.
    """

    element: Element
    places: AbstractSet[str] = frozenset()
    repeats = False
    drawn = False
    on_draw: Callable[[Any, float], None] | None = None

    message = ""

    def unbroken(self, width: float) -> bool:  # noqa: ARG002
        """Always: columns keep to their weights."""
        return True

    @property
    def size(self) -> float:
        """The font size, in points."""
        return float(self.style.fontSize)

    @property
    def leading(self) -> float:
        """From baseline to baseline, in points."""
        return float(self.style.leading)

    @property
    def line_count(self) -> int:
        """How many lines it was wrapped to."""
        return len(self.getActualLineWidths0())

    def beginning(self) -> float:
        """The height of the lines that stay together at a page's foot."""
        return self.leading * min(2, self.line_count)

    def reach(self, rtl: bool) -> float:  # noqa: ARG002  # it knows no right-to-left lines
        """How far the last line reaches, in points."""
        widths = self.getActualLineWidths0()
        return float(widths[-1]) if widths else 0.0

    def lines(self, width: float) -> list[_Line]:
        """Its lines at a width, by which labels of figures are measured."""
        self.wrap(width, 1e6)
        return [_Line(float(own)) for own in self.getActualLineWidths0()]

    def split(self, width: float, height: float) -> list[Any]:
        """ReportLab's parts, the anchor on the first."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.element, part.places, part.repeats = self.element, self.places, self.repeats
        if parts:
            parts[0].on_draw = self.on_draw
        return parts

    def draw(self) -> None:
        """The text as marked content, a repeated table head as an artifact."""
        if self.on_draw:
            self.on_draw(self.canv, self.height)
        if self.canv.measuring:
            return
        canvas = self.canv
        if canvas.marking:
            # A figure's label, which belongs to the figure.
            super().draw()
            return
        again = self.repeats and self.drawn
        canvas.linkURL = self._linked
        canvas.linkRect = lambda _, name, box, **options: self._linked(f"#{name}", box, **options)
        try:
            with canvas.artifact("Pagination") if again else canvas.tagged(self.element):
                super().draw()
        finally:
            del canvas.linkURL, canvas.linkRect
        self.drawn = True

    def _linked(self, target: str, box: tuple[float, float, float, float], **_: Any) -> None:
        link = link_element(self.element, target, target, self.places)
        if link.role == "Link":
            self.canv.link(link, target, box)
