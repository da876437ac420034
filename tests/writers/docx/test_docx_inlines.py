"""Inlines: runs, links, facts that stay as they are, bookmarks that tell messages apart."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample_document import PAGES, message, sample_document
from tests.writers.docx.docx_package import Package, fields, find, strings, styled, words

from czguide.document.model import FactValue, Inline, Link, NoBreak, Paragraph, Qualification, Str, Strong
from czguide.theme.model import Theme
from czguide.writers.docx import write_docx
from czguide.writers.docx.names import MESSAGE, PLACE, bookmark_name, fact_tag

Sample = Callable[[str], Package]


def written(theme: Theme, *items: Inline) -> Package:
    """A document of one paragraph."""
    blocks = (Paragraph(message("guide.text", *items)),)
    return Package(write_docx(dataclasses.replace(sample_document("en"), blocks=blocks), theme, {}))


def test_a_fact_is_locked_and_tagged(sample: Sample) -> None:
    controls = find(sample("zh").document, ".//w:sdt[w:sdtPr/w:tag/@w:val='fact:hydrogen_scale']")
    (control,) = controls
    assert words(control) == "近320亿元"
    assert strings(control, "w:sdtPr/w:lock/@w:val") == ["sdtContentLocked"]
    assert strings(control, "w:sdtContent/w:r/w:rPr/w:rStyle/@w:val") == ["Fact"]


def test_every_control_is_inline(sample: Sample) -> None:
    controls = find(sample("zh").document, ".//w:sdt")
    assert controls
    assert len(controls) == len(find(sample("zh").document, ".//w:p//w:sdt"))


def test_a_long_tag_is_cut_and_stays_unique() -> None:
    tags = {fact_tag("a" * 80 + end, "number") for end in "xy"}
    assert len(tags) == 2
    assert all(len(tag) <= 64 for tag in tags)


def test_every_message_has_its_bookmark(sample: Sample) -> None:
    (paragraph,) = find(
        sample("zh").document, ".//w:p[contains(., '西太湖') and .//w:sdt and not(ancestor::w:tbl)]"
    )
    title, text = find(paragraph, "w:bookmarkStart")
    assert title.attrib.values()[1] == bookmark_name(MESSAGE, "guide.hydrogen.text.bay.title")
    assert text.attrib.values()[1] == bookmark_name(MESSAGE, "guide.hydrogen.text.bay")


def test_a_message_printed_twice_has_two_bookmarks(sample: Sample) -> None:
    names = strings(sample("zh").document, ".//w:bookmarkStart/@w:name")
    assert bookmark_name(MESSAGE, "guide.payment.documents.passport") in names
    assert bookmark_name(MESSAGE, "guide.payment.documents.passport", 2) in names


@given(st.text(), st.integers(1, 9999))
def test_bookmark_names_are_what_word_accepts(identity: str, occurrence: int) -> None:
    assert re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", bookmark_name(MESSAGE, identity, occurrence))


def test_generated_words_stand_in_no_bookmark(sample: Sample) -> None:
    package = sample("en")
    heading = styled(package, "Heading1")[0]
    number = heading.index(find(heading, "w:r[starts-with(w:t, '5')]")[0])
    own = heading.index(find(heading, f"w:bookmarkStart[starts-with(@w:name, '{MESSAGE}')]")[0])
    assert number < own


def test_links_inside_lead_to_bookmarks_and_links_to_nowhere_are_text(sample: Sample) -> None:
    (paragraph,) = find(
        sample("en").document, ".//w:p[contains(., 'en.nia.gov.cn') and not(ancestor::w:tbl)]"
    )
    assert [words(link) for link in find(paragraph, "w:hyperlink")] == ["en.nia.gov.cn"]
    assert fields(paragraph) == [
        (f"REF {bookmark_name(PLACE, 'guide.hydrogen')} \\h  \\* MERGEFORMAT", "Hydrogen")
    ]
    assert words(paragraph).endswith("Paying with ease")


def test_words_that_are_not_the_headings_stay_a_link(theme: Theme) -> None:
    document = sample_document("en")
    words_ = message("text", Link((Str("how hydrogen is made"),), "#guide.hydrogen"))
    package = Package(
        write_docx(dataclasses.replace(document, blocks=(*document.blocks, Paragraph(words_))), theme, {})
    )
    (link,) = find(package.document, ".//w:hyperlink[contains(., 'is made')]")
    assert strings(link, "@w:anchor") == [bookmark_name(PLACE, "guide.hydrogen")]


def test_a_source_number_leads_to_the_source(sample: Sample) -> None:
    package = sample("en")
    (target,) = find(package.document, ".//w:p[w:pPr/w:pStyle/@w:val='Bibliography'][1]/w:bookmarkStart[1]")
    (cite,) = find(package.document, "(.//w:p[w:fldSimple/w:r/w:rPr/w:rStyle/@w:val='Cite'])[1]")
    code, shown = fields(cite)[0]
    assert shown == "[1]"
    assert code.split()[:2] == ["REF", *strings(target, "@w:name")]


def test_an_unconfirmed_qualification_looks_unconfirmed(theme: Theme) -> None:
    package = written(theme, Qualification(" (2025)", weak=True), Qualification(" (2026)"))
    styles = strings(package.document, ".//w:r/w:rPr/w:rStyle/@w:val")
    assert styles == ["UnverifiedQualification", "Qualification"]


def test_unbroken_text_has_no_place_to_break(theme: Theme) -> None:
    package = written(theme, NoBreak("W-5000 X"))
    (run,) = find(package.document, ".//w:r")
    assert [child.text or "-" for child in list(run)[1:]] == ["W", "-", "5000\u00a0X"]


def test_line_ends_become_breaks(theme: Theme) -> None:
    package = written(theme, Str("one\ntwo"))
    assert len(find(package.document, ".//w:r/w:br")) == 1


@pytest.mark.parametrize("text", ["<&>\"'", "𠮷野家", " spaces  kept "])
def test_any_text_arrives_as_it_is(theme: Theme, text: str) -> None:
    assert words(written(theme, Str(text)).document) == text


def test_a_fact_may_stand_in_a_link(theme: Theme) -> None:
    package = written(theme, Link((Strong((FactValue("hotline", "12367"),)),), "tel:12367"))
    (link,) = find(package.document, ".//w:hyperlink")
    assert find(link, "w:sdt")
    assert strings(link, ".//w:r/w:rPr/w:rStyle/@w:val") == ["HyperlinkStrongFact"]


def test_pages_do_not_change_the_texts(theme: Theme) -> None:
    document = sample_document("zh")
    messages = [
        strings(Package(write_docx(document, theme, pages)).document, ".//w:bookmarkStart/@w:name")
        for pages in (PAGES, {})
    ]
    assert messages[0] == messages[1]
