"""Places of TOML's keys: whatever is quoted, nested or commented around them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from czguide.toml import places_of

TEXT = (
    """\
# [not.a.table]
name = "a [b] = c"   # x = 1
list = [
  "[inner]",
  1,
]
long = '''
[none]
key = 2
'''
["A b".c]
d.e = { f = 1 }
  indented = """
    + '"""'
    + """
x = 1"""
    + '"""'
    + """
[[rows]]
"quoted key" = "#"
after = 1
"""
)


@pytest.mark.parametrize(
    ("keys", "line", "column"),
    [
        (("name",), 2, 1),
        (("list",), 3, 1),
        (("long",), 7, 1),
        (("A b", "c"), 11, 2),
        (("A b", "c", "d", "e"), 12, 1),
        (("A b", "c", "d", "e", "f"), 12, 1),
        (("A b", "c", "indented"), 13, 3),
        (("A b", "c", "missing"), 11, 2),
        (("rows", "quoted key"), 16, 1),
        (("rows", "after"), 17, 1),
        (("none",), 0, 0),
        (("x",), 0, 0),
        ((), 0, 0),
    ],
)
def test_a_key_is_where_it_is_given(tmp_path: Path, keys: tuple[str, ...], line: int, column: int) -> None:
    assert tomllib.loads(TEXT)["A b"]["c"]["d"]["e"]["f"] == 1
    path = tmp_path / "a.toml"
    path.write_text("\ufeff" + TEXT, encoding="utf-8")
    assert places_of(path, "a.toml").at(*keys) == ("a.toml", line, column)
