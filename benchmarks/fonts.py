"""The project's faces as a font set, from a folder."""

from __future__ import annotations

from pathlib import Path

from czguide.fonts import FontFamily, FontSet

_SCRIPTS = {
    "NotoSans": {"Latn", "Grek", "Cyrl"},
    "NotoSansSC": {"Hani", "Bopo"},
    "NotoSansJP": {"Hani", "Hira", "Kana"},
    "NotoSansKR": {"Hani", "Hang"},
}
_ORDER = {
    "zh": ("NotoSans", "NotoSansSC"),
    "ja": ("NotoSans", "NotoSansJP", "NotoSansSC"),
    "ko": ("NotoSans", "NotoSansKR", "NotoSansJP", "NotoSansSC"),
    "": ("NotoSans", "NotoSansSC"),
}


def font_set(folder: Path) -> FontSet:
    """Noto Sans SC, JP and KR for their scripts, Noto Sans for Latin ones."""
    families = tuple(
        FontFamily(
            name,
            {weight: folder / f"{name}-{weight.title()}.ttf" for weight in ("regular", "medium", "bold")},
            scripts=frozenset(scripts),
            slant=0.2 if name == "NotoSans" else 0.0,
        )
        for name, scripts in _SCRIPTS.items()
    )
    return FontSet(families, _ORDER)
