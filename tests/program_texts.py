"""All that the program says to its user, read from its source: what a translation must hold."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.conftest import REPOSITORY

SOURCE = REPOSITORY / "src" / "czguide"

CATALOG = SOURCE / "cli/locale/zh/LC_MESSAGES/czguide.po"

SILENT = ("typeset", "fonts", "writers")
"""Packages whose errors are bugs, but for what they mark for translation."""

REPORTS = {"error": (1, 3), "warning": (1, 3), "note": (1, 3), "single": (1, 3), "print": (0,), "done": (0,)}
"""Methods that report or print, and which of their arguments are words."""

CHECK_ERROR = (2, 4)
"""The words among the arguments of `PdfFile.error`, which is given the problems first."""

SPOKEN_KEYWORDS = {"message", "hint", "help", "description", "epilog", "title"}
SPOKEN_NAMES = {"hint", "message", "fault", "reason"}

ARGPARSE = (
    "usage: ", "options", "positional arguments", "show this help message and exit",
    "show program's version number and exit", "argument %(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n", "the following arguments are required: %s",
    "unrecognized arguments: %s", "expected one argument", "expected at least one argument",
    "not allowed with argument %s", "invalid choice: %(value)r (choose from %(choices)s)",
    "ignored explicit argument %r",
)  # fmt: skip
"""argparse's own texts that a user of czguide can meet (it marks them for gettext)."""


def texts() -> dict[str, tuple[str, str]]:
    """Each text with its plural form, or '', and the file it is said in."""
    found = dict.fromkeys(ARGPARSE, ("", "argparse"))
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = path.relative_to(SOURCE).parts[0] in SILENT
        for text, plural in marked_in(tree) if silent else spoken(tree):
            found.setdefault(text, (plural, path.relative_to(SOURCE).as_posix()))
    return found


def spoken(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The texts of one module."""
    for value in words(tree):
        for part in choices(value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.strip():
                yield part.value, ""
    yield from marked_in(tree)


def marked_in(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The texts that a module marks itself: the few that even a silent package says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            constants = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            yield str(constants[0]), str(constants[1]) if len(constants) > 1 else ""


def words(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions whose value is said to the user."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            if names & SPOKEN_NAMES:
                yield node.value
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "ArgumentTypeError" or name == "MarkupError":
            yield from node.args
        if name in REPORTS:
            first = node.args[0] if node.args else None
            owner = (
                node.func.value.id
                if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
                else ""
            )
            places = REPORTS[name]
            if isinstance(first, ast.Name) and first.id == "problems":
                places = CHECK_ERROR
            elif owner in ("console", "self"):
                places = (0,)
            yield from (node.args[place] for place in places if place < len(node.args))
        if name == "table":
            yield from (head for arg in node.args[:1] if isinstance(arg, ast.Tuple) for head in arg.elts)
        yield from (item.value for item in node.keywords if item.arg in SPOKEN_KEYWORDS)


def choices(node: ast.expr) -> Iterator[ast.expr]:
    """An expression's possible values: both sides of a condition, of an `or`."""
    if isinstance(node, ast.IfExp):
        yield from choices(node.body)
        yield from choices(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from choices(value)
    else:
        yield node


def pasted(path: Path) -> Iterator[str]:
    """Texts put together by hand, which no translation can match."""
    for node in words(ast.parse(path.read_text(encoding="utf-8"))):
        for part in choices(node):
            if isinstance(part, (ast.JoinedStr, ast.BinOp)) and any(map(str.isalpha, ast.unparse(part)[2:])):
                yield f"{path.name}:{part.lineno}: {ast.unparse(part)}"


def write_catalog(translations: dict[str, tuple[str, ...]]) -> None:
    """The program's PO file anew: every text with what is known of its translation, in the source's order."""
    catalog = Catalog(
        locale="zh",
        header_comment="# What czguide says to its user, in Chinese.\n"
        "# pytest tests/cli/test_interface.py --update-references adds new texts; then translate them here.",
        charset="utf-8",
        fuzzy=False,
    )
    for text, (plural, place) in texts().items():
        known = translations.get(text, ("",))
        flags = ["python-brace-format"] if text in marked() else []
        catalog.add(
            (text, plural) if plural else text,
            known if plural else known[0],
            locations=[(place, 0)],
            flags=flags,
        )
    stream = io.BytesIO()
    write_po(stream, catalog, width=0, omit_header=False)
    dropped = (
        "Report-Msgid",
        "Last-Trans",
        "Language-Team",
        "Project-Id",
        "POT-Creation",
        "PO-Revision",
        "Generated",
    )
    lines = stream.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in dropped))]
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    CATALOG.write_text("".join(kept), encoding="utf-8", newline="\n")


@cache
def marked() -> set[str]:
    """The texts that `N_` fills in."""
    return {
        node.args[0].value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_" and node.keywords
        and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }  # fmt: skip


def known_translations() -> dict[str, tuple[str, ...]]:
    """What the catalog says now, by text."""
    if not CATALOG.is_file():
        return {}
    with CATALOG.open("rb") as stream:
        catalog = read_po(stream, locale="zh")
    found: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if message.id and not message.fuzzy:
            key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
            forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            found[key] = tuple(form or "" for form in forms)
    return found
