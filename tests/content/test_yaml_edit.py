"""Single values of a YAML file change; every other byte stays."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from czguide.content.edit import EditError, ValueEdit, edit_values

YAML = """\
# 氢能
title: 氢能   # 标题
steps:
  one: {title: '第一步', text: "说 \\"好\\"", cites: [a, b]}
  two:
    text: |-
      第一行
      第二行
    note: >
      折叠的
      一段

    # 之后
lead: 一句
  分成两行
last: &same 共用
again: *same
"""


def place(text: str, words: str) -> tuple[int, int]:
    line = next(n for n, line in enumerate(text.split("\n")) if words in line)
    return line + 1, text.split("\n")[line].index(words) + 1


def edit(words: str, value: str | None, *notes: str) -> str:
    return edit_values(YAML.encode(), [ValueEdit(*place(YAML, words), value, notes)]).decode()


@pytest.mark.parametrize(
    ("words", "value", "old", "new"),
    [
        ("氢能   #", "储能", "title: 氢能   #", "title: 储能   #"),
        ("氢能   #", "a: b", "title: 氢能   #", "title: 'a: b'   #"),
        ("氢能   #", "# 不是注释", "title: 氢能   #", "title: '# 不是注释'   #"),
        ("氢能   #", "一\n二", "title: 氢能   #", 'title: "一\\n二"   #'),
        ("'第一步'", "It's", "'第一步'", "'It''s'"),
        ('"说', "说“好”\\", '"说 \\"好\\""', '"说“好”\\\\"'),
        ("|-", "甲\n\n乙", "      第一行\n      第二行\n", "      甲\n\n      乙\n"),
        (">", "新的一段", "      折叠的\n      一段\n", "      新的一段\n"),
        ("一句", "另一句", "一句\n  分成两行\n", "另一句\n"),
    ],
)  # fmt: skip
def test_a_value_keeps_its_style_where_it_can(words: str, value: str, old: str, new: str) -> None:
    changed = edit(words, value)
    assert changed == YAML.replace(old, new, 1)


def test_several_values_change_at_once() -> None:
    edits = [ValueEdit(*place(YAML, "氢能   #"), "甲"), ValueEdit(*place(YAML, "'第一步'"), "乙")]
    assert edit_values(YAML.encode(), edits).decode() == YAML.replace("氢能   #", "甲   #").replace(
        "第一步", "乙"
    )


def test_a_note_stands_above_the_key_and_only_once() -> None:
    changed = edit("'第一步'", None, "[T] 为什么？")
    assert changed == YAML.replace("  one:", "  # [T] 为什么？\n  one:")
    line, column = place(changed, "'第一步'")
    assert (
        edit_values(changed.encode(), [ValueEdit(line, column, None, ("[T] 为什么？",))]).decode() == changed
    )


def test_windows_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + YAML.replace("\n", "\r\n").encode()
    changed = edit_values(
        data, [ValueEdit(*place(YAML, "|-"), "甲\n乙"), ValueEdit(*place(YAML, "一句"), "句")]
    )
    expected = YAML.replace("第一行", "甲").replace("第二行", "乙").replace("一句\n  分成两行", "句")
    assert changed == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()


def test_a_value_that_moved_or_has_an_anchor_is_refused() -> None:
    with pytest.raises(EditError):
        edit_values(YAML.encode(), [ValueEdit(2, 3, "x")])
    with pytest.raises(EditError):
        edit("&same", "x")


@given(
    st.sampled_from(["氢能   #", "'第一步'", '"说', "|-", ">", "一句"]),
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\x85\u2028\u2029"
        )
        | st.just("\n")
    ),
)
def test_any_value_is_read_again_and_nothing_else_changes(words: str, value: str) -> None:
    value = value.strip()
    if not value:
        return
    before, after = yaml.safe_load(YAML), yaml.safe_load(edit(words, value))
    changed = [(a, b) for a, b in zip(leaves(before), leaves(after), strict=True) if a != b]
    assert len(changed) <= 1
    assert value in [leaf.strip() for leaf in leaves(after)]


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in (str(key), *leaves(item))]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [str(value)]
