"""Page checks: each sees its fault, and good pages have none."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from tests.builds import BILINGUAL, EDITIONS, Built

from czguide.checks.pages import check_pages
from czguide.diagnostics import Problems
from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.placement import Area, Placed
from czguide.writers.pdf.proof import Proofed, contact_sheet

AREA = Area(50, 50, 550, 800)


def block(kind: str, top: float, bottom: float, page: int = 2, lines: int = 0) -> Placed:
    return Placed(page, kind, 50, bottom, 550, top, lines=lines)


def lines(left: float, right: float, top: float, room: tuple[float, float]) -> Placed:
    return Placed(2, "lines", left, top - 14, right, top, room, top - 10, 1, "body")


def codes(*placed: Placed, count: int = 3) -> list[str]:
    problems = Problems()
    faulty = check_pages(
        PdfResult(b"", {}, count, AREA, (*placed, block("body", 780, 60, 3, 40))), "x.pdf", problems
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


@pytest.fixture(scope="module")
def laid_out(
    documents: dict[tuple[str, str], m.Document], bilingual: Built, pdf_theme: Theme, pdf_fonts: FontSet
) -> Callable[[str, str], PdfResult]:
    def made(guide: str, locale: str) -> PdfResult:
        document = (bilingual.documents if "+" in locale else documents)[guide, locale]
        return write_pdf(document, pdf_theme.with_fonts(pdf_theme.fonts, document.lang), pdf_fonts)

    return made


def test_a_word_too_long_for_its_cell_is_found_on_the_real_page(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    def text(words: str) -> m.Inlines:
        return m.Inlines((m.NoBreak(words),))

    head = tuple(m.Cell(text(words)) for words in ("A", "B"))
    table = m.Table(text("Caption"), head, ((m.Cell(text("W" * 60)), m.Cell(text("b"))),), (1.0, 1.0))
    section = m.Section("s", text("Chapter"), 1, (table,), "chapter")
    about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    cover = m.Cover(text("T"), text("S"), text("E"), text("P"))
    document = m.Document("investment", "en", "ltr", "A4", about, (cover, section))
    problems = Problems()
    check_pages(write_pdf(document, pdf_theme, pdf_fonts), "x.pdf", problems)
    assert {item.code for item in problems} >= {"page.overflow"}


@pytest.mark.parametrize(("guide", "locale"), [*EDITIONS[::3], *BILINGUAL[::2]])
def test_running_text_stands_on_one_grid(
    guide: str, locale: str, laid_out: Callable[[str, str], PdfResult], pdf_theme: Theme
) -> None:
    """Measured from the page's top: lines of facing pages, of columns and of two languages are level."""
    result = laid_out(guide, locale)
    body = [item for item in result.placed if item.kind == "lines" and item.says == "body"]
    assert len(body) > 50
    offsets = {round((result.area.top - item.baseline) % pdf_theme.grid, 2) % pdf_theme.grid for item in body}
    assert len(offsets) == 1


def test_places_are_those_of_the_file(laid_out: Callable[[str, str], PdfResult]) -> None:
    result = laid_out("investment", "zh")
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
        code = b"".join(page.Contents.read_bytes() for page in sheet.pages)
    assert code.count(b"0.8 0.1 0.1 RG") == 1
    assert data == contact_sheet([Proofed("investment-zh", path.read_bytes(), frozenset({3}))])
