"""Figures to flowables, and the structure elements of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.platypus import KeepTogether

from czguide.document import model as m
from czguide.document.drawings import Code, Picture
from czguide.writers.figures.shapes import Sketch
from czguide.writers.figures.sketch import sketch
from czguide.writers.pdf.figures.flowables import CodeRow, Drawn, Placed
from czguide.writers.pdf.figures.painter import TextRuler
from czguide.writers.pdf.structure import Element, head_cell, note_of
from czguide.writers.pdf.text import TextSetter

_CODE = 74.0
"""A code's width in points, quiet zone included: 26 mm, read from an arm's length."""

_MOST = 0.55
"""A picture's share of the page's height, at most."""

_RESOLUTION = 150.0
"""Pixels to the inch that a picture is never stretched below."""

Grid = Callable[..., Any]


class FigureSetter:
    """Makes the flowables of figures. `grid` is the block setter's."""

    def __init__(self, text: TextSetter, width: float, height: float, grid: Grid) -> None:
        self.text = text
        self.width = width
        self.height = height
        self.grid = grid
        self.ruler = TextRuler(text)

    def block(self, block: m.Figure | m.Codes, parent: Element) -> Iterator[Any]:
        """A figure, or codes side by side."""
        if isinstance(block, m.Codes):
            return self.codes(block, parent)
        return self.figure(block, parent)

    def figure(self, block: m.Figure, parent: Element) -> Iterator[Any]:
        """Caption, drawing and note on one page. A chart's words are the table of its values."""
        if isinstance(block.content, Code):
            yield from self.codes(m.Codes((block,)), parent)
            return
        own = parent.add("Div")
        kept: list[Any] = []
        if block.caption:
            kept.append(self.text.paragraph(block.caption, "caption", own.add("Caption")))
        drawing = self.drawing(block, own, self.width)
        if block.data and isinstance(drawing, Drawn):
            drawing.table = own.add("Table")
            drawing.cells = cells_of(block.data, drawing.table)
        drawing.spaceBefore, drawing.spaceAfter = 4.0, 5.0
        kept.append(drawing)
        if block.note:
            kept.append(self.text.paragraph(block.note, "table_note", note_of(own)))
        kept[-1].spaceAfter = 10.0
        yield KeepTogether(kept)

    def drawing(self, block: m.Figure, parent: Element, width: float) -> Any:
        """The drawing with its element, of two languages one for each; decoration has none."""
        elements: list[Element | None] = []
        for words in block.alt.each if block.alt else ():
            own = parent.add("Figure", lang=words.lang)
            own.says = words.plain()
            elements.append(own)
        element, other = (*elements, None, None)[:2]
        content = block.content
        if isinstance(content, Picture):
            return Placed(content, element, self.height * _MOST, _RESOLUTION, other)
        across = _CODE if isinstance(content, Code) else width

        def make(width: float) -> Sketch:
            return sketch(content, width, self.ruler, rtl=self.text.rtl)

        return Drawn(make, self.text, element, across, other=other)

    def codes(self, block: m.Codes, parent: Element) -> Iterator[Any]:
        """Codes two to a row where what each opens is no longer than the code is high; else one."""
        own = parent.add("Div")
        kept: list[Any] = []
        if block.title:
            kept.append(self.text.paragraph(block.title, "list_title", own.add("Caption")))
        cells = [self.code(item, own) for item in block.items]
        rows = self.rows(cells, min(2, len(cells)))
        if max(row.wrap(self.width, self.height)[1] for row in rows) > _CODE:
            rows = self.rows(cells, 1)
        kept += rows
        first = 2 if block.title else 1
        yield KeepTogether(kept[:first])
        yield from kept[first:]

    def rows(self, cells: list[tuple[Any, Any]], columns: int) -> list[CodeRow]:
        """Codes in so many columns."""
        return [
            CodeRow(cells[start : start + columns], columns, 14.0, rtl=self.text.rtl)
            for start in range(0, len(cells), columns)
        ]

    def code(self, item: m.Figure, parent: Element) -> tuple[Any, Any]:
        """The code, and its caption."""
        drawing = self.drawing(item, parent, _CODE)
        words = item.caption or m.Inlines(())
        return drawing, self.text.paragraph(words, "code", parent.add("P"))


def cells_of(table: m.Table, element: Element) -> dict[tuple[int, int], Element]:
    """The elements of a table that is drawn as a chart, by row and column; row 0 has the heads."""
    row = element.add("THead").add("TR")
    found = {(0, column): head_cell(row, "Column") for column in range(len(table.head))}
    body = element.add("TBody")
    for number, cells in enumerate(table.rows, start=1):
        row = body.add("TR")
        for column in range(len(cells)):
            found[number, column] = row.add("TD") if column else head_cell(row, "Row")
    return found
