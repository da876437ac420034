"""Problems as data: what is wrong, where, and what to do next.

Stages collect diagnostics and go on, so that a user sees all problems at once;
the command line prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from czguide.phrases import N_


class Severity(Enum):
    """How bad it is: an error stops a build, a warning stops a release, a note stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(NamedTuple):
    """A place in a file of the project: POSIX path relative to the project, line and column from 1.

    Line or column 0 means the file (or the line) as a whole. A tuple, for every text and key has one.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True)
class Diagnostic:
    """One problem. `code` is stable (`content.unknown-key`), `hint` says what to do next."""

    severity: Severity
    code: str
    message: str
    location: Location | None = None
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        text = f"{where}{self.severity.value}: {self.message} [{self.code}]"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


@dataclass
class Problems:
    """A growing list of diagnostics, handed through the stages of one run."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, at: Location | None = None, hint: str = "") -> None:
        """Add an error."""
        self.items.append(Diagnostic(Severity.ERROR, code, message, at, hint))

    def warning(self, code: str, message: str, at: Location | None = None, hint: str = "") -> None:
        """Add a warning."""
        self.items.append(Diagnostic(Severity.WARNING, code, message, at, hint))

    def note(self, code: str, message: str, at: Location | None = None, hint: str = "") -> None:
        """Add a note."""
        self.items.append(Diagnostic(Severity.NOTE, code, message, at, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add many."""
        self.items.extend(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def ordered(self) -> list[Diagnostic]:
        """Each once, by file and line; what has no place comes first."""
        unique = dict.fromkeys(self.items)
        return sorted(unique, key=lambda d: (d.location or Location(""), d.code, d.message))

    @property
    def errors(self) -> list[Diagnostic]:
        """Only the errors."""
        return [d for d in self.items if d.severity is Severity.ERROR]


def suggest(word: str, known: Iterable[str]) -> str:
    """'did you mean …?' where something is close, else an empty string."""
    import difflib  # rarely asked, and not quickly imported

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return N_("did you mean '{word}'?", word=close[0]) if close else ""
