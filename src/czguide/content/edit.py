"""Change single values of a YAML file; every other byte stays as it was.

Each change is tried in the value's own style (plain, quoted, block) and read back; where that would change
anything else, or not give the value, it is written in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from czguide.phrases import N_


@dataclass(frozen=True)
class ValueEdit:
    """A value by its place (line and column from 1, as `Location` has them). `value`: None to leave it;
    `notes`: comments to stand above its key."""

    line: int
    column: int
    value: str | None = None
    notes: tuple[str, ...] = ()


class EditError(ValueError):
    """A value that can't be changed in the file; the message says why."""


def edit_values(data: bytes, edits: Sequence[ValueEdit]) -> bytes:
    """The file with some values changed. Raises EditError."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = data.removeprefix(mark).decode("utf-8")
    # PyYAML reads from the first character, and its marks count characters.
    for edit in sorted(edits, key=lambda item: (-item.line, -item.column)):
        if edit.value is not None:
            text = _with_value(text, edit, edit.value)
        if edit.notes:
            text = _with_notes(text, edit)
    return mark + text.encode("utf-8")


def _with_value(text: str, edit: ValueEdit, value: str) -> str:
    before = _compose(text)
    node = _node_at(before, edit)
    chunk = text[node.start_mark.index : node.end_mark.index]
    if chunk[:1] in ("&", "!", "*"):
        raise EditError(N_("the value has an anchor or a tag"))
    # A reader takes the white space around a text away: it is left as it was.
    head = node.value[: len(node.value) - len(node.value.lstrip())]
    tail = node.value[len(node.value.rstrip()) :] if node.value.strip() else ""
    wanted = head + value + tail
    if wanted == node.value:
        return text
    for candidate in _candidates(chunk, node, wanted, text):
        changed = text[: node.start_mark.index] + candidate + text[node.end_mark.index :]
        if _is_only_change(before, node, wanted, changed):
            return changed
    raise EditError(N_("the value can't be written in its place"))


def _compose(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        raise EditError(N_("the file is empty"))
    return node


def _node_at(root: yaml.Node, edit: ValueEdit) -> yaml.ScalarNode:
    for node in _walk(root):
        mark = node.start_mark
        if isinstance(node, yaml.ScalarNode) and (mark.line + 1, mark.column + 1) == (edit.line, edit.column):
            return node
    raise EditError(N_("the value is not where it was"))


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(key)
            yield from _walk(value)


def _candidates(chunk: str, node: yaml.ScalarNode, value: str, text: str) -> Iterator[str]:
    """How the value may be written, the old style first."""
    if node.style in ("|", ">"):
        yield _block(chunk, node.style, value)
    elif node.style is None and "\n" not in value:
        yield value
        yield _single(value)
    elif node.style == "'" and "\n" not in value:
        yield _single(value)
    if node.style not in ("|", ">"):
        yield _double(value)
    else:
        # What follows a block stands on a line of its own.
        yield _double(value) + ("\n" if chunk.endswith("\n") and text else "")


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    """In double quotes (YAML 1.2, 7.3.1), characters as they are but for those that must be escaped."""
    table = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return (
        '"' + "".join(table.get(c) or (c if c.isprintable() or c == " " else _escape(c)) for c in value) + '"'
    )


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _block(chunk: str, style: str, value: str) -> str:
    """The block's header and indentation with other lines."""
    header, _, body = chunk.partition("\n")
    indent = re.match(r"\s*", body.lstrip("\n"))
    space = indent[0] if indent else "  "
    lines = value.rstrip("\n").split("\n")
    if style == ">":
        lines = "\n\n".join(lines).split("\n")
    end = body[len(body.rstrip()) :] if body.strip() else "\n"
    carriage = "\r" if header.endswith("\r") else ""
    return header + "\n" + f"{carriage}\n".join(space + line if line else "" for line in lines) + end


def _is_only_change(before: yaml.Node, node: yaml.ScalarNode, value: str, changed: str) -> bool:
    try:
        after = _compose(changed)
    except (yaml.YAMLError, EditError):
        return False
    old, new = list(_walk(before)), list(_walk(after))
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        wanted = value if one is node else one.value if isinstance(one, yaml.ScalarNode) else None
        if type(one) is not type(other) or (wanted is not None and other.value != wanted):
            return False
    return True


def _with_notes(text: str, edit: ValueEdit) -> str:
    """Comments above the line of the value's key; none where they would change the content."""
    root = _compose(text)
    node = _node_at(root, edit)
    line = next((key.start_mark.line for key, value in _pairs(root) if value is node), node.start_mark.line)
    lines = text.split("\n")
    indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
    tail = "\r" if lines[line].endswith("\r") else ""
    above = set()
    at = line - 1
    while at >= 0 and lines[at].strip().startswith("#"):
        above.add(lines[at].strip())
        at -= 1
    new = [f"# {' '.join(note.split())}" for note in edit.notes]
    new = [f"{indent}{note}{tail}" for note in new if note not in above]
    changed = "\n".join([*lines[:line], *new, *lines[line:]])
    if new and not _same_content(root, changed):
        raise EditError(N_("a comment has no place there"))
    return changed


def _pairs(root: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    for node in _walk(root):
        if isinstance(node, yaml.MappingNode):
            yield from node.value


def _same_content(before: yaml.Node, changed: str) -> bool:
    try:
        after = _compose(changed)
    except (yaml.YAMLError, EditError):
        return False
    old, new = list(_walk(before)), list(_walk(after))
    return len(old) == len(new) and all(
        type(one) is type(other) and (not isinstance(one, yaml.ScalarNode) or one.value == other.value)
        for one, other in zip(old, new, strict=True)
    )
