"""Names and terms are written as the termbase says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from czguide.checks.catalog.language import Style
from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.checks.catalog.nearby import declined, near_miss
from czguide.localization.localize import name_forms
from czguide.localization.termbase import NAME_KINDS, Form, Term
from czguide.phrases import N_

_STEM = 4
"""Letters of a word that must be the same, at least, where it is inflected."""

_SHORTEST = 3

_UNBENT = ("company", "person")
"""Kinds whose names are not inflected: Trautech is not Trautec."""

_ORDERED = ("institution", "place")
"""Kinds whose words keep their order: Changzhou University is not the University of Changzhou."""

_LONGER = re.compile("榜|研究院|百富|奖|集团|公司|基金|指数|大学|医院")
"""What makes a person's name the name of something else: 胡润, 胡润榜."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    text = _plain(pair.prose)
    if pair.id.startswith("patterns."):
        return
    for term, form in pair.terms:
        for word in form.forbidden:
            if _stands(word, text) and not any(
                _plain(word) in _plain(own) and _stands(own, text) for own in name_forms(form)
            ):
                yield (
                    N_("{name} is not '{form}'", name=term.zh, form=word),
                    N_("write '{form}'", form=form.display),
                )
        if form.display and not _written(term, form, pair, text):
            yield (
                N_("{name} is not written '{form}'", name=term.zh, form=form.display),
                N_("copy the termbase's form, or change it there"),
            )
        elif form.display and (found := _misspelt(term, form, text, pair.style)):
            yield (
                N_("'{found}' is nearly '{form}'", found=found, form=form.display),
                N_("copy the termbase's form, or change it there"),
            )


def _misspelt(term: Term, form: Form, text: str, style: Style) -> str:
    """What stands for a name, or for a part of one with a parenthesis, and is nearly it, where that itself
    stands nowhere."""
    if _plain(form.display) in text:
        return ""
    # Common words are inflected more freely than names: Zentrum, Zentren.
    endings = style.endings if term.kind in NAME_KINDS else None
    parts = dict.fromkeys(map(_plain, _forms(form)))
    misses = (near_miss(own, text, style.ending, endings) for own in parts if own not in text)
    return next((found for found in misses if found), "")


def _written(term: Term, form: Form, pair: Pair, text: str) -> bool:
    if any(_stands(own, text) for own in _forms(form)):
        return True
    if term.kind not in _UNBENT and any(_bent(own, term, text, pair.style) for own in _forms(form)):
        return True
    if term.kind == "person":
        source = re.sub("《[^》]*》", "", pair.source)
        ends = [source[match.end() :] for match in re.finditer(re.escape(term.zh), source)]
        return all(_LONGER.match(end) for end in ends)
    if term.kind == "place":
        # A district or its station; the city where the sentence speaks of it anyway.
        city = pair.style.city if term.key in pair.subject else ()
        return _partly(form, text, 1) or any(_plain(word) in text for word in city)
    if term.kind in NAME_KINDS:
        return False
    # A common word is recast and inflected freely; alone it is what the termbase says.
    if pair.source == term.zh:
        return False
    return not pair.style.keeps_terms or _partly(form, text)


def _bent(own: str, term: Term, text: str, style: Style) -> bool:
    """Whether a form stands inflected in a text: a name in its order, another term in any."""
    if term.kind in _ORDERED and style.endings:
        return declined(_plain(own), text, style.ending, style.endings)
    return _inflected(own, text)


def _forms(form: Form) -> tuple[str, ...]:
    """The display form, without its parenthesis, and what stands in it: 創健（トラウテック）."""
    inside = re.findall(r"[（(]([^（）()]+)[）)]", form.display)
    return (*name_forms(form), *inside)


def _plain(text: str) -> str:
    """For comparing: case, accents' spelling, kinds of hyphens, spaces and apostrophes do not matter."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u00a0\u202f]+", " ", re.sub(r"[‐‑–-]", "-", text.replace("’", "'")))


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, not as a part of another where words are spaced. Letters of
    another script may touch it: وBYD, BYD는."""
    plain = _plain(word)
    if re.search(r"[a-zà-ɏḀ-ỹ]$", plain):
        return (
            re.search(rf"(?<![a-z0-9à-ɏḀ-ỹ]){re.escape(plain)}(?:'s|s|es|n|en)?(?![a-z0-9à-ɏḀ-ỹ])", text)
            is not None
        )
    return plain in text


def _words(form: str) -> list[str]:
    return [word.removeprefix("ال") for word in re.findall(r"\w+", _plain(form)) if len(word) >= _SHORTEST]


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) * 2 // 3)]


def _inflected(form: str, text: str) -> bool:
    """Whether all its longer words begin some word of the text: Universität, Universitäten."""
    words = _words(form)
    return (
        bool(words)
        and any(len(word) > _STEM for word in words)
        and all(_stem(word) in text for word in words)
    )


def _partly(form: Form, text: str, most: int = 99) -> bool:
    """Whether one of its longer words is there; of Han and Hangul, two characters in a row of it, at one of
    its `most` first places (a place is told by its beginning: 창저우, 쑤저우)."""
    if any(_stem(word) in text for own in _forms(form) for word in _words(own)):
        return True
    han = re.findall(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}))", form.display)
    return any(pair in text for pair in han[:most])


CHECK = CatalogCheck(
    id="termbase",
    name=N_("Termbase"),
    rationale=N_(
        "A company is called one thing throughout, the name it gives itself. A draft marks "
        "unconfirmed names by their display form: another form would print unmarked. Forbidden forms "
        "are known mistakes. The part before a parenthesis is enough, words may be inflected, a city may be "
        "“the city”, and a common word be recast in a sentence; alone, as a heading, it stands as it is."
    ),
    good=one(
        Example("en_001", "创健医疗", "Trautec’s plant", "创健医疗", "Trautec"),
        Example("de_DE", "常州大学", "an der Universität Changzhou", "常州大学", "Universität Changzhou"),
    ),
    bad=one(
        Example("en_001", "创健医疗", "Chuangjian Medical", "创健医疗", "Trautec", ("Chuangjian Medical",)),
        Example("en_001", "创健医疗", "Trautech", "创健医疗", "Trautec"),
        Example("ja_JP", "恒邦药业", "恒邦製薬", "恒邦药业", "恒邦薬業"),
        Example("fr_FR", "常州大学", "à l’Univertsité de Changzhou", "常州大学", "Université de Changzhou"),
        Example("ko_KR", "常州", "쑤저우", "常州", "창저우"),
    ),
    find=each(_find),
)
