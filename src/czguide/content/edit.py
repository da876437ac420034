"""Change single values of a YAML file; every other byte stays as it was.

Each change is tried in the value's own style (plain, quoted, block) and read back; where that would change
anything else, or not give the value, it is written in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    return mark + (_at_once(text, edits) or _one_by_one(text, edits)).encode("utf-8")


def _at_once(text: str, edits: Sequence[ValueEdit]) -> str | None:
    """All changes tried together, as reading a file is what takes time; None where one of them fails."""
    if len(edits) < 2:
        return None
    before = _compose(text)
    places = _places(before)
    wanted: dict[int, str] = {}
    pieces: list[tuple[int, int, str]] = []
    for edit in edits:
        node = places.get((edit.line, edit.column))
        if node is None:
            return None
        if edit.notes:
            pieces += _notes(text, before, node, edit.notes)
        value = None if edit.value is None else _whole(node, edit.value)
        if value is None or value == node.value:
            continue
        if id(node) in wanted:
            return None
        wanted[id(node)] = value
        start, end = node.start_mark.index, node.end_mark.index
        written = next(
            (c for c in _candidates(text[start:end], node, value) if _stands_alone(c, value)), None
        )
        if written is None:
            return None
        pieces.append((start, end, written))
    changed = text
    pieces.sort(key=lambda piece: piece[:2])
    for start, end, written in reversed(pieces):
        changed = changed[:start] + written + changed[end:]
    return changed if _is_only_change(before, wanted, changed) else None


def _stands_alone(written: str, value: str) -> bool:
    """Whether it is the value in a flow mapping, where least may stand unquoted; a block is read where it
    stands."""
    if written[:1] in "|>":
        return True
    try:
        root = yaml.compose(f"{{k: {written}}}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    leaves = [node.value for node in _walk(root) if isinstance(node, yaml.ScalarNode)] if root else []
    return leaves == ["k", value]


def _one_by_one(text: str, edits: Sequence[ValueEdit]) -> str:
    """From the end, so that the places before stay where they are."""
    for edit in sorted(edits, key=lambda item: (-item.line, -item.column)):
        if edit.value is not None:
            text = _with_value(text, edit, edit.value)
        if edit.notes:
            text = _with_notes(text, edit)
    return text


def _with_value(text: str, edit: ValueEdit, value: str) -> str:
    before = _compose(text)
    node = _node_at(before, edit)
    wanted = _whole(node, value)
    if wanted == node.value:
        return text
    start, end = node.start_mark.index, node.end_mark.index
    chunk = text[start:end]
    if chunk[:1] in ("&", "!", "*"):
        raise EditError(N_("the value has an anchor or a tag"))
    for candidate in _candidates(chunk, node, wanted):
        changed = text[:start] + candidate + text[end:]
        if _is_only_change(before, {id(node): wanted}, changed):
            return changed
    raise EditError(N_("the value can't be written in its place"))


def _whole(node: yaml.ScalarNode, value: str) -> str:
    """A reader takes the white space around a text away: it is left as it was."""
    old: str = node.value
    head = old[: len(old) - len(old.lstrip())]
    return head + value + (old[len(old.rstrip()) :] if old.strip() else "")


def _compose(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        raise EditError(N_("the file is empty"))
    return node


def _places(root: yaml.Node) -> dict[tuple[int, int], yaml.ScalarNode]:
    """Scalars by line and column from 1."""
    return {
        (node.start_mark.line + 1, node.start_mark.column + 1): node
        for node in _walk(root)
        if isinstance(node, yaml.ScalarNode)
    }


def _node_at(root: yaml.Node, edit: ValueEdit) -> yaml.ScalarNode:
    node = _places(root).get((edit.line, edit.column))
    if node is None:
        raise EditError(N_("the value is not where it was"))
    return node


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(key)
            yield from _walk(value)


def _candidates(chunk: str, node: yaml.ScalarNode, value: str) -> Iterator[str]:
    """How the value may be written, the old style first."""
    if node.style in ("|", ">"):
        yield from _blocks(chunk, node, value)
        return
    if node.style is None and "\n" not in value:
        yield value
    if node.style in (None, "'") and "\n" not in value:
        yield _single(value)
    yield _double(value)


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


def _blocks(chunk: str, node: yaml.ScalarNode, value: str) -> Iterator[str]:
    """The block's header, indentation and end with other lines; else in double quotes, with its comment."""
    header, _, body = chunk.partition("\n")
    carriage = "\r" if header.endswith("\r") else ""
    end = body[len(body.rstrip()) :] if body.strip() else "\n"
    first = next((line for line in body.split("\n") if line.strip()), "")
    # What stands before the value's own white space is the indentation (YAML 1.2, 8.1.1.1).
    space = first[: len(_lead(first)) - len(_lead(node.value.lstrip("\n")))] or "  "
    lines = value.rstrip("\n")
    if node.style == ">":
        lines = re.sub(r"\n+", lambda breaks: breaks[0] + "\n", lines)
    written = f"{carriage}\n".join(space + line if line else "" for line in lines.split("\n"))
    yield header + "\n" + written + end
    remark = re.search(r"\s#.*", header.removesuffix("\r"))
    # What follows a block stands on a line of its own.
    yield _double(value) + (remark[0] if remark else "") + (end if chunk.endswith("\n") else "")


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _is_only_change(before: yaml.Node, wanted: Mapping[int, str], changed: str) -> bool:
    """Whether all is as before but for some nodes' values. `wanted`: those, by identity."""
    try:
        after = _compose(changed)
    except (yaml.YAMLError, EditError):
        return False
    old, new = list(_walk(before)), list(_walk(after))
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        # The tag too, or a text that says "true" is none any more.
        if type(one) is not type(other) or one.tag != other.tag:
            return False
        if isinstance(one, yaml.ScalarNode) and other.value != wanted.get(id(one), one.value):
            return False
    return True


def _with_notes(text: str, edit: ValueEdit) -> str:
    root = _compose(text)
    changed = text
    for start, end, written in reversed(_notes(text, root, _node_at(root, edit), edit.notes)):
        changed = changed[:start] + written + changed[end:]
    if changed != text and not _is_only_change(root, {}, changed):
        raise EditError(N_("a comment has no place there"))
    return changed


def _notes(
    text: str, root: yaml.Node, node: yaml.ScalarNode, notes: Sequence[str]
) -> list[tuple[int, int, str]]:
    """Comments above the line of the value's key, as places with what to write there."""
    owner = next((key for key, value in _pairs(root) if value is node), node)
    start = text.rfind("\n", 0, owner.start_mark.index) + 1
    line = text[start:].partition("\n")[0]
    indent = line[: len(line) - len(line.lstrip())]
    tail = "\r\n" if line.endswith("\r") else "\n"
    above = set()
    for earlier in reversed(text[:start].split("\n")[:-1]):
        if not earlier.strip().startswith("#"):
            break
        above.add(earlier.strip())
    lines = (f"# {' '.join(note.split())}" for note in notes)
    return [(start, start, f"{indent}{line}{tail}") for line in dict.fromkeys(lines) if line not in above]


def _pairs(root: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    for node in _walk(root):
        if isinstance(node, yaml.MappingNode):
            yield from node.value
