"""What CLDR proposes for a new language."""

from __future__ import annotations

import tomllib

import pytest
from tests.conftest import REPOSITORY

from czguide.localization.exemplars import exemplars
from czguide.localization.locale import load_locale
from czguide.localization.localetoml import font_order, locale_text, with_locale
from czguide.localization.proposals import nearest
from czguide.localization.tags import canonical


@pytest.mark.parametrize(
    ("asked", "tag"),
    [("zh-TW", "zh_Hant_TW"), ("zh_HK", "zh_Hant_HK"), ("zh-Hant", "zh_Hant"), ("zh-hans-cn", "zh_CN"),
     ("sr-Latn", "sr_Latn"), ("sr-Cyrl", "sr"), ("EN-us", "en_US"), ("es-419", "es_419"), ("tl", "fil")],
)  # fmt: skip
def test_a_script_stands_only_where_it_is_not_the_usual_one(asked: str, tag: str) -> None:
    assert canonical(asked).name == tag
    assert canonical(tag) == canonical(asked)


def test_the_nearest_has_the_same_language_and_script() -> None:
    known = ("en", "ja", "zh_Hant", "zh_Hant_HK", "de", "pt")
    assert nearest(canonical("zh_TW"), known) == "zh_Hant"
    assert nearest(canonical("zh_SG"), known) == ""
    assert nearest(canonical("pt_BR"), known) == "pt"
    assert nearest(canonical("de_AT"), known) == "de"
    assert nearest(canonical("es"), known) == ""


def settings(name: str) -> dict[str, object]:
    tag = canonical(name)
    return tomllib.loads(locale_text(tag, None, font_order(tag, None)))


def test_large_numbers_have_words_in_each_plural_form() -> None:
    assert settings("es")["numbers"]["scales"] == [  # type: ignore[index]
        {"divisor": 1e12, "pattern": "{n} billones", "one": "{n} billón"},
        {"divisor": 1e9, "pattern": "{n} mil millones"},
        {"divisor": 1e6, "pattern": "{n} millones", "one": "{n} millón"},
    ]
    russian = settings("ru")["numbers"]["scales"][-1]  # type: ignore[index]
    assert (russian["one"], russian["many"]) == ("{n} миллион", "{n} миллионов")
    assert settings("zh_TW")["numbers"]["scales"][-1] == {"divisor": 1e4, "pattern": "{n}萬"}  # type: ignore[index]
    assert settings("sw")["numbers"]["scales"][-1]["pattern"] == "milioni {n}"  # type: ignore[index]


def test_prefixes_of_units_are_no_words_and_a_territory_without_words_has_its_languages() -> None:
    """CLDR's root has 0G for who has told it nothing, and Hong Kong's short forms in Latin letters."""
    assert settings("bo")["numbers"]["scales"] == []  # type: ignore[index]
    assert [scale["pattern"] for scale in settings("zh_HK")["numbers"]["scales"]] == [  # type: ignore[index]
        "{n}兆", "{n}億", "{n}萬"]  # fmt: skip


def test_a_name_begins_with_a_capital_where_the_script_has_them_for_that() -> None:
    assert [settings(name)["name"] for name in ("es", "uk", "ka")] == ["Español", "Українська", "ქართული"]


def test_what_a_near_language_says_of_first_days_and_first_ranks_is_kept() -> None:
    tag = canonical("fr_BE")
    text = locale_text(tag, load_locale(REPOSITORY / "locales/fr", "fr"), font_order(tag, None))
    found = tomllib.loads(text)
    assert found["dates"]["first_day"] == "1er"
    assert found["numbers"]["first_rank"] == "{n}re"
    assert "first_rank" not in settings("es")["numbers"]  # type: ignore[operator]


def test_page_direction_quotes_and_line_breaks() -> None:
    assert [settings(name)["page_size"] for name in ("es", "es_MX", "fil", "en_US", "en_GB")] == [
        "A4", "Letter", "Letter", "Letter", "A4"]  # fmt: skip
    assert [settings(name)["direction"] for name in ("he", "fa", "ru")] == ["rtl", "rtl", "ltr"]
    assert settings("ru")["quotes"] == ["«", "»", "„", "“"]
    assert settings("zh_TW")["quotes"] == ["「", "」", "『", "』"]
    assert [settings(name)["line_break"] for name in ("zh_TW", "th")] == ["strict", "normal"]


def test_letters_come_in_both_cases() -> None:
    assert {"ñ", "Ñ", "a"} <= exemplars("es").letters
    assert exemplars("pt_BR", "pt").letters == exemplars("pt").letters
    assert {"א", "ת"} <= exemplars("he").letters
    assert exemplars("none").letters == frozenset()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[project]\nlocales = ["zh"]  # c\n', '[project]\nlocales = ["zh", "es"]  # c\n'),
        ("[project]\nlocales = [\n  'zh', # a\n]\n", "[project]\nlocales = [\n  'zh', # a\n  \"es\",\n]\n"),
        ('[project]\nlocales = ["es"]\n', '[project]\nlocales = ["es"]\n'),
    ],
)
def test_the_project_file_keeps_its_layout(before: str, after: str) -> None:
    assert with_locale(before.encode(), "es") == after.encode()
