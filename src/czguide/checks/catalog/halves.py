"""Halves that a translation exchanges: the first for the second of a year, half a day for a whole one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from czguide.localization.cldr import language

_FIRST = re.compile("[上前]半(?:年|期)")
_SECOND = re.compile("[下后後]半(?:年|期)")
_HALF_DAY = re.compile("半[天日](?![然工候])")
_DAY = re.compile("(?:半|一整|整整一|整|一)[天日]")

_YEAR_HALVES: Mapping[str, tuple[str, str]] = {
    "en": (r"first half|\bH1\b|first six months", r"second half|\bH2\b|(?:last|second) six months"),
    "de": (
        r"(?:\bersten?[sr]?|\b1\.)[ \u00a0](?:halbjahr|jahreshälfte|hälfte)",
        r"(?:\bzweiten?[sr]?|\b2\.)[ \u00a0](?:halbjahr|jahreshälfte|hälfte)",
    ),
    "fr": (
        r"(?:premi(?:er|ère)|1(?:er|ʳᵉ|re))[ \u00a0](?:semestre|moitié)|\bS1\b",
        r"(?:seconde?|deuxième|2(?:nd|e|ᵉ))[ \u00a0](?:semestre|moitié)|\bS2\b",
    ),
    "vi": ("nửa đầu|(?:sáu|6) tháng đầu|đầu năm", "nửa cuối|nửa sau|(?:sáu|6) tháng cuối|cuối năm"),
    "ar": ("(?:النصف|نصف\\w*) الأول|الشطر الأول", "(?:النصف|نصف\\w*) الثاني|الشطر الثاني"),
    "ko": ("상반기|전반기", "하반기|후반기"),
    "ja": ("上半期|上期|前半|上半", "下半期|下期|後半|下半"),
    "zh": ("上半|前半", "下半|後半|后半"),
}
"""How languages (ISO 639) name the first and the second half of a year."""

_DAYS: Mapping[str, tuple[str, str]] = {
    "en": (r"\bdays?\b", r"\bhal(?:f|ves)\b|morning|afternoon"),
    "de": (r"\btage?[ns]?\b", "halb|hälfte|vormittag|nachmittag"),
    "fr": (r"\bjour(?:née)?s?\b", "demi|moitié|matinée|après-midi"),
    "vi": (r"\bngày\b", "nửa|buổi|rưỡi"),
    "ar": (r"يوم", "نصف|صباح|صبيحة|ظهر"),
    "ko": ("하루|[일한] 날|\\d일", "반나절|반일|한나절|절반|오전|오후"),
    "ja": ("[一1]日|終日", "半|午前|午後"),
    "zh": ("[一1整]天|[一1整]日", "半|上午|下午"),
}
"""Words for a day, and for half of one."""


def exchanged_half(source: str, text: str, cldr: str) -> str:
    """The half of a year that stands for the other one, as the Chinese has it, or ''."""
    first, second = _YEAR_HALVES.get(language(cldr), ("(?!)", "(?!)"))
    said = [re.search(pattern, text, re.IGNORECASE) is not None for pattern in (first, second)]
    wanted = [_FIRST.search(source), _SECOND.search(source)]
    for own, other in ((0, 1), (1, 0)):
        match = wanted[own]
        if match and not wanted[other] and said[other] and not said[own]:
            return match[0]
    return ""


def whole_for_half(source: str, text: str, cldr: str) -> str:
    """The half day that a translation has as a whole one, as the Chinese has it, or ''.

    A translation that speaks of days less often than the Chinese says it another way: a few hours.
    """
    match = _HALF_DAY.search(source)
    day, half = _DAYS.get(language(cldr), ("(?!)", ""))
    if not match or re.search(half, text, re.IGNORECASE):
        return ""
    enough = len(re.findall(day, text, re.IGNORECASE)) >= len(_DAY.findall(source))
    return match[0] if enough else ""
