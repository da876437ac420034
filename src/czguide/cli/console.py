"""Printing: problems, progress, the closing table. Fancy in a terminal, plain lines elsewhere."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Literal, TextIO

from czguide.cli.parser import columns
from czguide.diagnostics import Diagnostic, Severity
from czguide.localization.interface import Interface
from czguide.phrases import N_

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.progress import Progress

_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_WORDS = {
    Severity.ERROR: N_("error:"),
    Severity.WARNING: N_("warning:"),
    Severity.NOTE: N_("note:"),
}
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


_CONTROL = dict.fromkeys((7, 8, 11, 12, 13, 27))
"""Characters that would move a terminal's cursor: they come from a user's file."""

_FORCING = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
"""Variables by which Rich is told that a pipe leads to a terminal."""


class Stream:
    """One of the two streams. Rich is imported only for a terminal: it takes as long as Babel."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.plain = not file.isatty() and not any(map(os.environ.get, _FORCING))

    @cached_property
    def rich(self) -> RichConsole:
        """Rich's console on this stream."""
        from rich.console import Console as RichConsole

        return RichConsole(file=self.file, emoji=False)

    @property
    def is_terminal(self) -> bool:
        """Whether someone looks on."""
        return not self.plain and self.rich.is_terminal

    def print(self, text: str, style: str | None = None, end: str = "\n") -> None:
        """A text as it is, never wrapped."""
        if self.plain:
            self.file.write(text.translate(_CONTROL) + end)
            self.file.flush()
        else:
            self.rich.print(text, style=style, end=end, highlight=False, markup=False, soft_wrap=True)


class Status:
    """What a running command says of itself."""

    def __init__(self, console: Stream, say: Interface, progress: Progress | None, total: int) -> None:
        self._console = console
        self._say = say
        self._progress = progress
        self._task = progress.add_task("", total=total) if progress else None

    def step(self, what: str) -> None:
        """Name what is being worked on."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, description=what)

    def done(self, line: str) -> None:
        """One unit of work is finished; outside a terminal, print a line."""
        if self._progress and self._task is not None:
            self._progress.advance(self._task)
        else:
            self._console.print(self._say(line))


class Console:
    """Where a command prints, in the user's language. Results go to `out`, problems to `err`."""

    def __init__(self, out: TextIO, err: TextIO, say: Interface) -> None:
        self.say = say
        self._out = Stream(out)
        self._err = Stream(err)

    def print(self, line: str) -> None:
        """A plain line of output."""
        self._out.print(self.say(line))

    def data(self, line: str) -> None:
        """A line that holds no words of the program's own."""
        self._out.print(line)

    def error(self, line: str) -> None:
        """A plain line about a failure."""
        self._err.print(self.say(line))

    def problems(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Each problem on a line, its hint below; the worst last, where the eye is, and a count.

        Notes come by the hundred: what holds for a row of them is said once, below the first.
        """
        items = sorted(diagnostics, key=lambda item: _ORDER.index(item.severity))
        said = ""
        for diagnostic in items:
            style = _COLOURS[diagnostic.severity]
            where = f"{diagnostic.location}: " if diagnostic.location else ""
            self._err.print(where, end="")
            word = self.say(_WORDS[diagnostic.severity])
            self._err.print(word, style=style, end=_after(word))
            text = f"{self.say(diagnostic.message)} [{diagnostic.code}]"
            self._err.print(text)
            note = diagnostic.severity is Severity.NOTE
            if diagnostic.hint and not (note and diagnostic.hint == said):
                hint = self.say(N_("hint:"))
                below = f"  {hint}{_after(hint)}{self.say(diagnostic.hint)}"
                self._err.print(below, style="dim")
            said = diagnostic.hint if note else ""
        self.error(summary(items))

    def json(self, value: object) -> None:
        """JSON on the output."""
        self._out.file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    @contextmanager
    def progress(self, total: int) -> Iterator[Status]:
        """A bar in a terminal; elsewhere only what is finished, a line each."""
        if not self._out.is_terminal:
            yield Status(self._out, self.say, None, total)
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*parts, console=self._out.rich, transient=True) as progress:
            yield Status(self._out, self.say, progress, total)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table; columns after the first are numbers."""
        heads, rows = [self.say(head) for head in heads], list(rows)
        if self._out.is_terminal:
            from rich import box
            from rich.table import Table

            table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
            for index, head in enumerate(heads):
                # Figures keep their heads' words whole; a long name in the first column gives way.
                least = max(map(columns, head.split()), default=0) if index else None
                side: Literal["left", "right"] = "right" if index else "left"
                table.add_column(head, justify=side, overflow="ellipsis", min_width=least)
            for row in rows:
                table.add_row(*row)
            self._out.rich.print(table)
            return
        widths = [max(columns(row[index]) for row in (heads, *rows)) for index in range(len(heads))]
        for row in (heads, *rows):
            gaps = [" " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
            others = (gap + cell for gap, cell in zip(gaps[1:], row[1:], strict=True))
            self.print("  ".join((row[0] + gaps[0], *others)).rstrip())


def _after(word: str) -> str:
    """A space after a mark, but for a full-width one, which has its own."""
    return "" if word.endswith("：") else " "


def summary(items: Sequence[Diagnostic]) -> str:
    """'2 errors, 1 warning'."""
    counts = {severity: sum(item.severity is severity for item in items) for severity in Severity}
    parts = [
        phrase
        for severity, phrase in (
            (Severity.ERROR, N_("{n} error", "{n} errors", n=counts[Severity.ERROR])),
            (Severity.WARNING, N_("{n} warning", "{n} warnings", n=counts[Severity.WARNING])),
            (Severity.NOTE, N_("{n} note", "{n} notes", n=counts[Severity.NOTE])),
        )
        if counts[severity]
    ]
    if not parts:
        return N_("no problems")
    return reduce(lambda first, rest: N_("{first}, {rest}", first=first, rest=rest), parts)
