"""`catalog status`: what is counted, and that it is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from czguide.cli.main import main
from czguide.localization.status import words


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("早点去。", 3),
        ("W5000是一种飞机", 6),
        ("年产值{output}。", 4),
        ("5G、AI和don't", 4),
        ("", 0),
        ("，。！", 0),
        ("𠮷野家", 3),
    ],
)
def test_words_are_characters_runs_and_placeholders(source: str, count: int) -> None:
    assert words(source) == count


def status(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["catalog", "status", "--project", str(root), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["locales"]
    return dict(found)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_left_is_counted_by_chapter(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = small / "locales/en/LC_MESSAGES/demo.po"
    edit(po, 'msgstr "Go early."', 'msgstr ""')
    edit(
        po,
        'msgctxt "demo.city.tables.places.rows.park.name"',
        '#, fuzzy\nmsgctxt "demo.city.tables.places.rows.park.name"',
    )
    edit(small / "locales/termbase/en.csv", "official", "unverified")
    found = status(small, capsys)
    common, demo = found["guides"]
    assert common["percent"] == 100
    assert (demo["untranslated"], demo["fuzzy"], demo["words_left"]) == (1, 1, 5)
    assert demo["percent"] == (demo["messages"] - 2) * 100 // demo["messages"]
    by_id = {chapter["id"]: chapter for chapter in demo["chapters"]}
    assert by_id["demo"]["percent"] == 100
    assert by_id["demo.city"]["words_left"] == 5
    assert by_id["demo.city"]["title"] == "城市"
    assert by_id["demo.city"]["unverified_names"] == ["byd"]


def test_the_review_is_what_the_header_says(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "not recorded" in str(status(small, capsys)["review"])
    for name in ("common", "demo"):
        edit(
            small / f"locales/en/LC_MESSAGES/{name}.po",
            '"Language: en\\n"',
            '"Language: en\\n"\n"X-Native-Review: none\\n"',
        )
    assert status(small, capsys)["review"] == "no native speaker has reviewed this translation"
    edit(small / "locales/en/LC_MESSAGES/demo.po", "Review: none", "Review: Jane Doe, 2026-10")
    assert status(small, capsys)["review"] == "reviewed in part; not by a native speaker: common"


def test_the_table_has_a_row_for_every_chapter(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["catalog", "status", "--project", str(small), "-l", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("en English: ")
    assert [line.split()[0] for line in lines[2:]] == [
        "common",
        "labels",
        "patterns",
        "publisher",
        "demo",
        "(the",
        "city",
        "all",
    ]
