"""The structure tree: what a screen reader gets from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from tests.builds import ALL_EDITIONS, SPECIAL, Built, Special
from tests.pdf_samples import SAMPLES, Sample
from tests.writers.pdf.structure_text import structure_texts

from czguide.document.model import (
    Document,
    sections,
)
from czguide.document.reading import reading_text
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf


def plain(texts: Iterable[str]) -> list[str]:
    """Without line ends, soft hyphens and the code of clusters' further glyphs; no empty texts."""
    found = (" ".join(text.translate({0xAD: None, 0x200B: None}).split()) for text in texts)
    return [text for text in found if text]


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """All structure elements in tree order."""
    found = []

    def walk(element: Any) -> None:
        found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_the_structure_says_what_the_document_says(guide: str, locale: str, built: Built) -> None:
    """Text for text, in order: headings, labels, cells, notes, links."""
    path = built.path(guide, locale, "pdf")
    document = built.documents[guide, locale]
    expected = plain(reading_text(document, places(path, document)))
    assert plain(text for _, text in structure_texts(path)) == expected
    assert len(expected) > 500


@pytest.mark.parametrize("name", SPECIAL, ids="-".join)
def test_other_editions_say_what_their_documents_say(
    name: tuple[str, str, str], special: dict[tuple[str, str, str], Special]
) -> None:
    """Cards, print editions, another theme."""
    path, document = special[name].path, special[name].document
    expected = plain(reading_text(document, {} if document.sheet else places(path, document)))
    assert plain(text for _, text in structure_texts(path)) == expected
    assert len(expected) > (20 if document.sheet else 500)


@pytest.mark.parametrize("lang", SAMPLES)
def test_a_sample_says_what_its_document_says(lang: str, pdf_sample: Callable[[str], Sample]) -> None:
    own = pdf_sample(lang)
    expected = plain(reading_text(own.document, own.result.pages))
    assert plain(text for _, text in structure_texts(own.path)) == expected


def places(path: Path, document: Document) -> dict[str, int]:
    """The page number of every section's anchor, from the outline."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        entries = _flat(outline.root[1:], 1)
        anchors = [section.anchor for section in sections(document.blocks)]
        return {
            anchor: numbers[entry.destination[0].objgen]
            for anchor, (_, entry) in zip(anchors, entries, strict=True)
        }


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_the_outline_names_the_headings(guide: str, locale: str, built: Built) -> None:
    path = built.path(guide, locale, "pdf")
    headings = [(role, text) for role, text in structure_texts(path) if role in ("H1", "H2", "H3")]
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        cover, *entries = outline.root
        found = [(f"H{level}", plain([item.title])[0]) for level, item in _flat(entries, 1)]
    assert plain(cover.title.split()) == plain(built.documents[guide, locale].metadata.title.split())
    assert found == [(role, plain([text])[0]) for role, text in headings]


def _flat(items: Any, level: int) -> list[tuple[int, Any]]:
    found = []
    for item in items:
        found += [(level, item), *_flat(item.children, level + 1)]
    return found


def test_every_block_has_its_types(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("en").path) as pdf:
        counts = Counter(str(element.S)[1:] for element in elements(pdf))
        assert pdf.Root.Lang == "en"
        roles = {str(own): str(standard) for own, standard in pdf.Root.StructTreeRoot.RoleMap.items()}
        assert roles == {"/Title": "/P", "/Aside": "/Sect"}
    for role in ("Document", "Part", "Sect", "Title", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead",
                 "TBody", "TR", "TH", "TD", "Caption", "Aside", "TOC", "TOCI", "Reference", "Link", "Index", "Span", "Note",
                 "BibEntry", "Figure", "Div"):  # fmt: skip
        assert counts[role], role
    assert counts["Document"] == counts["Title"] == counts["Index"] == 1


def test_cells_name_what_they_head(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("en").path) as pdf:
        heads = [element for element in elements(pdf) if element.S == "/TH"]
        scopes = {(str(head.P.P.S), str(head.A.Scope)) for head in heads}
    assert scopes == {("/THead", "/Column"), ("/TBody", "/Row")}


def test_words_in_another_language_say_so(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("en").path) as pdf:
        languages = {str(element.Lang) for element in elements(pdf) if "/Lang" in element}
    assert "zh" in languages


def test_links_say_where_they_lead(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("en").path) as pdf:
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        said = [str(link.Contents) for link in links]
    assert links
    assert all(said)
    assert {"[1]", "Hydrogen"} <= set(said)


def test_a_paragraph_over_a_page_break_is_one_element(long_pdf: Path) -> None:
    with pikepdf.open(long_pdf) as pdf:
        (paragraph,) = [element for element in elements(pdf) if element.S == "/P"]
        # On its first page its columns are contents of their own.
        assert isinstance(paragraph.K[0], int)
        elsewhere = [part for part in paragraph.K if not isinstance(part, int)]
        assert len({part.Pg.objgen for part in elsewhere} | {paragraph.Pg.objgen}) > 1
    texts = [text for role, text in structure_texts(long_pdf) if role == "P"]
    assert plain(texts) == [" ".join(["A paragraph that does not end on its page."] * 400)]


def test_a_repeated_head_is_heard_once(long_pdf: Path) -> None:
    heads = [text for role, text in structure_texts(long_pdf) if role == "TH" and "row" not in text]
    assert plain(heads) == ["Station", "Distance"]
    pdf = pypdfium2.PdfDocument(long_pdf)
    shown = sum("Distance" in page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert shown > 1


def test_right_to_left(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("ar").path) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.StructTreeRoot.K.A.WritingMode == "/RlTb"


def test_an_untagged_document_is_the_same_to_the_eye(
    pdf_theme: Theme, pdf_fonts: FontSet, pdf_sample: Callable[[str], Sample]
) -> None:
    own = pdf_sample("en")
    plain_file = write_pdf(own.document, pdf_theme, pdf_fonts, tagged=False)
    assert plain_file.pages == own.result.pages
    assert b"StructTreeRoot" not in plain_file.data
