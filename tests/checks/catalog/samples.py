"""Planted faults, clean messages and examples as the checks get them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.conftest import REPOSITORY

from czguide.checks.catalog.model import Example, Pair
from czguide.localization.locale import load_locale
from czguide.localization.termbase import Form, Term

PLANTED = Path(__file__).parent / "planted"


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The columns of a file; \\uXXXX stands for what an editor would not keep."""
    for line in (PLANTED / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            yield tuple(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), c) for c in columns)


def pair(example: Example, id: str = "demo.part.text.key", lines: int = 0) -> Pair:
    """An example as a message."""
    terms: tuple[tuple[Term, Form], ...] = ()
    if example.term:
        kind = "place" if example.term == "常州" else "company"
        form = Form(example.display, forbidden=example.forbidden)
        terms = ((Term("key", example.term, kind, Pair("", "", "", "", "").at), form),)
    quotes = shipped_quotes().get(example.cldr, ())
    return Pair(
        id, example.source, example.text, example.cldr, example.cldr, terms, lines=lines, quotes=quotes
    )


@cache
def shipped_quotes() -> dict[str, tuple[str, ...]]:
    """The quotes of the project's own languages, by CLDR locale; others are CLDR's."""
    folders = [path.parent for path in (REPOSITORY / "locales").glob("*/locale.toml")]
    locales = [load_locale(folder, folder.name) for folder in folders]
    return {locale.cldr: locale.quotes for locale in locales}


def catalog(examples: Sequence[Example]) -> list[Pair]:
    """Examples as a catalog of messages in the same kind of place."""
    return [pair(example, f"demo.part{number}.text.key.title") for number, example in enumerate(examples)]
