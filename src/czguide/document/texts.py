"""From messages to inlines: markup, facts, unconfirmed names, missing translations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from czguide.content.model import Ref, Text
from czguide.document.markup import MarkupError, parse
from czguide.document.model import Blank, FactValue, Foreign, Inline, Inlines, Missing, Name, NoBreak, Str
from czguide.localization.localize import Localized, name_forms
from czguide.localization.placeholders import Placeholder


class Texts:
    """Makes the inlines of one edition. In drafts unconfirmed names and missing texts are marked."""

    def __init__(self, localized: Localized, messages: dict[str, Text], draft: bool) -> None:
        self.localized = localized
        self.messages = messages
        self.draft = draft
        self.used: list[str] = []
        """Ids of facts in the order they were printed."""
        self.names: dict[str, None] = {}
        """Keys of the unconfirmed names that were printed."""

    def message(self, id: str) -> Inlines:
        """A message by id, in the edition's language."""
        text = self.messages[id]
        if not text.source:
            return Inlines((Blank(self.label("draft.to_fill")),), id)
        translation = self.localized.translate(text)
        if translation.missing:
            return Inlines((Missing(self.source(id).plain(), self.localized.source_locale),), id)
        return Inlines(self._parse(translation.text, self._forms(text.source)), id)

    def label(self, key: str) -> str:
        """A label's plain words; in brackets where they are still the Chinese."""
        translation = self.localized.translate(self.localized.content.labels[key])
        return f"【{translation.text}】" if translation.missing else translation.text

    def source(self, id: str) -> Inlines:
        """The Chinese of a message, as text in another language."""
        original = self.localized.original or self.localized

        def value(placeholder: Placeholder) -> Inline:
            return Str(original.fact(placeholder.fact).part(placeholder.part))

        words = "".join(_words(item) for item in parse(self.messages[id].source, value=value))
        return Inlines((Foreign(words, self.localized.source_locale),))

    def beside(self, id: str) -> Inlines:
        """A message with its Chinese beside it, unless they are the same."""
        own = self.message(id)
        if self.localized.is_source or any(isinstance(item, Missing) for item in own.items):
            return own
        original = self.source(id)
        if original.plain() in own.plain():
            return own
        return own.followed_by((Str(" "), *original.items))

    def term(self, ref: Ref) -> Inlines:
        """A termbase name: the display form, marked if unconfirmed, and the Chinese beside it."""
        term, form = self.localized.form(ref)
        unconfirmed = form.status == "unverified" and not self.localized.is_source
        if unconfirmed:
            self.names[term.key] = None
        name: Inline = Name(term.key, form.display) if unconfirmed and self.draft else Str(form.display)
        if self.localized.is_source or term.zh in form.display:
            return Inlines((name,))
        return Inlines((name, Str(" "), Foreign(term.zh, self.localized.source_locale)))

    def _parse(self, text: str, forms: dict[str, str]) -> tuple[Inline, ...]:
        try:
            return parse(text, lambda plain: self._names(plain, forms), self.value)
        except MarkupError:
            # The checks report it with its place; the words must not get lost.
            return (Str(text),)

    def value(self, placeholder: Placeholder) -> Inline:
        """A fact in words; marked where the locale lacks some of them."""
        if placeholder.fact not in self.localized.content.book.facts:
            return Str(str(placeholder))
        self.used.append(placeholder.fact)
        rendered = self.localized.fact(placeholder.fact)
        if placeholder.fact in self.localized.unworded:
            return Missing(rendered.part(placeholder.part), self.localized.source_locale)
        return FactValue(placeholder.fact, rendered.part(placeholder.part), placeholder.part)

    def _forms(self, source: str) -> dict[str, str]:
        """The unconfirmed display forms that may stand in a translation, with their terms."""
        return {
            words: term.key
            for term, form in self.localized.unverified(source)
            for words in name_forms(form)
            if words
        }

    def _names(self, text: str, forms: dict[str, str]) -> Iterable[Inline]:
        if not forms:
            yield Str(text)
            return
        longest = sorted(forms, key=len, reverse=True)
        end = 0
        for match in re.finditer("|".join(map(re.escape, longest)), text, re.IGNORECASE):
            key = next(forms[words] for words in longest if words.lower() == match[0].lower())
            self.names[key] = None
            if match.start() > end:
                yield Str(text[end : match.start()])
            yield Name(key, match[0]) if self.draft else Str(match[0])
            end = match.end()
        if end < len(text):
            yield Str(text[end:])


def _words(item: Inline) -> str:
    if isinstance(item, (Str, NoBreak, FactValue, Name, Foreign, Missing)):
        return item.text
    return "".join(_words(child) for child in getattr(item, "children", ()))
