"""A brochure in `en@pseudo` holds no string that was never extracted, and longer text overflows nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from czguide.content.facts import PartialDate
from czguide.document.bilingual import bilingual
from czguide.document.compose import compose
from czguide.document.model import Document, Missing
from czguide.document.reading import inlines_of
from czguide.localization.cldr import months
from czguide.localization.localize import Localized
from czguide.output import theme_of
from czguide.pipeline import Request, load, load_look
from czguide.project import load_project
from czguide.writers.docx import write_docx
from czguide.writers.pdf import write_pdf
from tests.builds import GUIDES
from tests.conftest import REPOSITORY
from tests.localization.pseudo import pseudo, pseudo_edition

DAY = PartialDate(2026, 11, 23)
INSTANT = "2026-11-23T00:00:00+00:00"
HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[A-Za-z]{2,}")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Output:
    """A guide or card in the pseudo-locale, alone or as the second language beside Chinese."""

    document: Document
    english: Document
    pdf: bytes
    docx: bytes
    allowed: frozenset[str]


EDITIONS = (*((guide, False) for guide in GUIDES), *((guide, True) for guide in (*GUIDES, "card")))


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda param: f"{param[0]}{'-zh' * param[1]}")
def output(request: pytest.FixtureRequest) -> Output:
    name, together = request.param
    project = load_project(REPOSITORY)
    wanted = Request((name,), ("zh", "en"), (), Path(), False, DAY, INSTANT)
    loaded = load(project, wanted)
    english, chinese = loaded.editions["en"], loaded.editions["zh"]
    theme, fonts = load_look(project, loaded)
    guide, root = loaded.content.guides[name], loaded.structures[name]
    edition = pseudo_edition(english)
    document = compose(guide, root, edition, True, INSTANT)
    plain = compose(guide, root, english, True, INSTANT)
    if together:
        first = compose(guide, root, chinese, True, INSTANT)
        document, plain = bilingual(first, document), bilingual(first, plain)
    look = theme_of(theme, chinese if together else english, document)
    made = write_pdf(document, look, fonts.fonts)
    docx = b"" if document.sheet else write_docx(document, look, made.pages)
    words = allowed(english) | (words_of(first) if together else frozenset())
    return Output(document, plain, made.data, docx, words)


def words_of(document: Document) -> frozenset[str]:
    """The Latin words of the Chinese edition: names that are written so in Chinese, too."""
    texts = [inlines.plain() for block in document.blocks for inlines in inlines_of(block)]
    return frozenset(
        word.casefold() for text in texts for word in WORD.findall(text) + WORD.findall(text.replace("-", ""))
    )


def allowed(english: Localized) -> frozenset[str]:
    """Words that no catalog holds: names, sources in their own language, addresses, CLDR's months, units."""
    content = english.content
    said = [form.display for form in english.termbase.forms["en"].values()]
    said += [term.zh for term in english.termbase.terms.values()]
    for source in content.sources.values():
        said += [source.title, source.publisher, source.url, source.date]
    said += content.designations
    said += [text.source for text in content.publisher.fields.values()]
    said += [name for name, _ in months("en_001")]
    said += [scale.pattern for scale in english.locale.scales]
    said += [fact.value for fact in content.book.facts.values() if isinstance(fact.value, str)]
    for message in english.catalog.messages.values():
        said += re.findall(r"`[^`]*`|\]\([^)]*\)", message.text)
    said += re.findall(
        r"(?:url|web): *(\S+)",
        "\n".join(p.read_text(encoding="utf-8") for p in (REPOSITORY / "content").rglob("*.yaml")),
    )
    words = {
        word.casefold()
        for text in said
        for word in (*WORD.findall(text), *WORD.findall(text.replace("-", "")))
    }
    # An address is broken over lines anywhere.
    return frozenset(words | {re.sub("[^a-z]", "", text.casefold()) for text in said if "." in text})


def pdf_text(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def pdf_strings(data: bytes) -> Iterator[str]:
    """What a PDF says beside its pages' text: descriptions, bookmarks, properties."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from (str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Subject", "/Keywords"))
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                for key in ("/Alt", "/Title", "/TU"):
                    said = item.get(key)
                    if isinstance(said, pikepdf.String):
                        yield str(said)


def docx_strings(data: bytes) -> Iterator[str]:
    """What a DOCX says beside its paragraphs: descriptions, properties, charts and their workbooks."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(package.read(name))) as book:
                    for sheet in (part for part in book.namelist() if "sheet" in part or "Strings" in part):
                        yield from (n.text or "" for n in etree.fromstring(book.read(sheet)).iter("{*}t"))
            elif name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                yield from (node.get("descr", "") for node in root.iter() if node.get("descr"))
                if name.startswith("word/charts/"):
                    yield from (n.text or "" for n in root.iter("{*}v", "{*}t") if _words(n.text or ""))
                if name == "docProps/core.xml":
                    yield from (n.text or "" for n in root.iter("{*}title", "{*}subject", "{*}keywords"))


def _words(text: str) -> bool:
    """No number, and no field that Office fills with the workbook's labels."""
    return any(map(str.isalpha, text)) and text != "[CELLRANGE]"


def docx_text(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.match(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{_W}p"):
                    yield "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))


def test_every_word_of_the_pdf_went_through_a_catalog(output: Output) -> None:
    # A hyphen at a line's end divides a word of the allowed ones, too.
    text = re.sub(r"[\u00ad\ufffe-]\s*\n?\s*", "", pdf_text(output.pdf))
    assert plain_words(text, output) == []


def test_every_word_of_the_docx_went_through_a_catalog(output: Output) -> None:
    if output.docx:
        assert plain_words("\n".join(docx_text(output.docx)), output) == []


def test_descriptions_bookmarks_charts_and_properties_went_through_a_catalog(output: Output) -> None:
    """Also what is read aloud or stands in a chart's workbook."""
    strings = [*pdf_strings(output.pdf), *(docx_strings(output.docx) if output.docx else ())]
    assert len(strings) > 5
    assert plain_words("\n".join(strings), output) == []


def plain_words(text: str, output: Output) -> list[str]:
    """Unaccented words that stand by themselves and are no names or addresses."""
    found = dict.fromkeys(
        match[0]
        for match in re.finditer(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", text)
        if match[0].casefold() not in output.allowed
    )
    long = [known for known in output.allowed if len(known) >= 8]
    return [word for word in found if not any(word.casefold() in known for known in long)]


def test_chinese_stands_only_where_the_english_edition_has_it(output: Output) -> None:
    """Names and addresses in Chinese are meant; a text that lost its translation is not."""
    for block in output.document.blocks:
        for inlines in inlines_of(block):
            assert not any(isinstance(item, Missing) for item in inlines.items)
    if output.document.second:
        return  # half of it is Chinese
    assert set(_han(output.document)) <= set(_han(output.english))


def _han(document: Document) -> list[str]:
    texts = (inlines.plain() for block in document.blocks for inlines in inlines_of(block))
    return [han for text in texts for han in HAN.findall(text)]


def test_longer_text_stays_on_its_page_and_apart(output: Output) -> None:
    pdf = pypdfium2.PdfDocument(output.pdf)
    side, edge = (8, 8) if output.document.sheet else (15, 10)
    for number, page in enumerate(pdf, start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        rects = [text.get_rect(index) for index in range(text.count_rects())]
        for left, bottom, right, top in rects:
            assert left >= side, number
            assert right <= width - side, (number, text.get_text_bounded(left, bottom, right, top))
            assert bottom >= edge, number
            assert top <= height - edge, number
        for index, one in enumerate(rects):
            for other in rects[index + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                least = min(one[3] - one[1], other[3] - other[1])
                assert not (across > 2 and down > 0.6 * least), (
                    number,
                    text.get_text_bounded(*one),
                    text.get_text_bounded(*other),
                )


def test_the_pseudo_locale_is_longer_and_keeps_what_must_stay() -> None:
    text = pseudo("Home to {firms}, see the [website](https://example.org) or `12306`.")
    assert text.startswith("Ĥóḿé ţó {firms}, šéé ţĥé [ŵéƀšíţé](https://example.org) óŕ `12306`.")
    assert len(pseudo("a" * 100)) >= 129
