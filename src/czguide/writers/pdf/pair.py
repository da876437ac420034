"""A text in two languages: on one line, in two columns, or one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

from reportlab.platypus import Flowable

from czguide.document.model import Inlines, KeyFigure, Missing, NoBreak, Section, Str
from czguide.writers.pdf.paragraph import TextBlock

_BETWEEN = 12.0
"""Points between two languages in the columns of a cell."""

_ENDLESS = 1e5

_WHOLE = 16
"""Lines of a pair that never breaks: on either page half a sentence of one language would stand."""


class Pair(Flowable):  # type: ignore[misc]
    """Two paragraphs that say the same. `joint` is both in one, taken where it needs only one line.

    Nothing stands between the two: both keep to the grid, and the space after the pair shows where it ends.
    Once `column` is set, the two stand side by side, and the second starts there (points).
    """

    @property
    def line_count(self) -> int:
        """Lines of both languages."""
        return sum(len(part.own) for part in self.parts)

    def __init__(
        self,
        first: TextBlock,
        second: TextBlock,
        *,
        joint: TextBlock | None = None,
        drawn: bool = False,
    ) -> None:
        super().__init__()
        self.kind = first.kind
        self.first = first
        self.second = second
        self.joint = joint
        self.column = 0.0
        self.spaceBefore = 0.0 if drawn else first.getSpaceBefore()
        self.spaceAfter = second.getSpaceAfter()
        self.on_draw: Callable[[Any, float], None] | None = None

    @property
    def leading(self) -> float:
        """Of the first line."""
        return self.first.leading

    @property
    def size(self) -> float:
        """Of the first line, in points."""
        return self.first.size

    def reach(self, rtl: bool) -> float:
        """How far the last line reaches from the side where lines begin, in points."""
        return self.parts[-1].reach(rtl) + (self.column if self.column else 0.0)

    @property
    def parts(self) -> tuple[TextBlock, ...]:
        """What is drawn: both, or the two in one."""
        return (self.first, self.second) if self._apart else (self.joint or self.first,)

    @property
    def apart(self) -> tuple[TextBlock, ...]:
        """The two, where each may have a column of its own."""
        return () if self.joint or self.column or self.on_draw else (self.first, self.second)

    def beginning(self) -> float:
        """The height of what stays together at a page's foot."""
        whole = self.column or not self._apart or self.line_count <= _WHOLE
        return float(self.height) if whole else self.first.beginning()

    def unbroken(self, width: float) -> bool:
        """Whether no word, number or unit of either language is broken at this width."""
        return self.first.unbroken(width) and self.second.unbroken(width)

    def narrowest(self) -> float:
        """The width below which a word, number or unit would be broken, in points."""
        return max(self.first.narrowest(), self.second.narrowest())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The lines of both."""
        self.width = width
        if self.joint is not None:
            _, self.height = self.joint.wrap(width, height)
            self._apart = len(self.joint.own) > 1
            if not self._apart:
                return width, self.height
        self._apart = True
        first, second = (width, width) if not self.column else (self.column - 6, width - self.column)
        self.first.wrap(first, height)
        self.second.wrap(second, height)
        heights = (self.first.height, self.second.height)
        self.height = max(heights) if self.column else sum(heights)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Inside either paragraph, or between the two."""
        self.wrap(width, height)
        if self.height <= height + 1e-6:
            return [self]
        if self.column or not self._apart or self.line_count <= _WHOLE:
            return []
        room = height - self.first.height
        if room < 0:
            parts = self.first.split(width, height)
            if len(parts) < 2:
                return []
            return [self._headed(parts[0]), Pair(parts[1], self.second, drawn=True)]
        parts = self.second.split(width, room)
        if len(parts) < 2:
            # A copy: ReportLab leaves notes on what it puts off, and the layout runs twice.
            return [self._headed(copy(self.first)), copy(self.second)]
        return [self._headed(Pair(self.first, parts[0])), parts[1]]

    def _headed(self, part: Any) -> Any:
        """A part that begins where this pair does, and as far from what stands above."""
        part.on_draw = self.on_draw
        part.spaceBefore = self.spaceBefore
        return part

    def draw(self) -> None:
        """The first at the top or at the left."""
        if self.on_draw:
            self.on_draw(self.canv, self.height)
        if not self._apart:
            self.parts[0].drawOn(self.canv, 0, 0)
            return
        self.first.drawOn(self.canv, 0, self.height - self.first.height)
        if self.column:
            self.second.drawOn(self.canv, self.column, self.height - self.second.height)
        else:
            self.second.drawOn(self.canv, 0, 0)


def part_columns(rows: Sequence[Sequence[Any]], widths: Sequence[float], padding: float) -> None:
    """Set the two languages of a table's columns side by side where both fit on one line in every row.

    One answer a column, so that what belongs together stands under each other; the head goes its own way.
    """
    for index, width in enumerate(widths):
        pairs = [row[index] for row in rows if index < len(row) and isinstance(row[index], Pair)]
        if not pairs:
            continue
        first = max(breadth(pair.first) for pair in pairs) + _BETWEEN
        if first + max(breadth(pair.second) for pair in pairs) <= width - padding:
            for pair in pairs:
                pair.column = first


def align_pairs(pairs: Sequence[Any], width: float) -> None:
    """Let all of these stand beside each other, or, where one needs more than a line, all below."""
    own = [pair for pair in pairs if isinstance(pair, Pair)]
    if any(pair.joint and len(pair.joint.lines(width)) > 1 for pair in own):
        for pair in own:
            pair.joint = None


def breadth(block: TextBlock) -> float:
    """The width of a text on one line, in points."""
    return max((line.width for line in block.lines(_ENDLESS)), default=0.0)


def number_words(figure: KeyFigure) -> Inlines:
    """A key figure's digits, and all of the second language's wording."""
    own = figure.second
    second = Inlines((_marked(own.text, own.missing) or Str(own.text),), lang=own.lang) if own else None
    digits = figure.number + figure.gap if figure.unit else figure.number
    items = (_marked(digits, figure.missing) or NoBreak(digits),)
    return Inlines(items, lang=figure.label.lang, second=second)


def _marked(words: str, lang: str) -> Missing | None:
    return Missing(words, lang) if lang else None


def contents_words(section: Section) -> Inlines:
    """A section's number and heading, with the space before the page number, heard with the last words."""
    own = section.heading
    number = (Str(f"{section.number}  "),) if section.number else ()
    second = own.second and Inlines((*own.second.items, Str(" ")), lang=own.second.lang)
    return Inlines((*number, *own.items, *(() if second else (Str(" "),))), lang=own.lang, second=second)
