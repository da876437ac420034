"""Errors meant for the user. Anything else that escapes is a bug."""

from __future__ import annotations

from collections.abc import Sequence

from czguide.diagnostics import Diagnostic, Location, Severity


class CzguideError(Exception):
    """The run can't go on; `diagnostics` say why. Printed without a traceback, exit code 1."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = tuple(diagnostics)

    @classmethod
    def single(cls, code: str, message: str, at: Location | None = None, hint: str = "") -> CzguideError:
        """An error with one diagnostic."""
        return cls([Diagnostic(Severity.ERROR, code, message, at, hint)])


class UsageError(CzguideError):
    """The command was called wrongly: exit code 2."""
