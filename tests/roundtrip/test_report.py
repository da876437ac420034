"""The report: complete, documented, the same for a rehearsal; several files in one command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from czguide.cli.docx import _STRAYS
from czguide.cli.main import main
from czguide.roundtrip.report import Cause, Status
from tests.conftest import REPOSITORY
from tests.roundtrip.conftest import Home, Sent, changed
from tests.roundtrip.test_merge import EN, LEAD, TITLE, WITH_FACT, ZH, name, rewrite
from tests.roundtrip.wordlike import RELATIONS, W, Word, edited, make

Give = Callable[[str, str], Sent]
Shown = pytest.CaptureFixture[str]


def run(home: Home, capsys: Shown, *arguments: str) -> Any:
    code = main(["docx", "import", "--project", str(home.root), *arguments, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert code == (1 if found["errors"] else 0)
    return found


def everything(word: Word) -> None:
    """One thing of each kind that a report has a list for."""
    word.replace(name(LEAD), "Scan", "Read", tracked=True)
    word.fact(name(WITH_FACT), "9")
    word.comment(name(TITLE), "Is it so?")
    word.add(name(TITLE), "New")


def test_every_key_of_the_json_is_documented(sent: Give, home: Home, capsys: Shown) -> None:
    page = (REPOSITORY / "docs" / "import-report.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z_-]+)`", page))
    path = home.folder / "en.docx"
    path.write_bytes(edited(sent("resident", "en").data, everything))
    found = run(home, capsys, str(path), str(home.folder), "--dry-run")
    (report,) = found["files"]
    lists = {key: report[key][0] for key in ("messages", "facts", "notes", "strays")}
    keys = {*found, *report, *found["errors"][0], *(key for item in lists.values() for key in item)}
    keys |= {status.value for status in Status} | {cause.value for cause in Cause} | set(_STRAYS)
    assert keys - {""} <= documented


def test_a_reply_and_a_resolved_comment_without_dates(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        word.comment(name(LEAD), "Is it so?")
        word.comment(name(LEAD), "It is.")
        data = word.bytes  # writes the comments
        assert data
        part = word.parts["word/comments.xml"].decode()
        word.comments.clear()
        fourteen, fifteen = (f"http://schemas.microsoft.com/office/word/20{n}/wordml" for n in ("10", "12"))
        part = part.replace('w:date="2026-11-20T09:00:00Z"', 'w:date="0-00-00T00:00:00Z"', 1)
        part = part.replace('w:date="2026-11-20T09:00:00Z"', "", 1)
        part = part.replace("<w:p>", f'<w:p xmlns:w14="{fourteen}" w14:paraId="0A000001">', 1)
        word.parts["word/comments.xml"] = part.replace("It is.", "It</w:t><w:tab/><w:t>is.").encode()
        word.parts["word/commentsExtended.xml"] = (
            f'<w15:commentsEx xmlns:w15="{fifteen}"><w15:commentEx w15:paraId="0A000001" w15:done="1"/></w15:commentsEx>'
        ).encode()
        relation = (
            f'<Relationship Id="rIdE" Type="{RELATIONS}/commentsExtended" Target="commentsExtended.xml"/>'
        )
        word._insert("word/_rels/document.xml.rels", "</Relationships>", relation)

    report = home.take(edited(sent("resident", "en").data, change))
    assert [(note.line, note.message, note.kept, note.resolved) for note in report.notes] == [
        ("[Tanaka] Is it so?", LEAD, True, True),
        ("[Tanaka] It is.", LEAD, True, False),
    ]
    text = (home.root / EN).read_text(encoding="utf-8")
    assert "# [Tanaka] Is it so?\n# [Tanaka] It is.\n" in text


def two(sent: Give, home: Home) -> tuple[str, str]:
    """Two editors' files: both changed one message, each another one as well."""
    base = sent("resident", "en").handoff.messages[TITLE].base
    paths = home.folder / "a.docx", home.folder / "b.docx"
    for path, word, other in zip(paths, ("Mine", "Yours"), ("Scan", "cash"), strict=True):

        def change(document: Word, word: str = word, other: str = other) -> None:
            document.replace(name(TITLE), base, word)
            document.replace(name(LEAD), other, word)

        path.write_bytes(edited(sent("resident", "en").data, change))
    return str(paths[0]), str(paths[1])


def test_of_two_editors_files_the_second_is_in_conflict_also_in_a_rehearsal(
    sent: Give, home: Home, capsys: Shown
) -> None:
    files = two(sent, home)
    before = home.files()
    dry = run(home, capsys, *files, "--dry-run")
    assert home.files() == before
    real = run(home, capsys, *files)
    assert dry["files"] == real["files"]
    first, second = real["files"]
    assert (first["counts"]["applied"], first["counts"]["conflict"]) == (2, 0)
    assert (second["counts"]["applied"], second["counts"]["conflict"]) == (0, 2)
    conflicts = [m for m in second["messages"] if m["status"] == "conflict"]
    assert {(m["cause"], m["current"][:4]) for m in conflicts} == {("both-changed", "Mine")}
    assert 'msgstr "Mine"' in (home.root / EN).read_text(encoding="utf-8")


def test_an_unreadable_file_among_others_is_reported_and_the_others_are_taken(
    sent: Give, home: Home, capsys: Shown
) -> None:
    bad = home.folder / "bad.docx"
    bad.write_bytes(b"PK")
    found = run(home, capsys, str(bad), two(sent, home)[0])
    (error,) = found["errors"]
    assert error["code"] == "docx.damaged"
    assert len(found["files"]) == 1


def test_a_text_under_a_new_id_is_held_with_a_guess(sent: Give, home: Home) -> None:
    text = (home.root / ZH).read_text(encoding="utf-8")
    assert text.count("\n  link_card:") == 1
    (home.root / ZH).write_text(
        text.replace("\n  link_card:", "\n  bind_card:"), encoding="utf-8", newline=""
    )
    base = sent("resident", "zh").handoff.messages[TITLE].base
    data = edited(sent("resident", "zh").data, lambda word: word.replace(name(TITLE), base, "绑好银行卡"))
    (outcome,) = changed(home.take(data)).values()
    assert (outcome.status, outcome.cause) == (Status.HELD, Cause.GONE)
    assert "resident.chapters.payment.steps.bind_card.title" in outcome.reason
    assert outcome.edited == "绑好银行卡"


def test_a_chapter_that_was_moved_is_one_change(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        first = word.paragraph(name("resident.chapters.payment.title"))
        body = first.getparent()
        assert body is not None
        chapter = [first]
        for element in first.itersiblings():
            style = element.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(W + "val") == "Heading1":
                break
            chapter.append(element)
        for element in chapter:
            body[-1].addprevious(element)

    report = home.take(edited(sent("resident", "en").data, change))
    assert changed(report) == {}
    (move,) = report.strays
    assert (move.kind, move.near) == ("moved", "resident.chapters.payment.title")
    assert len(move.text.split("\n")) > 60


def test_a_link_of_generated_words_that_leads_elsewhere_is_reported(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        part = "word/_rels/document.xml.rels"
        word.parts[part] = re.sub(
            rb'(rId_link3"[^>]*Target=")[^"]+', rb"\1https://changed.example/", word.parts[part]
        )

    report = home.take(edited(sent("resident", "en").data, change))
    ((kind, text),) = [(stray.kind, stray.text) for stray in report.strays]
    assert (kind, text) == ("link", "https://changed.example")


def test_a_link_into_the_document_that_an_editor_made_is_reported(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        run = next(r for e in word.bookmark(name(LEAD))[1] for r in e.iter(W + "r"))
        link = make('<w:hyperlink w:anchor="_Ref1"/>')
        run.addprevious(link)
        link.append(run)

    report = home.take(edited(sent("resident", "en").data, change))
    assert [(s.kind, s.before, s.near) for s in report.strays] == [("format", "link", LEAD)]


def test_an_edit_of_a_fuzzy_message_is_held_or_applied_with_its_flag(sent: Give, home: Home) -> None:
    """The file was sent before the message became fuzzy: the Chinese changed, and the catalog was updated."""
    base = sent("resident", "en").handoff.messages[TITLE].base
    rewrite(home, ZH, "title: 绑定银行卡", "title: 绑定您的银行卡")
    assert main(["catalog", "update", "-l", "en", "--project", str(home.root)]) == 0
    data = edited(sent("resident", "en").data, lambda word: word.replace(name(TITLE), base, "Mine"))
    (outcome,) = changed(home.take(data)).values()
    assert (outcome.status, outcome.fuzzy) == (Status.APPLIED, True)
    entry = (home.root / EN).read_text(encoding="utf-8").partition('msgstr "Mine"')[0].rpartition("\n\n")[2]
    assert "#, fuzzy" in entry
    assert '#| msgid "绑定银行卡"' in entry
