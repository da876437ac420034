"""Plural rules of new files are gettext's, and forms for one number are known as such."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY

from czguide.cli.main import main
from czguide.diagnostics import Problems
from czguide.localization.catalogs import load_catalog
from czguide.localization.plurals import plural_header


@pytest.mark.parametrize(
    ("cldr", "header"),
    [
        ("es", "nplurals=2; plural=(n != 1);"),
        ("fr_FR", "nplurals=2; plural=(n > 1);"),
        ("th", "nplurals=1; plural=0;"),
        ("no", "nplurals=2; plural=(n != 1);"),
        ("zh_Hant_TW", "nplurals=1; plural=0;"),
        ("pl", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"),
        ("ar", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"),
    ],
)  # fmt: skip
def test_a_new_file_has_gettexts_rule(cldr: str, header: str) -> None:
    assert plural_header(cldr) == header


@pytest.mark.parametrize(
    ("tag", "exact"), [("en", {0}), ("fr", set()), ("ar", {0, 1, 2}), ("ja", set()), ("zh_Hant", set())]
)
def test_forms_for_one_number_only_are_known(tag: str, exact: set[int]) -> None:
    assert load_catalog(REPOSITORY / "locales", tag, ("common",), Problems()).exact == exact


@pytest.mark.parametrize(("form", "faults"), [("0", 0), ("1", 1)])
def test_a_form_for_one_number_may_leave_the_digits_out(
    small: Path, capsys: pytest.CaptureFixture[str], form: str, faults: int
) -> None:
    """One company; but companies need their number."""
    po = small / "locales/en/LC_MESSAGES/common.po"
    text = po.read_text(encoding="utf-8")
    old = {"0": 'msgstr[0] "{n} company"', "1": 'msgstr[1] "{n} companies"'}[form]
    assert old in text
    po.write_text(text.replace(old, old.replace("{n}", "some")), encoding="utf-8")
    assert main(["check", "--project", str(small), "--json"]) == faults
    found = [p["code"] for p in json.loads(capsys.readouterr().out)["problems"] if p["severity"] == "error"]
    assert found == ["catalog.placeholder"] * faults
