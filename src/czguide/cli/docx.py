"""`czguide docx`."""

from __future__ import annotations

import argparse
import dataclasses
from contextlib import ExitStack
from pathlib import Path

from czguide.cli.common import add_project_option, open_project
from czguide.cli.console import Console
from czguide.diagnostics import Diagnostic
from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.pipeline import ImportRequest, import_docx, rehearsal
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
    with ExitStack() as stack:
        if options.dry_run and len(options.files) > 1:
            home = stack.enter_context(rehearsal(project))
            request = dataclasses.replace(request, home=home, dry_run=False)
        for path in options.files:
            try:
                reports.append(import_docx(project, path, request))
            except CzguideError as error:
                failed += error.diagnostics
    if options.json:
        console.json(
            {
                "dry_run": options.dry_run,
                "files": [_as_json(report) for report in reports],
                "errors": [{"code": d.code, "message": d.message, "hint": d.hint} for d in failed],
            }
        )
    else:
        for report in reports:
            _Printer(console).report(report, options.dry_run)
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
        "cause": outcome.cause.value,
        "at": str(outcome.at) if outcome.at else None,
    }


_HEADINGS = {
    Status.APPLIED: N_("applied"),
    Status.CONFLICT: N_("conflicts: both sides changed; the project's text stands"),
    Status.HELD: N_("held: a person must decide"),
}

_STRAYS = {
    "new": N_("new paragraph"),
    "split": N_("paragraph split"),
    "merged": N_("paragraphs joined"),
    "moved": N_("paragraph moved"),
    "generated": N_("generated words changed"),
    "object": N_("picture or other object"),
    "format": N_("formatting that is not kept"),
    "style": N_("paragraph style changed"),
    "link": N_("link to another address"),
}


class _Printer:
    """Prints a report: what happened, then what is left to do. Lines are indented by depth."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, depth: int, text: str) -> None:
        indented = "  " * depth + self.console.say(text)
        self.console.print(indented)

    def change(self, before: str, after: str) -> None:
        if before:
            self.line(3, f"- {before}")
        if after:
            self.line(3, f"+ {after}")

    def report(self, report: Report, dry_run: bool) -> None:
        self.line(0, f"{report.file}: {report.guide} {report.locale}, {report.handoff}")
        if not report.current:
            self.line(1, N_("the project has changed since this file was sent; merged three ways"))
        if report.tracked or report.formatted:
            self.line(
                1,
                N_(
                    "tracked changes: {words} of words, {formats} of formatting",
                    words=report.tracked,
                    formats=report.formatted,
                ),
            )
        for status, heading in _HEADINGS.items():
            found = [outcome for outcome in report.outcomes if outcome.status is status]
            if found:
                self.line(1, heading)
            for outcome in found:
                self.outcome(outcome)
        self.others(report)
        counts = report.counts
        self.line(
            1,
            N_(
                "{unchanged} unchanged, {applied} applied, {conflict} in conflict, {held} held",
                **counts,
            ),
        )
        for name in report.written:
            self.line(1, N_("would write {path}", path=name) if dry_run else N_("wrote {path}", path=name))

    def outcome(self, outcome: Outcome) -> None:
        place = f" ({outcome.at})" if outcome.at else ""
        self.line(2, f"{outcome.message}{place}")
        for text in (outcome.reason, *outcome.warnings):
            if text:
                self.line(3, text)
        if outcome.status is Status.CONFLICT:
            self.line(3, N_("sent: {text}", text=outcome.base))
            self.line(3, N_("project: {text}", text=outcome.current))
            self.line(3, N_("editor: {text}", text=outcome.edited))
        else:
            self.change(outcome.base, outcome.edited)

    def others(self, report: Report) -> None:
        """Edited facts, changes that are no message's, comments."""
        if report.facts:
            self.line(1, N_("facts edited: change them in the facts, every language follows"))
        for fact in report.facts:
            place = f" ({fact.at})" if fact.at else ""
            self.line(2, f"{{{fact.fact}}}{place}: {fact.sent} -> {fact.edited}")
        if report.strays:
            self.line(1, N_("changes that are no message's: nothing was written for them"))
        for stray in report.strays:
            kind = _STRAYS[stray.kind]
            self.line(2, N_("{kind}, at {message}", kind=kind, message=stray.near) if stray.near else kind)
            first, *more = stray.text.split("\n") if stray.kind == "moved" else [stray.text]
            self.change(stray.before, first)
            if more:
                self.line(3, N_("and {n} paragraphs after it", n=len(more)))
        if report.notes:
            self.line(1, N_("comments"))
        for note in report.notes:
            where = note.message or N_("at generated words")
            self.line(2, where if note.kept else N_("{place} (not kept)", place=where))
            self.line(3, N_("{comment} (marked as done)", comment=note.line) if note.resolved else note.line)
