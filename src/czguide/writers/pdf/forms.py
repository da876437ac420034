"""Lines to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable

from czguide.document.model import Form
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element, list_of
from czguide.writers.pdf.text import TextSetter

ROOM = 17.0
"""Points that handwriting needs over its line."""
_LEAST = 0.45
"""The share of the width that is free to write on; a longer label stands above its line."""


class Numbered(Flowable):  # type: ignore[misc]
    """A number to call, what it is for at its side, a hairline below. `rtl`: mirrored."""

    def __init__(
        self, number: Any, label: Any, colour: Any, column: float = 62.0, *, rtl: bool = False
    ) -> None:
        super().__init__()
        self.rtl = rtl
        self.number = number
        self.label = label
        self.colour = colour
        self.column = column

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The higher of the two."""
        self.width = width
        _, self.number_height = self.number.wrapOn(self.canv, width, height)
        self.start = max(self.column, self.number.reach(self.rtl) + 8)
        _, self.label_height = self.label.wrapOn(self.canv, width - self.start, height)
        self.height = max(self.number_height, self.label_height) + 7
        return width, self.height

    def draw(self) -> None:
        """Both on their common middle."""
        canvas = self.canv
        middle = 7 + (self.height - 7) / 2
        self.number.drawOn(canvas, 0, middle - self.number_height / 2)
        room = self.width - self.start
        left = Sides(self.width, self.rtl).left(self.start, room)
        self.label.drawOn(canvas, left, middle - self.label_height / 2)
        canvas.saveState()
        canvas.setStrokeColor(self.colour)
        canvas.setLineWidth(0.5)
        canvas.line(0, 2, self.width, 2)
        canvas.restoreState()


class Ruled(Flowable):  # type: ignore[misc]
    """Something with a hairline below."""

    def __init__(self, content: Any, colour: Any) -> None:
        super().__init__()
        self.content = content
        self.colour = colour

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The content, and room for the line."""
        self.width = width
        _, tall = self.content.wrapOn(self.canv, width, height)
        self.height = tall + 7
        return width, self.height

    def draw(self) -> None:
        """The content over the line."""
        canvas = self.canv
        self.content.drawOn(canvas, 0, 7)
        canvas.saveState()
        canvas.setStrokeColor(self.colour)
        canvas.setLineWidth(0.5)
        canvas.line(0, 2, self.width, 2)
        canvas.restoreState()


class FormLine(Flowable):  # type: ignore[misc]
    """A label, and a rule from its end to the edge; below the label where it is long. `rtl`: mirrored;
    `room`: points over a line."""

    def __init__(
        self, label: Any, colour: Any, *, rows: int = 1, rtl: bool = False, room: float = ROOM
    ) -> None:
        super().__init__()
        self.label = label
        self.colour = colour
        self.rows = rows
        self.rtl = rtl
        self.room = room

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The label's lines, or a line of handwriting if that is more."""
        self.width = width
        _, self.label_height = self.label.wrapOn(self.canv, width, height)
        self.taken = self.label.reach(self.rtl)
        self.beside = self.taken <= width * (1 - _LEAST) and self.label_height <= self.room + 4
        own = max(self.label_height, self.room) if self.beside else self.label_height + self.room
        self.height = own + (self.rows - 1) * self.room + 3
        return width, self.height

    def draw(self) -> None:
        """The label, then as many rules as there are rows."""
        if self.canv.measuring:
            return
        canvas = self.canv
        first = 3 + (self.rows - 1) * self.room
        free = self.height - first - self.label_height if self.beside else self.room
        self.label.drawOn(canvas, 0, first + (max(free, 0) if not self.beside else 0))
        canvas.saveState()
        canvas.setStrokeColor(self.colour)
        canvas.setLineWidth(0.6)
        for row in range(self.rows):
            y = 3 + (self.rows - 1 - row) * self.room
            taken = self.taken + 6 if self.beside and row == 0 else 0
            start, end = (0.0, self.width - taken) if self.rtl else (taken, self.width)
            canvas.line(start, y, end, y)
        canvas.restoreState()


def form_lines(form: Form, parent: Element, text: TextSetter) -> Iterator[FormLine]:
    """A form's lines in the flow, as a list."""
    element = list_of(parent, "None")
    for label in form.items:
        words = text.paragraph(label, "item", element.add("LI").add("LBody"), beside=True)
        yield FormLine(words, text.look.colour("rule"), rtl=text.rtl)
