"""Columns and panels wide enough for their words, their numbers and units."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf
from czguide.writers.pdf.widths import column_widths

WEIGHTS = st.lists(st.tuples(st.floats(0.5, 5), st.floats(1, 200)), min_size=1, max_size=8)


@given(columns=WEIGHTS, total=st.floats(100, 600))
def test_columns_fill_the_table_and_are_as_wide_as_they_need(
    columns: list[tuple[float, float]], total: float
) -> None:
    weights, needs = zip(*columns, strict=True)
    widths = column_widths(weights, needs, total)
    assert sum(widths) == pytest.approx(total)
    if sum(needs) < total:
        assert all(width >= need - 1e-6 for width, need in zip(widths, needs, strict=True))


def test_weights_count_where_nothing_is_short() -> None:
    assert column_widths((1, 3), (20, 20), 400) == [100, 300]


def text(words: str) -> m.Inlines:
    return m.Inlines((m.Str(words),))


def lines(lang: str, block: m.Block, theme: Theme, fonts: FontSet) -> Iterator[str]:
    """The lines of a document of one block, as pdfium reads them."""
    document = m.Document(
        "sample", lang, "ltr", "A4", m.Metadata("title", "", (), "", "2026-11-23T00:00:00+00:00", "draft"),
        (block,),
    )  # fmt: skip
    pdf = pypdfium2.PdfDocument(io.BytesIO(write_pdf(document, theme, fonts).data))
    for page in pdf:
        yield from page.get_textpage().get_text_range().split("\r\n")
    pdf.close()


@pytest.mark.parametrize(
    ("lang", "head", "length"),
    [
        ("en", "Founded", "34.24 km"),
        ("ja", "1号線", "34.24キロメートル"),
        ("ko", "1호선", "34.24킬로미터"),
        ("zh", "1号线", "34.24平方公里"),
    ],
)
def test_a_cell_parts_neither_word_nor_unit(
    lang: str, head: str, length: str, pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    cells = tuple(m.Cell(text(words)) for words in (head, length, "a " * 40, "b " * 40))
    table = m.Table(text("T"), cells, (cells, cells), (0.2, 0.2, 3.0, 3.0))
    found = "\n".join(lines(lang, table, pdf_theme, pdf_fonts))
    assert found.count(head) == 3
    assert found.count(length) == 3


@pytest.mark.parametrize(
    ("lang", "number", "unit", "gap"),
    [
        ("zh", "639.52", "亿元", ""),
        ("ko", "1조 1,639.52억", "위안", " "),
        ("en", "over RMB 768", "billion", " "),
        ("en", "about 1,650,000", "square metres", " "),
    ],
)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_key_figure_stands_on_one_line(
    lang: str, number: str, unit: str, gap: str, count: int, pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    figure = m.KeyFigure(number, unit, text("label"), gap=gap)
    found = list(lines(lang, m.KeyFigures((figure,) * count), pdf_theme, pdf_fonts))
    assert "".join(found).replace("\u00a0", " ").count(number + gap + unit) == count
    assert not [line for line in found if line.strip() in (number, unit)]
