"""A check of translations: what it looks for, why, and examples that are tested and documented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from czguide.checks.catalog.language import Style, style_of
from czguide.diagnostics import Location, Severity
from czguide.localization.localize import name_forms
from czguide.localization.placeholders import Placeholder, split
from czguide.localization.termbase import Form, Term

ADDRESS = re.compile(r"\]\([^)\s]*\)|https?://[^\s）)」]+|[\w.+-]+@[\w-]+\.[\w.]+|www\.[\w./-]+")
_ESCAPED = re.compile(r"\\([\\*`\[\]])")


@dataclass(frozen=True)
class Pair:
    """A Chinese text and one form of its translation."""

    id: str
    source: str
    text: str
    tag: str
    cldr: str
    terms: tuple[tuple[Term, Form], ...] = ()
    names: tuple[str, ...] = ()
    """Designations: names with digits that are printed as they stand."""
    lines: int = 0
    """How many lines a heading takes in the layout; 0 for what is no heading or was not laid out."""
    at: Location = field(default=Location(""), compare=False)
    subject: frozenset[str] = frozenset()
    """Keys of the places that the guides are about: a sentence may call them "the city"."""
    exact: bool = False
    """Whether it is a plural form for one number only."""
    alike: str = ""
    """A locale of another language that says the very same."""
    script: str = ""
    quotes: tuple[str, ...] = ()
    """The locale's; CLDR's where they are empty."""

    @property
    def style(self) -> Style:
        """How the language is written."""
        return style_of(self.cldr, self.script, self.quotes)

    @cached_property
    def prose(self) -> str:
        """The translation without addresses; a placeholder is one U+FFFC, mark-up is gone."""
        return prose(self.text)

    @cached_property
    def unnamed(self) -> str:
        """The same with U+FFFC for each display form of the termbase."""
        text = self.prose
        names = {name for _, form in self.terms for name in name_forms(form) if name}
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "\ufffc")
        return text

    @cached_property
    def source_prose(self) -> str:
        """The same of the Chinese."""
        return prose(self.source)


def prose(text: str) -> str:
    """A text as a reader sees it, with U+FFFC for each placeholder."""
    text = ADDRESS.sub(lambda match: "]" if match[0].startswith("](") else "", text)
    text = "".join("\ufffc" if isinstance(piece, Placeholder) else piece for piece in split(text))
    return _ESCAPED.sub(r"\1", re.sub(r"(?<!\\)(\*+|`|\[|\])", "", text))


@dataclass(frozen=True)
class Finding:
    """What is wrong with a pair, and what to do."""

    pair: Pair
    message: str
    hint: str = ""
    other: str = ""
    """The message it is compared with: an ignore at either is enough."""


@dataclass(frozen=True)
class Example:
    """A translation into the language of a CLDR locale; `forbidden` and `display` make a termbase entry
    of the whole Chinese text."""

    cldr: str
    source: str
    text: str
    term: str = ""
    display: str = ""
    forbidden: tuple[str, ...] = ()
    heading: str = ""
    """The text style in which the example is set, for the check of the layout."""


@dataclass(frozen=True)
class CatalogCheck:
    """One check. `find` gets all pairs of a catalog at once, for some compare them.

    Each bad example is a catalog in which the check must find something, each good one a catalog in
    which it must find nothing.
    """

    id: str
    name: str
    rationale: str
    good: tuple[tuple[Example, ...], ...]
    bad: tuple[tuple[Example, ...], ...]
    find: Callable[[Sequence[Pair]], Iterator[Finding]]
    severity: Severity = Severity.WARNING


def each(find: Callable[[Pair], Iterator[tuple[str, str]]]) -> Callable[[Sequence[Pair]], Iterator[Finding]]:
    """A check that looks at one pair at a time and yields (message, hint)."""

    def find_all(pairs: Sequence[Pair]) -> Iterator[Finding]:
        for pair in pairs:
            for message, hint in find(pair):
                yield Finding(pair, message, hint)

    return find_all


def one(*examples: Example) -> tuple[tuple[Example, ...], ...]:
    """Examples that are each a catalog of one message."""
    return tuple((example,) for example in examples)
