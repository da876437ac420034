"""PO files, read and written without loss (GNU gettext manual, "The Format of PO Files").

What nobody changed is written back byte for byte: comments, flags, header fields, fields this
module does not know, obsolete entries. Only wrapped `msgid` and `msgstr` lines are joined, because
wrapped Chinese makes every small edit look like a large one in a diff.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from czguide.localization.poentry import KEYWORD, Entry, PoError, PoFile, escape, unescape
from czguide.localization.poreader import Reader

__all__ = ["Entry", "PoError", "PoFile", "escape", "format_po", "parse_po", "plural_forms", "unescape"]

_RAW_LINE = re.compile(r"(?:[^\\]|\\[^n])*\\n|(?:[^\\]|\\[^n])+")
_PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*\Z", re.ASCII)


def parse_po(data: bytes) -> PoFile:
    """Read a file's bytes; raises PoError, and UnicodeDecodeError where it is not UTF-8."""
    text = data.decode("utf-8-sig")
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    reader = Reader()
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
    return _plural_forms(file.header.get("Plural-Forms", "nplurals=1; plural=0;"))


@lru_cache(maxsize=8)
def _plural_forms(text: str) -> tuple[int, Callable[[int], int]]:
    match = _PLURAL.match(text)
    try:
        return (int(match[1]), gettext.c2py(match[2])) if match else (0, lambda _: 0)
    except (ValueError, OverflowError, RecursionError):
        return 0, lambda _: 0


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


def _unwrapped(lines: Iterator[str]) -> Iterator[str]:
    keyword, body = "", ""
    for line in lines:
        bare = line.strip()
        match = KEYWORD.match(bare)
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
    if "\\n" not in body:
        yield f'{keyword} "{body}"'
        return
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
