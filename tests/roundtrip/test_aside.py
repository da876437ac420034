"""Edits of words that stand in no paragraph of the text: reported, and kept out of every message."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.roundtrip.conftest import Home, Sent, changed
from tests.roundtrip.wordlike import Word, edited

Give = Callable[[str, str], Sent]


def in_part(part: str, old: str, new: str) -> Callable[[Word], None]:
    def change(word: Word) -> None:
        assert old.encode() in word.parts[part]
        word.parts[part] = word.parts[part].replace(old.encode(), new.encode(), 1)

    return change


def described(word: Word) -> None:
    picture = next(e for e in word.root.iter("{*}docPr") if (e.get("descr") or "").startswith("Bar chart"))
    picture.set("descr", f"{picture.get('descr')} Seen from above.")


def unheaded(word: Word) -> None:
    """Every header that says something, emptied."""
    for name in word.parts:
        if name.startswith("word/header"):
            word.parts[name] = word.parts[name].replace(b"<w:t ", b"<w:rt ").replace(b"</w:t>", b"</w:rt>")


@pytest.mark.parametrize(
    ("change", "text", "before"),
    [
        (in_part("word/charts/chart1.xml", "New energy, one year", "New power"), "New power", "New energy, one year"),
        (in_part("word/charts/chart1.xml", ">768000000000<", ">769000000000<"), "7.69e+11", "7.68e+11"),
        (in_part("docProps/core.xml", "Invest in Changzhou<", "Come to Changzhou<"), "Come to Changzhou",
         "Invest in Changzhou"),
        (described, "Seen from above.", "Bar chart"),
        (unheaded, "", "Changzhou"),
    ],
)  # fmt: skip
def test_it_is_reported_with_what_it_was(
    change: Callable[[Word], None], text: str, before: str, sent: Give, home: Home
) -> None:
    report = home.take(edited(sent("investment", "en").data, change))
    assert changed(report) == {}
    assert report.written == ()
    assert {stray.kind for stray in report.strays} == {"generated"}
    (stray, *_) = report.strays
    assert text in stray.text
    assert before in stray.before


def test_a_file_sent_before_these_were_recorded_is_unchanged(sent: Give, home: Home) -> None:
    def older(word: Word) -> None:
        manifest = word.parts["customXml/item1.xml"]
        for name in (b"properties", b"descriptions", b"charts"):
            start = manifest.index(b'<cz:story part="' + name)
            end = manifest.index(b"</cz:story>", start) + len(b"</cz:story>")
            manifest = manifest[:start] + manifest[end:]
        word.parts["customXml/item1.xml"] = manifest

    report = home.take(edited(sent("investment", "en").data, older))
    assert (changed(report), report.strays) == ({}, ())
