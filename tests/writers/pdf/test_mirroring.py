"""What begins at the left in English begins at the right in Arabic: read from where the text stands."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from tests.conftest import REPOSITORY

from czguide.document import model as m
from czguide.fonts import FontFamily, FontSet
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

FONTS = REPOSITORY / "assets" / "fonts"

Place = tuple[int, float, float, float, float]
"""Page, left, bottom, right, top."""


def words(text: str) -> m.Inlines:
    return m.Inlines((m.Str(text),))


def document(direction: str) -> m.Document:
    """Latin words only, so that nothing but the document's direction moves them."""
    cells = tuple(m.Cell(words(name)) for name in ("Alpha", "Bravo", "Charlie"))
    blocks: tuple[m.Block, ...] = (
        m.Table(words("Caption"), cells, (cells,), (1.0, 1.0, 1.0)),
        m.Callout("warning", words("Warning"), (m.ListItem(words("Careful")),)),
        m.KeyFigures((m.KeyFigure("11", "", words("Delta")), m.KeyFigure("22", "", words("Echo")))),
        m.List("step", tuple(m.ListItem(words(f"{name} " * 40)) for name in ("Foxtrot", "Golf"))),
    )
    chapter = m.Section("one", words("Chapter"), 1, blocks, kind="chapter", number="7")
    return m.Document(
        "sample", "en", direction, "A4",
        m.Metadata("Sample", "", (), "", "2026-11-23T00:00:00+00:00", "draft"),
        (m.Contents(words("Contents"), 2), chapter),
    )  # fmt: skip


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")


def places(direction: str, theme: Theme) -> dict[str, list[Place]]:
    """Where each word stands, in points; a mirrored one, read from its ActualText, only about its middle."""
    latin = FontFamily(
        "Noto Sans", {"regular": FONTS / "NotoSans-Regular.ttf", "bold": FONTS / "NotoSans-Bold.ttf"}
    )
    data = write_pdf(document(direction), theme, FontSet((latin,), {"en": ("Noto Sans",)})).data
    found: dict[str, list[Place]] = {}
    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        for match in re.finditer(r"[A-Za-z]+|\d+", text.get_text_range()):
            boxes = [text.get_charbox(index) for index in range(*match.span())]
            left, bottom, right, top = zip(*boxes, strict=True)
            place = (number, min(left), min(bottom), max(right), max(top))
            found.setdefault(match[0], []).append(place)
    pdf.close()
    return found


@pytest.fixture(scope="module")
def mirrored(theme: Theme) -> dict[str, list[Place]]:
    return places("rtl", theme)


@pytest.fixture(scope="module")
def plain(theme: Theme) -> dict[str, list[Place]]:
    return places("ltr", theme)


def left(found: dict[str, list[Place]], word: str, at: int = 0) -> float:
    return found[word][at][1]


def test_the_first_column_is_the_rightmost(
    mirrored: dict[str, list[Place]], plain: dict[str, list[Place]]
) -> None:
    assert left(mirrored, "Alpha") > left(mirrored, "Bravo") > left(mirrored, "Charlie")
    assert left(plain, "Alpha") < left(plain, "Bravo") < left(plain, "Charlie")


def test_cells_begin_at_the_right_edge(mirrored: dict[str, list[Place]], theme: Theme) -> None:
    right = 595.28 - theme.margins.right
    assert right - 7 - 30 < mirrored["Alpha"][0][3] < right - 7
    # A callout's text stands beside its sign, which has the start of the line.
    assert right - 36 - 40 < mirrored["Careful"][0][3] < right - 36


def test_key_figures_run_from_the_right(mirrored: dict[str, list[Place]]) -> None:
    assert left(mirrored, "11") > left(mirrored, "22")
    assert left(mirrored, "Delta") > left(mirrored, "Echo")


def test_page_numbers_of_the_contents_stand_at_the_left(
    mirrored: dict[str, list[Place]], plain: dict[str, list[Place]], theme: Theme
) -> None:
    """The contents have the first page, the chapter the second."""
    listed = min(place[1] for place in mirrored["2"] if place[0] == 0)
    assert listed == pytest.approx(theme.margins.left, abs=1.5)
    assert mirrored["Chapter"][0][1] > listed + 200
    assert max(place[3] for place in plain["2"] if place[0] == 0) == pytest.approx(
        595.28 - theme.margins.right, abs=1.5
    )


def test_numbers_of_steps_stand_right_of_their_text(
    mirrored: dict[str, list[Place]], plain: dict[str, list[Place]]
) -> None:
    def number(found: dict[str, list[Place]]) -> float:
        line = found["Foxtrot"][0]
        return next(p[1] for p in found["1"] if p[0] == line[0] and abs(p[2] - line[2]) < 5)

    assert number(mirrored) > max(place[3] for place in mirrored["Foxtrot"])
    assert number(plain) < left(plain, "Foxtrot")
