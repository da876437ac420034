"""The shipped content: what every issue and officer relies on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.conftest import REPOSITORY

from czguide.content.loader import load_content
from czguide.content.model import Content, Section
from czguide.content.walk import citations, domain, messages, texts
from czguide.diagnostics import Problems
from czguide.document.dump import dump
from czguide.document.model import Document
from czguide.localization.placeholders import placeholders
from czguide.project import load_project

TRACKS = (
    "synthetic_biology", "low_altitude", "connected_vehicles", "solid_state_batteries", "hydrogen",
    "semiconductors", "artificial_intelligence", "robots", "machine_tools",
)  # fmt: skip
CHAPTERS = (
    "stay_residence", "work", "payment", "getting_around", "accommodation", "international_communities",
    "medical", "education", "dining_shopping", "attractions",
)  # fmt: skip


@pytest.fixture(scope="module")
def content() -> Content:
    project = load_project(REPOSITORY)
    problems = Problems()
    loaded = load_content(REPOSITORY, project.guides, project.edition, problems)
    assert not problems.items
    return loaded


def test_ids_are_unique(content: Content) -> None:
    ids = [text.id for text in messages(content)]
    assert len(ids) == len(set(ids))


def test_every_text_belongs_to_a_catalog(content: Content) -> None:
    assert {domain(text.id) for text in messages(content)} == {"common", "investment", "resident"}


@pytest.mark.parametrize("track", TRACKS)
def test_a_track_has_substance(content: Content, track: str) -> None:
    section = content.guides["investment"].sections[f"tracks.{track}"]
    prose = "".join(text.source for item in (section.lead, *section.text) for text in texts(item))
    assert len(re.findall(r"[\u3400-\u9fff]", re.sub(r"\{[^}]*\}", "", prose))) >= 300
    assert section.figures
    assert section.platforms
    assert section.companies
    assert section.sought
    assert section.scenes


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_says_what_to_do_and_what_it_rests_on(content: Content, chapter: str) -> None:
    section = content.guides["resident"].sections[f"chapters.{chapter}"]
    inner = list(_all(section))
    assert any(part.steps for part in inner)
    assert any(part.tables for part in inner)
    book = content.book
    for text in texts(section):
        for placeholder in placeholders(text.source):
            assert book.facts[placeholder.fact].entry.source or placeholder.fact.startswith("edition")


def test_every_usable_entry_is_used(content: Content) -> None:
    used = set()
    for guide in content.guides.values():
        names = [placeholder.fact for text in texts(guide) for placeholder in placeholders(text.source)]
        names += [ref.name for kind, ref in citations(guide) if kind != "company"]
        used |= {entry.id for name in names if (entry := content.book.entry_of(name))}
    held = {entry.id for entry in content.book.entries.values() if entry.hold}
    assert set(content.book.entries) - used - held <= {"edition"}


def test_a_mirror_prints_no_address(content: Content) -> None:
    mirrored = (
        "go_brt",
        "comm_essen",
        "comm_buffalo",
        "buy_radish",
        "buy_sesame_candy",
        "buy_goose",
        "see_xinlong",
    )
    for name in mirrored:
        entry = content.book.entries[name]
        assert entry.weak
        assert not content.sources[entry.source].url


def test_the_address_of_a_copy_stands_in_no_brochure(
    content: Content, documents: dict[tuple[str, str], Document]
) -> None:
    copies = [source.url for source in content.sources.values() if source.mirror and source.url]
    assert len(copies) == 9
    for document in documents.values():
        text = dump(document)
        assert not [url for url in copies if url in text]


def _all(section: Section) -> Iterator[Section]:
    yield section
    for inner in section.sections:
        yield from _all(inner)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def test_a_chart_is_told_with_the_facts_it_shows(content: Content) -> None:
    """So that a changed fact changes the words for those who do not see the chart."""
    found = 0
    for guide in content.guides.values():
        for section in _sections(tuple(guide.sections.values())):
            for chart in section.charts:
                shown = {value.fact.name for row in chart.rows for value in row.values}
                assert shown <= {placeholder.fact for placeholder in placeholders(chart.alt.source)}, chart.id
                found += 1
    assert found == 8
