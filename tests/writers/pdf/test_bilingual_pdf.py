"""Bilingual editions as PDF: structure, languages, lines, contents and outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from benchmarks.faults import Faults, count
from tests.builds import BILINGUAL, Built
from tests.conftest import REPOSITORY
from tests.writers.pdf.structure_text import spoken_runs, structure_texts
from tests.writers.pdf.test_extraction import pattern, pdfium, poppler, stream, texts
from tests.writers.pdf.test_tagging import _flat, elements, places, plain

from czguide.checks.pdf import check_pdf
from czguide.diagnostics import Problems
from czguide.document.model import (
    Blank,
    Block,
    Cite,
    Codes,
    Document,
    Emph,
    Figure,
    Foreign,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    Missing,
    Section,
    Strong,
    sections,
)
from czguide.document.reading import inlines_of, reading_text
from czguide.fonts import FontSet
from czguide.localization.locale import load_locale
from czguide.project import load_project
from czguide.theme.fonts import load_fonts
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

editions = pytest.mark.parametrize(("guide", "pair"), BILINGUAL)


@editions
def test_the_structure_says_what_the_document_says(guide: str, pair: str, bilingual: Built) -> None:
    path, document = bilingual.path(guide, pair, "pdf"), bilingual.documents[guide, pair]
    expected = plain(reading_text(document, places(path, document)))
    assert plain(text for _, text in structure_texts(path)) == expected
    assert len(expected) > 900


@editions
def test_our_own_check_finds_nothing(guide: str, pair: str, bilingual: Built) -> None:
    problems = Problems()
    check_pdf(bilingual.path(guide, pair, "pdf"), problems)
    assert [item.message for item in problems.ordered()] == []


@editions
def test_the_second_language_is_tagged(guide: str, pair: str, bilingual: Built) -> None:
    first, second = pair.split("+")
    with pikepdf.open(bilingual.path(guide, pair, "pdf")) as pdf:
        assert pdf.Root.Lang == first
        found = [element for element in elements(pdf) if str(element.get("/Lang", "")) == second]
        with pdf.open_metadata() as about:
            assert set(about["dc:language"]) == {first, second}
            assert about["dc:title"] == bilingual.documents[guide, pair].metadata.title
    roles = {str(element.S)[1:] for element in found}
    assert {"P", "Span"} <= roles
    assert len(found) > 400


@editions
def test_every_word_is_tagged_with_its_language(guide: str, pair: str, bilingual: Built) -> None:
    """Each marked content is found among the Document's words in the language that it is tagged with."""
    document = bilingual.documents[guide, pair]
    runs = spoken_runs(bilingual.path(guide, pair, "pdf"))
    words = {tag: "".join(_said(document, tag)) for tag in {lang for lang, _ in runs}}
    wrong = []
    for lang, text in runs:
        # A title and its text, a chapter's number and its name stand in one run.
        for part in re.split("[\u2002\u2003]", text):
            own = _letters(part)
            if own not in words[lang] and own.lstrip("0123456789") not in words[lang]:
                wrong.append((lang, part))
    assert wrong == []


@editions
def test_each_figure_is_described_in_either_language(guide: str, pair: str, bilingual: Built) -> None:
    """A description has one language (ISO 14289-1 7.2): each stands in a Figure of its own."""
    document = bilingual.documents[guide, pair]
    with pikepdf.open(bilingual.path(guide, pair, "pdf")) as pdf:
        figures = [element for element in elements(pdf) if element.S == "/Figure"]
        found = [(str(element.get("/Lang", pdf.Root.Lang)), str(element.Alt)) for element in figures]
        boxes = [list(element.A.BBox) for element in figures]
    alts = [alt for alt in _alts(document.blocks) if alt]
    assert found == [(own.lang or document.lang, own.plain()) for alt in alts for own in alt.each]
    assert {lang for lang, _ in found} == set(document.languages)
    assert [box for box in boxes if box[2] - box[0] < 50] == []


def _alts(blocks: tuple[Block, ...]) -> Iterator[Inlines | None]:
    for block in blocks:
        match block:
            case Section():
                yield from _alts(block.blocks)
            case Codes(items):
                yield from (item.alt for item in items)
            case Figure():
                yield block.alt


def _said(document: Document, lang: str) -> Iterator[str]:
    """The words in a language; what has no second language is alike in both."""
    for block in document.blocks:
        for both in inlines_of(block):
            for own in both.each:
                tags = {own.lang or document.lang}
                if both.second is None and not both.lang:
                    tags.update(document.languages)
                yield from _parts(own.items, lang, lang in tags)


def _parts(items: tuple[Inline, ...], lang: str, own: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, (Strong, Emph, Link)):
            yield from _parts(item.children, lang, own)
        elif isinstance(item, (Foreign, Missing)):
            yield _letters(item.text) if item.lang == lang else ""
        elif own:
            yield _letters(
                "" if isinstance(item, Cite) else item.label if isinstance(item, Blank) else item.text
            )


def _letters(text: str) -> str:
    """Letters and digits alone: spaces, marks and soft hyphens are set in many ways."""
    return "".join(char for char in re.sub(r"\[\d+\]", "", text) if char.isalnum())


@editions
def test_contents_and_outline_speak_both(guide: str, pair: str, bilingual: Built) -> None:
    path, document = bilingual.path(guide, pair, "pdf"), bilingual.documents[guide, pair]
    lines = [text for role, text in structure_texts(path) if role == "TOCI"]
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for _, entry in _flat(outline.root[1:], 1)]
    headings = [section.heading for section in sections(document.blocks)]
    for heading, title in zip(headings, titles, strict=True):
        assert title.endswith(heading.plain())
        assert " / " in title
    for heading in (section.heading for section in document.blocks if hasattr(section, "heading")):
        assert any(all(own.plain() in " ".join(line.split()) for own in heading.each) for line in lines)


@pytest.mark.parametrize("extract", [poppler, pdfium], ids=lambda extract: str(extract.__name__))
@editions
def test_copied_text_equals_the_source(
    guide: str, pair: str, bilingual: Built, extract: Callable[[Path], list[str]]
) -> None:
    path, document = bilingual.path(guide, pair, "pdf"), bilingual.documents[guide, pair]
    found = stream(extract(path), document)
    lost = [words for words in texts(document.blocks) if not pattern(words).search(found)]
    # Between a figure's large digits and small unit, with more on the line, pdfium sees a space.
    figures = {item.number + item.unit: f"{item.number} {item.unit}" for item in _figures(document.blocks)}
    assert [words for words in lost if figures.get(words, "\0") not in found] == []


def _figures(blocks: tuple[Block, ...]) -> Iterator[KeyFigure]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _figures(block.blocks)
        elif isinstance(block, KeyFigures):
            yield from block.items


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    project = load_project(REPOSITORY)
    orders = {
        tag: load_locale(REPOSITORY / "locales" / tag, f"locales/{tag}").font_order for tag in project.locales
    }
    return load_fonts(project.asset, orders).fonts


@editions
def test_lines_keep_each_languages_rules(
    guide: str, pair: str, bilingual: Built, pdf_theme: Theme, fonts: FontSet
) -> None:
    """No forbidden mark at a line's edge, no broken word or number, no unit parted, in either language."""
    setters: list[TextSetter] = []

    def setter(fonts: FontSet, look: Look, document: Document) -> TextSetter:
        setters.append(TextSetter(fonts, look, document))
        return setters[-1]

    write_pdf(bilingual.documents[guide, pair], pdf_theme, fonts, setter=setter)
    languages = pair.split("+")
    faults = {tag: Faults() for tag in languages}
    notes = 0
    for (text, style, *_), widths in setters[0]._set.items():
        if style in ("table_note", "figure_note"):
            # What is said of a source stays with its number.
            lines = [line.text.rstrip() for paragraph in widths.values() for line in paragraph]
            assert [line for line in lines[:-1] if re.search(r"\[\d+\]$", line)] == []
            notes += len(lines) > 1
        # Cells and panels are narrower than any rule about numbers can bear; an address breaks where it must.
        address = any(isinstance(item, Link) and "." in item.target for item in text.items)
        if style in ("body", "lead", "item", "callout", "note") and not address:
            for paragraph in widths.values():
                count(paragraph, text.lang or languages[0], faults[text.lang or languages[0]])
    assert notes
    for tag, found in faults.items():
        assert found.counts["lines"] > 200, tag
        for kind in ("forbidden start", "forbidden end", "broken word or number", "broken eojeol"):
            assert found.counts[kind] == 0, (tag, kind, found.examples[kind])
