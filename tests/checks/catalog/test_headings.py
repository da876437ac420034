"""Long headings are seen whatever else is wrong, and on covers and cards; each fault at its message."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY

from czguide.cli.main import main
from czguide.content.facts import PartialDate
from czguide.inspection import check
from czguide.pipeline import Request
from czguide.project import load_project

PO = "locales/en/LC_MESSAGES/demo.po"


def problems(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    main(["check", "--project", str(root), "--json", *arguments])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["problems"]
    return found


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def line_of(path: Path, id: str) -> int:
    """The line of a message's Chinese."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines.index(f'msgctxt "{id}"') + 2


def test_other_faults_hide_no_long_heading(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = small / PO
    change(
        po,
        ('"Annual output is {output}."', '"Annual output is {output."'),
        ('"The city is home', '"The **city is home'),
        (
            '"Read it from start to end."',
            '"Read it from start to \N{THAI CHARACTER KO KAI}."',
        ),
        ('"Sample guide"', f'"{"A sample guide of very many words " * 4}x"'),
        ('"The city"', f'"{"The city and its many districts " * 8}x"'),
    )
    change(small / "content/demo/city.yaml", ("年产值", "年产值12，"))
    change(po, ("年产值", "年产值12，"))
    found = {(p["code"], p["line"]) for p in problems(small, capsys) if p["file"] == PO}
    assert {
        ("catalog.placeholder", line_of(po, "demo.city.lead")),
        ("fonts.missing-glyph", line_of(po, "demo.about.text.use")),
        ("catalog.overlong", line_of(po, "demo.title")),
        ("catalog.overlong", line_of(po, "demo.city.title")),
    } <= found


def test_a_translation_of_spaces_is_none(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(small / PO, ('"The city"', '"\u3000 "'))
    codes = [
        p["code"] for p in problems(small, capsys) if p["line"] == line_of(small / PO, "demo.city.title")
    ]
    assert codes == ["catalog.untranslated"]


def test_what_programs_read_keeps_its_keys(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(small / PO, ('"The city"', '"The  city"'))
    found = problems(small, capsys)
    assert {tuple(p) for p in found} == {("severity", "code", "message", "file", "line", "column", "hint")}
    spaces = next(p for p in found if p["code"] == "catalog.spaces")
    assert spaces["line"] == line_of(small / PO, "demo.city.title")
    assert spaces["severity"] == "warning"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "own"
    for name in ("content", "locales"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy2(REPOSITORY / "czguide.toml", root)
    return root


def say(root: Path, tag: str, id: str, text: str) -> None:
    """Put a text of the card into a catalog."""
    po = root / f"locales/{tag}/LC_MESSAGES/card.po"
    lines = po.read_text(encoding="utf-8").splitlines()
    lines[line_of(po, id)] = f'msgstr "{text}"'
    po.write_text("\n".join(lines) + "\n", encoding="utf-8")


def of_card(root: Path, *tags: str) -> set[tuple[str, str, int]]:
    """What is found in the card's catalogs: code, locale and line."""
    request = Request(("card",), tags, ("pdf",), root, False, PartialDate(2026, 11, 28), "2026-11-28")
    places = ((p.code, p.location) for p in check(load_project(root), request))
    return {(code, at.path.split("/")[1], at.line) for code, at in places if at and "card.po" in at.path}


def test_a_cards_headings_are_measured_and_what_is_too_full_has_its_place(project: Path) -> None:
    for tag, words in (("fr", "Mes informations personnelles "), ("de", "Meine Angaben ")):
        say(project, tag, "card.person.title", words * (8 if tag == "fr" else 40))
    line = line_of(project / "locales/fr/LC_MESSAGES/card.po", "card.person.title")
    assert of_card(project, "fr", "de") >= {
        ("catalog.overlong", "fr", line),
        ("catalog.overlong", "de", line),
        ("card.full", "de", line),
    }


def test_an_english_text_left_in_another_catalog_is_found(project: Path) -> None:
    for tag in ("fr", "ja"):
        say(project, tag, "card.home.points.contact", "Emergency contact")
    line = line_of(project / "locales/fr/LC_MESSAGES/card.po", "card.home.points.contact")
    found = of_card(project, "en", "fr", "ja")
    assert {(tag, at) for code, tag, at in found if code == "catalog.unchanged"} == {
        ("fr", line),
        ("ja", line),
    }
