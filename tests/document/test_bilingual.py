"""Two editions as one document: what is paired, what stands once, what stands apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from tests.builds import GUIDES

from czguide.document import model as m
from czguide.document.bilingual import bilingual
from czguide.document.compose import NO_NAMES
from czguide.document.reading import inlines_of

ABOUT = m.Metadata("指南", "说明", ("常州",), "市政府", "2026-11-23", "draft")
ABOUT_EN = m.Metadata("Guide", "About", ("Changzhou",), "City", "2026-11-23", "draft")


def words(text: str, message: str = "", *more: m.Inline) -> m.Inlines:
    return m.Inlines((m.Str(text), *more), message)


def merged(
    first: m.Block | tuple[m.Block, ...], second: m.Block | tuple[m.Block, ...]
) -> tuple[m.Block, ...]:
    blocks = [block if isinstance(block, tuple) else (block,) for block in (first, second)]
    zh = m.Document("demo", "zh", "ltr", "A4", ABOUT, blocks[0])
    en = m.Document("demo", "en", "ltr", "A4", ABOUT_EN, blocks[1])
    return bilingual(zh, en).blocks


def texts(document: m.Document) -> Iterator[m.Inlines]:
    for block in document.blocks:
        yield from inlines_of(block)


def test_metadata_names_both() -> None:
    zh = m.Document("demo", "zh", "ltr", "A4", ABOUT, ())
    ar = m.Document("demo", "ar", "rtl", "A4", ABOUT_EN, ())
    found = bilingual(zh, ar)
    assert found.languages == ("zh", "ar")
    assert found.second == m.SecondLanguage("ar", "rtl", "Guide")
    assert found.metadata.title == "指南 / Guide"
    assert found.metadata.keywords == ("常州", "Changzhou")


def test_a_message_takes_its_translation() -> None:
    (block,) = merged(
        m.Paragraph(words("氢能", "a"), title=words("题", "t")),
        m.Paragraph(words("Hydrogen", "a"), title=words("Title", "t")),
    )
    assert block == m.Paragraph(
        m.Inlines((m.Str("氢能"),), "a", second=m.Inlines((m.Str("Hydrogen"),), "a", lang="en")),
        title=m.Inlines((m.Str("题"),), "t", second=m.Inlines((m.Str("Title"),), "t", lang="en")),
    )


def test_what_is_alike_stands_once() -> None:
    (block,) = merged(m.Paragraph(words("12367", "a")), m.Paragraph(words("12367", "a")))
    assert block == m.Paragraph(words("12367", "a"))


def test_where_and_when_it_holds_is_said_in_both() -> None:
    """A table's note has no words of its own; a number has the same in both languages."""
    cite = m.Cite(3, "sources.3")
    zh, en = m.Qualification(" 全国，2024年"), m.Qualification(" Nationwide, 2024")
    head = (m.Cell(words("h", "h")),)

    def table(note: m.Qualification) -> m.Table:
        return m.Table(words("n", "n"), head, (), (1.0,), note=m.Inlines((cite, note)))

    (found,) = merged(table(zh), table(en))
    assert isinstance(found, m.Table)
    assert found.note == m.Inlines((cite, zh), second=m.Inlines((cite, en), lang="en"))
    number = words("12367", "a")
    (block,) = merged(
        m.Paragraph(number.followed_by((zh, cite))), m.Paragraph(number.followed_by((en, cite)))
    )
    assert isinstance(block, m.Paragraph)
    assert block.text.second == m.Inlines((en, cite), "", 2, "en")


def test_chinese_beside_a_translation_is_not_said_again() -> None:
    beside = words("Hospital", "a", m.Str(" "), m.Foreign("医院", "zh"))
    (block,) = merged(m.Paragraph(words("医院", "a")), m.Paragraph(beside))
    assert isinstance(block, m.Paragraph)
    assert block.text.second == m.Inlines((m.Str("Hospital"),), "a", lang="en")


def test_a_missing_translation_stays_marked_and_stands_once() -> None:
    missing = m.Inlines((m.Missing("氢能", "zh"),), "a")
    (block,) = merged(m.Paragraph(words("氢能", "a")), m.Paragraph(missing))
    assert block == m.Paragraph(missing)


def test_a_figure_has_two_wordings() -> None:
    zh = m.KeyFigures((m.KeyFigure("超7680", "亿元", words("产值", "a"), "f"),))
    en = m.KeyFigures((m.KeyFigure("over RMB 768", "billion", words("Output", "a"), "f", gap=" "),))
    (block,) = merged(zh, en)
    assert isinstance(block, m.KeyFigures)
    assert block.items[0].second == m.Wording("over RMB 768", "billion", " ", "en")
    (same,) = merged(zh, zh)
    assert isinstance(same, m.KeyFigures)
    assert same.items[0].second is None


@pytest.mark.parametrize("swapped", [False, True])
def test_names_to_confirm_of_one_language_are_headed_in_both(swapped: bool) -> None:
    def table(caption: str, head: str, *names: str) -> m.Table:
        rows = tuple((m.Cell(m.Inlines((m.Foreign(name, "zh"),))),) for name in names)
        return m.Table(words(caption, "n"), (m.Cell(words(head, "h")),), rows, (1.0,))

    nothing = m.NoRows(words("没有", NO_NAMES), "note", table=table("待确认", "中文"))
    zh = (m.Paragraph(words("说明", "labels.draft.legend"), "note"), nothing)
    en = (m.Paragraph(words("Legend", "labels.draft.legend"), "note"), table("Names", "Chinese", "常州"))
    _, found = merged(en, zh) if swapped else merged(zh, en)
    assert isinstance(found, m.Table)
    own, other = ("Names", "待确认") if swapped else ("待确认", "Names")
    assert [text.plain() for text in found.caption.each] == [own, other]
    assert found.head[0].text.second
    assert len(found.rows) == 1
    assert found.rows[0][0].text == m.Inlines((m.Foreign("常州", "zh"),))


def test_tables_of_different_names_are_not_mixed() -> None:
    head = (m.Cell(words("h", "h")),)

    def table(name: str) -> m.Table:
        return m.Table(words("n", "n"), head, ((m.Cell(m.Inlines((m.Foreign(name, "zh"),))),),), (1.0,))

    assert len(merged(table("常州"), table("溧阳"))) == 2
    assert len(merged(table("常州"), table("常州"))) == 1


def test_the_index_is_aligned_by_term() -> None:
    entries = [m.IndexEntry(words(name), (), name) for name in ("b", "a")]
    other = [m.IndexEntry(words(name.upper()), (), name) for name in ("a", "b")]
    (block,) = merged(m.Index(tuple(entries)), m.Index(tuple(other)))
    assert isinstance(block, m.Index)
    assert [(entry.name.plain()) for entry in block.items] == ["b / B", "a / A"]


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("pair", [("zh", "en"), ("ja", "ko"), ("en", "zh")])
def test_nothing_of_either_guide_is_lost(
    guide: str, pair: tuple[str, str], documents: dict[tuple[str, str], m.Document]
) -> None:
    first, second = (documents[guide, tag] for tag in pair)
    both = bilingual(first, second)
    said = {own.message: own for text in texts(both) for own in text.each if own.message and not own.lang}
    other = {own.message: own for text in texts(both) for own in text.each if own.message and own.lang}
    # That a language has no names to confirm gives way to the other's list of them.
    assert {*said, *other, NO_NAMES} == {NO_NAMES} | {
        text.message for doc in (first, second) for text in texts(doc) if text.message
    }
    for text in texts(second):
        if text.message and text.message in other:
            assert text.plain().startswith(other[text.message].plain()[:20])


@pytest.mark.parametrize("guide", GUIDES)
def test_sections_keep_their_anchors(guide: str, documents: dict[tuple[str, str], m.Document]) -> None:
    both = bilingual(documents[guide, "zh"], documents[guide, "en"])
    own = [section.anchor for section in m.sections(documents[guide, "zh"].blocks)]
    assert [section.anchor for section in m.sections(both.blocks)] == own
    assert all(section.heading.second for section in m.sections(both.blocks))


def test_a_name_quoted_in_the_second_language_stands_once() -> None:
    """A German guide quotes the Chinese name for a driver: not where the Chinese stands beside it."""
    quoted = (m.Str(" "), m.Foreign("常州站", "zh"))
    german = m.Inlines((m.Str("Bahnhof Changzhou"), *quoted), "a", 2)
    de = m.Document("demo", "de", "ltr", "A4", ABOUT_EN, (m.Paragraph(german),))
    zh = m.Document("demo", "zh", "ltr", "A4", ABOUT, (m.Paragraph(words("常州站", "a")),))
    (block,) = bilingual(de, zh).blocks
    second = m.Inlines((m.Str("常州站"),), "a", lang="zh")
    assert block == m.Paragraph(m.Inlines((m.Str("Bahnhof Changzhou"),), "a", second=second))
    en = m.Document("demo", "en", "ltr", "A4", ABOUT_EN, (m.Paragraph(words("Station", "a")),))
    (block,) = bilingual(de, en).blocks
    assert block == m.Paragraph(
        dataclasses.replace(german, second=m.Inlines((m.Str("Station"),), "a", lang="en"))
    )
