"""The round trip through a real LibreOffice: opened and saved, and edited by a script."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from czguide.pipeline import ImportRequest
from czguide.roundtrip.pieces import from_markup, plain
from czguide.roundtrip.report import Status
from tests.builds import ALL_EDITIONS, Built
from tests.roundtrip.conftest import LANGUAGES, Home, Sent, changed
from tests.roundtrip.test_hundred_edits import TYPED, candidates
from tests.roundtrip.wordlike import W, Word, edited
from tests.writers.docx.docx_package import Package, fields

SOFFICE = shutil.which("soffice")
SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's, whose packages hold UNO."""


def has_uno() -> bool:
    command = [SYSTEM_PYTHON, "-c", "import uno"]
    return (
        Path(SYSTEM_PYTHON).exists()
        and not subprocess.run(command, capture_output=True, check=False).returncode
    )


pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

Give = Callable[[str, str], Sent]


def resave(files: list[Path], folder: Path) -> None:
    """Each file opened and saved."""
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


@pytest.fixture(scope="module")
def saved(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All shipped files opened and saved, by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("saved")
    resave([built.path(guide, locale, "docx") for guide, locale in ALL_EDITIONS], folder)
    return folder


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_opened_and_saved_is_unchanged(guide: str, locale: str, saved: Path, home: Home) -> None:
    before = home.files()
    report = home.take((saved / f"{guide}-{locale}.docx").read_bytes())
    assert changed(report) == {}
    assert (report.strays, report.facts, report.notes, report.written) == ((), (), (), ())
    assert len(report.outcomes) > 500
    assert home.files() == before


def _references(package: Package) -> list[tuple[str, str]]:
    return sorted(
        (code.split()[1], shown)
        for code, shown in fields(package.document)
        if code.split(maxsplit=1)[0] == "REF"
    )


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_references_show_what_libreoffice_works_out(
    guide: str, locale: str, built: Built, saved: Path
) -> None:
    sent = Package(built.path(guide, locale, "docx").read_bytes())
    assert len(_references(sent)) > 5
    assert _references(Package((saved / f"{guide}-{locale}.docx").read_bytes())) == _references(sent)


def test_libreoffice_works_references_out_anew(built: Built, tmp_path: Path) -> None:
    """Or the test above would see what was sent again."""
    sent = built.path("investment", "en", "docx").read_bytes()

    def falsify(word: Word) -> None:
        reference = next(word.root.iter(W + "fldSimple"))
        next(reference.iter(W + "t")).text = "[false]"

    path = tmp_path / "investment-en.docx"
    path.write_bytes(edited(sent, falsify))
    resave([path], tmp_path / "out")
    assert _references(Package((tmp_path / "out" / path.name).read_bytes())) == _references(Package(sent))


class Edits:
    """What a script does to one file, and the message each edit belongs to."""

    def __init__(self, sent: Sent, locale: str, folder: Path) -> None:
        self.typed = TYPED[locale]
        text = {id: plain(from_markup(m.base, sent.handoff.facts)) for id, m in sent.handoff.messages.items()}
        unique = [
            id for id, facts in candidates(sent) if not facts and self._is_unique(text[id][3:12], text)
        ][::3]
        self.fact_message, self.value, self.label = self._figure(sent)
        kinds = (
            "replace",
            "tracked-replace",
            "insert-after",
            "split",
            "add",
            "clear",
            "rewrite",
            "comment",
            "merge",
        )
        self.targets = dict(zip(kinds, unique, strict=False))
        assert len(self.targets) == len(kinds)
        self.base = {kind: sent.handoff.messages[id].base for kind, id in self.targets.items()}
        self.source, self.target = folder / f"{locale}.docx", folder / f"{locale}-edited.docx"
        self.source.write_bytes(sent.data)
        self.job = {
            "source": str(self.source),
            "target": str(self.target),
            "edits": [
                *(
                    {"kind": kind, "find": text[id][3:12], "text": f"{self.typed}?" if kind == "comment" else self.typed}
                    for kind, id in self.targets.items()
                ),
                {"kind": "fact", "find": self.value, "text": "9876"},
            ],
        }  # fmt: skip

    @staticmethod
    def _is_unique(words: str, text: dict[str, str]) -> bool:
        return len(words) == 9 and sum(words in other for other in text.values()) == 1

    @staticmethod
    def _figure(sent: Sent) -> tuple[str, str, str]:
        """A fact whose words occur once in the whole guide."""
        values = list(sent.handoff.facts.values())
        everything = json.dumps([m.base for m in sent.handoff.messages.values()], ensure_ascii=False)
        for id, message in sent.handoff.messages.items():
            for fact, words in sent.handoff.facts.items():
                alone = sum(words in value for value in values) == 1 and words not in everything
                mark = "{" + fact + "}"
                once = alone and mark in message.base and everything.count(mark) == 1
                if once and any(char.isdigit() for char in words) and len(words) > 4:
                    return id, words, fact
        raise AssertionError


@pytest.fixture(scope="module")
def edits(sent: Give, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edits]:
    """Files in five languages, edited by one start of LibreOffice."""
    if not has_uno():
        pytest.skip("LibreOffice's UNO for Python (python3-uno) is not installed")
    folder = tmp_path_factory.mktemp("edited")
    made = {locale: Edits(sent("resident", locale), locale, folder) for locale in LANGUAGES}
    jobs = folder / "jobs.json"
    jobs.write_text(json.dumps([item.job for item in made.values()]), encoding="utf-8")
    script = Path(__file__).with_name("uno_edit.py")
    command = [SYSTEM_PYTHON, str(script), (folder / "profile").as_uri(), str(jobs)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    assert json.loads(run.stdout) == [[]] * len(made), "words to be edited were not found"
    resave([item.target for item in made.values()], folder / "again")
    for item in made.values():
        item.target = folder / "again" / item.target.name
    return made


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_scripts_edits_are_what_they_were_meant_to_be(
    locale: str, edits: dict[str, Edits], home: Home
) -> None:
    did = edits[locale]
    report = home.take(did.target.read_bytes())
    found = changed(report)
    words = did.typed
    for kind in ("replace", "tracked-replace", "insert-after"):
        outcome = found.pop(did.targets[kind])
        assert outcome.status is Status.APPLIED
        old = did.base[kind][3:12]
        wanted = old + words if kind == "insert-after" else words
        assert outcome.edited == did.base[kind].replace(old, wanted, 1)
    split = found.pop(did.targets["split"])
    assert (split.status, "split" in split.reason) == (Status.HELD, True)
    cleared = found.pop(did.targets["clear"])
    assert (cleared.status, cleared.reason) == (Status.HELD, "it was deleted")
    rewritten = found.pop(did.targets["rewrite"])
    assert rewritten.edited == words
    assert found == {}
    assert [(note.author, note.text, note.message) for note in report.notes] == [
        ("Tanaka", f"{words}?", did.targets["comment"])
    ]
    (fact,) = report.facts
    assert (fact.fact, fact.sent, fact.edited, fact.message) == (
        did.label,
        did.value,
        "9876",
        did.fact_message,
    )
    strays = {stray.kind: stray for stray in report.strays}
    assert strays["new"].text == words
    assert strays["new"].near == did.targets["add"]
    assert strays["merged"].near == did.targets["merge"]
    assert len(report.strays) == 2


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_scripts_tracked_edit_can_be_refused(locale: str, edits: dict[str, Edits], home: Home) -> None:
    did = edits[locale]
    report = home.take(did.target.read_bytes(), ImportRequest(accept=False))
    assert did.targets["tracked-replace"] not in changed(report)
    assert did.targets["replace"] in changed(report)
