from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.conftest import REPOSITORY

from czguide.content.nodes import Fields, Mapping, Node, Scalar, Sequence, read_yaml
from czguide.diagnostics import Location, Problems


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "content.duplicate-key", 2, 1),
        ("a: [1\n", "content.yaml", 2, 1),
        ("a: b: c\n", "content.yaml", 1, 5),
        ("\ta: 1\n", "content.yaml", 1, 1),
        ("a: *x\n", "content.yaml", 1, 4),
        ("? [1, 2]\n: x\n", "content.key", 1, 3),
    ],
)
def test_broken_yaml_is_reported_where_it_breaks(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    read_yaml(path, "x.yaml", problems)
    places = [(d.code, d.location.line, d.location.column) for d in problems if d.location]
    assert places == [(code, line, column)]


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("标题: 氢能\n".encode("gb18030"))
    problems = Problems()
    assert read_yaml(path, "x.yaml", problems) is None
    assert [d.code for d in problems] == ["content.encoding"]


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: x\n")
    node = read_yaml(path, "x.yaml", Problems())
    assert isinstance(node, Mapping)
    assert node.entries[0][0].value == "title"


def test_an_anchor_that_contains_itself_ends_in_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: &a [*a]\n", encoding="utf-8")
    problems = Problems()
    read_yaml(path, "x.yaml", problems)
    assert [d.code for d in problems] == ["content.yaml"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: *b\n", "found undefined alias 'b'"),
        ("a: 1\n---\nb: 2\n", "but found another document"),
        ("a: [1, 2\nb: 3\n", "did not find expected ',' or ']'|expected ',' or ']'"),
    ],
)
def test_what_is_no_one_document_is_refused(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    assert read_yaml(path, "x.yaml", problems) is None
    (found,) = problems
    assert re.search(words, found.message)
    assert found.location is not None
    assert found.location.line >= 1


def test_an_alias_stands_for_its_anchor_and_every_value_knows_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: &one {b: 'c'}\nd: [*one, 'e: f', g]\n", encoding="utf-8")
    root = read_yaml(path, "x.yaml", Problems())
    assert isinstance(root, Mapping)
    items = root.get("d")
    assert isinstance(items, Sequence)
    assert items.items[0] is root.get("a")
    assert [item.at for item in items.items[1:]] == [Location("x.yaml", 2, 11), Location("x.yaml", 2, 19)]


def test_one_parser_reads_as_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibYAML's, and Python's where PyYAML was built without it."""
    for path in sorted((REPOSITORY / "content").rglob("*.yaml"))[::8]:
        fast = read_yaml(path, "x", Problems())
        with monkeypatch.context() as patch:
            patch.setattr("czguide.content.nodes._LOADER", yaml.SafeLoader)
            slow = read_yaml(path, "x", Problems())
        assert plain(fast) == plain(slow)


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.value, node.at
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items], node.at
    assert isinstance(node, Mapping)
    return [(plain(key), plain(value)) for key, value in node.entries], node.at


def test_an_unknown_key_names_the_likely_one(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("titel: x\n", encoding="utf-8")
    problems = Problems()
    node = read_yaml(path, "x.yaml", problems)
    assert isinstance(node, Mapping)
    fields = Fields(node, problems, "section 'x'")
    fields.string("title")
    fields.finish()
    assert [(d.message, d.hint) for d in problems] == [
        ("section 'x' has no key 'titel'", "did you mean 'title'?")
    ]
