"""Single messages of a PO file change; every other byte stays."""

from __future__ import annotations

import io

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from czguide.localization.edit import MessageEdit, edit_messages

PO = """\
# English
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"

# A translator's remark
#. {a} = 1
#: content/x.yaml:1
#, fuzzy, no-wrap
#| msgid "旧"
msgctxt "g.one"
msgid "一"
msgstr ""
"wrapped "
"text"

#: content/x.yaml:2
msgctxt "g.two"
msgid "二"
msgstr "two"
#: content/x.yaml:3
msgctxt "g.three"
msgid "三"
msgid_plural "三"
msgstr[0] "three"
msgstr[1] "threes"

#~ msgctxt "g.gone"
#~ msgid "没"
#~ msgstr "gone"
"""


def edit(text: str, **edits: MessageEdit) -> str:
    return edit_messages(text.encode(), {f"g.{name}": edit for name, edit in edits.items()}).decode()


def test_a_new_text_replaces_all_lines_of_the_old_one() -> None:
    assert edit(PO, one=MessageEdit('a "b"')) == PO.replace(
        'msgstr ""\n"wrapped "\n"text"', 'msgstr "a \\"b\\""'
    )


def test_a_flag_goes_and_the_previous_source_with_it() -> None:
    changed = edit(PO, one=MessageEdit(fuzzy=False))
    assert changed == PO.replace('#, fuzzy, no-wrap\n#| msgid "旧"\n', "#, no-wrap\n")


def test_a_flag_comes_where_there_was_none() -> None:
    changed = edit(PO, two=MessageEdit("2", fuzzy=True))
    assert changed == PO.replace('msgctxt "g.two"', '#, fuzzy\nmsgctxt "g.two"').replace('"two"', '"2"')


def test_a_note_stands_after_the_others_and_only_once() -> None:
    once = edit(PO, one=MessageEdit(notes=("[T] why?",)))
    assert once == PO.replace("remark\n", "remark\n# [T] why?\n")
    assert edit(once, one=MessageEdit(notes=("[T] why?",))) == once


def test_a_first_note_stands_first() -> None:
    assert edit(PO, two=MessageEdit(notes=("n",))) == PO.replace(
        "#: content/x.yaml:2", "# n\n#: content/x.yaml:2"
    )


def test_line_ends_and_byte_order_mark_stay() -> None:
    text = "\ufeff" + PO.replace("\n", "\r\n")
    assert edit(text, two=MessageEdit("2")) == text.replace('"two"', '"2"')


def test_plural_forms_and_absent_messages_are_refused() -> None:
    with pytest.raises(ValueError, match="plural"):
        edit(PO, three=MessageEdit("x"))
    with pytest.raises(KeyError):
        edit(PO, gone=MessageEdit("x"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\'), min_size=1))
def test_any_text_is_read_again_as_it_was_written(text: str) -> None:
    data = edit_messages(PO.encode(), {"g.two": MessageEdit(text)})
    catalog = read_po(io.BytesIO(data), locale="en")
    assert {m.context: m.string for m in catalog if m.context}["g.two"] == text
