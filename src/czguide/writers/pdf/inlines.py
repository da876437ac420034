"""The structure elements of a paragraph's spans: links, references, words in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from czguide.document.model import (
    Blank,
    Block,
    Cite,
    Emph,
    FactValue,
    Foreign,
    Inline,
    Inlines,
    Link,
    Missing,
    Name,
    NoBreak,
    Qualification,
    Section,
    Sources,
    Str,
    Strong,
)
from czguide.writers.pdf.structure import Element


def targets(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The anchors that can be linked to: sections and sources."""
    for block in blocks:
        if isinstance(block, Section):
            yield block.anchor
            yield from targets(block.blocks)
        elif isinstance(block, Sources):
            yield from (entry.anchor for entry in block.items)


def span_elements(
    text: Inlines, title: Inlines | None, unit: str, parent: Element, places: Set[str], lang: str
) -> tuple[Element, ...]:
    """The element each span belongs to, span for span as `TextSetter` makes them. `lang`: the document's."""
    found: list[Element] = []
    if title:
        for index, words in enumerate(title.each):
            found += [parent] * bool(index)
            found += _elements(words.items, _spoken_in(parent, words.lang or lang, lang), places)
        found.append(parent)
    own = _spoken_in(parent, text.lang or lang, lang)
    found += _elements(text.items, own, places)
    if unit:
        found.append(own)
    return tuple(found)


def in_reading_order(elements: Sequence[Element], texts: Sequence[str]) -> tuple[Element, ...]:
    """The same with a Span below each that says in reading order what right-to-left lines show in another."""
    found: list[Element] = []
    for element, group in groupby(zip(elements, texts, strict=True), key=lambda pair: pair[0]):
        words = [text for _, text in group]
        found += [Element("Span", element, reads="".join(words), late=True)] * len(words)
    return tuple(found)


_OWN_LANGUAGE = re.compile("P|H[1-6]|Caption|Title|Lbl|LBody|TH|TD|Note|BibEntry")
"""Types that hold one text, and so may say its language themselves."""


def say_language(element: Element, lang: str) -> None:
    """The language of an element's only text, where it is not the document's."""
    if lang and not element.kids and _OWN_LANGUAGE.fullmatch(element.role):
        element.lang = lang


def _spoken_in(parent: Element, wanted: str, lang: str) -> Element:
    """Where words of a language belong: the parent, or a Span in it that names the language."""
    if parent.spoken(lang) == wanted:
        return parent
    return Element("Span", parent, lang=wanted, late=True)


def second_element(element: Element, lang: str, turned: bool) -> Element:
    """Where the second language's words of a text belong: a paragraph or note beside one, else a span in it.

    `turned`: it runs in the other direction.
    """
    if element.role in ("P", "Note") and element.parent is not None:
        attributes = (element.attributes or "/O/Layout") + "/WritingMode/RlTb" * turned
        return element.parent.add(element.role, lang=lang, attributes=attributes.removesuffix("/O/Layout"))
    return Element("Span", element, lang=lang, late=True)


def link_element(parent: Element, target: str, words: str, places: Set[str]) -> Element:
    """A Link that enters its parent when drawn; its annotation says its words (ISO 14289-1 7.18.5).

    Where there is no such place, the words are only words.
    """
    if not target.startswith("#"):
        says = words if words in target else f"{words}: {target}"
        return Element("Link", parent, says=says, late=True)
    if target[1:] not in places:
        return parent
    # What leads to a place in the document is a Reference too (ISO 14289-1 7.9).
    place = parent if parent.role == "Reference" else Element("Reference", parent, late=True)
    return Element("Link", place, says=words, late=True)


def _elements(items: tuple[Inline, ...], parent: Element, places: Set[str]) -> Iterator[Element]:
    for item in items:
        match item:
            case Str() | FactValue() | NoBreak() | Name() | Blank():
                yield parent
            case Qualification(words):
                # The space before it is a span of its own.
                yield from (parent,) * (1 + words.startswith(" "))
            case Strong(children) | Emph(children):
                yield from _elements(children, parent, places)
            case Link(children, target):
                link = link_element(parent, target, Inlines(children).plain(), places)
                yield from _elements(children, link, places)
            case Foreign(_, lang) | Missing(_, lang):
                yield Element("Span", parent, lang=lang, late=True)
            case Cite(anchor=""):
                yield parent
            case Cite(number, anchor):
                yield link_element(parent, f"#{anchor}", f"[{number}]", places)
