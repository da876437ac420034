"""What a file for editors was made from: the base of the three-way merge when it comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from czguide.content.model import Text
from czguide.content.walk import messages
from czguide.document.model import (
    Blank,
    Block,
    Document,
    Emph,
    FactValue,
    Inline,
    KeyFigures,
    Link,
    Missing,
    Section,
    Strong,
)
from czguide.document.reading import inlines_of
from czguide.localization.localize import Localized


@dataclass(frozen=True)
class SentMessage:
    """A message as it was sent: the Chinese, the text in the file's language, both with their marks.

    `shown`: the words printed where there was no text: the Chinese, or what says that a field is blank.
    """

    id: str
    source: str
    base: str
    shown: str = ""


@dataclass(frozen=True)
class Handoff:
    """The project's state that a file was made from. `facts`: `name` or `name.part` to its words."""

    project: str
    guide: str
    locale: str
    edition: str
    messages: Mapping[str, SentMessage] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same for the same state, different for any other: 16 hexadecimal digits."""
        digest = hashlib.sha256()
        parts = [self.project, self.guide, self.locale, self.edition]
        for message in self.messages.values():
            parts += [message.id, message.source, message.base, message.shown]
        for name, words in self.facts.items():
            parts += [name, words]
        digest.update("\x00".join(parts).encode())
        return digest.hexdigest()[:16]


def hand_off(document: Document, localized: Localized, project: str) -> Handoff:
    """What an import will compare the document with."""
    known = {text.id: text for text in messages(localized.content)}
    known.update({text.id: text for text in localized.content.publisher.fields.values()})
    printed: dict[str, str] = {}
    facts: dict[str, str] = {}
    for block in document.blocks:
        for text in inlines_of(block):
            if text.message in known and text.message not in printed:
                printed[text.message] = _stand_in(text.own)
            facts.update(_facts(text.items))
        facts.update(_panel(block))
    sent = {id: _sent(known[id], shown, localized) for id, shown in sorted(printed.items())}
    return Handoff(
        project=project,
        guide=document.guide,
        locale=localized.locale.tag,
        edition=document.metadata.date,
        messages=sent,
        facts=dict(sorted(facts.items())),
    )


def _sent(text: Text, shown: str, localized: Localized) -> SentMessage:
    return SentMessage(text.id, text.source, catalog_text(text, localized), shown)


def catalog_text(text: Text, localized: Localized) -> str:
    """The text that the locale's editors own: the content's in the source language, else the catalog's."""
    if localized.is_source or not text.translatable or not text.source:
        return text.source
    message = localized.catalog.messages.get(text.id)
    return message.text if message is not None else ""


def _stand_in(items: tuple[Inline, ...]) -> str:
    """The words of a stand-in for a text that is missing; '' where the text itself is printed."""
    if len(items) == 1:
        item = items[0]
        if isinstance(item, Missing):
            return item.text
        if isinstance(item, Blank):
            return item.label
    return ""


def _facts(items: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    for item in items:
        if isinstance(item, FactValue):
            yield f"{item.fact}.{item.part}" if item.part else item.fact, item.text
        elif isinstance(item, (Strong, Emph, Link)):
            yield from _facts(item.children)


def _panel(block: Block) -> Iterator[tuple[str, str]]:
    """The two parts of key figures, which no placeholder gives: `head` and `tail`."""
    if isinstance(block, Section):
        for inner in block.blocks:
            yield from _panel(inner)
    elif isinstance(block, KeyFigures):
        for figure in block.items:
            if figure.fact:
                yield f"{figure.fact}.head", figure.number
                yield f"{figure.fact}.tail", figure.unit
