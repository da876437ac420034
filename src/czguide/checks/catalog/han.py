"""Characters of a script that the language does not write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.diagnostics import Severity
from czguide.localization.scripts import all_letters_names
from czguide.phrases import N_

_RUN = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SHOWN = {"CJK": "Han", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_SCRIPTS = all_letters_names()
_MEANT = frozenset("µμαβγδεΩωπφ°ªº")
"""Letters that are units or signs in any language."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    known = pair.style.scripts
    text = pair.unnamed
    if "CJK" not in known:
        match = _RUN.search(text)
        if match:
            fault = N_("Chinese is left: {words}", words=match[0])
            yield fault, N_("translate it; the program prints the Chinese where it is wanted")
    for character in text:
        if not character.isalpha() or character in (*_MEANT, "・", "ー"):
            continue
        script = unicodedata.name(character, "").partition(" ")[0]
        if script in _SCRIPTS and script not in (*known, "CJK", "LATIN"):
            yield (
                N_(
                    "a letter of another script, '{letter}' ({script})",
                    letter=character,
                    script=_SHOWN.get(script, script.capitalize()),
                ),
                N_("write it in the language's own letters"),
            )
            return


CHECK = CatalogCheck(
    id="han",
    name=N_("Foreign characters"),
    rationale=N_(
        "A Chinese name left in an English text cannot be read, and a Cyrillic а in a Latin word "
        "cannot be found. Korean has Han only in the termbase's display forms."
    ),
    good=one(
        Example("en_001", "常州大学", "Changzhou University"),
        Example("ko_KR", "常州大学", "창저우대학교"),
        Example("ja_JP", "常州大学", "常州大学のキャンパス"),
    ),
    bad=one(
        Example("en_001", "常州大学", "常州 University"),
        Example("ko_KR", "常州大学", "常州대학교"),
        Example("de_DE", "常州大学", "Universität Сhangzhou"),
        Example("vi_VN", "常州大学", "Đại học Thường Châu の"),
    ),
    find=each(_find),
    severity=Severity.ERROR,
)
