"""A voice must know the language of every word (ISO 14289-1 7.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from czguide.checks.pdf.file import Node, PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_
from czguide.typeset.scripts import script_of

_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

_LATIN = "cs da de en es et fi fr hr hu id it lt lv ms nl no pl pt ro sk sl sv tr vi"

_SCRIPTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_LATIN.split(), frozenset()),
    "zh": frozenset({"Hani", "Bopo"}),
    "ja": frozenset({"Hani", "Hira", "Kana"}),
    "ko": frozenset({"Hang", "Hani"}),
    **dict.fromkeys(("ar", "fa", "ur"), frozenset({"Arab"})),
    "th": frozenset({"Thai"}),
}
"""The scripts of languages beside Latin, in which any language writes names (CLDR's likely subtags)."""

_TELLING = frozenset({"Hani", "Bopo", "Hira", "Kana", "Hang", "Arab", "Thai"})
"""Scripts whose words no voice of another language can read."""


def check_language(file: PdfFile, problems: Problems) -> None:
    """Every text has a language, every language is a tag (RFC 5646), and words are in its script."""
    own = str(file.catalog.get("/Lang", ""))
    if own and not _TAG.fullmatch(own):
        file.error(problems, "pdf.bad-language", N_("'{tag}' is no language tag", tag=own))
    mute = not own
    for node, lang in _languages(file.tree, own) if file.tree else ():
        named = node.raw.get("/Lang")
        if named is not None and not _TAG.fullmatch(str(named)):
            file.error(problems, "pdf.bad-language", N_("'{tag}' is no language tag", tag=named), node.page)
            continue
        replaced = "/Alt" in node.raw or "/ActualText" in node.raw
        for place in () if replaced else node.items:
            if isinstance(place, Node) or place not in file.texts:
                continue
            spoken = file.languages.get(place, lang)
            mute = mute and bool(spoken)
            _check_words(file, file.texts[place], spoken, place[0], problems)
    if not own and (not mute or file.tree is None):
        hint = "name it in the catalog"
        file.error(problems, "pdf.no-language", "the document does not say its language (/Lang)", hint=hint)


def _languages(root: Node, own: str) -> Iterator[tuple[Node, str]]:
    """All elements with the language they are in: their own, or that of what they stand in.

    What an alternative speaks for is not read itself (ISO 32000-1 14.9.3).
    """
    waiting = [(root, own)]
    while waiting:
        node, lang = waiting.pop()
        lang = str(node.raw.get("/Lang", lang))
        yield node, lang
        if "/Alt" in node.raw or "/ActualText" in node.raw:
            continue
        waiting += [(kid, lang) for kid in reversed(node.kids)]


def _check_words(file: PdfFile, text: str, lang: str, page: int, problems: Problems) -> None:
    known = _SCRIPTS.get(lang.split("-")[0].lower())
    if known is None or text.isascii():
        return
    foreign = "".join([char for char in text if char.isalpha() and script_of(char) in _TELLING - known])
    if foreign:
        message = N_("'{words}' stands in an element whose language is {lang}", words=foreign[:20], lang=lang)
        hint = "put it into a Span with its own language"
        file.error(problems, "pdf.foreign-words", message, page, hint)
