"""Quotation marks are those of the language, and they pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_

_ALL = "\"“”„‟«»‹›「」『』〝〞〟＂'‘’‚‛＇`´"


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    style = pair.style
    if not style.quotes:
        return
    text = pair.prose
    if style.apostrophe and (match := re.search(r"(?<=\w)['´`](?=\w)", text)):
        yield N_("a straight apostrophe '{mark}'", mark=match[0]), N_("write ’")
        return
    # An apostrophe inside a word, Touch’n Go, is no quotation mark in any language.
    text = re.sub(r"(?<=[A-Za-zÀ-ÿ])[’'](?=[A-Za-zÀ-ÿ])", "", text)
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
    fault = _unpaired(text, style.quotes, style.apostrophe)
    if fault:
        yield N_("the quotation mark {mark} has no partner", mark=fault), N_("write {marks}", marks=shown)
        return
    if style.quote_space:
        left, right = style.quotes[0]
        if re.search(rf"{left}(?![{style.quote_space}])|(?<![{style.quote_space}]){right}", text):
            yield (
                N_("no no-break space inside {left} {right}", left=left, right=right),
                N_("write U+00A0 or U+202F there"),
            )
    left, right = ("".join(marks) for marks in zip(*style.quotes, strict=True))
    if not style.quote_space and (match := re.search(rf"[{left}]\s|\s[{right}](?=\s|$)", text)):
        yield N_("a space inside the quotation marks: '{words}'", words=match[0]), N_("remove it")


def _unpaired(text: str, quotes: tuple[tuple[str, str], ...], apostrophe: bool) -> str:
    """The first mark that opens or closes nothing; an apostrophe closes nothing either, so it may."""
    opens = dict(quotes)
    closes = {right for _, right in quotes}
    stack: list[str] = []
    for index, character in enumerate(text):
        if stack and character == stack[-1]:
            stack.pop()
        elif character in opens:
            stack.append(opens[character])
        elif character in closes:
            # Joneses’, ’24
            if apostrophe and character == "’" and (index == 0 or text[index - 1] in "sxz "):
                continue
            return character
    return stack[-1] if stack else ""


CHECK = CatalogCheck(
    id="quotes",
    name="Quotation marks",
    rationale="Each language has its own: “English”, „Deutsch“, « français », 「日本語」. Straight ones, or "
    "those of the Chinese, are the first thing a reader notices as translated.",
    good=one(
        Example("en_001", "“常享办”", "“Chang Xiang Ban,” the city’s brand"),
        Example("de_DE", "“常享办”", "„Chang Xiang Ban“"),
        Example("fr_FR", "“常享办”", "«\u00a0Chang Xiang Ban\u00a0», l’offre"),
        Example("ja_JP", "“常享办”", "「常享弁」"),
        Example("ar", "“常享办”", "«تشانغ شيانغ بان»"),
    ),
    bad=one(
        Example("en_001", "“常享办”", '"Chang Xiang Ban"'),
        Example("en_001", "城市的品牌", "the city's brand"),
        Example("de_DE", "“常享办”", "“Chang Xiang Ban”"),
        Example("fr_FR", "“常享办”", "«Chang Xiang Ban»"),
        Example("ja_JP", "“常享办”", "“常享弁”"),
        Example("ko_KR", "“常享办”", "‘창샹반"),
        Example("ar", "“常享办”", '"تشانغ شيانغ بان"'),
    ),
    find=each(_find),
)
