"""How chapters end: closely set where that saves a page, with a higher head where it does not."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Opener, Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.fitting import fit
from czguide.writers.pdf.placement import Area, Placed

AREA = Area(0, 0, 100, 500)
GRID = 10.0
OPENER = Opener("field", "accent", "paper", "sun", lines=11, shrink=3, stretch=19)


@dataclasses.dataclass
class Book:
    """Chapters of so many lines, 50 on a page; a low head and close spaces save `saves` lines."""

    lines: Mapping[str, int]
    saves: int
    heads: Mapping[str, int]
    area: Area = AREA
    grid: float = GRID
    opener: Opener = OPENER

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.lines)

    def ends(self) -> dict[str, tuple[int, int]]:
        """The pages each chapter has, and the lines on its last."""
        found = {}
        for anchor, own in self.lines.items():
            head = self.heads.get(anchor, 0)
            total = own + (head if head >= 0 else -self.saves)
            pages = -(-total // 50)
            found[anchor] = pages, total - 50 * (pages - 1)
        return found

    @property
    def pages(self) -> dict[str, int]:
        starts, page = {}, 1
        for anchor, (count, _) in self.ends().items():
            starts[anchor], page = page, page + count
        return starts

    @property
    def placed(self) -> list[Placed]:
        found = []
        for anchor, (count, last) in self.ends().items():
            for index in range(count):
                used = (last if index == count - 1 else 50) * GRID
                found.append(Placed(self.pages[anchor] + index, "body", 0, 500 - used, 100, 500))
        return found


def fitted(lines: Mapping[str, int], saves: int, shared: frozenset[str] = frozenset()) -> dict[str, int]:
    book, heads = fit(lambda heads: Book(lines, saves, heads), shared)
    assert book.heads == heads
    return heads


def test_a_chapter_that_fits_is_left_alone() -> None:
    assert fitted({"one": 50, "two": 80}, 8) == {}


def test_few_lines_too_many_are_saved() -> None:
    assert fitted({"one": 57, "two": 50}, 8) == {"one": -OPENER.shrink}


def test_what_is_not_saved_has_a_higher_head_and_fills_its_last_page() -> None:
    heads = fitted({"one": 60}, 8)
    assert heads == {"one": 8}
    assert Book({"one": 60}, 8, heads).ends()["one"] == (2, 18)


def test_a_head_grows_no_higher_than_the_theme_allows() -> None:
    opener = dataclasses.replace(OPENER, stretch=5)
    _book, heads = fit(lambda heads: Book({"one": 54}, 0, heads, opener=opener), ())
    assert heads == {"one": 5}


def test_a_part_whose_last_page_others_go_on_is_only_saved() -> None:
    assert fitted({"one": 57}, 8, frozenset({"one"})) == {"one": -OPENER.shrink}
    assert fitted({"one": 60}, 8, frozenset({"one"})) == {}


def words(text: str) -> m.Inlines:
    return m.Inlines((m.Str(text),))


def laid_out(theme: Theme, fonts: FontSet, *blocks: m.Block) -> PdfResult:
    """A guide with contents and two chapters, the first of these blocks."""
    chapters = (
        m.Section("first", words("First"), 1, blocks, "chapter"),
        m.Section("last", words("Last"), 1, (m.Paragraph(words("The end. " * 40)),), "chapter"),
    )
    about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    cover = m.Cover(words("T"), words("S"), words("E"), words("P"))
    return write_pdf(m.Document("investment", "en", "ltr", "A4", about, (cover, *chapters)), theme, fonts)


def items(count: int, text: str = "An item") -> m.List:
    return m.List("bullet", tuple(m.ListItem(words(text)) for _ in range(count)))


def test_spaces_give_way_before_a_page_is_begun(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    stiff = dataclasses.replace(pdf_theme, opener=dataclasses.replace(pdf_theme.opener, shrink=0))
    saved = 0
    for count in range(50, 80, 4):
        pages = [laid_out(theme, pdf_fonts, items(count)).pages["last"] for theme in (pdf_theme, stiff)]
        assert pages[0] <= pages[1]
        saved += pages[1] - pages[0]
    assert saved >= 2


@pytest.mark.parametrize("sentences", range(8, 90, 6))
def test_a_heading_has_two_items_of_its_list_below_it(
    sentences: int, pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    text = m.Paragraph(words("The quick brown fox jumps over the lazy dog at noon. " * sentences))
    section = m.Section("list", words("A list"), 2, (items(5),))
    placed = [item for item in laid_out(pdf_theme, pdf_fonts, text, section).placed if item.kind == "lines"]
    (heading,) = [item for item in placed if item.says == "heading"]
    below = [
        item
        for item in placed
        if item.page == heading.page and item.says == "text" and item.top <= heading.bottom + 0.1
        and heading.room[0] < item.room[1] <= heading.room[1] + 0.1
    ]  # fmt: skip
    assert len(below) >= 2
