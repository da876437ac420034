"""Misspelt names are told from inflected ones."""

from __future__ import annotations

import pytest

from czguide.checks.catalog.nearby import near_miss


@pytest.mark.parametrize(
    ("name", "text", "ending", "found"),
    [
        ("changzhou", "the industry of chanzhou grows", 2, "chanzhou"),
        ("universität changzhou", "an der univerisität changzhou", 3, "univerisität changzhou"),
        ("thường châu", "đến thờng châu", 0, "thờng châu"),
        ("تشانغتشو", "في تشانتشو", 3, "تشانتشو"),
        ("天目湖", "天湖の景色", 0, "天湖"),
        ("창저우대학교", "창저대학교에 다닙니다", 0, "창저대학교"),
    ],
)
def test_a_slip_inside_a_name_is_found(name: str, text: str, ending: int, found: str) -> None:
    assert near_miss(name, text, ending) == found


@pytest.mark.parametrize(
    ("name", "text", "ending"),
    [
        ("universität changzhou", "die universitäten in changzhou", 3),
        ("تشانغتشو", "وتشانغتشو", 3),
        ("changzhou", "hangzhou and suzhou", 2),
        ("xinbei", "the district", 2),
        ("hệ thống", "thông minh lên", 0),
        ("天目湖", "太湖の景色", 0),
    ],
)
def test_another_form_or_name_is_none(name: str, text: str, ending: int) -> None:
    assert near_miss(name, text, ending) == ""
