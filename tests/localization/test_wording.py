"""Translations that word a fact themselves: `{storeys.number} stories`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from czguide.cli.main import main
from czguide.localization.locale import Scale
from czguide.localization.wording import reworded

SCALES = (
    Scale(Decimal("1e9"), "{n} billion"), Scale(Decimal("1e6"), "{n} million"),
    Scale(Decimal("1e8"), "{n}억"), Scale(Decimal("1e4"), "{n}만"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("13 stories", "1 story"),
        ("over 300 companies", "nearly 300 companies"),
        ("1,000개사 초과", "1,000개사"),
        ("3 شركات", "11 شركة"),
        ("over RMB 768 billion", "over USD 768 billion"),
    ],
)
def test_other_words_are_found(then: str, now: str) -> None:
    found = reworded(["{f.number} x"], [f"{{f}} = {then}"], [f"{{f}} = {now}"], SCALES)
    assert found == {"{f}": then}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("13 stories", "14 stories"),
        ("over RMB 768 billion", "over RMB 1.2 million"),
        ("3,400개사 초과", "12,500.5개사 초과"),
        ("7,680억 위안", "5만 위안"),
        ("1\u202f200 entreprises", "72 entreprises"),
        ("٣ شركات", "٤ شركات"),
        ("13 stories", "13\u00a0stories"),
        ("over RMB 768 billion", "over RMB\u00a0768\u00a0billion"),
        ("1\u202f200 entreprises", "1\u00a0200\u00a0entreprises"),
    ],
)
def test_another_number_is_no_other_wording(then: str, now: str) -> None:
    assert not reworded(["{f.number} x"], [f"{{f}} = {then}"], [f"{{f}} = {now}"], SCALES)


def test_a_whole_fact_has_its_words_with_it() -> None:
    assert not reworded(["{f}"], ["{f} = over 3"], ["{f} = nearly 3"], SCALES)
    assert not reworded(["{g.number} {f}"], ["{f} = over 3", "{g} = 1 x"], ["{f} = 3", "{g} = 2 x"], ())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_a_fact_with_another_qualifier_makes_the_translations_that_word_it_fuzzy(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = small / "locales/en/LC_MESSAGES/demo.po"
    project = ["--project", str(small)]
    edit(po, "home to {firms}, BYD", "home to {firms.number} firms, BYD")
    edit(small / "content/facts/demo.yaml", "value: 72, counter", "value: 72, qualifier: over, counter")
    assert main(["check", *project]) == 0
    warned = capsys.readouterr().err
    assert warned.count("catalog.wording") == 1
    assert "'demo.city.text.firms' words {firms} itself, which was '72 companies'" in warned
    release = ["build", *project, "-o", str(small / "out"), "--release", "--today", "2026-11-23"]
    assert main(release) == 1
    assert "catalog.wording" in capsys.readouterr().err
    assert main(["catalog", "update", *project]) == 0
    after = po.read_text(encoding="utf-8")
    assert after.count("#, fuzzy") == 1
    assert "#. written by hand around a fact that changed: {firms} = 72 companies" in after
    assert main(["catalog", "update", *project]) == 0
    assert po.read_text(encoding="utf-8") == after
    edit(po, "#, fuzzy\n", "")
    edit(po, "home to {firms.number} firms", "home to {firms.number} firms now")
    assert main(["catalog", "update", *project]) == 0
    assert "written by hand" not in po.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(release) == 0


def test_another_value_leaves_them_alone(small: Path) -> None:
    po = small / "locales/en/LC_MESSAGES/demo.po"
    edit(po, "home to {firms}, BYD", "home to {firms.number} firms, BYD")
    edit(small / "content/facts/demo.yaml", "value: 72,", "value: 1200,")
    assert main(["catalog", "update", "--project", str(small)]) == 0
    assert "fuzzy" not in po.read_text(encoding="utf-8")
