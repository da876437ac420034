"""`czguide catalog`."""

from __future__ import annotations

import argparse

from czguide.cli.common import add_project_option, chosen, open_project
from czguide.cli.console import Console
from czguide.phrases import N_
from czguide.pipeline import update_locales


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its own commands."""
    parser = commands.add_parser(
        "catalog",
        help="keep translation catalogs up to date",
        description="Work on the translation catalogs (PO files).",
        epilog="Example: czguide catalog update -l ja",
    )
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    update = actions.add_parser(
        "update",
        help="bring the PO files up to date with the Chinese",
        description="Merge the present Chinese into the PO files by message id. A changed source keeps its "
        "translation as fuzzy; nothing is lost.",
        epilog="Example: czguide catalog update -l ja -l ko",
    )
    update.add_argument(
        "-l", "--locale", action="append", metavar="LOCALE", help="a language; may be repeated"
    )
    add_project_option(update)
    update.set_defaults(run=run_update)


def run_update(options: argparse.Namespace, console: Console) -> int:
    """Update the catalogs and name the files that changed."""
    project = open_project(options)
    known = tuple(tag for tag in project.locales if tag != project.source_locale)
    written = update_locales(project, chosen(N_("locale"), options.locale, known))
    for path in written:
        console.print(N_("updated {path}", path=path.relative_to(project.root).as_posix()))
    if not written:
        console.print("the catalogs are up to date")
    return 0
