"""`czguide catalog update` against `pybabel update`: ``python -m benchmarks.catalogs [rounds]``.

One catalog of over 1,000 messages (the resident guide's) after more and more work on the Chinese: none, 10,
100 and 300 edited messages spread over the chapters, and a yearly revision, in which every text with 您 or 的
in it is edited, half of the guide. Processor time (user and system), alternating, medians, three ways:

- merge: read the PO files, merge messages extracted before, write. No extraction on either side.
- command: extraction on both sides, in this process: `czguide catalog update`, which reads the content
  itself, and `pybabel extract` (with czguide's extractor) followed by `pybabel update`.
- process: the two `update` commands as a user starts them, from the start of the interpreter to its end.
  Ours still reads the content; Babel gets its templates ready-made.

The bar is a tenth, for the merge after the revision: what is edited is what Babel compares with everything
else. With fewer edits Babel does little but read and write, and a tenth of that is less than reading the
Chinese and starting Python take: those ratios are printed as they are.
"""

from __future__ import annotations

import contextlib
import io
import logging
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

from czguide.cli.main import main as czguide
from czguide.content.edit import ValueEdit, edit_values
from czguide.content.walk import domain, texts
from czguide.diagnostics import Problems
from czguide.localization.extract import templates
from czguide.localization.merge import Template, merge
from czguide.localization.po import format_po, parse_po
from czguide.project import builtin_root, load_project
from czguide.translation import source_edition

ROUNDS = 3
BAR = 0.1
LOCALE = "en"
DOMAINS = ("common", "resident")
Update = Callable[[Path], object]
Revise = Callable[[int, str], str]
"""A text's number and Chinese to the edited Chinese."""

JUDGED = ("merge",)
EDITS = (0, 10, 100, 300)


def yearly(_: int, text: str) -> str:
    """The revision that touches half of the texts."""
    return text.replace("您", "你").replace("的", "之")


def every(step: int) -> Revise:
    """A clause at the end of each `step`th text; 0: of none."""

    def revise(number: int, text: str) -> str:
        return text.removesuffix("。") + "，以公告为准。" if step and number % step == 0 else text

    return revise


def project(folder: Path, revise: Revise) -> Path:
    """A copy of the built-in project with one guide, its Chinese edited, its templates extracted."""
    root = folder / "project"
    czguide(["init", str(root)])
    config = root / "czguide.toml"
    text = config.read_text(encoding="utf-8")
    text = text.replace('guides = ["investment", "resident"]', 'guides = ["resident"]')
    config.write_text(text.replace('cards = ["card"]', "cards = []"), encoding="utf-8")
    edits: dict[str, list[ValueEdit]] = {}
    guide = source_edition(load_project(root), Problems()).content.guides["resident"]
    for number, item in enumerate(texts(guide)):
        changed = revise(number, item.source)
        if changed != item.source:
            edits.setdefault(item.at.path, []).append(ValueEdit(item.at.line, item.at.column, changed))
    for name, values in edits.items():
        (root / name).write_bytes(edit_values((root / name).read_bytes(), values))
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


def spent() -> float:
    """Processor seconds of this process and of those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def compared(root: Path, kept: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Median processor seconds of ours and Babel's, three ways."""
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
                start = spent()
                update(root)
                seconds.append(spent() - start)
        found[name] = (statistics.median(times[0]), statistics.median(times[1]))
    return found


def revisions() -> Iterator[tuple[str, Revise]]:
    """The edits with their names, the fewest first."""
    problems = Problems()
    count = sum(
        1 for _ in texts(source_edition(load_project(builtin_root()), problems).content.guides["resident"])
    )
    for edits in EDITS:
        yield f"{edits} edits", every(count // edits if edits else 0)
    yield "yearly revision", yearly


def changed(root: Path) -> tuple[int, int]:
    """How many messages there are, and how many have other Chinese than the catalog."""
    known = {
        (entry.context, entry.source)
        for name in DOMAINS
        for entry in parse_po((root / f"locales/{LOCALE}/LC_MESSAGES/{name}.po").read_bytes()).entries
    }
    wanted = [(item.id, item.source) for items in extracted(root).values() for item in items]
    return len(wanted), sum(pair not in known for pair in wanted)


def main(rounds: int) -> int:
    missed = False
    logging.getLogger("babel").setLevel(logging.ERROR)
    for title, revise in revisions():
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            root = project(Path(folder), revise)
            kept = Path(folder) / "kept"
            shutil.copytree(root / "locales", kept)
            count, edited = changed(root)
            found = compared(root, kept, rounds)
        print(f"{title}: {edited} of {count} messages changed")
        for name, (mine, theirs) in found.items():
            ratio = mine / theirs
            judged = title == "yearly revision" and name in JUDGED
            verdict = f" (bar {BAR}): {'met' if ratio <= BAR else 'MISSED'}" if judged else ""
            print(f"  {name:8} own {mine:.3f} s, pybabel {theirs:.2f} s, ratio {ratio:.3f}{verdict}")
            missed = missed or "MISSED" in verdict
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
