"""A set paragraph as a ReportLab flowable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable

from czguide.typeset import Paragraph
from czguide.writers.pdf.ink import draw_lines
from czguide.writers.pdf.placement import Placed
from czguide.writers.pdf.structure import Element

_TOGETHER = 2
"""Lines that stay together at a page's foot (orphans) and head (widows)."""

_TORN = ("torn-word", "overfull")
"""What no reader should see (typeset.Problem)."""
_MIDDLE = 0.37
"""Where the optical middle of a line stands above its baseline, in em: half a hanzi's or capital's height."""


class TextBlock(Flowable):  # type: ignore[misc]
    """Lines of one paragraph, or of a part of it after a page break.

    `elements` are the spans' structure elements, shared by all parts. What `repeats`, a table's head, is
    content where it stands first and an artifact after (ISO 14289-1 7.8 on repeated matter).
    """

    def __init__(
        self,
        lines: Callable[[float], Paragraph],
        size: float,
        leading: float,
        elements: tuple[Element, ...],
        before: float = 0.0,
        after: float = 0.0,
        first: int = 0,
        last: int | None = None,
        repeats: bool = False,
        kind: str = "text",
        narrowest: Callable[[], float] = lambda: 0.0,
        message: str = "",
    ) -> None:
        super().__init__()
        self.kind = kind
        self.lines = lines
        self.size = size
        self.leading = leading
        self.elements = elements
        self.repeats = repeats
        self.narrowest = narrowest
        """The least width, in points, in which no word, number or unit is broken."""
        self.message = message
        """The id of its text."""
        self.drawn = False
        self.spaceBefore = before
        self.spaceAfter = after
        self.first = first
        self.last = last
        self.text: Paragraph | None = None
        self.on_draw: Callable[[Any, float], None] | None = None
        """Called with the canvas and where the top stands as the first part is drawn: a heading's anchor."""

    def unbroken(self, width: float) -> bool:
        """Whether no word, number or unit is broken or hyphenated at this width."""
        text = self.lines(width)
        return not text.problems and not any(line.hyphenated for line in text)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """A leading per line."""
        self.text = self.lines(width)
        self.width = width
        self.height = len(self.own) * self.leading
        return width, self.height

    @property
    def own(self) -> tuple[Any, ...]:
        """The lines of this part."""
        assert self.text is not None
        return self.text.lines[self.first : self.last]

    @property
    def line_count(self) -> int:
        """How many lines this part has."""
        return len(self.own)

    def beginning(self) -> float:
        """The height of the lines that stay together at a page's foot."""
        return (
            min(_TOGETHER if self.line_count > _TOGETHER + 1 else _TOGETHER + 1, self.line_count)
            * self.leading
        )

    def reach(self, rtl: bool) -> float:
        """How far the last line reaches from the side where lines begin, in points."""
        lines = self.own
        if not lines:
            return 0.0
        return float(self.width - lines[-1].x if rtl else lines[-1].x + lines[-1].width)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Break between lines: no lone line on either page, no hyphen at the page's end."""
        self.wrap(width, height)
        lines = self.own
        count = min(int((height + 1e-6) // self.leading), len(lines))
        if count == len(lines):
            return [self]
        count = min(count, len(lines) - _TOGETHER)
        while count >= _TOGETHER and lines[count - 1].hyphenated:
            count -= 1
        if count < _TOGETHER:
            return []
        middle = self.first + count
        shared = (self.lines, self.size, self.leading, self.elements)
        head = TextBlock(*shared, self.spaceBefore, 0.0, self.first, middle, kind=self.kind)
        tail = TextBlock(*shared, 0.0, self.spaceAfter, middle, self.last, kind=self.kind)
        head.on_draw = self.on_draw
        return [head, tail]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """The lines, from the top, in the canvas's own coordinates: text needs no state of its own."""
        assert self.text is not None
        top = y + self.height
        if self.on_draw:
            self.on_draw(canvas, top)
        if canvas.measuring:
            return
        first = top - self.leading / 2 - self.size * _MIDDLE
        placed = [(line, x, first - self.leading * index) for index, line in enumerate(self.own)]
        self._note(canvas, x, y, first)
        if self.repeats and self.drawn:
            with canvas.artifact("Pagination"):
                draw_lines(canvas, self.text, placed)
        else:
            draw_lines(canvas, self.text, placed, self.elements)
        self.drawn = True

    def _note(self, canvas: Any, at: float, foot: float, baseline: float) -> None:
        """Tell the canvas where the ink of the lines stands, and what room it had."""
        lines = self.own
        if not lines:
            return
        x, y = canvas.absolutePosition(at, foot)
        left, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
        canvas.placed.append(
            Placed(
                canvas.getPageNumber(),
                "lines",
                x + left,
                # Where the lines really end, whatever height was claimed.
                y + self.height - self.leading * len(lines),
                x + right,
                y + self.height,
                (x, x + self.width),
                y + baseline - foot,
                len(lines),
                self.kind,
                ", ".join(one.text for one in self.text.problems if one.code in _TORN) if self.text else "",
            )
        )
