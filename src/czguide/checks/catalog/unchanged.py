"""A translation that is the Chinese itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_

_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE_ONLY = re.compile("[的了吗呢们这那您你吧把被给请没很]|[。；]")
"""Words and marks that tell a Chinese text from a Japanese heading of the same characters."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    if pair.text.strip() != pair.source.strip() or not _HAN.search(pair.source):
        return
    if pair.style.han == "ja" and not _CHINESE_ONLY.search(pair.source):
        return
    if pair.style.han == "hant":
        return
    yield N_("the translation is the Chinese"), N_("translate it")


CHECK = CatalogCheck(
    id="unchanged",
    name=N_("Unchanged"),
    rationale=N_(
        "The Chinese pasted as a translation looks finished to every count. Japanese and traditional "
        "Chinese share many words with the Chinese (常州); there only what cannot be theirs is "
        "reported, and simplified characters by their own check."
    ),
    good=one(
        Example("en_001", "5G", "5G"),
        Example("ja_JP", "常州大学", "常州大学"),
        Example("zh_Hant", "常州大学城", "常州大學城"),
    ),
    bad=one(
        Example("en_001", "护照", "护照"),
        Example("ko_KR", "常州大学", "常州大学"),
        Example("ja_JP", "早点去。", "早点去。"),
    ),
    find=each(_find),
)
