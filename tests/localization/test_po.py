"""PO files: what is not changed is written back byte for byte, and other tools read what we write."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import REPOSITORY

from czguide.localization.po import Entry, PoError, PoFile, escape, format_po, parse_po, unescape

ODD = """# Translators: 王小明, 2026.
# second line
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"X-Poedit-Basepath: ../..\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Unheard-Of: kept\\n"

# A comment that belongs to no message.

#  indented   note
#. {f} = 3
#, max-length:40, fuzzy
#= an unheard-of field
#: content/a.yaml:1
#| msgctxt "old.id"
#| msgid "旧"
msgctxt "a.b"
msgid "新"
msgstr "new"

#~ # not a comment of ours
#~ msgctxt "a.gone"
#~ msgid "没"
#~ msgid_plural "没"
#~ msgstr[0] "a"
#~ msgstr[1] "b"

# the last words
"""

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
word = st.text("abc.xyz", min_size=1, max_size=8)


def test_an_odd_file_comes_back_byte_for_byte() -> None:
    data = ODD.replace("#~ # not a comment of ours\n", "").encode()
    assert format_po(parse_po(data)) == data


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "locales").rglob("*.po")), ids=lambda p: p.parts[-3] + p.stem
)
def test_shipped_files_come_back_byte_for_byte(path: Path) -> None:
    assert format_po(parse_po(path.read_bytes())) == path.read_bytes()


def test_a_byte_order_mark_goes_and_windows_line_ends_stay() -> None:
    data = b"\xef\xbb\xbf" + b'msgctxt "a"\r\nmsgid "x"\r\nmsgstr "y"\r\n'
    file = parse_po(data)
    assert file.entries[0].strings == ("y",)
    assert format_po(file) == data[3:]


def test_wrapped_strings_are_joined_and_broken_only_after_line_ends() -> None:
    data = b'msgctxt "a"\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"eins\\n"\n"z"\n"wei"\n'
    assert format_po(parse_po(data)) == b'msgctxt "a"\nmsgid "one two"\nmsgstr ""\n"eins\\n"\n"zwei"\n'


def test_obsolete_entries_stay_wrapped_as_they_are() -> None:
    data = b'msgctxt "a"\nmsgid "x"\nmsgstr "y"\n\n#~ msgctxt "b"\n#~ msgid ""\n#~ "one "\n#~ "two"\n#~ msgstr "z"\n'
    file = parse_po(data)
    assert file.entries[1].source == "one two"
    assert file.entries[1].obsolete
    assert format_po(file) == data


def test_a_changed_entry_keeps_what_was_not_changed() -> None:
    file = parse_po(ODD.replace("#~ # not a comment of ours\n", "").encode())
    changed = tuple(replace(e, strings=("other",)) if e.context == "a.b" else e for e in file.entries)
    lines = format_po(replace(file, entries=changed)).decode().splitlines()
    for line in (
        "#  indented   note",
        "#, max-length:40, fuzzy",
        "#= an unheard-of field",
        '#| msgid "旧"',
        'msgstr "other"',
        "# A comment that belongs to no message.",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ('msgid "a"\nmsgstr b\n', 2),
        ('msgid "a"\n\nmsgstr "b"\n', 1),
        ('msgstr "b"\n', 1),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
        ('msgid "a"\nmsgstr "b"\n"c"\nhello\n', 4),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 1),
        ('msgid "a\nmsgstr "b"\n', 1),
        ('"lost"\n', 1),
        ('msgid "a"\n# inside\nmsgstr "b"\n', 2),
    ],
)
def test_what_is_no_po_file_is_refused_with_its_line(data: str, line: int) -> None:
    with pytest.raises(PoError) as caught:
        parse_po(data.encode())
    assert caught.value.line == line


@given(text)
def test_escaping_loses_nothing(value: str) -> None:
    assert unescape(escape(value)) == value


entries = st.lists(
    st.builds(
        lambda context, source, plural, strings, notes, extracted, flags, previous: Entry(
            source, (strings, strings + "s") if plural else (strings,), context, source if plural else None,
            tuple(f"# {n}" for n in notes), tuple(extracted), ("content/a.yaml:1",), tuple(dict.fromkeys(flags)),
            previous=(previous,) if previous else (),
        ),
        word, text.filter(bool), st.booleans(), text,
        st.lists(word, max_size=2), st.lists(word, max_size=2), st.lists(st.sampled_from(["fuzzy", "max-length:9"]), max_size=2), text,
    ),
    max_size=5,
    unique_by=lambda entry: entry.context,
)  # fmt: skip
HEADER = Entry(
    "",
    ("Language: en\nContent-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",),
)


@given(entries)
def test_what_is_written_is_read(found: list[Entry]) -> None:
    file = PoFile((HEADER, *found))
    data = format_po(file)
    read = parse_po(data)
    assert read.entries == file.entries
    assert format_po(read) == data


@given(entries)
def test_babel_reads_what_is_written(found: list[Entry]) -> None:
    # Babel takes \f and other controls for line ends, and drops spaces around previous sources.
    plain = [e for e in found if (e.source + "".join(e.strings) + "".join(e.previous)).isprintable()]
    catalog = read_po(io.BytesIO(format_po(PoFile((HEADER, *plain)))), locale="en", abort_invalid=True)
    for entry in plain:
        message = catalog.get(entry.source, context=entry.context)
        assert message is not None
        strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        assert (strings, message.fuzzy) == (entry.strings, entry.fuzzy)  # fmt: skip


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext's msgfmt")
@pytest.mark.parametrize(
    "tag", sorted(path.name for path in (REPOSITORY / "locales").iterdir() if (path / "LC_MESSAGES").is_dir())
)
def test_msgfmt_compiles_the_shipped_catalogs(tag: str, tmp_path: Path) -> None:
    for path in (REPOSITORY / "locales" / tag / "LC_MESSAGES").glob("*.po"):
        done = subprocess.run(["msgfmt", "--check-format", "-o", str(tmp_path / "x.mo"), str(path)], capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr
