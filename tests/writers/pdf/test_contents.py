"""The contents: a chapter's entries stay together, long ones hang, and key figures keep their columns."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pikepdf
import pytest
from tests.pdf_samples import Sample

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.placement import Placed

Made = Callable[..., PdfResult]


@pytest.fixture
def made(pdf_theme: Theme, pdf_fonts: FontSet) -> Made:
    """A guide of these blocks after its cover."""

    def make(*blocks: m.Block) -> PdfResult:
        about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
        cover = m.Cover(words("T"), words("S"), words("E"), words("P"))
        document = m.Document("investment", "en", "ltr", "A4", about, (cover, *blocks))
        return write_pdf(document, pdf_theme, pdf_fonts)

    return make


def words(text: str) -> m.Inlines:
    return m.Inlines((m.Str(text),))


def chapter(number: int, entries: int, title: str = "Chapter") -> m.Section:
    text = m.Paragraph(words("The quick brown fox jumps over the lazy dog. " * 5))
    inner = tuple(
        m.Section(f"c{number}.{entry}", words(f"Section {entry}"), 2, (text,)) for entry in range(entries)
    )
    return m.Section(f"c{number}", words(title), 1, inner, "chapter", str(number))


def titles(result: PdfResult) -> list[Placed]:
    """The entries' titles on the contents page, in their order, without the page numbers beside them."""
    lines = [
        item for item in result.placed if item.kind == "lines" and item.page == 2 and item.says == "text"
    ]
    return [item for item in lines if item.room[1] - item.room[0] > 60]


@pytest.mark.parametrize("sizes", [(3, 9, 4, 8, 2, 9, 9, 7), (7, 7, 7, 7, 7, 7, 7), (12, 1, 12, 1, 12, 12)])
def test_a_chapters_entries_stand_in_one_column(sizes: tuple[int, ...], made: Made) -> None:
    result = made(m.Contents(words("Contents"), 2), *map(chapter, range(1, len(sizes) + 1), sizes))
    entries = titles(result)
    assert len(entries) == sum(sizes) + len(sizes)
    middle = (result.area.left + result.area.right) / 2
    columns = set()
    for size in sizes:
        group, entries = entries[: size + 1], entries[size + 1 :]
        columns.add(frozenset(item.left > middle for item in group))
    assert columns == {frozenset({False}), frozenset({True})}


def test_what_has_no_entries_stands_together_below_the_chapters(made: Made) -> None:
    plain = [m.Section(f"p{key}", words(f"Part {key}"), 1, (), "chapter") for key in range(3)]
    result = made(m.Contents(words("Contents"), 2), chapter(1, 3), chapter(2, 3), *plain)
    tops = [item.top for item in titles(result)]
    steps = [round(first - then, 1) for first, then in pairwise(tops)]
    assert steps[:4] == [13.5, 13.5, 13.5, 20.2]
    assert steps[-2:] == [13.5, 13.5]


@pytest.mark.parametrize("count", [3, 5, 7])
def test_a_key_figure_left_alone_is_as_wide_as_those_above(count: int, made: Made) -> None:
    figure = m.KeyFigure("over 123,456", "companies", words("of many kinds, in all parts of town"), "fact")
    panel = m.Section("c", words("Chapter"), 1, (m.KeyFigures((figure,) * count),), "chapter")
    result = made(panel)
    lines = [item for item in result.placed if item.kind == "lines" and item.says == "text"]
    rooms = [item.room for item in lines if item.room[0] > result.area.left + 5]
    columns = {room[0] for room in rooms}
    assert len(columns) == 2
    first, last = rooms[0], rooms[-1]
    assert last == pytest.approx(first)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_dots_lead_from_every_title_to_its_page(lang: str, pdf_sample: Callable[[str], Sample]) -> None:
    """In either direction; a title's own place is measured from where its line begins."""
    sample = pdf_sample(lang)
    entries = [part for part in m.sections(sample.document.blocks) if part.level <= 2]
    with pikepdf.open(sample.path) as pdf:
        leaders = sum(page.Contents.read_bytes().count(b"[0 3.2] 0 d") for page in pdf.pages)
    assert leaders == len(entries) > 4
