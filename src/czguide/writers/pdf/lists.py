"""The lists of the document itself: contents, sources, index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from czguide.document import model as m
from czguide.writers.pdf.flowables import Anchor, ContentsLine, Later, Mark, Marked
from czguide.writers.pdf.inlines import link_element
from czguide.writers.pdf.pair import contents_words
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element, list_of
from czguide.writers.pdf.text import TextSetter


class Lists:
    """Makes them of blocks. `pages` gives the page numbers that contents and index go by."""

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        width: float,
        report: Callable[[str, int], None],
        grid: Callable[..., Any],
        pages: Callable[[], Mapping[str, int]],
    ) -> None:
        self.document = document
        self.text = text
        self.look = text.look
        self.width = width
        self.report = report
        self.grid = grid
        self.pages = pages

    def sources(self, block: m.Sources, parent: Element) -> Iterator[Any]:
        """Numbered sources with hanging numbers."""
        element = list_of(parent, "Decimal")
        for entry in block.items:
            own = element.add("LI")
            mark = self.source_mark(f"[{entry.number}]", own.add("Lbl"))
            yield Anchor(entry.anchor, self.report)
            words = self.text.paragraph(entry.text, "source", own.add("LBody").add("BibEntry"))
            yield Marked(words, 32.0, mark, rtl=self.text.rtl)

    def source_mark(self, words: str, label: Element) -> Mark:
        """Draws a source's number."""

        def draw(canvas: Any, sides: Sides, middle: float) -> None:
            with canvas.tagged(label):
                self.text.line(
                    canvas, words, "source_number", sides.left(sides.width - 8), middle - 3.0, "end"
                )

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

        yield Later(self.pages, table)

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
        words = m.Inlines(tuple(found))
        return [
            self.text.paragraph(entry.name, "index", element.add("Lbl")),
            self.text.paragraph(words, "index", element.add("LBody"), align="right"),
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
            yield Later(self.pages, partial(self.contents_line, section, entry))

    def contents_line(self, section: m.Section, entry: Element, pages: Mapping[str, int]) -> ContentsLine:
        """A section's number, heading and page."""
        style = f"contents_{min(section.level, 2)}"
        label = contents_words(section)
        page = str(pages.get(section.anchor, 0))
        link = link_element(entry, f"#{section.anchor}", section.heading.plain(), self.text.places)
        return ContentsLine(
            self.text.paragraph(label, style, link),
            self.text.paragraph(m.Inlines((m.Str(page),)), style, link, align="right"),
            self.text.width(page, style),
            section.anchor,
            link,
            self.look.colour("rule"),
            14.0 * (section.level - 1),
            rtl=self.text.rtl,
        )
