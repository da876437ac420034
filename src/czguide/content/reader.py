"""What readers of texts share: ids are paths, problems are collected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from czguide.addresses import is_web_address
from czguide.content.model import Ref, Text
from czguide.content.nodes import Fields, Mapping, Node, Scalar, What, check_key
from czguide.diagnostics import Problems, suggest
from czguide.phrases import N_

T = TypeVar("T")


class TextReader:
    """Reads texts and maps of them; each item's id is its path."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def fields(self, node: Node, what: What) -> Fields | None:
        """The map's fields; a problem where it is no map."""
        if isinstance(node, Mapping):
            return Fields(node, self.problems, what)
        self.problems.error(
            "content.type",
            N_("{what} must be a map", what=what if isinstance(what, str) else what()),
            node.at,
        )
        return None

    def text(self, scalar: Scalar | None, id: str) -> Text | None:
        """A text that says something."""
        if scalar is None:
            return None
        source = scalar.value.strip()
        if not source:
            self.problems.error(
                "content.empty",
                N_("the text '{id}' is empty", id=id),
                scalar.at,
                "write it, or remove the key",
            )
            return None
        return Text(id, source, scalar.at)

    def text_field(self, f: Fields, name: str, id: str, required: bool = False) -> Text | None:
        """The text under `name`, with the id `id.name`."""
        return self.text(f.scalar(name, required), f"{id}.{name}")

    def optional(self, f: Fields, name: str, id: str, read: Callable[[Node, str, str], T | None]) -> T | None:
        """One item under `name`, if it is there."""
        node = f.node_at(name)
        return read(node, f"{id}.{name}", name) if node is not None else None

    def many(
        self, f: Fields, name: str, id: str, read: Callable[[Node, str, str], T | None]
    ) -> tuple[T, ...]:
        """The items of the map under `name`, in its order."""
        node = f.mapping(name)
        items = []
        for key, value in node.entries if node else ():
            if check_key(key, self.problems):
                item = read(value, f"{id}.{name}.{key.value}", key.value)
                if item is not None:
                    items.append(item)
        return tuple(items)

    def web_address(self, f: Fields, name: str, required: bool = False) -> str:
        """An http(s) address."""
        scalar = f.scalar(name, required)
        if scalar is None:
            return ""
        if is_web_address(scalar.value):
            return scalar.value
        hint = suggest(scalar.value, ["https://"]) or "begin with https://"
        self.problems.error(
            "content.url", N_("'{value}' is no web address", value=scalar.value), scalar.at, hint
        )
        return ""


def refs(f: Fields, name: str) -> tuple[Ref, ...]:
    """A list of names to be looked up later."""
    return tuple(Ref(word.value, word.at) for word in f.words(name))
