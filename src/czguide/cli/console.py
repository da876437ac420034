"""Printing: problems, progress, the closing table. Fancy in a terminal, plain lines elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from czguide.diagnostics import Diagnostic, Severity

_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


class Status:
    """What a running command says of itself."""

    def __init__(self, console: RichConsole, progress: Progress | None, total: int) -> None:
        self._console = console
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
            self._console.print(line, highlight=False, markup=False, soft_wrap=True)


class Console:
    """Where a command prints. Results go to `out`, problems to `err`."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = RichConsole(file=out, emoji=False)
        self._err = RichConsole(file=err, emoji=False)

    def print(self, line: str) -> None:
        """A plain line of output."""
        self._out.print(line, highlight=False, markup=False, soft_wrap=True)

    def error(self, line: str) -> None:
        """A plain line about a failure."""
        self._err.print(line, highlight=False, markup=False, soft_wrap=True)

    def problems(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Each problem on a line, its hint below; the worst last, where the eye is, and a count."""
        items = sorted(diagnostics, key=lambda item: _ORDER.index(item.severity))
        for diagnostic in items:
            style = _COLOURS[diagnostic.severity]
            where = f"{diagnostic.location}: " if diagnostic.location else ""
            self._err.print(where, end="", highlight=False, markup=False, soft_wrap=True)
            self._err.print(
                f"{diagnostic.severity.value}:", style=style, end=" ", highlight=False, markup=False
            )
            text = f"{diagnostic.message} [{diagnostic.code}]"
            self._err.print(text, highlight=False, markup=False, soft_wrap=True)
            if diagnostic.hint:
                self._err.print(
                    f"  hint: {diagnostic.hint}", style="dim", highlight=False, markup=False, soft_wrap=True
                )
        self.error(summary(items))

    def json(self, value: object) -> None:
        """JSON on the output."""
        self._out.file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    @contextmanager
    def progress(self, total: int) -> Iterator[Status]:
        """A bar in a terminal; elsewhere only what is finished, a line each."""
        if not self._out.is_terminal:
            yield Status(self._out, None, total)
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._out, transient=True) as progress:
            yield Status(self._out, progress, total)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table; columns after the first are numbers."""
        rows = list(rows)
        if self._out.is_terminal:
            table = Table()
            for index, head in enumerate(heads):
                table.add_column(head, justify="right" if index else "left", no_wrap=not index)
            for row in rows:
                table.add_row(*row)
            self._out.print(table)
            return
        widths = [max(len(row[index]) for row in (heads, *rows)) for index in range(len(heads))]
        for row in (heads, *rows):
            first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
            self.print("  ".join((row[0].ljust(widths[0]), *others)).rstrip() if first else "")


def summary(items: Sequence[Diagnostic]) -> str:
    """'2 errors, 1 warning'."""
    parts = []
    for severity in Severity:
        count = sum(item.severity is severity for item in items)
        if count:
            parts.append(f"{count} {severity.value}{'s' if count != 1 else ''}")
    return ", ".join(parts) or "no problems"
