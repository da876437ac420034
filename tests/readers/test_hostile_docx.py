"""Damaged, foreign and hostile files: a clear error, never a traceback, nothing read from outside."""

from __future__ import annotations

import contextlib
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.conftest import REPOSITORY
from tests.roundtrip.wordlike import W, Word
from tests.sample_document import sample_document

from czguide.cli.main import main
from czguide.content.facts import PartialDate
from czguide.document.handoff import hand_off
from czguide.errors import CzguideError
from czguide.pipeline import Request, compose_all, load, load_look
from czguide.project import load_project
from czguide.readers.docx import package, read_docx, reader
from czguide.roundtrip.collect import collect
from czguide.theme.loader import load_theme
from czguide.theme.model import Fonts
from czguide.writers.docx import write_docx

PATH = Path("back.docx")


@pytest.fixture(scope="session")
def data() -> bytes:
    """The investment guide in Chinese, as it was sent."""
    project = load_project(REPOSITORY)
    request = Request(
        ("investment",), ("zh",), (), Path(), False, PartialDate(2026), "2026-11-23T00:00:00+00:00"
    )
    loaded = load(project, request)
    ((document, edition),) = compose_all(loaded, request)
    theme, _ = load_look(project, loaded)
    fonts = Fonts(edition.locale.font_order, "Calibri", "Microsoft YaHei")
    return write_docx(document, theme.with_fonts(fonts), {}, hand_off(document, edition, project.name))


@pytest.fixture(scope="session")
def short(data: bytes) -> bytes:
    """The same with the first hundred paragraphs' worth of body, for speed."""
    word = Word(data)
    body = word.root[0]
    for element in list(body)[100:-1]:
        body.remove(element)
    return word.bytes


def code(content: bytes) -> str:
    with pytest.raises(CzguideError) as caught:
        read_docx(PATH, content)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.hint
    assert str(PATH) in diagnostic.message
    return diagnostic.code


def zipped(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    entries = Word(content).parts
    assert old.encode() in entries[part]
    entries[part] = entries[part].replace(old.encode(), new.encode(), 1)
    return zipped(entries)


def test_files_that_are_no_docx(data: bytes) -> None:
    assert code(b"") == "docx.not-docx"
    assert code(b"%PDF-1.7") == "docx.not-docx"
    assert code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == "docx.not-docx"
    assert code(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})) == "docx.not-docx"
    assert code(zipped({"a": b""})) == "docx.damaged"
    assert code(data[: len(data) // 2]) == "docx.damaged"


def test_a_file_that_czguide_did_not_write(data: bytes) -> None:
    assert code(_without_manifest(data)) == "docx.not-ours"


def test_a_file_that_was_sent_without_a_record() -> None:
    theme = load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")
    theme = theme.with_fonts(Fonts((), "Calibri", "Microsoft YaHei"))
    assert code(write_docx(sample_document("en"), theme, {})) == "docx.no-record"


def _without_manifest(content: bytes) -> bytes:
    entries = Word(content).parts
    del entries["customXml/item1.xml"]
    return zipped(entries)


def test_a_lost_manifest_is_taken_from_the_file_as_sent(data: bytes) -> None:
    returned = read_docx(PATH, _without_manifest(data), sent=data)
    assert returned.handoff.id == read_docx(PATH, data).handoff.id


def test_an_unknown_schema_and_a_changed_manifest(data: bytes) -> None:
    part = "customXml/item1.xml"
    assert code(replaced(data, part, 'schema="1"', 'schema="7"')) == "docx.schema"
    assert code(replaced(data, part, "常州", "北京")) == "docx.manifest"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({**Word(data).parts, "word/media/a.xml": bytes(30_000_000)})
    assert code(bomb) == "docx.unsafe"
    monkeypatch.setattr(package, "MOST_ENTRIES", 10)
    assert code(data) == "docx.unsafe"
    monkeypatch.undo()
    monkeypatch.setattr(package, "MOST_UNPACKED", 10_000)
    assert code(data) == "docx.unsafe"
    monkeypatch.undo()
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert code(data) == "docx.too-large"


def test_an_entry_that_says_less_than_it_holds(data: bytes) -> None:
    """The sizes in the directory are believed only as a limit."""
    name = b"word/document.xml"
    at = data.rindex(name) - 46 + 24
    size = int.from_bytes(data[at : at + 4], "little")
    lie = data[:at] + (size // 2).to_bytes(4, "little") + data[at + 4 :]
    assert code(lie) in ("docx.damaged", "docx.unsafe")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x", "word/..\\..\\x"])
def test_an_entry_that_points_out_of_the_package(data: bytes, name: str) -> None:
    assert code(zipped({**Word(data).parts, name: b"x"})) == "docx.unsafe"


@pytest.mark.parametrize(
    "part", ["word/document.xml", "customXml/item1.xml", "[Content_Types].xml", "word/styles.xml"]
)
def test_entities_and_document_types_are_refused(data: bytes, part: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    entries = Word(data).parts
    body = re.sub(rb"<\?xml.*?\?>", b"", entries[part], count=1)
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    entries[part] = doctype + body
    assert code(zipped(entries)) == "docx.unsafe"


def test_a_billion_laughs(data: bytes) -> None:
    entries = Word(data).parts
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    entries["word/document.xml"] = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + lines + b"]><x>&l9;</x>"
    assert code(zipped(entries)) in ("docx.unsafe", "docx.damaged")


def test_macros_are_refused(data: bytes) -> None:
    types = "[Content_Types].xml"
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert code(replaced(data, types, old, kind)) == "docx.macros"


def test_a_macro_without_its_content_type_is_refused(data: bytes) -> None:
    assert code(zipped({**Word(data).parts, "word/vbaProject.bin": b"x"})) == "docx.macros"


def test_a_part_too_large_to_parse_and_more_text_than_was_sent(data: bytes) -> None:
    many = "<w:p/>" * (reader.MOST_PARAGRAPHS + 1)
    assert code(replaced(data, "word/document.xml", "<w:sectPr", many + "<w:sectPr")) == "docx.unsafe"
    # Numbered, or the ratio would give it away.
    long = "".join(f"<w:p><w:r><w:t>{n:x}</w:t></w:r></w:p>" for n in range(package.MOST_XML // 30))
    assert code(replaced(data, "word/document.xml", "<w:sectPr", long + "<w:sectPr")) == "docx.unsafe"
    word = Word(data)
    next(word.root.iter(W + "t")).text = "常" * (reader.MOST_TEXT + 1)
    assert code(word.bytes) in ("docx.unsafe", "docx.damaged")


def test_entities_in_attributes_are_refused_before_they_are_expanded(data: bytes) -> None:
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    body = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + lines + b']><x a="&l8;"/>'
    assert code(zipped({**Word(data).parts, "word/document.xml": body})) == "docx.unsafe"
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
    assert code(zipped({**Word(data).parts, "word/document.xml": wide})) == "docx.unsafe"


def _as(encoding: str, part: bytes) -> bytes:
    return (f'<?xml version="1.0" encoding="{encoding}"?>' + part.decode().partition("?>")[2]).encode(
        encoding
    )


def test_parts_in_another_encoding_are_read(data: bytes) -> None:
    parts = Word(data).parts
    wide = {name: _as("utf-16", parts[name]) for name in ("word/document.xml", "customXml/item1.xml")}
    assert read_docx(PATH, zipped({**parts, **wide})) == read_docx(PATH, data)


def test_a_strict_document_is_read_like_a_transitional_one(data: bytes) -> None:
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        )
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/")
        .replace(b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/")
        for name, part in Word(data).parts.items()
    }  # fmt: skip
    assert b"purl.oclc.org" in strict["word/document.xml"]
    assert read_docx(PATH, zipped(strict)) == read_docx(PATH, data)


def test_a_folder_is_no_file(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docx", "import", "--project", str(small), str(tmp_path)]) == 1
    assert "not a file" in capsys.readouterr().err


def test_external_relationships_are_not_followed(data: bytes) -> None:
    relation = (
        '<Relationship Id="x" TargetMode="External" Target="http://127.0.0.1:9/header.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"/>'
    )
    changed = replaced(
        data, "word/_rels/document.xml.rels", "</Relationships>", relation + "</Relationships>"
    )
    assert read_docx(PATH, changed).paragraphs == read_docx(PATH, data).paragraphs


def test_deep_nesting_is_damage(data: bytes) -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000
    assert code(replaced(data, "word/document.xml", "<w:sectPr", deep + "<w:sectPr")) == "docx.damaged"


def test_a_file_of_another_project_is_named_as_such(
    data: bytes, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(data)
    assert main(["docx", "import", "--project", str(small), str(path)]) == 1
    assert "of the project 'changzhou'" in capsys.readouterr().err
    assert main(["docx", "import", "--project", str(small), str(tmp_path / "none.docx")]) == 1
    assert "cannot read the file" in capsys.readouterr().err


def survives(content: bytes) -> None:
    """Read and sorted out, or refused with an error for the user."""
    for accept in (True, False):
        with contextlib.suppress(CzguideError):
            collect(read_docx(PATH, content, accept=accept))


FUZZ = settings(max_examples=60, suppress_health_check=list(HealthCheck))


@FUZZ
@given(seed=st.integers(0, 2**32))
def test_flipped_bytes(short: bytes, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(short)
    for _ in range(chance.choice((1, 3, 30))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    survives(bytes(content))


@FUZZ
@given(seed=st.integers(0, 2**32))
def test_cut_and_doubled_parts(short: bytes, seed: int) -> None:
    chance = random.Random(seed)
    entries = Word(short).parts
    for _ in range(2):
        name = chance.choice(sorted(entries))
        part = entries[name]
        at = chance.randrange(len(part) + 1)
        entries[name] = chance.choice((part[:at], part[at:], part + part, b"", b"<x/>"))
    survives(zipped(entries))


def _drop(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.append(etree.fromstring(etree.tostring(element)))


def _retag(element: etree._Element, chance: random.Random) -> None:
    names = (
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "sdt",
        "ins",
        "del",
        "moveFrom",
        "hyperlink",
        "fldChar",
        "bookmarkEnd",
        "ruby",
    )
    element.tag = W + chance.choice(names)


def _revalue(element: etree._Element, chance: random.Random) -> None:
    for key in element.attrib:
        element.set(
            key,
            chance.choice(("", "-1", "99999999999999999999", "begin", "_cz_", "\u202e", "TOC", "x" * 300)),
        )


def _retext(element: etree._Element, chance: random.Random) -> None:
    element.text = chance.choice(("", "{", "**", "[x](y)", "\u00ad", "PAGEREF", " HYPERLINK ", "𠮷" * 50))


def _lift(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None and parent.getparent() is not None:
        parent.addprevious(element)


CHANGES: tuple[Callable[[etree._Element, random.Random], None], ...] = (
    _drop, _double, _retag, _revalue, _retext, _lift,
)  # fmt: skip


@FUZZ
@given(seed=st.integers(0, 2**32))
def test_changed_xml(short: bytes, seed: int) -> None:
    chance = random.Random(seed)
    entries = Word(short).parts
    parts = ("word/document.xml",) * 6 + (
        "word/styles.xml",
        "customXml/item1.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
        "word/header1.xml",
    )
    name = chance.choice(parts)
    root = etree.fromstring(entries[name])
    for _ in range(chance.choice((1, 5, 40))):
        elements = list(root.iter(etree.Element))
        chance.choice(CHANGES)(chance.choice(elements), chance)
    entries[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    survives(zipped(entries))
