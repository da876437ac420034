"""Rarer edits in five languages: each applied or reported; what was typed is in the catalog or the report."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from czguide.pipeline import ImportRequest
from czguide.roundtrip.report import Report, Status
from tests.roundtrip.conftest import LANGUAGES, Home, Sent, changed
from tests.roundtrip.odd_edits import IN_TABLE, PLAIN, WITH_FACT, Edit
from tests.roundtrip.test_hundred_edits import TYPED, candidates, name
from tests.roundtrip.wordlike import W, Word

Give = Callable[[str, str], Sent]

ALL = {**PLAIN, **WITH_FACT, **IN_TABLE}
LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄"


class Plan:
    """One message for every edit, with neighbours that are left alone, and words that are typed only there."""

    def __init__(self, sent: Sent, locale: str) -> None:
        self.word = Word(sent.data)
        found = dict(candidates(sent))
        plain = [id for id, facts in found.items() if not facts and self._has_company(name(id))][::2]
        facts = [
            id for id, has in found.items() if has and next(self.word.controls(name(id)), None) is not None
        ]
        spread = [id for id in facts if id not in plain][:: max(1, len(facts) // 5)]
        self.targets = dict(zip(PLAIN, plain, strict=False))
        self.targets |= dict(zip(WITH_FACT, spread, strict=False))
        self.targets |= dict(zip(IN_TABLE, self._cells(sent), strict=False))
        assert self.targets.keys() == ALL.keys()
        assert len(set(self.targets.values())) == len(ALL)
        self.typed = {kind: TYPED[locale] + LETTERS[n] if locale in ("zh", "ja") else f"{TYPED[locale]}{chr(65 + n)}"
                      for n, kind in enumerate(ALL)}  # fmt: skip

    def _has_company(self, mark: str) -> bool:
        """Whether it is the first message of a paragraph between two others of its kind."""
        paragraph = self.word.paragraph(mark)
        near = paragraph.getprevious(), paragraph.getnext()
        first = paragraph.find(W + "bookmarkStart")
        return (
            all(other is not None and other.tag == W + "p" and other.find(W + "bookmarkStart") is not None for other in near)
            and first is not None and first.get(W + "name") == mark
            and paragraph.find(f"{W}pPr/{W}numPr") is None
        )  # fmt: skip

    def _cells(self, sent: Sent) -> list[str]:
        """A message in each of several tables."""
        found: dict[object, str] = {}
        names = {name(id): id for id in sent.handoff.messages}
        for table in self.word.root.iter(W + "tbl"):
            for start in list(table.iter(W + "bookmarkStart"))[5:]:
                id = names.get(start.get(W + "name") or "")
                if id and ".tables." in id and ".rows." in id:
                    found.setdefault(table, id)
        return list(found.values())

    def run(self) -> None:
        for kind, message in self.targets.items():
            edit: Edit = ALL[kind][0]
            edit(self.word, name(message), self.typed[kind])


def as_text(report: Report) -> str:
    return json.dumps(dataclasses.asdict(report), ensure_ascii=False, default=str)


def check(kind: str, plan: Plan, report: Report) -> None:
    message, wanted = plan.targets[kind], ALL[kind][1]
    outcome = next(o for o in report.outcomes if o.message == message)
    strays = {stray.kind for stray in report.strays if stray.near == message}
    if wanted in ("applied", "held"):
        assert outcome.status.value == wanted, (kind, outcome)
    elif wanted == "fact":
        assert outcome.status is Status.UNCHANGED, (kind, outcome)
        assert [edit.edited[0] for edit in report.facts if edit.message == message] == ["9"]
    elif wanted == "nothing":
        assert (outcome.status, strays) == (Status.UNCHANGED, set())
    else:
        near = {stray.near for stray in report.strays if stray.kind == wanted}
        assert message in near or _row_of(message) in {_row_of(id) for id in near}, (kind, report.strays)


def _row_of(message: str) -> str:
    return message.rpartition(".")[0]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_rare_edits_are_applied_or_reported_and_no_other_message_is_touched(
    locale: str, sent: Give, home: Home
) -> None:
    plan = Plan(sent("resident", locale), locale)
    plan.run()
    before = home.files()
    report = home.take(plan.word.bytes)
    for kind in plan.targets:
        check(kind, plan, report)
    assert set(changed(report)) <= set(plan.targets.values())
    after = home.files()
    written = "".join(after[name].decode() for name in report.written)
    said = as_text(report)
    document = plan.word.bytes  # what was typed at all
    typed = {
        kind: words
        for kind, words in plan.typed.items()
        if words.encode() in Word(document).parts["word/document.xml"]
    }
    assert len(typed) == 9
    for kind, words in typed.items():
        assert words in said or words in written, kind
    assert {name for name in after if before[name] != after[name]} == set(report.written)
    assert home.errors(locale) == []
    again = home.take(document)
    assert again.written == ()
    assert not any(o.status in (Status.APPLIED, Status.CONFLICT) for o in again.outcomes)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_rare_tracked_changes_can_be_refused(locale: str, sent: Give, home: Home) -> None:
    plan = Plan(sent("resident", locale), locale)
    plan.targets = {
        kind: plan.targets[kind]
        for kind in ("tracked move", "tracked merge", "coloured", "row inserted", "cell deleted")
    }
    plan.run()
    report = home.take(plan.word.bytes, ImportRequest(accept=False))
    assert (changed(report), report.strays, report.written) == ({}, (), ())
