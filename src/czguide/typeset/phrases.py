"""Phrases of headings: BudouX's where no spaces are written, and words that no line should end with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from icu4py.breakers import WordBreaker


@dataclass(frozen=True)
class _Model:
    """A BudouX model.

    Japanese ones give phrases (bunsetsu). Chinese ones give words, some of them cut: their ends count
    where ICU's dictionary for ``words`` has one too. A word of one character is no phrase: it goes with the
    one before it (``closing``: particles and places), with the one after it (``opening``: prepositions,
    conjunctions, ordinals), else with both.
    """

    loader: str
    words: str = ""
    closing: str = ""
    opening: str = ""


_MODELS = {
    "zh-hans": _Model(
        "load_default_simplified_chinese_parser",
        "zh",
        "的地得之了着过吗呢吧啊们里上下中内外前后旁间时者性化业等",
        "在与和及或跟同对向从自为以把被将让给于按由据经至到最更再还也都就才不未无是有第每各该本此",
    ),
    "zh-hant": _Model(
        "load_default_traditional_chinese_parser",
        "zh-Hant",
        "的地得之了著過嗎呢吧啊們裡裏上下中內外前後旁間時者性化業等",
        "在與和及或跟同對向從自為以把被將讓給於按由據經至到最更再還也都就才不未無是有第每各該本此",
    ),
    "ja": _Model("load_default_japanese_parser"),
}

LEADING = {
    "en": "a an and as at by for from in into near of on or per the to via with your our its their not",
    "de": "am an auf aus bei beim das dem den der des die ein eine einem einen einer eines für im in ins mit"
    " nach oder ohne um und vom von vor zu zum zur über",
    "fr": "à au aux avec chez dans de des du en et la le les leur leurs ou par pour sans ses son sur un une"
    " vers votre vos",
    "es": "a al con de del el en entre la las los o para por sin sobre su un una y",
    "it": "a al alla con da dal dalla dei del della delle di e gli i il in la le lo nel nella o per su tra"
    " un una",
    "nl": "aan bij de een en het in met naar of om op te tot uit van voor",
    "pt": "a ao as com da das de do dos e em na nas no nos o os ou para pela pelo por sem um uma",
    "ru": "а без в во для до за и из или к на не о об от по под при с со у",
    "vi": "bằng các cho có của do hoặc khi là mỗi những ở sang tại theo trong trên từ và về với đến để",
}
"""Articles, prepositions, conjunctions: a heading's line had better not end with one."""


@lru_cache(maxsize=4)
def _parser(loader: str) -> Any:
    import budoux  # only headings pay for it

    return getattr(budoux, loader)()


def phrase_ends(text: str, model: str | None) -> frozenset[int] | None:
    """Positions between phrases, or None where the language's own spaces do."""
    if model is None:
        return None
    row = _MODELS[model]
    ends = list(accumulate(map(len, _parser(row.loader).parse(text))))
    if not row.words or max(text, default="") > "\uffff":  # ICU counts in UTF-16
        return frozenset(ends)
    words = {end for _, end in WordBreaker(text, row.words).segments()}
    ends = [end for end in ends if end in words]
    inside: set[int] = set()
    for start, end in pairwise((0, *ends)):
        if end - start == 1 and text[start].isalpha():
            if text[start] not in row.opening:
                inside.add(start)
            if text[start] not in row.closing:
                inside.add(end)
    return frozenset(end for end in ends if end not in inside)


@lru_cache(maxsize=16)
def leading(tag: str) -> frozenset[str]:
    """The words of ``LEADING`` for a language tag's primary subtag; none where there is no row."""
    return frozenset(LEADING.get(tag.split("-")[0], "").split())
