"""The list of sources: even gaps, and each entry from the side its words run from."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdfium2
import pytest

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from czguide.writers.pdf.placement import Placed

WORDS = "The Changzhou municipal government on services for people from abroad "
ARABIC = "خدمات المدينة للأجانب المقيمين فيها كما نشرتها الحكومة المحلية في العام الماضي "


def laid(theme: Theme, fonts: FontSet, lang: str, *texts: m.Inlines) -> PdfResult:
    entries = tuple(m.SourceEntry(at, f"s{at}", text) for at, text in enumerate(texts, start=1))
    about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    blocks = (m.Paragraph(m.Inlines((m.Str("."),)), "body"), m.Sources(entries))
    direction = "rtl" if lang == "ar" else "ltr"
    return write_pdf(m.Document("resident", lang, direction, "A4", about, blocks), theme, fonts)


def foreign(words: str) -> m.Inlines:
    return m.Inlines((m.Foreign(words, "en"),))


def sources(result: PdfResult, kind: str = "source") -> list[Placed]:
    return [item for item in result.placed if item.kind == kind]


def numbers(result: PdfResult, count: int) -> list[float]:
    """Where each number begins from the page's left."""
    with pypdfium2.PdfDocument(io.BytesIO(result.data)) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        return [page.get_charbox(text.index(f"[{at}]"))[0] for at in range(1, count + 1)]


def test_gaps_between_sources_are_alike(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    texts = [m.Inlines((m.Str(WORDS * count),)) for count in (1, 2, 3, 1, 4, 2)]
    placed = sources(laid(pdf_theme, pdf_fonts, "en", *texts))
    heights = {round(item.top - item.bottom, 2) for item in placed}
    gaps = {round(above.bottom - below.top, 2) for above, below in pairwise(placed)}
    assert len(heights) > 2
    assert gaps == {pdf_theme.styles["source"].after}


def test_western_sources_in_arabic_begin_at_the_left(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    arabic = m.Inlines((m.Str(ARABIC * 3),))
    result = laid(pdf_theme, pdf_fonts, "ar", foreign(WORDS * 3), arabic, foreign(WORDS * 2))
    first, second, third = [item for item in sources(result, "lines") if item.lines > 1]
    assert first.left == pytest.approx(first.room[0], abs=0.5)
    assert third.left == pytest.approx(first.left, abs=0.5)
    assert second.right == pytest.approx(second.room[1], abs=0.5)
    # Numbers stand at the list's side, all in one place.
    found = numbers(result, 3)
    assert max(found) - min(found) < 1
    assert min(found) > second.right + 5


def test_arabic_sources_begin_at_the_right(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    arabic = m.Inlines((m.Str(ARABIC * 3),))
    result = laid(pdf_theme, pdf_fonts, "ar", arabic, arabic, foreign(WORDS * 2))
    first, _, third = [item for item in sources(result, "lines") if item.lines > 1]
    assert first.right == pytest.approx(first.room[1], abs=0.5)
    assert third.left == pytest.approx(third.room[0], abs=0.5)
    assert min(numbers(result, 3)) > first.right + 5
