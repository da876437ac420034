"""Reading TOML, and where in the file each key stands: tomllib tells no places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.files import reason
from czguide.phrases import N_

Keys = tuple[str, ...]

_FAULT = re.compile(r" ?\(at line (\d+), column (\d+)\)")
_NAME = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_TABLE = re.compile(rf"[ \t]*\[\[?[ \t]*({_NAMES})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_NAMES})[ \t]*=")
_QUOTED = re.compile(r"""\"{3}(?s:.*?)\"{3,5}|'{3}(?s:.*?)'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*""")
_OPEN = re.compile(r"[\[{]")
_CLOSE = re.compile(r"[\]}]")


@dataclass(frozen=True)
class Places:
    """Lines and columns of a file's keys; what is nested is named from the outside in."""

    name: str
    found: Mapping[Keys, tuple[int, int]]

    def at(self, *keys: str) -> Location:
        """The place of a key, or of the nearest table around it; of the file where there is none."""
        for count in range(len(keys), 0, -1):
            if keys[:count] in self.found:
                return Location(self.name, *self.found[keys[:count]])
        return Location(self.name)


def read_toml(path: Path, name: str, code: str) -> dict[str, Any]:
    """A TOML file, floats as Decimal. Raises CzguideError with `code` and the place in `name`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        match = _FAULT.search(str(error))
        at = Location(name, int(match[1]), int(match[2])) if match else Location(name)
        fault = _FAULT.sub("", str(error))
        raise CzguideError.single(
            code, N_("not valid TOML: {reason}", reason=fault), at, "compare it with the built-in file"
        ) from None
    except UnicodeDecodeError:
        raise CzguideError.single(code, "not UTF-8", Location(name), "save the file as UTF-8") from None
    except OSError as error:
        raise CzguideError.single(
            code, N_("cannot read the file: {reason}", reason=reason(error)), Location(name)
        ) from None


def places_of(path: Path, name: str) -> Places:
    """The places of all keys of a file that `read_toml` reads."""
    return Places(name, _places(path.read_text(encoding="utf-8-sig")))


def _places(text: str) -> dict[Keys, tuple[int, int]]:
    """Keys at the beginnings of lines; what stands inside quotes, brackets and comments is passed over."""
    # Blanks in the place of what is quoted keep every line and column where it is.
    bare = _QUOTED.sub(_blank, text)
    found: dict[Keys, tuple[int, int]] = {}
    table: Keys = ()
    depth = 0
    for number, (line, inside) in enumerate(zip(text.split("\n"), bare.split("\n"), strict=True), start=1):
        if not depth:
            head, key = _TABLE.match(line), _KEY.match(line)
            if head and inside.lstrip().startswith("["):
                table = _names(head[1])
                _note(found, table, 0, number, head.start(1) + 1)
                continue
            if key and "=" in inside:
                _note(found, (*table, *_names(key[1])), len(table), number, key.start(1) + 1)
        depth += len(_OPEN.findall(inside)) - len(_CLOSE.findall(inside))
    return found


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _note(found: dict[Keys, tuple[int, int]], keys: Keys, known: int, line: int, column: int) -> None:
    """A key, and those that its dots go through, where they are first named."""
    for count in range(known + 1, len(keys) + 1):
        found.setdefault(keys[:count], (line, column))


def _names(dotted: str) -> Keys:
    return tuple(part.strip("\"'") for part in re.findall(_NAME, dotted))
