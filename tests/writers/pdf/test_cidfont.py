"""The composite font: what a reader extracts, what is embedded, the same bytes twice."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from czguide.fonts import Face
from czguide.writers.pdf.cidfont import CIDFont, register, to_unicode

FONTS = Path(__file__).parents[3] / "assets" / "fonts"


@pytest.fixture
def face() -> Face:
    return Face(FONTS / "NotoSansSC-Regular.ttf")


def _pdf(face: Face, text: str) -> bytes:
    font = register(face)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=font.fontName)
    canvas.setFont(font.fontName, 12)
    canvas.drawString(72, 700, text)
    canvas.save()
    return out.getvalue()


def _extracted(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text: str = document[0].get_textpage().get_text_range()
    return text.strip()


@pytest.mark.parametrize("text", ["常州 Changzhou 2024", "𠀋は氫", "a\u00a0b c-d"])
def test_text_drawn_by_reportlab_comes_back(face: Face, text: str) -> None:
    expected = text.replace("\u00a0", " ") if "\u00a0" in text else text
    assert _extracted(_pdf(face, text)).replace("\u00a0", " ") == expected


def test_one_composite_font_is_embedded_whole(face: Face) -> None:
    with pikepdf.open(io.BytesIO(_pdf(face, "常州" * 3 + "abc"))) as document:
        fonts = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        ]
        kinds = sorted(str(font.Subtype) for font in fonts)
        assert kinds == ["/CIDFontType2", "/Type0"]
        descriptor = next(f for f in fonts if f.Subtype == "/CIDFontType2").FontDescriptor
        assert re.fullmatch(r"/[A-Z]{6}\+NotoSansSC-Regular", str(descriptor.FontName))
        assert Face(descriptor.FontFile2.read_bytes()).hb_face.glyph_count > 0


def test_the_same_text_gives_the_same_bytes(face: Face) -> None:
    assert _pdf(face, "氢能 hydrogen") == _pdf(face, "氢能 hydrogen")


def test_streams_end_on_their_own_line(face: Face) -> None:
    data = _pdf(face, "a\u00a0b 常")
    ours = [m for m in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data) if b"/Length1" in m[0]]
    assert len(ours) == 1
    assert data[ours[0].end() + int(ours[0][1]) :].startswith(b"\nendstream")


def test_a_glyph_standing_for_two_texts_gets_an_alias(face: Face) -> None:
    codes = CIDFont(face).codes(Canvas(io.BytesIO())._doc)
    hyphen = face.gid("-")
    plain, soft = codes[hyphen, "-"], codes[hyphen, "\u00ad"]
    assert plain != soft
    assert codes.aliases == {codes.cid(hyphen, "\u00ad"): hyphen}


def test_codes_are_escaped_for_a_literal_string(face: Face) -> None:
    codes = CIDFont(face).codes(Canvas(io.BytesIO())._doc)
    assert codes[0x2829, "a"] == "\\(\\)"
    assert codes[0x0D5C, "b"] == "\\r\\\\"
    assert codes[0x010A, "c"] == "\x01\n"


def test_to_unicode_writes_surrogate_pairs() -> None:
    assert b"<0005> <D840DC0B>" in to_unicode({5: "𠀋"})


def test_two_fonts_of_one_name_are_an_error(face: Face) -> None:
    assert register(face) is register(Face(FONTS / "NotoSansSC-Regular.ttf"))
    with pytest.raises(ValueError, match="another font"):
        register(Face(FONTS / "NotoSansJP-Regular.ttf"), face.postscript_name)
