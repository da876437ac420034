"""The lists of the document itself: contents, sources, index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from czguide.document import model as m
from czguide.typeset import runs_from_right
from czguide.writers.pdf.columns import Columns
from czguide.writers.pdf.flowables import Anchor, ContentsLine, Later, Mark, Marked
from czguide.writers.pdf.inlines import link_element
from czguide.writers.pdf.pair import contents_words
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element, list_of
from czguide.writers.pdf.text import TextSetter

CONTENTS = "contents"
"""The anchor of the contents."""

_COLUMNS = 2
_HANG = 10.0
"""Points by which the second line of an entry is indented."""


class Lists:
    """Makes them of blocks. `room`: a page's width and height; `pages` gives the page numbers that contents
    and index go by."""

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        room: tuple[float, float],
        report: Callable[[str, int], None],
        grid: Callable[..., Any],
        pages: Callable[[], Mapping[str, int]],
    ) -> None:
        self.document = document
        self.text = text
        self.look = text.look
        self.width, self.height = room
        theme = text.look.theme
        self.columns = partial(Columns, count=_COLUMNS, gutter=theme.gutter, grid=theme.grid, rtl=text.rtl)
        self.report = report
        self.grid = grid
        self.pages = pages

    def sources(self, block: m.Sources, parent: Element) -> Iterator[Any]:
        """Numbered sources with hanging numbers; each begins at the side its words begin at."""
        element = list_of(parent, "Decimal")
        for entry in block.items:
            own = element.add("LI")
            mark = self.source_mark(f"[{entry.number}]", own.add("Lbl"))
            yield Anchor(entry.anchor, self.report)
            align = "" if runs_from_right(entry.text.plain(), self.text.rtl) == self.text.rtl else "right"
            words = self.text.paragraph(entry.text, "source", own.add("LBody").add("BibEntry"), align=align)
            yield Marked(words, 32.0, mark, rtl=self.text.rtl, kind="source")

    def source_mark(self, words: str, label: Element) -> Mark:
        """Draws a source's number."""
        if self.text.rtl:
            # Its brackets are shown in another order than they are read in.
            label = Element("Span", label, reads=words)

        def draw(canvas: Any, sides: Sides, middle: float) -> None:
            with canvas.tagged(label):
                self.text.line(
                    canvas, words, "source_number", sides.left(sides.width - 8), middle - 3.0, "end"
                )

        return draw

    def index(self, block: m.Index, parent: Element) -> Iterator[Any]:
        """Names with the pages of the sections that speak of them, in columns."""
        element = list_of(parent.add("Index"), "None")
        width = self.width if self.document.second else self.column
        rows = [
            Later(self.pages, partial(self.index_row, entry, element.add("LI"), width))
            for entry in block.items
        ]
        if width == self.column and rows:
            yield self.columns(rows)
        else:
            yield from rows

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.width - (_COLUMNS - 1) * self.look.theme.gutter) / _COLUMNS

    def index_row(self, entry: m.IndexEntry, element: Element, width: float, pages: Mapping[str, int]) -> Any:
        """A name and its pages, each a link."""
        element.kids.clear()
        found: list[m.Inline] = []
        for anchor, _ in entry.places:
            page = pages.get(anchor)
            if page is None:
                continue
            if found:
                found.append(m.Str(", "))
            found.append(m.Link((m.Str(str(page)),), f"#{anchor}"))
        words = m.Inlines(tuple(found))
        row = [
            self.text.paragraph(entry.name, "index", element.add("Lbl")),
            self.text.paragraph(words, "index", element.add("LBody"), align="right"),
        ]
        rule = ("LINEBELOW", (0, 0), (-1, -1), 0.4, self.look.colour("rule"))
        return self.grid([row], [width * 0.72, width * 0.28], (0, 2.5, 0, 3), rule)

    def contents(self, block: m.Contents, parent: Element, close: bool = False) -> Iterator[Any]:
        """A line per section down to the depth asked for; in columns where one would not fit on a page.
        `close`: without space between chapters."""
        yield Anchor(CONTENTS, self.report)
        levels = [parent.add("TOC")]
        yield self.text.paragraph(block.title, "contents_title", levels[0].add("Caption"))
        sections = [section for section in m.sections(self.document.blocks) if section.level <= block.depth]
        lines: list[Later] = []
        deep = any(section.level > 1 for section in sections)
        around = zip([None, *sections], sections, [*sections[1:], None], strict=False)
        for before, section, following in around:
            del levels[section.level :]
            while len(levels) < section.level:
                levels.append(levels[-1].add("TOC"))
            entry = levels[-1].add("TOCI").add("Reference")
            parent_too = following is not None and following.level > section.level
            # What has no entries below it stands in a group at the end.
            joined = deep and before is not None and before.level == section.level == 1 and not parent_too
            joined = joined or (close and before is not None)
            line = Later(self.pages, partial(self.contents_line, section, entry, joined))
            # A chapter's entries stand in one column.
            line.kind = "entry" if following and following.level > 1 else "contents"
            lines.append(line)
        styles = [self.look.style(f"contents_{min(section.level, 2)}") for section in sections]
        taken = self.look.style("contents_title").leading + sum(own.before + own.leading for own in styles)
        if taken > self.height and not self.document.second:
            yield self.columns(lines)
        else:
            yield from lines

    def contents_line(
        self, section: m.Section, entry: Element, joined: bool, pages: Mapping[str, int]
    ) -> ContentsLine:
        """A section's number, heading and page; `joined` to the entry above it."""
        style = f"contents_{min(section.level, 2)}"
        label = contents_words(section)
        page = str(pages.get(section.anchor, 0))
        link = link_element(entry, f"#{section.anchor}", section.heading.plain(), self.text.places)
        line = ContentsLine(
            self.text.paragraph(label, style, link, hang=_HANG),
            self.text.paragraph(m.Inlines((m.Str(page),)), style, link, align="right"),
            self.text.width(page, style),
            section.anchor,
            link,
            self.look.colour("rule"),
            14.0 * (section.level - 1),
            rtl=self.text.rtl,
        )
        if joined:
            line.spaceBefore = 0.0
        return line
