"""Change single messages of a PO file; every other byte stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from babel.messages.pofile import denormalize, normalize

from czguide.phrases import N_


@dataclass(frozen=True)
class MessageEdit:
    """`text`: the new translation, None to leave it; `fuzzy`: set or clear the flag, None to leave it;
    `notes`: translator's comments to add where they are not there yet."""

    text: str | None = None
    fuzzy: bool | None = None
    notes: tuple[str, ...] = ()


@dataclass
class _Entry:
    """Line numbers of one entry: where it starts, its parts, the line after it."""

    start: int
    context: str = ""
    user: list[int] = field(default_factory=list)
    flags: int | None = None
    keyword: int | None = None
    """Where the previous message or msgctxt stands: flags go before it."""
    string: tuple[int, int] | None = None
    plural: bool = False


def edit_messages(data: bytes, edits: Mapping[str, MessageEdit]) -> bytes:
    """The PO file with some messages changed, by msgctxt.

    Raises KeyError for a message that is not there, ValueError for one with plural forms.
    """
    text = data.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    entries = {entry.context: entry for entry in _entries(lines) if entry.context}
    places = sorted(((entries[id], edit) for id, edit in edits.items()), key=lambda pair: -pair[0].start)
    for entry, edit in places:
        lines[entry.start : _stop(entry)] = _edited(lines, entry, edit, end)
    return "\n".join(lines).encode("utf-8")


def _stop(entry: _Entry) -> int:
    if entry.string is None:
        raise ValueError(N_("'{id}' has no translation to change", id=entry.context))
    return entry.string[1]


_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*(\".*)")


def _entries(lines: list[str]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    part = ""
    for number, raw in enumerate(lines):
        line = raw.strip().removeprefix("\ufeff")
        if entry is not None and entry.string is not None and not line.startswith(('"', "msgstr")):
            yield entry
            entry = None
        if not line or line.startswith("#~"):
            part = ""
            if entry is not None and entry.keyword is None:
                entry = None
            continue
        if entry is None:
            entry = _Entry(number)
        match = _KEYWORD.match(line)
        if line.startswith("#"):
            if line.startswith("#,"):
                entry.flags = number
            elif line.startswith("#|"):
                entry.keyword = number if entry.keyword is None else entry.keyword
            elif line == "#" or line.startswith("# "):
                entry.user.append(number)
        elif match:
            part = match[1]
            entry.keyword = number if entry.keyword is None else entry.keyword
            if part == "msgctxt":
                entry.context = denormalize(match[2])
            elif part == "msgid_plural":
                entry.plural = True
            elif part.startswith("msgstr"):
                entry.string = (entry.string[0] if entry.string else number, number + 1)
        elif line.startswith('"'):
            if part == "msgctxt":
                entry.context += denormalize(line)
            elif part.startswith("msgstr") and entry.string:
                entry.string = (entry.string[0], number + 1)
    if entry is not None and entry.string is not None:
        yield entry


def _edited(lines: list[str], entry: _Entry, edit: MessageEdit, end: str) -> list[str]:
    """The entry's lines, changed from the last to the first."""
    stop = _stop(entry)
    result = {number: [lines[number]] for number in range(entry.start, stop)}
    tail = end.removesuffix("\n")
    if edit.text is not None:
        if entry.plural:
            raise ValueError(N_("'{id}' has plural forms", id=entry.context))
        first = entry.string[0] if entry.string else stop
        string = normalize(edit.text, width=0)
        result.update({number: [] for number in range(first, stop)})
        result[first] = [line + tail for line in f"msgstr {string}".split("\n")]
    if edit.fuzzy is not None:
        _flag(lines, entry, edit.fuzzy, result, tail)
        if not edit.fuzzy:
            for number in range(entry.start, stop):
                # What it was before is no longer of use.
                if lines[number].startswith("#|"):
                    result[number] = []
    there = {lines[number].strip().removeprefix("#").strip() for number in entry.user}
    notes = [f"# {_one_line(note)}" + tail for note in edit.notes if _one_line(note) not in there]
    at = entry.user[-1] if entry.user else entry.start
    result[at] = [*result[at], *notes] if entry.user else [*notes, *result[at]]
    return [line for number in sorted(result) for line in result[number]]


def _flag(lines: list[str], entry: _Entry, fuzzy: bool, result: dict[int, list[str]], tail: str) -> None:
    if entry.flags is None:
        if fuzzy and entry.keyword is not None:
            result[entry.keyword] = ["#, fuzzy" + tail, *result[entry.keyword]]
        return
    flags = [flag.strip() for flag in lines[entry.flags].strip()[2:].split(",")]
    if ("fuzzy" in flags) != fuzzy:
        kept = ["fuzzy", *flags] if fuzzy else [flag for flag in flags if flag != "fuzzy"]
        result[entry.flags] = ["#, " + ", ".join(kept) + tail] if kept else []


def _one_line(note: str) -> str:
    return " ".join(note.split())
