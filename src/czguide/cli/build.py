"""`czguide build`."""

from __future__ import annotations

import argparse
from pathlib import Path

from czguide.cli.common import (
    add_editions_option,
    add_project_option,
    add_theme_option,
    chosen,
    chosen_editions,
    document_instant,
    open_project,
    parse_day,
    today,
)
from czguide.cli.console import Console, summary
from czguide.cli.interrupt import INTERRUPT
from czguide.diagnostics import Problems
from czguide.errors import UsageError
from czguide.files import remove_leftovers
from czguide.output import SCREEN, Made
from czguide.phrases import N_
from czguide.pipeline import FORMATS, PROFILES, Request, build
from czguide.project import Project


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "build",
        help="write the brochures",
        description="Write the brochures to dist/GUIDE/GUIDE-LOCALE.FORMAT.",
        epilog="Examples: czguide build resident -l en -f pdf -o out; czguide build investment -l zh+en; "
        "czguide build investment --profile print; czguide build card -l en",
    )
    parser.add_argument(
        "guides", nargs="*", metavar="GUIDE", help="guides to build (default: all), or a pocket card: card"
    )
    add_editions_option(parser)
    parser.add_argument(
        "-f",
        "--format",
        action="append",
        choices=FORMATS,
        help="a format to write; may be repeated (default: all)",
    )
    parser.add_argument(
        "-o", "--out", type=_folder, default=Path("dist"), metavar="DIR", help="where to (default: dist)"
    )
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        default=SCREEN,
        help="screen (default), or print: PDF/X-4 for a press, with bleed, crop marks and inks (PDF only)",
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--draft", action="store_true", help="mark what is unconfirmed or missing (default)")
    mode.add_argument(
        "--release", action="store_true", help="refuse anything unconfirmed, missing or out of date"
    )
    parser.add_argument(
        "--today",
        type=parse_day,
        metavar="DATE",
        help="the day a release compares review dates with (default: today)",
    )
    add_theme_option(parser)
    add_project_option(parser)
    parser.set_defaults(run=run)


def _folder(text: str) -> Path:
    """A folder to write to; an empty name would be the one the user happens to be in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("name a folder")
    return Path(text)


def chosen_formats(options: argparse.Namespace, project: Project) -> tuple[str, ...]:
    """The formats asked for, or all there are of what is built. Raises UsageError."""
    card = next((name for name in options.guides if name in project.cards), "")
    other = any(name != "pdf" for name in options.format or ())
    if other and options.profile == "print":
        raise UsageError.single(
            "usage.profile", "a print edition is a PDF, nothing else", hint="leave -f out, or write -f pdf"
        )
    if other and card:
        raise UsageError.single(
            "usage.card",
            N_("'{card}' is a folded sheet, which only a PDF can be", card=card),
            hint="leave -f out, or write -f pdf",
        )
    if options.profile == "print" or (card and all(name in project.cards for name in options.guides)):
        return ("pdf",)
    return chosen(N_("format"), options.format, FORMATS)


def files(project: Project, request: Request) -> int:
    """How many files a run writes. A card is a PDF only."""
    return sum(
        len(request.editions(project.source_locale, name in project.cards))
        * sum(suffix == "pdf" or name not in project.cards for suffix in request.formats)
        for name in request.guides
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Build, showing what is being made; then a table of the files."""
    project = open_project(options)
    request = Request(
        guides=chosen(N_("guide"), options.guides, project.works) if options.guides else project.guides,
        locales=chosen_editions(options.locale, project.locales),
        formats=chosen_formats(options, project),
        out=options.out,
        release=options.release,
        today=options.today or today(),
        instant=document_instant(project),
        project=project.name,
        profile=options.profile,
    )
    for guide in request.guides:
        list(remove_leftovers(options.out / guide))
    made: list[Made] = []
    problems = Problems()
    with console.progress(files(project, request)) as status:
        for item in build(project, request, status.step, problems):
            INTERRUPT.check()
            made.append(item)
            status.done(N_("wrote {path}", path=item.path))
    console.table(
        ("file", "pages", "kB"),
        [(str(item.path), str(item.pages), f"{item.size / 1000:.0f}") for item in made],
    )
    # What a layout shows, a check without layouts could not list.
    pages = [item for item in problems.ordered() if item.code.startswith("page.")]
    others = [item for item in problems.ordered() if item not in pages]
    if pages:
        console.problems(pages)
    if others:
        console.error(N_("{summary}: czguide check lists them", summary=summary(others)))
    return 0
