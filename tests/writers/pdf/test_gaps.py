"""The gap between scripts is there to see, and no reader takes it for a space, wherever runs begin and end."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

PARTS = ("在常州", "2024", "年有", "CATL", "、蜂巢能源的", "B2C", "项目")
"""Neighbours of two scripts, or of a mark and either."""


def _styled(words: str, kind: int) -> m.Inline:
    return (
        m.Str(words),
        m.Link((m.Str(words),), "https://example.org/"),
        m.Strong((m.Str(words),)),
        m.Foreign(words, "zh"),
    )[kind]


def _document(lang: str, paragraphs: list[m.Inlines]) -> m.Document:
    blocks = tuple(m.Paragraph(words, "body") for words in paragraphs)
    metadata = m.Metadata("title", "", (), "", "2026-11-23T00:00:00+00:00", "draft")
    return m.Document("sample", lang, "ltr", "A4", metadata, blocks)


def _pdfium(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def _poppler(data: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    path = folder / "gaps.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


@pytest.mark.parametrize("lang", ["zh", "ja", "en", "ko"])
def test_no_space_is_read_at_any_change_of_style(
    lang: str, pdf_theme: Theme, pdf_fonts: FontSet, tmp_path: Path
) -> None:
    # Every part of a line in another style than its neighbours, in every way.
    kinds = list(itertools.product(range(4), repeat=3))
    paragraphs = [
        m.Inlines(tuple(_styled(words, kinds[at % 3]) for at, words in enumerate(PARTS))) for kinds in kinds
    ]
    data = write_pdf(_document(lang, paragraphs), pdf_theme, pdf_fonts).data
    whole = "".join(PARTS)
    for found in (_pdfium(data), _poppler(data, tmp_path)):
        lines = [line.strip() for line in re.split(r"[\r\n\f]+", found)]
        assert lines.count(whole) == len(kinds), {line for line in lines if line and line != whole}


@pytest.mark.parametrize("lang", ["zh", "ja"])
def test_no_space_stands_before_a_source_number(lang: str, pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    """Digits in a face of their own, set apart from the ideographs: what follows stands where it belongs, also
    for pdfminer, which gives the last character shown no spacing."""
    high_level = pytest.importorskip("pdfminer.high_level")
    layout = pytest.importorskip("pdfminer.layout")
    words = "许可自2024年12月1日起合为一张卡（全国，2024年12月1日）"
    parts = [(m.Str(words[count:]), m.Cite(53, "")) for count in range(12)]
    paragraph = m.Inlines(tuple(itertools.chain.from_iterable(parts)))
    data = write_pdf(_document(lang, [paragraph]), pdf_theme, pdf_fonts).data
    pages = high_level.extract_pages(io.BytesIO(data), laparams=layout.LAParams(word_margin=1.0))
    glyphs = [
        glyph for page in pages for box in page if isinstance(box, layout.LTTextContainer)
        for line in box for glyph in line if isinstance(glyph, layout.LTChar)
    ]  # fmt: skip
    gaps = [
        (number.x0 - mark.x1) / mark.size
        for mark, number in itertools.pairwise(glyphs)
        if mark.get_text() == "）" and number.get_text() == "[" and number.x0 > mark.x0
    ]
    # The blank half of the mark is taken back.
    assert len(gaps) >= 8
    assert gaps == pytest.approx([-0.5] * len(gaps), abs=0.02)
