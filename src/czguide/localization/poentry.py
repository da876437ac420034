"""What a PO file says: its entries, their strings with and without escapes; and what its template says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, NamedTuple

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
QUOTED = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"\Z')
"""What stands on a line after the keyword, if there is one."""
KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr)\s*(?=\")")
Lines = tuple[str, ...]
Values = tuple[Any, ...]


class PoError(ValueError):
    """Not a PO file; `line` counts from 1. `hint`: what to do, where it is not the usual."""

    def __init__(self, message: str, line: int, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


@dataclass(frozen=True)
class Entry:
    """One message. `notes` and `other` are whole lines, `extracted` and `places` what follows the mark."""

    source: str
    strings: Lines
    context: str = ""
    plural: str | None = None
    notes: Lines = ()
    extracted: Lines = ()
    places: Lines = ()
    flags: Lines = ()
    other: Lines = ()
    previous: Lines = ()
    """The previous msgid, and msgid_plural where there is one."""
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    before: Lines = field(default=(), compare=False)
    """Lines before the entry that belong to none: comments followed by an empty line."""
    block: str = field(default="", compare=False, repr=False)
    """Its lines as they were read."""
    plain: bool = field(default=False, compare=False, repr=False)
    """Whether those lines are such as this module writes: nothing wrapped."""
    read: Values | None = field(default=None, compare=False, repr=False)
    """What it said when it was read, for telling what has changed."""

    @property
    def unchanged(self) -> bool:
        """Whether it says what it said when it was read."""
        return self.read is not None and self.read == said(self)

    @property
    def fuzzy(self) -> bool:
        """Whether a translator must look at it again."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether every form says something."""
        return all(self.strings)

    @property
    def is_header(self) -> bool:
        """The file's first entry, whose translation is fields."""
        return not self.source and not self.context and not self.obsolete


said: Callable[[Entry], Values] = attrgetter(*(f.name for f in fields(Entry) if f.compare))
"""All that an entry says."""


@dataclass(frozen=True)
class PoFile:
    """The entries in the file's order, obsolete ones included; `tail` are comments after the last."""

    entries: tuple[Entry, ...] = ()
    tail: Lines = ()
    newline: str = "\n"
    end: str = "\n"
    """What the file ends with."""

    @property
    def header(self) -> Mapping[str, str]:
        """The header's fields."""
        for entry in self.entries:
            if entry.is_header:
                pairs = (line.partition(":") for line in entry.strings[0].splitlines())
                return {name.strip(): value.strip() for name, _, value in pairs}
        return {}


class Template(NamedTuple):
    """A message as the content has it, with the notes for the translator."""

    id: str
    source: str
    place: str
    notes: tuple[str, ...] = ()
    plural: bool = False


def unescape(text: str) -> str:
    """The characters that stand between a PO string's quotes."""
    return _ESCAPE.sub(_character, text)


def escape(text: str) -> str:
    """The text as it stands between a PO string's quotes."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _character(match: re.Match[str]) -> str:
    what = match[1]
    if what[0] in "01234567":
        return chr(int(what, 8))
    if what[0] == "x" and len(what) > 1:
        return chr(int(what[1:], 16))
    return _ESCAPES.get(what, what)


def wrapped(line: str) -> bool:
    """Whether a line of a string goes on from the one before, or should be broken."""
    return line[:1] != "m" or "\\n" in line
