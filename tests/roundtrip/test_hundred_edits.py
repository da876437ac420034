"""A hundred edits of all kinds in five languages: each applied or reported, none lost, none misplaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from czguide.document.model import Block, FactValue, Inlines, List, Name, Paragraph, Section, Str
from czguide.pipeline import ImportRequest
from czguide.roundtrip.pieces import from_markup, plain
from czguide.roundtrip.report import Report, Status
from czguide.writers.docx.names import MESSAGE, bookmark_name
from tests.roundtrip.conftest import LANGUAGES, Home, Sent, changed
from tests.roundtrip.wordlike import W, Word

Give = Callable[[str, str], Sent]

TYPED = {"zh": "补充说明", "en": "Editorial", "ja": "編集者", "ko": "편집자", "de": "Redaktion"}
"""Words that an editor types in each language."""

SIMPLE = (
    "replace", "tracked replace", "append", "tracked append", "prepend", "cut", "tracked cut", "rewrite",
    "delete", "tracked delete", "split", "tracked split", "merge", "add", "tracked add", "comment", "bold",
    "move",
)  # fmt: skip
FACTS = ("fact", "type over")


def name(message: str) -> str:
    return bookmark_name(MESSAGE, message)


def candidates(sent: Sent) -> Iterator[tuple[str, bool]]:
    """Messages printed once, each alone in a paragraph of the text; whether facts stand in it."""
    found: dict[str, bool] = {}
    printed: Counter[str] = Counter()

    def walk(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if isinstance(block, Section):
                walk(block.blocks)
            elif isinstance(block, Paragraph):
                take(block.text, block.title)
            elif isinstance(block, List):
                for item in block.items:
                    take(item.text, item.title)

    def take(text: Inlines, title: Inlines | None) -> None:
        printed[text.message] += 1
        usable = all(isinstance(item, (Str, FactValue, Name)) for item in text.own)
        first = text.own[0] if text.own else None
        if title is None and usable and isinstance(first, Str) and len(first.text) > 9:
            found.setdefault(text.message, any(isinstance(item, FactValue) for item in text.own))

    walk(sent.document.blocks)
    yield from ((message, facts) for message, facts in found.items() if printed[message] == 1)


class Plan:
    """Twenty edits of one file, and what must come of each."""

    def __init__(self, sent: Sent, locale: str) -> None:
        self.word = Word(sent.data)
        self.sent = sent
        self.typed = TYPED[locale]
        self.text = {
            id: plain(from_markup(message.base, sent.handoff.facts))
            for id, message in sent.handoff.messages.items()
        }
        found = [id for id, _ in candidates(sent)]
        facts = dict(candidates(sent))
        # Every other one, so that an edit's neighbours are untouched; before a merge stands a paragraph.
        spread = found[::2]
        self.targets = {"merge": next(id for id in spread if self._is_before_text(id))}
        spread.remove(self.targets["merge"])
        for kind in FACTS:
            self.targets[kind] = next(id for id in spread if facts[id])
            spread.remove(self.targets[kind])
        self.targets |= dict(zip((kind for kind in SIMPLE if kind != "merge"), spread, strict=False))
        assert len(self.targets) == len(SIMPLE) + len(FACTS) == 20

    def _is_before_text(self, message: str) -> bool:
        following = self.word.paragraph(name(message)).getnext()
        return following is not None and any(
            (start.get(W + "name") or "").startswith(MESSAGE)
            for start in following.iterfind(f"{W}bookmarkStart")
        )

    def piece(self, message: str) -> str:
        """Six characters of a message that stand before its first fact."""
        return self.sent.handoff.messages[message].base[3:9]

    def run(self) -> None:
        word, typed = self.word, self.typed
        for kind, message in self.targets.items():
            mark, tracked = name(message), kind.startswith("tracked ")
            piece = self.piece(message)
            match kind.removeprefix("tracked "):
                case "replace":
                    word.replace(mark, piece, typed, tracked=tracked)
                case "append":
                    word.insert(mark, typed, end=True, tracked=tracked)
                case "prepend":
                    word.insert(mark, typed, end=False)
                case "cut":
                    word.replace(mark, piece, "", tracked=tracked)
                case "rewrite":
                    word.rewrite(mark, typed * 4)
                case "delete":
                    word.delete(mark, tracked=tracked)
                case "split":
                    word.split(mark, piece, tracked=tracked)
                case "merge":
                    word.merge(mark)
                case "add":
                    word.add(mark, f"{typed}: {kind}", tracked=tracked)
                case "comment":
                    word.comment(mark, f"{typed}?")
                case "bold":
                    word.format(mark, piece, "<w:b/>")
                case "move":
                    word.move(mark, name(self.targets["comment"]))
                case "fact":
                    word.fact(mark, "9876")
                case "type over":
                    word.type_over(mark, "9876")


def expected_text(kind: str, base: str, typed: str) -> str:
    """The message's text after an edit that can be applied."""
    piece = base[3:9]
    match kind.removeprefix("tracked "):
        case "replace":
            return base.replace(piece, typed, 1)
        case "append":
            return base + typed
        case "prepend":
            return typed + base
        case "cut":
            return base.replace(piece, "", 1)
        case "bold":
            return base.replace(piece, f"**{piece}**", 1)
    raise AssertionError(kind)


APPLIED = (
    "replace", "tracked replace", "append", "tracked append", "prepend", "cut", "tracked cut",
)  # fmt: skip


def squeeze(text: str) -> str:
    return "".join(text.split())


def check(kind: str, message: str, plan: Plan, report: Report) -> None:
    """What must have come of one edit."""
    outcome = next(o for o in report.outcomes if o.message == message)
    strays = {stray.kind: stray for stray in report.strays if stray.near == message}
    typed = plan.typed
    if kind in APPLIED:
        assert outcome.status is Status.APPLIED, outcome
        wanted = expected_text(kind, plan.sent.handoff.messages[message].base, typed)
        assert squeeze(outcome.edited) == squeeze(wanted)
        return
    match kind.removeprefix("tracked "):
        case "rewrite":
            # Facts in it were typed over; without any, the new text is taken.
            base = plan.sent.handoff.messages[message].base
            assert outcome.status is (Status.HELD if "{" in base else Status.APPLIED), outcome
            assert outcome.edited == typed * 4
        case "bold":
            # A translation marks what the Chinese marks, or the next build refuses it.
            wanted = expected_text(kind, plan.sent.handoff.messages[message].base, typed)
            assert squeeze(outcome.edited) == squeeze(wanted)
            source = plan.sent.handoff.locale == "zh"
            assert outcome.status is (Status.APPLIED if source else Status.HELD), outcome
        case "delete":
            assert outcome.status is Status.HELD
            assert "deleted" in outcome.reason
        case "split":
            assert outcome.status is Status.HELD
            assert "split" in outcome.reason
            assert " ¶ " in outcome.edited
        case "merge":
            assert outcome.status is Status.UNCHANGED
            assert set(strays) == {"merged"}
        case "add":
            assert outcome.status is Status.UNCHANGED
            assert strays["new"].text == f"{typed}: {kind}"
        case "comment":
            assert outcome.status is Status.UNCHANGED
            assert [(n.author, n.text, n.message) for n in report.notes] == [("Tanaka", f"{typed}?", message)]
        case "move":
            assert outcome.status is Status.UNCHANGED
            assert set(strays) == {"moved"}
        case "fact" | "type over":
            assert outcome.status is Status.UNCHANGED, outcome
            (edit,) = [edit for edit in report.facts if edit.message == message]
            assert edit.edited == "9876"
            assert edit.at is not None


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_edit_is_applied_or_reported_and_no_other_message_is_touched(
    locale: str, sent: Give, home: Home
) -> None:
    plan = Plan(sent("resident", locale), locale)
    plan.run()
    if locale == "en":
        plan.word.noise()
    if locale == "ja":
        plan.word.rename_styles()
    before = home.files()
    report = home.take(plan.word.bytes)
    for kind, message in plan.targets.items():
        check(kind, message, plan, report)
    assert set(changed(report)) <= set(plan.targets.values())
    assert {stray.near for stray in report.strays} <= set(plan.targets.values())
    applied = {o.message: o.edited for o in report.outcomes if o.status is Status.APPLIED}
    assert len(applied) >= len(APPLIED)
    assert home.errors(locale) == []
    # What was written is what was reported, and a second import finds nothing left to write.
    after = home.files()
    assert report.written
    assert {name for name in after if before[name] != after[name]} == set(report.written)
    again = home.take(plan.word.bytes)
    assert again.written == ()
    assert not any(o.status in (Status.APPLIED, Status.CONFLICT) for o in again.outcomes)
    assert home.files() == after


@pytest.mark.parametrize("locale", LANGUAGES)
def test_refused_tracked_changes_leave_the_text_as_it_was(locale: str, sent: Give, home: Home) -> None:
    plan = Plan(sent("resident", locale), locale)
    plan.targets = {kind: id for kind, id in plan.targets.items() if kind.startswith("tracked ")}
    plan.run()
    report = home.take(plan.word.bytes, ImportRequest(accept=False))
    assert report.tracked >= len(plan.targets)
    assert changed(report) == {}
    assert report.strays == ()
    assert report.written == ()
