"""`czguide init`."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from czguide.cli.common import quoted
from czguide.cli.console import Console
from czguide.errors import UsageError
from czguide.phrases import N_
from czguide.project import CONFIG, builtin_root

_FOLDERS = ("content", "locales", "templates")
_ASSETS = ("theme.toml", "fonts.toml")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "init",
        help="start a project for another city",
        description="Copy the built-in project to a new folder. Fonts and drawings are not copied: "
        "czguide's own serve until the project's assets/ has files of the same name.",
        epilog="Example: czguide init mycity && czguide build --project mycity",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Copy into a folder beside the target first, then rename: there is never half a project."""
    target: Path = options.folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError.single(
            "init.exists", N_("{target} is there and not empty", target=target), hint="name a new folder"
        )
    source = builtin_root()
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = target.parent / f".{target.name}.tmp"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
        shutil.copy2(source / CONFIG, staging / CONFIG)
        for name in _FOLDERS:
            shutil.copytree(source / name, staging / name)
        (staging / "assets").mkdir()
        for name in _ASSETS:
            shutil.copy2(source / "assets" / name, staging / "assets" / name)
        if target.exists():
            target.rmdir()
        staging.replace(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    console.print(N_("made {target}", target=target))
    console.print(
        N_(
            "next: edit {content}, then: czguide build --project {target}",
            content=target / "content",
            target=quoted(target),
        )
    )
    return 0
