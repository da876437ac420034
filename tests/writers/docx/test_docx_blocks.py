"""Blocks: each as Word's users expect it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import groupby

import pytest
from tests.sample_document import LANGUAGES, PAGES, message, sample_document
from tests.writers.docx.docx_package import Package, W, fields, find, strings, styled, words

from czguide.document.model import (
    Cell,
    Cite,
    ContactCard,
    ContactLine,
    Contacts,
    Contents,
    Cover,
    Index,
    Inlines,
    KeyFigure,
    KeyFigures,
    List,
    ListItem,
    Paragraph,
    Section,
    Str,
    Table,
)
from czguide.theme.model import Theme
from czguide.writers.docx import write_docx
from czguide.writers.docx.tables import staying

Sample = Callable[[str], Package]


def test_the_cover_is_a_page_of_its_own_without_header(sample: Sample) -> None:
    cover, *others = find(sample("zh").document, ".//w:sectPr")
    assert not find(cover, "w:headerReference")
    assert all(find(other, "w:headerReference") and find(other, "w:footerReference") for other in others)
    assert strings(others[0], "w:type/@w:val") == ["nextPage"]
    (notice,) = styled(sample("zh"), "CoverNotice")
    assert cover.getparent() is not None
    assert words(notice) == "草稿，仅供校核"


def test_the_covers_last_lines_stand_in_its_band(sample: Sample, theme: Theme) -> None:
    """One frame, whose place only the style says: the same for all three, or Word makes three frames."""
    package = sample("zh")
    frames = {
        tuple(sorted(find(package.styles, f"w:style[@w:styleId='{style}']/w:pPr/w:framePr")[0].items()))
        for style in ("CoverEdition", "CoverPublisher", "CoverNotice")
    }
    (frame,) = map(dict, frames)
    top = int(frame[W + "y"]) / 20
    lines = [styled(package, style) for style in ("CoverEdition", "CoverPublisher", "CoverNotice")]
    height = len(lines) * theme.styles["cover_small"].leading
    band = 841.89 * (1 - theme.cover.band_height)
    assert top - band == pytest.approx(841.89 - top - height, abs=0.1)
    assert frame[W + "vAnchor"] == frame[W + "hAnchor"] == "page"
    for (line,) in lines:
        (direct,) = find(line, "w:pPr/w:framePr")
        assert dict(direct.items()) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contents_entries_lead_to_their_headings_with_page_numbers(sample: Sample, lang: str) -> None:
    package = sample(lang)
    headings = {
        name: words(heading)
        for heading in [*styled(package, "Heading1"), *styled(package, "Heading2")]
        for name in strings(heading, "w:bookmarkStart/@w:name")
    }
    entries = [*styled(package, "TOC1"), *styled(package, "TOC2")]
    assert len(entries) == 7
    for entry in entries:
        (link,) = find(entry, "w:hyperlink")
        (anchor,) = strings(link, "@w:anchor")
        runs = strings(link, ".//w:t/text()")
        assert "".join(runs[:-1]) == headings[anchor]
        assert runs[-1] in {str(page) for page in PAGES.values()}
        assert f" PAGEREF {anchor} \\h " in strings(link, ".//w:instrText/text()")


def test_contents_are_one_field_in_reading_order(sample: Sample) -> None:
    package = sample("en")
    entries = find(package.document, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")[1:]
    assert strings(entries[0], "w:r/w:instrText/text()") == [' TOC \\o "1-2" \\h \\z \\u ']
    below = entries[-1].getnext()
    assert below is not None
    assert strings(below, "w:r/w:fldChar/@w:fldCharType") == ["end"]
    levels = strings(package.document, ".//w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]/@w:val")
    assert levels == ["TOCHeading", "TOC1", "TOC2", "TOC1", "TOC2", "TOC1", "TOC1", "TOC1"]


def test_pages_that_nobody_knows_are_left_out(theme: Theme) -> None:
    package = Package(write_docx(sample_document("en"), theme, {}))
    entry = styled(package, "TOC1")[0]
    assert words(entry) == "5\u2003Hydrogen"
    assert find(entry, ".//w:instrText[contains(., 'PAGEREF')]")


def test_a_deep_contents_block_lists_three_levels(theme: Theme) -> None:
    document = sample_document("en")
    blocks = (Contents(message("labels.contents", "Contents"), 5), *document.blocks[2:])
    package = Package(write_docx(dataclasses.replace(document, blocks=blocks), theme, PAGES))
    assert [words(entry) for entry in styled(package, "TOC3")] == ["Paying by QR code"]


def test_chapters_start_pages_and_sections_do_not(sample: Sample) -> None:
    package = sample("en")
    for heading in styled(package, "Heading1"):
        assert find(heading, "preceding-sibling::*[1]/w:pPr/w:sectPr")
        (own,) = find(heading, "(following::w:sectPr)[1]")
        assert strings(own, "w:type/@w:val") == ["nextPage"]
    assert not any(
        find(heading, "preceding-sibling::*[1]/w:pPr/w:sectPr") for heading in styled(package, "Heading2")
    )


def test_headings_stay_with_what_follows(sample: Sample) -> None:
    for style in ("Heading1", "Heading2", "Heading3", "Caption", "BlockTitle", "TipTitle"):
        assert find(sample("en").styles, f"w:style[@w:styleId='{style}']/w:pPr/w:keepNext"), style


def test_every_numbered_list_starts_at_one(sample: Sample) -> None:
    package = sample("en")
    items = [strings(item, "w:pPr/w:numPr/w:numId/@w:val")[0] for item in styled(package, "ListNumber")]
    lists = [(number, len(list(group))) for number, group in groupby(items)]
    assert [count for _, count in lists] == [2, 2]
    numbering = package.part("word/numbering.xml")
    for number, _ in lists:
        assert strings(numbering, f"w:num[@w:numId='{number}']//w:startOverride/@w:val") == ["1"]


def test_other_lists_have_their_marks_from_their_styles(sample: Sample) -> None:
    package = sample("en")
    marks = {"ListBullet": "•", "ListCheck": "☐", "ListField": "–"}
    for style, mark in marks.items():
        assert styled(package, style)
        level = find(package.part("word/numbering.xml"), f".//w:lvl[w:pStyle/@w:val='{style}']")[0]
        assert strings(level, "w:lvlText/@w:val") == [mark]


def test_a_table_repeats_its_head_and_keeps_rows_whole(sample: Sample) -> None:
    package = sample("en")
    table, *_ = find(package.document, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='GuideTable']")
    rows = find(table, "w:tr")
    assert len(rows) == 41
    assert find(rows[0], "w:trPr/w:tblHeader")
    assert not any(find(row, "w:trPr/w:tblHeader") for row in rows[1:])
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows)
    assert strings(rows[1], "w:tc/w:p/w:pPr/w:pStyle/@w:val") == ["TableRowHead", "TableText"]
    assert strings(table, "w:tblPr/w:tblCaption/@w:val") == ["Overseas cards in apps: limits and fees"]
    previous = table.getprevious()
    assert previous is not None
    assert strings(previous, "w:pPr/w:pStyle/@w:val") == ["Caption"]


def test_what_a_table_rests_on_stands_below_it(sample: Sample) -> None:
    (note,) = styled(sample("en"), "TableNote")
    assert words(note) == " (national, as of November 2025)[1]"
    previous = note.getprevious()
    assert previous is not None
    assert previous.tag == W + "tbl"
    first, *rows, penultimate, last = find(previous, "w:tr[not(w:trPr/w:tblHeader)]")
    # It is longer than a page: no row stands alone with the head, or alone above the note.
    assert all(len(find(row, ".//w:p/w:pPr/w:keepNext")) == 2 for row in (first, penultimate, last))
    assert not any(find(row, ".//w:p/w:pPr/w:keepNext") for row in rows)


@pytest.mark.parametrize(
    ("count", "note", "stays"),
    [(1, False, "-"), (1, True, "+"), (3, False, "++-"), (8, True, "++++++++"), (9, False, "+------+-")],
)
def test_a_short_table_stands_on_one_page(count: int, note: bool, stays: str) -> None:
    assert "".join("+" if stay else "-" for stay in staying(count, note=note)) == stays


def test_columns_share_the_width_by_their_weights(sample: Sample, theme: Theme) -> None:
    table, *_ = find(sample("en").document, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='GuideTable']")
    first, second = (int(width) for width in strings(table, "w:tblGrid/w:gridCol/@w:w"))
    assert first + second == round((595.276 - theme.margins.left - theme.margins.right) * 20)
    assert second / first == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("word", ["Rechtsschutzversicherung", "非常に長い住所と名称である"])
def test_a_column_holds_its_longest_word_with_the_sources_numbers(word: str, theme: Theme) -> None:
    """A word processor tears a word for which there is no room; Han characters part anywhere."""
    cell = message("name", word).followed_by((Cite(26), Cite(27)))
    block = Table(
        message("caption", "C"),
        (Cell(message("one", "A")), Cell(message("two", "B"))),
        ((Cell(cell), Cell(message("text", "words " * 40))),),
        (1, 9),
    )
    document = dataclasses.replace(sample_document("en"), blocks=(block,))
    (table,) = find(Package(write_docx(document, theme, {})).document, ".//w:tbl")
    first, second = (int(width) / 20 for width in strings(table, "w:tblGrid/w:gridCol/@w:w"))
    assert first + second == pytest.approx(595.276 - theme.margins.left - theme.margins.right, abs=0.1)
    size = theme.styles["cell"].size
    if word.isascii():
        assert len(word) * 0.5 * size + 8 * 0.3 * size + 10 < first < len(word) * size
    else:
        assert second / first == pytest.approx(9, abs=0.01)


def test_no_cell_is_merged(sample: Sample) -> None:
    assert not find(sample("en").document, ".//w:gridSpan | .//w:vMerge")


def test_key_figures_stand_in_even_rows(sample: Sample) -> None:
    (table,) = find(sample("zh").document, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='KeyFigures']")
    assert [len(find(row, "w:tc")) for row in find(table, "w:tr")] == [3, 2]
    first = find(table, ".//w:tc")[0]
    assert [words(paragraph) for paragraph in find(first, "w:p")] == [
        "近320亿元",
        "产业规模",
        "（全国，截至2025年11月）",
    ]
    assert strings(first, ".//w:tag/@w:val") == ["fact:figure_0.head", "fact:figure_0.tail"]


def test_a_number_and_its_unit_are_each_kept_whole(theme: Theme) -> None:
    figures = KeyFigures(
        tuple(
            KeyFigure(n, u, message("label", "x"), gap=" ")
            for n, u in (("über 768", "Mrd. Yuan"), ("4", "km"))
        )
    )
    document = dataclasses.replace(sample_document("en"), blocks=(figures,))
    wide, short = map(words, styled(Package(write_docx(document, theme, {})), "KeyFigure"))
    assert short == "4\u00a0km"
    assert wide == "über\u00a0768\u00a0Mrd.\u00a0Yuan"
    long = KeyFigure("über 3.400", "beteiligte Unternehmen", message("label", "x"), gap=" ")
    document = dataclasses.replace(document, blocks=(KeyFigures((long,) * 8),))
    told = words(styled(Package(write_docx(document, theme, {})), "KeyFigure")[0])
    # There is no room on one line: it breaks between number and unit.
    assert told == "über\u00a03.400 beteiligte\u00a0Unternehmen"


@pytest.mark.parametrize(("unit", "text"), [("km", "97\u00a0km"), ("%", "97%"), ("家", "97家"), ("", "97")])
def test_a_unit_stands_apart_where_it_is_a_word(theme: Theme, unit: str, text: str) -> None:
    gap = " " if "\u00a0" in text else ""
    figures = KeyFigures((KeyFigure("97", unit, message("label", "share"), gap=gap),))
    document = dataclasses.replace(sample_document("en"), blocks=(figures,))
    package = Package(write_docx(document, theme, {}))
    assert words(styled(package, "KeyFigure")[0]) == text


def test_callouts_are_named_and_stay_together(sample: Sample) -> None:
    package = sample("en")
    for style in ("Tip", "Warning", "Remark"):
        assert len(styled(package, f"{style}Title")) == 1
        first, last = styled(package, style)
        assert find(first, "w:pPr/w:keepNext")
        assert not find(last, "w:pPr/w:keepNext")
        assert find(package.styles, f"w:style[@w:styleId='{style}']/w:pPr/w:pBdr/w:left")


@pytest.mark.parametrize(("lang", "text"), [("zh", "电话：12367"), ("en", "Phone: 12367")])
def test_contact_lines_have_a_label_and_a_colon(sample: Sample, lang: str, text: str) -> None:
    (table,) = find(sample(lang).document, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='ContactCards']")
    assert text in [words(line) for line in find(table, ".//w:p")]


@pytest.mark.parametrize(
    ("kind", "style", "sign"),
    [("phone", "ContactPhone", "☎"), ("address", "ContactAddress", "⌂"), ("hours", "ContactHours", "◷"),
     ("web", "ContactWeb", "↗"), ("", "ContactLine", "ℹ")],
)  # fmt: skip
def test_contact_lines_begin_with_the_sign_of_their_kind(
    theme: Theme, kind: str, style: str, sign: str
) -> None:
    line = ContactLine(message("label", "L"), message("text", "T"), kind)
    card = ContactCard(message("name", "N"), (line,))
    document = dataclasses.replace(sample_document("en"), blocks=(Contacts((card,)),))
    package = Package(write_docx(document, theme, {}))
    assert [words(item) for item in styled(package, style)] == ["L: T"]
    (number,) = strings(package.styles, f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
    (level,) = find(package.part("word/numbering.xml"), f"w:abstractNum[@w:abstractNumId='{number}']/w:lvl")
    assert strings(level, "w:lvlText/@w:val") == [sign]
    # A card alone is as wide as one of two.
    (table,) = find(package.document, ".//w:tbl")
    (width,) = (int(width) / 20 for width in strings(table, "w:tblGrid/w:gridCol/@w:w"))
    assert width == pytest.approx((595.276 - theme.margins.left - theme.margins.right) / 2, abs=0.1)


def names(count: int) -> List:
    return List("field", tuple(ListItem(message(f"n{index}", f"Name {index}")) for index in range(count)))


@pytest.mark.parametrize(("count", "columns"), [(5, ["1"]), (6, ["1", "4", "1"])])
def test_many_short_names_stand_in_columns(theme: Theme, count: int, columns: list[str]) -> None:
    after = Paragraph(message("after", "After"))
    section = Section("a", message("heading", "Companies"), 2, (names(count), after))
    document = dataclasses.replace(sample_document("en"), blocks=(section,))
    package = Package(write_docx(document, theme, {}))
    assert strings(package.document, ".//w:sectPr/w:cols/@w:num") == columns
    items = [words(item) for item in styled(package, "ListField")]
    assert items == [f"Name {index}" for index in range(count)]
    assert set(strings(package.document, ".//w:sectPr/w:type/@w:val")[1:]) <= {"continuous"}


def test_names_in_columns_stay_with_their_title(theme: Theme) -> None:
    block = dataclasses.replace(names(8), title=message("title", "Companies"))
    after_it = Paragraph(message("after", "After"))
    document = dataclasses.replace(sample_document("en"), blocks=(block, after_it))
    package = Package(write_docx(document, theme, {}))
    before, after = styled(package, "Spacer")
    assert find(before, "w:pPr/w:keepNext")
    assert not find(after, "w:pPr/w:keepNext")
    assert not [item for item in styled(package, "ListField") if find(item, "w:pPr/w:keepNext")]


@pytest.mark.parametrize(("count", "stays"), [(1, "-"), (2, "x-"), (3, "xx-"), (5, "x--x-")])
def test_no_name_stands_alone_on_a_page(theme: Theme, count: int, stays: str) -> None:
    document = dataclasses.replace(sample_document("en"), blocks=(names(count),))
    items = styled(Package(write_docx(document, theme, {})), "ListField")
    assert "".join("x" if find(item, "w:pPr/w:keepNext") else "-" for item in items) == stays


def test_a_chapters_lead_stays_when_what_follows_is_too_high(theme: Theme) -> None:
    lead = Paragraph(message("lead", "What it is about"), "lead")
    body = Paragraph(message("body", "More"))
    inner = Section("b", message("inner", "Inside"), 2, (lead, body))
    section = Section("a", message("heading", "Chapter"), 1, (lead, body, inner), kind="chapter")
    document = dataclasses.replace(sample_document("en"), blocks=(section,))
    first, second = styled(Package(write_docx(document, theme, {})), "Lead")
    assert strings(first, "w:pPr/w:keepNext/@w:val") == ["0"]
    # Elsewhere the style keeps it with what follows.
    assert not find(second, "w:pPr/w:keepNext")


def test_long_names_stand_in_fewer_columns(theme: Theme) -> None:
    long = ListItem(message("long", "A company whose name takes a third of the line"))
    block = dataclasses.replace(names(6), items=(*names(6).items, long))
    document = dataclasses.replace(sample_document("en"), blocks=(block,))
    package = Package(write_docx(document, theme, {}))
    assert strings(package.document, ".//w:sectPr/w:cols/@w:num") == ["1"]


def test_a_part_opens_no_field_but_has_a_header(theme: Theme) -> None:
    """Its heading is of the first level for contents and outline, and looks like the PDF's."""
    document = sample_document("en")
    blocks = tuple(
        Section(anchor, message(anchor, name), 1, (Paragraph(message(anchor + ".p", "x")),), kind)
        for anchor, name, kind in (
            ("a", "Guide", "part"),
            ("b", "Chapter", "chapter"),
            ("c", "Sources", "part"),
        )
    )
    package = Package(write_docx(dataclasses.replace(document, blocks=blocks), theme, {}))
    first, last = styled(package, "HeadingPart")
    (style,) = find(package.styles, "w:style[@w:styleId='HeadingPart']")
    assert strings(style, "w:basedOn/@w:val") == ["Heading1"]
    assert strings(style, "w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert set(strings(style, "w:pPr/w:pBdr/*/@w:val")) == {"nil"}
    assert strings(style, "w:pPr/w:shd/@w:fill") == ["auto"]
    assert strings(style, "w:rPr/w:color/@w:themeColor") == ["accent1"]
    assert [dict(fields(h)) for h in package.headers()] == [
        {"TITLE": document.metadata.title, code: name}
        for code, name in (
            ('STYLEREF "Heading Part"', "Guide"), ("STYLEREF 1", "Chapter"), ('STYLEREF "Heading Part"', "Sources")
        )
    ]  # fmt: skip
    assert not find(first, "preceding-sibling::*")
    assert strings(last, "(following::w:sectPr)[1]/w:type/@w:val") == ["continuous"]


def test_definitions_stand_beside_their_terms(sample: Sample) -> None:
    (table,) = find(sample("en").document, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='Definitions']")
    assert [words(cell) for cell in find(table, ".//w:tc")] == ["Name", "…", "Phone", "0519-12345678"]


def test_sources_are_numbered_places(sample: Sample) -> None:
    entries = styled(sample("en"), "Bibliography")
    assert [words(entry)[:3] for entry in entries] == ["[1]", "[2]"]
    assert all(
        find(entry, "w:bookmarkStart[1]/following-sibling::w:r[1]/w:t[starts-with(., '[')]")
        for entry in entries
    )


def test_the_index_refers_to_pages_in_two_columns(sample: Sample) -> None:
    package = sample("en")
    entries = styled(package, "Index1")
    assert words(entries[0]) == "Youon\u20033, 4"
    assert len(find(entries[0], "w:hyperlink//w:instrText")) == 2
    # A section without a page number is named.
    assert words(entries[1]) == "Trina\u20033, Paying by QR code"
    assert strings(package.document, ".//w:sectPr/w:cols/@w:num")[-3:] == ["1", "2", "1"]


def test_an_index_at_the_end_leaves_no_empty_section(theme: Theme) -> None:
    document = sample_document("en")
    package = Package(write_docx(dataclasses.replace(document, blocks=document.blocks[:-1]), theme, PAGES))
    body = find(package.document, "w:body")[0]
    assert strings(body, ".//w:sectPr/w:cols/@w:num")[-2:] == ["1", "2"]


def test_the_same_page_is_named_once(theme: Theme) -> None:
    document = sample_document("en")
    package = Package(write_docx(document, theme, PAGES | {"guide.payment": 3}))
    assert words(styled(package, "Index1")[0]) == "Youon\u20033"


def test_header_and_footer_work_themselves_out(sample: Sample) -> None:
    package = sample("ja")
    header, footer = package.part("word/header1.xml"), package.part("word/footer1.xml")
    assert strings(header, ".//w:instrText/text()") == [" TITLE ", " STYLEREF 1 "]
    assert fields(header)[0] == ("TITLE", "常州投資ガイド")
    assert fields(footer) == [("PAGE", "1"), ("NUMPAGES", "12")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chapter_has_a_header_that_names_it(sample: Sample, lang: str) -> None:
    package = sample(lang)
    named = [dict(fields(header))["STYLEREF 1"] for header in package.headers()]
    chapters = [words(heading) for heading in styled(package, "Heading1")]
    # Before the first chapter: the heading to come. A heading that starts no page has no section.
    assert named[0] == chapters[0]
    assert named[1:] == [name for name in chapters if name in named[1:]]
    part = package.part("word/_rels/document.xml.rels")
    used = strings(package.document, ".//w:sectPr/w:headerReference/@r:id")
    targets = [strings(part, f"rel:Relationship[@Id='{identity}']/@Target")[0] for identity in used]
    assert list(dict.fromkeys(targets)) == [f"header{number}.xml" for number in range(1, len(named) + 1)]


def test_a_draft_says_so_where_there_is_a_word_for_it(theme: Theme) -> None:
    document = dataclasses.replace(sample_document("en"), labels={"draft": "Draft"})
    footer = Package(write_docx(document, theme, {})).part("word/footer1.xml")
    assert words(footer) == "Draft1 / "


def test_an_empty_document_is_still_a_document(theme: Theme) -> None:
    package = Package(write_docx(dataclasses.replace(sample_document("en"), blocks=()), theme, {}))
    assert [str(child.tag) for child in find(package.document, "w:body")[0]] == [W + "sectPr"]
    assert strings(package.part("word/header1.xml"), ".//w:instrText/text()") == [" TITLE "]


def test_blocks_without_items_leave_nothing_broken(theme: Theme) -> None:
    document = sample_document("en")
    empty = (KeyFigures(()), Contacts(()), Index(()), Contents(message("labels.contents", Str("Contents"))))
    package = Package(write_docx(dataclasses.replace(document, blocks=empty), theme, {}))
    assert not find(package.document, ".//w:tbl")
    assert not find(package.document, ".//w:fldChar")


def test_the_titles_stay_clear_of_the_artwork(theme: Theme) -> None:
    """A long title begins higher; one in two languages is set smaller as well."""

    def cover(title: Inlines, subtitle: str = "Working, studying and living here") -> tuple[float, float]:
        imprint = message("guide.edition", "2026"), message("publisher.name", "Name")
        first = Cover(title, message("guide.subtitle", subtitle), *imprint)
        package = Package(write_docx(dataclasses.replace(sample_document("en"), blocks=(first,)), theme, {}))
        (style,) = find(package.styles, "w:style[@w:styleId='Title']")
        before, size = strings(style, "w:pPr/w:spacing/@w:before | w:rPr/w:sz/@w:val")
        return int(before) / 20, int(size) / 2

    usual = cover(message("guide.title", "Changzhou"))
    size = theme.styles["cover_title"].size
    assert usual[0] == pytest.approx(841.89 * (1 - theme.cover.title) - theme.margins.top, abs=0.1)
    assert usual[1] == pytest.approx(size, abs=0.3)
    long = cover(message("guide.title", "A Guide for Those Who Come to Live and Work in Changzhou"))
    assert long[0] < usual[0]
    words = message("guide.title", "A Guide for Those Who Come to Live and Work in Changzhou")
    both = cover(dataclasses.replace(words, second=dataclasses.replace(words, lang="de")), "Long " * 40)
    assert (both[0], both[1] < 0.8 * size) == (0.0, True)


def test_a_unit_that_ends_no_line_makes_wider_columns(theme: Theme) -> None:
    """Chinese units follow their numbers without a space: the two count as one."""
    figures = tuple(KeyFigure("超 7680", "亿元", message(f"l{n}", "产值")) for n in range(8))
    document = dataclasses.replace(sample_document("zh"), blocks=(KeyFigures(figures),))
    (table,) = find(Package(write_docx(document, theme, {})).document, ".//w:tbl")
    width = (595.276 - theme.margins.left - theme.margins.right) / len(find(table, "w:tblGrid/w:gridCol"))
    styles = theme.styles
    assert width > 3.9 * styles["figure_number"].size + 2 * styles["figure_unit"].size
