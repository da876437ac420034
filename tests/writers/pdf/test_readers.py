"""Readers give back every line as it was set: texts of every kind, in every script, and whole Arabic guides."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks import extraction
from tests.conftest import REPOSITORY
from tests.sample_document import sample_document

from czguide.document import model as m
from czguide.fonts import FontFamily, FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

SHIPPED = REPOSITORY / "assets" / "fonts"
TESTED = REPOSITORY / "tests" / "fonts"

TEXTS = {
    "zh": (
        "常州市（Changzhou）2024年GDP达10,818.3亿元，同比增长6.1%；电话：0519-8568 5000，"
        "邮箱：info@changzhou.gov.cn，网址：https://www.changzhou.gov.cn/ns_news/2024-09/index.html。",
        "“新能源之都”——CATL产品47GWh，20℃～35℃，½杯，π≈3.14；A–B、C—D……（完）",
        "第三代半导体（GaN、SiC）、“2+2+X”体系与Wi-Fi 6E、5G/6G的融合，X-ray检查，A-level课程",
    ),
    "en": (
        "The city’s 2024 GDP was RMB 1,081.83 billion (up 6.1 %) — call +86 519 8568 5000, write to "
        "info@changzhou.gov.cn or see https://www.changzhou.gov.cn/ns_news/2024-09/index.html?id=7&x=a_b#top.",
        "“Smart” quotes, ‘single’, 3–5 years, −5 °C, 10 µm, ½, x² and H₂O, e\u0301te\u0301, Łódź, 20 000 km², "
        "CO₂-free, state-of-the-art, well-known, high-tech, one-stop, year-on-year, 24/7, and/or, A/C, 100%.",
        "A soft hy\u00adphen\u00adation and no\u00a0break\u00a0space, e.g.\u202f5\u202f%, 江苏省 and 常州 in it.",
    ),
    "ja": (
        "常州市（江蘇省）の2024年のGDPは1兆818億元（前年比6.1%増）です。詳しくはhttps://www.changzhou.gov.cn/"
        "をご覧ください。𠮷野家・髙島屋、「第1回」、『本』、ヴィーガン、㈱、①〜③、Wi-Fi、X-ray。",
    ),
    "ko": (
        "창저우시(장쑤성)의 2024년 GDP는 1조 818억 위안(6.1% 증가)입니다. 문의: 0519-8568-5000, "
        "info@changzhou.gov.cn, https://www.changzhou.gov.cn/. “신에너지” · 국제, 常州市.",
    ),
    "de": (
        "Die Stadt Changzhou (Provinz Jiangsu) – „Hauptstadt der neuen Energien“ – erzielte 2024 ein BIP von "
        "1.081,83 Mrd. RMB; Tel. +86 519 8568-5000. Fußgängerüberweg, Elektrizitätsversorgungsunternehmen, 5 %.",
    ),
    "fr": (
        "La ville de Changzhou : « capitale des énergies nouvelles » ; 6,1 % de croissance ! L’œuvre d’Œdipe, "
        "1 081,83 milliards ; est-ce vrai ? – Oui, c’est-à-dire…",
    ),
    "vi": (
        "Thành phố Thường Châu (tỉnh Giang Tô) năm 2024 đạt GDP 1.081,83 tỷ NDT, tăng 6,1%. Ngữ ẩm thực: phở, "
        "bún, ốc, ữ ẵ ặ ỗ ợ; gọi 0519-8568 5000. A\u0302\u0301 e\u0302\u0303",
    ),
    "th": (
        "เมืองฉางโจว (มณฑลเจียงซู) ปี 2024 มี GDP 1,081.83 พันล้านหยวน เพิ่มขึ้น 6.1% โทร. 0519-8568 5000 "
        "ที่นี่มีน้ำ กี่ ปั๊ม เก้าอี้ ผู้ใหญ่ ทำงานกับบริษัท CATL และ (ในปี 2016) ๑๒๓",
    ),
    "ar": (
        "بلغ الناتج المحلي لتشانغتشو 1,081.83 مليار يوان عام 2024 (بزيادة 6.1%)، هاتف: 0519-8568 5000، بريد: "
        "info@changzhou.gov.cn، الموقع: https://www.changzhou.gov.cn/ns_news/2024-09/index.html?id=7&x=a_b.",
        "درجة الحرارة −5 إلى 35 °C، النسبة 97% (وليس 90%)، و٣٫٥٪ و١٢٣، «قال: (نعم [ربما])»؛ هل؟ نعم!",
        "شركات CATL (宁德时代)، وSVOLT وTrina Solar (天合光能، مقرها تشانغتشو)، و\"BYD\"، وA-level، وWi-Fi.",
        "مُحَمَّدٌ يَتَعَلَّمُ الصِّينِيَّةَ فِي المَدِينَةِ؛ الشَّدَّةُ، ولا إلهَ، لآلئ.",
        "Changzhou 2024 (常州)",
        "2024–2025",
        "3 - 5 أيام / 10:30–12:00",
        "قرب المحطة رقم 5 — 5号站 — (قريبًا).",
    ),
}  # fmt: skip

READERS = [pytest.param(reader, id=reader.__name__) for reader in extraction.READERS]

Reader = Callable[[Path], str]


def _family(name: str, stem: str, folder: Path, *scripts: str) -> FontFamily:
    found = {weight: folder / f"{stem}-{weight.title()}.ttf" for weight in ("regular", "bold")}
    return FontFamily(
        name, {w: path for w, path in found.items() if path.exists()}, scripts=frozenset(scripts)
    )


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    families = (
        _family("Latin", "NotoSans", SHIPPED, "Latn", "Grek"),
        _family("SC", "NotoSansSC", SHIPPED, "Hani"),
        _family("JP", "NotoSansJP", SHIPPED, "Hani", "Hira", "Kana"),
        _family("KR", "NotoSansKR", SHIPPED, "Hani", "Hang"),
        _family("Arabic", "NotoSansArabic", SHIPPED, "Arab"),
        _family("Thai", "NotoSansThai", TESTED, "Thai"),
    )
    orders = {
        "ja": ("Latin", "JP", "SC"),
        "ko": ("Latin", "KR", "JP", "SC"),
        "ar": ("Arabic", "Latin", "SC"),
        "th": ("Thai", "Latin"),
        "": ("Latin", "SC"),
    }
    return FontSet(families, orders)


def _check(reader: Reader) -> None:
    if reader is extraction.poppler and shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    if reader is extraction.pdfminer:
        pytest.importorskip("pdfminer")


def _words(*parts: str | m.Inline) -> m.Inlines:
    return m.Inlines(tuple(m.Str(part) if isinstance(part, str) else part for part in parts))


def _document(lang: str) -> m.Document:
    """Each text as a paragraph, with a bold word and source numbers; and in columns of a table."""
    blocks: list[m.Block] = []
    for text in TEXTS[lang]:
        spaces = [at for at, char in enumerate(text) if char == " "] or [len(text) // 2, len(text) - 1]
        bold = spaces[len(spaces) // 2]
        end = next((at for at in spaces if at > bold), len(text))
        blocks.append(m.Paragraph(_words(text), "body"))
        cited = _words(
            text[:bold], m.Strong((m.Str(text[bold:end]),)), text[end:], m.Cite(3, ""), m.Cite(12, "")
        )
        blocks.append(m.Paragraph(cited, "body"))
        cells = tuple(m.Cell(_words(words, m.Cite(7, ""))) for words in ("CATL", text, "2024"))
        blocks.append(m.Table(_words(text[: spaces[0]]), cells, (cells,), (1.0, 2.0, 1.0)))
    section = m.Section(
        "one", _words(TEXTS[lang][0][: len(TEXTS[lang][0]) // 2]), 1, tuple(blocks), "chapter", "1"
    )
    return m.Document(
        "sample", lang, "rtl" if lang == "ar" else "ltr", "A4",
        m.Metadata("Sample", "", (), "", "2026-11-23T00:00:00+00:00", "draft"), (section,),
    )  # fmt: skip


@pytest.fixture(scope="module")
def written(
    fonts: FontSet, pdf_theme: Theme, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Path, list[str]]]:
    folder = tmp_path_factory.mktemp("texts")
    known: dict[str, tuple[Path, list[str]]] = {}

    def write(lang: str) -> tuple[Path, list[str]]:
        if lang not in known:
            path = folder / f"{lang}.pdf"
            with extraction.watched() as lines:
                path.write_bytes(write_pdf(_document(lang), pdf_theme, fonts).data)
            known[lang] = path, lines
        return known[lang]

    return write


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lang", TEXTS)
def test_every_line_is_given_back(
    lang: str, reader: Reader, written: Callable[[str], tuple[Path, list[str]]]
) -> None:
    _check(reader)
    if reader is extraction.pdfminer and lang in ("ar", "th"):
        pytest.xfail(
            "pdfminer turns no right-to-left text round, and takes marks above marks for another line"
        )
    path, lines = written(lang)
    assert len(lines) > 6 * len(TEXTS[lang])
    assert extraction.lost(lines, reader(path)) == []


@pytest.mark.parametrize("reader", READERS[:2])
@pytest.mark.parametrize("lang", ["zh", "en", "ja", "ko", "ar"])
def test_every_kind_of_block_is_given_back(
    lang: str, reader: Reader, pdf_theme: Theme, pdf_fonts: FontSet, tmp_path: Path
) -> None:
    _check(reader)
    path = tmp_path / "sample.pdf"
    with extraction.watched() as lines:
        path.write_bytes(write_pdf(sample_document(lang), pdf_theme, pdf_fonts).data)
    assert len(lines) > 100
    assert extraction.lost(lines, reader(path)) == []


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    return extraction.guide("resident", "ar", tmp_path_factory.mktemp("guide"))


def test_pdfium_gives_an_arabic_guide_back(arabic: tuple[Path, list[str]]) -> None:
    path, lines = arabic
    assert sum(map(extraction.from_right, lines)) > 1500
    assert extraction.lost(lines, extraction.pdfium(path)) == []


def test_poppler_gives_an_arabic_guide_back(arabic: tuple[Path, list[str]]) -> None:
    """But for figures, whose number and unit of another size it reads as two lines, and for pages with more Latin
    letters, such as the sources: there it takes every line to run from the left (TextPage::coalesce)."""
    _check(extraction.poppler)
    path, lines = arabic
    assert len(extraction.lost(lines, extraction.poppler(path))) <= 0.006 * len(lines)


def test_a_hyphen_of_the_text_is_no_hyphenation(pdf_theme: Theme, pdf_fonts: FontSet, tmp_path: Path) -> None:
    """Broken after its own hyphen, high-tech stays high-tech; what hyphenation adds goes with the line's end."""
    text = " ".join(["high-tech", "low-altitude", "state-of-the-art", "year-on-year"] * 30)
    document = dataclasses.replace(_document("en"), blocks=(m.Paragraph(_words(text), "body"),))
    path = tmp_path / "hyphens.pdf"
    path.write_bytes(write_pdf(document, pdf_theme, pdf_fonts).data)
    for reader in extraction.READERS:
        if reader is extraction.poppler and shutil.which("pdftotext") is None:
            continue
        said = reader(path).replace("\r", "")
        assert said.count("-\u00ad\n") >= 2
        assert text in " ".join(said.replace("\u00ad\n", "").split())
