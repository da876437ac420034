"""Misspelt names: words of a text that are nearly those of a name, and not a form of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from czguide.checks.catalog.language import ANY

_SHORT = 3
"""Words of at most so many letters are articles and the like, which grammar changes."""

_BETWEEN = 3
"""Words that may stand between two of a name."""

_LONG = 8
"""From this length on two slips are still a slip."""

_GRAMMAR = frozenset(
    (
        *("der", "die", "das", "des", "dem", "den", "ein", "von", "vom", "zum", "zur"),
        *("les", "des", "aux", "une", "the", "and", "for"),
    )
)
"""Short words that grammar exchanges."""

_CJK = r"\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3"
_SIGNS = re.compile(rf"[{_CJK}]{{3,}}")


def near_miss(form: str, text: str, ending: int, endings: tuple[str, ...] | None = None) -> str:
    """What stands in a text for a name and is nearly it, or ''. Both in small letters.

    A form of the name is no miss: Universitäten, وتشانغتشو. `ending`: letters at a word's end that
    inflection may change; `endings`: those it may add or change, where they are known.
    """
    signs = _SIGNS.fullmatch(form)
    return _near_signs(form, text) if signs else _near_words(form, text, ending, endings)


def declined(form: str, text: str, ending: int, endings: tuple[str, ...]) -> bool:
    """Whether a name stands in a text, its words in their order and none changed but at its end. A few other
    words may stand between them: ville thématique (du Jiangsu) dédiée aux drones."""
    name, words = (re.findall(r"[^\W_]+", one) for one in (form, text))
    places = set(range(-1, len(words)))
    for number, own in enumerate(name):
        reach = _BETWEEN if number else len(words)
        nexts = {at for place in places for at in range(place + 1, min(place + 2 + reach, len(words)))}
        places = {at for at in nexts if _likeness(own, words[at], ending, endings) == "same"}
    return bool(places) and any(len(own) > _SHORT for own in name)


def _near_words(form: str, text: str, ending: int, endings: tuple[str, ...] | None) -> str:
    name = re.findall(r"[^\W_]+", form)
    matches = list(re.finditer(r"[^\W_]+", text))
    words = [match[0] for match in matches]
    if not any(len(word) > _SHORT for word in name):
        return ""
    for start in range(len(words) - len(name) + 1):
        pairs = list(zip(name, words[start : start + len(name)], strict=True))
        kinds = [_likeness(own, word, ending, endings) for own, word in pairs]
        sure = any(own == word and len(own) >= _SHORT for own, word in pairs)
        if "other" not in kinds and ("near" in kinds or ("short" in kinds and sure)):
            return text[matches[start].start() : matches[start + len(name) - 1].end()]
    return ""


def _likeness(own: str, word: str, ending: int, endings: tuple[str, ...] | None) -> str:
    """'same', also where inflected or with something before it; 'near'; 'short', nearly a short word, which
    counts beside the same ones only; 'other'."""
    if own == word or (len(own) > _SHORT and word.endswith(own)):
        return "same"
    if len(own) <= _SHORT:
        if endings is not None and len(own) == _SHORT and not {own, word} & _GRAMMAR:
            return "short" if own[0] == word[0] and _distance(own, word, 1) <= 1 else "other"
        return "same" if ending and len(word) <= _SHORT + 1 else "other"
    if endings is None:
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own, word, strict=False)))
        if common >= _SHORT and max(len(own), len(word)) - common <= ending:
            return "same"
    elif _stems(own, endings) & _stems(word, endings) or (endings[:1] == (ANY,) and word.startswith(own)):
        return "same"
    most = 2 if len(own) >= _LONG else 1
    least = _SHORT if endings is not None else _SHORT + 1
    if len(own) > least and own[0] == word[0] and _distance(own, word, most) <= most:
        return "near" if len(own) > _SHORT + 1 else "short"
    return "other"


def _stems(word: str, endings: tuple[str, ...]) -> set[str]:
    """The word and what is left of it without an ending."""
    found = {word.removesuffix(end) for end in endings if word.endswith(end)}
    return {word, *(stem for stem in found if len(stem) >= _SHORT)}


def _near_signs(form: str, text: str) -> str:
    """One sign too many, too few or another, inside a name of Han, kana or Hangul."""
    for found in _windows(text, len(form)):
        inside = found[0] == form[0] and found[-1] == form[-1]
        if inside and len(found) > 1 and _distance(form, found, 1) == 1:
            return found
    return ""


def _windows(text: str, length: int) -> Iterator[str]:
    for size in (length, length - 1, length + 1):
        for start in range(len(text) - size + 1):
            yield text[start : start + size]


def _distance(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """Letters to change, add, leave out or swap with the next; over `most` it no longer matters."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
        if min(row) > most:
            return most + 1
    return rows[-1][-1]
