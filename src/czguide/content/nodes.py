"""A strict reader over YAML: values come with their place, problems are collected.

PyYAML composes the nodes; plain values keep their spelling (`2024-09`, `7680亿`), because what a
scalar means is the field's business, not YAML's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from czguide.diagnostics import Location, Problems, suggest
from czguide.phrases import N_

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""LibYAML's parser where PyYAML was built with it: the same nodes and marks in a tenth of the time."""

_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True)
class Scalar:
    """A plain value as it is spelt in the file."""

    value: str
    at: Location
    quoted: bool


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Location


@dataclass(frozen=True)
class Mapping:
    """A map in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Location

    def __iter__(self) -> Iterator[tuple[str, Node]]:
        return ((key.value, node) for key, node in self.entries)

    def get(self, name: str) -> Node | None:
        """The value under `name`, or None."""
        return next((node for key, node in self.entries if key.value == name), None)


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path, name: str, problems: Problems) -> Node | None:
    """The file's root node; None where it is empty or can't be read (a problem says why).

    `name` is the path shown to users, relative to the project.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        problems.error(
            "content.unreadable",
            N_("cannot read the file: {strerror}", strerror=error.strerror),
            Location(name),
        )
        return None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.error("content.encoding", "not UTF-8", Location(name, line), "save the file as UTF-8")
        return None
    try:
        root = _composed(text)
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
    return _convert(root, name, problems, ()) if root is not None else None


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        # Python's parser says more exactly what is wrong and where.
        return yaml.compose(text, Loader=yaml.SafeLoader)


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


def _convert(node: yaml.Node, name: str, problems: Problems, above: tuple[int, ...]) -> Node:
    at = Location(name, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, at, node.style is not None)
    if id(node) in above:
        problems.error("content.yaml", "an anchor that contains itself", at, "write the text out")
        return Scalar("", at, True)
    above = (*above, id(node))
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_convert(item, name, problems, above) for item in node.value), at)
    entries: list[tuple[Scalar, Node]] = []
    seen: dict[str, Location] = {}
    for key_node, value_node in node.value:
        key = _convert(key_node, name, problems, above)
        if not isinstance(key, Scalar):
            problems.error("content.key", "a key must be a word", key.at)
            continue
        if key.value in seen:
            problems.error(
                "content.duplicate-key",
                N_(
                    "'{value}' is here twice; the first is in line {line}",
                    value=key.value,
                    line=seen[key.value].line,
                ),
                key.at,
                "rename or remove one of them",
            )
            continue
        seen[key.value] = key.at
        entries.append((key, _convert(value_node, name, problems, above)))
    return Mapping(tuple(entries), at)


class Fields:
    """Reads a map field by field; `finish` reports the keys nobody asked for."""

    def __init__(self, node: Mapping, problems: Problems, what: str) -> None:
        self.node = node
        self.problems = problems
        self.what = what
        self._known: set[str] = set()

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
        if isinstance(node, Scalar) and not node.value and not node.quoted:
            return None
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
