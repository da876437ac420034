"""What commands share: the project option and the choices made from it."""

from __future__ import annotations

import argparse
import datetime
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from czguide.cli.parser import LANGUAGES
from czguide.content.facts import PartialDate
from czguide.diagnostics import suggest
from czguide.errors import UsageError
from czguide.phrases import N_
from czguide.project import TOGETHER, Project, find_project, load_project


def add_project_option(parser: argparse.ArgumentParser) -> None:
    """`--project DIR`."""
    parser.add_argument(
        "--project",
        type=Path,
        metavar="DIR",
        help="the project's folder (default: the nearest one upwards, else the built-in Changzhou guides)",
    )


def add_theme_option(parser: argparse.ArgumentParser) -> None:
    """`--theme NAME`."""
    parser.add_argument(
        "--theme",
        metavar="NAME",
        help="another look: a file of assets/themes, such as lantern (default: the project's)",
    )


def add_editions_option(parser: argparse.ArgumentParser) -> None:
    """`-l LOCALE` and `-l LOCALE+LOCALE`; `chosen_editions` reads what it finds."""
    parser.add_argument(
        "-l",
        "--locale",
        action="append",
        metavar="LOCALE",
        help="a language, or two for a bilingual edition: zh+en; may be repeated (default: all)",
    )


def open_project(options: argparse.Namespace) -> Project:
    """The project the options mean, in the look they ask for."""
    project = load_project(find_project(options.project, Path.cwd()))
    theme = getattr(options, "theme", None)
    return project if theme is None else replace(project, theme=theme)


def chosen(what: str, wanted: Iterable[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The names asked for, in the project's order; all where none was. Raises UsageError."""
    names = list(wanted or known)
    for name in names:
        if name not in known:
            raise UsageError.single(
                "usage.unknown",
                N_("there is no {what} '{name}'", what=what, name=name),
                hint=suggest(name, known) or N_("one of: {known}", known=", ".join(known)),
            )
    return tuple(name for name in known if name in names)


def chosen_editions(wanted: Iterable[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Languages asked for, in the project's order, then pairs of two (`zh+en`). Raises UsageError."""
    names = list(wanted or known)
    pairs = [name for name in dict.fromkeys(names) if TOGETHER in name]
    for name in pairs:
        tags = name.split(TOGETHER)
        named = [tag for tag in tags if tag.strip()]
        if len(named) != 2 or tags != "".join(name.split()).split(TOGETHER):
            raise UsageError.single(
                "usage.bilingual",
                N_("a bilingual edition has two languages: '{name}' names {n}", name=name, n=len(named))
                if len(named) != 2
                else N_("'{name}' has spaces", name=name),
                hint="write the two with one + between them, like -l zh+en",
            )
        if len(tags) > len(named):
            raise UsageError.single(
                "usage.bilingual",
                N_("'{name}' has a + too many", name=name),
                hint="write the two with one + between them, like -l zh+en",
            )
        chosen(N_("locale"), tags, known)
        if tags[0] == tags[1]:
            raise UsageError.single(
                "usage.bilingual",
                N_("'{name}' names one language twice", name=name),
                hint=N_("write -l {tag}, or two languages, like -l zh+en", tag=tags[0]),
            )
    alone = [name for name in names if TOGETHER not in name]
    return (*(chosen(N_("locale"), alone, known) if alone else ()), *pairs)


def parse_day(text: str) -> PartialDate:
    """A day given on the command line."""
    date = PartialDate.parse(text)
    if date is None or not date.day:
        raise argparse.ArgumentTypeError(N_("'{text}' is no day: write 2026-11-23", text=text))
    return date


def system_language() -> str:
    """The language the system speaks, as ISO 639: gettext's variables, else what Windows says."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        # LANGUAGE may list several, the most wanted first.
        wanted = [re.split(r"[_.@-]", tag)[0].lower() for tag in os.environ.get(name, "").split(":") if tag]
        if wanted:
            return next((tag for tag in wanted if tag in LANGUAGES), wanted[0])
    if sys.platform == "win32":
        import ctypes
        import locale

        code = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(code, "en").split("_")[0]
    return "en"


def today() -> PartialDate:
    """The day the command runs; the only look at the clock."""
    now = datetime.datetime.now().astimezone()
    return PartialDate(now.year, now.month, now.day)


def document_instant(project: Project) -> str:
    """The documents' date: SOURCE_DATE_EPOCH, else the edition's (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return f"{project.edition}T00:00:00+00:00"
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError.single(
            "usage.epoch",
            N_("SOURCE_DATE_EPOCH is no number of seconds: {epoch}", epoch=epoch),
            hint="unset it, or give seconds since 1970",
        ) from None


def quoted(path: Path) -> str:
    """A path as it may be copied into a shell's command, Windows' too."""
    return f'"{path}"' if re.search(r"[^\w./\\:~+-]", str(path)) else str(path)
