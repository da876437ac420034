"""The one notion of "translatable": a walk over all texts, in the order of the files.

Extraction and substitution both use it, so they cannot disagree.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from czguide.content.model import ChartValue, Content, Figure, Guide, Ref, Section, Text
from czguide.diagnostics import Location

_LEAVES = frozenset((str, int, bool, bytes, Location, Ref, type(None)))
"""What holds no text."""


def texts(value: object) -> Iterator[Text]:
    """Every translatable text in a piece of content, depth first."""
    return (text for text in _printed(value, []) if text.source and text.translatable)


def printed(value: object) -> Iterator[Text]:
    """Every text in a piece of content, also what all languages print alike: a phone number."""
    return iter(_printed(value, []))


def _printed(value: object, found: list[Text]) -> list[Text]:
    """`found` with the texts in `value` added: a generator at every level would take twice the time."""
    kind: Any = type(value)
    if kind is Text:
        found.append(cast(Text, value))
        return found
    inside: Iterable[object]
    if kind is tuple:
        inside = cast(tuple[object, ...], value)
    elif isinstance(value, Mapping):
        inside = value.values()
    else:
        inside = [getattr(value, name) for name in _fields(kind)]
    for item in inside:
        if type(item) not in _LEAVES:
            _printed(item, found)
    return found


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def messages(content: Content) -> Iterator[Text]:
    """Every translatable text of a project."""
    yield from texts(content.labels)
    yield from texts(content.patterns)
    yield from texts(content.publisher)
    for guide in content.guides.values():
        yield from texts(guide)


def domain(id: str) -> str:
    """The catalog a text belongs to: the guide's, or `common`."""
    head = id.partition(".")[0]
    return "common" if head in ("labels", "patterns", "publisher") else head


def citations(guide: Guide | Section) -> Iterator[tuple[str, Ref]]:
    """Every (kind, reference) of a guide or section: ('fact', …), ('cite', …), ('company', …)."""
    yield from _citations(guide)


def _citations(value: object) -> Iterator[tuple[str, Ref]]:
    if isinstance(value, Figure):
        yield "fact", value.fact
        return
    if isinstance(value, ChartValue):
        yield "fact", value.fact
        if value.of:
            yield "fact", value.of
        return
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from _citations(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if field.name in ("cites", "companies"):
                kind = "cite" if field.name == "cites" else "company"
                for ref in inner:
                    yield kind, ref
            elif field.name == "phone" and inner is not None:
                yield "fact", inner
            else:
                yield from _citations(inner)
