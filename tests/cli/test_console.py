"""What a command prints of its problems."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from czguide.cli.console import Console
from czguide.diagnostics import Problems
from czguide.localization.interface import Interface


def printed(problems: Problems) -> str:
    err = io.StringIO()
    Console(io.StringIO(), err, Interface()).problems(problems)
    return err.getvalue()


def test_a_hint_that_holds_for_a_row_of_notes_is_said_once() -> None:
    problems = Problems()
    for name in ("a", "b", "c"):
        problems.note("release.name", name, None, "confirm it")
    problems.note("release.weak", "d", None, "look it up")
    assert printed(problems) == (
        "note: a [release.name]\n  hint: confirm it\nnote: b [release.name]\nnote: c [release.name]\n"
        "note: d [release.weak]\n  hint: look it up\n4 notes\n"
    )


def test_every_error_has_its_hint_and_stands_after_the_notes() -> None:
    problems = Problems()
    for name in ("a", "b"):
        problems.error("x.y", name, None, "mend it")
    problems.note("x.z", "c", None, "mend it")
    assert printed(problems) == (
        "note: c [x.z]\n  hint: mend it\nerror: a [x.y]\n  hint: mend it\nerror: b [x.y]\n  hint: mend it\n"
        "2 errors, 1 note\n"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_table_keeps_its_figures_in_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long name in the first column gives way."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()
    heads = ("", "%", "messages", "untranslated", "unverified names")
    Console(out, io.StringIO(), Interface()).table(
        heads, [("tracks.artificial_intelligence", "100", "25", "0", "74")]
    )
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()).splitlines()
    assert max(map(len, lines)) <= 60
    name, *figures = lines[-1].split()
    assert re.fullmatch("tracks\\.a[a-z]*…", name)
    assert figures == ["100", "25", "0", "74"]
    assert {"messages", "untranslated", "unverified"} <= set(" ".join(lines[:2]).split())


def test_what_only_a_terminal_or_a_new_language_needs_is_not_imported(small: Path) -> None:
    """Starting takes longer than the work of a small command."""
    script = (
        "import sys; from czguide.cli.main import main; "
        f"code = main(['catalog', 'update', '--project', {str(small)!r}]); "
        "print(sorted({'rich', 'tomlkit', 'reportlab', 'docx', 'difflib', 'babel.messages'} & set(sys.modules))); "
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
