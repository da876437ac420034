"""Blocks to flowables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from copy import copy
from functools import partial
from itertools import groupby
from typing import Any

from reportlab.platypus import Table

from czguide.document import model as m
from czguide.theme.model import PAGE_SIZES
from czguide.writers.pdf.columns import Columns
from czguide.writers.pdf.figures.setter import FigureSetter
from czguide.writers.pdf.flowables import Anchor, Later, Mark, Marked
from czguide.writers.pdf.forms import form_lines
from czguide.writers.pdf.grid import boxed, grid
from czguide.writers.pdf.gridframe import kind_of
from czguide.writers.pdf.lists import CONTENTS, Lists
from czguide.writers.pdf.opener import ChapterHead
from czguide.writers.pdf.pair import align_pairs, part_columns
from czguide.writers.pdf.panels import Panels
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element, head_cell, list_of, note_of
from czguide.writers.pdf.text import TextSetter
from czguide.writers.pdf.widths import table_columns

_PAD = 7.0
_MARK, _AFTER = 13.0, 10.0
"""Points of a name's bullet, and of the space after a name."""
_COLUMN_LINES = 4
"""Shorter text is easier to read across the page than in columns."""

_SHORT = 3
"""Lines of a list's items that need no space between them."""

_NUMBERING = {"bullet": "Disc", "check": "Square", "step": "Decimal", "field": "Disc"}
"""ListNumbering by a list's kind (ISO 32000-1 table 347)."""


class BlockSetter:
    """Makes flowables of blocks, and the structure element of each below that of its `parent`.

    `pages` are the page numbers that contents and index go by, `closed` the anchors of what is set closely.
    """

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        width: float,
        height: float,
        report: Callable[[str, int], None],
        closed: Collection[str] = (),
    ) -> None:
        self.document = document
        self.text = text
        self.look = text.look
        self.width = width
        self.height = height
        self.pages: Mapping[str, int] = {}
        self.narrow = False
        """Whether it sets in a column."""
        self.page_width = PAGE_SIZES[document.page_size][0]
        self.closed = closed
        self.close = False
        """Whether its blocks stand closer than the theme has them, to save a last page."""
        self.report = report
        self.step = text.look.theme.grid
        self.grid = partial(grid, text.base_font, self.step, text.rtl)
        self.panels = Panels(text, width, self.grid)
        self.lists = Lists(document, text, (width, height), report, self.grid, lambda: self.pages)
        self.drawn = FigureSetter(text, width, height, self.grid)

    def blocks(self, blocks: tuple[m.Block, ...], parent: Element) -> Iterator[Any]:
        """Flowables of blocks in order; running text with its headings and lists stands in columns."""
        for running, group in groupby(blocks, _runs):
            blocks = tuple(group)
            if running and not all(map(_names, blocks)):
                yield from self.running(blocks, parent)
                continue
            for block in blocks:
                yield from self.block(block, parent)

    def running(self, blocks: tuple[m.Block, ...], parent: Element) -> Iterator[Any]:
        """Running text: in the theme's columns, where there is enough of it."""
        theme = self.look.theme
        setter = self
        if theme.columns > 1 and not self.narrow:
            setter = copy(self)
            setter.width = (self.width - (theme.columns - 1) * theme.gutter) / theme.columns
            setter.narrow = True
        found: list[Any] = []
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            found += setter.block(block, parent)
            joined = isinstance(block, m.List) and isinstance(following, m.List) and not following.title
            if joined and not self.close:
                # Lest two lists read as one.
                found[-1].spaceAfter = self.step
        plain = all(isinstance(block, m.Paragraph) for block in blocks)
        lines = sum(round(text.wrap(setter.width, 0)[1] / self.step) for text in found) if plain else 99
        if setter is self or lines < _COLUMN_LINES * theme.columns:
            yield from found
        else:
            yield Columns(found, theme.columns, theme.gutter, self.step, self.text.rtl)

    def block(self, block: m.Block, parent: Element) -> Iterator[Any]:
        """Flowables of one block. The cover is drawn by its page, not in the flow."""
        if isinstance(block, m.Section):
            yield from self.section(block, parent)
            return
        found = list(self.leaf(block, parent))
        if self.close:
            self.bring_closer(found)
        yield from found

    def bring_closer(self, flowables: list[Any]) -> None:
        """Halve a block's spaces of a line and more; a list of short items stands line under line."""
        items = [flowable for flowable in flowables if isinstance(flowable, Marked)]
        for item in items:
            item.canv = None
            item.wrap(self.width, 0)
        if all(item.line_count <= _SHORT for item in items):
            for item in items[:-1]:
                item.spaceAfter = 0.0
        for flowable in flowables:
            for name in ("spaceBefore", "spaceAfter", "before", "after"):
                if kind_of(flowable) != "lead" and getattr(flowable, name, 0.0) >= self.step:
                    setattr(flowable, name, self.step / 2)

    def leaf(self, block: m.Block, parent: Element) -> Iterator[Any]:
        """Flowables of a block that holds no others."""
        match block:
            case m.Paragraph():
                yield from self.paragraph(block, parent)
            case m.List():
                yield from self.list_block(block, parent)
            case m.KeyFigures():
                yield self.panels.figures(block, parent)
            case m.Table():
                yield from self.table(block, parent)
            case m.Figure() | m.Codes():
                yield from self.drawn.block(block, parent)
            case m.Callout():
                yield self.panels.callout(block, parent)
            case m.Contacts():
                yield from self.panels.contacts(block, parent)
            case m.Definitions():
                yield from self.definitions(block, parent)
            case m.Form():
                yield from form_lines(block, parent, self.text)
            case m.Sources():
                yield from self.lists.sources(block, parent)
            case m.Index():
                yield from self.lists.index(block, parent)
            case m.Contents():
                self.close = CONTENTS in self.closed
                yield from self.lists.contents(block, parent, self.close)
            case m.Cover():
                return

    # Sections and paragraphs.

    def section(self, section: m.Section, parent: Element) -> Iterator[Any]:
        """Anchor and heading, kept with the first block, then the rest."""
        own = parent.add("Part" if section.kind == "chapter" else "Sect")
        element = own.add(f"H{min(section.level, 6)}")
        plain = section.heading.plain()
        number = f"{section.number} " if section.number else ""
        anchor = Anchor(section.anchor, self.report, number + plain, section.level - 1)
        if section.kind == "chapter":
            # So are sections that follow without a head, on the chapter's last page.
            self.close = section.anchor in self.closed
            yield anchor
            yield self.chapter_head(section, element)
            yield from self.blocks(section.blocks, own)
            return
        style = f"heading_{min(section.level, 3)}"
        heading = self.text.paragraph(section.heading, style, element)
        names = plain if section.level == 1 else ""
        top = PAGE_SIZES[self.document.page_size][1] - self.look.theme.margins.top
        heading.on_draw = partial(_announce, anchor, names, top)
        inner = list(self.blocks(section.blocks, own))
        if section.level == 1:
            if self.close:
                self.bring_closer([heading])
            heading.needs = self._short(heading, inner)
        yield heading
        yield from inner

    def _short(self, heading: Any, blocks: list[Any]) -> float:
        """The height of a section that stays on one page, 0 where it is longer than half of one."""
        if any(isinstance(block, Later) for block in blocks):
            return 0.0
        total = after = 0.0
        for block in (heading, *blocks):
            block.canv = None
            _, height = block.wrap(self.width, 1e6)
            total += max(after, block.getSpaceBefore()) * bool(total) + float(getattr(block, "_H", height))
            after = float(block.getSpaceAfter())
        return total if total < self.height / 2 else 0.0

    def chapter_head(self, section: m.Section, element: Element) -> ChapterHead:
        """The opening of a chapter; number and title are one heading."""
        number = None
        if section.number:
            words = m.Inlines((m.Str(f"{section.number} "),))
            number = self.text.paragraph(words, "opener_number", element)
        title = self.text.paragraph(section.heading, "opener_title", element)
        icon = self.look.theme.icon(section.icon)
        head = ChapterHead(title, number, icon, self.look, self.text.rtl, self.page_width)
        head.says = f"{section.number}  {section.heading.plain()}".strip()
        head.anchor = section.anchor
        head.close = self.close
        return head

    def paragraph(self, block: m.Paragraph, parent: Element) -> Iterator[Any]:
        """A paragraph in its role's style."""
        justified = self.document.lang.partition("-")[0] in self.look.theme.justified
        align = "left" if self.narrow and not justified else ""
        yield self.text.paragraph(block.text, block.role, parent.add("P"), title=block.title, align=align)

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
                mark = self.marker(block.kind, number, own, last=number == len(block.items))
                body = own.add("LBody")
                text = self.text.paragraph(item.text, "item", body, title=item.title)
                flowables.append(Marked(text, indent, mark, rtl=self.text.rtl))
            if len(flowables) > 1:
                flowables[0].partner, flowables[-2].partner = flowables[1], flowables[-1]
        if block.title and caption:
            yield self.text.paragraph(block.title, "list_title", caption)
        yield from flowables

    def field_grid(self, block: m.List, element: Element) -> Table:
        """Short names in two columns, read across."""
        items: list[Any] = []
        for item in block.items:
            own = element.add("LI")
            text = self.text.paragraph(item.text, "item", own.add("LBody"), title=item.title, beside=True)
            items.append(Marked(text, _MARK, self.marker("bullet", 0, own), rtl=self.text.rtl))
        columns = self.field_columns(block)
        align_pairs([item.content for item in items], self.width / columns - _MARK - _AFTER)
        rows = [items[index : index + columns] for index in range(0, len(items), columns)]
        leading = self.look.style("item").leading
        space = (self.step - leading) / 2 if leading < self.step else 0.0
        table = self.grid(rows, [self.width / columns] * columns, (0, space, _AFTER, space))
        table.kind = "list"
        table.after = self.step / 2
        return table

    def field_columns(self, block: m.List) -> int:
        """As many columns as keep each name on one line; on a whole line two at least, four at most."""
        widest = max(self.text.width(item.text.plain(), "item") for item in block.items)
        least, most = (1, 2) if self.narrow else (2, 4)
        return max(least, min(most, int(self.width / (widest + 24))))

    def marker(self, kind: str, number: int, item: Element, last: bool = True) -> Mark:
        """Draws a bullet, a box to tick, or a step's number, centred on a line's middle; a thread leads
        from step to step."""
        accent = self.look.colour("accent")
        after = self.look.style("item").after
        label = item.add("Lbl") if kind == "step" else None

        def draw(canvas: Any, sides: Sides, middle: float) -> None:
            if label:
                centre = sides.left(8)
                if not last:
                    canvas.setStrokeColor(self.look.colour("rule"))
                    canvas.setLineWidth(1.2)
                    canvas.line(centre, middle - 9.5, centre, -after + 1.5)
                canvas.setFillColor(accent)
                canvas.circle(centre, middle, 8, stroke=0, fill=1)
                with canvas.tagged(label):
                    self.text.line(canvas, str(number), "step_number", centre, middle - 3.1, "center")
            elif kind == "check":
                canvas.setStrokeColor(accent)
                canvas.setLineWidth(1.1)
                canvas.roundRect(sides.left(0.6, 8.8), middle - 4.4, 8.8, 8.8, 1.8, stroke=1, fill=0)
            else:
                canvas.setFillColor(accent)
                canvas.circle(sides.left(sides.width / 4), middle, 1.7, stroke=0, fill=1)

        return draw

    # Panels and tables.

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
            (_PAD, 2.5, _PAD, 3.5) if self.close else (_PAD, 4, _PAD, 5),
            ("BACKGROUND", (0, 0), (-1, 0), self.look.colour("accent_light")),
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, accent),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, self.look.colour("rule")),
            ("LINEBELOW", (0, -1), (-1, -1), 0.9, accent),
            heads=1,
        )
        boxed(table, caption, element)
        yield caption
        table.before = 0.0
        if block.note:
            note = self.text.paragraph(block.note, "table_note", note_of(parent))
            note.spaceAfter = self.step / 2
            table.following = note
            yield table
            yield note
            return
        table.after = self.step / 2
        yield table

    def row(self, cells: tuple[m.Cell, ...], headed: bool, element: Element) -> list[Any]:
        """A table's row; its first cell may be its head."""
        found = []
        for index, cell in enumerate(cells):
            head = headed and index == 0
            style, own = ("cell_head", head_cell(element, "Row")) if head else ("cell", element.add("TD"))
            found.append(self.text.paragraph(cell.text, style, own, beside=False))
        return found

    def definitions(self, block: m.Definitions, parent: Element) -> Iterator[Any]:
        """Terms at the start of the line, descriptions beside them."""
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


def _runs(block: m.Block, within: bool = False) -> bool:
    """Whether a block is running text, which may stand in columns: paragraphs, lists, sections of these.
    `within` such a section also its lead is."""
    match block:
        case m.Paragraph():
            return within or block.role == "body"
        case m.List():
            return True
        case m.Section():
            return block.kind == "section" and all(_runs(inner, within=True) for inner in block.blocks)
        case _:
            return False


def _names(block: m.Block) -> bool:
    """Whether a block is only short names, which stand in columns of their own across the page."""
    if isinstance(block, m.Section):
        return all(map(_names, block.blocks))
    return isinstance(block, m.List) and block.kind == "field"


def _announce(anchor: Anchor, chapter: str, top: float, canvas: Any, height: float) -> None:
    """A heading is drawn: its anchor stands a little above, and a chapter's name heads the pages from the
    first that begins in it. `top`: of the pages' text."""
    anchor.set(canvas, height + 20)
    if chapter:
        canvas.headed(chapter, first=canvas.absolutePosition(0, height)[1] > top - 1)
