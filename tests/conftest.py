"""Fixtures for all tests: the repository, a small fully verified project, golden files."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from czguide.cli.main import main
from czguide.content.facts import PartialDate
from czguide.content.loader import load_content
from czguide.diagnostics import Problems
from czguide.document.model import Document
from czguide.localization.termbase import load_termbase
from czguide.localization.update import update_catalogs
from czguide.pipeline import Request, build, compose_all, load
from czguide.project import load_project
from czguide.translation import load_edition
from tests.builds import ALL_LOCALES, GUIDES, PAIRS, Built, Special
from tests.pdf_samples import long_pdf, pdf_fonts, pdf_sample, pdf_theme

__all__ = ["long_pdf", "pdf_fonts", "pdf_sample", "pdf_theme"]  # fixtures defined beside their data

# Golden errors are English, whatever the machine speaks.
os.environ["LC_ALL"] = "C"
os.environ.pop("LANGUAGE", None)

# The same examples in every CI run, and nowhere a limit of time.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")

REPOSITORY = Path(__file__).resolve().parents[1]
REFERENCES = Path(__file__).parent / "references"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-references", action="store_true", help="rewrite the golden files")


Say = Callable[[str], None]

_SAID = pytest.StashKey[list[str]]()


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Say:
    """Print a measured line at the end of the run."""
    return request.config.stash.setdefault(_SAID, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash.get(_SAID, [])
    if lines:
        terminalreporter.section("measured")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file; `--update-references` rewrites it."""
    update = request.config.getoption("--update-references")

    def compare(name: str, text: str) -> None:
        path = REFERENCES / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden file {name}: run pytest --update-references"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def documents() -> dict[tuple[str, str], Document]:
    """The built-in guides in all languages, composed."""
    request = Request(
        GUIDES, ALL_LOCALES, (), Path(), False, PartialDate(2026, 11, 23), "2026-11-23T00:00:00+00:00"
    )
    loaded = load(load_project(REPOSITORY), request)
    assert not loaded.problems.errors
    return {(doc.guide, edition.locale.tag): doc for doc, edition in compose_all(loaded, request)}


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The bilingual editions, composed and built."""
    folder = tmp_path_factory.mktemp("bilingual")
    request = Request(
        GUIDES, PAIRS, ("pdf", "docx"), folder, False, PartialDate(2026, 11, 23), "2026-11-23T00:00:00+00:00"
    )
    project, problems = load_project(REPOSITORY), Problems()
    assert len(list(build(project, request, lambda _: None, problems))) == 12
    assert [item.message for item in problems if item.code.startswith("page.")] == []
    loaded = load(project, request)
    documents = {(doc.guide, "+".join(doc.languages)): doc for doc, _ in compose_all(loaded, request)}
    return Built(folder, documents)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, documents: dict[tuple[str, str], Document]) -> Built:
    """The thirty-six files."""
    folder = tmp_path_factory.mktemp("dist")
    assert main(["build", "--project", str(REPOSITORY), "-o", str(folder)]) == 0
    return Built(folder, documents)


@pytest.fixture(scope="session")
def special(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Special]:
    """Cards, print editions and the second theme, composed and built."""
    found = {}
    for kind, works, locales in (
        ("", ("card",), ALL_LOCALES),
        ("print", GUIDES, ("zh", "ar", "zh+en")),
        ("lantern", GUIDES, ("zh", "en", "ar")),
    ):
        project, problems = load_project(REPOSITORY), Problems()
        if kind == "lantern":
            project = dataclasses.replace(project, theme=kind)
        request = Request(
            works,
            locales,
            ("pdf",),
            tmp_path_factory.mktemp(kind or "cards"),
            False,
            PartialDate(2026, 11, 23),
            "2026-11-23T00:00:00+00:00",
            profile="print" if kind == "print" else "screen",
        )
        made = build(project, request, lambda _: None, problems)
        for one, (document, _) in zip(made, compose_all(load(project, request), request), strict=True):
            languages = "+".join(document.languages).replace("-", "_")
            found[kind, document.guide, languages] = Special(one.path, document)
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small project in Chinese and English in which everything is verified and translated.

    Its labels, patterns, locale data and macros are the built-in project's; of a review it says nothing.
    """
    root = tmp_path / "small"
    shutil.copytree(Path(__file__).parent / "projects" / "small", root)
    for name in ("content/labels.yaml", "content/patterns.yaml", "templates/macros.xml",
                 "locales/zh/locale.toml", "locales/en/locale.toml", "locales/en/LC_MESSAGES/common.po"):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, root / name)
    common = root / "locales/en/LC_MESSAGES/common.po"
    unsaid = common.read_bytes().replace(b'"X-Native-Review: none\\n"\n', b"")
    common.write_bytes(unsaid.replace(b"# No native speaker has reviewed these translations.\n", b""))
    _translate_publisher(root)
    return root


def _translate_publisher(root: Path) -> None:
    problems = Problems()
    project = load_project(root)
    content = load_content(root, project.guides, project.edition, problems)
    termbase = load_termbase(root / "locales" / "termbase", ("en",), problems)
    edition = load_edition(project, content, termbase, "en", problems)
    given = {f"publisher.{name}": name for name in ("name", "address", "imprint")}
    update_catalogs(root / "locales", edition, problems, given)
    assert not problems.items
