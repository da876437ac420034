"""Merging by id: nothing lost, nothing on the wrong message."""

from __future__ import annotations

from pathlib import Path

from czguide.cli.main import main
from czguide.diagnostics import Problems
from czguide.localization.catalogs import Catalog, load_catalog


def catalog(root: Path) -> Catalog:
    problems = Problems()
    loaded = load_catalog(root / "locales", "en", ("common", "demo"), problems)
    assert not problems.items
    return loaded


def update(root: Path) -> str:
    assert main(["catalog", "update", "--project", str(root)]) == 0
    return (root / "locales/en/LC_MESSAGES/demo.po").read_text(encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_update_of_what_is_up_to_date_changes_no_byte(small: Path) -> None:
    before = update(small)
    assert update(small) == before


def test_a_changed_source_keeps_its_translation_as_fuzzy(small: Path) -> None:
    edit(small / "content/demo/city.yaml", "早点去。", "晚点去。")
    text = update(small)
    message = catalog(small).messages["demo.city.tips.early"]
    assert (message.source, message.text, message.fuzzy) == ("晚点去。", "Go early.", True)
    assert '#| msgid "早点去。"' in text
    assert update(small) == text
    others = [m for m in catalog(small).messages.values() if m.fuzzy and m.id != message.id]
    assert not others


def test_a_new_text_is_empty_and_a_removed_one_obsolete(small: Path) -> None:
    edit(small / "content/demo/city.yaml", "  early: 早点去。", "  soon: 早点去吧。")
    text = update(small)
    messages = catalog(small).messages
    assert not messages["demo.city.tips.soon"].translated
    assert "demo.city.tips.early" not in messages
    assert '#~ msgctxt "demo.city.tips.early"' in text


def test_a_text_that_comes_back_finds_its_translation(small: Path) -> None:
    path = small / "content/demo/city.yaml"
    edit(path, "tips:\n  early: 早点去。\n", "")
    update(small)
    path.write_text(path.read_text(encoding="utf-8") + "tips:\n  early: 早点去。\n", encoding="utf-8")
    update(small)
    assert catalog(small).messages["demo.city.tips.early"].text == "Go early."


def test_the_translator_sees_what_placeholders_become(small: Path) -> None:
    assert "#. {output} = over RMB 768 billion" in update(small)
    assert "#. 比亚迪 = BYD [official]" in update(small)


def test_nothing_is_wrapped_and_no_clock_is_in_the_header(small: Path) -> None:
    text = update(small)
    assert "Date" not in text.split("\n\n")[0]
    assert all(line.startswith(("#", "msg", '"')) or not line for line in text.splitlines())
    assert '\n""\n"' not in text.split("\n\n", 1)[1]


def test_the_shipped_catalogs_are_up_to_date(tmp_path: Path) -> None:
    """An update of the built-in project has nothing to do, twice."""
    assert main(["init", str(tmp_path / "copy")]) == 0
    folder = tmp_path / "copy" / "locales"
    before = {path: path.read_bytes() for path in folder.rglob("*.po")}
    assert main(["catalog", "update", "--project", str(tmp_path / "copy")]) == 0
    assert {path: path.read_bytes() for path in folder.rglob("*.po")} == before
