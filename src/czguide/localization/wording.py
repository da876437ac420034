"""Translations that word a fact themselves, such as `{storeys.number} stories`.

They take only a part of the fact and write the rest by hand: the counter, its plural, the "over".
So they are right for the fact as it was when they were written; the catalog's note `{storeys} = 13
stories` tells how that was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from czguide.localization.locale import Scale
from czguide.localization.placeholders import placeholders

_NOTE = re.compile(r"(\{[a-z][a-z0-9_]*(?:\.(?:number|unit))?\}) = (.*)", re.DOTALL)
_DIGITS = re.compile(r"\d+(?:[^\w\s]\d+|[\u00a0\u202f]\d{3})*")
_SPACES = re.compile("[\\s\u00a0\u202f\u2009\u2060]+")


def reworded(
    translation: Iterable[str],
    then: Iterable[str],
    now: Iterable[str],
    scales: Iterable[Scale],
    original: Callable[[str], str] | None = None,
) -> dict[str, str]:
    """Facts a translation words itself whose words are others than they were, with how they were.

    `then` and `now` are the notes for the translator. Another number, or another word for its power of
    ten, is no change: `{f.number}` has both. Nor is a note in the source language, which `original` gives by
    placeholder: msgmerge and Babel put the template's notes in the place of ours.
    """
    translation = tuple(translation)
    if not any(".number}" in form or ".unit}" in form for form in translation):
        return {}
    parted = {p.fact for form in translation for p in placeholders(form) if p.part}
    if not parted:
        return {}
    old, new = _values(then), _values(now)
    words = sorted((s.pattern.replace("{n}", "") for s in scales), key=len, reverse=True)
    return {
        placeholder: value
        for placeholder, value in old.items()
        if re.split(r"[{}.]", placeholder)[1] in parted
        and placeholder in new
        and (shape := _shape(value, words)) != _shape(new[placeholder], words)
        and not (original and shape == _shape(original(placeholder), words))
    }


def _values(notes: Iterable[str]) -> Mapping[str, str]:
    return {match[1]: match[2] for note in notes if (match := _NOTE.match(note))}


def _shape(value: str, scales: Iterable[str]) -> str:
    """The words around a number; a space that no longer breaks, or breaks again, makes no other words."""
    shape = _SPACES.sub(" ", _DIGITS.sub("#", value))
    for word in scales:
        shape = shape.replace(f"#{_SPACES.sub(' ', word)}", "#")
    return shape
