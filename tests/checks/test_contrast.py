"""Contrast measured on finished pages: every word against what is painted under it, in both themes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pypdfium2
import pytest
from tests.builds import Built, Special
from tests.conftest import REPOSITORY
from tests.pdf_contrast import Run, runs
from tests.sample_document import sample_document

from czguide.fonts import FontSet
from czguide.theme.contrast import pairs, ratio, spans
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

ASSETS = REPOSITORY / "assets"
FILES = {"canal": ASSETS / "theme.toml", "lantern": ASSETS / "themes" / "lantern.toml"}


def theme_named(name: str) -> Theme:
    return load_theme(FILES[name], name, (ASSETS,))


def faint(found: list[Run]) -> list[tuple[int, str, str, str, float]]:
    return [
        (run.page, run.text[:20], run.ink, ground, round(ratio(run.ink, ground), 2))
        for run in found
        for ground in run.grounds
        if ratio(run.ink, ground) < run.least
    ]


def declared(theme: Theme, guide: str) -> set[tuple[str, str]]:
    """The pairs that a theme is judged by, as colours."""
    named = [(ink, ground) for _, ink, ground in pairs(theme)]
    named += [(ink, ground) for ink, ground, _ in spans(theme)]
    return {(theme.hex(ink, guide), theme.hex(ground, guide)) for ink, ground in named}


def placed(found: list[Run]) -> set[tuple[str, str]]:
    """The pairs of colours, but for the cover, where artwork shines through."""
    return {(run.ink, ground) for run in found for ground in run.grounds if run.page > 1}


Laid = Callable[[str, str, str], list[Run]]


@pytest.fixture
def laid(pdf_fonts: FontSet) -> Laid:
    """The words of the sample, which has every kind of block."""

    def made(lang: str, name: str, guide: str) -> list[Run]:
        document = dataclasses.replace(sample_document(lang), guide=guide)
        with pypdfium2.PdfDocument(
            write_pdf(document, theme_named(name).facing(document.direction), pdf_fonts).data
        ) as pdf:
            return list(runs(pdf))

    return made


@pytest.mark.parametrize(
    ("lang", "name", "guide"),
    [
        ("en", "canal", "investment"),
        ("ar", "canal", "resident"),
        ("ar", "lantern", "investment"),
        ("en", "lantern", "resident"),
    ],
)
def test_every_word_of_every_block_is_legible(lang: str, name: str, guide: str, laid: Laid) -> None:
    found = laid(lang, name, guide)
    assert len(found) > 300
    assert all(run.grounds for run in found)
    assert faint(found) == []
    theme = theme_named(name)
    seen = placed(found)
    assert len(seen) > 12
    # What a theme is judged by is what its pages show: no pair is forgotten.
    assert seen <= declared(theme, guide)


@pytest.mark.parametrize(("guide", "locale"), [("investment", "zh"), ("resident", "en")])
def test_every_word_of_the_guides_is_legible(guide: str, locale: str, built: Built) -> None:
    with pypdfium2.PdfDocument(built.path(guide, locale, "pdf")) as pdf:
        found = list(runs(pdf))
    assert len(found) > 1000
    assert faint(found) == []


@pytest.mark.parametrize("work", [("lantern", "resident", "en"), ("", "card", "zh+en")])
def test_every_word_of_another_look_and_of_a_card_is_legible(
    work: tuple[str, str, str], special: dict[tuple[str, str, str], Special]
) -> None:
    with pypdfium2.PdfDocument(special[work].path) as pdf:
        found = list(runs(pdf))
    assert len(found) > 40
    assert faint(found) == []


def test_words_too_faint_for_what_is_painted_below_them_are_seen(pdf_fonts: FontSet) -> None:
    """Measured, not believed: a theme that was never judged."""
    theme = theme_named("canal")
    pale = dataclasses.replace(theme, colours={**theme.colours, "panel": "#7d8790"})
    document = sample_document("en")
    with pypdfium2.PdfDocument(write_pdf(document, pale, pdf_fonts).data) as pdf:
        found = faint(list(runs(pdf)))
    assert {(ink, ground) for _, _, ink, ground, _ in found} >= {("#53606d", "#7d8790")}
