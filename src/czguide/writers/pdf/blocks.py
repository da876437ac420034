"""Blocks to flowables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from reportlab.platypus import KeepTogether, Table

from czguide.document import model as m
from czguide.writers.pdf.figures.setter import FigureSetter
from czguide.writers.pdf.flowables import Anchor, ChapterHead, ContentsLine, Later, Marked
from czguide.writers.pdf.forms import form_lines
from czguide.writers.pdf.grid import grid
from czguide.writers.pdf.inlines import link_element
from czguide.writers.pdf.pair import contents_words, number_words, part_columns
from czguide.writers.pdf.structure import Element, head_cell, list_of
from czguide.writers.pdf.text import TextSetter
from czguide.writers.pdf.widths import FIGURE_PAD, figure_columns, figure_size, table_columns

_PAD = 7.0

_NUMBERING = {"bullet": "Disc", "check": "Square", "step": "Decimal", "field": "Disc"}
"""ListNumbering by a list's kind (ISO 32000-1 table 347)."""


class BlockSetter:
    """Makes flowables of blocks, and the structure element of each below that of its `parent`.

    `pages` are the page numbers that contents and index go by.
    """

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        width: float,
        height: float,
        report: Callable[[str, int], None],
    ) -> None:
        self.document = document
        self.text = text
        self.look = text.look
        self.width = width
        self.height = height
        self.pages: Mapping[str, int] = {}
        self.report = report
        self.grid = partial(grid, text.base_font)
        self.drawn = FigureSetter(text, width, height, self.grid)

    def blocks(self, blocks: tuple[m.Block, ...], parent: Element) -> Iterator[Any]:
        """Flowables of blocks in order."""
        for block in blocks:
            yield from self.block(block, parent)

    def block(self, block: m.Block, parent: Element) -> Iterator[Any]:
        """Flowables of one block. The cover is drawn by its page, not in the flow."""
        match block:
            case m.Section():
                yield from self.section(block, parent)
            case m.Paragraph():
                yield from self.paragraph(block, parent)
            case m.List():
                yield from self.list_block(block, parent)
            case m.KeyFigures():
                yield from self.figures(block, parent)
            case m.Table():
                yield from self.table(block, parent)
            case m.Figure() | m.Codes():
                yield from self.drawn.block(block, parent)
            case m.Callout():
                yield from self.callout(block, parent)
            case m.Contacts():
                yield from self.contacts(block, parent)
            case m.Definitions():
                yield from self.definitions(block, parent)
            case m.Form():
                yield from form_lines(block, parent, self.text)
            case m.Sources():
                yield from self.sources(block, parent)
            case m.Index():
                yield from self.index(block, parent)
            case m.Contents():
                yield from self.contents(block, parent)
            case m.Cover():
                return

    # Sections and paragraphs.

    def section(self, section: m.Section, parent: Element) -> Iterator[Any]:
        """Anchor and heading, kept with the first block, then the rest."""
        own = parent.add("Sect")
        element = own.add(f"H{min(section.level, 6)}")
        plain = section.heading.plain()
        number = f"{section.number} " if section.number else ""
        anchor = Anchor(section.anchor, self.report, number + plain, section.level - 1)
        if section.kind == "chapter":
            yield anchor
            yield self.chapter_head(section, element)
            yield from self.blocks(section.blocks, own)
            return
        style = f"heading_{min(section.level, 3)}"
        heading = self.text.paragraph(section.heading, style, element)
        heading.on_draw = lambda canvas, height: anchor.set(canvas, height + 20)
        rest = list(self.blocks(section.blocks, own))
        yield KeepTogether([heading, *rest[:1]])
        yield from rest[1:]

    def chapter_head(self, section: m.Section, element: Element) -> ChapterHead:
        """The opening of a chapter; number and title are one heading."""
        title, number = self.text.paragraph(section.heading, "heading_1", element), None
        if section.number:
            number = self.text.paragraph(
                m.Inlines((m.Str(f"{section.number} "),)), "chapter_number", element, align="center"
            )
        return ChapterHead(title, number, self.look.colour("accent"), self.look.colour("accent"))

    def paragraph(self, block: m.Paragraph, parent: Element) -> Iterator[Any]:
        """A paragraph in its role's style."""
        yield self.text.paragraph(block.text, block.role, parent.add("P"), title=block.title)

    # Lists.

    def list_block(self, block: m.List, parent: Element) -> Iterator[Any]:
        """Bullets, steps, a checklist, or names in columns. Only a step's number is text, so a label."""
        element = list_of(parent, _NUMBERING[block.kind])
        caption = element.add("Caption") if block.title else None
        if block.kind == "field":
            flowables: list[Any] = [self.field_grid(block, element)]
        else:
            indent = 24.0 if block.kind == "step" else 15.0
            flowables = []
            for number, item in enumerate(block.items, start=1):
                own = element.add("LI")
                mark = self.marker(block.kind, number, own)
                body = own.add("LBody")
                text = self.text.paragraph(item.text, "item", body, title=item.title)
                flowables.append(Marked(text, indent, mark))
        if block.title and caption:
            title = self.text.paragraph(block.title, "list_title", caption)
            yield KeepTogether([title, flowables[0]])
            yield from flowables[1:]
        else:
            yield from flowables

    def field_grid(self, block: m.List, element: Element) -> Table:
        """Short names in two columns, read across."""
        items: list[Any] = []
        for item in block.items:
            own = element.add("LI")
            text = self.text.paragraph(item.text, "item", own.add("LBody"), title=item.title, beside=True)
            items.append(Marked(text, 13.0, self.marker("bullet", 0, own)))
        columns = self.field_columns(block)
        rows = [items[index : index + columns] for index in range(0, len(items), columns)]
        table = self.grid(rows, [self.width / columns] * columns, (0, 1, 10, 1.5))
        table.spaceAfter = 4.0
        return table

    def field_columns(self, block: m.List) -> int:
        """As many columns, three at most, as keep each name on one line; two where none does."""
        widest = max(self.text.width(item.text.plain(), "item") for item in block.items)
        return 3 if widest + 24 <= self.width / 3 else 2

    def marker(self, kind: str, number: int, item: Element) -> Callable[[Any, float, float], None]:
        """Draws a bullet, a box to tick, or a step's number, centred on a line's middle."""
        accent = self.look.colour("accent")
        label = item.add("Lbl") if kind == "step" else None

        def draw(canvas: Any, indent: float, middle: float) -> None:
            if label:
                canvas.setFillColor(accent)
                canvas.circle(8, middle, 8, stroke=0, fill=1)
                with canvas.tagged(label):
                    self.text.line(canvas, str(number), "step_number", 8, middle - 3.1, "center")
            elif kind == "check":
                canvas.setStrokeColor(accent)
                canvas.setLineWidth(0.9)
                canvas.rect(0.5, middle - 4, 8, 8, stroke=1, fill=0)
            else:
                canvas.setFillColor(accent)
                canvas.circle(indent / 4, middle, 1.7, stroke=0, fill=1)

        return draw

    # Panels and tables.

    def figures(self, block: m.KeyFigures, parent: Element) -> Iterator[Any]:
        """Key figures in a tinted panel, three to a row: a list, whose items are heard one by one."""
        element = list_of(parent, "None")
        columns = figure_columns(self.text, block.items, self.width)
        width = self.width / columns
        cells = [self.figure(item, width - 2 * FIGURE_PAD, element) for item in block.items]
        rows = [cells[index : index + columns] for index in range(0, len(cells), columns)]
        panel = self.grid(
            rows,
            [width] * columns,
            (FIGURE_PAD, 9, FIGURE_PAD, 10),
            ("BACKGROUND", (0, 0), (-1, -1), self.look.colour("panel")),
            ("LINEABOVE", (0, 0), (-1, 0), 2, self.look.colour("accent")),
            ("INNERGRID", (0, 0), (-1, -1), 0.6, self.look.colour("paper")),
        )
        panel.spaceBefore, panel.spaceAfter = 2.0, 11.0
        yield panel

    def figure(self, item: m.KeyFigure, width: float, parent: Element) -> list[Any]:
        """The number as large as its column allows, the unit after it, the label below."""
        size = figure_size(self.text, item, width)
        own = parent.add("LI").add("LBody")
        number = self.text.paragraph(
            number_words(item), "figure_number", own.add("P"), size=size, unit=item.unit
        )
        found = [number, self.text.paragraph(item.label, "figure_label", own.add("P"))]
        if item.note:
            found.append(self.text.paragraph(item.note, "figure_note", own.add("P")))
        return found

    def table(self, block: m.Table, parent: Element) -> Iterator[Any]:
        """Caption and table on one page where they fit; the head row is repeated where not."""
        element = parent.add("Table")
        caption = self.text.paragraph(block.caption, "caption", element.add("Caption"))
        head_row = element.add("THead").add("TR")
        head = [
            self.text.paragraph(cell.text, "cell_head", head_cell(head_row, "Column"), repeats=True)
            for cell in block.head
        ]
        body = element.add("TBody")
        rows = [self.row(row, block.row_heads, body.add("TR")) for row in block.rows]
        widths = table_columns(block.weights, [head, *rows], self.width, 2 * _PAD)
        part_columns(rows, widths, 2 * _PAD)
        accent = self.look.colour("accent")
        table = self.grid(
            [head, *rows],
            widths,
            (_PAD, 4, _PAD, 5),
            ("BACKGROUND", (0, 0), (-1, 0), self.look.colour("accent_light")),
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, accent),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, self.look.colour("rule")),
            ("LINEBELOW", (0, -1), (-1, -1), 0.9, accent),
            heads=1,
        )
        kept = [caption, table]
        if block.note:
            kept.append(self.text.paragraph(block.note, "table_note", parent.add("P")))
        kept[-1].spaceAfter = 10.0
        height = sum(part.wrap(self.width, self.height)[1] + part.getSpaceBefore() for part in kept)
        if height <= self.height:
            yield KeepTogether(kept)
            return
        kept[0].keepWithNext = True  # it is longer than a page, and starts here
        yield from kept

    def row(self, cells: tuple[m.Cell, ...], headed: bool, element: Element) -> list[Any]:
        """A table's row; its first cell may be its head."""
        found = []
        for index, cell in enumerate(cells):
            head = headed and index == 0
            style, own = ("cell_head", head_cell(element, "Row")) if head else ("cell", element.add("TD"))
            found.append(self.text.paragraph(cell.text, style, own, beside=False))
        return found

    def callout(self, block: m.Callout, parent: Element) -> Iterator[Any]:
        """A tinted box with a bar at its side; it may break between items."""
        colour = {"tip": "green", "warning": "amber", "note": "blue"}[block.kind]
        element = parent.add("Aside")
        rows = [[self.text.paragraph(block.title, f"callout_{block.kind}", element.add("P"))]]
        rows += [
            [self.text.paragraph(item.text, "callout", element.add("P"), title=item.title)]
            for item in block.items
        ]
        box = self.grid(
            rows,
            [self.width],
            (13, 1.5, 12, 2.5),
            ("BACKGROUND", (0, 0), (-1, -1), self.look.colour(f"{colour}_light")),
            ("LINEBEFORE", (0, 0), (0, -1), 3, self.look.colour(colour), "butt"),
            ("TOPPADDING", (0, 0), (-1, 0), 8),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
            ("NOSPLIT", (0, 0), (-1, min(1, len(rows) - 1))),
        )
        box.spaceBefore, box.spaceAfter = 5.0, 11.0
        yield KeepTogether([box])

    def contacts(self, block: m.Contacts, parent: Element) -> Iterator[Any]:
        """Cards, two to a row."""
        gap = 12.0
        width = (self.width - gap) / 2
        element = list_of(parent, "None")
        caption = element.add("Caption") if block.title else None
        cells: list[Any] = [self.card(card, element) for card in block.items]
        flowables: list[Any] = []
        for index in range(0, len(cells), 2):
            pair = cells[index : index + 2]
            columns = (0, 2)[: len(pair)]
            panels = [("BACKGROUND", (c, 0), (c, 0), self.look.colour("panel")) for c in columns]
            rules = [("LINEABOVE", (c, 0), (c, 0), 2, self.look.colour("accent")) for c in columns]
            row = [pair[0], [], *pair[1:]]
            card = self.grid([row], [width, gap, width], (11, 8, 10, 9), *panels, *rules)
            card.spaceAfter = 9.0
            flowables.append(card)
        if block.title and caption:
            title = self.text.paragraph(block.title, "list_title", caption)
            yield KeepTogether([title, flowables[0]])
            flowables = flowables[1:]
        yield from flowables

    def card(self, card: m.ContactCard, parent: Element) -> list[Any]:
        """Name, lines, note."""
        own = parent.add("LI").add("LBody")
        found = [self.text.paragraph(card.name, "card_name", own.add("P"))]
        found += [
            self.text.paragraph(line.text, "card", own.add("P"), title=line.label) for line in card.lines
        ]
        if card.note:
            found.append(self.text.paragraph(card.note, "card_note", own.add("P")))
        return found

    def definitions(self, block: m.Definitions, parent: Element) -> Iterator[Any]:
        """Terms at the left, descriptions at the right."""
        element = list_of(parent, "None")
        rows = []
        for term, description in block.items:
            own = element.add("LI")
            cells = ((term, "cell_head", own.add("Lbl")), (description, "cell", own.add("LBody")))
            rows.append([self.text.paragraph(*cell) for cell in cells])
        yield self.grid(
            rows,
            [self.width * 0.3, self.width * 0.7],
            (_PAD, 7, _PAD, 8),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, self.look.colour("rule")),
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, self.look.colour("accent")),
        )

    # Lists of the document itself.

    def sources(self, block: m.Sources, parent: Element) -> Iterator[Any]:
        """Numbered sources with hanging numbers."""
        element = list_of(parent, "Decimal")
        for entry in block.items:
            own = element.add("LI")
            mark = self.source_mark(f"[{entry.number}]", own.add("Lbl"))
            yield Anchor(entry.anchor, self.report)
            yield Marked(self.text.paragraph(entry.text, "source", own.add("LBody")), 32.0, mark)

    def source_mark(self, words: str, label: Element) -> Callable[[Any, float, float], None]:
        """Draws a source's number."""

        def draw(canvas: Any, indent: float, middle: float) -> None:
            with canvas.tagged(label):
                self.text.line(canvas, words, "source_number", indent - 8, middle - 3.0, "right")

        return draw

    def index(self, block: m.Index, parent: Element) -> Iterator[Any]:
        """Names with the pages of the sections that speak of them."""
        element = list_of(parent.add("Index"), "None")

        def table(pages: Mapping[str, int]) -> Any:
            element.kids.clear()
            rows = [self.index_row(entry, element.add("LI"), pages) for entry in block.items]
            widths = [self.width * 0.72, self.width * 0.28]
            rule = ("LINEBELOW", (0, 0), (-1, -1), 0.4, self.look.colour("rule"))
            return self.grid(rows, widths, (0, 2.5, 0, 3), rule)

        yield Later(lambda: self.pages, table)

    def index_row(self, entry: m.IndexEntry, element: Element, pages: Mapping[str, int]) -> list[Any]:
        """A name and its pages, each a link."""
        found: list[m.Inline] = []
        for anchor, _ in entry.places:
            page = pages.get(anchor)
            if page is None:
                continue
            if found:
                found.append(m.Str(", "))
            found.append(m.Link((m.Str(str(page)),), f"#{anchor}"))
        return [
            self.text.paragraph(entry.name, "index", element.add("Lbl")),
            self.text.paragraph(m.Inlines(tuple(found)), "index", element.add("LBody"), align="right"),
        ]

    def contents(self, block: m.Contents, parent: Element) -> Iterator[Any]:
        """A line per section down to the depth asked for."""
        yield Anchor("contents", self.report)
        levels = [parent.add("TOC")]
        yield self.text.paragraph(block.title, "contents_title", levels[0].add("Caption"))
        for section in m.sections(self.document.blocks):
            if section.level > block.depth:
                continue
            del levels[section.level :]
            while len(levels) < section.level:
                levels.append(levels[-1].add("TOC"))
            entry = levels[-1].add("TOCI").add("Reference")
            yield Later(lambda: self.pages, partial(self.contents_line, section, entry))

    def contents_line(self, section: m.Section, entry: Element, pages: Mapping[str, int]) -> ContentsLine:
        """A section's number, heading and page."""
        style = f"contents_{min(section.level, 2)}"
        page = str(pages.get(section.anchor, 0))
        link = link_element(entry, f"#{section.anchor}", section.heading.plain(), self.text.places)
        return ContentsLine(
            self.text.paragraph(contents_words(section), style, link),
            self.text.paragraph(m.Inlines((m.Str(page),)), style, link, align="right"),
            self.text.width(page, style),
            section.anchor,
            link,
            self.look.colour("rule"),
            14.0 * (section.level - 1),
        )
