"""Quotation marks are those of the language, and they pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from czguide.checks.catalog.language import Style
from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_

_INSIDE = re.compile(r"(?<=[^\W\d_])[’'״׳](?=[^\W\d_])")
_WESTERN = re.compile(r"(?<=[A-Za-zÀ-ÿ])[’'](?=[A-Za-zÀ-ÿ])")
_ALL = "\"“”„‟«»‹›「」『』〝〞〟＂'‘’‚‛＇`´״"


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    style = pair.style
    text = pair.prose
    if style.apostrophe and (match := re.search(r"(?<=\w)['´`](?=\w)", text)):
        yield N_("a straight apostrophe '{mark}'", mark=match[0]), N_("write ’")
        return
    # An apostrophe inside a word, Touch’n Go, and the Hebrew marks of an abbreviation are no quotation marks.
    text = (_INSIDE if style.apostrophe else _WESTERN).sub("", text)
    used = "".join(mark for quotes in style.quotes for mark in quotes)
    shown = " or ".join(f"{left}…{right}" for left, right in style.quotes)
    strange = next(
        (c for c in text if c in _ALL and c not in used and not (style.apostrophe and c == "’")), ""
    )
    if strange:
        yield (
            N_("the quotation mark {mark} is not the language's", mark=strange),
            N_("write {marks}", marks=shown),
        )
        return
    inside, fault = _parts(text, style.quotes, style.apostrophe)
    if fault:
        yield N_("the quotation mark {mark} has no partner", mark=fault), N_("write {marks}", marks=shown)
        return
    alone = (words for words, depth in inside if not depth)
    lone = next((words for words in alone if _inner(words, style) or _no_title(pair, words)), "")
    if lone:
        yield (
            N_("{left} and {right} are for quotes inside quotes", left=lone[0], right=lone[-1]),
            N_("write {marks}", marks="…".join(style.quotes[0])),
        )
        return
    for words, _ in inside:
        spaces = {words[1], words[-2]} if len(words) > 2 else {""}
        if style.quote_space and (words[0], words[-1]) == style.quotes[0]:
            if not all(space in style.quote_space for space in spaces):
                yield (
                    N_("no no-break space inside {left} {right}", left=words[0], right=words[-1]),
                    N_("write U+00A0 or U+202F there"),
                )
                return
        elif any(space.isspace() for space in spaces):
            yield N_("a space inside the quotation marks: '{words}'", words=words[:2]), N_("remove it")
            return


def _inner(words: str, style: Style) -> bool:
    """Whether marks that only stand inside others stand here by themselves."""
    return style.nested and (words[0], words[-1]) in style.quotes[1:]


def _no_title(pair: Pair, words: str) -> bool:
    """Whether 『』, which Japanese has for titles too, stand in a text without one."""
    return (
        pair.style.han == "ja" and (words[0], words[-1]) in pair.style.quotes[1:] and "《" not in pair.source
    )


def _parts(
    text: str, quotes: tuple[tuple[str, str], ...], apostrophe: bool
) -> tuple[list[tuple[str, int]], str]:
    """What is quoted, with its marks and how many quotes it stands in, and the first mark that opens or
    closes nothing. An apostrophe closes nothing either, so it may; and in Swedish one mark does both."""
    opens = dict(quotes)
    closes = {right for _, right in quotes}
    stack: list[tuple[str, int]] = []
    found = []
    for index, character in enumerate(text):
        follows = text[index - 1 : index].isalnum()
        if stack and character == stack[-1][0]:
            start = stack.pop()[1]
            found.append((text[start : index + 1], len(stack)))
        elif character in opens and not (follows and character in closes):
            stack.append((opens[character], index))
        elif apostrophe and character == "’" and (index == 0 or text[index - 1] in "sxz "):
            continue  # Joneses’, ’24
        elif character in opens or character in closes:
            return found, character
    return found, stack[-1][0] if stack else ""


CHECK = CatalogCheck(
    id="quotes",
    name=N_("Quotation marks"),
    rationale=N_(
        "Each language has its own: “English”, „Deutsch“, « français », 「日本語」. Straight ones, or "
        "those of the Chinese, are the first thing a reader notices as translated."
    ),
    good=one(
        Example("en_001", "“常享办”", "“Chang Xiang Ban,” the city’s brand"),
        Example("de_DE", "“常享办”", "„Chang Xiang Ban“"),
        Example("fr_FR", "“常享办”", "«\u00a0Chang Xiang Ban\u00a0», l’offre"),
        Example("ja_JP", "“常享办”", "「常享弁」"),
        Example("ar", "“常享办”", "«تشانغ شيانغ بان»"),
        Example("ru", "“常享办”", "«Чан Сян Бань»"),
        Example("sv", "“常享办”", "”Chang Xiang Ban” är kontoret"),
    ),
    bad=one(
        Example("en_001", "“常享办”", '"Chang Xiang Ban"'),
        Example("en_001", "城市的品牌", "the city's brand"),
        Example("de_DE", "“常享办”", "“Chang Xiang Ban”"),
        Example("fr_FR", "“常享办”", "«Chang Xiang Ban»"),
        Example("ja_JP", "“常享办”", "“常享弁”"),
        Example("ko_KR", "“常享办”", "‘창샹반"),
        Example("ar", "“常享办”", '"تشانغ شيانغ بان"'),
        Example("ru", "“常享办”", "“Чан Сян Бань”"),
        Example("sv", "“常享办”", "“Chang Xiang Ban”"),
    ),
    find=each(_find),
)
