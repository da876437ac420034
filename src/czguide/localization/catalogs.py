"""Catalogs: gettext PO files, one per locale and domain, keyed by message id (msgctxt)."""

from __future__ import annotations

import gettext
import io
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.pofile import PoFileError, denormalize, read_po

from czguide.diagnostics import Location, Problems
from czguide.phrases import N_

# Babel passes over lines it does not understand, and their words are lost.
_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"([^"\\]|\\.)*"\s*)?\Z')


_MOST_PLURALS = 6
"""Arabic has six forms; no language has more (Unicode CLDR, plural rules)."""


@dataclass(frozen=True)
class Message:
    """One translation: its source text, the plural forms (one where the message has none), its place."""

    id: str
    source: str
    forms: tuple[str, ...]
    fuzzy: bool
    at: Location
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The translation of a message without plurals, or the first form."""
        return self.forms[0]

    @property
    def translated(self) -> bool:
        """Whether every form says something."""
        return all(self.forms)


@dataclass(frozen=True)
class Catalog:
    """All messages of one locale, its domains taken together."""

    locale: str
    messages: Mapping[str, Message] = field(default_factory=dict)
    plural: Callable[[int], int] = field(default=lambda _: 0, compare=False)
    broken: frozenset[str] = frozenset()
    """Domains whose file is there but can't be read: reported once, not for every message."""


def load_catalog(folder: Path, locale: str, domains: tuple[str, ...], problems: Problems) -> Catalog:
    """Read the PO files of a locale; a missing file is as good as an empty one."""
    messages: dict[str, Message] = {}
    broken: set[str] = set()
    plural: Callable[[int], int] = lambda _: 0  # noqa: E731
    for domain in domains:
        path = folder / locale / "LC_MESSAGES" / f"{domain}.po"
        if not path.is_file():
            continue
        name = f"locales/{locale}/LC_MESSAGES/{domain}.po"
        catalog = read_catalog(path, name, locale, problems)
        if catalog is None:
            broken.add(domain)
            continue
        try:
            plural = gettext.c2py(catalog.plural_expr)
            fits = {plural(count) for count in range(200)} <= set(range(catalog.num_plurals))
        except (ValueError, OverflowError, RecursionError):
            fits = False
        if not fits or catalog.num_plurals > _MOST_PLURALS:
            hint = "copy Plural-Forms from another catalog of the language"
            problems.error("catalog.plural", "the header's Plural-Forms are not valid", Location(name), hint)
            broken.add(domain)
            continue
        for message in catalog:
            if not message.id or not message.context:
                continue
            forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            source = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
            at = Location(name, message.lineno or 0)
            if message.context in messages:
                problems.error(
                    "catalog.duplicate",
                    N_("'{context}' is in the catalogs twice", context=message.context),
                    at,
                    "remove one of them",
                )
                continue
            messages[message.context] = Message(
                message.context,
                source,
                tuple(form or "" for form in forms),
                message.fuzzy,
                at,
                tuple(message.user_comments),
            )
    return Catalog(locale, messages, plural, frozenset(broken))


def read_catalog(path: Path, name: str, locale: str, problems: Problems) -> BabelCatalog | None:
    """Babel's catalog of one file, strictly read; None after a problem."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        for number, line in enumerate(text.splitlines(), start=1):
            if not _LINE.match(line):
                problems.error(
                    "catalog.syntax",
                    "not a line of a PO file",
                    Location(name, number),
                    "a text stands in straight quotes",
                )
                return None
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return read_po(
                io.BytesIO(data.removeprefix(b"\xef\xbb\xbf")), locale=_babel_tag(locale), abort_invalid=True
            )
    except PoFileError as error:
        at = Location(name, error.lineno + 1 if isinstance(error.lineno, int) else 0)
        problems.error(
            "catalog.syntax",
            N_("not a valid PO file: {error}", error=error),
            at,
            "open it in Poedit to mend it",
        )
    except UnicodeDecodeError as error:
        at = Location(name, data[: error.start].count(b"\n") + 1)
        problems.error("catalog.encoding", "not UTF-8", at, "save the file as UTF-8")
    except OSError as error:
        problems.error(
            "catalog.unreadable",
            N_("cannot read the file: {strerror}", strerror=error.strerror),
            Location(name),
        )
    except (ValueError, LookupError, Warning, TypeError) as error:
        problems.error(
            "catalog.syntax",
            N_("not a valid PO file: {error}", error=error),
            Location(name),
            "check the header's lines",
        )
    return None


def previous_sources(path: Path) -> dict[str, str]:
    """The previous source (`#| msgid`) by message id; Babel writes these but does not read them."""
    found: dict[str, str] = {}
    previous = ""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.startswith("#|"):
            part = line[2:].strip().removeprefix("msgid").strip()
            previous += denormalize(part) if part.startswith('"') else ""
        elif line.startswith("msgctxt ") and previous:
            found[denormalize(line.removeprefix("msgctxt ").strip())] = previous
        elif not line:
            previous = ""
    return found


def _babel_tag(locale: str) -> str:
    return locale.replace("-", "_")
