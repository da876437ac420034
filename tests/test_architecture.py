"""The folder list is the architecture: imports go up it, and each library has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

SOURCE = REPOSITORY / "src" / "czguide"

STAGES = (
    "content",
    "localization",
    "document",
    "fonts",
    "theme",
    "typeset",
    "writers",
    "readers",
    "checks",
    "roundtrip",
    "cli",
)
"""From first to last; a package imports from itself and from those before it."""

ANYWHERE = {"addresses", "diagnostics", "errors", "units", "files", "phrases", "toml"}

HOMES = {
    "yaml": {"content"},
    "babel": {"localization"},
    "gettext": {"localization"},
    "tomlkit": {"localization"},
    "jinja2": {"document", "writers.html"},
    "uharfbuzz": {"fonts", "typeset"},
    "icu4py": {"typeset"},
    "pyphen": {"typeset"},
    "budoux": {"typeset"},
    "reportlab": {"writers.pdf"},
    "docx": {"writers.docx"},
    "lxml": {"writers.docx", "readers.docx"},
    "segno": {"writers.figures"},
    "xlsxwriter": {"writers.docx"},
    "rich": {"cli"},
    "PIL": {"writers.pdf"},
    "pikepdf": {"checks.pdf", "writers.pdf"},
}

MODULES = sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_up_the_folder_list(path: Path) -> None:
    parts = path.relative_to(SOURCE).parts
    if parts[0] not in STAGES:
        return
    allowed = {*STAGES[: STAGES.index(parts[0]) + 1], *ANYWHERE}
    if parts[0] == "cli":
        allowed |= {"pipeline", "inspection", "output", "project", "newlocale", "translation"}
    used = {name.split(".")[1] for name in imports(path) if name.startswith("czguide.")}
    assert used <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_library_stays_at_home(path: Path) -> None:
    package = ".".join(path.relative_to(SOURCE).parts[:-1])
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or any(package == home or package.startswith(f"{home}.") for home in homes), name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_writer_knows_nothing_of_content_and_catalogs(path: Path) -> None:
    if path.relative_to(SOURCE).parts[0] == "writers":
        assert not any(name.startswith(("czguide.content", "czguide.localization")) for name in imports(path))


def test_no_module_has_grown_too_long() -> None:
    longest = {
        str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert {name: lines for name, lines in longest.items() if lines > 420} == {}
