"""A drawing as a flowable: content of its Figure, or an artifact where it is decoration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable

from czguide.document.drawings import Picture
from czguide.writers.figures.shapes import Cells, Sketch
from czguide.writers.pdf.figures.images import draw_image
from czguide.writers.pdf.figures.painter import Painter
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.text import TextSetter

_AIR = 8.0
"""Between a code and its words, in points; its quiet zone is white already."""


class _Drawing(Flowable):  # type: ignore[misc]
    """Draws inside its element, and tells it where (ISO 14289-1 7.3, ISO 32000-1 14.8.5.4.3).

    A description has one language (ISO 14289-1 7.2): where there are two, each has a Figure of its own, the
    `other` one with the labels in its language.
    """

    def __init__(self, element: Element | None, other: Element | None = None) -> None:
        super().__init__()
        self.element = element
        self.other = other

    def draw(self) -> None:
        """The drawing; without an element it is an artifact."""
        canvas = self.canv
        if canvas.measuring:
            return
        if self.element is None:
            with canvas.artifact("Layout"):
                self.paint(canvas)
            return
        canvas.enclose(self.element, self.width, self.height)
        with canvas.tagged(self.element):
            self.paint(canvas)
        if self.other:
            canvas.enclose(self.other, self.width, self.height)
            with canvas.tagged(self.other):
                self.paint_other(canvas)
        self.after(canvas)

    def paint(self, canvas: Any) -> None:
        """The drawing itself."""
        raise NotImplementedError

    def paint_other(self, canvas: Any) -> None:
        """What of it is in the second language."""

    def after(self, canvas: Any) -> None:
        """What is drawn with it, but belongs to other elements."""


class Drawn(_Drawing):
    """A sketch as wide as its column, or as `width`. `cells`: the elements of labels that are a table's."""

    kind = "box"

    def __init__(
        self,
        make: Callable[[float], Sketch],
        setter: TextSetter,
        element: Element | None,
        width: float = 0.0,
        cells: Mapping[tuple[int, int], Element] | None = None,
        other: Element | None = None,
    ) -> None:
        super().__init__(element, other)
        self.cells = cells or {}
        self.table: Element | None = None
        self.make = make
        self.setter = setter
        self.own_width = width

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """The sketch's size."""
        self.sketch = self.make(self.own_width or width)
        self.width, self.height = self.sketch.width, self.sketch.height
        return self.width, self.height

    def paint(self, canvas: Any) -> None:
        """Vectors only."""
        self.painter = Painter(canvas, self.setter, self.sketch, apart=self.other is not None)
        self.painter.paint(bool(self.cells))

    def paint_other(self, canvas: Any) -> None:  # noqa: ARG002
        """The labels in the second language."""
        self.painter.paint_second()

    def after(self, canvas: Any) -> None:
        """The labels that are cells."""
        if self.table:
            canvas.enclose(self.table, self.width, self.height)
            Painter(canvas, self.setter, self.sketch).table(self.cells)


class Placed(_Drawing):
    """A picture as wide as its column, no larger than its pixels allow and no higher than `most`."""

    def __init__(
        self,
        picture: Picture,
        element: Element | None,
        most: float,
        resolution: float,
        other: Element | None = None,
    ) -> None:
        super().__init__(element, other)
        self.picture = picture
        self.most = most
        self.resolution = resolution

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """In proportion."""
        picture = self.picture
        scale = min(width / picture.width, self.most / picture.height, 72 / self.resolution)
        self.width, self.height = picture.width * scale, picture.height * scale
        return self.width, self.height

    def paint(self, canvas: Any) -> None:
        """The picture."""
        draw_image(canvas, self.picture, self.width, self.height)


class CodeRow(Flowable):  # type: ignore[misc]
    """Codes in columns, each with its words beside it; drawn in reading order in either direction.

    The quiet zone, white on white, stands out of the column, so that what is seen begins at its edge.
    """

    def __init__(self, cells: Sequence[tuple[Any, Any]], columns: int, gap: float, *, rtl: bool) -> None:
        super().__init__()
        self.cells = cells
        self.columns = columns
        self.gap = gap
        self.rtl = rtl
        self.spaceAfter = 8.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the highest."""
        self.width = width
        self.column = (width - self.gap * (self.columns - 1)) / self.columns
        heights = []
        for code, words in self.cells:
            own, high = code.wrap(self.column, height)
            heights += [high, words.wrap(self.column - own - 2 * _AIR, height)[1]]
        self.height = max(heights)
        return width, self.height

    def draw(self) -> None:
        """Code, words, code, words."""
        if self.canv.measuring:
            return
        for index, (code, words) in enumerate(self.cells):
            x = index * (self.column + self.gap)
            quiet = min(shape.x for shape in code.sketch.shapes if isinstance(shape, Cells))
            for part, start in ((code, x - quiet), (words, x + code.width - quiet + _AIR)):
                left = self.width - start - part.width if self.rtl else start
                part.drawOn(self.canv, left, (self.height - part.height) / 2)
