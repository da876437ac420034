from __future__ import annotations

from pathlib import Path

import pytest

from czguide.content.nodes import Fields, Mapping, read_yaml
from czguide.diagnostics import Problems


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
