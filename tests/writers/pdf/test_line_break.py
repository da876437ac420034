"""The locale's line-break mode reaches the page: which characters begin lines."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from tests.conftest import REPOSITORY

from czguide.document import model as m
from czguide.fonts import FontFamily, FontSet
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

FONTS = REPOSITORY / "assets" / "fonts"
SMALL = frozenset("ょっーゃ")


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")


def line_starts(mode: str, theme: Theme) -> set[str]:
    """The first character of each line of a long paragraph without spaces or marks."""
    family = FontFamily("Noto Sans JP", {"regular": FONTS / "NotoSansJP-Regular.ttf"})
    text = "".join("ちょっとラーメンきゃっしゅーあ"[shift % 15 :] for shift in range(60))
    document = m.Document(
        "sample", "ja", "ltr", "A4",
        m.Metadata("Sample", "", (), "", "2026-11-23T00:00:00+00:00", "draft"),
        (m.Paragraph(m.Inlines((m.Str(text),))),),
        line_break=mode,
    )  # fmt: skip
    data = write_pdf(document, theme, FontSet((family,), {"ja": ("Noto Sans JP",)})).data
    page = pypdfium2.PdfDocument(io.BytesIO(data))[0].get_textpage()
    lines = page.get_text_range().split()
    assert len(lines) > 5
    return {line[0] for line in lines}


def test_strict_lines_begin_with_no_small_kana(theme: Theme) -> None:
    assert not line_starts("strict", theme) & SMALL
    assert line_starts("", theme) == line_starts("strict", theme)


def test_normal_lines_may(theme: Theme) -> None:
    assert line_starts("normal", theme) & SMALL
