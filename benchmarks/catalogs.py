"""`czguide catalog update` against `pybabel update`: ``python -m benchmarks.catalogs [rounds]``.

One catalog of over 1,000 messages (the resident guide's), after two kinds of work: the yearly revision, in
which every text with 您 or 的 in it is edited, half of the guide; and ten edits. Timed alternating, medians,
three ways:

- merge: read the PO files, merge messages extracted before, write. No extraction on either side.
- command: extraction on both sides, in this process: `czguide catalog update`, which reads the content
  itself, and `pybabel extract` (with czguide's extractor) followed by `pybabel update`.
- process: the two `update` commands as a user starts them, from the start of the interpreter to its end.
  Ours still reads the content; Babel gets its templates ready-made.

The bar is a tenth, for the merge after the revision: what is edited is what Babel compares with everything
else. The other figures are printed for comparison: there reading the content and starting Python weigh more.
"""

from __future__ import annotations

import contextlib
import io
import logging
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

from czguide.cli.main import main as czguide
from czguide.content.walk import domain
from czguide.diagnostics import Problems
from czguide.localization.extract import templates
from czguide.localization.merge import Template, merge
from czguide.localization.po import format_po, parse_po
from czguide.project import load_project
from czguide.translation import source_edition

ROUNDS = 3
BAR = 0.1
LOCALE = "en"
DOMAINS = ("common", "resident")
REVISIONS = {
    "yearly revision": lambda text: text.replace("您", "你").replace("的", "之"),
    "ten edits": lambda text: text.replace("护照", "护照原件", 1),
}
"""How the Chinese of the guide is edited, file by file."""

Update = Callable[[Path], object]


def project(folder: Path, revise: Callable[[str], str]) -> Path:
    """A copy of the built-in project with one guide, its Chinese edited, its templates extracted."""
    root = folder / "project"
    czguide(["init", str(root)])
    config = root / "czguide.toml"
    text = config.read_text(encoding="utf-8")
    text = text.replace('guides = ["investment", "resident"]', 'guides = ["resident"]')
    config.write_text(text.replace('cards = ["card"]', "cards = []"), encoding="utf-8")
    for path in (root / "content" / "resident").rglob("*.yaml"):
        path.write_text(revise(path.read_text(encoding="utf-8")), encoding="utf-8")
    czguide(["catalog", "extract", "--project", str(root), "-o", str(root / "pot")])
    (root / "babel.cfg").write_text("[czguide: content/**.yaml]\n", encoding="utf-8")
    return root


def extracted(root: Path) -> dict[str, list[Template]]:
    """What the content has, by domain, as Babel finds it in its templates."""
    found: dict[str, list[Template]] = {name: [] for name in DOMAINS}
    for template in templates(source_edition(load_project(root), Problems())):
        found[domain(template.id)].append(template)
    return found


def own_merge(wanted: dict[str, list[Template]]) -> Update:
    """Our merge by id."""

    def update(root: Path) -> None:
        for name, messages in wanted.items():
            path = root / f"locales/{LOCALE}/LC_MESSAGES/{name}.po"
            file = parse_po(path.read_bytes())
            merged = merge(messages, file.entries, 2)
            entries = (file.entries[0], *merged.entries, *merged.obsolete)
            path.write_bytes(format_po(replace(file, entries=entries)))

    return update


def own_command(root: Path) -> object:
    """The whole command."""
    return czguide(["catalog", "update", "-l", LOCALE, "--project", str(root)])


def own_process(root: Path) -> object:
    """The command as a process."""
    words = [sys.executable, "-m", "czguide", "catalog", "update", "-l", LOCALE, "--project", str(root)]
    return subprocess.run(words, check=True, capture_output=True)


def babel_words(root: Path, name: str) -> list[str]:
    """`pybabel update` of one domain."""
    pot = str(root / f"pot/{name}.pot")
    return ["-q", "update", "-i", pot, "-d", str(root / "locales"), "-l", LOCALE, "-D", name]


def babel_merge(root: Path) -> None:
    """Babel's merge by likeness."""
    run: Callable[[Sequence[str]], object] = CommandLineInterface().run
    for name in DOMAINS:
        run(["pybabel", *babel_words(root, name)])


def babel_command(root: Path) -> None:
    """Babel's extraction with our extractor, then its merge."""
    run: Callable[[Sequence[str]], object] = CommandLineInterface().run
    with contextlib.chdir(root):
        run(["pybabel", "-q", "extract", "-F", "babel.cfg", "-o", "all.pot", "."])
    babel_merge(root)


def babel_process(root: Path) -> None:
    """`pybabel update` as processes, one a domain."""
    for name in DOMAINS:
        words = [sys.executable, "-m", "babel.messages.frontend", *babel_words(root, name)]
        subprocess.run(words, check=True, capture_output=True)


def compared(root: Path, kept: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Median seconds of ours and Babel's, three ways."""
    ways: dict[str, tuple[Update, Update]] = {
        "merge": (own_merge(extracted(root)), babel_merge),
        "command": (own_command, babel_command),
        "process": (own_process, babel_process),
    }
    found = {}
    for name, updates in ways.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for update, seconds in zip(updates, times, strict=True):
                shutil.copytree(kept, root / "locales", dirs_exist_ok=True)
                start = time.perf_counter()
                update(root)
                seconds.append(time.perf_counter() - start)
        found[name] = (statistics.median(times[0]), statistics.median(times[1]))
    return found


def main(rounds: int) -> int:
    missed = False
    logging.getLogger("babel").setLevel(logging.ERROR)
    for title, revise in REVISIONS.items():
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            root = project(Path(folder), revise)
            kept = Path(folder) / "kept"
            shutil.copytree(root / "locales", kept)
            count = sum(map(len, extracted(root).values()))
            found = compared(root, kept, rounds)
        print(f"{title}, {count} messages")
        for name, (mine, theirs) in found.items():
            ratio = mine / theirs
            judged = (title, name) == ("yearly revision", "merge")
            verdict = f" (bar {BAR}): {'met' if ratio <= BAR else 'MISSED'}" if judged else ""
            print(f"  {name:8} own {mine:.3f} s, pybabel {theirs:.2f} s, ratio {ratio:.3f}{verdict}")
            missed = missed or "MISSED" in verdict
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
