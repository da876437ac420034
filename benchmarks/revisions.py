"""Projects with over 1,000 messages whose Chinese was revised since the catalogs were made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from czguide.cli.main import main as czguide
from czguide.content.edit import ValueEdit, edit_values
from czguide.content.walk import domain, texts
from czguide.diagnostics import Problems
from czguide.localization.extract import templates
from czguide.localization.po import parse_po
from czguide.localization.poentry import Template
from czguide.project import builtin_root, load_project
from czguide.translation import source_edition

LOCALE = "en"
DOMAINS = ("common", "resident")
EDITS = (0, 10, 100, 300)
ENTRIES = 1000
"""Of the directory."""

Change = Callable[[int, str], str]
"""A text's number and Chinese to the revised Chinese."""


@dataclass(frozen=True)
class Revision:
    """What was revised. `large`: Babel's merging has something to compare, so the bar holds."""

    name: str
    change: Change
    large: bool = False
    directory: bool = False


def revisions() -> Iterator[Revision]:
    """The smallest first."""
    count = sum(1 for _ in texts(_guide(builtin_root())))
    for edits in EDITS:
        yield Revision(f"{edits} edits", _every(count // edits if edits else 0), large=edits >= 300)
    yield Revision(
        "yearly revision", lambda _, text: text.replace("您", "你").replace("的", "之"), large=True
    )
    yield Revision("every text edited", _every(1), large=True)
    yield Revision(
        f"directory of {ENTRIES} entries, 300 edited",
        lambda number, text: text.replace("可到", "到达") if number % 10 < 3 else text,
        large=True,
        directory=True,
    )


def _every(step: int) -> Change:
    """A clause at the end of each `step`th text; 0: of none."""

    def change(number: int, text: str) -> str:
        return text.removesuffix("。") + "，以公告为准。" if step and number % step == 0 else text

    return change


def project(folder: Path, revision: Revision) -> Path:
    """A copy of the built-in project with one guide, its Chinese revised, its templates extracted."""
    root = folder / "project"
    czguide(["init", str(root)])
    config = root / "czguide.toml"
    text = config.read_text(encoding="utf-8")
    text = text.replace('guides = ["investment", "resident"]', 'guides = ["resident"]')
    config.write_text(text.replace('cards = ["card"]', "cards = []"), encoding="utf-8")
    if revision.directory:
        _add_directory(root)
    edits: dict[str, list[ValueEdit]] = {}
    for number, item in enumerate(texts(_guide(root))):
        if revision.directory and ".directory." not in item.id:
            continue
        changed = revision.change(number, item.source)
        if changed != item.source:
            edits.setdefault(item.at.path, []).append(ValueEdit(item.at.line, item.at.column, changed))
    for name, values in edits.items():
        (root / name).write_bytes(edit_values((root / name).read_bytes(), values))
    czguide(["catalog", "extract", "--project", str(root), "-o", str(root / "pot")])
    (root / "babel.cfg").write_text("[czguide: content/**.yaml]\n", encoding="utf-8")
    return root


def _guide(root: Path) -> object:
    return source_edition(load_project(root), Problems()).content.guides["resident"]


def _add_directory(root: Path) -> None:
    """A chapter of entries that resemble one another, and nothing else in the guide's chapters, translated."""
    streets = [a + b for a in "龙新常武金溧钟天" for b in "城北湖山溪江河塘"]
    entries = (
        f"  stop_{n}: {streets[n % 64]}{n}站，乘{n % 97 + 1}路、{n % 89 + 3}路可到。\n"
        for n in range(ENTRIES)
    )
    chapters = root / "content/resident/chapters"
    shutil.rmtree(chapters)
    chapters.mkdir()
    (chapters / "directory.yaml").write_text("title: 站点\npoints:\n" + "".join(entries), encoding="utf-8")
    shutil.rmtree(root / "locales" / LOCALE / "LC_MESSAGES")
    czguide(["catalog", "update", "-l", LOCALE, "--project", str(root)])
    for name in DOMAINS:
        path = catalog(root, name)
        lines = path.read_text(encoding="utf-8").splitlines()
        done = [f'msgstr "Text {n}"' if line == 'msgstr ""' else line for n, line in enumerate(lines)]
        # The header's is the file's first.
        first = lines.index('msgstr ""')
        path.write_text("\n".join((*lines[: first + 1], *done[first + 1 :])) + "\n", encoding="utf-8")


def catalog(root: Path, name: str) -> Path:
    """A domain's PO file."""
    return root / f"locales/{LOCALE}/LC_MESSAGES/{name}.po"


def extracted(root: Path) -> dict[str, list[Template]]:
    """What the content has, by domain, as Babel finds it in its templates."""
    found: dict[str, list[Template]] = {name: [] for name in DOMAINS}
    for template in templates(source_edition(load_project(root), Problems())):
        found[domain(template.id)].append(template)
    return found


def changed(root: Path) -> tuple[int, int]:
    """How many messages there are, and how many have other Chinese than the catalog."""
    known = {
        (entry.context, entry.source)
        for name in DOMAINS
        for entry in parse_po(catalog(root, name).read_bytes()).entries
    }
    wanted = [(item.id, item.source) for items in extracted(root).values() for item in items]
    return len(wanted), sum(pair not in known for pair in wanted)
