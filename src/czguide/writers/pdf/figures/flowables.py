"""A drawing as a flowable: content of its Figure, or an artifact where it is decoration."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from czguide.document.drawings import Picture
from czguide.writers.figures.shapes import Sketch
from czguide.writers.pdf.figures.painter import Painter
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.text import TextSetter


class _Drawing(Flowable):  # type: ignore[misc]
    """Draws inside its element, and tells it where (ISO 14289-1 7.3, ISO 32000-1 14.8.5.4.3)."""

    def __init__(self, element: Element | None) -> None:
        super().__init__()
        self.element = element

    def draw(self) -> None:
        """The drawing; without an element it is an artifact."""
        canvas = self.canv
        if canvas.measuring:
            return
        if self.element is None:
            with canvas.artifact("Layout"):
                self.paint(canvas)
            return
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        box = f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
        self.element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        with canvas.tagged(self.element):
            self.paint(canvas)

    def paint(self, canvas: Any) -> None:
        """The drawing itself."""
        raise NotImplementedError


class Drawn(_Drawing):
    """A sketch as wide as its column, or as `width`."""

    def __init__(
        self, make: Callable[[float], Sketch], setter: TextSetter, element: Element | None, width: float = 0.0
    ) -> None:
        super().__init__(element)
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
        Painter(canvas, self.setter, self.sketch).paint()


class Placed(_Drawing):
    """A picture as wide as its column, no larger than its pixels allow and no higher than `most`."""

    def __init__(self, picture: Picture, element: Element | None, most: float, resolution: float) -> None:
        super().__init__(element)
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
        image = ImageReader(io.BytesIO(self.picture.data))
        canvas.drawImage(image, 0, 0, self.width, self.height, mask="auto")
