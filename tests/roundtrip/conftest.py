"""A project that may be written to, and the files that were sent from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from czguide.content.facts import PartialDate
from czguide.diagnostics import Diagnostic
from czguide.document.handoff import Handoff, hand_off
from czguide.document.model import Document
from czguide.pipeline import ImportRequest, Request, compose_all, import_docx, load, load_look
from czguide.project import Project, load_project
from czguide.roundtrip.report import Outcome, Report, Status
from czguide.theme.model import Fonts
from czguide.writers.docx import write_docx
from tests.conftest import REPOSITORY

LANGUAGES = ("zh", "en", "ja", "ko", "de")


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    data: bytes
    document: Document
    handoff: Handoff


@pytest.fixture(scope="session")
def sent() -> Callable[[str, str], Sent]:
    """The built-in guides as DOCX, in a language of which there is a catalog."""
    made: dict[tuple[str, str], Sent] = {}
    project = load_project(REPOSITORY)
    request = Request(
        project.guides, LANGUAGES, (), Path(), False, PartialDate(2026, 11, 23), "2026-11-23T00:00:00+00:00"
    )
    loaded = load(project, request)
    assert not loaded.problems.errors
    theme, _ = load_look(project, loaded)
    documents = {
        (doc.guide, edition.locale.tag): (doc, edition) for doc, edition in compose_all(loaded, request)
    }

    def give(guide: str, locale: str) -> Sent:
        if (guide, locale) not in made:
            document, edition = documents[guide, locale]
            fonts = Fonts(
                edition.locale.font_order, edition.locale.office_latin, edition.locale.office_east_asian
            )
            handoff = hand_off(document, edition, project.name)
            data = write_docx(document, theme.with_fonts(fonts), {}, handoff)
            made[guide, locale] = Sent(data, document, handoff)
        return made[guide, locale]

    return give


class Home:
    """A copy of the built-in project, and imports into it."""

    def __init__(self, root: Path) -> None:
        for name in ("content", "locales", "templates"):
            shutil.copytree(REPOSITORY / name, root / name)
        config = (REPOSITORY / "czguide.toml").read_text(encoding="utf-8")
        config = config.replace('"ko"]', '"ko", "de"]')
        (root / "czguide.toml").write_text(config, encoding="utf-8")
        self.root = root
        self.folder = root / "back"
        self.folder.mkdir()

    @property
    def project(self) -> Project:
        return load_project(self.root)

    def take(self, data: bytes, request: ImportRequest = ImportRequest()) -> Report:  # noqa: B008
        path = self.folder / "edited.docx"
        path.write_bytes(data)
        return import_docx(self.project, path, request)

    def errors(self, locale: str) -> list[Diagnostic]:
        """What would stop the next build of a language."""
        request = Request(
            ("resident",),
            (locale,),
            (),
            Path(),
            False,
            PartialDate(2026, 11, 23),
            "2026-11-23T00:00:00+00:00",
        )
        return load(self.project, request).problems.errors

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for folder in ("content", "locales")
            for path in sorted((self.root / folder).rglob("*.*"))
        }


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "project")


def changed(report: Report) -> dict[str, Outcome]:
    """The messages that are not unchanged, by id."""
    return {o.message: o for o in report.outcomes if o.status is not Status.UNCHANGED}
