"""`czguide proof`."""

from __future__ import annotations

import argparse
from pathlib import Path

from czguide.cli.build import files
from czguide.cli.common import (
    add_editions_option,
    add_project_option,
    add_theme_option,
    chosen,
    chosen_editions,
    document_instant,
    open_project,
    today,
)
from czguide.cli.console import Console
from czguide.cli.interrupt import INTERRUPT
from czguide.diagnostics import Problems
from czguide.errors import UsageError
from czguide.files import ensure_writable, write_atomically
from czguide.output import SCREEN
from czguide.phrases import N_
from czguide.pipeline import PROFILES, Request, proof
from czguide.writers.pdf.proof import Proofed, contact_sheet


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "proof",
        help="all pages of all editions on one contact sheet",
        description="Lay out every edition and put all pages as thumbnails into one PDF, to look over "
        "everything in a minute. Pages that a page check has something to say about are framed in red, "
        "and listed.",
        epilog="Examples: czguide proof -o proof.pdf; czguide proof investment -l zh+en --theme lantern",
    )
    parser.add_argument("guides", nargs="*", metavar="GUIDE", help="guides and cards to show (default: all)")
    add_editions_option(parser)
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("dist/proof.pdf"),
        metavar="FILE",
        help="where to write (default: dist/proof.pdf)",
    )
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        default=SCREEN,
        help="screen (default), or print: with crop marks",
    )
    add_theme_option(parser)
    add_project_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Lay out, then one file with all pages; the page checks' findings are printed."""
    project = open_project(options)
    if options.out.is_dir():
        # Before everything is laid out.
        raise UsageError.single(
            "usage.file", N_("{path} is a folder", path=options.out), hint=N_("name a file, like proof.pdf")
        )
    request = Request(
        guides=chosen(N_("guide"), options.guides, project.works),
        locales=chosen_editions(options.locale, project.locales),
        formats=("pdf",),
        out=Path(),
        release=False,
        today=today(),
        instant=document_instant(project),
        project=project.name,
        profile=options.profile,
    )
    ensure_writable(options.out)
    problems = Problems()
    found: list[Proofed] = []
    with console.progress(files(project, request)) as status:
        for edition in proof(project, request, status.step, problems):
            INTERRUPT.check()
            found.append(edition)
            status.done(edition.name)
    write_atomically(options.out, contact_sheet(found))
    console.problems([item for item in problems.ordered() if item.code.startswith("page.")])
    console.print(N_("wrote {path}", path=options.out))
    return 0
