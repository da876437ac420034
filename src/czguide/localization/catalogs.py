"""Catalogs: gettext PO files, one per locale and domain, keyed by message id (msgctxt)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from czguide.diagnostics import Location, Problems
from czguide.files import reason
from czguide.localization.po import PoError, PoFile, parse_po, plural_forms
from czguide.phrases import N_

_CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)

REVIEW_FIELD = "X-Native-Review"
"""The PO header's field that says which native speaker has reviewed the file, and when; or `none`."""

_MOST_PLURALS = 6
"""Arabic has six forms; no language has more (Unicode CLDR, plural rules)."""

_ENOUGH = 1200
"""Numbers that tell two plural rules apart: rules look at the last two digits, and at zeros."""


class Message(NamedTuple):
    """One translation: its source text, the plural forms (one where the message has none), its place."""

    id: str
    source: str
    forms: tuple[str, ...]
    fuzzy: bool
    at: Location
    comments: tuple[str, ...] = ()
    """The translator's, without their mark."""
    previous: str = ""
    """The Chinese that a fuzzy translation was made from."""
    notes: tuple[str, ...] = ()
    """The program's for the translator: what the placeholders became when they were last written."""

    @property
    def text(self) -> str:
        """The translation of a message without plurals, or the first form."""
        return self.forms[0]

    @property
    def translated(self) -> bool:
        """Whether every form says something; spaces say nothing."""
        return all(form.strip() for form in self.forms)


@dataclass(frozen=True)
class Catalog:
    """All messages of one locale, its domains taken together."""

    locale: str
    messages: Mapping[str, Message] = field(default_factory=dict)
    plural: Callable[[int], int] = field(default=lambda _: 0, compare=False)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The header's fields by domain."""
    exact: frozenset[int] = frozenset()
    """Plural forms that stand for one number only, such as the dual: they may say it without digits."""
    broken: frozenset[str] = frozenset()
    """Domains whose file is there but can't be read: reported once, not for every message."""

    def unreviewed(self, domain: str) -> bool:
        """Whether a header says that no native speaker has reviewed a guide's texts, or those all share."""
        return any(self.headers.get(name, {}).get(REVIEW_FIELD) == "none" for name in ("common", domain))


def load_catalog(folder: Path, locale: str, domains: tuple[str, ...], problems: Problems) -> Catalog:
    """Read the PO files of a locale; a missing file is as good as an empty one."""
    messages: dict[str, Message] = {}
    headers: dict[str, Mapping[str, str]] = {}
    broken: set[str] = set()
    first: tuple[str, PoFile] | None = None
    for domain in domains:
        path = folder / locale / "LC_MESSAGES" / f"{domain}.po"
        if not path.is_file():
            continue
        name = f"locales/{locale}/LC_MESSAGES/{domain}.po"
        file = read_po(path, name, problems)
        if file is None:
            broken.add(domain)
            continue
        if not file.entries:
            continue
        headers[domain] = file.header
        first = first if first and first[1].header else (name, file)
        if file.header and not _same_plurals(file, first[1]):
            problems.error(
                "catalog.plural",
                N_("Plural-Forms are others than those of {other}", other=first[0]),
                Location(name, _header_line(file, "Plural-Forms")),
                "write the same into both: all files of a language count alike",
            )
            broken.add(domain)
            continue
        forms = plural_forms(first[1])[0]
        for entry in file.entries:
            if entry.obsolete or not entry.context:
                continue
            at = Location(name, entry.line)
            if entry.plural is not None and len(entry.strings) != forms:
                problems.error(
                    "catalog.plural",
                    N_(
                        "'{context}' has {found} plural forms, the header says {forms}",
                        context=entry.context,
                        found=len(entry.strings),
                        forms=forms,
                    ),
                    at,
                    N_("write msgstr[0] to msgstr[{last}]", last=forms - 1),
                )
            if entry.context in messages:
                problems.error(
                    "catalog.duplicate",
                    N_("'{context}' is in the catalogs twice", context=entry.context),
                    at,
                    N_("remove one of them; the other is {other}", other=messages[entry.context].at),
                )
                continue
            messages[entry.context] = Message(
                entry.context,
                entry.source,
                entry.strings,
                entry.fuzzy,
                at,
                tuple(line.removeprefix("#").strip() for line in entry.notes) if entry.notes else (),
                entry.previous[0] if entry.previous else "",
                entry.extracted,
            )
    forms, plural = plural_forms(first[1]) if first else (1, lambda _: 0)
    uses = Counter(map(plural, range(_ENOUGH))) if forms > 1 else Counter()
    exact = frozenset(form for form, count in uses.items() if count == 1)
    return Catalog(locale, messages, plural, headers, exact, frozenset(broken))


def _same_plurals(one: PoFile, other: PoFile) -> bool:
    """Whether two files choose the same form for every number, however they word it."""
    said = [file.header.get("Plural-Forms", "") for file in (one, other)]
    if said[0] == said[1]:
        return True
    (count, rule), (others, rival) = plural_forms(one), plural_forms(other)
    return count == others and all(rule(number) == rival(number) for number in range(_ENOUGH))


def _header_line(file: PoFile, name: str) -> int:
    """The line of a header's field."""
    header = next((entry for entry in file.entries if entry.is_header), None)
    if header is None:
        return 1
    lines = header.block.split("\n")
    start = next((i for i, line in enumerate(lines) if line.lstrip().startswith("msgid")), 0)
    found = next((i for i, line in enumerate(lines) if name in line), start)
    return header.line - start + found


def read_po(path: Path, name: str, problems: Problems) -> PoFile | None:
    """One file, strictly read; None after a problem. `name` is the path shown to users."""
    data = b""
    try:
        data = path.read_bytes()
        file = _parsed(data)
    except PoError as error:
        hint = error.hint or "open it in Poedit to mend it; a text stands in straight quotes"
        problems.error("catalog.syntax", N_("{error}", error=error), Location(name, error.line), hint)
        return None
    except UnicodeDecodeError as error:
        at = Location(name, data[: error.start].count(b"\n") + 1)
        problems.error("catalog.encoding", "not UTF-8", at, "save the file as UTF-8")
        return None
    except OSError as error:
        problems.error(
            "catalog.unreadable",
            N_("cannot read the file: {reason}", reason=reason(error)),
            Location(name),
        )
        return None
    charset = _CHARSET.search(file.header.get("Content-Type", "charset=utf-8"))
    if charset and charset[1].lower().replace("-", "") not in ("utf8", "ascii", "usascii", "charset"):
        hint = "write charset=UTF-8 in the header"
        at = Location(name, _header_line(file, "Content-Type"))
        problems.error("catalog.encoding", N_("the header says '{charset}'", charset=charset[1]), at, hint)
        return None
    if not _fits(*plural_forms(file)):
        hint = "copy Plural-Forms from another catalog of the language"
        at = Location(name, _header_line(file, "Plural-Forms"))
        problems.error("catalog.plural", "the header's Plural-Forms are not valid", at, hint)
        return None
    return file


_parsed = lru_cache(maxsize=8)(parse_po)
"""An update asks for a file twice: for its patterns, and to rewrite it."""


@lru_cache(maxsize=8)
def _fits(forms: int, plural: Callable[[int], int]) -> bool:
    """Whether a rule chooses among as many forms as there are."""
    if not 0 < forms <= _MOST_PLURALS:
        return False
    try:
        return {plural(count) for count in range(_ENOUGH)} <= set(range(forms))
    except (ValueError, OverflowError, RecursionError, ZeroDivisionError):
        return False
