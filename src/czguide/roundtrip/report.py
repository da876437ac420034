"""What an import found and did, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from czguide.diagnostics import Location


class Status(Enum):
    """What became of a message."""

    UNCHANGED = "unchanged"
    APPLIED = "applied"
    CONFLICT = "conflict"
    HELD = "held"


class Cause(Enum):
    """Why a message has its status, for programs; `Outcome.reason` says it to people."""

    NONE = ""
    DELETED = "deleted"
    SPLIT = "split"
    MIXED = "mixed"
    """Its words can't be told from its neighbours'."""
    DIFFERS = "edited-differently"
    """It is printed several times, and was edited in several ways."""
    FACT = "fact-lost"
    CHECK = "check"
    """A check would refuse it."""
    FIXED = "not-editable"
    """Not there: it is the same in all languages, has plural forms, is shared, or is not in the catalog."""
    GONE = "gone"
    """The project has it no more."""
    BOTH = "both-changed"
    THERE = "already-there"


@dataclass(frozen=True)
class FactEdit:
    """An editor wrote another value for a fact: to be changed in the facts, not in the text."""

    fact: str
    sent: str
    edited: str
    message: str = ""
    at: Location | None = None


@dataclass(frozen=True)
class Note:
    """An editor's comment. `message`: '' where it stands at words that are no message's."""

    author: str
    date: str
    text: str
    message: str = ""
    kept: bool = False
    """Whether it stands in the catalog or content now."""
    resolved: bool = False
    """Whether it was marked as done."""

    @property
    def line(self) -> str:
        """As it is kept: `[2026-11-20 Tanaka] text`."""
        who = " ".join(part for part in (self.date[:10], self.author) if part)
        return f"[{who}] {self.text}" if who else self.text


@dataclass(frozen=True)
class Stray:
    """A change that belongs to no message's words. `kind`: new, split, merged, moved, generated, object,
    format (`before` says which), style, link; `near`: the message it is at or after."""

    kind: str
    text: str
    near: str = ""
    before: str = ""


@dataclass(frozen=True)
class Outcome:
    """One message. Texts carry their marks; `current` is the project's text. `reason` explains a status."""

    message: str
    status: Status
    reason: str = ""
    base: str = ""
    edited: str = ""
    current: str = ""
    fuzzy: bool = False
    warnings: tuple[str, ...] = ()
    at: Location | None = None
    cause: Cause = Cause.NONE


@dataclass(frozen=True)
class Report:
    """Everything about one file."""

    file: str
    guide: str
    locale: str
    handoff: str
    current: bool
    """Whether the project still is as it was sent."""
    tracked: int
    formatted: int
    outcomes: tuple[Outcome, ...] = ()
    facts: tuple[FactEdit, ...] = ()
    notes: tuple[Note, ...] = ()
    strays: tuple[Stray, ...] = ()
    written: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> Mapping[str, int]:
        """How many messages have each status."""
        return {status.value: sum(o.status is status for o in self.outcomes) for status in Status}

    @property
    def open(self) -> bool:
        """Whether something is left for a person to do."""
        waiting = any(o.status in (Status.CONFLICT, Status.HELD) for o in self.outcomes)
        return waiting or bool(self.facts or self.strays) or any(not note.kept for note in self.notes)
