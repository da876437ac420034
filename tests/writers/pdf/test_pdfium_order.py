"""What pdfium is told comes out of its rules as the text; and what must not stand in ActualText stands apart."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from czguide.fonts import FontSet
from czguide.typeset import ParagraphStyle, Span, TextStyle, Typesetter
from czguide.writers.pdf.apart import parted
from czguide.writers.pdf.pdfium import LEFT_MARK, RIGHT_MARK, Side, from_left, side, spread

TEXTS = st.text("ابجد abcd 12 .,:-()«»[]{}<>،؛%–“”（）中文\u0651\u064e", min_size=1, max_size=24)
MIRRORED = dict(zip("()«»[]{}<>（）", ")(»«][}{><）（", strict=True))


def read_by_pdfium(shown: str, forced: bool) -> str:
    """The characters of a line from left to right as pdfium hands them out (CPDF_TextPage::CloseTempLine)."""
    stretches = ["".join(same) for _, same in groupby(shown, side)]
    right, left = (sum(side(stretch[0]) is way for stretch in stretches) for way in (Side.RIGHT, Side.LEFT))
    from_right = forced or (right > 0 and right >= left)
    current = Side.RIGHT if from_right else Side.LEFT
    found = ""
    for stretch in reversed(stretches) if from_right else stretches:
        own = side(stretch[0])
        if own is Side.RIGHT or (own is Side.NEUTRAL and current is Side.RIGHT):
            current = Side.RIGHT
            stretch = "".join(MIRRORED.get(char, char) for char in reversed(stretch))
        elif own is not Side.WEAK:
            current = Side.LEFT
        found += stretch
    return found


def without_marks(text: str) -> str:
    return text.replace(LEFT_MARK, "").replace(RIGHT_MARK, "")


@given(TEXTS, st.booleans(), st.booleans())
def test_pdfium_turns_what_it_is_told_into_the_text(text: str, rtl: bool, forced: bool) -> None:
    told = "".join(said.char for said in spread(text, rtl, forced))
    assert without_marks(read_by_pdfium(told, forced)) == text


@given(TEXTS, st.booleans(), st.sets(st.integers(0, 23), max_size=4))
def test_marks_between_characters_change_no_order(text: str, forced: bool, cuts: set[int]) -> None:
    said = spread(text, True, forced, cuts)
    told = "".join(char for char, *_ in said)
    assert without_marks(read_by_pdfium(told, forced)) == text
    # Each character is told once, as itself or mirrored.
    own = [(char, at) for char, at, *_ in said if char not in (LEFT_MARK, RIGHT_MARK)]
    assert sorted(at for _, at in own) == list(range(len(text)))
    assert all(text[at] in (char, MIRRORED.get(char)) for char, at in own)


@pytest.mark.parametrize("text", ["常州，中国。", "CATL (宁德时代) 2024", "2024年“中国”"])
def test_a_line_from_the_left_in_a_document_from_the_right(text: str) -> None:
    told = from_left(text)
    assert told is not None
    assert without_marks(read_by_pdfium(told, True)) == text


def test_one_direction_alone_needs_nothing_told() -> None:
    assert from_left("中文") is None


def test_full_width_brackets_are_not_turned_round() -> None:
    """pdfium would make narrow ones of them (GetUnicodeNormalization)."""
    told = [char for char, _, _, turned in spread("حي（武进）", True, True) if turned]
    assert not {"（", "）"} & set(told)


def texts_of(fonts: FontSet, lang: str, text: str) -> list[tuple[str, ...]]:
    """The texts of the runs of a line set by itself."""
    setter = Typesetter(fonts, lang)
    [line] = setter.paragraph([Span(text, TextStyle())], 1e4, ParagraphStyle(10.0))
    return [run.texts for run in parted(line).runs]


def test_a_hyphen_at_the_end_says_that_it_stays(pdf_fonts: FontSet) -> None:
    assert texts_of(pdf_fonts, "en", "A high-") == [("A", " ", "h", "i", "g", "h"), ("-\u00ad",)]
    assert texts_of(pdf_fonts, "en", "-") == [("-\u00ad",)]
    assert ("-\u00ad",) not in texts_of(pdf_fonts, "en", "high-tech")


def test_a_character_beyond_the_bmp_stands_by_itself(pdf_fonts: FontSet) -> None:
    runs = texts_of(pdf_fonts, "ja", "店𠮷野家")
    assert ("𠮷",) in runs
    assert "".join(text for run in runs for text in run) == "店𠮷野家"
