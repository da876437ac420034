"""Two languages on a page: a text and its counterpart stay together, the items of a list look alike."""

from __future__ import annotations

import io
import re
from unittest.mock import patch

import pypdfium2
import pytest
from reportlab.platypus import Flowable
from tests.conftest import REPOSITORY

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.columns import Columns
from czguide.writers.pdf.pair import Pair

ZH = "常州的企业来自各条赛道，研发、制造和服务都在一座城市里。"
EN = "Companies in Changzhou come from every track, and research, making and service are in one city. "


def both(zh: str, en: str) -> m.Inlines:
    return m.Inlines((m.Str(zh),), second=m.Inlines((m.Str(en),), lang="en"))


def written(theme: Theme, fonts: FontSet, title: str, *blocks: m.Block) -> PdfResult:
    about = m.Metadata("常州 / " + title, "", (), "", "2026-11-23T00:00:00+00:00", "draft")
    chapter = m.Section("one", both("概览", title), 1, blocks, "chapter")
    cover = m.Cover(both("常州", title), both("副题", "S"), both("版", "E"), both("社", "P"))
    second = m.SecondLanguage("en", "ltr", title)
    document = m.Document("investment", "zh", "ltr", "A4", about, (cover, chapter), second=second)
    return write_pdf(document, theme, fonts)


def numbered(count: int, sentences: int) -> list[m.Block]:
    """Paragraphs in two languages that begin with their number."""
    return [m.Paragraph(both(f"甲{at}乙{ZH * sentences}", f"A{at}B {EN * sentences}")) for at in range(count)]


def pages_of(result: PdfResult, words: str) -> dict[int, set[int]]:
    """By a paragraph's number, the pages on which the pattern's first group is that number."""
    found: dict[int, set[int]] = {}
    document = pypdfium2.PdfDocument(io.BytesIO(result.data))
    for page, content in enumerate(document, start=1):
        text = re.sub(r"\s", "", content.get_textpage().get_text_bounded())
        for number in re.findall(words, text):
            found.setdefault(int(number), set()).add(page)
    return found


@pytest.mark.parametrize("before", range(6, 14))
def test_no_page_is_turned_between_two_languages(before: int, pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    """Pairs of twelve lines and more, wherever on the page they begin; no page stands empty for it."""
    filler = m.Paragraph(both(ZH * before, EN * before))
    result = written(pdf_theme, pdf_fonts, "T", filler, *numbered(15, 3))
    chinese, english = (pages_of(result, words) for words in (r"甲(\d+)乙", r"A(\d+)B"))
    assert len(chinese) == 15
    assert chinese == english
    assert result.count <= 5


class Lines(Flowable):  # type: ignore[misc]
    """A text of so many lines, ten points each, that tells in which column it is drawn."""

    kind = "body"
    leading = size = 10.0

    def __init__(self, count: int, drawn: list[float]) -> None:
        super().__init__()
        self.own = [""] * count
        self.drawn = drawn

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        self.width, self.height = width, 10.0 * len(self.own)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:  # noqa: ARG002
        count = min(int(height // 10), len(self.own) - 2)
        return [Lines(count, self.drawn), Lines(len(self.own) - count, self.drawn)] if count >= 2 else []

    def drawOn(self, canvas: object, x: float, y: float, _sW: float = 0) -> None:  # noqa: ARG002, N802, N803
        self.drawn.append(x)


def test_no_column_stays_empty_at_a_pages_foot() -> None:
    """Where the next pair never breaks and is too high."""
    pairs, room = ((3, 4), (5, 8)), 100.0
    drawn: list[float] = []
    blocks = [Pair(*(Lines(count, drawn) for count in pair)) for pair in pairs]
    columns = Columns(blocks, 2, 20.0, 10.0)
    columns.wrap(220.0, 1e4)
    head, _ = columns.split(220.0, room)
    assert head.wrap(220.0, room)[1] == room
    for block in head.blocks:
        block.canv = None
    head.canv = None
    with patch.object(Pair, "drawOn", lambda pair, canvas, x, _: pair.first.drawOn(canvas, x, 0)):
        head.draw()
    assert set(drawn) == {0.0, 120.0}


def test_a_pair_left_alone_takes_both_columns(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    result = written(pdf_theme, pdf_fonts, "T", *numbered(1, 3))
    first, second = [item for item in result.placed if item.kind == "lines" and item.lines > 3]
    assert first.top == pytest.approx(second.top)
    assert first.room[1] < second.room[0]


@pytest.mark.parametrize(
    ("longest", "rows"), [("pumps", 4), ("pumps and valves for plants that make hydrogen" * 2, 0)]
)
def test_names_of_a_list_stand_all_beside_or_all_below(
    longest: str, rows: int, pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    names = [("氢气", "hydrogen"), ("泵", longest), ("阀", "valves"), ("管", "pipes")]
    items = tuple(m.ListItem(both(*name)) for name in names)
    result = written(pdf_theme, pdf_fonts, "T", m.List("field", items))
    beside = 0
    document = pypdfium2.PdfDocument(io.BytesIO(result.data))
    lines = document[1].get_textpage().get_text_bounded().splitlines()
    for zh, en in names:
        beside += any(zh in line and en.split()[0] in line for line in lines)
    assert beside == rows


def test_figures_of_a_panel_have_their_labels_alike(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    figures = tuple(
        m.KeyFigure("3", "家", both("企业", label), second=m.Wording("3", "firms", " ", "en"))
        for label in ("Firms", "Companies of all kinds and sizes, from all over the country and abroad")
    )
    result = written(pdf_theme, pdf_fonts, "T", m.KeyFigures(figures))
    lines = pypdfium2.PdfDocument(io.BytesIO(result.data))[1].get_textpage().get_text_bounded().splitlines()
    assert [line for line in lines if "企业" in line and "Firms" in line] == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A guide", ("概览 / A guide", "常州 / A guide")),
        ("A guide " * 9, ("概览 / A guide", "常州")),
        ("A guide " * 14, ("概览 / A guide", "")),
        ("A guide " * 20, ("常州", "常州")),
    ],
)
def test_the_running_head_has_the_chapter_first(
    title: str, shown: tuple[str, str], pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    """What there is no room for is the guide's title in the second language, then the title."""
    result = written(pdf_theme, pdf_fonts, title.strip(), *numbered(20, 3))
    page = pypdfium2.PdfDocument(io.BytesIO(result.data))[2]
    width, height = page.get_size()
    top = height - pdf_theme.margins.top + 15
    chapter, guide = shown
    head = page.get_textpage().get_text_bounded(0, top, width, height).replace("\r\n", " ").strip()
    assert head.startswith(chapter)
    assert head.endswith(guide)
    assert ("常州" in head) == bool(guide)


@pytest.mark.parametrize("look", ["theme.toml", "themes/lantern.toml"])
def test_a_lead_is_as_large_in_either_language(look: str, pdf_fonts: FontSet) -> None:
    """However large the theme sets it: it is read as text, not seen as a title."""
    theme = load_theme(REPOSITORY / "assets" / look, look)
    result = written(theme, pdf_fonts, "T", m.Paragraph(both(ZH, EN), "lead"))
    sizes = {}
    for page in pypdfium2.PdfDocument(io.BytesIO(result.data)):
        text = page.get_textpage()
        words = text.get_text_range()
        for name, mark in (("zh", "研发"), ("en", "research")):
            if mark in words:
                sizes[name] = pypdfium2.raw.FPDFText_GetFontSize(text, words.index(mark))
    assert sizes["en"] == pytest.approx(sizes["zh"], rel=0.1)
