"""`czguide catalog`."""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from czguide.cli.common import add_project_option, chosen, open_project
from czguide.cli.console import Console
from czguide.phrases import N_
from czguide.project import Project
from czguide.translation import catalog_status, extract_templates, update_locales

if TYPE_CHECKING:
    from czguide.localization.status import Count, LocaleStatus


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its own commands."""
    parser = commands.add_parser(
        "catalog",
        help="translation catalogs: extract, update, status",
        description="Work on the translation catalogs (PO files).",
        epilog="Example: czguide catalog update -l ja",
    )
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    extract = actions.add_parser(
        "extract",
        help="write POT files, the templates of translation tools",
        description="Write a POT file per guide, with every Chinese text, its id, its place, and what its "
        "placeholders stand for. A file in which only the date would change is not rewritten.",
        epilog="Example: czguide catalog extract -o locales/templates",
    )
    extract.add_argument(
        "-o", "--out", type=Path, metavar="DIR", help="where to write (default: locales/ of the project)"
    )
    add_project_option(extract)
    extract.set_defaults(run=run_extract)
    update = actions.add_parser(
        "update",
        help="bring the PO files up to date with the Chinese",
        description="Merge the present Chinese into the PO files by message id. A changed source keeps its "
        "translation as fuzzy; nothing is lost.",
        epilog="Example: czguide catalog update -l ja -l ko",
    )
    _add_locale_option(update)
    add_project_option(update)
    update.set_defaults(run=run_update)
    status = actions.add_parser(
        "status",
        help="how far the translations are",
        description="Per guide and chapter: percent translated, fuzzy messages, names nobody has confirmed, "
        "and Chinese words left to translate (each character counts, and each run of letters or digits).",
        epilog="Example: czguide catalog status -l de --json",
    )
    _add_locale_option(status)
    status.add_argument("--json", action="store_true", help="print the figures as JSON")
    add_project_option(status)
    status.set_defaults(run=run_status)


def _add_locale_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-l", "--locale", action="append", metavar="LOCALE", help="a language; may be repeated"
    )


def _locales(project: Project, options: argparse.Namespace) -> tuple[str, ...]:
    listed, known = (
        tuple(tag for tag in tags if tag != project.source_locale)
        for tags in (project.locales, project.known_locales)
    )
    return chosen(N_("locale"), options.locale or listed, known)


def run_extract(options: argparse.Namespace, console: Console) -> int:
    """Write the POT files and name those that changed."""
    project = open_project(options)
    folder = options.out or project.root / "locales"
    written = extract_templates(project, folder, _now())
    for path in written:
        console.print(N_("written {path}", path=path))
    if not written:
        console.print("the templates are up to date")
    return 0


def run_update(options: argparse.Namespace, console: Console) -> int:
    """Update the catalogs and name the files that changed."""
    project = open_project(options)
    written = update_locales(project, _locales(project, options))
    for path in written:
        console.print(N_("updated {path}", path=path.relative_to(project.root).as_posix()))
    if not written:
        console.print("the catalogs are up to date")
    return 0


def run_status(options: argparse.Namespace, console: Console) -> int:
    """Print how far each locale is."""
    project = open_project(options)
    found = catalog_status(project, _locales(project, options))
    if options.json:
        console.json({"locales": [_as_json(status) for status in found]})
        return 0
    heads = (
        "",
        "%",
        N_("messages"),
        N_("fuzzy"),
        N_("untranslated"),
        N_("words left"),
        N_("unverified names"),
    )
    for index, status in enumerate(found):
        if index:
            console.print("")
        console.data(f"{status.tag} {status.name}: {console.say(status.reviewed)}")
        console.table(heads, _rows(status, console))
    return 0


def _rows(status: LocaleStatus, console: Console) -> Iterator[tuple[str, ...]]:
    for guide in status.guides:
        yield _row(guide.count, guide.count.id)
        for chapter in guide.chapters:
            inside = chapter.id.removeprefix(f"{guide.count.id}.")
            yield _row(chapter, f"  {inside if inside != guide.count.id else console.say(N_('(the guide)'))}")
    yield _row(status.count, console.say(N_("all")))


def _row(count: Count, name: str) -> tuple[str, ...]:
    left = count.total - count.translated - count.fuzzy
    numbers = (count.percent, count.total, count.fuzzy, left, count.words, len(count.names))
    return (name, *map(str, numbers))


def _as_json(status: LocaleStatus) -> dict[str, object]:
    return {
        "locale": status.tag,
        "name": status.name,
        "review": status.reviewed,
        **_numbers(status.count),
        "guides": [
            {
                "id": guide.count.id,
                **_numbers(guide.count),
                "chapters": [
                    {"id": chapter.id, "title": chapter.title, **_numbers(chapter)}
                    for chapter in guide.chapters
                ],
            }
            for guide in status.guides
        ],
    }


def _numbers(count: Count) -> dict[str, object]:
    return {
        "percent": count.percent,
        "messages": count.total,
        "translated": count.translated,
        "fuzzy": count.fuzzy,
        "untranslated": count.total - count.translated - count.fuzzy,
        "words_left": count.words,
        "unverified_names": sorted(count.names),
    }


def _now() -> str:
    """The time for a POT file's header: SOURCE_DATE_EPOCH, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        moment = None
    return (moment or datetime.datetime.now(datetime.UTC)).strftime("%Y-%m-%d %H:%M+0000")
