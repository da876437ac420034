"""argparse in the user's language: help, usage and complaints, wrapped by the width of what is printed."""

from __future__ import annotations

import argparse
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from czguide.localization.interface import Interface, load_interface

LANGUAGES = ("en", "zh")
_CATALOGS = Path(__file__).parent / "locale"
_NOT_FIRST = "，。、；：？！）》」”…"
"""Marks that begin no line (CLREQ 3.1.3.1)."""


def interface(arguments: Sequence[str], system: str) -> Interface:
    """The language that `--ui-lang` asks for, else the system's."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--ui-lang", choices=LANGUAGES, default=system)
    try:
        asked = early.parse_known_args(arguments)[0].ui_lang
    except argparse.ArgumentError:
        asked = system  # the real parser complains
    return load_interface(_CATALOGS, asked)


def parser_class(say: Interface) -> type[argparse.ArgumentParser]:
    """A parser whose commands all speak this language and know `--ui-lang`."""

    class Parser(argparse.ArgumentParser):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options, formatter_class=partial(_Formatter, say))
            self.add_argument(
                "--ui-lang",
                choices=LANGUAGES,
                default=argparse.SUPPRESS,
                help="the language czguide itself speaks (default: the system's)",
            )

        def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
            if callable(options.get("type")):
                options["type"] = _said(options["type"], say)
            return super().add_argument(*names, **options)

    return Parser


@contextmanager
def own_words(say: Interface) -> Iterator[None]:
    """argparse's own texts in the user's language: it takes them from gettext's global domain only."""
    module = vars(argparse)
    before = {name: module[name] for name in ("_", "ngettext")}
    module.update({"_": say, "ngettext": say.plural})
    try:
        yield
    finally:
        module.update(before)


def _said(convert: Callable[[str], object], say: Interface) -> Callable[[str], object]:
    def converted(text: str) -> object:
        try:
            return convert(text)
        except argparse.ArgumentTypeError as error:
            raise argparse.ArgumentTypeError(say(error.args[0])) from None

    return converted


class _Formatter(argparse.HelpFormatter):
    """Translates what it is given; wraps by columns, of which a wide character takes two (UAX #11)."""

    def __init__(self, say: Interface, *arguments: Any, **options: Any) -> None:
        # argparse counts characters before the usage, and a wide one takes two columns.
        options.setdefault("width", shutil.get_terminal_size().columns - 5)
        super().__init__(*arguments, **options)
        self._say = say

    def add_text(self, text: str | None) -> None:
        super().add_text(self._say(text) if text and text != argparse.SUPPRESS else text)

    def start_section(self, heading: str | None) -> None:
        super().start_section(self._say(heading) if heading else heading)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return self._say(action.help) if action.help else action.help

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces and between wide characters."""
    pieces: list[str] = []
    for character in text:
        joins = pieces and not pieces[-1].endswith(" ") and not _breaks(pieces[-1][-1], character)
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    lines = [""]
    for piece in pieces:
        if lines[-1] and columns(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _breaks(before: str, after: str) -> bool:
    return (
        after not in _NOT_FIRST
        and after != " "
        and (_wide(before) or _wide(after))
        and before not in "（《「“"
    )


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(1 + _wide(character) for character in text)
