"""A chapter's head: a long title keeps to two lines, clear of the icon."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest

from czguide.checks.layout import heading_lines
from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import opener, write_pdf
from czguide.writers.pdf.artwork import paint

LONG = "Intelligente vernetzte Fahrzeuge und Maschinen mit alternativem Antrieb"
SHORT = "Vernetzte Fahrzeuge"


def chapter(title: str, number: str) -> m.Document:
    about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    body = m.Paragraph(m.Inlines((m.Str("Text."),)), "body")
    heading = m.Inlines((m.Str(title),), "demo.heading")
    section = m.Section("a", heading, 1, (body,), kind="chapter", number=number, icon="robots")
    return m.Document("investment", "de", "ltr", "A4", about, (section,))


@pytest.mark.parametrize(("title", "above"), [(LONG, True), (SHORT, False)])
def test_a_title_too_long_beside_the_icon_has_the_whole_width_below_it(
    title: str, above: bool, pdf_theme: Theme, pdf_fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    icons: list[tuple[float, float, float, float]] = []

    def drawn(canvas: Any, icon: Any, look: Any, box: tuple[float, float, float, float], colour: str) -> None:
        if colour == look.theme.opener.icon:
            left, low = canvas.absolutePosition(*box[:2])
            icons.append((left, low, left + box[2], low + box[3]))
        paint(canvas, icon, look, box, colour)

    monkeypatch.setattr(opener, "paint", drawn)
    document = chapter(title, "3")
    data = write_pdf(document, pdf_theme, pdf_fonts).data
    left, low, right, high = icons[-1]
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        page = pdf[0].get_textpage()
        start = page.get_text_range().index(title[:9])
        boxes = [page.get_charbox(at) for at in range(start, start + len(title))]
    assert not [b for b in boxes if b[2] > left and b[0] < right and b[3] > low and b[1] < high]
    assert (max(b[2] for b in boxes) > left) is above
    assert heading_lines(document, pdf_theme, pdf_fonts)["de"]["demo.heading"] == 1 + above


def test_without_a_number_the_icon_stays_beside_the_title(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    lines = heading_lines(chapter(LONG, ""), pdf_theme, pdf_fonts)
    assert lines["de"]["demo.heading"] == 3
