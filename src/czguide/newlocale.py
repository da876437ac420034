"""A language joins a project: plan its files, then write them."""

from __future__ import annotations

import tempfile
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from czguide.content.loader import load_content
from czguide.diagnostics import Location, Problems
from czguide.errors import UsageError
from czguide.files import write_atomically
from czguide.localization import localetoml, proposals
from czguide.localization.catalogs import load_catalog
from czguide.localization.locale import Locale, load_locale, locale_of
from czguide.localization.localize import Localized
from czguide.localization.status import LocaleStatus
from czguide.localization.tags import Tag, canonical
from czguide.localization.termbase import Termbase, load_termbase
from czguide.localization.update import changed_catalogs
from czguide.phrases import N_
from czguide.project import CONFIG, Project
from czguide.theme.fonts import load_fonts
from czguide.toml import read_toml
from czguide.translation import catalog_status, stop_if_broken


@dataclass(frozen=True)
class Plan:
    """What adding a locale writes, in this order. `kin` is the locale whose translations are proposed.

    `family` is the font to install and `lacking` the letters that no font has; until it is there the
    locale is not entered in `czguide.toml`, where it would stop the builds of the others.
    """

    tag: str
    script: str
    locale: Locale
    kin: str
    messages: int
    proposed: int
    files: dict[Path, bytes]
    family: str
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A locale of a project; `active`: it stands in `czguide.toml`. The source has no status, nor has a
    locale without a termbase file."""

    locale: Locale
    active: bool
    source: bool
    status: LocaleStatus | None


def plan_locale(project: Project, name: str) -> Plan:
    """What is missing of a locale; raises CzguideError, and UsageError for a name that is none."""
    tag = canonical(name)
    folder = project.root / "locales"
    _refuse_source(project, tag, name)
    kin = proposals.nearest(tag, [known for known in project.locales if known != project.source_locale])
    family, lacking, locale, text = _locale(project, tag, kin)

    problems = Problems()
    content = load_content(project.root, project.works, project.edition, problems)
    table = folder / "termbase" / f"{tag.name}.csv"
    read = tuple(filter(None, (kin, tag.name if table.exists() else "")))
    termbase = load_termbase(folder / "termbase", read, problems)
    forms = dict(termbase.forms)
    forms.setdefault(tag.name, proposals.forms_of(termbase, kin, tag.name))
    termbase = Termbase(termbase.terms, forms)
    domains = ("common", *project.works)
    catalogs = {
        other: load_catalog(folder, other, domains, problems)
        for other in {kin, "en"} & set(project.locales) - {tag.name, project.source_locale}
    }
    stop_if_broken(problems)
    proposed_for = proposals.proposals(content, catalogs.get(kin), catalogs.get("en"))
    source = load_locale(folder / project.source_locale, f"locales/{project.source_locale}")
    original = Localized(
        content, source, load_catalog(folder, source.tag, (), problems), termbase, source.tag
    )
    catalog = load_catalog(folder, tag.name, domains, problems)
    edition = Localized(content, locale, catalog, termbase, source.tag, original)
    changed = changed_catalogs(folder, edition, problems, proposals=proposed_for)
    with tempfile.TemporaryDirectory() as stage:
        for domain in domains:
            path = folder / tag.name / "LC_MESSAGES" / f"{domain}.po"
            if path in changed or path.exists():
                data = changed.get(path) or path.read_bytes()
                write_atomically(Path(stage) / tag.name / "LC_MESSAGES" / path.name, data)
        catalog = load_catalog(Path(stage), tag.name, domains, problems)
    stop_if_broken(problems)

    fresh = {
        folder / tag.name / "locale.toml": text.encode("utf-8"),
        table: proposals.termbase_data(forms[tag.name]),
    }
    files = {path: data for path, data in fresh.items() if not path.exists()} | changed
    if tag.name not in project.locales and not lacking:
        config = project.root / CONFIG
        files[config] = localetoml.with_locale(config.read_bytes(), tag.name)
    proposed = sum(message.fuzzy for message in catalog.messages.values())
    return Plan(tag.name, tag.script, locale, kin, len(catalog.messages), proposed, files, family, lacking)


def write_plan(plan: Plan) -> None:
    """Write the files, each at once; the one that makes the locale known comes last."""
    for path, data in plan.files.items():
        write_atomically(path, data)


def list_locales(project: Project) -> list[Listed]:
    """The project's locales, and those that wait for a font."""
    folder = project.root / "locales"
    tags = project.known_locales
    translated = tuple(
        tag
        for tag in tags
        if tag != project.source_locale
        and (tag in project.locales or (folder / "termbase" / f"{tag}.csv").exists())
    )
    found = {status.tag: status for status in catalog_status(project, translated)}
    return [
        Listed(
            load_locale(folder / tag, f"locales/{tag}"),
            tag in project.locales,
            tag == project.source_locale,
            found.get(tag),
        )
        for tag in tags
    ]


def _refuse_source(project: Project, tag: Tag, name: str) -> None:
    source = project.source_locale
    own = canonical(load_locale(project.root / "locales" / source, f"locales/{source}").cldr)
    if tag.name == source or (tag.written, tag.territory) == (own.written, own.territory):
        raise UsageError.single(
            "locale.source",
            N_("'{name}' is the language the guides are written in", name=name),
            hint=N_("it needs no translation; name another language"),
        )


def _locale(project: Project, tag: Tag, kin: str) -> tuple[str, tuple[str, ...], Locale, str]:
    """The font to install, the letters that lack one, and the locale with the text of its file."""
    folder = project.root / "locales"
    letters = localetoml.letters_of(tag).letters
    if (folder / tag.name / "locale.toml").exists():
        locale = load_locale(folder / tag.name, f"locales/{tag.name}")
        lacking, family = _lacking(project, tag.name, locale.font_order, letters)
        return family, lacking, locale, ""
    near = load_locale(folder / kin, f"locales/{kin}") if kin else None
    order = localetoml.font_order(tag, near)
    lacking, family = _lacking(project, tag.name, order, letters)
    known = _families(project)
    fonts = order if lacking else tuple(name for name in order if name in known)
    text = localetoml.locale_text(tag, near, fonts)
    data = tomllib.loads(text, parse_float=Decimal)
    return family, lacking, locale_of(data, tag.name, Location(f"locales/{tag.name}/locale.toml")), text


def _lacking(
    project: Project, tag: str, order: tuple[str, ...], letters: frozenset[str]
) -> tuple[tuple[str, ...], str]:
    """The letters for which no font is there, and the first family of the order that is not."""
    known = _families(project)
    language = tag.replace("_", "-")
    fonts = load_fonts(project.asset, {language: tuple(name for name in order if name in known)}).fonts
    faces = [candidate.face for candidate in fonts.chain(language, "regular", False)]
    lacking = tuple(sorted(letter for letter in letters if not any(face.has(letter) for face in faces)))
    return lacking, next((name for name in order if name not in known), order[0]) if lacking else ""


def _families(project: Project) -> set[str]:
    return set(read_toml(project.asset("fonts.toml"), "assets/fonts.toml", "fonts.invalid"))
