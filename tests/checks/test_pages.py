"""Page checks: each sees its fault, and good pages have none."""

from __future__ import annotations

import dataclasses
import functools
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.builds import ALL_EDITIONS, ALL_LOCALES, BILINGUAL, GUIDES, PAIRS, Built
from tests.conftest import REPOSITORY

from czguide.checks.pages import FULL, check_pages
from czguide.content.facts import PartialDate
from czguide.diagnostics import Problems
from czguide.document import model as m
from czguide.document.drawings import Chart, ChartRow, Value
from czguide.fonts import FontSet
from czguide.output import theme_of
from czguide.pipeline import Request, compose_all, load, load_look
from czguide.project import load_project
from czguide.theme.fonts import FontTable
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.placement import Area, Placed
from czguide.writers.pdf.proof import Proofed, contact_sheet

AREA = Area(50, 50, 550, 800)


def block(kind: str, top: float, bottom: float, page: int = 2, lines: int = 0) -> Placed:
    return Placed(page, kind, 50, bottom, 550, top, lines=lines)


def lines(left: float, right: float, top: float, room: tuple[float, float]) -> Placed:
    return Placed(2, "lines", left, top - 14, right, top, room, top - 10, 1, "body")


def around(page: int, *kinds: str) -> list[Placed]:
    """A running head with the chapter and the guide, and a page number."""
    left, right = {"chapter": (50, 150), "title": (450, 550), "folio": (540, 550)}, (50, 550)
    return [
        Placed(page, kind, left[kind][0], 20 if kind == "folio" else 820, left[kind][1],
               28 if kind == "folio" else 828, right, 0, 1, kind)
        for kind in kinds or left
    ]  # fmt: skip


def codes(*placed: Placed, count: int = 3) -> list[str]:
    problems = Problems()
    faulty = check_pages(
        PdfResult(b"", {}, count, AREA, (*placed, block("body", 780, 60, 3, 40), *around(2), *around(3))),
        "x.pdf",
        problems,
    )
    assert faulty == ({2} if len(problems) else set())
    return [item.code for item in problems]


def test_a_good_page_has_no_fault() -> None:
    assert codes(block("heading", 800, 780), block("body", 770, 200, lines=40)) == []


def test_a_page_under_a_third_full_is_seen() -> None:
    assert codes(block("body", 800, 600, lines=10)) == ["page.empty"]


def test_a_chapter_may_end_anywhere() -> None:
    assert codes(block("body", 800, 700, lines=7), block("opener", 800, 781, 3)) == []


@pytest.mark.parametrize(
    "foot",
    [
        [block("heading", 100, 80)],
        [block("heading", 120, 100), block("lead", 90, 60)],
        [block("caption", 100, 80)],
        [block("heading", 100, 80), block("body", 70, 56, lines=1)],
    ],
)
def test_a_heading_alone_at_the_foot_is_seen(foot: list[Placed]) -> None:
    assert codes(block("body", 800, 200, lines=40), *foot) == ["page.heading"]


def test_a_heading_with_two_lines_is_not_alone() -> None:
    foot = block("heading", 100, 80), block("body", 80, 52, lines=2)
    assert codes(block("body", 800, 200, lines=40), *foot) == []


def test_a_line_wider_than_its_column_is_seen() -> None:
    page = block("body", 800, 200, lines=40)
    assert codes(page, lines(50, 205, 700, (50, 200))) == ["page.overflow"]
    assert codes(page, lines(50, 200.5, 700, (50, 200))) == []


def test_a_box_below_the_text_area_is_seen() -> None:
    assert codes(block("box", 800, 40)) == ["page.overflow"]


def test_boxes_over_each_other_are_seen() -> None:
    assert codes(block("box", 800, 400), block("box", 420, 100)) == ["page.overlap"]
    assert codes(block("box", 800, 400), block("box", 400, 100)) == []


def test_a_head_far_down_its_page_is_seen() -> None:
    text = block("body", 500, 60, lines=30)
    assert codes(block("opener", 760, 700), text) == []
    assert codes(block("opener", 640, 580), text) == ["page.empty"]


Made = Callable[[tuple[m.Block, ...]], list[str]]


def laid(blocks: tuple[m.Block, ...], theme: Theme, fonts: FontSet) -> PdfResult:
    """A small brochure: a chapter of these blocks, and one more."""
    chapters = (
        m.Section("first", words("First"), 1, blocks, "chapter"),
        m.Section("last", words("Last"), 1, (paragraph(40),), "chapter"),
    )
    about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    cover = m.Cover(words("T"), words("S"), words("E"), words("P"))
    document = m.Document("investment", "en", "ltr", "A4", about, (cover, *chapters))
    return write_pdf(document, theme, fonts)


@pytest.fixture
def found(pdf_theme: Theme, pdf_fonts: FontSet) -> Made:
    """What the checks find in a small brochure that the writer has really laid out: codes with pages."""

    def made(blocks: tuple[m.Block, ...]) -> list[str]:
        problems = Problems()
        check_pages(laid(blocks, pdf_theme, pdf_fonts), "x.pdf", problems)
        return sorted(f"{item.code} {item.message}" for item in problems)

    return made


Fills = Callable[[tuple[m.Block, ...]], list[float]]


@pytest.fixture
def fills(pdf_theme: Theme, pdf_fonts: FontSet) -> Fills:
    """How full the pages of a chapter of these blocks are, which the writer has really laid out."""

    def made(blocks: tuple[m.Block, ...]) -> list[float]:
        result = laid(blocks, pdf_theme, pdf_fonts)
        return [fill(result, page) for page in range(2, result.pages["last"])]

    return made


def fill(result: PdfResult, page: int) -> float:
    """The share of a page that is filled."""
    low = min(item.bottom for item in result.placed if item.page == page and item.flows)
    return (result.area.top - low) / (result.area.top - result.area.bottom)


def words(text: str) -> m.Inlines:
    return m.Inlines((m.Str(text),))


def paragraph(sentences: int) -> m.Paragraph:
    return m.Paragraph(words("The quick brown fox jumps over the lazy dog at noon. " * sentences))


def panel(rows: int) -> m.KeyFigures:
    """Key figures, which stay together: each row is about 55 points high."""
    figure = m.KeyFigure("12", "km", words("a length"), "fact")
    return m.KeyFigures((figure,) * (4 * rows))


def table(word: str) -> m.Table:
    head = tuple(m.Cell(words(text)) for text in ("A", "B"))
    cell = m.Cell(m.Inlines((m.NoBreak(word),)))
    return m.Table(words("Caption"), head, ((cell, m.Cell(words("b"))),), (1.0, 1.0))


def ranks(value: str) -> m.Figure:
    """Places from year to year; `value` stands at each."""
    rows = tuple(ChartRow(words(str(2020 + year)), (Value(words(value), Decimal(3)),)) for year in range(7))
    chart = Chart("rank", words("Year"), (words("Place"),), rows)
    return m.Figure("c", chart, words("A line."), words("Ranks"))


def section(key: str, *blocks: m.Block) -> m.Section:
    return m.Section(key, words(key), 2, blocks)


def test_a_good_brochure_has_no_fault(found: Made) -> None:
    assert found((paragraph(30), panel(6), table("W"), ranks("3rd"), section("A", paragraph(30)))) == []


def test_a_page_that_a_tall_box_leaves_empty_is_found(found: Made) -> None:
    (one,) = found((paragraph(60), panel(11), paragraph(8), panel(11)))
    assert one.startswith("page.empty page 4 is only")


def test_a_word_too_long_for_its_cell_is_found(found: Made) -> None:
    assert {one.split()[0] for one in found((paragraph(40), table("W" * 60)))} >= {"page.overflow"}


def test_labels_over_each_other_are_found(found: Made) -> None:
    faults = found((paragraph(40), ranks("3rd of all cities in the country")))
    assert "page.overlap" in {one.split()[0] for one in faults}


def test_a_heading_whose_section_goes_on_without_it_is_found(found: Made) -> None:
    (one,) = found(
        (paragraph(60), section("A", m.Paragraph(words("Lead."), "lead")), section("B", panel(11)))
    )
    assert one == "page.heading on page 2 a heading stands at the foot without its text"


def test_a_head_grows_until_its_last_page_is_full(fills: Fills) -> None:
    """Fifteen lines of text on the second page, at first."""
    first, last = fills((paragraph(90),))
    assert first > 0.9
    assert FULL < last < 0.5


def test_a_box_joins_what_stands_alone_on_the_last_page(fills: Fills) -> None:
    """No head's height changes what stands on the last two pages."""
    *_, before, last = fills((paragraph(2), panel(9), panel(7), panel(3), panel(2)))
    assert before > 0.5
    assert last > FULL


def test_below_a_plain_head_a_section_begins_the_last_page_before_the_head_grows(
    pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    """What would make it higher is white paper, as a hole is."""
    blocks = (paragraph(50), section("A", paragraph(30)), section("B", paragraph(18)))
    opener = dataclasses.replace(pdf_theme.opener, kind="plain")
    result = laid(blocks, dataclasses.replace(pdf_theme, opener=opener, columns=1), pdf_fonts)
    heads = [item for item in result.placed if item.kind == "opener"]
    assert result.pages["last"] == 4
    assert fill(result, 3) > FULL
    assert len({item.top for item in heads}) == 1
    assert next(item.kind for item in result.placed if item.page == 3) == "heading"


Layout = Callable[[str, str, str], PdfResult]


@pytest.fixture(scope="module")
def laid_out() -> Layout:
    """The real guides in both themes, as they are built."""
    project = load_project(REPOSITORY)
    instant = "2026-11-23T00:00:00+00:00"
    request = Request(GUIDES, (*ALL_LOCALES, *PAIRS), (), Path(), False, PartialDate(2026, 11, 23), instant)
    loaded = load(project, request)
    names = [(guide, name) for guide in GUIDES for name in request.locales]
    composed = dict(zip(names, compose_all(loaded, request), strict=True))

    @functools.cache
    def look_of(name: str) -> tuple[Theme, FontTable]:
        return load_look(dataclasses.replace(project, theme=name), loaded)

    @functools.cache
    def made(guide: str, tag: str, name: str) -> PdfResult:
        document, edition = composed[guide, tag]
        theme, fonts = look_of(name)
        return write_pdf(document, theme_of(theme, edition, document), fonts.fonts)

    return made


LOOKS = ("", "lantern")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("guide", "locale"), [*ALL_EDITIONS, *BILINGUAL])
def test_the_guides_have_no_fault(guide: str, locale: str, look: str, laid_out: Layout) -> None:
    problems = Problems()
    check_pages(laid_out(guide, locale, look), f"{guide}-{locale}.pdf", problems)
    assert [item.message for item in problems] == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("guide", "locale"), [*ALL_EDITIONS, *BILINGUAL])
def test_no_chapter_ends_on_a_page_nearly_empty(guide: str, locale: str, look: str, laid_out: Layout) -> None:
    """Though the check would let it pass. What goes on below the last chapter ends where it does."""
    result = laid_out(guide, locale, look)
    flow = [item for item in result.placed if item.flows]
    openers = {item.page for item in flow if item.kind == "opener"}
    ends = {page - 1 for page in openers} - {min(openers) - 1}
    assert len(ends) > 8
    assert {end: fill(result, end) for end in ends if fill(result, end) < FULL} == {}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_the_introduction_stands_below_the_contents(
    guide: str, locale: str, look: str, laid_out: Layout
) -> None:
    result = laid_out(guide, locale, look)
    assert (result.pages["contents"], result.pages[f"{guide}.about"]) == (2, 2)


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_plain_heads_stand_alike(guide: str, locale: str, laid_out: Layout) -> None:
    """A head in the middle of its page would read as one that lost its text."""
    result = laid_out(guide, locale, "lantern")
    ends = [item.bottom for item in result.placed if item.kind == "opener"]
    assert max(ends) - min(ends) <= 6 * 15


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("guide", "locale"), [*ALL_EDITIONS, *BILINGUAL[::2]])
def test_running_text_stands_on_one_grid(guide: str, locale: str, look: str, laid_out: Layout) -> None:
    """Measured from the page's top: lines of facing pages, of columns and of two languages are level."""
    result = laid_out(guide, locale, look)
    grid = {"": 13.5, "lantern": 15.0}[look]
    body = [item for item in result.placed if item.kind == "lines" and item.says == "body"]
    assert len(body) > 50
    offsets = {round((result.area.top - item.baseline) % grid, 2) % grid for item in body}
    assert len(offsets) == 1


def test_places_are_those_of_the_file(laid_out: Layout) -> None:
    result = laid_out("investment", "zh", LOOKS[0])
    with pypdfium2.PdfDocument(io.BytesIO(result.data)) as pdf:
        for item in [item for item in result.placed if item.kind == "lines" and item.says == "body"][:20]:
            page = pdf[item.page - 1].get_textpage()
            words = page.get_text_bounded(item.left, item.bottom, item.right, item.top)
            assert len("".join(words.split())) > 5 * (item.lines - 1)


def test_blank_pages_at_the_end_of_a_printed_book_are_none_too_empty() -> None:
    assert codes(block("body", 800, 200, lines=40), count=8) == []


def test_lines_of_a_card_are_checked_on_its_first_side() -> None:
    def card(*placed: Placed) -> list[str]:
        problems = Problems()
        check_pages(PdfResult(b"", {}, 2, Area(0, 0, 420, 298), placed), "card.pdf", problems)
        return [item.code for item in problems]

    label = Placed(1, "lines", 14, 100, 90, 120, (14, 195), 104, 1, "text")
    assert card(label) == []
    assert card(label, Placed(1, "lines", 60, 110, 150, 130, (14, 195), 114, 1, "text")) == ["page.overlap"]
    assert card(Placed(1, "lines", 14, 100, 210, 120, (14, 195), 104, 1, "text")) == ["page.overflow"]


def test_a_contact_sheet_shows_every_page(built: Built) -> None:
    path = built.path("investment", "zh", "pdf")
    data = contact_sheet([Proofed("investment-zh", path.read_bytes(), frozenset({3}))])
    with pikepdf.open(path) as source, pikepdf.open(io.BytesIO(data)) as sheet:
        shown = [name for page in sheet.pages for name in page.Resources.XObject]
        assert shown == sorted(shown, key=lambda name: int(name[2:])) or len(shown) == len(source.pages)
        assert len(shown) == len(source.pages)
        first = sheet.pages[0].Resources.XObject
        assert all(list(form.BBox) == list(source.pages[0].mediabox) for form in first.values())
        code = b"".join(page.Contents.read_bytes() for page in sheet.pages)
    assert code.count(b"0.8 0.1 0.1 RG") == 1
    assert data == contact_sheet([Proofed("investment-zh", path.read_bytes(), frozenset({3}))])
