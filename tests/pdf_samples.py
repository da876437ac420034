"""The sample brochure as PDF, written once per language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from czguide.document.model import Cell, Document, Inlines, Metadata, Paragraph, Section, Str, Table
from czguide.fonts import FontFamily, FontSet
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.pdf import PdfResult, write_pdf
from tests.sample_document import sample_document

SAMPLES = ("zh", "en", "ja", "ko", "ar")

REPOSITORY = Path(__file__).resolve().parents[1]
SHIPPED = REPOSITORY / "assets" / "fonts"
TESTED = REPOSITORY / "tests" / "fonts"


@dataclass(frozen=True)
class Sample:
    document: Document
    result: PdfResult
    path: Path


def _family(name: str, stem: Path, *scripts: str) -> FontFamily:
    found = {weight: stem.with_name(f"{stem.name}-{weight.title()}.ttf") for weight in ("regular", "bold")}
    files = {weight: path for weight, path in found.items() if path.exists()}
    return FontFamily(name, files, scripts=frozenset(scripts))


@pytest.fixture(scope="session")
def pdf_fonts() -> FontSet:
    families = (
        _family("Noto Sans", SHIPPED / "NotoSans", "Latn"),
        _family("Noto Sans SC", SHIPPED / "NotoSansSC", "Hani"),
        _family("Noto Sans JP", SHIPPED / "NotoSansJP", "Hani", "Hira", "Kana"),
        _family("Noto Sans KR", SHIPPED / "NotoSansKR", "Hani", "Hang"),
        _family("Noto Sans Arabic", TESTED / "NotoSansArabic", "Arab"),
    )
    orders = {
        "zh": ("Noto Sans", "Noto Sans SC"),
        "ja": ("Noto Sans", "Noto Sans JP", "Noto Sans SC"),
        "ko": ("Noto Sans", "Noto Sans KR", "Noto Sans SC"),
        "ar": ("Noto Sans Arabic", "Noto Sans", "Noto Sans SC"),
        "": ("Noto Sans", "Noto Sans SC"),
    }
    return FontSet(families, orders)


@pytest.fixture(scope="session")
def pdf_theme() -> Theme:
    return load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")


@pytest.fixture(scope="session")
def pdf_sample(
    pdf_theme: Theme, pdf_fonts: FontSet, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Sample]:
    """The sample in one of SAMPLES; the last one is read from right to left."""
    folder = tmp_path_factory.mktemp("samples")

    @cache
    def build(lang: str) -> Sample:
        document = sample_document(lang)
        result = write_pdf(document, pdf_theme, pdf_fonts)
        path = folder / f"sample-{lang}.pdf"
        path.write_bytes(result.data)
        return Sample(document, result, path)

    return build


@pytest.fixture(scope="session")
def long_pdf(pdf_theme: Theme, pdf_fonts: FontSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paragraph and a table, each longer than a page."""
    words = Inlines((Str("A paragraph that does not end on its page. " * 400),))
    cells = tuple((Cell(Inlines((Str(f"row {n}"),))), Cell(Inlines((Str(f"{n} km"),)))) for n in range(90))
    head = (Cell(Inlines((Str("Station"),))), Cell(Inlines((Str("Distance"),))))
    table = Table(Inlines((Str("Stations"),)), head, cells, (1.0, 1.0))
    section = Section("long", Inlines((Str("Long"),)), 1, (Paragraph(words), table), "chapter")
    about = Metadata("Long", "Long things", (), "", "2026-11-23T00:00:00+00:00", "draft")
    result = write_pdf(Document("investment", "en", "ltr", "A4", about, (section,)), pdf_theme, pdf_fonts)
    path = tmp_path_factory.mktemp("long") / "long.pdf"
    path.write_bytes(result.data)
    return path
