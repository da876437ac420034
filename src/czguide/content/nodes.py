"""A strict reader over YAML: values come with their place, problems are collected.

Plain values keep their spelling (`2024-09`, `7680亿`), because what a
scalar means is the field's business, not YAML's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from czguide.diagnostics import Location, Problems, suggest
from czguide.files import reason
from czguide.phrases import N_

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""LibYAML's parser where PyYAML was built with it: the same events and marks in a tenth of the time."""

_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")


class Scalar(NamedTuple):
    """A plain value as it is spelt in the file. `mark` is the parser's, which counts from 0."""

    value: str
    mark: Any
    file: str

    @property
    def at(self) -> Location:
        """Where it stands; most are never asked."""
        return _at(self.mark, self.file)


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Any
    file: str

    @property
    def at(self) -> Location:
        """Where it begins."""
        return _at(self.mark, self.file)


@dataclass(slots=True)
class Mapping:
    """A map in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    by_name: dict[str, Node]
    mark: Any
    file: str

    @property
    def at(self) -> Location:
        """Where it begins."""
        return _at(self.mark, self.file)

    def __iter__(self) -> Iterator[tuple[str, Node]]:
        return ((key.value, node) for key, node in self.entries)

    def get(self, name: str) -> Node | None:
        """The value under `name`, or None."""
        return self.by_name.get(name)


Node = Scalar | Sequence | Mapping
What = str | Callable[[], str]


def _at(mark: Any, file: str) -> Location:
    return Location(file, mark.line + 1, mark.column + 1)


def read_yaml(path: Path, name: str, problems: Problems) -> Node | None:
    """The file's root node; None where it is empty or can't be read (a problem says why).

    `name` is the path shown to users, relative to the project.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        problems.error(
            "content.unreadable",
            N_("cannot read the file: {reason}", reason=reason(error)),
            Location(name),
        )
        return None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.error("content.encoding", "not UTF-8", Location(name, line), "save the file as UTF-8")
        return None
    try:
        root, found = _built(text, name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
        problems.error(
            "content.yaml",
            N_("not valid YAML: {problem}", problem=error.problem),
            at,
            _yaml_hint(error.problem or ""),
        )
        return None
    except yaml.reader.ReaderError as error:
        at = Location(name, text.count("\n", 0, error.position) + 1)
        problems.error(
            "content.yaml",
            N_("a character that YAML forbids: {character!r}", character=error.character),
            at,
            "delete it",
        )
        return None
    except RecursionError:
        problems.error(
            "content.yaml", "nested too deep", Location(name), "look for brackets that are never closed"
        )
        return None
    problems.extend(found)
    return root


def _built(text: str, name: str) -> tuple[Node | None, Problems]:
    try:
        return _Builder(_LOADER(text), name).built()
    except yaml.YAMLError:
        # Python's parser says more exactly what is wrong and where.
        return _Builder(yaml.SafeLoader(text), name).built()


def _yaml_hint(problem: str) -> str:
    if "tab" in problem or "\\t" in problem:
        return N_("indent with spaces, not tabs")
    if (
        "alias" in problem
        or "tag" in problem
        or "cannot start any token" in problem
        or "alphabetic or numeric" in problem
    ):
        return N_("put the text in quotes: it begins with a character that means something to YAML")
    if "could not find expected ':'" in problem:
        return N_("a key needs a space after its colon: 'title: 氢能'; look at this line and the one above")
    if "mapping values are not allowed" in problem:
        return N_("a text with ': ' in it needs quotes, or the indentation is off")
    return N_("compare the indentation and quotes with a neighbouring entry")


_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_SEQUENCE, _SEQUENCE_END, _MAPPING_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent


class _Builder:
    """Nodes from a parser's events (YAML 1.1, 3.2): PyYAML's own nodes would be twice the work."""

    def __init__(self, loader: Any, file: str) -> None:
        self._next = loader.get_event
        self._file = file
        self._problems = Problems()
        self._anchors: dict[str, Node | None] = {}
        """None: the node is not finished yet."""

    def built(self) -> tuple[Node | None, Problems]:
        """The root, None in an empty file; raises YAMLError."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None, self._problems
        root = self._node(self._next())
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(
                "expected a single document in the stream",
                None,
                "but found another document",
                event.start_mark,
            )
        return root, self._problems

    def _node(self, event: Any) -> Node:
        kind = type(event)
        if kind is _SCALAR and event.anchor is None:
            return Scalar(event.value, event.start_mark, self._file)
        if kind is _ALIAS:
            return self._alias(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        node: Node
        if kind is _SCALAR:
            node = Scalar(event.value, event.start_mark, self._file)
        elif kind is _SEQUENCE:
            node = Sequence(tuple(self._items()), event.start_mark, self._file)
        else:
            node = self._mapping(event.start_mark)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _items(self) -> Iterator[Node]:
        while type(event := self._next()) is not _SEQUENCE_END:
            yield self._node(event)

    def _mapping(self, mark: Any) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        found: dict[str, Node] = {}
        while type(event := self._next()) is not _MAPPING_END:
            key = self._node(event)
            value = self._node(self._next())
            if type(key) is not Scalar:
                self._problems.error("content.key", "a key must be a word", key.at)
            elif key.value in found:
                first = next(other.at.line for other, _ in entries if other.value == key.value)
                self._problems.error(
                    "content.duplicate-key",
                    N_(
                        "'{value}' is here twice; the first is in line {line}",
                        value=key.value,
                        line=first,
                    ),
                    key.at,
                    "rename or remove one of them",
                )
            else:
                found[key.value] = value
                entries.append((key, value))
        return Mapping(tuple(entries), found, mark, self._file)

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self._anchors:
            raise yaml.MarkedYAMLError(
                None, None, f"found undefined alias {event.anchor!r}", event.start_mark
            )
        node = self._anchors[event.anchor]
        if node is None:
            at = _at(event.start_mark, self._file)
            self._problems.error("content.yaml", "an anchor that contains itself", at, "write the text out")
            return Scalar("", event.start_mark, self._file)
        return node


class Fields:
    """Reads a map field by field; `finish` reports the keys nobody asked for."""

    def __init__(self, node: Mapping, problems: Problems, what: What) -> None:
        self.node = node
        self.problems = problems
        self._what = what
        self._known: set[str] = set()

    @property
    def what(self) -> str:
        """What the map is, for messages: rarely asked, so often given as a function."""
        return self._what if isinstance(self._what, str) else self._what()

    def node_at(self, name: str, required: bool = False) -> Node | None:
        """The node under `name`; a missing required one is a problem."""
        self._known.add(name)
        node = self.node.get(name)
        if node is None and required:
            self.problems.error(
                "content.missing-key",
                N_("{what} has no '{name}'", what=self.what, name=name),
                self.node.at,
                N_("add '{name}: …'", name=name),
            )
        return node

    def scalar(self, name: str, required: bool = False) -> Scalar | None:
        """The plain value under `name`."""
        node = self.node_at(name, required)
        if node is None or isinstance(node, Scalar):
            return node
        self.problems.error("content.type", N_("'{name}' must be a single value", name=name), node.at)
        return None

    def string(self, name: str, default: str = "", required: bool = False) -> str:
        """The value under `name` as text."""
        scalar = self.scalar(name, required)
        return scalar.value if scalar else default

    def choice(self, name: str, choices: Iterable[str], default: str = "", required: bool = False) -> str:
        """One of `choices`; anything else is a problem, and the default stands."""
        scalar = self.scalar(name, required)
        if scalar is None:
            return default
        options = list(choices)
        if scalar.value in options:
            return scalar.value
        self.problems.error(
            "content.choice",
            N_("'{name}' can't be '{value}'", name=name, value=scalar.value),
            scalar.at,
            suggest(scalar.value, options) or N_("one of: {known}", known=", ".join(options)),
        )
        return default

    def flag(self, name: str) -> bool:
        """`true` or `false`; absent is false."""
        return self.choice(name, ("true", "false"), "false") == "true"

    def mapping(self, name: str, required: bool = False) -> Mapping | None:
        """The map under `name`."""
        node = self.node_at(name, required)
        if node is None or isinstance(node, Mapping):
            return node
        self.problems.error("content.type", N_("'{name}' must be a map of key: value", name=name), node.at)
        return None

    def words(self, name: str) -> tuple[Scalar, ...]:
        """A list of plain values."""
        node = self.node_at(name)
        if node is None:
            return ()
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            return tuple(item for item in node.items if isinstance(item, Scalar))
        self.problems.error("content.type", N_("'{name}' must be a list: [one, two]", name=name), node.at)
        return ()

    def finish(self) -> None:
        """Report unknown keys, with the likeliest meant one."""
        for key, _ in self.node.entries:
            if key.value not in self._known:
                self.problems.error(
                    "content.unknown-key",
                    N_("{what} has no key '{value}'", what=self.what, value=key.value),
                    key.at,
                    suggest(key.value, self._known)
                    or N_("known keys: {known}", known=", ".join(sorted(self._known))),
                )


def check_key(key: Scalar, problems: Problems) -> bool:
    """Whether a key chosen by an author can stand in an id (`[a-z][a-z0-9_]*`)."""
    if _KEY.match(key.value):
        return True
    problems.error(
        "content.key",
        N_("'{value}' can't be a key", value=key.value),
        key.at,
        "keys are lower-case letters, digits and underscores, and begin with a letter",
    )
    return False
