"""What translators ask for: extract, update, status. It needs no layout, and imports none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from czguide.collector import collector_paused
from czguide.content.loader import load_content
from czguide.content.model import Content
from czguide.content.walk import domain, messages
from czguide.diagnostics import Location, Problems, suggest
from czguide.errors import CzguideError
from czguide.localization.catalogs import load_catalog
from czguide.localization.extract import write_templates
from czguide.localization.locale import load_locale
from czguide.localization.localize import Localized
from czguide.localization.merge import Proposal
from czguide.localization.proposals import proposals
from czguide.localization.termbase import Termbase, load_termbase
from czguide.localization.update import changed_catalogs, write_catalogs
from czguide.phrases import N_
from czguide.project import Project

if TYPE_CHECKING:
    from czguide.localization.status import LocaleStatus


def update_locales(project: Project, locales: tuple[str, ...]) -> list[Path]:
    """Bring the catalogs up to date with the content; returns the files that changed."""
    with collector_paused():
        return _update_locales(project, locales)


def _update_locales(project: Project, locales: tuple[str, ...]) -> list[Path]:
    problems = Problems()
    content = load_content(project.root, project.works, project.edition, problems)
    folder = project.root / "locales"
    termbase = load_termbase(folder / "termbase", locales, problems)
    changed: dict[Path, bytes] = {}
    for tag in locales:
        # One language after another: its files are parsed once for their patterns and for the merge.
        edition = load_edition(project, content, termbase, tag, problems)
        if not problems.errors:
            near = _fallback(folder, edition, problems)
            changed |= changed_catalogs(folder, edition, problems, proposals=near)
    stop_if_broken(problems)
    return write_catalogs(changed)


def _fallback(folder: Path, edition: Localized, problems: Problems) -> dict[str, Proposal]:
    """What the locale's fallback proposes for new messages."""
    tag = edition.locale.fallback
    ids = [text.id for text in messages(edition.content)] if tag else []
    if all(id in edition.catalog.messages for id in ids):
        return {}
    domains = tuple(dict.fromkeys(map(domain, ids)))
    return proposals(edition.content, load_catalog(folder, tag, domains, problems), None)


def extract_templates(project: Project, folder: Path, now: str) -> list[Path]:
    """Write the POT files into `folder`; returns those that changed. `now` is their date."""
    problems = Problems()
    edition = source_edition(project, problems)
    stop_if_broken(problems)
    return write_templates(folder, edition, project.name, now)


def catalog_status(project: Project, locales: tuple[str, ...]) -> list[LocaleStatus]:
    """How far the translations are."""
    from czguide.localization.status import status_of  # an update needs no counting

    problems = Problems()
    content = load_content(project.root, project.works, project.edition, problems)
    termbase = load_termbase(project.root / "locales" / "termbase", locales, problems)
    editions = [load_edition(project, content, termbase, tag, problems) for tag in locales]
    stop_if_broken(problems)
    return [status_of(edition) for edition in editions]


def source_edition(project: Project, problems: Problems) -> Localized:
    """The content in the language it is written in."""
    content = load_content(project.root, project.works, project.edition, problems)
    termbase = load_termbase(project.root / "locales" / "termbase", (), problems)
    return load_edition(project, content, termbase, project.source_locale, problems)


def load_edition(
    project: Project, content: Content, termbase: Termbase, tag: str, problems: Problems
) -> Localized:
    """The content in one language, with the source language's beside it."""
    source = project.source_locale
    original = None if tag == source else load_edition(project, content, termbase, source, problems)
    locale = load_locale(project.root / "locales" / tag, f"locales/{tag}")
    if locale.fallback and locale.fallback not in project.known_locales:
        problems.error(
            "locale.fallback",
            N_("there is no locale '{name}' to fall back to", name=locale.fallback),
            Location(f"locales/{tag}/locale.toml"),
            suggest(locale.fallback, project.known_locales) or 'write fallback = "" for none',
        )
    domains = () if tag == source else ("common", *project.works)
    catalog = load_catalog(project.root / "locales", tag, domains, problems)
    return Localized(content, locale, catalog, termbase, source, original)


def stop_if_broken(problems: Problems) -> None:
    """Raise all errors at once."""
    if problems.errors:
        raise CzguideError(problems.ordered())
