"""The shipped Arabic DOCX files run from the right, in every part of them."""

from __future__ import annotations

import unicodedata

import pytest

from tests.builds import GUIDES, Built
from tests.writers.docx.docx_package import Package, W, find, strings


@pytest.fixture(params=GUIDES)
def package(request: pytest.FixtureRequest, built: Built) -> Package:
    return Package(built.path(request.param, "ar", "docx").read_bytes())


def test_paragraphs_tables_and_pages_are_mirrored(package: Package) -> None:
    assert find(package.styles, "w:style[@w:styleId='Normal']/w:pPr/w:bidi")
    assert find(package.document, ".//w:pPr/w:bidi") == []
    tables = find(package.document, ".//w:tbl/w:tblPr")
    assert len(tables) > 10
    assert [table for table in tables if table.find(W + "bidiVisual") is None] == []
    pages = find(package.document, ".//w:sectPr")
    assert [page for page in pages if page.find(W + "bidi") is None] == []


def test_arabic_runs_are_right_to_left_and_latin_ones_are_not(package: Package) -> None:
    stories = (package.document, package.part("word/header1.xml"), package.part("word/footer1.xml"))
    arabic = latin = 0
    for story in stories:
        for run in find(story, ".//w:r[w:t]"):
            said = "".join(strings(run, "w:t/text()"))
            marked = run.find(f"{W}rPr/{W}rtl") is not None
            kinds = {unicodedata.bidirectional(char) for char in said}
            assert marked or not kinds & {"R", "AL"}, said
            assert not marked or "L" not in kinds, said
            arabic, latin = arabic + marked, latin + (not marked)
    assert arabic > 400
    assert latin > 100


def test_the_language_is_arabic_for_complex_scripts(package: Package) -> None:
    (defaults,) = find(package.styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    (theme,) = find(package.part("word/settings.xml"), "w:themeFontLang")
    assert defaults.get(W + "bidi", "").startswith("ar")
    assert theme.get(W + "bidi", "") == defaults.get(W + "bidi")
    assert strings(package.part("word/theme/theme1.xml"), ".//a:minorFont/a:font[@script='Arab']/@typeface")
