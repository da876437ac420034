"""Paragraphs find home without their bookmarks, in time; edited generated words do not become a message's."""

from __future__ import annotations

import random
from collections.abc import Callable
from unittest import mock

import pytest

from czguide.content import edit
from czguide.roundtrip import align, likeness
from czguide.roundtrip.report import Status
from tests.roundtrip.conftest import Home, Sent, changed
from tests.roundtrip.odd_edits import drop
from tests.roundtrip.wordlike import W, Word

Give = Callable[[str, str], Sent]


def without_marks(word: Word) -> None:
    """No bookmark and no control left, as some programs save."""
    for name in ("bookmarkStart", "bookmarkEnd"):
        for element in list(word.root.iter(W + name)):
            drop(element)
    for control in list(word.root.iter(W + "sdt")):
        content = control.find(W + "sdtContent")
        for child in list(content) if content is not None else ():
            control.addprevious(child)
        drop(control)


def replace_all(word: Word, old: str, new: str) -> None:
    for text in word.root.iter(W + "t"):
        text.text = (text.text or "").replace(old, new)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_file_without_bookmarks_and_controls_is_unchanged(locale: str, sent: Give, home: Home) -> None:
    word = Word(sent("resident", locale).data)
    without_marks(word)
    report = home.take(word.bytes)
    assert (changed(report), report.strays, report.facts) == ({}, (), ())


def test_find_and_replace_over_the_whole_guide_is_the_same_without_bookmarks(sent: Give, home: Home) -> None:
    """Generated words change as well; none of them gets into a message."""
    word = Word(sent("resident", "zh").data)
    replace_all(word, "，", "；")
    bytes_ = word.bytes
    without_marks(word)
    lost = home.take(word.bytes)
    kept = home.take(bytes_)
    assert kept.written == ()  # the second import finds all done
    applied = {o.message: o for o in lost.outcomes if o.status is Status.APPLIED}
    assert len(applied) > 300
    assert {o.status for o in lost.outcomes} == {Status.APPLIED, Status.UNCHANGED}
    assert all(o.edited == o.base.replace("，", "；") for o in applied.values())
    assert {stray.kind for stray in lost.strays} == {"generated"}


def test_every_file_of_the_content_is_read_twice_however_many_texts_change(sent: Give, home: Home) -> None:
    word = Word(sent("resident", "zh").data)
    replace_all(word, "，", "；")
    with mock.patch.object(edit, "_compose", wraps=edit._compose) as compose:
        report = home.take(word.bytes)
    assert compose.call_count == 2 * len(report.written)


def test_a_rewritten_guide_without_bookmarks_needs_few_comparisons(sent: Give, home: Home) -> None:
    word = Word(sent("resident", "en").data)
    without_marks(word)
    chance = random.Random(1)
    for text in word.root.iter(W + "t"):
        letters = list(text.text or "")
        chance.shuffle(letters)
        text.text = "".join(letters)
    with mock.patch.object(align, "likeness", return_value=0.0) as compared:
        report = home.take(word.bytes)
    # A thousand of ours, each with a thousand of theirs, would be a million.
    assert compared.call_count < 60_000
    assert sum(o.status is Status.HELD for o in report.outcomes) > 900


def test_long_texts_are_compared_by_their_ends() -> None:
    one, other = "甲" * 5000 + "x" + "乙" * 5000, "甲" * 5000 + "yy" + "乙" * 5000
    assert likeness.matching(one, other) == [(0, 0, 5000), (5001, 5002, 5000)]
    assert 0.99 < likeness.likeness(one, other) < 1
    assert likeness.likeness("a", "a" * 100) == 0


def test_likeness_below_what_is_asked_for_is_none() -> None:
    assert likeness.likeness("abcdef", "abcxyz") == 0.5
    assert likeness.likeness("abcdef", "abcxyz", 0.6) == 0
