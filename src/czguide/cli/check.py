"""`czguide check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from czguide.checks.pdf import check_pdf
from czguide.cli.common import (
    add_project_option,
    add_theme_option,
    chosen_editions,
    document_instant,
    open_project,
    today,
)
from czguide.cli.console import Console
from czguide.diagnostics import Diagnostic, Problems, Severity
from czguide.inspection import check
from czguide.localization.interface import Interface
from czguide.pipeline import FORMATS, Request


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "check",
        help="report every problem, write nothing",
        description="Check content, catalogs, templates and fonts; with --pdf, finished PDF files instead. "
        "Exit code 1 where there are errors.",
        epilog="Examples: czguide check -l ja --json > problems.json; czguide check --pdf dist/*/*.pdf; "
        "czguide check --pages -l zh+en",
    )
    parser.add_argument(
        "--pdf",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="check that these files are accessible: tags, reading order, descriptions, languages, fonts",
    )
    parser.add_argument(
        "--pages",
        action="store_true",
        help="lay out every edition and check its pages: near-empty ones, overflow, overlaps, lone headings",
    )
    parser.add_argument(
        "-l",
        "--locale",
        action="append",
        metavar="LOCALE",
        help="a language to check, also one that czguide.toml does not name yet; may be repeated (default: "
        "all that it names)",
    )
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    add_theme_option(parser)
    add_project_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Check files, or everything a draft build would need with what a release would refuse as notes."""
    found = _check_files(options.pdf) if options.pdf else _check_project(options)
    if options.json:
        console.json({"problems": [_as_json(item, console.say) for item in found]})
    else:
        console.problems(found)
    return 1 if any(item.severity is Severity.ERROR for item in found) else 0


def _check_files(paths: list[Path]) -> list[Diagnostic]:
    problems = Problems()
    for path in paths:
        check_pdf(path, problems)
    return list(dict.fromkeys(problems))


def _check_project(options: argparse.Namespace) -> list[Diagnostic]:
    project = open_project(options)
    locales = chosen_editions(options.locale or project.locales, project.known_locales)
    request = Request(project.works, locales, FORMATS, Path(), False, today(), document_instant(project))
    return check(project, request, pages=options.pages)


def _as_json(item: Diagnostic, say: Interface) -> dict[str, object]:
    at = item.location
    return {
        "severity": item.severity.value,
        "code": item.code,
        "message": say(item.message),
        "file": at.path if at else None,
        "line": at.line or None if at else None,
        "column": at.column or None if at else None,
        "hint": say(item.hint) or None,
    }
