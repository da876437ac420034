"""Single values of a YAML file change; every other byte stays."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from czguide.content import edit as edit_module
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


STYLES = """\
a: 平常 # 一
b:   '单引' # 二
c: "双引" # 三
d: |  # 四
  行一
    行二

e: >-   # 五
    折一
    折二
# 六
f: |2
    多缩进
  行
g: {x: 流, "y": '式', z: [一, 二]} # 七
h:
  # 八
  下一行
i: |+
  留尾

j: "长长\\
  的"
"""
VALUES = ("true", "null", "12", "2026-11-23", "~", "- 甲", "甲: 乙", "甲 # 乙", "{甲", "[甲]", "*甲", "&甲", "!甲", "|", ">",
          "%甲", "@甲", "`甲", "甲, 乙", "甲}", "? 甲", "'甲'", '"甲"', "甲\\乙", "甲：", "甲:", "#甲", "甲\n乙", "甲\n\n  乙",
          "=", "<<", "yes", "1:30", "0x1F", "甲\t乙", "\u2028甲", "\xa0甲", "甲" * 500)  # fmt: skip


def scalars(text: str) -> list[yaml.ScalarNode]:
    return [
        found for found in edit_module._walk(edit_module._compose(text)) if isinstance(found, yaml.ScalarNode)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("value", VALUES)
def test_every_style_takes_every_text_and_keeps_all_bytes_around_it(value: str, end: str) -> None:
    """Comments, blank lines and indentation too."""
    text = STYLES.replace("\n", end)
    nodes = [node for node in scalars(text) if any("\u4e00" <= c <= "\u9fff" for c in node.value)]
    assert len(nodes) == 13
    for node in nodes:
        start, stop = node.start_mark, node.end_mark
        place = ValueEdit(start.line + 1, start.column + 1, value)
        changed = edit_values(text.encode(), [place]).decode()
        old = text[start.index : stop.index]
        head, tail = text[: start.index], text[stop.index :]
        assert changed.startswith(head)
        assert changed.endswith(tail)
        for remark in re.findall(r"# .", old):
            assert remark in changed[len(head) : len(changed) - len(tail)]
        after = scalars(changed)
        before = scalars(text)
        assert [n.tag for n in after] == [n.tag for n in before]
        own = [n for n, m in zip(after, before, strict=True) if n.value != m.value]
        assert [n.value.strip() for n in own] == [value.strip()]


def test_all_values_of_a_file_at_once_are_as_one_after_the_other() -> None:
    nodes = [n for n in scalars(STYLES) if any("\u4e00" <= c <= "\u9fff" for c in n.value)]
    edits = [
        ValueEdit(n.start_mark.line + 1, n.start_mark.column + 1, f"新: {number}", (f"注{number}",))
        for number, n in enumerate(nodes)
    ]
    assert edit_module._at_once(STYLES, edits) == edit_module._one_by_one(STYLES, edits)
