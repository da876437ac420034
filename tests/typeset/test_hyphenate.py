"""Hyphenation agrees with pyphen, and leaves names alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pyphen
import pytest

from czguide.typeset.breaks import line_breaks
from czguide.typeset.hyphenate import hyphen_points, word_points
from czguide.typeset.language import LANGUAGES, language

WORDS = {
    "en_US": "international headquarters investment hydrogen semiconductor manufacturing opportunities table associate",
    "en_GB": "international headquarters investment hydrogen semiconductor manufacturing opportunities",
    "de_DE": "wasserstoff brennstoffzelle investitionsmöglichkeiten gewerbegebiet straße",
    "fr": "développement investissement hydrogène entreprises aujourd",
    "ru_RU": "водород предприятие инвестиции",
}  # fmt: skip


@pytest.mark.parametrize("code", WORDS)
def test_points_are_pyphens(code: str) -> None:
    dictionary = pyphen.Pyphen(lang=code, left=2, right=3)
    for word in WORDS[code].split():
        assert list(word_points(word, code, 2, 3)) == list(dictionary.positions(word)), word


def test_every_language_with_a_dictionary_has_one() -> None:
    for row in LANGUAGES.values():
        if row.pyphen:
            assert word_points("international", row.pyphen, 2, 2) is not None


def test_names_abbreviations_and_compounds_stay_whole() -> None:
    text = "Trautec Microelectronics, e.g. low-altitude aerospace@example.com IONIZATION2"
    assert hyphen_points(text, language("en")) == []


def test_german_nouns_may_be_parted() -> None:
    assert hyphen_points("Wasserstoff", language("de"))
    assert not hyphen_points("Wasserstoff", replace(language("de"), hyphenate_capitals=False))


def test_chinese_names_in_latin_letters_stay_whole() -> None:
    german = language("de")
    assert hyphen_points("Changzhou Jiangsu Xinbei Wujin Liyang Zhonglou Nanjing", german) == []
    assert hyphen_points("Wirtschaftsförderung Gesellschaft Unternehmen Investitionen", german)


def test_a_companys_name_is_never_parted() -> None:
    """Not even where its words look like any others', whatever ending a language gives it."""
    text = "die Sunwoda Elektronik und Sunwoda Elektroniks Gesellschaft, eine Elektronikfabrik"
    names = re.compile("Sunwoda Elektronik")
    breaks = line_breaks(text, language("de"), names=names)
    parted = [(text[:at].split()[-1], text[at:].split()[0].strip(",")) for at in sorted(breaks.hyphens)]
    words = {head + tail for head, tail in parted}
    assert not words & {"Sunwoda", "Elektronik", "Elektroniks"}
    assert words >= {"Gesellschaft", "Elektronikfabrik"}
