"""A project's content in one language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from czguide.content.facts import Entry
from czguide.content.model import Content, Ref, Text
from czguide.diagnostics import Location
from czguide.localization.catalogs import Catalog
from czguide.localization.locale import Locale
from czguide.localization.placeholders import placeholders
from czguide.localization.render import Rendered, Renderer
from czguide.localization.termbase import NAME_KINDS, PROPER_KINDS, Form, Term, Termbase


@dataclass(frozen=True)
class Translation:
    """A text in the locale's language. `missing`: there is none, and `text` is the source."""

    id: str
    source: str
    text: str
    missing: bool = False
    fuzzy: bool = False


class _Patterns:
    """The locale's patterns, for its renderer. It does not hold the edition: if each held the other, only the
    garbage collector would free them."""

    def __init__(self, texts: Mapping[str, Text], catalog: Catalog | None, locale: Locale) -> None:
        """`catalog`: None in the language the patterns are written in."""
        self.texts = texts
        self.catalog = catalog
        self.locale = locale
        self.lacking = False
        """Whether a translation was missing or fuzzy since this was last cleared."""

    def __call__(self, key: str, count: Decimal | None = None) -> str:
        """The pattern; `count` picks the plural form."""
        text = self.texts[key]
        if self.catalog is None:
            return text.source
        message = self.catalog.messages.get(text.id)
        if message is None or not message.translated or message.fuzzy or message.source != text.source:
            self.lacking = True
        if message is None or not message.translated:
            return text.source
        if count is None or len(message.forms) == 1:
            return message.text
        return message.forms[self.catalog.plural(self._whole(count))]

    def _whole(self, count: Decimal) -> int:
        """A whole number that takes the same form, for gettext's rules know no others: of CLDR's category for
        a fraction (French 0,5 jour is like 1, Arabic 1.5 like 100), else two. The sign does not count."""
        count = abs(count)
        if count == int(count):
            return int(count)
        category = self.locale.category(count)
        return next((n for n in (1, 2, 3, 5, 11, 100) if self.locale.category(Decimal(n)) == category), 2)


@dataclass
class Localized:
    """Looks up texts, facts and names in one locale. Reads only; caches what it rendered."""

    content: Content
    locale: Locale
    catalog: Catalog
    termbase: Termbase
    source_locale: str
    original: Localized | None = None
    """The edition in the source language, for the Chinese that stands beside a translation."""
    _facts: dict[str, Rendered] = field(default_factory=dict)

    def __post_init__(self) -> None:
        catalog = None if self.is_source else self.catalog
        self._pattern = _Patterns(self.content.patterns, catalog, self.locale)
        self.unworded: set[str] = set()
        """Facts rendered so far through a pattern whose translation is missing or fuzzy."""
        self.renderer = Renderer(self.locale, self._pattern)

    @property
    def is_source(self) -> bool:
        """Whether this is the language the content is written in."""
        return self.locale.tag == self.source_locale

    def translate(self, text: Text) -> Translation:
        """The text in the locale's language; a fuzzy translation counts as missing."""
        if self.is_source or not text.source or not text.translatable:
            return Translation(text.id, text.source, text.source)
        message = self.catalog.messages.get(text.id)
        if message is None or not message.translated or message.fuzzy or message.source != text.source:
            fuzzy = message is not None and message.translated
            return Translation(text.id, text.source, text.source, missing=True, fuzzy=fuzzy)
        return Translation(text.id, text.source, message.text)

    def fact(self, name: str) -> Rendered:
        """A fact in words; raises KeyError for a fact that isn't there."""
        if name not in self._facts:
            self._pattern.lacking = False
            self._facts[name] = self.renderer.fact(self.content.book.facts[name])
            if self._pattern.lacking:
                self.unworded.add(name)
        return self._facts[name]

    def in_source(self, placeholder: str) -> str:
        """What a placeholder becomes in the source language; '' for a fact that isn't there."""
        found = next(placeholders(placeholder), None)
        if found is None or found.fact not in self.content.book.facts:
            return ""
        return (self.original or self).fact(found.fact).part(found.part)

    def without(self, messages: Collection[str]) -> Localized:
        """The same edition as if these messages had no translation."""
        if not messages:
            return self
        kept = {id: message for id, message in self.catalog.messages.items() if id not in messages}
        return replace(self, catalog=replace(self.catalog, messages=kept), _facts={})

    def as_of(self, entry: Entry) -> str:
        """The date an entry holds for, in words."""
        return self.renderer.as_of(entry)

    def marks(self, join: str) -> tuple[str, str]:
        """What a join such as `remark` writes between its two parts, and after the second: ' (' and ')'."""
        _, _, rest = self._pattern(f"joins.{join}").partition("{a}")
        between, _, after = rest.partition("{b}")
        return between, after

    def form(self, ref: Ref) -> tuple[Term, Form]:
        """A term and how this locale writes it; the Chinese where it has no form of its own."""
        term = self.termbase.terms[ref.name]
        own = None if self.is_source else self.termbase.form(term.key, self.locale.tag)
        if own is None or not own.display:
            status = "official" if self.is_source else "unverified"
            return term, Form(term.zh, status=status, at=term.at)
        return term, own

    def unverified(self, source: str) -> Iterator[tuple[Term, Form]]:
        """The names in a Chinese text whose form in this locale nobody has confirmed, or that have none."""
        for term in () if self.is_source else self.termbase.hits(source):
            form = self.open_form(term.key) if term.kind in NAME_KINDS else None
            if form:
                yield term, form

    def open_form(self, key: str) -> Form | None:
        """A term's form if nobody has confirmed it; an empty one if the locale's file has none."""
        form = self.termbase.form(key, self.locale.tag)
        if form is None:
            return Form("", at=Location(f"locales/termbase/{self.locale.tag}.csv"))
        return form if form.status == "unverified" or not form.display else None

    def names(self) -> Iterator[str]:
        """Companies, places and persons as this locale prints them."""
        for key, form in self.termbase.forms.get(self.locale.tag, {}).items():
            if form.display and self.termbase.terms[key].kind in PROPER_KINDS:
                yield from name_forms(form)


def name_forms(form: Form) -> tuple[str, ...]:
    """How a display form may stand in running text: whole, or without its parenthesis."""
    bare = re.sub(r"\s*[（(][^（）()]*[）)]\s*$", "", form.display)
    return (form.display, bare) if bare and bare != form.display else (form.display,)
