"""A Chinese name in other characters is the same name, and nothing to confirm."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import REPOSITORY

from czguide.diagnostics import Problems
from czguide.localization.hanscripts import same_name
from czguide.localization.termbase import load_termbase


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("创健医疗", "創健醫療", True),
        ("532发展战略", "「532」發展戰略", True),
        ("常来常往 周到服务", "常來常往　周到服務", True),
        ("人工智能+", "人工智慧+", False),
        ("新北", "新北區", False),
        ("恒邦药业", "恆邦藥廠", False),
    ],
)
def test_only_the_script_may_differ(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_only_a_chinese_locale_has_the_name_itself(tmp_path: Path) -> None:
    head = "key,display,gloss,status,source,forbidden,note\n"
    (tmp_path / "terms.csv").write_text("key,zh,kind,note\na,常州大学,institution,\nb,新北,place,\n", "utf-8")
    for tag in ("zh_Hant", "ja"):
        (tmp_path / f"{tag}.csv").write_text(head + "a,常州大學,,,,,\nb,新北區,,,,,\n", "utf-8")
    found = load_termbase(tmp_path, ("zh_Hant", "ja"), Problems())
    assert [form.status for form in found.forms["zh_Hant"].values()] == ["same", "unverified"]
    assert [form.status for form in found.forms["ja"].values()] == ["unverified", "unverified"]


def test_what_is_left_to_confirm_in_traditional_chinese_is_worded_otherwise() -> None:
    problems = Problems()
    termbase = load_termbase(REPOSITORY / "locales/termbase", ("zh_Hant",), problems)
    left = {k for k, form in termbase.forms["zh_Hant"].items() if form.status == "unverified"}
    assert all(not same_name(termbase.terms[key].zh, termbase.forms["zh_Hant"][key].display) for key in left)
    assert "longcheng_talents_program" in left
