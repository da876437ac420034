"""czguide speaks its user's language: every text is marked, translated, and printed translated."""

from __future__ import annotations

import ctypes
import pickle
import re
import string
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests import program_texts
from tests.cli.test_errors import BROKEN, Break
from tests.conftest import REPOSITORY

from czguide.cli.common import system_language
from czguide.cli.main import main
from czguide.cli.parser import columns, interface, wrapped
from czguide.diagnostics import Diagnostic, Problems
from czguide.phrases import N_, Phrase

HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_text_of_the_program_is_translated(request: pytest.FixtureRequest) -> None:
    known = program_texts.known_translations()
    if request.config.getoption("--update-references"):
        program_texts.write_catalog(known)
    said = program_texts.texts()
    missing = [text for text in said if not all(known.get(text, ("",)))]
    assert not missing, f"translate in {program_texts.CATALOG.relative_to(REPOSITORY)}: {missing}"
    assert set(known) <= set(said), "the catalog has texts that nobody says: --update-references"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANGUAGE": "ja:zh"}, "zh"),
        ({"LANGUAGE": "", "LC_ALL": "C"}, "c"),
        ({}, "en"),
    ],
)
def test_the_system_says_the_language(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


@pytest.mark.parametrize(
    ("code", "language"), [(0x0804, "zh"), (0x0404, "zh"), (0x0407, "de"), (0xFFFF, "en")]
)
def test_windows_says_the_language_by_number(
    code: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: code)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert system_language() == language


def test_a_translation_has_the_same_parameters() -> None:
    for text, forms in program_texts.known_translations().items():
        for form in forms:
            if text in program_texts.marked():
                assert names(form) == names(text), text
            assert sorted(re.findall(r"%\(\w+\)|%s|%r", form)) == sorted(re.findall(r"%\(\w+\)|%s|%r", text))


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("path", sorted(program_texts.SOURCE.rglob("*.py")), ids=lambda path: path.name)
def test_no_text_is_pasted_together(path: Path) -> None:
    """An f-string cannot be translated: write `N_("there is no {what}", what=…)`."""
    if path.relative_to(program_texts.SOURCE).parts[0] not in program_texts.SILENT:
        assert list(program_texts.pasted(path)) == []


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_each_problem_is_said_in_chinese(broken: Break, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Diagnostic] = []
    monkeypatch.setattr("czguide.cli.console.Console.problems", lambda _, items: found.extend(items))
    broken(small)
    main(["check", "--project", str(small), "--ui-lang", "zh"])
    say = interface(["--ui-lang", "zh"], "en")
    for item in found:
        for text in filter(None, (item.message, item.hint)):
            assert HAN.search(say(text)), f"{item.code}: {text}"
            template = text.template if isinstance(text, Phrase) else text
            assert say(text) != text, f"{item.code}: {template}"


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["catalog"], ["catalog", "update"], ["init"]])
def test_help_is_in_the_users_language(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        with pytest.raises(SystemExit) as ended:
            main([*command, "--ui-lang", language, "--help"])
        assert ended.value.code == 0
        help_text = capsys.readouterr().out
        sentences = re.findall(r"(?<![-\w])[a-z]{2,}(?: [a-z]{2,}){3,}", help_text)
        if language == "zh":
            assert help_text.startswith("用法：")
            assert [text for text in sentences if not text.startswith("czguide ")] == []
        else:
            assert not HAN.search(help_text)
        assert max(columns(line) for line in help_text.splitlines()) <= 80


def test_the_system_decides_where_nobody_asks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for value, begins in (("zh_CN.UTF-8", "用法："), ("de_DE.UTF-8", "usage:"), ("C", "usage:")):
        monkeypatch.setenv("LC_ALL", value)
        with pytest.raises(SystemExit):
            main(["--help"])
        assert capsys.readouterr().out.startswith(begins)


def test_a_wrong_call_is_explained_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["build", "--today", "x"], "参数 --today：“x”不是日期：请写成 2026-11-23"),
        (["build", "--colour"], "不认识的参数：--colour"),
        (["catalog"], "缺少参数：COMMAND"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--ui-lang", "zh", *arguments])
        assert ended.value.code == 2
        assert words in capsys.readouterr().err
    assert main(["--ui-lang", "zh", "build", "resedent"]) == 2
    assert capsys.readouterr().err == (
        "错误：没有指南“resedent” [usage.unknown]\n  提示：是不是“resident”？\n1 个错误\n"
    )


def test_what_the_system_says_of_a_file_is_chinese_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--ui-lang", "zh", "docx", "import", "none.docx"]) == 1
    assert "无法读取文件：没有这个文件或文件夹" in capsys.readouterr().err
    (tmp_path / "file").touch()
    assert main(["--ui-lang", "zh", "catalog", "extract", "-o", "file/under"]) == 1
    assert "路径中有一段不是文件夹" in capsys.readouterr().err


def test_a_phrase_is_english_and_remembers_what_it_was_made_of() -> None:
    inner = N_("entry '{value}'", value="a")
    phrase = N_("{what} has no '{name}'", what=inner, name="{b}")
    assert phrase == "entry 'a' has no '{b}'"
    copy = pickle.loads(pickle.dumps(phrase))
    assert (copy.template, copy.values) == (phrase.template, phrase.values)
    assert interface(["--ui-lang", "zh"], "en")(copy) == "条目“a”没有“{b}”"


def test_numbers_take_their_form() -> None:
    assert [N_("{n} error", "{n} errors", n=count) for count in (0, 1, 2)] == [
        "0 errors",
        "1 error",
        "2 errors",
    ]
    assert interface([], "zh")(N_("{n} error", "{n} errors", n=2)) == "2 个错误"


def test_an_exceptions_phrase_is_translated_with_its_frame() -> None:
    error = ValueError(N_("'{mark}' is not closed", mark="**"))
    problems = Problems()
    problems.error("catalog.markup", N_("'{id}': {error}", id="x", error=error))
    assert problems.items[0].message == "'x': '**' is not closed"
    assert interface([], "zh")(problems.items[0].message) == "“x”：“**”没有闭合"


def test_wrapping_counts_columns_and_begins_no_line_with_a_mark() -> None:
    text = "草稿：标出未核实和缺少的内容，用 czguide check --json 查看（默认）。" * 3
    for width in range(12, 60):
        lines = wrapped(text, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(columns(line) <= width for line in lines)
        assert not any(line[0] in "，。：）" for line in lines)
