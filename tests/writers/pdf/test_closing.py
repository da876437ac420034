"""What is set closely to save a page, and what stays together in lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from types import SimpleNamespace

import pytest

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.closing import close_up
from czguide.writers.pdf.heads import _tail
from czguide.writers.pdf.placement import Area, Placed

GRID = 10.0


class Book:
    """Parts of so many lines, 50 on a page; set closely, each loses `saves`."""

    def __init__(self, lines: Mapping[str, int], saves: int, closed: Collection[str]) -> None:
        self.area = Area(0, 0, 100, 50 * GRID)
        self.parts = list(lines)
        self.closed = closed
        self.pages: dict[str, int] = {}
        self.placed: list[Placed] = []
        page = 1
        for anchor, own in lines.items():
            left = own - (saves if anchor in closed else 0)
            self.pages[anchor] = page
            while left > 0:
                top = self.area.top
                self.placed.append(Placed(page, "body", 0, top - min(left, 50) * GRID, 100, top))
                left, page = left - 50, page + 1


@pytest.mark.parametrize(
    ("lines", "closed"),
    [
        ({"one": 50, "two": 100}, []),
        ({"one": 57, "two": 50}, ["one"]),
        ({"one": 50, "two": 107, "three": 58}, ["two", "three"]),
        ({"one": 59}, []),
        ({"one": 70}, []),
    ],
    ids=["all-fit", "the-first", "several", "one-line-too-many", "a-last-page-full-enough"],
)
def test_what_is_set_closely_saves_a_page(lines: Mapping[str, int], closed: list[str]) -> None:
    assert list(close_up(partial(Book, lines, 8)).closed) == closed


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


def test_spaces_give_way_before_a_page_is_begun(
    pdf_theme: Theme, pdf_fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = [items(count) for count in range(50, 80, 4)]
    closed = [laid_out(pdf_theme, pdf_fonts, own).pages["last"] for own in lists]
    monkeypatch.setattr("czguide.writers.pdf.document.close_up", lambda begin: begin(()))
    loose = [laid_out(pdf_theme, pdf_fonts, own).pages["last"] for own in lists]
    saved = [then - now for now, then in zip(closed, loose, strict=True)]
    assert set(saved) == {0, 1}
    assert sum(saved) >= 2


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


def test_no_item_is_moved_away_from_its_list() -> None:
    """Neither a list's first item is left alone, nor its last one moved to the last page alone."""
    body, heading, *items = (
        SimpleNamespace(kind=kind, name=f"{kind} {at}")
        for at, kind in enumerate(("body", "heading", "list", "list", "list", "list"))
    )
    items[0].partner, items[-2].partner = items[1], items[-1]
    assert _tail([SimpleNamespace(kind="opener"), body, heading, *items, body]) == [body, items[2], heading]


def test_text_is_as_near_below_a_heading_of_two_lines(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    text = m.Paragraph(words("The text below. " * 40))
    sections = [
        m.Section(f"s{at}", words("A heading " * count), 2, (text,)) for at, count in enumerate((1, 7, 2, 8))
    ]
    theme = replace(pdf_theme, columns=1)
    result = laid_out(theme, pdf_fonts, text, *sections)
    placed = [item for item in result.placed if item.kind == "lines" and item.says in ("heading", "body")]
    gaps = {
        head.lines: head.bottom - below.top
        for head, below in pairwise(placed)
        if head.says == "heading" and below.says == "body" and head.page == below.page
    }
    assert set(gaps) == {1, 2}
    assert gaps[1] == pytest.approx(gaps[2])


def test_two_lists_are_told_apart(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    items = (m.ListItem(words("A short item.")),) * 3
    lists = m.List("step", items), m.List("bullet", items)
    placed = laid_out(replace(pdf_theme, columns=1), pdf_fonts, *lists).placed
    listed = [item for item in placed if item.kind == "list"]
    gaps = [above.bottom - below.top for above, below in pairwise(listed)]
    assert len(gaps) == 5
    assert gaps[2] > 1.5 * max(gap for at, gap in enumerate(gaps) if at != 2)


def test_no_short_last_item_begins_a_page_alone(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    """In a column as wide as the page, too."""
    theme = replace(pdf_theme, columns=1)
    text = m.Paragraph(words("The text below. " * 200))
    broken = 0
    for count in range(28, 36):
        placed = laid_out(theme, pdf_fonts, items(count), text).placed
        pages = [item.page for item in placed if item.kind == "list"]
        assert pages[-1] == pages[-2], count
        broken += pages[0] != pages[-1]
    assert broken > 2
