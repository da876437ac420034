"""Merging by id: nothing lost, nothing on the wrong message."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from czguide.cli.main import main
from czguide.diagnostics import Problems
from czguide.localization.catalogs import Catalog, load_catalog
from czguide.localization.merge import REWORDED


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


def test_four_edits_at_once_touch_four_messages(tmp_path: Path) -> None:
    """A source edit in a track, a rename of an id, a new paragraph, a deletion: in the shipped guides."""
    root = tmp_path / "copy"
    assert main(["init", str(root)]) == 0
    track = root / "content/investment/tracks/hydrogen.yaml"
    lines = track.read_text(encoding="utf-8").splitlines()
    before = {tag: load(root, tag) for tag in ("en", "ja", "ko")}
    ids = [id for id in before["en"].messages if id.startswith("investment.tracks.hydrogen.")]
    scenes = [id for id in ids if ".scenes." in id]
    edited, renamed, deleted = f"{ids[0].rpartition('.')[0]}.title", scenes[0], scenes[1]
    out = []
    for line in lines:
        key = line.strip().partition(":")[0]
        if line.startswith("title:"):
            out.append(line + "产业")
        elif line.startswith("  ") and key == renamed.rpartition(".")[2]:
            out.append(line.replace(key, "renamed_key", 1))
            out.append("  brand_new: 全新的一段话。")
        elif line.startswith("  ") and key == deleted.rpartition(".")[2]:
            continue
        else:
            out.append(line)
    track.write_text("\n".join(out) + "\n", encoding="utf-8")
    assert main(["catalog", "update", "--project", str(root)]) == 0
    new = renamed.replace(renamed.rpartition(".")[2], "renamed_key")
    for tag, old in before.items():
        now = load(root, tag)
        assert set(old.messages) - set(now.messages) == {renamed, deleted}
        assert set(now.messages) - set(old.messages) == {new, renamed.rpartition(".")[0] + ".brand_new"}
        assert [m.id for m in now.messages.values() if m.fuzzy] == [edited]
        assert now.messages[edited].text == old.messages[edited].text
        assert now.messages[edited].previous == old.messages[edited].source
        assert now.messages[new].forms == old.messages[renamed].forms
        for id in set(old.messages) & set(now.messages) - {edited}:
            assert now.messages[id].forms == old.messages[id].forms
        text = (root / f"locales/{tag}/LC_MESSAGES/investment.po").read_text(encoding="utf-8")
        assert f'#~ msgctxt "{deleted}"' in text
        assert f'#~ msgctxt "{renamed}"' not in text


def load(root: Path, tag: str) -> Catalog:
    problems = Problems()
    found = load_catalog(root / "locales", tag, ("common", "investment", "resident"), problems)
    assert not problems.items
    return found


def test_a_text_that_moves_to_the_common_catalog_keeps_its_translation(small: Path) -> None:
    edit(small / "content/demo/city.yaml", "tips:\n  early: 早点去。\n", "")
    with (small / "content/labels.yaml").open("a", encoding="utf-8") as stream:
        stream.write("go_early: 早点去。\n")
    update(small)
    found = catalog(small).messages["labels.go_early"]
    assert (found.text, found.fuzzy) == ("Go early.", False)


def test_what_translators_and_their_tools_wrote_stays(small: Path) -> None:
    path = small / "locales/en/LC_MESSAGES/demo.po"
    edit(
        path, '"Language: en\\n"', '"Last-Translator: Ann\\n"\n"X-Poedit-Basepath: ..\\n"\n"Language: en\\n"'
    )
    edit(
        path,
        "#: content/demo/guide.yaml:1\n",
        "# why: short\n#: content/demo/guide.yaml:1\n#, max-length:40\n",
    )
    before = update(small)
    edit(small / "content/demo/guide.yaml", "示例指南", "样本指南")
    after = update(small)
    for line in ('"Last-Translator: Ann\\n"', '"X-Poedit-Basepath: ..\\n"', "# why: short"):
        assert line in before.splitlines()
        assert line in after.splitlines()
    assert "#, fuzzy, max-length:40" in after
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ["#, fuzzy, max-length:40", '#| msgid "示例指南"', 'msgid "样本指南"']


def test_windows_line_ends_are_no_change(small: Path) -> None:
    update(small)
    path = small / "locales/en/LC_MESSAGES/demo.po"
    data = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    update(small)
    assert path.read_bytes() == data


def test_new_texts_are_proposed_by_the_fallback(small: Path) -> None:
    """de_AT begins like de, and what comes later is proposed too, as fuzzy."""
    shutil.copytree(small / "locales/en", small / "locales/en_NZ")
    edit(small / "locales/en_NZ/locale.toml", 'tag = "en"', 'tag = "en_NZ"\nfallback = "en"')
    shutil.copy(small / "locales/termbase/en.csv", small / "locales/termbase/en_NZ.csv")
    edit(small / "content/demo/city.yaml", "  early: 早点去。", "  early: 早点去。\n  late: 晚点走。")
    update(small)
    edit(
        small / "locales/en/LC_MESSAGES/demo.po",
        'msgid "晚点走。"\nmsgstr ""',
        'msgid "晚点走。"\nmsgstr "Leave late."',
    )
    assert main(["catalog", "update", "-l", "en_NZ", "--project", str(small)]) == 0
    text = (small / "locales/en_NZ/LC_MESSAGES/demo.po").read_text(encoding="utf-8")
    _, _, entry = text.partition('msgctxt "demo.city.tips.late"')
    assert entry.startswith('\nmsgid "晚点走。"\nmsgstr "Leave late."\n')
    assert "#. proposed from en\n" in text
    assert text.count("#, fuzzy") == 1


def test_a_broken_file_is_left_alone_and_so_are_the_others(small: Path) -> None:
    edit(small / "content/demo/city.yaml", "早点去。", "晚点去。")
    (small / "locales/en/LC_MESSAGES/common.po").write_text('msgid "x"\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in (small / "locales").rglob("*.po")}
    assert main(["catalog", "update", "--project", str(small)]) == 1
    assert {path: path.read_bytes() for path in (small / "locales").rglob("*.po")} == before


def test_an_empty_file_is_as_good_as_none(small: Path) -> None:
    whole = update(small)
    path = small / "locales/en/LC_MESSAGES/demo.po"
    path.write_bytes(b"\n")
    found = update(small)
    assert re.findall("msgctxt .*", found) == re.findall("msgctxt .*", whole)
    assert "Plural-Forms" in found


def test_a_read_only_file_is_not_renamed_over(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is any other written then."""
    folder = small / "locales/en/LC_MESSAGES"
    before = {path: path.read_bytes() for path in folder.glob("*.po")}
    edit(small / "content/demo/guide.yaml", "示例指南", "样本指南")
    edit(small / "content/labels.yaml", "contents: ", "contents: 全书")
    monkeypatch.setattr("czguide.files.os.access", lambda path, _: path.name != "demo.po")
    assert main(["catalog", "update", "--project", str(small)]) == 1
    assert {path: path.read_bytes() for path in folder.glob("*.po")} == before


def test_a_renamed_pattern_words_the_notes_at_once(small: Path) -> None:
    """So that no translation is taken for one whose fact has changed."""
    before = {id: m for id, m in catalog(small).messages.items() if "company" not in id}
    edit(small / "content/patterns.yaml", "  company: ", "  firm: ")
    for path in (small / "content/facts").glob("*.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("counter: company", "counter: firm"), "utf-8"
        )
    text = update(small)
    found = catalog(small)
    assert found.messages["patterns.counters.firm"].forms == ("{n} company", "{n} companies")
    assert [m.id for m in found.messages.values() if m.fuzzy] == []
    assert {id: found.messages[id].notes for id in before} == {id: m.notes for id, m in before.items()}
    assert update(small) == text


def test_notes_of_the_template_are_no_sign_of_a_changed_fact(small: Path) -> None:
    """msgmerge puts the template's notes, with the facts in Chinese, in the place of ours."""
    path = small / "locales/en/LC_MESSAGES/demo.po"
    edit(path, "to {firms}, BYD", "to {firms.number} makers, BYD")
    own = update(small)
    assert "#. {firms} = 72 companies" in own
    path.write_text(own.replace("{firms} = 72 companies", "{firms} = 72家"), encoding="utf-8")
    assert update(small) == own
    edit(small / "content/facts/demo.yaml", "counter: company", "counter: company, qualifier: over")
    assert f"#. {REWORDED}{{firms}} = 72 companies" in update(small)


def test_babels_guess_of_python_formats_is_dropped(small: Path) -> None:
    whole = update(small)
    path = small / "locales/en/LC_MESSAGES/demo.po"
    msgctxt = 'msgctxt "demo.city.tips.early"'
    edit(path, msgctxt, f"#, python-brace-format, no-c-format, max-length:40\n{msgctxt}")
    assert update(small) == whole.replace(msgctxt, f"#, no-c-format, max-length:40\n{msgctxt}")


def test_a_file_without_its_header_gets_one(small: Path) -> None:
    whole = update(small)
    path = small / "locales/en/LC_MESSAGES/demo.po"
    path.write_text(whole.split("\n\n", 1)[1], encoding="utf-8")
    found = update(small)
    assert found.split("\n\n", 1)[1] == whole.split("\n\n", 1)[1]
    assert "nplurals=2" in found.split("\n\n", 1)[0]


def test_a_message_without_its_context_is_proposed(small: Path) -> None:
    path = small / "locales/en/LC_MESSAGES/demo.po"
    edit(path, 'msgctxt "demo.city.tips.early"\n', "")
    text = update(small)
    message = catalog(small).messages["demo.city.tips.early"]
    assert (message.text, message.fuzzy) == ("Go early.", True)
    assert "#. same Chinese as a message that has lost its msgctxt\n" in text
    assert update(small) == text


def test_a_conflict_is_named_with_its_line(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small / "locales/en/LC_MESSAGES/demo.po"
    edit(
        path, 'msgstr "Go early."', '<<<<<<< ours\nmsgstr "Go early."\n=======\nmsgstr "Go."\n>>>>>>> theirs'
    )
    line = path.read_text(encoding="utf-8").splitlines().index("<<<<<<< ours") + 1
    assert main(["catalog", "update", "--project", str(small), "--ui-lang", "en"]) == 1
    said = capsys.readouterr().err
    assert f"locales/en/LC_MESSAGES/demo.po:{line}: error: a conflict that git left" in said
    assert "keep one side" in said


def test_a_language_that_is_broken_leaves_all_as_they_were(small: Path) -> None:
    """Whichever comes first."""
    shutil.copytree(small / "locales/en", small / "locales/en_NZ")
    edit(small / "locales/en_NZ/locale.toml", 'tag = "en"', 'tag = "en_NZ"')
    shutil.copy(small / "locales/termbase/en.csv", small / "locales/termbase/en_NZ.csv")
    edit(small / "content/demo/city.yaml", "早点去。", "晚点去。")
    (small / "locales/en_NZ/LC_MESSAGES/demo.po").write_text('msgid "x"\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in (small / "locales").rglob("*.po")}
    assert main(["catalog", "update", "--project", str(small), "-l", "en", "-l", "en_NZ"]) == 1
    assert {path: path.read_bytes() for path in (small / "locales").rglob("*.po")} == before


def test_what_a_killed_update_left_is_removed(small: Path) -> None:
    left = small / "locales/en/LC_MESSAGES/.demo.po.999999999.abc.tmp"
    left.write_bytes(b"half")
    edit(small / "content/demo/city.yaml", "早点去。", "晚点去。")
    update(small)
    assert not left.exists()


def test_a_renamed_guide_keeps_its_translations(small: Path) -> None:
    before = catalog(small).messages
    (small / "content/demo").rename(small / "content/tour")
    edit(small / "czguide.toml", '"demo"', '"tour"')
    old = (small / "locales/en/LC_MESSAGES/demo.po").read_bytes()
    assert main(["catalog", "update", "--project", str(small)]) == 0
    problems = Problems()
    found = load_catalog(small / "locales", "en", ("common", "tour"), problems).messages
    assert not problems.items
    for id, message in before.items():
        now = found[id.replace("demo.", "tour.", 1) if id.startswith("demo.") else id]
        assert (now.forms, now.fuzzy) == (message.forms, message.fuzzy)
    assert (small / "locales/en/LC_MESSAGES/demo.po").read_bytes() == old


def test_a_copy_of_a_file_in_its_folder_changes_nothing(small: Path) -> None:
    path = small / "locales/en/LC_MESSAGES/demo.po"
    shutil.copy(path, path.with_name("demo-old.po"))
    edit(path.with_name("demo-old.po"), "Go early.", "Old words.")
    edit(small / "content/demo/city.yaml", "  early: 早点去。", "  early: 早点去。\n  late: 晚点走。")
    update(small)
    assert catalog(small).messages["demo.city.tips.early"].text == "Go early."
    assert "Old words." not in path.read_text(encoding="utf-8")
