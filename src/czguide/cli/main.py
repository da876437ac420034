"""The command `czguide`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from czguide import __version__
from czguide.cli.common import system_language
from czguide.cli.console import Console
from czguide.cli.interrupt import INTERRUPT
from czguide.cli.parser import interface, own_words, parser_class
from czguide.errors import CzguideError, UsageError
from czguide.files import reason
from czguide.localization.interface import Interface
from czguide.phrases import N_

_COMMANDS = {
    "build": "build",
    "check": "check",
    "proof": "proof",
    "catalog": "catalog",
    "locale": "locales",
    "docx": "docx",
    "init": "init",
}
"""The commands with their modules. Only that of the command given is imported: an update of the catalogs
need not wait for all that lays out pages."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 done, 1 problems found, 2 called wrongly."""
    _use_utf8()
    INTERRUPT.install()
    given = sys.argv[1:] if arguments is None else arguments
    say = interface(given, system_language())
    console = Console(sys.stdout, sys.stderr, say)
    command = next((word for word in given if word in _COMMANDS), "")
    with own_words(say):
        options = _parser(say, command).parse_args(given)
    try:
        return int(options.run(options, console))
    except CzguideError as error:
        console.problems(error.diagnostics)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        console.error("stopped; files already finished are whole")
        return 130
    except BrokenPipeError:
        return 141
    except OSError as error:
        if error.filename:
            console.error(N_("error: {reason}: {path}", reason=reason(error), path=error.filename))
        else:
            console.error(N_("error: {reason}", reason=reason(error)))
        return 1


def _parser(say: Interface, command: str) -> argparse.ArgumentParser:
    """The parser of a command; of all where none is named."""
    parser = parser_class(say)(
        prog="czguide",
        description="Make the same brochure in every language, as PDF and DOCX.",
        epilog="Example: czguide build investment -l en -f pdf",
    )
    parser.add_argument("--version", action="version", version=f"czguide {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in [command] if command else _COMMANDS:
        import_module(f"czguide.cli.{_COMMANDS[name]}").add_parser(commands)
    return parser


def _use_utf8() -> None:
    """Chinese must print where the console's code page is another one (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
