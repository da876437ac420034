"""Faces and typesetters for the tests of typesetting."""

from __future__ import annotations

from pathlib import Path

import pytest

from czguide.fonts import FontFamily, FontSet
from czguide.typeset import Typesetter

PROJECT = Path(__file__).parents[2] / "assets" / "fonts"
OWN = Path(__file__).parents[1] / "fonts"


def _family(name: str, stem: Path, scripts: set[str], slant: float = 0.0) -> FontFamily:
    files = {
        weight: path
        for weight in ("regular", "bold")
        if (path := stem.with_name(f"{stem.name}-{weight.title()}.ttf")).exists()
    }
    return FontFamily(name, files, scripts=frozenset(scripts), slant=slant)


@pytest.fixture(scope="session")
def font_set() -> FontSet:
    families = (
        _family("Noto Sans", PROJECT / "NotoSans", {"Latn", "Grek", "Cyrl"}, slant=0.2),
        _family("Noto Sans SC", PROJECT / "NotoSansSC", {"Hani", "Bopo"}),
        _family("Noto Sans JP", PROJECT / "NotoSansJP", {"Hani", "Hira", "Kana"}),
        _family("Noto Sans KR", PROJECT / "NotoSansKR", {"Hani", "Hang"}),
        _family("Noto Sans Arabic", OWN / "NotoSansArabic", {"Arab"}),
        _family("Noto Sans Thai", OWN / "NotoSansThai", {"Thai"}),
    )
    return FontSet(
        families,
        {
            "zh": ("Noto Sans", "Noto Sans SC"),
            "ja": ("Noto Sans", "Noto Sans JP", "Noto Sans SC"),
            "ko": ("Noto Sans", "Noto Sans KR", "Noto Sans JP", "Noto Sans SC"),
            "ar": ("Noto Sans Arabic", "Noto Sans"),
            "th": ("Noto Sans Thai", "Noto Sans"),
            "": ("Noto Sans", "Noto Sans SC"),
        },
    )


@pytest.fixture(scope="session")
def typesetters(font_set: FontSet) -> dict[str, Typesetter]:
    return {tag: Typesetter(font_set, tag) for tag in ("zh", "ja", "ko", "en", "ar", "th", "de")}
