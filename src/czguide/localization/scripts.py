"""What a script asks for: the font that has it, the fonts of the editors' systems, where lines break."""

from __future__ import annotations

import re

import babel

_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_NOTO = {
    "Latn": "Noto Sans",
    "Cyrl": "Noto Sans",
    "Grek": "Noto Sans",
    "Hans": "Noto Sans SC",
    "Hant": "Noto Sans TC",
    "Jpan": "Noto Sans JP",
    "Kore": "Noto Sans KR",
    "Beng": "Noto Sans Bengali",
    "Orya": "Noto Sans Oriya",
    "Mymr": "Noto Sans Myanmar",
    "Cans": "Noto Sans Canadian Aboriginal",
    "Nkoo": "Noto Sans NKo",
    "Tibt": "Noto Serif Tibetan",
}
"""Families whose name is not Noto Sans and the script's English name."""

_LETTERS = {
    "Kore": "HANGUL",
    "Hang": "HANGUL",
    "Hans": "CJK",
    "Hant": "CJK",
    "Hani": "CJK",
    "Jpan": "HIRAGANA",
    "Beng": "BENGALI",
    "Cans": "CANADIAN",
}
"""How letters are called where it is not by the script's English name."""

OFFICE = {
    "Hebr": "Arial",
    "Thai": "Leelawadee UI",
    "Laoo": "Leelawadee UI",
    "Khmr": "Leelawadee UI",
    "Mymr": "Myanmar Text",
    "Ethi": "Ebrima",
    "Armn": "Sylfaen",
    "Geor": "Sylfaen",
    "Tibt": "Microsoft Himalaya",
    "Mong": "Mongolian Baiti",
    **dict.fromkeys(
        ("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"), "Nirmala UI"
    ),
}
"""What Windows and Office have where Calibri has no letters of the script."""

EAST_ASIAN_OFFICE = {"Hant": "Microsoft JhengHei", "Jpan": "Yu Gothic", "Kore": "Malgun Gothic"}


def font_family(script: str) -> str:
    """The Noto family of a script (ISO 15924)."""
    english = str(babel.Locale.parse("en").scripts.get(script, script))
    return _NOTO.get(script, f"Noto Sans {english}")


def letters_name(script: str) -> str:
    """How the Unicode names of a script's letters begin: LATIN, CYRILLIC, HANGUL."""
    english = str(babel.Locale.parse("en").scripts.get(script, script))
    return _LETTERS.get(script) or english.upper().split()[0]


def all_letters_names() -> frozenset[str]:
    """The beginnings for all scripts that CLDR knows."""
    return frozenset((*map(letters_name, babel.Locale.parse("en").scripts), "KATAKANA", "BOPOMOFO"))


def is_cjk(script: str) -> bool:
    """Whether large numbers go by ten thousands."""
    return script in ("Hans", "Hant", "Jpan", "Kore")


def line_break(script: str) -> str:
    """How strictly marks are kept from a line's start (UAX #14, CSS Text line-break)."""
    return "strict" if is_cjk(script) else "normal"


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return bool(_HAN.search(text))
