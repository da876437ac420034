"""Characters that cannot be seen, and those that only look right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from czguide.checks.catalog.language import ARABIC
from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.diagnostics import Severity
from czguide.phrases import N_

_NEVER = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b"
    "\u2028-\u202e\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffd\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_JOINERS = re.compile("[\u200c\u200d]")
_SPACES = re.compile("[\u1680\u2000-\u2008\u200a\u205f]")


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    text = pair.text
    arabic = pair.style.marks == ARABIC
    match = _NEVER.search(text) or _SPACES.search(text)
    if match is None and not arabic:
        match = _BIDI.search(text) or _JOINERS.search(text)
    if match is None and arabic and (loose := _unbalanced(text)):
        yield (
            N_("the isolate {mark} is not closed", mark=loose),
            N_("close it with U+2069, or remove it: the program isolates"),
        )
    if match:
        name = unicodedata.name(match[0], "a control character")
        yield (
            N_("an invisible character, U+{number:04X} {name}", number=ord(match[0]), name=name.lower()),
            N_("delete it"),
        )
    if text != unicodedata.normalize("NFC", text):
        yield (
            N_("letters and accents are apart (not NFC)"),
            N_("write composed letters; most editors can convert"),
        )


def _unbalanced(text: str) -> str:
    depth = 0
    for character in text:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == "\u2069":
            depth -= 1
        if depth < 0:
            return "U+2069"
    return "U+2068" if depth else ""


CHECK = CatalogCheck(
    id="invisible",
    name=N_("Invisible characters"),
    rationale=N_(
        "Zero-width spaces, soft hyphens and bidirectional controls come along with text copied from "
        "web pages. They break search and line breaking, and controls can turn a line around. Arabic "
        "may use marks (U+200F) and closed isolates."
    ),
    good=one(
        Example("fr_FR", "怎么办？", "Que faire\u202f?"),
        Example("ar", "常州（中国）", "تشانغتشو (الصين)\u200f"),
    ),
    bad=one(
        Example("en_001", "常州", "Chang\u200bzhou"),
        Example("en_001", "常州", "\u202eChangzhou"),
        Example("vi_VN", "护照", "Hộ chiếu".replace("ộ", "o\u0323\u0302")),
        Example("de_DE", "住宿登记", "Wohnsitz\u00admeldung"),
        Example("ar", "常州", "\u2067تشانغتشو"),
    ),
    find=each(_find),
    severity=Severity.ERROR,
)
