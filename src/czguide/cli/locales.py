"""`czguide locale`."""

from __future__ import annotations

import argparse
from pathlib import Path

from czguide.cli.common import add_project_option, document_instant, open_project, quoted, today
from czguide.cli.console import Console
from czguide.cli.interrupt import INTERRUPT
from czguide.diagnostics import Problems
from czguide.errors import UsageError
from czguide.newlocale import Listed, Plan, list_locales, plan_locale, write_plan
from czguide.phrases import N_
from czguide.pipeline import FORMATS, Request, build
from czguide.project import Project, builtin_root, load_project


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its own commands."""
    parser = commands.add_parser(
        "locale",
        help="languages: add one, list them",
        description="Add a language to the project, or list those it has.",
        epilog="Example: czguide locale add es",
    )
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = actions.add_parser(
        "add",
        help="begin a new language",
        description="Write a language's locale.toml, catalogs and termbase file from CLDR and from the "
        "nearest language of the project, enter it in czguide.toml, and build a draft. What is there "
        "already stays; every proposed translation waits for a translator as fuzzy.",
        epilog="Example: czguide locale add pt-BR --dry-run",
    )
    add.add_argument("locale", metavar="LOCALE", help="the language, such as es, pt-BR, zh-TW")
    add.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    add.add_argument("-o", "--out", type=Path, metavar="DIR", help="where the draft goes (default: dist)")
    add_project_option(add)
    add.set_defaults(run=run_add)
    listing = actions.add_parser(
        "list",
        help="the project's languages",
        description="List the languages with their direction, page and percent translated.",
        epilog="Example: czguide locale list --json",
    )
    listing.add_argument("--json", action="store_true", help="print the list as JSON")
    add_project_option(listing)
    listing.set_defaults(run=run_list)


def run_add(options: argparse.Namespace, console: Console) -> int:
    """Add a language, or what is missing of it; then a draft, and what to do next."""
    project = open_project(options)
    _refuse_builtin(project, options)
    plan = plan_locale(project, options.locale)
    if not options.dry_run:
        write_plan(plan)
    for path in plan.files:
        shown = path.relative_to(project.root).as_posix()
        line = N_("would write {path}", path=shown) if options.dry_run else N_("wrote {path}", path=shown)
        console.print(line)
    if not plan.files:
        console.print(N_("{tag} is there; nothing to change", tag=plan.tag))
    _tell(plan, console)
    if plan.lacking:
        _tell_fonts(plan, options, console)
    elif not options.dry_run and (plan.files or options.out):
        _draft(load_project(project.root), plan, options.out or Path("dist"), console)
    _tell_next(plan, options, console)
    return 0


def run_list(options: argparse.Namespace, console: Console) -> int:
    """Print the languages."""
    found = list_locales(open_project(options))
    if options.json:
        console.json({"locales": [_as_json(item) for item in found]})
        return 0
    heads = (N_("locale"), N_("name"), N_("direction"), N_("page"), "%", N_("in czguide.toml"))
    console.table(heads, [_row(item, console) for item in found])
    return 0


def _refuse_builtin(project: Project, options: argparse.Namespace) -> None:
    """Outside any project the built-in one is meant, which lies among the program's files."""
    inside = project.root in (Path.cwd(), *Path.cwd().parents)
    if options.project is None and project.root == builtin_root() and not inside:
        raise UsageError.single(
            "project.missing",
            N_("there is no project here to add a language to"),
            hint=N_("start one: czguide init DIR; or name one: --project DIR"),
        )


def _tell(plan: Plan, console: Console) -> None:
    console.print(
        N_(
            "{tag} ({name}): {total} messages, {proposed} with a proposal to confirm",
            tag=plan.tag,
            name=plan.locale.name,
            total=plan.messages,
            proposed=plan.proposed,
        )
    )
    if plan.kin:
        console.print(N_("proposals are from {kin}, the nearest language", kin=plan.kin))


def _tell_fonts(plan: Plan, options: argparse.Namespace, console: Console) -> None:
    """The letters without a font, and the entry that brings one in."""
    stem = plan.family.replace(" ", "")
    console.print(
        N_(
            "no font has {count} of the language's letters: {letters}",
            count=len(plan.lacking),
            letters=" ".join(plan.lacking[:20]) + (" …" if len(plan.lacking) > 20 else ""),
        )
    )
    console.print(N_("install {family} (SIL Open Font License), static TrueType files:", family=plan.family))
    console.print(
        N_(
            "  1. copy {regular} and {bold} to assets/fonts/",
            regular=f"{stem}-Regular.ttf",
            bold=f"{stem}-Bold.ttf",
        )
    )
    console.print(N_("  2. add to assets/fonts.toml:"))
    for line in (
        f'["{plan.family}"]',
        f'regular = "fonts/{stem}-Regular.ttf"',
        f'bold = "fonts/{stem}-Bold.ttf"',
        f'scripts = ["{plan.script}"]',
    ):
        console.data(f"     {line}")
    console.print(N_("  3. again: {command}", command=_command(f"locale add {plan.tag}", options)))
    console.print(N_("until then czguide.toml does not name {tag}, and no draft is built", tag=plan.tag))


def _draft(project: Project, plan: Plan, out: Path, console: Console) -> None:
    """All guides in the new language, with what is missing marked."""
    request = Request(
        project.guides, (plan.tag,), FORMATS, out, False, today(), document_instant(project), project.name
    )
    with console.progress(len(project.guides) * len(FORMATS)) as status:
        for item in build(project, request, status.step, Problems()):
            INTERRUPT.check()
            status.done(N_("wrote {path}", path=item.path))


def _tell_next(plan: Plan, options: argparse.Namespace, console: Console) -> None:
    if plan.lacking:
        console.print(
            N_(
                "next: the font; meanwhile look through {toml} and translate {catalogs} in Poedit",
                toml=f"locales/{plan.tag}/locale.toml",
                catalogs=f"locales/{plan.tag}/LC_MESSAGES/*.po",
            )
        )
        return
    console.print(
        N_(
            "next: look through {toml}; translate {catalogs} in Poedit; then: {command}",
            toml=f"locales/{plan.tag}/locale.toml",
            catalogs=f"locales/{plan.tag}/LC_MESSAGES/*.po",
            command=_command(f"build -l {plan.tag}", options),
        )
    )


def _command(words: str, options: argparse.Namespace) -> str:
    return f"czguide {words}" + (f" --project {quoted(options.project)}" if options.project else "")


def _row(item: Listed, console: Console) -> tuple[str, ...]:
    percent = (
        str(item.status.count.percent) if item.status else console.say(N_("source")) if item.source else "-"
    )
    active = console.say(N_("yes")) if item.active else console.say(N_("no"))
    locale = item.locale
    return (locale.tag, locale.name, locale.direction, locale.page_size, percent, active)


def _as_json(item: Listed) -> dict[str, object]:
    locale = item.locale
    return {
        "locale": locale.tag,
        "name": locale.name,
        "direction": locale.direction,
        "page_size": locale.page_size,
        "fallback": locale.fallback,
        "source": item.source,
        "percent": item.status.count.percent if item.status else None,
        "review": item.status.reviewed if item.status else "",
        "active": item.active,
    }
