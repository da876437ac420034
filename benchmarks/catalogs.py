"""`czguide catalog update` against `pybabel update`: ``python -m benchmarks.catalogs [rounds]``.

Over 1,000 messages (the resident guide's) after more and more work on the Chinese: none, 10, 100 and 300
edited messages spread over the chapters; a yearly revision, in which every text with 您 or 的 in it is edited;
every text edited; and a directory of 1,000 entries that resemble one another, 300 of them edited, which
is where merging by likeness compares longest. Processor time (user and system), alternating, medians:

- merge: read the PO files, merge messages extracted before, write. No extraction on either side.
- command: extraction on both sides, in this process: `czguide catalog update`, which reads the content
  itself, and `pybabel extract` (with czguide's extractor) followed by `pybabel update`.
- process: the two `update` commands as a user starts them, from the start of the interpreter to its end.
  Ours still reads the content; Babel gets its templates ready-made.
- languages: the same for all languages of the project, which is what both do when none is named.

The bar is a tenth, where there are edits to merge: for merge and command from 300 edits, for process in the
directory. What is edited is what Babel compares with everything else; with fewer edits it does little but
read and write, and a tenth of that is less than reading the Chinese and starting Python take: those
ratios are printed as they are.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

from benchmarks.revisions import DOMAINS, LOCALE, Revision, catalog, changed, extracted, project, revisions
from czguide.cli.main import main as czguide
from czguide.localization.merge import merge
from czguide.localization.po import format_po, parse_po
from czguide.localization.poentry import Template

ROUNDS = 3
BAR = 0.1
YEARLY = "yearly revision"
Update = Callable[[Path], object]


def judged(revision: Revision, way: str) -> bool:
    """Whether the bar holds."""
    return revision.large and (way in ("merge", "command") or (way == "process" and revision.directory))


def own_merge(wanted: dict[str, list[Template]]) -> Update:
    """Our merge by id."""

    def update(root: Path) -> None:
        for name, messages in wanted.items():
            path = catalog(root, name)
            file = parse_po(path.read_bytes())
            merged = merge(messages, file.entries, 2)
            entries = (file.entries[0], *merged.entries, *merged.obsolete)
            path.write_bytes(format_po(replace(file, entries=entries)))

    return update


def own_command(root: Path) -> object:
    """The whole command."""
    return czguide(["catalog", "update", "-l", LOCALE, "--project", str(root)])


def own_process(root: Path, *which: str) -> None:
    """The command as a process."""
    _run("czguide", "catalog", "update", *which, "--project", str(root))


def babel_words(root: Path, name: str, *which: str) -> list[str]:
    """`pybabel update` of one domain."""
    return [
        "-q",
        "update",
        "-i",
        str(root / f"pot/{name}.pot"),
        "-d",
        str(root / "locales"),
        *which,
        "-D",
        name,
    ]


def babel_merge(root: Path) -> None:
    """Babel's merge by likeness."""
    run: Callable[[Sequence[str]], object] = CommandLineInterface().run
    for name in DOMAINS:
        run(["pybabel", *babel_words(root, name, "-l", LOCALE)])


def babel_command(root: Path) -> None:
    """Babel's extraction with our extractor, then its merge."""
    run: Callable[[Sequence[str]], object] = CommandLineInterface().run
    with contextlib.chdir(root):
        run(["pybabel", "-q", "extract", "-F", "babel.cfg", "-o", "all.pot", "."])
    babel_merge(root)


def babel_process(root: Path, *which: str) -> None:
    """`pybabel update` as processes, one a domain."""
    for name in DOMAINS:
        _run("babel.messages.frontend", *babel_words(root, name, *which))


def _run(module: str, *words: str) -> None:
    """Run a program whose modules are compiled, as those of installed ones are."""
    compiled = Path(tempfile.gettempdir()) / "czguide-benchmark-compiled"
    given = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", module, *words], check=True, capture_output=True, env=given)


def spent() -> float:
    """Processor seconds of this process and of those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def compared(root: Path, kept: Path, rounds: int, revision: Revision) -> dict[str, tuple[float, float]]:
    """Median processor seconds of ours and Babel's, each way."""
    one = ("-l", LOCALE)
    ways: dict[str, tuple[Update, Update]] = {
        "merge": (own_merge(extracted(root)), babel_merge),
        "command": (own_command, babel_command),
        "process": (partial(_process, own_process, one), partial(_process, babel_process, one)),
    }
    if revision.name == YEARLY:
        ways["languages"] = (partial(_process, own_process, ()), partial(_process, babel_process, ()))
    found = {}
    for name, updates in ways.items():
        times: tuple[list[float], list[float]] = ([], [])
        # The first round finds modules compiled, and is not counted.
        for counted in [False] + [True] * rounds:
            for update, seconds in zip(updates, times, strict=True):
                shutil.copytree(kept, root / "locales", dirs_exist_ok=True)
                start = spent()
                update(root)
                seconds += [spent() - start] if counted else []
        found[name] = (statistics.median(times[0]), statistics.median(times[1]))
    return found


def _process(run: Callable[..., object], which: Sequence[str], root: Path) -> object:
    return run(root, *which)


def main(rounds: int) -> int:
    missed = False
    logging.getLogger("babel").setLevel(logging.ERROR)
    for revision in revisions():
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            root = project(Path(folder), revision)
            kept = Path(folder) / "kept"
            shutil.copytree(root / "locales", kept)
            count, edited = changed(root)
            found = compared(root, kept, rounds, revision)
        print(f"{revision.name}: {edited} of {count} messages changed")
        for name, (mine, theirs) in found.items():
            ratio = mine / theirs
            verdict = f" (bar {BAR}): {'met' if ratio <= BAR else 'MISSED'}" if judged(revision, name) else ""
            print(f"  {name:9} own {mine:.3f} s, pybabel {theirs:.2f} s, ratio {ratio:.3f}{verdict}")
            missed = missed or "MISSED" in verdict
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
