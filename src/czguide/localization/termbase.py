"""The termbase: one row a term, and per locale a file of display forms (CSV with BOM, for Excel)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from czguide.diagnostics import Location, Problems
from czguide.files import reason
from czguide.localization.hanscripts import same_name
from czguide.phrases import N_

STATUSES = ("official", "customary", "unverified", "waived")
"""`waived`: unverified, and the publisher takes it as it is (the note says why)."""

SAME = "same"
"""Of a form that no file gives: the Chinese name itself, in the characters of another script. Who wrote the
Chinese wrote the name; there is no translation to confirm."""

NAME_KINDS = ("company", "institution", "place", "person", "programme")
"""Kinds whose unverified forms are marked in drafts; a common word is no name."""
PROPER_KINDS = ("company", "place", "person")
"""Names that are made of no words one could look up."""

_TERM_COLUMNS = ("key", "zh", "kind", "note")
FORM_COLUMNS = ("key", "display", "gloss", "status", "source", "forbidden", "note")


@dataclass(frozen=True)
class Term:
    """A term or name in Chinese."""

    key: str
    zh: str
    kind: str
    at: Location


@dataclass(frozen=True)
class Form:
    """How a locale writes a term. Only `display` is printed; `gloss` explains it once, in lists."""

    display: str
    gloss: str = ""
    status: str = "unverified"
    source: str = ""
    forbidden: tuple[str, ...] = ()
    at: Location = Location("")


@dataclass(frozen=True)
class Termbase:
    """All terms, and the forms by locale and key."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, Form]] = field(default_factory=dict)

    def form(self, key: str, locale: str) -> Form | None:
        """The form of a term in a locale."""
        return self.forms.get(locale, {}).get(key)

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        return {term.zh: term for term in self.terms.values()}

    @cached_property
    def _found(self) -> dict[str, tuple[Term, ...]]:
        """The terms of the texts asked for so far: every language asks for the same."""
        return {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._by_name, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def hits(self, source: str) -> Iterator[Term]:
        """The terms in a Chinese text, each once, the longest at each place."""
        if source not in self._found:
            seen = dict.fromkeys(match[0] for match in self._pattern.finditer(source))
            self._found[source] = tuple(self._by_name[name] for name in seen)
        return iter(self._found[source])


def load_termbase(folder: Path, locales: tuple[str, ...], problems: Problems) -> Termbase:
    """Read `terms.csv` and a file per locale; the source locale needs none."""
    terms: dict[str, Term] = {}
    for row, at in _rows(folder / "terms.csv", _TERM_COLUMNS, problems):
        if not row["key"] or not row["zh"]:
            problems.error("termbase.empty", "a term needs a key and its Chinese", at)
        elif row["key"] in terms:
            problems.error("termbase.duplicate", N_("the key '{key}' is here twice", key=row["key"]), at)
        else:
            terms[row["key"]] = Term(row["key"], row["zh"], row["kind"], at)
    forms: dict[str, dict[str, Form]] = {}
    for locale in locales:
        path = folder / f"{locale}.csv"
        forms[locale] = {}
        for row, at in _rows(path, FORM_COLUMNS, problems):
            if row["key"] not in terms:
                problems.error(
                    "termbase.unknown",
                    N_("terms.csv has no '{key}'", key=row["key"]),
                    at,
                    "add it there first",
                )
                continue
            if row["key"] in forms[locale]:
                problems.error(
                    "termbase.duplicate",
                    N_("the key '{key}' is here twice", key=row["key"]),
                    at,
                    "remove one of them",
                )
                continue
            status = row["status"] or "unverified"
            if status not in STATUSES:
                problems.error(
                    "termbase.status",
                    N_("'{status}' is no status", status=status),
                    at,
                    N_("one of: {known}", known=", ".join(STATUSES)),
                )
                continue
            status = effective(status, terms[row["key"]], row["display"], locale)
            forbidden = tuple(word.strip() for word in row["forbidden"].split(";") if word.strip())
            forms[locale][row["key"]] = Form(
                row["display"], row["gloss"], status, row["source"], forbidden, at
            )
    return Termbase(terms, forms)


def effective(status: str, term: Term, display: str, locale: str) -> str:
    """A form's status: SAME where nobody confirmed it and it is the Chinese name itself."""
    chinese = locale.partition("_")[0] == "zh"
    return SAME if status == "unverified" and chinese and same_name(term.zh, display) else status


def _rows(
    path: Path, columns: tuple[str, ...], problems: Problems
) -> Iterator[tuple[dict[str, str], Location]]:
    name = f"locales/termbase/{path.name}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.error("termbase.missing", "the file is missing", Location(name))
        return
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else N_("not UTF-8")
        problems.error(
            "termbase.unreadable",
            N_("cannot read the file: {reason}", reason=why),
            Location(name),
            "save it as CSV UTF-8",
        )
        return
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        problems.error(
            "termbase.columns", N_("the head row lacks: {known}", known=", ".join(missing)), Location(name, 1)
        )
        return
    try:
        for row in reader:
            yield {column: (row[column] or "").strip() for column in columns}, Location(name, reader.line_num)
    except csv.Error as error:
        problems.error(
            "termbase.csv", N_("not valid CSV: {error}", error=error), Location(name, reader.line_num)
        )
