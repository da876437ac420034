"""The three-way merge: what was sent, what came back, what the project says by then."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from lxml import etree

from czguide.cli.main import main
from czguide.pipeline import ImportRequest
from czguide.roundtrip.report import Status
from czguide.writers.docx.names import MESSAGE, bookmark_name
from tests.roundtrip.conftest import Home, Sent, changed
from tests.roundtrip.wordlike import W, Word, edited, make

Give = Callable[[str, str], Sent]

LEAD = "resident.chapters.payment.lead"
TITLE = "resident.chapters.payment.steps.link_card.title"
WITH_FACT = "resident.chapters.payment.steps.link_card"


def name(message: str, count: int = 1) -> str:
    return bookmark_name(MESSAGE, message, count)


def rewrite(home: Home, file: str, old: str, new: str) -> None:
    path = home.root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


EN = "locales/en/LC_MESSAGES/resident.po"
ZH = "content/resident/chapters/payment.yaml"


def test_an_edit_changes_one_line_of_the_chinese(sent: Give, home: Home) -> None:
    before = (home.root / ZH).read_bytes()
    data = edited(sent("resident", "zh").data, lambda word: word.replace(name(LEAD), "顺手的", "方便的"))
    report = home.take(data)
    assert [o.status for o in changed(report).values()] == [Status.APPLIED]
    assert (home.root / ZH).read_bytes() == before.replace("顺手的".encode(), "方便的".encode(), 1)
    assert report.written == (ZH,)


def test_a_dry_run_reports_the_same_and_writes_nothing(sent: Give, home: Home) -> None:
    data = edited(sent("resident", "zh").data, lambda word: word.replace(name(LEAD), "顺手的", "方便的"))
    before = home.files()
    dry = home.take(data, ImportRequest(dry_run=True))
    assert home.files() == before
    assert dry == home.take(data)


def test_an_old_file_merges_where_the_project_changed_elsewhere(sent: Give, home: Home) -> None:
    source = sent("resident", "en")
    base = source.handoff.messages[TITLE].base
    rewrite(home, EN, f'msgstr "{base}"', f'msgstr "{base}!"')
    words = source.handoff.messages[LEAD].base[:7]
    report = home.take(edited(source.data, lambda word: word.replace(name(LEAD), words, "Now, then")))
    assert not report.current
    assert {id: o.status for id, o in changed(report).items()} == {LEAD: Status.APPLIED}
    text = (home.root / EN).read_text(encoding="utf-8")
    assert f'msgstr "{base}!"' in text
    assert 'msgstr "Now, then' in text


def conflict(sent: Give, home: Home) -> tuple[bytes, str]:
    source = sent("resident", "en")
    base = source.handoff.messages[TITLE].base
    rewrite(home, EN, f'msgstr "{base}"', 'msgstr "Theirs"')
    return edited(source.data, lambda word: word.replace(name(TITLE), base, "Mine")), base


def test_a_conflict_is_reported_with_all_three_texts_and_left_alone(sent: Give, home: Home) -> None:
    data, base = conflict(sent, home)
    before = home.files()
    (outcome,) = changed(home.take(data)).values()
    assert (outcome.status, outcome.base, outcome.current, outcome.edited) == (
        Status.CONFLICT,
        base,
        "Theirs",
        "Mine",
    )
    assert home.files() == before


def test_a_conflict_can_be_kept_as_fuzzy_with_the_edit_in_a_comment(sent: Give, home: Home) -> None:
    data, _ = conflict(sent, home)
    request = ImportRequest(conflicts=True)
    before = (home.root / EN).read_text(encoding="utf-8")
    home.take(data, request)
    after = (home.root / EN).read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added == ["# [docx] Mine", "#, fuzzy"]
    entry = after.partition("# [docx] Mine")[2].partition("\n\n")[0]
    assert "#, fuzzy" in entry
    assert entry.endswith('msgstr "Theirs"')
    assert home.take(data, request).written == ()


def test_the_same_edit_on_both_sides_is_no_conflict(sent: Give, home: Home) -> None:
    data, _ = conflict(sent, home)
    rewrite(home, EN, 'msgstr "Theirs"', 'msgstr "Mine"')
    report = home.take(data)
    assert changed(report) == {}
    assert [o.reason for o in report.outcomes if o.message == TITLE] == ["the edit is there already"]


def test_an_edit_of_a_text_whose_chinese_changed_is_fuzzy(sent: Give, home: Home) -> None:
    source = sent("resident", "en")
    base = source.handoff.messages[TITLE].base
    rewrite(home, ZH, "title: 绑定银行卡", "title: 绑定您的银行卡")
    (outcome,) = changed(
        home.take(edited(source.data, lambda w: w.replace(name(TITLE), base, "Mine")))
    ).values()
    assert (outcome.status, outcome.fuzzy) == (Status.APPLIED, True)
    text = (home.root / EN).read_text(encoding="utf-8")
    assert "#, fuzzy" in text.partition('msgstr "Mine"')[0].rpartition("\n\n")[2]


def test_a_comment_is_kept_once_with_author_and_date(sent: Give, home: Home) -> None:
    for locale, file in (("en", EN), ("zh", ZH)):
        data = edited(sent("resident", locale).data, lambda word: word.comment(name(LEAD), "Is it so?"))
        report = home.take(data)
        assert [note.kept for note in report.notes] == [True]
        line = "# [2026-11-20 Tanaka] Is it so?\n"
        assert (home.root / file).read_text(encoding="utf-8").count(line) == 1
        assert home.take(data).written == ()


def test_strong_words_links_and_placeholders_are_kept_in_an_edit(sent: Give, home: Home) -> None:
    source = sent("resident", "en")
    message = source.handoff.messages[WITH_FACT]
    words = message.base.partition("{")[0][:8]

    def change(word: Word) -> None:
        word.replace(name(WITH_FACT), words, "Reworded")
        word.format(name(WITH_FACT), "Reworded", "<w:i/>")

    (outcome,) = changed(home.take(edited(source.data, change))).values()
    assert outcome.edited == message.base.replace(words, "*Reworded*", 1)


def test_a_lost_fact_holds_the_message(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        control = next(word.controls(name(WITH_FACT)))
        parent = control.getparent()
        assert parent is not None
        parent.remove(control)

    (outcome,) = changed(home.take(edited(sent("resident", "en").data, change))).values()
    assert outcome.status is Status.HELD
    assert "{pay_brands.number}" in outcome.reason


def test_controls_unwrapped_by_a_word_processor_are_no_edit(sent: Give, home: Home) -> None:
    report = home.take(edited(sent("resident", "ja").data, lambda word: word.unwrap(name(WITH_FACT))))
    assert (changed(report), report.strays, report.facts) == ({}, (), ())


def test_bookmarks_that_libreoffice_calls_copies_are_known(sent: Give, home: Home) -> None:
    """It renames those in frames, as on the cover; a copy beside its original is one that the editor made."""
    edition, other = "resident.edition", "labels.draft.notice"

    def rename(word: Word) -> None:
        first, last = word.paragraph(name(edition)), word.paragraph(name(other))
        word.replace(name(other), "Draft, for review only", "Wholly new words, far from their old place")
        first.addprevious(last)
        for message in (edition, other):
            start, *_ = word.bookmark(name(message))
            start.set(W + "name", f"{name(message)}_Copy_1")

    report = home.take(edited(sent("resident", "en").data, rename))
    assert {o.message: o.status for o in changed(report).values()} == {other: Status.APPLIED}
    assert [stray.kind for stray in report.strays] == ["moved"]


def test_a_number_typed_into_chinese_is_held_as_the_check_would(sent: Give, home: Home) -> None:
    data = edited(sent("resident", "zh").data, lambda word: word.replace(name(LEAD), "顺手的", "3种"))
    (outcome,) = changed(home.take(data)).values()
    assert outcome.status is Status.HELD
    assert "number 3" in outcome.reason


def printed_twice(source: Sent) -> str:
    names = {start.get(W + "name") for start in Word(source.data).root.iter(W + "bookmarkStart")}
    return next(id for id in source.handoff.messages if name(id, 2) in names and name(id, 3) not in names)


def test_a_text_printed_twice_edited_once_applies_with_a_remark(sent: Give, home: Home) -> None:
    source = sent("resident", "en")
    twice = printed_twice(source)
    base = source.handoff.messages[twice].base
    (outcome,) = changed(
        home.take(edited(source.data, lambda w: w.replace(name(twice, 2), base, "Mine")))
    ).values()
    assert (outcome.status, outcome.edited) == (Status.APPLIED, "Mine")
    assert "1 of the 2 places" in outcome.warnings[0]


def test_a_text_printed_twice_edited_differently_is_held(sent: Give, home: Home) -> None:
    source = sent("resident", "en")
    twice = printed_twice(source)
    base = source.handoff.messages[twice].base

    def change(word: Word) -> None:
        word.replace(name(twice), base, "Mine")
        word.replace(name(twice, 2), base, "Yours")

    (outcome,) = changed(home.take(edited(source.data, change))).values()
    assert outcome.status is Status.HELD
    assert "edited differently" in outcome.reason


def test_edits_of_generated_words_are_reported(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        contents = next(
            p for p in word.root.iter(W + "p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='TOC1']") is not None
        )
        next(contents.iter(W + "t")).text = "Changed entry"
        index = next(
            p
            for p in word.root.iter(W + "p")
            if p.find(f"{W}pPr/{W}pStyle[@{W}val='Bibliography']") is not None
        )
        list(index.iter(W + "t"))[-1].text = "Changed source"
        word.parts["word/header1.xml"] = word.parts["word/header1.xml"].replace(
            b"A Guide for", b"The Guide for"
        )

    report = home.take(edited(sent("resident", "en").data, change))
    assert changed(report) == {}
    texts = [stray.text for stray in report.strays if stray.kind == "generated"]
    assert any("Changed entry" in text for text in texts)
    assert any("Changed source" in text for text in texts)
    assert any("The Guide for" in text for text in texts)


def test_footnotes_and_pictures_that_were_added_are_reported(sent: Give, home: Home) -> None:
    def change(word: Word) -> None:
        word.insert(name(LEAD), "", end=True)
        paragraph = word.paragraph(name(LEAD))
        paragraph.append(make('<w:r><w:footnoteReference w:id="2"/></w:r>'))
        paragraph.append(make("<w:r><w:drawing/></w:r>"))
        word.parts["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p><w:r><w:t>An added note</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        ).encode()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        relation = f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'
        part = "word/_rels/document.xml.rels"
        word.parts[part] = word.parts[part].replace(b"</Relationships>", relation.encode())

    report = home.take(edited(sent("resident", "en").data, change))
    assert [(stray.kind, stray.text) for stray in report.strays] == [
        ("object", "1 added"),
        ("new", "An added note"),
    ]


def test_a_deleted_table_row_holds_its_messages(sent: Give, home: Home) -> None:
    message = "resident.chapters.payment.tables.ways.rows.wallet.suits"

    def change(word: Word) -> None:
        row = next(word.paragraph(name(message)).iterancestors(W + "tr"))
        row.insert(0, make(f"<w:trPr><w:del {word.change()}/></w:trPr>"))

    report = home.take(edited(sent("resident", "en").data, change))
    found = changed(report)
    assert message in found
    assert {outcome.reason for outcome in found.values()} == {"it was deleted"}
    assert changed(home.take(edited(sent("resident", "en").data, change), ImportRequest(accept=False))) == {}


def test_the_report_as_json(sent: Give, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    path = home.folder / "en.docx"
    path.write_bytes(edited(sent("resident", "en").data, lambda word: word.comment(name(LEAD), "Is it so?")))
    assert main(["docx", "import", "--project", str(home.root), str(path), "--json", "--dry-run"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    assert report["counts"]["unchanged"] == len(report["messages"])
    assert report["notes"][0] | {"kept": True} == report["notes"][0]
    assert report["notes"][0]["text"] == "Is it so?"
    assert {"guide", "locale", "handoff", "facts", "strays", "written"} <= set(report)


def test_the_report_for_a_terminal(
    sent: Give, home: Home, capsys: pytest.CaptureFixture[str], golden: Callable[[str, str], None]
) -> None:
    source = sent("resident", "en")
    base = source.handoff.messages[TITLE].base
    rewrite(home, EN, f'msgstr "{base}"', 'msgstr "Theirs"')
    words = source.handoff.messages[LEAD].base[:7]

    def change(word: Word) -> None:
        word.replace(name(LEAD), words, "Now, then", tracked=True)
        word.replace(name(TITLE), base, "Mine")
        word.add(name("resident.chapters.payment.steps.verify"), "A new paragraph.")
        word.fact(name(WITH_FACT), "9 brands")
        word.comment(name(WITH_FACT), "Is it so?")
        word.delete(name("resident.chapters.payment.steps.cash"))

    path = home.folder / "en.docx"
    path.write_bytes(edited(source.data, change))
    assert main(["docx", "import", "--project", str(home.root), str(path), "--dry-run"]) == 0
    shown = capsys.readouterr().out.replace(str(path), "en.docx").replace(source.handoff.id, "ID")
    shown = re.sub(r"(\.po|\.yaml)(:\d+)+", r"\1:N", shown)
    golden("import-report.txt", shown)


def _reference(word: Word) -> etree._Element:
    return next(
        field for field in word.root.iter(W + "fldSimple") if "Cite" not in etree.tostring(field).decode()
    )


def test_a_reference_that_word_saved_its_own_way_is_unchanged(sent: Give, home: Home) -> None:
    def rewritten(word: Word) -> None:
        field = _reference(word)
        marks = [etree.Element(W + "r") for _ in range(4)]
        for run, kind in zip(marks[::2] + marks[3:], ("begin", "separate", "end"), strict=True):
            etree.SubElement(run, W + "fldChar").set(W + "fldCharType", kind)
        etree.SubElement(marks[1], W + "instrText").text = field.get(W + "instr")
        for run in (*marks[:3], *field, marks[3]):
            field.addprevious(run)
        parent = field.getparent()
        assert parent is not None
        parent.remove(field)

    report = home.take(edited(sent("resident", "en").data, rewritten))
    assert (changed(report), report.strays) == ({}, ())


def test_a_references_words_come_home_inside_their_link(sent: Give, home: Home) -> None:
    def updated(word: Word) -> None:
        next(_reference(word).iter(W + "t")).text = "Another chapter"

    ((_, outcome),) = changed(home.take(edited(sent("resident", "en").data, updated))).items()
    assert outcome.status is Status.APPLIED
    assert "[Another chapter](#resident.chapters." in outcome.edited
