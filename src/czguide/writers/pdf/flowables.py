"""Flowables of our own: marked items, chapter openers, contents lines, invisible anchors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportlab.platypus import Flowable

from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element

_WHOLE = 6
"""Lines up to which an item stays on one page and in one column."""

_NUMBER, _CLEAR = 14.0, 10.0
"""Points that page numbers of two digits need, and that stay free before them."""

Mark = Callable[[Any, Sides, float], None]
"""Draws a marker in the measure it has, on the line whose middle is given."""


class Marked(Flowable):  # type: ignore[misc]
    """A paragraph with a marker in front of its first line; it splits as the paragraph does."""

    def __init__(
        self, content: Any, indent: float, mark: Mark | None, *, rtl: bool, kind: str = "list"
    ) -> None:
        super().__init__()
        self.kind = kind
        self.content = content
        self.indent = indent
        self.mark = mark
        self.rtl = rtl
        self.partner: Marked | None = None
        """The next item, where one of the two must not stand alone in a column."""
        self.spaceBefore = content.getSpaceBefore()
        self.spaceAfter = content.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as it may be, as high as the paragraph."""
        _, self.height = self.content.wrapOn(self.canv, width - self.indent, height)
        self.width = width
        return width, self.height

    @property
    def line_count(self) -> int:
        """The paragraph's lines."""
        return int(self.content.line_count)

    @property
    def whole(self) -> bool:
        """Whether it is not to be split: a short item, whose parts nobody should look for."""
        return self.line_count <= _WHOLE

    def beginning(self) -> float:
        """The height it can begin in."""
        return float(self.height if self.whole else self.content.beginning())

    def split(self, width: float, height: float) -> list[Flowable]:
        """The marker stays with the first part."""
        self.wrap(width, height)
        if self.whole:
            return []
        parts = self.content.splitOn(self.canv, width - self.indent, height)
        if len(parts) < 2:
            return parts and [self]
        marks = [self.mark, *[None] * len(parts[1:])]
        return [
            Marked(part, self.indent, mark, rtl=self.rtl, kind=self.kind)
            for part, mark in zip(parts, marks, strict=True)
        ]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """The marker, then the text."""
        if canvas.measuring:
            return
        sides = Sides(self.width, self.rtl)
        if self.mark:
            canvas.saveState()
            canvas.translate(x + sides.left(0, self.indent), y)
            self.mark(canvas, Sides(self.indent, self.rtl), self.height - self.content.leading / 2)
            canvas.restoreState()
        self.content.drawOn(canvas, x + sides.left(self.indent, self.width - self.indent), y)


class Anchor(Flowable):  # type: ignore[misc]
    """A link target of no size; tells the layout which page it fell on, and enters the outline."""

    def __init__(
        self, name: str, report: Callable[[str, int], None], title: str = "", level: int = -1
    ) -> None:
        super().__init__()
        self.name = name
        self.report = report
        self.title = title
        self.level = level
        self.width = self.height = 0.0
        self._ZEROSIZE = True

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """No size."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Set the bookmark."""
        self.set(self.canv, 40)

    def set(self, canvas: Any, above: float) -> None:
        """Set the bookmark `above` points over the canvas's origin: a heading does it when it is drawn."""
        _, y = canvas.absolutePosition(0, 0)
        canvas.bookmarkPage(self.name, fit="XYZ", left=0, top=y + above)
        if self.level >= 0:
            canvas.addOutlineEntry(self.title, self.name, self.level, closed=self.level > 0)
        self.report(self.name, canvas.getPageNumber())


class ContentsLine(Flowable):  # type: ignore[misc]
    """An entry of the contents: title, dots, page number; the whole line is a link."""

    def __init__(
        self,
        title: Any,
        number: Any,
        width: float,
        target: str,
        link: Element,
        dots: Any,
        indent: float,
        *,
        rtl: bool,
    ) -> None:
        super().__init__()
        self.rtl = rtl
        self.title = title
        self.number = number
        self.number_width = width
        self.target = target
        self.link = link
        self.dots = dots
        self.indent = indent
        self.spaceBefore = title.getSpaceBefore()
        self.spaceAfter = title.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the title."""
        self.width = width
        self.title_room = width - self.indent - max(self.number_width, _NUMBER) - _CLEAR
        _, self.height = self.title.wrapOn(self.canv, self.title_room, height)
        self.number.wrapOn(self.canv, 40, height)
        return width, self.height

    def draw(self) -> None:
        """Title, leader, number."""
        if self.canv.measuring:
            return
        canvas = self.canv
        sides = Sides(self.width, self.rtl)
        self.title.drawOn(canvas, sides.left(self.indent, self.title_room), 0)
        baseline = self.title.leading / 2 - self.title.size * 0.37
        last = self.title.reach(self.rtl)
        start, end = self.indent + last + 6, self.width - self.number_width - 6
        if end > start:
            canvas.saveState()
            canvas.setStrokeColor(self.dots)
            canvas.setLineWidth(0.8)
            canvas.setLineCap(1)
            canvas.setDash([0, 3.2])
            # From the end, so that the dots of all lines stand under each other.
            canvas.line(sides.left(end), baseline, sides.left(start), baseline)
            canvas.restoreState()
        self.number.drawOn(canvas, sides.left(self.width - 40, 40), 0)
        canvas.link(self.link, f"#{self.target}", (0, 0, self.width, self.height))


class Later(Flowable):  # type: ignore[misc]
    """What depends on the page numbers: made anew in every layout from those it goes by."""

    kind = "box"

    def __init__(
        self, pages: Callable[[], Mapping[str, int]], make: Callable[[Mapping[str, int]], Any]
    ) -> None:
        super().__init__()
        self.pages = pages
        self.make = make
        self._made_of: Mapping[str, int] | None = None
        self._content: Any = None

    @property
    def content(self) -> Any:
        """The flowable of this layout."""
        if self._made_of is not self.pages():
            self._made_of = self.pages()
            self._content = self.make(self._made_of)
        return self._content

    def getSpaceBefore(self) -> float:  # noqa: N802
        """The content's."""
        return float(self.content.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802
        """The content's."""
        return float(self.content.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The content's."""
        self.width, self.height = self.content.wrapOn(self.canv, width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The content's parts."""
        return list(self.content.splitOn(self.canv, width, height))

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """The content."""
        self.content.drawOn(canvas, x, y)
