"""Reading PO files: from lines to entries, with the line of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from czguide.localization.poentry import KEYWORD, QUOTED, Entry, Lines, PoError, said, unescape, wrapped
from czguide.phrases import N_

_STRING = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_USUAL = re.compile(
    rf"((?:# [^\n]*\n)*)((?:#\. [^\n]*\n)*)((?:#: [^\n]*\n)?)((?:#, [^\n]*\n)?)"
    rf"msgctxt {_STRING}\nmsgid {_STRING}\nmsgstr {_STRING}"
)
"""A message of the common form, its comments in gettext's order."""


class Reader:
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
        """One line, the `number`th."""
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
        match = KEYWORD.match(bare)
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
        quoted = QUOTED.match(bare)
        if bare.startswith(_CONFLICT):
            hint = "keep one side of the two, and delete the lines with marks"
            raise PoError(N_("a conflict that git left"), number, hint)
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
            plain=self.obsolete or not any(line[:1] != "#" and wrapped(line) for line in self.raw),
        )
        vars(entry)["read"] = said(entry)
        self.entries.append(entry)
        self.loose = []
        self._start()

    def end(self) -> None:
        """No line follows."""
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
    found["read"] = said(entry)
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
            match = KEYWORD.match(rest)
            if match:
                name, rest = match[1], rest[match.end() :]
            quoted = QUOTED.match(rest)
            if quoted:
                found[name] = found.get(name, "") + unescape(quoted[1])
        return (found[name] for name in ("msgid", "msgid_plural") if name in found)
