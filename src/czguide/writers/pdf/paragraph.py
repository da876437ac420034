"""A set paragraph as a ReportLab flowable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable

from czguide.typeset import Paragraph
from czguide.writers.pdf.ink import draw_line

_TOGETHER = 2
"""Lines that stay together at a page's foot (orphans) and head (widows)."""

_MIDDLE = 0.37
"""Where the optical middle of a line stands above its baseline, in em: half a hanzi's or capital's height."""


class TextBlock(Flowable):  # type: ignore[misc]
    """Lines of one paragraph, or of a part of it after a page break."""

    def __init__(
        self,
        lines: Callable[[float], Paragraph],
        size: float,
        leading: float,
        before: float = 0.0,
        after: float = 0.0,
        first: int = 0,
        last: int | None = None,
    ) -> None:
        super().__init__()
        self.lines = lines
        self.size = size
        self.leading = leading
        self.spaceBefore = before
        self.spaceAfter = after
        self.first = first
        self.last = last
        self.text: Paragraph | None = None

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
    def last_width(self) -> float:
        """How far the last line reaches, in points."""
        lines = self.own
        return float(lines[-1].x + lines[-1].width) if lines else 0.0

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
        return [
            TextBlock(self.lines, self.size, self.leading, self.spaceBefore, 0.0, self.first, middle),
            TextBlock(self.lines, self.size, self.leading, 0.0, self.spaceAfter, middle, self.last),
        ]

    def draw(self) -> None:
        """The lines, from the top."""
        assert self.text is not None
        y = self.height - self.leading / 2 - self.size * _MIDDLE
        for line in self.own:
            draw_line(self.canv, self.text, line, 0.0, y)
            y -= self.leading
