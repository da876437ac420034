"""Any two languages make a brochure: the first leads, both directions on one page, no page fault in either look."""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import REPOSITORY

from czguide.checks.pages import check_pages
from czguide.checks.pdf import check_pdf
from czguide.content.facts import PartialDate
from czguide.diagnostics import Problems
from czguide.document.model import Document
from czguide.output import theme_of
from czguide.pipeline import Request, compose_all, load, load_look
from czguide.project import load_project
from czguide.theme.fonts import FontTable
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.writers.pdf import PdfResult, write_pdf

PAIRS = ("en+de", "fr+zh", "ja+ko", "zh+zh_Hant", "zh+vi", "zh+ar", "en+ar", "ar+zh", "ar+en")


@dataclasses.dataclass(frozen=True)
class Composed:
    document: Document
    theme: Theme
    fonts: FontTable

    def written(self) -> PdfResult:
        return write_pdf(self.document, self.theme, self.fonts.fonts)


def composed(theme: str, guide: str, pairs: tuple[str, ...]) -> dict[str, Composed]:
    request = Request(
        (guide,), pairs, (), Path(), False, PartialDate(2026, 11, 23), "2026-11-23T00:00:00+00:00"
    )
    project = load_project(REPOSITORY)
    project = replace(project, theme=theme) if theme else project
    loaded = load(project, request)
    look, fonts = load_look(project, loaded)
    made = compose_all(loaded, request)
    return {
        pair: Composed(document, theme_of(look, edition, document), fonts)
        for pair, (document, edition) in zip(pairs, made, strict=True)
    }


@pytest.fixture(scope="module")
def guides() -> dict[str, Composed]:
    return composed("", "resident", PAIRS)


def _well_shown(page: pikepdf.Page) -> bool:
    """Whether each text operator has one operand: what is adjusted stands in an array."""
    shown = pikepdf.parse_content_stream(page, "Tj TJ")
    return all(len(own.operands) == 1 for own in shown if str(own.operator) in ("Tj", "TJ"))


@pytest.mark.parametrize("pair", PAIRS)
def test_pages_and_structure_are_clean(pair: str, guides: dict[str, Composed], tmp_path: Path) -> None:
    problems, path = Problems(), tmp_path / f"{pair}.pdf"
    result = guides[pair].written()
    path.write_bytes(result.data)
    check_pages(result, path.name, problems)
    check_pdf(path, problems)
    assert [item.message for item in problems.ordered()] == []
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == pair.partition("+")[0]
        if "ar" in pair:
            assert [page.index + 1 for page in pdf.pages if not _well_shown(page)] == []
    # The titles stay clear of the sun and the houses.
    width, height = PAGE_SIZES[guides[pair].document.page_size]
    titles = [item for item in result.placed if item.kind == "lines" and item.page == 1]
    art = (height * 0.155, height * 0.695)
    assert len(titles) >= 4
    assert not [item for item in titles if art[0] < item.bottom < art[1] or art[0] < item.top < art[1]]
    assert all(0 <= item.left < item.right <= width for item in titles)


@pytest.mark.parametrize("pair", ["fr+zh", "en+ar"])
def test_the_other_look_is_clean_too(pair: str) -> None:
    problems = Problems()
    result = composed("lantern", "resident", (pair,))[pair].written()
    check_pages(result, "x.pdf", problems)
    assert [item.message for item in problems.ordered()] == []


def test_in_a_drawing_both_languages_stand_at_one_side() -> None:
    """Arabic under a bar's Chinese label ends where that does, at the bar; a value begins beside its bar."""
    guide = composed("", "investment", ("zh+ar",))["zh+ar"]
    placed = [item for item in guide.written().placed if item.kind == "lines" and item.page < 8]
    rooms = {item.room for item in placed if item.says == "text"}
    paired = 0
    for room in rooms:
        for first, second in zip(
            *(iter([i for i in placed if i.room == room and i.lines == 1]),) * 2, strict=False
        ):
            if abs(first.bottom - second.top) < 0.1 and first.right == pytest.approx(room[1], abs=0.6):
                paired += second.right == pytest.approx(room[1], abs=0.6)
    assert paired >= 7


def test_headings_of_two_directions_begin_at_one_side(guides: dict[str, Composed]) -> None:
    """Or the second would stand alone at the page's far side."""
    placed = [item for item in guides["zh+ar"].written().placed if item.says == "heading"]
    below = [
        (first, second)
        for first, second in itertools.pairwise(placed)
        if first.page == second.page and abs(first.bottom - second.top) < 0.1
    ]
    assert len(below) >= 2
    assert [second for first, second in below if abs(second.left - first.left) > 1] == []
