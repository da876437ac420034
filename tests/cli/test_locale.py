"""`czguide locale`: a new language in one command, nothing of the user's lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY

from czguide.cli.main import main
from czguide.localization.locale import load_locale
from czguide.localization.po import PoFile, parse_po


@pytest.fixture
def project(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(small)
    return small


def add(*arguments: str) -> int:
    return main(["locale", "add", *arguments])


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def common(root: Path, tag: str) -> PoFile:
    return parse_po((root / "locales" / tag / "LC_MESSAGES" / "common.po").read_bytes())


def test_one_command_makes_a_language(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    assert add("es", "-o", "draft") == 0
    new = {name: data for name, data in files(project).items() if before.get(name) != data}
    assert sorted(new) == [
        "czguide.toml",
        "draft/demo/demo-es.docx",
        "draft/demo/demo-es.pdf",
        "locales/es/LC_MESSAGES/common.po",
        "locales/es/LC_MESSAGES/demo.po",
        "locales/es/locale.toml",
        "locales/termbase/es.csv",
    ]
    assert new["czguide.toml"] == before["czguide.toml"].replace(b'["zh", "en"]', b'["zh", "en", "es"]')
    assert "next: look through locales/es/locale.toml" in capsys.readouterr().out
    assert main(["check"]) == 0


def test_again_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("es") == 0
    before = files(project)
    capsys.readouterr()
    assert add("ES") == 0
    assert "es is there; nothing to change" in capsys.readouterr().out
    assert main(["catalog", "update", "-l", "es"]) == 0
    assert files(project) == before


def test_a_dry_run_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    assert add("sw", "--dry-run") == 0
    assert files(project) == before
    named = [line.removeprefix("would write ") for line in capsys.readouterr().out.splitlines()[:5]]
    assert add("sw") == 0
    written = {name for name, data in files(project).items() if before.get(name) != data}
    assert {name for name in written if not name.startswith("dist/")} == set(named)


def test_what_the_user_wrote_stays(project: Path) -> None:
    assert add("es") == 0
    termbase = project / "locales/termbase/es.csv"
    settings = project / "locales/es/locale.toml"
    catalog = project / "locales/es/LC_MESSAGES/common.po"
    termbase.write_bytes(termbase.read_bytes().replace(b"unverified", b"waived"))
    settings.write_bytes(settings.read_bytes().replace(b"A4", b"Letter"))
    data = catalog.read_text(encoding="utf-8")
    catalog.write_text(
        data.replace('msgid "目录"\nmsgstr ""', 'msgid "目录"\nmsgstr "Índice"'),
        encoding="utf-8",
        newline="\n",
    )
    (project / "locales/es/LC_MESSAGES/demo.po").unlink()
    kept = {path: path.read_bytes() for path in (termbase, settings, catalog)}
    assert b"\xc3\x8dndice" in kept[catalog]
    assert add("es") == 0
    assert {path: path.read_bytes() for path in kept} == kept
    assert (project / "locales/es/LC_MESSAGES/demo.po").is_file()


def test_comments_and_layout_of_the_project_file_stay(project: Path) -> None:
    config = project / "czguide.toml"
    text = config.read_text(encoding="utf-8")
    text = "# ours\n" + text.replace('["zh", "en"]', '[\n  "zh",  # the source\n  "en",\n]  # all')
    config.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert add("es") == 0
    expected = text.replace('  "en",\n', '  "en",\n  "es",\n').replace("\n", "\r\n")
    assert config.read_bytes() == expected.encode("utf-8-sig")


@pytest.mark.parametrize(
    ("asked", "tag", "forms"),
    [
        ("es", "es", 2),
        ("pt-br", "pt_BR", 2),
        ("zh-TW", "zh_Hant_TW", 1),
        ("ru", "ru", 3),
        ("iw", "he", 4),
        ("th", "th", 1),
        ("sw-Latn", "sw", 2),
        ("ar", "ar", 6),
    ],
)
def test_the_name_is_canonical_and_the_plural_forms_its_own(
    project: Path, asked: str, tag: str, forms: int
) -> None:
    assert add(asked) == 0
    locale = load_locale(project / "locales" / tag, f"locales/{tag}")
    assert (locale.tag, locale.cldr) == (tag, tag)
    file = common(project, tag)
    assert file.header["Language"] == tag
    assert file.header["Plural-Forms"].startswith(f"nplurals={forms};")
    counter = next(e for e in file.entries if e.context == "patterns.counters.company")
    assert len(counter.strings) == forms
    assert counter.strings[-1] == "{n} companies"
    assert all(entry.fuzzy for entry in file.entries if entry.context and any(entry.strings))


@pytest.mark.parametrize(
    ("asked", "tag"),
    [("zh_TW.UTF-8", "zh_Hant_TW"), ("pt_BR.utf8@euro", "pt_BR"), ("sr_RS@latin", "sr_Latn_RS")],
)
def test_a_systems_name_of_a_language_is_one_too(project: Path, asked: str, tag: str) -> None:
    assert add(asked, "--dry-run") == 0
    assert add(asked) == 0
    assert (project / "locales" / tag / "locale.toml").is_file()


def test_names_in_traditional_characters_leave_nothing_to_write_the_second_time(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name proposed by a near language that is the Chinese itself is noted as the termbase will be read."""
    table = project / "locales/termbase/zh_Hant.csv"
    assert add("zh-Hant") == 0
    table.write_bytes(table.read_bytes().replace(b"byd,,", "byd,比亞迪,".encode()))
    assert "byd,比亞迪,".encode() in table.read_bytes()
    assert add("zh-HK", "-o", str(project / "out")) == 0
    po = (project / "locales/zh_Hant_HK/LC_MESSAGES/demo.po").read_text(encoding="utf-8")
    assert "#. 比亚迪 = 比亞迪 [same]" in po
    assert "byd,比亞迪,,unverified," in (project / "locales/termbase/zh_Hant_HK.csv").read_text("utf-8-sig")
    before = files(project)
    capsys.readouterr()
    assert add("zh-HK") == 0
    assert "zh_Hant_HK is there; nothing to change" in capsys.readouterr().out
    assert files(project) == before


@pytest.mark.parametrize("name", ["nonsense", "../es", "es/..", "", "en@pseudo", "xx", "und", "es_CN", "e"])
def test_nonsense_is_wrong_usage(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    assert add("--", name) == 2
    assert "[locale.name]" in capsys.readouterr().err
    assert files(project) == before


@pytest.mark.parametrize("name", ["zh", "zh-CN", "zh_hans"])
@pytest.mark.usefixtures("project")
def test_the_source_needs_no_translation(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(name) == 2
    assert "[locale.source]" in capsys.readouterr().err


def test_a_script_without_a_font_waits_for_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = (project / "czguide.toml").read_bytes()
    assert add("he") == 0
    said = capsys.readouterr().out
    assert "install Noto Sans Hebrew" in said
    assert "no font has 27 of the language's letters: א ב" in said
    assert '["Noto Sans Hebrew"]' in said
    # No command that would fail: czguide.toml does not name it yet.
    assert "next: the font; meanwhile" in said
    assert "czguide build" not in said
    assert not (project / "dist").exists()
    # A language that cannot be set stops nobody else's build.
    assert (project / "czguide.toml").read_bytes() == config
    locale = load_locale(project / "locales/he", "locales/he")
    assert locale.direction == "rtl"
    assert locale.font_order[0] == "Noto Sans Hebrew"


def test_commands_to_copy_quote_a_folder_with_spaces(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    small.rename(tmp_path / "my city")
    assert add("es", "--dry-run", "--project", "my city") == 0
    assert 'then: czguide build -l es --project "my city"' in capsys.readouterr().out
    assert main(["init", "an other"]) == 0
    assert 'czguide build --project "an other"' in capsys.readouterr().out


def test_the_nearest_language_proposes(project: Path) -> None:
    assert add("en-US") == 0
    locale = load_locale(project / "locales/en_US", "locales/en_US")
    assert (locale.page_size, locale.fallback) == ("Letter", "en")
    assert locale.scales == load_locale(project / "locales/en", "locales/en").scales
    english = {e.context: e for e in common(project, "en").entries if e.context}
    proposed = {e.context: e for e in common(project, "en_US").entries if e.context}
    contents = proposed["labels.contents"]
    assert contents.strings == english["labels.contents"].strings
    assert contents.fuzzy
    assert contents.extracted[0] == "proposed from en"
    rows = (project / "locales/termbase/en_US.csv").read_text(encoding="utf-8-sig").splitlines()
    terms = (project / "locales/termbase/terms.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == len(terms)
    assert all(",unverified," in row for row in rows[1:])
    assert any(row.split(",")[1] for row in rows[1:])


@pytest.mark.usefixtures("project")
def test_the_list_names_those_that_wait(capsys: pytest.CaptureFixture[str]) -> None:
    add("he")
    add("es")
    capsys.readouterr()
    assert main(["locale", "list", "--json"]) == 0
    found = {item["locale"]: item for item in json.loads(capsys.readouterr().out)["locales"]}
    assert {tag: item["active"] for tag, item in found.items()} == {
        "zh": True,
        "en": True,
        "es": True,
        "he": False,
    }
    assert [found[tag]["percent"] for tag in ("zh", "en", "es")] == [None, 100, 0]
    assert found["he"]["direction"] == "rtl"
    assert main(["locale", "list"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["locale", "name", "direction", "page", "%", "in", "czguide.toml"]  # fmt: skip


def test_outside_a_project_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert add("es") == 2
    assert "czguide init DIR" in capsys.readouterr().err
    assert not (REPOSITORY / "locales" / "es").exists()
