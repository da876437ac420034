"""No spaces between Han or kana and Latin; Korean particles stand at their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from czguide.checks.catalog.language import WIDE
from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_

_CJK = r"[\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_GAP = re.compile(
    rf"(?<={_CJK})[ \u00a0\u3000]+(?=[\w\ufffc])|(?<=[\w\ufffc%])[ \u00a0]+(?={_CJK})"
    r"|(?<=[、。，；：」』）])[ \u00a0]+(?=[A-Za-z0-9])"
)
_PARTICLE = re.compile(
    r"[A-Za-z0-9)\ufffc’”][ \u00a0]"
    r"(은|는|을|를|와|과|가|의|로|으로|에|에서|까지|부터|에게|께|처럼|보다|도|만|이나|이라|라는|이라는|이며|이고|마다|한테)(?=[\s,.]|$)"
    r"|[가-힣][ \u00a0](는|을|를|의|으로|에|에서|까지|부터|에게)(?=[\s,.]|$)"
)
"""After Hangul only those that are no words of their own."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    text = pair.prose
    if pair.style.marks == WIDE:
        match = _GAP.search(text)
        if match and text[max(0, match.start() - 1) : match.end() + 1] not in pair.source_prose:
            # A space between two names of the Chinese stays: 常来常往 周到服务.
            if re.search(rf"{_CJK} {_CJK}", pair.source_prose) and _between_cjk(text, match):
                return
            around = text[max(0, match.start() - 4) : match.end() + 4]
            yield (
                N_("a space near '{words}'", words=around),
                N_("the program sets the gap between scripts itself"),
            )
    elif "HANGUL" in pair.style.scripts and (match := _PARTICLE.search(text)):
        yield (
            N_("a space before the particle {particle}", particle=match[1] or match[2]),
            N_("a particle stands at its word"),
        )


def _between_cjk(text: str, match: re.Match[str]) -> bool:
    pair = text[match.start() - 1], text[match.end()]
    return all(re.match(_CJK, character) for character in pair)


CHECK = CatalogCheck(
    id="cjk-latin",
    name=N_("Spaces between scripts"),
    rationale=N_(
        "In Japanese and Chinese the gap between Han and Latin is the typesetter's: a typed space "
        "comes on top of it, and is lost at line ends unevenly. A Korean particle belongs to the word "
        "before it."
    ),
    good=one(
        Example("ja_JP", "5G网络", "5Gネットワーク"),
        Example("zh_Hant", "使用WeChat支付", "使用WeChat支付"),
        Example("ko_KR", "比亚迪在常州", "BYD는 창저우에 있습니다"),
    ),
    bad=one(
        Example("ja_JP", "5G网络", "5G ネットワーク"),
        Example("zh_Hant", "使用WeChat支付", "使用 WeChat 支付"),
        Example("ko_KR", "比亚迪在常州", "BYD 는 창저우에 있습니다"),
    ),
    find=each(_find),
)
