"""Bilingual editions as DOCX: valid, each language tagged, in the order of reading."""

from __future__ import annotations

import dataclasses

import pytest
from tests.builds import BILINGUAL, Built
from tests.sample_document import sample_document
from tests.writers.docx.docx_package import Package, W, find, strings

from czguide.document.drawings import Flow, FlowStage, FlowStep
from czguide.document.model import (
    Callout,
    Document,
    Figure,
    Inlines,
    ListItem,
    Metadata,
    Paragraph,
    SecondLanguage,
    Section,
    Str,
)
from czguide.document.reading import inlines_of
from czguide.theme.model import Theme
from czguide.writers.docx import write_docx


def package(built: Built, guide: str, pair: str) -> Package:
    return Package(built.path(guide, pair, "docx").read_bytes())


@pytest.mark.parametrize(("guide", "pair"), BILINGUAL)
def test_both_languages_are_there_in_order(guide: str, pair: str, bilingual: Built) -> None:
    words = "".join(
        " " if node.tag.endswith(("}p", "}br", "}tab")) else node.text or ""
        for node in package(bilingual, guide, pair).part("word/document.xml").iter()
        if node.tag in (f"{W}p", f"{W}t", f"{W}br", f"{W}tab")
    ).replace("\u00a0", " ")
    document = bilingual.documents[guide, pair]
    at = 0
    for block in document.blocks:
        for text in inlines_of(block):
            if text.second is None or not isinstance(text.items[0], Str):
                continue
            first, second = (next((i.text for i in own.items if isinstance(i, Str)), "") for own in text.each)
            start = words.find(first, at)
            assert start >= 0, first
            assert words.find(second, start) >= 0, second


@pytest.mark.parametrize("pair", ["zh+en", "zh+ja", "zh+ko"])
def test_every_run_of_the_second_language_says_so(pair: str, bilingual: Built) -> None:
    tag = {"en": "en-US", "ja": "ja-JP", "ko": "ko-KR"}[pair.split("+")[1]]
    found = package(bilingual, "resident", pair)
    runs = [run for run in found.part("word/document.xml").iter(f"{W}r") if find(run, ".//w:lang")]
    spoken = [find(run, ".//w:lang")[0] for run in runs]
    assert sum(tag in lang.attrib.values() for lang in spoken) > 1000
    custom = found.part("docProps/custom.xml")
    assert pair in ["".join(map(str, node.itertext())) for node in custom]


@pytest.mark.parametrize(
    ("first", "second"),
    [(("zh", "ltr", "欢迎"), ("ar", "rtl", "مرحبا")), (("ar", "rtl", "مرحبا"), ("en", "ltr", "Hi"))],
)
def test_a_second_language_that_runs_the_other_way(
    first: tuple[str, str, str], second: tuple[str, str, str], pdf_theme: Theme
) -> None:
    (own, direction, one), (other, across, two) = first, second
    text = Inlines((Str(one),), "a", second=Inlines((Str(two),), "a", lang=other))
    about = Metadata("t", "s", (), "", "2026-11-23", "draft")
    document = Document("investment", own, direction, "A4", about, (Paragraph(text),))
    document = dataclasses.replace(document, second=SecondLanguage(other, across, "t"))
    body = Package(write_docx(document, pdf_theme, {})).part("word/document.xml")
    paragraphs = [p for p in body.iter(f"{W}p") if "".join(map(str, p.itertext())).strip()]
    assert ["".join(map(str, p.itertext())) for p in paragraphs] == [one, two]
    found = [[bidi.get(f"{W}val") for bidi in find(p, "w:pPr/w:bidi")] for p in paragraphs]
    assert found[0] == []
    assert found[1] == ([None] if across == "rtl" else ["0"])
    assert find(paragraphs[0], "w:pPr/w:keepNext")
    marks = [mark.get(f"{W}name") for mark in find(body, ".//w:bookmarkStart")]
    assert len(set(marks)) == 2


@pytest.mark.parametrize("pair", ["zh+en", "zh+ko"])
def test_drawings_speak_both_languages(pair: str, bilingual: Built) -> None:
    """Each label has a paragraph for each language, and room for both."""
    body = package(bilingual, "resident", pair).part("word/document.xml")
    labels = [
        ["".join(node.text or "" for node in p.iter(f"{W}t")) for p in box.iter(f"{W}p")]
        for box in body.iter(f"{W}txbxContent")
    ]
    second = {"zh+en": "On arrival", "zh+ko": "도착한 뒤"}[pair]
    assert [label for label in labels if len(label) == 2 and label[0] == "刚到的时候" and second in label[1]]
    assert sum(len(label) == 2 for label in labels) > 30


def test_a_drawings_label_runs_as_its_language_does(pdf_theme: Theme) -> None:
    """In a right-to-left paragraph, the figure that begins an English label would stand at its end."""
    label = Inlines((Str("خلال 30 يومًا"),), "a", second=Inlines((Str("30 days"),), "a", lang="en"))
    flow = Flow((FlowStage(label, (FlowStep(label),)),))
    about = Metadata("t", "s", (), "", "2026-11-23", "draft")
    document = Document("investment", "ar", "rtl", "A4", about, (Figure("f", flow, None),))
    document = dataclasses.replace(document, second=SecondLanguage("en", "ltr", "t"))
    body = Package(write_docx(document, pdf_theme, {})).part("word/document.xml")
    labels = [p for p in find(body, ".//w:txbxContent/w:p") if "30" in "".join(map(str, p.itertext()))]
    assert len(labels) == 4
    assert [strings(p, "w:pPr/w:bidi/@w:val") for p in labels] == [[], ["0"]] * 2
    # Both at the right, where the one begins and the other ends.
    assert [strings(p, "w:pPr/w:pStyle/@w:val")[0] for p in labels[2:]] == [
        "DrawingLabelStart",
        "DrawingLabelEnd",
    ]


def test_a_second_language_can_be_read_on_a_chapters_field(pdf_theme: Theme) -> None:
    second = Inlines((Str("Hydrogen"),), "a", lang="en")
    heading = Inlines((Str("氢能"),), "a", second=second)
    document = dataclasses.replace(sample_document("zh"), blocks=(Section("a", heading, 1, (), "chapter"),))
    document = dataclasses.replace(document, second=SecondLanguage("en", "ltr", "t"))
    assert pdf_theme.opener.kind == "field"
    body = Package(write_docx(document, pdf_theme, {})).part("word/document.xml")
    (style,) = strings(body, ".//w:r[w:t='Hydrogen']/w:rPr/w:rStyle/@w:val")
    assert style.startswith("SecondOnCover")


def test_only_the_space_after_a_pair_shows_where_it_ends(bilingual: Built) -> None:
    """As in the PDF: the first language's paragraph has none."""
    built = package(bilingual, "investment", "zh+en")
    names = [
        node.get(f"{W}val", "")
        for node in find(built.part("word/document.xml"), ".//w:body/w:p/w:pPr/w:pStyle")
    ]
    texts = [name for name in names if name.startswith("BodyText")]
    assert len(texts) > 80
    assert set(texts[::2]) == {"BodyTextFirst"}
    assert set(texts[1::2]) == {"BodyText"}
    styles = built.part("word/styles.xml")
    (first,) = find(styles, "w:style[@w:styleId='BodyTextFirst']")
    assert [node.get(f"{W}val") for node in find(first, "w:basedOn")] == ["BodyText"]
    assert [node.get(f"{W}after") for node in find(first, "w:pPr/w:spacing")] == ["0"]


@pytest.mark.parametrize(
    ("words", "beside"), [("Work", True), ("Services for stay and residence in China", False)]
)
def test_a_heading_too_long_for_a_line_has_a_line_for_each_language(
    words: str, beside: bool, pdf_theme: Theme
) -> None:
    heading = Inlines((Str("在华停居留服务指引"),), "a", second=Inlines((Str(words),), "a", lang="en"))
    about = Metadata("t", "s", (), "", "2026-11-23", "draft")
    document = Document("investment", "zh", "ltr", "A4", about, (Section("s", heading, 1, (), "chapter"),))
    document = dataclasses.replace(document, second=SecondLanguage("en", "ltr", "t"))
    body = Package(write_docx(document, pdf_theme, {})).part("word/document.xml")
    (found,) = [p for p in body.iter(f"{W}p") if words in "".join(map(str, p.itertext()))]
    assert bool(find(found, ".//w:br")) is not beside
    assert ("\u2003" in "".join(map(str, found.itertext()))) is beside


def test_a_box_stays_whole_where_its_languages_run_in_two_directions(pdf_theme: Theme) -> None:
    """A paragraph's indents turn with its direction, the box it shares with the first language does not."""
    both = Inlines((Str("مرحبا"),), "a", second=Inlines((Str("Hello"),), "a", lang="en"))
    about = Metadata("t", "s", (), "", "2026-11-23", "draft")
    note = Callout("tip", both, (ListItem(both),))
    document = Document("investment", "ar", "rtl", "A4", about, (note,))
    document = dataclasses.replace(document, second=SecondLanguage("en", "ltr", "t"))
    made = Package(write_docx(document, pdf_theme, {}))
    (second,) = [
        p for p in made.part("word/document.xml").iter(f"{W}p") if "".join(map(str, p.itertext())) == "Hello"
    ]
    name = find(second, "w:pPr/w:pStyle")[0].get(f"{W}val")
    (style,) = [s for s in made.part("word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == name]
    sides = [
        [find(holder, "w:pPr/w:ind")[0].get(f"{W}{side}") for side in ("left", "right")]
        for holder in (style, second)
    ]
    assert sides[0] == sides[1][::-1]
    assert sides[0][0] != sides[0][1]
