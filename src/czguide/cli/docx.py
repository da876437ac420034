"""`czguide docx`."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from czguide.cli.common import add_project_option, open_project
from czguide.cli.console import Console
from czguide.diagnostics import Diagnostic
from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.pipeline import ImportRequest, import_docx
from czguide.roundtrip.report import Outcome, Report, Status


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its own commands."""
    parser = commands.add_parser(
        "docx",
        help="bring editors' changes home",
        description="Work on DOCX files that come back from editors.",
        epilog="Example: czguide docx import resident-en.docx --dry-run",
    )
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parser = actions.add_parser(
        "import",
        help="merge the changes of edited files into the catalogs or, for the source language, the content",
        description="Merge what editors changed into the locale's PO file or, for the source language, into "
        "the YAML files. Every message is reported as unchanged, applied, conflict (the project "
        "changed it too: left alone) or held (a person must decide), and every change that belongs to no "
        "message is listed. Importing a file again changes nothing.",
        epilog="Examples: czguide docx import resident-en.docx --dry-run; "
        "czguide docx import back/*.docx --json > report.json",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="edited files, as .docx")
    parser.add_argument("-n", "--dry-run", action="store_true", help="report only, write nothing")
    parser.add_argument(
        "--reject-tracked",
        action="store_true",
        help="leave tracked changes out (default: they count as accepted)",
    )
    parser.add_argument(
        "--write-conflicts",
        action="store_true",
        help="keep the catalog's text of a conflict as fuzzy, with the editor's in a comment",
    )
    parser.add_argument(
        "--sent",
        type=Path,
        metavar="FILE",
        help="the file as it was sent, where the edited one has lost the record in it",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_project_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Import file by file. Exit code 1 where a file could not be read; what is held or in conflict is no
    failure."""
    project = open_project(options)
    request = ImportRequest(
        accept=not options.reject_tracked,
        conflicts=options.write_conflicts,
        dry_run=options.dry_run,
        sent=options.sent,
    )
    reports: list[Report] = []
    failed: list[Diagnostic] = []
    for path in options.files:
        try:
            reports.append(import_docx(project, path, request))
        except CzguideError as error:
            failed += error.diagnostics
    if options.json:
        console.json({"dry_run": options.dry_run, "files": [_as_json(report) for report in reports]})
    else:
        for report in reports:
            _print(report, console, options.dry_run)
    if failed:
        console.problems(failed)
    return 1 if failed else 0


def _as_json(report: Report) -> dict[str, object]:
    found = dataclasses.asdict(report)
    found["messages"] = [_outcome_json(outcome) for outcome in report.outcomes]
    del found["outcomes"]
    found["counts"] = dict(report.counts)
    for fact, edit in zip(found["facts"], report.facts, strict=True):
        fact["at"] = str(edit.at) if edit.at else None
    return found


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    return {
        **dataclasses.asdict(outcome),
        "status": outcome.status.value,
        "at": str(outcome.at) if outcome.at else None,
    }


_HEADINGS = {
    Status.APPLIED: N_("applied"),
    Status.CONFLICT: N_("conflicts: both sides changed; the project's text stands"),
    Status.HELD: N_("held: a person must decide"),
}

_COUNTS = {
    "unchanged": N_("unchanged:"),
    "applied": N_("applied:"),
    "conflict": N_("in conflict:"),
    "held": N_("held:"),
}

_STRAYS = {
    "new": N_("a new paragraph"),
    "deleted": N_("a paragraph deleted"),
    "split": N_("a paragraph split"),
    "merged": N_("paragraphs merged"),
    "moved": N_("words moved"),
    "generated": N_("generated words changed"),
    "object": N_("a picture or other object"),
}


def _print(report: Report, console: Console, dry_run: bool) -> None:
    """The report for a terminal: what happened, then what is left to do."""
    counts = report.counts
    console.print(
        N_(
            "{file}: {guide} {locale}, handoff {handoff}",
            file=report.file,
            guide=report.guide,
            locale=report.locale,
            handoff=report.handoff,
        )
    )
    if not report.current:
        console.print("  the project has changed since this file was sent; merged three ways")
    if report.tracked or report.formatted:
        console.print(
            N_(
                "  tracked changes: {tracked} of words, {formatted} of formatting",
                tracked=report.tracked,
                formatted=report.formatted,
            )
        )
    for status, heading in _HEADINGS.items():
        found = [outcome for outcome in report.outcomes if outcome.status is status]
        if found:
            console.data(f"  {console.say(heading)}")
        for outcome in found:
            _print_outcome(outcome, console)
    if report.facts:
        console.print("  facts edited: change them in the facts, every language follows")
    for fact in report.facts:
        place = f" ({fact.at})" if fact.at else ""
        console.data(f"    {{{fact.fact}}}{place}: {fact.sent} -> {fact.edited}")
    if report.strays:
        console.print("  changes that are no message's: nothing was written for them")
    for stray in report.strays:
        kind = console.say(_STRAYS[stray.kind])
        what = N_("{kind} at {near}", kind=kind, near=stray.near) if stray.near else kind
        console.data(f"    {console.say(what)}:")
        if stray.before:
            console.data(f"      - {stray.before}")
        if stray.text:
            console.data(f"      + {stray.text}")
    if report.notes:
        console.print("  comments")
    for note in report.notes:
        where = note.message or console.say(N_("generated words"))
        kept = where if note.kept else N_("{where} (not kept)", where=where)
        console.data(f"    {console.say(kept)}: {note.line}")
    console.data("  " + ", ".join(f"{console.say(_COUNTS[name])} {count}" for name, count in counts.items()))
    for name in report.written:
        console.print(N_("  would write {name}", name=name) if dry_run else N_("  wrote {name}", name=name))


def _print_outcome(outcome: Outcome, console: Console) -> None:
    place = f" ({outcome.at})" if outcome.at else ""
    console.data(f"    {outcome.message}{place}")
    for line in (outcome.reason, *outcome.warnings):
        if line:
            console.data(f"      {console.say(line)}")
    if outcome.status is Status.CONFLICT:
        console.print(N_("      sent:    {text}", text=outcome.base))
        console.print(N_("      project: {text}", text=outcome.current))
        console.print(N_("      editor:  {text}", text=outcome.edited))
        return
    console.data(f"      - {outcome.base}")
    if outcome.edited:
        console.data(f"      + {outcome.edited}")
