"""Faults planted in the writer or in the texts: the page checks find each on the pages that were laid out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from reportlab.platypus import PageBreak
from tests.checks.test_pages import panel, paragraph, section, words
from tests.sample_document import pixels, sample_document

from czguide.checks.pages import check_pages
from czguide.diagnostics import Problems
from czguide.document import model as m
from czguide.document.drawings import (
    Chart,
    ChartRow,
    Code,
    Flow,
    FlowStage,
    FlowStep,
    Picture,
    Stop,
    Transit,
    TransitLine,
    Value,
)
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf
from czguide.writers.pdf.blocks import BlockSetter
from czguide.writers.pdf.columns import Columns
from czguide.writers.pdf.figures import flowables as drawings
from czguide.writers.pdf.figures.flowables import CodeRow, Drawn
from czguide.writers.pdf.flowables import ContentsLine, Marked
from czguide.writers.pdf.grid import Grid
from czguide.writers.pdf.gridframe import GridFrame
from czguide.writers.pdf.opener import ChapterHead
from czguide.writers.pdf.pages import PagePainter
from czguide.writers.pdf.panels import Stack
from czguide.writers.pdf.paragraph import TextBlock

Patch = Callable[[pytest.MonkeyPatch], None]
Laid = Callable[[m.Document], list[str]]

LONG = "W" * 70
"""Wider than anything on the page."""


def whole(text: str) -> m.Inlines:
    """A text that can't be broken."""
    return m.Inlines((m.NoBreak(text),))


def brochure(*blocks: m.Block, title: str = "T") -> m.Document:
    """Contents, a chapter of these blocks, and one more."""
    chapters = (
        m.Section("first", words("First"), 1, blocks, "chapter"),
        m.Section("last", words("Last"), 1, (paragraph(40),), "chapter"),
    )
    about = m.Metadata(title, "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    cover = m.Cover(words("T"), words("S"), words("E"), words("P"))
    return m.Document(
        "investment", "en", "ltr", "A4", about, (cover, m.Contents(words("Contents")), *chapters)
    )


@pytest.fixture
def laid(pdf_theme: Theme, pdf_fonts: FontSet) -> Laid:
    """What the checks find in a document that the writer has really laid out."""

    def made(document: m.Document) -> list[str]:
        problems = Problems()
        check_pages(write_pdf(document, pdf_theme, pdf_fonts), "x.pdf", problems)
        return sorted({item.code for item in problems})

    return made


def table(*cells: str) -> m.Table:
    head = tuple(m.Cell(words(text)) for text in "AB")
    rows = tuple((m.Cell(whole(cell)), m.Cell(words("the quick brown fox " * 6))) for cell in cells)
    return m.Table(words("Caption"), head, rows, (1.0, 1.0), note=words("A note below the table."))


def chart(label: str = "A") -> m.Figure:
    rows = tuple(ChartRow(whole(label), (Value(words("3 km"), Decimal(3)),)) for _ in range(4))
    drawn = Chart("bar", words("Way"), (words("Length"),), rows)
    return m.Figure("c", drawn, words("Bars."), words("Lengths"), note=words("A note below the figure."))


def flow(title: str) -> m.Figure:
    stages = tuple(FlowStage(words(name), (FlowStep(whole(title)),)) for name in "AB")
    return m.Figure("f", Flow(stages), words("A flow."), words("Steps"))


def plan(name: str) -> m.Figure:
    stops = [Stop(key, whole(name)) for key in "abcde"]
    down = TransitLine(words("1"), tuple(stops[:3]))
    across = TransitLine(words("2"), (stops[3], stops[1], stops[4]))
    return m.Figure("p", Transit(down, across), words("A plan."), words("Lines"))


PICTURE = m.Figure("q", Picture("q.png", pixels(400, 300), 400, 300), words("A picture."), words("Picture"))
CODES = m.Codes(
    tuple(
        m.Figure(
            f"k{key}", Code(f"https://example.org/{key}"), words("A code."), words(f"example.org/{key} " * 3)
        )
        for key in range(4)
    ),
    words("Codes"),
)

CONTENT: dict[str, tuple[m.Document, str]] = {
    "a word too long for its cell": (brochure(table(LONG)), "page.word"),
    "a heading that can't be broken": (brochure(section("A" + LONG, paragraph(9))), "page.word"),
    "an item that can't be broken": (
        brochure(m.List("bullet", (m.ListItem(whole(LONG + LONG)),))), "page.word",
    ),
    "a line of a card beyond its panel": (
        brochure(m.Contacts((m.ContactCard(words("N"), (m.ContactLine(words("Web"), whole(LONG), "web"),)),))),
        "page.word",
    ),
    "a callout beyond its box": (
        brochure(m.Callout("tip", words("Tip"), (m.ListItem(whole(LONG + LONG)),))), "page.word",
    ),
    "a term beyond its column": (brochure(m.Definitions(((whole(LONG), words("what it is")),))), "page.word"),
    "a step beyond its box": (brochure(flow(LONG)), "page.word"),
    "a station over the next": (brochure(plan("W" * 30)), "page.word"),
    "a chart's label over its bars": (brochure(chart(LONG)), "page.word"),
    "a page a quarter full": (brochure(paragraph(60), panel(11), paragraph(8), panel(11)), "page.empty"),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENT)
def test_a_fault_in_the_texts_is_found(name: str, laid: Laid) -> None:
    document, code = CONTENT[name]
    assert code in laid(document)


def lower(kind: type[Any], by: float, says: str = "") -> Patch:
    """Says that it is less high than it is."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        wrap = kind.wrap

        def less(self: Any, width: float, height: float) -> tuple[float, float]:
            wide, high = wrap(self, width, height)
            if not says or self.kind == says:
                self.height = max(high - by, 1)
            return wide, self.height

        monkeypatch.setattr(kind, "wrap", less)

    return patch


def moved(kind: type[Any], right: float, up: float, says: str = "") -> Patch:
    """Drawn elsewhere."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        draw = kind.drawOn

        def away(self: Any, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803
            here = not says or getattr(self, "kind", "") == says
            draw(self, canvas, x + right * here, y + up * here, _sW)

        monkeypatch.setattr(kind, "drawOn", away)

    return patch


def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures as wide as the sheet."""

    def wrap(self: Any, width: float, height: float) -> tuple[float, float]:  # noqa: ARG001
        self.width, self.height = width * 1.4, 200.0
        return self.width, self.height

    monkeypatch.setattr(drawings.Placed, "wrap", wrap)


def into_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Columns, "_column", lambda _, width: width * 0.7)


def blank_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = BlockSetter.table

    def parted(self: Any, block: m.Table, parent: Any) -> Any:
        yield from (PageBreak(), PageBreak())
        yield from made(self, block, parent)

    monkeypatch.setattr(BlockSetter, "table", parted)


def low_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    calc = Grid._calc

    def half(self: Any, width: float, height: float) -> None:
        calc(self, width, height)
        self._rowHeights = [row * 0.5 for row in self._rowHeights]
        self._rowpositions = [sum(self._rowHeights[index:]) for index in range(len(self._rowHeights) + 1)]
        self._height = self._rowpositions[0]

    monkeypatch.setattr(Grid, "_calc", half)


def without(*kinds: str) -> Patch:
    """Running heads without some of their lines."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        line = PagePainter._line

        def some(self: Any, canvas: Any, kind: str, *rest: Any) -> float:
            return 0.0 if kind in kinds else line(self, canvas, kind, *rest)

        monkeypatch.setattr(PagePainter, "_line", some)

    return patch


def low_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    line = PagePainter._line

    def lowered(
        self: Any, canvas: Any, kind: str, text: str, style: str, x: float, y: float, at: str
    ) -> float:
        return line(self, canvas, kind, text, style, x, y - 40 if kind == "chapter" else y, at)

    monkeypatch.setattr(PagePainter, "_line", lowered)


def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    line = PagePainter._line

    def begun(self: Any, canvas: Any, kind: str, text: str, style: str, x: float, y: float, at: str) -> float:
        place = (58.0, y, "start") if kind == "title" else (x, y, at)
        return line(self, canvas, kind, text, style, *place)

    monkeypatch.setattr(PagePainter, "_line", begun)


def anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GridFrame, "_fits_with_next", lambda *_: True)


PLANTED: dict[str, tuple[Patch, m.Document, str]] = {
    "boxes over what follows": (lower(Stack, 30), brochure(panel(3), panel(3)), "page.box"),
    "a figure over text": (lower(Drawn, 60), brochure(chart(), paragraph(9)), "page.overlap"),
    "lines over each other": (lower(TextBlock, 20, "body"), brochure(paragraph(30), paragraph(30)), "page.box"),
    "a heading over its text": (lower(TextBlock, 12, "heading"), brochure(section("A", paragraph(9))), "page.box"),
    "items over each other": (
        lower(Marked, 10), brochure(m.List("step", (m.ListItem(words("One thing. " * 20)),) * 4)), "page.box",
    ),
    "rows over each other": (low_rows, brochure(table("A", "B", "C")), "page.overlap"),
    "a note over its table": (moved(TextBlock, 0, 25, "text"), brochure(table("A", "B")), "page.overlap"),
    "columns over each other": (into_each_other, brochure(paragraph(30)), "page.margin"),
    "codes over each other": (lower(CodeRow, 70), brochure(CODES, paragraph(3)), "page.overlap"),
    "contents over each other": (lower(ContentsLine, 10), sample_document("en"), "page.overlap"),
    "text over the page's edge": (moved(TextBlock, 90, 0, "body"), brochure(paragraph(30)), "page.margin"),
    "a caption in the margin": (moved(TextBlock, -30, 0, "caption"), brochure(table("A")), "page.margin"),
    "text below the foot": (moved(TextBlock, 0, -60, "body"), brochure(paragraph(99)), "page.margin"),
    "text above the head": (moved(Columns, 0, 50), brochure(paragraph(199)), "page.margin"),
    "a picture over the trim": (wide, brochure(PICTURE, paragraph(9)), "page.overflow"),
    "an empty page": (blank_page, brochure(paragraph(20), table("A"), paragraph(20)), "page.empty"),
    "an empty page at a chapter's end": (
        blank_page, brochure(paragraph(20), table("A")), "page.empty",
    ),
    "no running head": (without("chapter", "title"), brochure(paragraph(99)), "page.head"),
    "no chapter in the running head": (without("chapter"), brochure(paragraph(99)), "page.head"),
    "no page number": (without("folio"), brochure(paragraph(9)), "page.folio"),
    "a running head over the text": (low_heads, brochure(paragraph(199)), "page.overlap"),
    "chapter and title over each other": (
        crowded, brochure(paragraph(99)), "page.overlap",
    ),
    "a title over the lead": (moved(ChapterHead, 0, -60), brochure(paragraph(20)), "page.overlap"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_of_the_writer_is_found(name: str, laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    patch, document, code = PLANTED[name]
    assert laid(document) == []
    patch(monkeypatch)
    assert code in laid(document)


def test_a_heading_left_at_the_foot_is_found(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever on the page the text above it ends."""
    documents = [
        brochure(panel(9), *(paragraph(1),) * count, section("A", m.Callout("tip", words("Tip"), (m.ListItem(
            words("A thing to know. " * 40)),)), paragraph(40)))
        for count in range(4)
    ]  # fmt: skip
    assert [laid(document) for document in documents] == [[]] * 4
    anywhere(monkeypatch)
    assert any("page.heading" in laid(document) for document in documents)


def test_the_sample_has_no_fault(laid: Laid) -> None:
    document = sample_document("en")
    assert [code for code in laid(document) if code != "page.empty"] == []
    assert laid(replace(document, blocks=document.blocks[:3])) == []
