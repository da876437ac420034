"""What a command prints of its problems."""

from __future__ import annotations

import io

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
