"""Tokens shaped and remembered give the glyphs that shaping the whole text would."""

from __future__ import annotations

import pytest
import uharfbuzz as hb

from czguide.fonts import FontSet
from czguide.typeset import ParagraphStyle, Typesetter


@pytest.mark.parametrize(
    ("tag", "family", "text"),
    [
        ("zh", "Noto Sans SC", "常州氢湾落在创新区，沿着环节布局。《氢能》"),
        ("en", "Noto Sans", "Waffles, office AVATAR Type To fjord"),
        ("ar", "Noto Sans Arabic", "تتمتع المنشآت"),
        ("th", "Noto Sans Thai", "ที่นี่น้ำดื่ม"),
    ],
)
def test_as_if_shaped_whole(
    font_set: FontSet, typesetters: dict[str, Typesetter], tag: str, family: str, text: str
) -> None:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = tag
    hb.shape(font_set.face(family).hb_font, buffer, {})
    whole = [info.codepoint for info in buffer.glyph_infos]
    rtl = tag == "ar"
    paragraph = typesetters[tag].paragraph(text, 2000, ParagraphStyle(rtl=rtl, hyphenate=False))
    mine = [gid for line in paragraph for run in line.runs for gid in run.glyphs]
    assert mine == (whole[::-1] if rtl else whole)


def test_clusters_carry_their_text(typesetters: dict[str, Typesetter]) -> None:
    [line] = typesetters["th"].paragraph("น้ำ", 200).lines
    texts = [text for run in line.runs for text in run.texts]
    assert "".join(texts) == "น้ำ"


def test_marks_have_places_of_their_own(typesetters: dict[str, Typesetter]) -> None:
    [line] = typesetters["th"].paragraph("ที่", 200).lines
    [run] = line.runs
    assert run.origins is not None
    assert len(run.origins) == len(run.glyphs)
