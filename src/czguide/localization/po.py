"""PO files, read and written without loss (GNU gettext manual, "The Format of PO Files").

What nobody changed is written back byte for byte: comments, flags, header fields, fields this
module does not know, obsolete entries. Only wrapped `msgid` and `msgstr` lines are joined, because
wrapped Chinese makes every small edit look like a large one in a diff.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from czguide.phrases import N_

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_QUOTED = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"\Z')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr)\s*(?=\")")
_STRING = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
_USUAL = re.compile(
    rf"((?:# [^\n]*\n)*)((?:#\. [^\n]*\n)*)((?:#: [^\n]*\n)?)((?:#, [^\n]*\n)?)"
    rf"msgctxt {_STRING}\nmsgid {_STRING}\nmsgstr {_STRING}"
)
"""A message of the common form, its comments in gettext's order."""
_RAW_LINE = re.compile(r"(?:[^\\]|\\[^n])*\\n|(?:[^\\]|\\[^n])+")
_PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*\Z", re.ASCII)
Lines = tuple[str, ...]
Values = tuple[Any, ...]


class PoError(ValueError):
    """Not a PO file; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


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
        return self.read is not None and self.read == _said(self)

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


_said: Callable[[Entry], Values] = attrgetter(*(f.name for f in fields(Entry) if f.compare))


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


def parse_po(data: bytes) -> PoFile:
    """Read a file's bytes; raises PoError, and UnicodeDecodeError where it is not UTF-8."""
    text = data.decode("utf-8-sig")
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    reader = _Reader()
    number = 1
    for block in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"):
        number = reader.take_block(block, number)
    reader.end()
    end = text[len(text.rstrip(" \t\r\n")) :].replace("\r\n", "\n") if text else "\n"
    return PoFile(tuple(reader.entries), tuple(_trimmed(reader.loose)), newline, end or "\n")


def format_po(file: PoFile) -> bytes:
    """The file's bytes, in UTF-8 without a byte order mark, which gettext does not read."""
    blocks = []
    for entry in file.entries:
        block = entry.block if entry.plain and entry.unchanged else "\n".join(_lines(entry))
        blocks.append("\n".join((*entry.before, block)) if entry.before else block)
    if file.tail:
        blocks.append("\n".join(file.tail))
    return ("\n\n".join(blocks) + file.end).replace("\n", file.newline).encode("utf-8")


def plural_forms(file: PoFile) -> tuple[int, Callable[[int], int]]:
    """How many plural forms the header gives, and which a number takes; 0 forms where it makes no sense."""
    text = file.header.get("Plural-Forms", "nplurals=1; plural=0;")
    match = _PLURAL.match(text)
    try:
        return (int(match[1]), gettext.c2py(match[2])) if match else (0, lambda _: 0)
    except (ValueError, OverflowError, RecursionError):
        return 0, lambda _: 0


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


class _Reader:
    """Collects lines into entries."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.loose: list[str] = []
        self._start()

    def _start(self) -> None:
        self.raw: list[str] = []
        self.fields: dict[str, str] = {}
        self.line = 0
        self.current = ""
        self.obsolete = False

    def take_block(self, block: str, number: int) -> int:
        """Lines up to an empty one, the first of them `number`; returns the number after both."""
        usual = None if self.raw or self.fields else _USUAL.fullmatch(block)
        if usual:
            entry = _usual_entry(usual, number, tuple(self.loose))
            self.entries.append(entry)
            self.loose = []
            return entry.line + 3
        for line in block.split("\n"):
            self.take(line, number)
            number += 1
        self.take("", number)
        return number + 1

    def take(self, line: str, number: int) -> None:
        bare = line.strip()
        if not bare:
            self._blank(line)
            return
        obsolete = bare.startswith("#~")
        comment = bare.startswith("#") and not (obsolete and not bare.startswith("#~|"))
        if self._complete() and (comment or _is_start(bare)):
            self._close()
        self.raw.append(line)
        if comment:
            if self.fields:
                raise PoError(N_("a comment stands inside a message"), number)
            return
        self._string(bare[2:].strip() if obsolete else bare, number, obsolete)

    def _string(self, bare: str, number: int, obsolete: bool) -> None:
        match = _KEYWORD.match(bare)
        if match:
            self.current = match[1]
            bare = bare[match.end() :]
            if self.current in self.fields:
                raise PoError(N_("a second {keyword} in one message", keyword=self.current), number)
            if self.current == "msgid":
                self.line = number
            elif self.current.startswith("msgstr") and "msgid" not in self.fields:
                raise PoError(N_("a msgstr without a msgid"), number)
            self.obsolete = obsolete
            self.fields[self.current] = ""
        quoted = _QUOTED.match(bare)
        if not quoted or not self.current:
            raise PoError(N_("not a line of a PO file"), number)
        self.fields[self.current] += unescape(quoted[1])

    def _complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.fields)

    def _blank(self, line: str) -> None:
        if self._complete():
            self._close()
        elif self.fields:
            raise PoError(N_("the message has no msgstr"), self.line)
        elif self.raw:
            self.loose += [*self.raw, line]
            self._start()

    def _close(self) -> None:
        fields = self.fields
        strings = [name for name in fields if name.startswith("msgstr")]
        plural = fields.get("msgid_plural")
        wanted = ["msgstr"] if plural is None else [f"msgstr[{index}]" for index in range(len(strings))]
        if strings != wanted:
            raise PoError(
                N_(
                    "the message has {found} and not {wanted}",
                    found=", ".join(strings),
                    wanted=", ".join(wanted),
                ),
                self.line,
            )
        comments = _Comments(self.raw)
        entry = Entry(
            source=fields["msgid"],
            strings=tuple(fields[name] for name in strings),
            context=fields.get("msgctxt", ""),
            plural=plural,
            notes=tuple(comments.of(" ", "")),
            extracted=tuple(line[2:].strip() for line in comments.of(".")),
            places=tuple(word for line in comments.of(":") for word in line[2:].split()),
            flags=tuple(
                flag.strip() for line in comments.of(",") for flag in line[2:].split(",") if flag.strip()
            ),
            other=tuple(comments.unknown()),
            previous=tuple(comments.previous()),
            obsolete=self.obsolete,
            line=self.line,
            before=tuple(self.loose),
            block="\n".join(self.raw),
            plain=self.obsolete or not any(line[:1] != "#" and _wrapped(line) for line in self.raw),
        )
        vars(entry)["read"] = _said(entry)
        self.entries.append(entry)
        self.loose = []
        self._start()

    def end(self) -> None:
        if self._complete():
            self._close()
        elif self.fields:
            raise PoError(N_("the message has no msgstr"), self.line)
        self.loose += self.raw


def _is_start(bare: str) -> bool:
    bare = bare.removeprefix("#~").strip()
    return bare.startswith(("msgctxt", "msgid ", 'msgid"'))


def _usual_entry(match: re.Match[str], number: int, loose: Lines) -> Entry:
    """A message of the common form, read at once."""
    block = match[0]
    notes, extracted, places, flags, context, source, text = match.groups()
    escaped = "\\" in block
    if escaped:
        context, source, text = map(unescape, (context, source, text))
    # Most messages lack most of the rest, and a frozen class is slow to fill.
    entry = object.__new__(Entry)
    found = vars(entry)
    found.update(source=source, strings=(text,), context=context, block=block)
    found["line"] = number + block.count("\n") - 1
    found["plain"] = not escaped or "\\n" not in block
    if loose:
        found["before"] = loose
    if notes:
        found["notes"] = tuple(map(str.strip, notes[:-1].split("\n")))
    if extracted:
        found["extracted"] = tuple(map(str.strip, extracted[2:-1].split("\n#.")))
    if places:
        found["places"] = tuple(places[2:].split())
    if flags:
        found["flags"] = tuple(flag.strip() for flag in flags[2:].split(",") if flag.strip())
    found["read"] = _said(entry)
    return entry


class _Comments:
    """The comment lines of one entry by their mark."""

    def __init__(self, raw: Sequence[str]) -> None:
        self.lines = [line.strip() for line in raw if line.lstrip().startswith("#")]

    def of(self, *marks: str) -> Iterator[str]:
        return (line for line in self.lines if line[1:2] in marks)

    def unknown(self) -> Iterator[str]:
        return (line for line in self.lines if line[1:2] not in ("", " ", ".", ":", ",", "|", "~"))

    def previous(self) -> Iterator[str]:
        """Decoded strings of `#|` lines; its msgctxt is of no use here."""
        found: dict[str, str] = {}
        name = ""
        for line in self.lines:
            if not line.startswith(("#|", "#~|")):
                continue
            rest = line.partition("|")[2].strip()
            match = _KEYWORD.match(rest)
            if match:
                name, rest = match[1], rest[match.end() :]
            quoted = _QUOTED.match(rest)
            if quoted:
                found[name] = found.get(name, "") + unescape(quoted[1])
        return (found[name] for name in ("msgid", "msgid_plural") if name in found)


def _lines(entry: Entry) -> Iterator[str]:
    """An entry's lines: those read, unless they say something else now."""
    if not entry.unchanged:
        yield from _written(entry)
    elif entry.plain:
        yield entry.block
    else:
        lines = entry.block.split("\n")
        yield from (line for line in lines if line.lstrip().startswith("#"))
        yield from _unwrapped(line for line in lines if not line.lstrip().startswith("#"))


def _wrapped(line: str) -> bool:
    """Whether a line of a string goes on from the one before, or should be broken."""
    return line[:1] != "m" or "\\n" in line


def _unwrapped(lines: Iterator[str]) -> Iterator[str]:
    keyword, body = "", ""
    for line in lines:
        bare = line.strip()
        match = _KEYWORD.match(bare)
        if match:
            if keyword:
                yield from _quoted(keyword, body)
            keyword, body, bare = match[1], "", bare[match.end() :]
        body += bare[1:-1]
    yield from _quoted(keyword, body)


def _written(entry: Entry) -> Iterator[str]:
    """The entry in gettext's order of lines; groups that have not changed keep their spelling."""
    yield from entry.notes
    if not entry.obsolete:
        yield from (f"#. {line}".rstrip() for line in entry.extracted)
        if entry.places:
            yield f"#: {' '.join(entry.places)}"
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    yield from entry.other
    mark = "#~| " if entry.obsolete else "#| "
    for name, text in zip(("msgid", "msgid_plural"), entry.previous, strict=False):
        yield from (mark + line for line in _quoted(name, escape(text)))
    mark = "#~ " if entry.obsolete else ""
    yield from (mark + line for line in _message(entry))


def _message(entry: Entry) -> Iterator[str]:
    if entry.context:
        yield from _quoted("msgctxt", escape(entry.context))
    yield from _quoted("msgid", escape(entry.source))
    if entry.plural is None:
        yield from _quoted("msgstr", escape(entry.strings[0]))
        return
    yield from _quoted("msgid_plural", escape(entry.plural))
    for index, text in enumerate(entry.strings):
        yield from _quoted(f"msgstr[{index}]", escape(text))


def _quoted(keyword: str, body: str) -> Iterator[str]:
    """An escaped string, unwrapped: broken only after its own line ends, as gettext's --no-wrap does."""
    lines = _RAW_LINE.findall(body)
    if len(lines) < 2 and not (keyword == "msgstr" and lines and lines[0].endswith("\\n")):
        yield f'{keyword} "{body}"'
        return
    yield f'{keyword} ""'
    yield from (f'"{line}"' for line in lines)


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
