"""A translation that is the Chinese itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.checks.catalog.simplified_characters import JAPANESE, TRADITIONAL
from czguide.localization.cldr import language
from czguide.phrases import N_

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENGLISH = frozenset(
    word
    for words in (
        "your you how when where what which who why before after were have not with from by if this that",
        "these their they it its first here there please does should must some get any our into than only",
    )
    for word in words.split()
)
"""Small words of English that stand in few names."""
_ENGLISH_IN_NAMES = frozenset(("the", "of", "and", "for", "at", "on", "to"))
_ALONE = frozenset(
    (
        *("and", "or", "of", "for", "the", "with", "your"),
        *("from", "before", "after", "which", "where", "should", "must"),
    )
)
"""Small words of English that betray a slip even by themselves."""

_SHARED: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "or for", "nl": "of", "af": "of after", "sv": "and for", "da": "for", "nb": "for", "nn": "for",
        "et": "must", "it": "or", "oc": "or", "ca": "or", "ro": "or", "sq": "of",
    }.items()
}  # fmt: skip
"""Those that are words of another language (ISO 639) as well."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE_ONLY = re.compile("[的了吗呢们这那您你吧把被给请没很]|[。；]")
"""Words and marks that tell a Chinese text from a Japanese heading of the same characters."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    if _HAN.search(pair.source) and not pair.id.startswith("patterns.") and _borrowed(pair):
        yield (
            N_("the translation is that of the locale {locale}", locale=pair.alike)
            if pair.alike
            else N_("the translation is in the letters of another language"),
            N_("translate it"),
        )
    elif _english(pair):
        yield N_("the translation is English"), N_("translate it")
    elif word := _lone_english(pair):
        yield N_("the English word '{word}' stands in the translation", word=word), N_("translate it")
    if pair.text.strip() != pair.source.strip() or not _HAN.search(pair.source):
        return
    if pair.style.han == "ja" and not _CHINESE_ONLY.search(pair.source) and JAPANESE.isdisjoint(pair.text):
        return
    if pair.style.han == "hant" and TRADITIONAL.isdisjoint(pair.text):
        return
    yield N_("the translation is the Chinese"), N_("translate it")


def _borrowed(pair: Pair) -> bool:
    """Whether it is another language's translation, or all in the letters of another script; names are alike
    in many languages, so that a word in small letters must be among others."""
    own = pair.style.scripts[0]
    strange = own != "LATIN" and not any(map(_not_latin, pair.prose))
    if not pair.alike and not strange:
        return False
    words = _WORD.findall(pair.unnamed)
    return len(words) > 1 and any(word[0].islower() for word in words)


def _not_latin(character: str) -> bool:
    return character.isalpha() and not unicodedata.name(character, "").startswith("LATIN")


def _may_slip(pair: Pair) -> bool:
    """Whether English could be left in it unseen: other languages of Latin letters."""
    return pair.style.scripts[0] == "LATIN" and language(pair.cldr) != "en"


def _english(pair: Pair) -> bool:
    """Whether a text in another language of Latin letters is English: by its small words."""
    if not _may_slip(pair):
        return False
    words = re.findall(r"[^\W\d_]+", pair.prose.lower())
    telling = sum(word in _ENGLISH for word in words)
    return telling + (sum(word in _ENGLISH_IN_NAMES for word in words) > 1) > 0 and all(
        word.isascii() for word in words
    )


def _lone_english(pair: Pair) -> str:
    """A small English word between words of another language of Latin letters, and not inside a name: of two
    neighbours in capitals it is a part, as in Bank of China."""
    if not _may_slip(pair):
        return ""
    telling = _ALONE - _SHARED.get(language(pair.cldr), frozenset())
    unquoted = re.sub(r"[“„«][^“”„«»]*[”“»]", " ", pair.unnamed)
    words: list[str] = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", unquoted)
    for index, word in enumerate(words):
        if word not in telling:
            continue
        before = next((w for w in reversed(words[:index]) if w not in _ALONE), "")
        after = next((w for w in words[index + 1 :] if w not in _ALONE), "")
        if not (before[:1].isupper() and after[:1].isupper()):
            return word
    return ""


CHECK = CatalogCheck(
    id="unchanged",
    name=N_("Unchanged"),
    rationale=N_(
        "The Chinese pasted as a translation looks finished to every count. Japanese and traditional "
        "Chinese share many words with the Chinese (常州); there only what cannot be theirs is "
        "reported. So is another language's translation, the English left in a French catalog."
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
        Example("zh_Hant", "换一点零钱", "换一点零钱"),
        Example("ar", "紧急联系人", "Emergency contact"),
    ),
    find=each(_find),
)
