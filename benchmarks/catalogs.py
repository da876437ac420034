"""`czguide catalog update` against `pybabel update`: ``python -m benchmarks.catalogs [rounds]``.

The resident guide's catalog (over 1,000 messages) after the yearly revision: every text with 您 or 的 in it
is edited, half of the guide. Both read the PO files, merge what was extracted before, and write, in this
process, alternating; medians. The bar: a tenth.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

from czguide.cli.main import main as czguide
from czguide.content.walk import domain
from czguide.diagnostics import Problems
from czguide.localization.extract import templates
from czguide.localization.merge import Template, merge
from czguide.localization.po import format_po, parse_po
from czguide.pipeline import source_edition
from czguide.project import load_project

ROUNDS = 3
BAR = 0.1
LOCALE = "en"
DOMAINS = ("common", "resident")


def project(folder: Path) -> Path:
    """A copy of the built-in project with one guide, its Chinese edited, its templates extracted."""
    root = folder / "project"
    czguide(["init", str(root)])
    config = root / "czguide.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace('guides = ["investment", "resident"]', 'guides = ["resident"]'), encoding="utf-8"
    )
    for path in (root / "content" / "resident").rglob("*.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("您", "你").replace("的", "之"), encoding="utf-8"
        )
    czguide(["catalog", "extract", "--project", str(root), "-o", str(root / "pot")])
    return root


def own(root: Path, wanted: Mapping[str, Sequence[Template]]) -> None:
    """Our merge by id."""
    for name, messages in wanted.items():
        path = root / f"locales/{LOCALE}/LC_MESSAGES/{name}.po"
        file = parse_po(path.read_bytes())
        merged = merge(messages, file.entries, 2)
        path.write_bytes(
            format_po(replace(file, entries=(file.entries[0], *merged.entries, *merged.obsolete)))
        )


def extracted(root: Path) -> dict[str, list[Template]]:
    """What the content has, by domain, as Babel finds it in its templates."""
    found: dict[str, list[Template]] = {name: [] for name in DOMAINS}
    for template in templates(source_edition(load_project(root), Problems())):
        found[domain(template.id)].append(template)
    return found


def babel(root: Path, _: object) -> None:
    """Babel's merge by likeness."""
    run: Callable[[list[str]], object] = CommandLineInterface().run
    for name in DOMAINS:
        run(
            [
                "pybabel",
                "-q",
                "update",
                "-i",
                str(root / f"pot/{name}.pot"),
                "-d",
                str(root / "locales"),
                "-l",
                LOCALE,
                "-D",
                name,
            ]
        )


def main(rounds: int) -> int:
    times: dict[str, list[float]] = {"own": [], "babel": []}
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        root = project(Path(folder))
        kept = Path(folder) / "kept"
        shutil.copytree(root / "locales", kept)
        wanted = extracted(root)
        count = sum(map(len, wanted.values()))
        for _ in range(rounds):
            for name, update in (("own", own), ("babel", babel)):
                shutil.copytree(kept, root / "locales", dirs_exist_ok=True)
                start = time.perf_counter()
                update(root, wanted)
                times[name].append(time.perf_counter() - start)
    mine, theirs = (statistics.median(times[name]) for name in ("own", "babel"))
    print(f"catalog update of {count} messages: own {mine:.3f} s, pybabel update {theirs:.2f} s")
    print(f"ratio {mine / theirs:.3f} (bar {BAR}): {'met' if mine / theirs <= BAR else 'MISSED'}")
    return 0 if mine / theirs <= BAR else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
