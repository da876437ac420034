"""The page numbers that a DOCX shows until a word processor works them out are those of the PDF."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.builds import ALL_EDITIONS, BILINGUAL, Built
from tests.writers.docx.docx_package import Package, fields, find, strings


def check(built: Built, guide: str, locale: str) -> None:
    package = Package(built.path(guide, locale, "docx").read_bytes())
    entries = find(package.document, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')][w:hyperlink]")
    shown = [dict(fields(entry)) for entry in entries]
    numbers = [int(number) for entry in shown for code, number in entry.items() if code.startswith("PAGEREF")]
    pdf = pypdfium2.PdfDocument(built.path(guide, locale, "pdf"))
    deepest = max(
        int(style[-1])
        for style in strings(entries[0], "../w:p/w:pPr/w:pStyle/@w:val")
        if style[:3] == "TOC" and style[-1].isdigit()
    )
    outline = [item for item in pdf.get_toc() if item.level < deepest]
    pages = [item.get_dest().get_index() + 1 for item in outline]
    count = len(pdf)
    pdf.close()
    # The outline begins with the cover.
    assert numbers == pages[1:]
    assert len(numbers) > 10
    footer = dict(fields(package.part("word/footer1.xml")))
    assert footer["NUMPAGES"] == str(count)


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_they_are_those_of_the_pdf(guide: str, locale: str, built: Built) -> None:
    check(built, guide, locale)


@pytest.mark.parametrize(("guide", "pair"), BILINGUAL)
def test_they_are_in_two_languages_too(guide: str, pair: str, bilingual: Built) -> None:
    check(bilingual, guide, pair)
