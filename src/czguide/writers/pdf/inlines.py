"""The structure elements of a paragraph's spans: links, references, words in other languages."""

from __future__ import annotations

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
    text: Inlines, title: Inlines | None, unit: str, parent: Element, places: Set[str]
) -> tuple[Element, ...]:
    """The element each span belongs to, span for span as `TextSetter` makes them."""
    found: list[Element] = []
    if title:
        found += _elements(title.items, parent, places)
        if title.second:
            other = Element("Span", parent, lang=title.second.lang, late=True)
            found += [parent, *_elements(title.second.items, other, places)]
        found.append(parent)
    found += _elements(text.items, parent, places)
    if unit:
        found.append(parent)
    return tuple(found)


def spoken(elements: Sequence[Element], texts: Sequence[str]) -> tuple[Element, ...]:
    """The same with a Span below each that says in reading order what right-to-left lines show in another."""
    found: list[Element] = []
    for element, group in groupby(zip(elements, texts, strict=True), key=lambda pair: pair[0]):
        words = [text for _, text in group]
        found += [Element("Span", element, reads="".join(words), late=True)] * len(words)
    return tuple(found)


def second_element(element: Element, lang: str, turned: bool) -> Element:
    """Where the second language's words of a text belong: a paragraph beside a paragraph, else a span in it.

    `turned`: it runs in the other direction.
    """
    if element.role == "P" and element.parent is not None:
        attributes = element.attributes or ("/O/Layout/WritingMode/RlTb" if turned else "")
        return element.parent.add("P", lang=lang, attributes=attributes)
    return Element("Span", element, lang=lang, late=True)


def link_element(parent: Element, target: str, words: str, places: Set[str]) -> Element:
    """A Link that enters its parent when drawn; its annotation says its words (ISO 14289-1 7.18.5).

    Where there is no such place, the words are only words.
    """
    if target.startswith("#"):
        says = words
        if target[1:] not in places:
            return parent
    else:
        says = words if words in target else f"{words}: {target}"
    return Element("Link", parent, says=says, late=True)


def _elements(items: tuple[Inline, ...], parent: Element, places: Set[str]) -> Iterator[Element]:
    for item in items:
        match item:
            case Str() | FactValue() | NoBreak() | Name() | Blank() | Qualification():
                yield parent
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
