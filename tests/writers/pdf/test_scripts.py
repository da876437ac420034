"""Right-to-left and Thai documents go through the whole writer: paragraphs, numbers, names, a table."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.conftest import REPOSITORY
from tests.writers.pdf.structure_text import structure_texts

from czguide.document import model as m
from czguide.fonts import FontFamily, FontSet
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

ASSETS = REPOSITORY / "assets" / "fonts"
OWN = Path(__file__).parents[2] / "fonts"

_MOVE = re.compile(rb"\bBT\b|(-?[\d.]+) (-?[\d.]+) Td")

WORDS = {
    "ar": {
        "title": "دليل تشانغتشو",
        "heading": "الطاقة الهيدروجينية",
        "body": "تضم المدينة أكثر من 50 مشروعًا، وتعمل فيها شركة CATL منذ عام 2016 في إنتاج البطاريات.",
        "caption": "المشاريع",
        "head": ("المجال", "العدد"),
        "row": ("الهيدروجين", "50"),
    },
    "th": {
        "title": "คู่มือเมืองฉางโจว",
        "heading": "พลังงานไฮโดรเจน",
        "body": "เมืองนี้มีโครงการมากกว่า 50 โครงการ และบริษัท CATL ผลิตแบตเตอรี่อยู่ที่นี่ตั้งแต่ปี 2016 เป็นต้นมา",
        "caption": "โครงการ",
        "head": ("สาขา", "จำนวน"),
        "row": ("ไฮโดรเจน", "50"),
    },
}


def text(words: str) -> m.Inlines:
    return m.Inlines((m.Str(words),))


def document(lang: str) -> m.Document:
    words = WORDS[lang]
    body = str(words["body"])
    table = m.Table(
        text(str(words["caption"])),
        tuple(m.Cell(text(cell)) for cell in words["head"]),
        (tuple(m.Cell(text(cell)) for cell in words["row"]),),
        (1.0, 1.0),
    )
    blocks: tuple[m.Block, ...] = (m.Paragraph(text(f"{body} {body} {body}")), table)
    section = m.Section("one", text(str(words["heading"])), 1, blocks, kind="chapter", number="1")
    return m.Document(
        "sample", lang, "rtl" if lang == "ar" else "ltr", "A4",
        m.Metadata(str(words["title"]), "", (), "", "2026-11-23T00:00:00+00:00", "draft"),
        (section,),
    )  # fmt: skip


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    latin = FontFamily(
        "Noto Sans", {"regular": ASSETS / "NotoSans-Regular.ttf", "bold": ASSETS / "NotoSans-Bold.ttf"}
    )
    arabic = FontFamily("Noto Sans Arabic", {"regular": OWN / "NotoSansArabic-Regular.ttf"})
    thai = FontFamily("Noto Sans Thai", {"regular": OWN / "NotoSansThai-Regular.ttf"})
    orders = {"ar": ("Noto Sans Arabic", "Noto Sans"), "th": ("Noto Sans Thai", "Noto Sans")}
    return FontSet((latin, arabic, thai), orders)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")


def test_thai_is_read_back_as_it_was_written(fonts: FontSet, theme: Theme) -> None:
    result = write_pdf(document("th"), theme, fonts)
    pdf = pypdfium2.PdfDocument(io.BytesIO(result.data))
    found = "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)
    pdf.close()
    for words in (WORDS["th"]["heading"], WORDS["th"]["body"], WORDS["th"]["caption"], *WORDS["th"]["row"]):
        assert "".join(str(words).split()) in found


def _plain(words: str) -> str:
    """Without the directional marks that readers add and layout needs none of, and with single spaces."""
    return re.sub(r"[ \u2002\r\n]+", " ", re.sub("[\u200e\u200f\u202a-\u202e]", "", words)).strip()


ARABIC = (
    str(WORDS["ar"]["body"]),
    "بلغت النسبة 97%، وكانت (في عام 2024) أقل.",
    "قائمة «هورون» لشركات Trina Solar في المدينة.",
    "تقدّم عامًا بعد عام، ولم يُذكر سوى 4,720 شركة.",
)
"""Numbers, a percentage, brackets, quotation marks, a Latin name, vowel marks: a paragraph each."""


@pytest.fixture(scope="module")
def arabic(fonts: FontSet, theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    blocks = tuple(m.Paragraph(text(words)) for words in ARABIC)
    result = write_pdf(dataclasses.replace(document("ar"), blocks=blocks), theme, fonts)
    path = tmp_path_factory.mktemp("arabic") / "arabic.pdf"
    path.write_bytes(result.data)
    return path


def test_arabic_structure_says_in_logical_order_what_it_reads(arabic: Path) -> None:
    """The page shows words in another order than they are read in; ActualText (ISO 32000-2 14.9.4) tells."""
    assert [words for _, words in structure_texts(arabic)] == list(ARABIC)


def test_poppler_reads_arabic_as_it_was_written(arabic: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    command = ["pdftotext", "-enc", "UTF-8", str(arabic), "-"]
    found = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    whole = _plain(found)
    for words in ARABIC:
        assert words in whole


def test_pdfium_reads_arabic_as_it_was_written(arabic: Path) -> None:
    pdf = pypdfium2.PdfDocument(arabic)
    whole = _plain(" ".join(page.get_textpage().get_text_range() for page in pdf))
    pdf.close()
    for words in ARABIC:
        assert words in whole


def _places(stream: bytes) -> Iterator[tuple[float, float]]:
    """Where the pen is moved to, from the start of each text object (ISO 32000-2 9.4.2)."""
    x = y = 0.0
    for move in _MOVE.finditer(stream):
        if move[1] is None:
            x = y = 0.0
            continue
        x, y = x + float(move[1]), y + float(move[2])
        yield x, y


def test_an_arabic_paragraph_stands_at_the_right(fonts: FontSet, theme: Theme) -> None:
    words = m.Paragraph(text(" ".join([str(WORDS["ar"]["body"])] * 4)))
    result = write_pdf(dataclasses.replace(document("ar"), blocks=(words,)), theme, fonts)
    lines: dict[float, list[float]] = {}
    with pikepdf.open(io.BytesIO(result.data)) as pdf:
        for x, y in _places(pdf.pages[0].Contents.read_bytes()):
            lines.setdefault(round(y), []).append(x)
        left, right = theme.margins.left, float(pdf.pages[0].MediaBox[2]) - theme.margins.right
    # Marks above and below a letter stand on lines of their own here: only full lines count. A word's letters
    # are shown at one move, to its left.
    *full, last = [xs for _, xs in sorted(lines.items(), reverse=True) if len(xs) > 12]
    assert len(full) == 2
    assert all(min(xs) < left + 12 and max(xs) > right - 50 for xs in full)
    # A paragraph's last line is short: it begins at the right margin and ends before the left one.
    assert max(last) > right - 50
    assert min(last) > left + 40


def test_directional_marks_are_not_painted(arabic: Path) -> None:
    """Fonts draw an arrow for them; rendering mode 3 shows nothing (ISO 32000-2 9.3.6)."""
    modes: list[int] = []
    with pikepdf.open(arabic) as pdf:
        [page] = pdf.pages
        marks = {
            name: re.findall(rb"^<(\w{4})> <200F>$", font.ToUnicode.read_bytes(), re.MULTILINE)
            for name, font in page.resources.Font.items()
        }
        mode, font = 0, ""
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator == "Tr":
                mode = int(instruction.operands[0])
            elif operator == "Tf":
                font = str(instruction.operands[0])
            elif operator == "Tj" and bytes(instruction.operands[0]).hex().upper().encode() in marks[font]:
                modes.append(mode)
    assert modes
    assert set(modes) == {3}
