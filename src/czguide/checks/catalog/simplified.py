"""Simplified characters in Japanese and in traditional Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.checks.catalog.simplified_characters import JAPANESE, TRADITIONAL
from czguide.diagnostics import Severity
from czguide.phrases import N_

_CHARACTERS = {"ja": JAPANESE, "hant": TRADITIONAL}

_WORDS: Mapping[str, re.Pattern[str]] = {
    "ja": re.compile(
        "机(?=[械器場场構构会會關关能動动床])|(?<=[飞飛手計計计司主投空])机|云(?=[計计算端平服])|几(?=[个個十百年天])"
        "|旅游|游客|导游|标准|准(?=[备備])|(?<=[建构構])筑|(?<=[数根占依证証])据"
    ),
    # Characters that are right in some words: 后 in 皇后, 里 in 公里, 面 but in 麵.
    "hant": re.compile(
        r"(?<=[位由關对對至屬用基處建大小等高低優始源忙在出])于|(?<![皇太王天母])后(?![土妃宮])|(?<![公鄰英海萬千百哩鄉故])里(?![程昂長約斯拉弄米民港])|云(?!云)|(?<!茶)几(?!案)"
        r"|面(?=[條包粉食館点點])|(?<=[拌湯拉炒吃冷])面|(?<=[放輕寬])松|松(?=弛)|(?<=[钟鐘手])表"
        r"|谷(?=[物類])|征(?=[收求集信])|(?<=特)征|制(?=[造作品藥成劑])|(?<=[研複監繪])制|(?<=[旅漫郊出])游(?!泳)"
        r"|游(?=[客覽玩園船人])|(?<=[標杂雜])志|采(?=[取用購訪集納])|(?<=[開])采|(?<=[標水基])准|准(?=[備確則時])"
        r"|(?<=[其業多剩])余|余(?=[額款])|注(?=冊)|划(?=[分算])|(?<=[計規策企])划|(?<![若相天何欄支包芒])干(?![擾涉預戈支犯係政連謁證休])|老板"
        r"|(?<=[關聯])系|斗(?=爭)|(?<=[奮戰])斗|舍(?=棄)|咨(?=詢)"
    ),
}


_SETS = {"ja": "euc_jisx0213", "hant": "big5hkscs"}
"""The character sets that hold what is written with these characters (JIS X 0213, Big5 with HKSCS)."""


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    kind = pair.style.han
    if kind not in _CHARACTERS:
        return
    text = pair.unnamed
    found = dict.fromkeys(c for c in text if c in _CHARACTERS[kind])
    found |= dict.fromkeys(c for c in text if "\u4e00" <= c <= "\u9fff" and not _has(_SETS[kind], c))
    found |= dict.fromkeys(match[0] for match in _WORDS[kind].finditer(text) if match[0])
    if found:
        words = "".join(found)
        if kind == "ja":
            yield N_("not Japanese: {words}", words=words), N_("write the Japanese characters")
        else:
            yield N_("not traditional Chinese: {words}", words=words), N_("write the traditional characters")


CHECK = CatalogCheck(
    id="simplified",
    name=N_("Simplified characters"),
    rationale=N_(
        "They slip in by copying from the Chinese, look almost right on a screen, and mark a text as "
        "foreign in print. What Japan simplified alike (国, 会) and what Taiwan writes alike is left "
        "alone; so are display forms of the termbase."
    ),
    good=one(
        Example("ja_JP", "国际学校", "国際学校"),
        Example("zh_Hant", "国际学校", "國際學校"),
        Example("zh_Hant", "皇后公园，三公里", "皇后公園，三公里"),
    ),
    bad=one(
        Example("ja_JP", "国际学校", "国际学校"),
        Example("zh_Hant", "国际学校", "国際學校"),
        Example("zh_Hant", "以后在这里吃面条", "以后在這裡吃麵條"),
        Example("ja_JP", "机场", "机場"),
    ),
    find=each(_find),
    severity=Severity.ERROR,
)
