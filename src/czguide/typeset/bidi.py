"""The Unicode Bidirectional Algorithm (UAX #9, revision 46): levels per character, order per line.

Rules are named as in the annex. Explicit embeddings, overrides and isolates are included; python-bidi
was passed over for its LGPL licence, ICU's implementation is not in icu4py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_MAX_DEPTH = 125
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATES = ("LRI", "RLI", "FSI")
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
# BidiBrackets.txt, the pairs a brochure can meet; U+2329/232A are canonical equivalents of 3008/3009.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆"
    "\u3008\u3009《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSER = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


def needs_bidi(text: str, rtl: bool) -> bool:
    """Whether any character can run right to left."""
    return rtl or _RTL.search(text) is not None


def runs_from_right(text: str, otherwise: bool) -> bool:
    """Whether a paragraph runs from the right: as its first strong character does (UAX #9 P2 and P3), as
    `otherwise` where it has none."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return otherwise


def levels(text: str, rtl: bool) -> list[int]:
    """The resolved embedding level of every character (rules X1 to I2), in one paragraph."""
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    base = 1 if rtl else 0
    found = _explicit(kinds, base)
    original = list(kinds)
    _apply_overrides(kinds, found)
    explicit = [state.level for state in found]
    result = list(explicit)
    for sequence in _sequences(original, explicit):
        _resolve(text, kinds, original, explicit, sequence, base, result)
    # Characters removed by X9 take the level of what precedes them (UAX #9 5.2).
    for at, kind in enumerate(original):
        if kind in _REMOVED:
            result[at] = result[at - 1] if at else base
    return result


def line_levels(text: str, resolved: Sequence[int], rtl: bool) -> list[int]:
    """A line's levels: separators and trailing space go back to the paragraph's (rule L1)."""
    base = 1 if rtl else 0
    result = list(resolved)
    reset = True
    for at in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[at])
        if kind in ("S", "B"):
            reset = True
            result[at] = base
        elif kind in ("WS", "PDI", "FSI", "LRI", "RLI") or kind in _REMOVED:
            if reset:
                result[at] = base
        else:
            reset = False
    return result


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Indices of runs from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    if not odd:
        return order
    for level in range(max(run_levels), min(odd) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


class _State(NamedTuple):
    level: int
    override: str
    isolate: bool = False


def _explicit(kinds: list[str], base: int) -> list[_State]:
    """Rules X1 to X8: the level and override each character starts with."""
    stack = [_State(base, "")]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    found: list[_State] = []
    for at, kind in enumerate(kinds):
        top = stack[-1]
        if kind in ("RLE", "LRE", "RLO", "LRO") or kind in _ISOLATES:
            isolate = kind in _ISOLATES
            right = kind in ("RLE", "RLO", "RLI") or (kind == "FSI" and _first_strong(kinds, at + 1) == 1)
            level = (top.level + 1) | 1 if right else (top.level + 2) & ~1
            found.append(top)
            if level <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += isolate
                override = {"RLO": "R", "LRO": "L"}.get(kind, "")
                stack.append(_State(level, override, isolate))
            elif isolate:
                overflow_isolates += 1
            elif not overflow_isolates:
                overflow_embeddings += 1
            continue
        if kind == "PDI":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            found.append(stack[-1])
        elif kind == "PDF":
            if not overflow_isolates:
                if overflow_embeddings:
                    overflow_embeddings -= 1
                elif not top.isolate and len(stack) > 1:
                    stack.pop()
            found.append(stack[-1])
        elif kind == "B":
            found.append(_State(base, ""))
        else:
            found.append(top)
    return found


def _first_strong(kinds: list[str], start: int) -> int | None:
    """Rules P2 and P3 over an isolate's content: 1 for right to left."""
    depth = 0
    for kind in kinds[start:]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if not depth:
                return None
            depth -= 1
        elif not depth and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return None


def _apply_overrides(kinds: list[str], found: list[_State]) -> None:
    for at, state in enumerate(found):
        if state.override and kinds[at] not in _REMOVED:
            kinds[at] = state.override


def _sequences(kinds: list[str], found: list[int]) -> list[list[int]]:
    """Isolating run sequences (BD13, X10), as lists of character indices."""
    runs: list[list[int]] = []
    for at, kind in enumerate(kinds):
        if kind in _REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    sequences: list[list[int]] = []
    waiting: list[list[int]] = []  # sequences that end in an isolate initiator not yet closed
    for run in runs:
        if kinds[run[0]] == "PDI" and waiting:
            sequence = waiting.pop()
            sequence += run
        else:
            sequence = list(run)
            sequences.append(sequence)
        if kinds[run[-1]] in _ISOLATES:
            waiting.append(sequence)
    return sequences


def _resolve(
    text: str,
    kinds: list[str],
    original: list[str],
    found: list[int],
    sequence: list[int],
    base: int,
    result: list[int],
) -> None:
    level = found[sequence[0]]
    before = next((found[i] for i in range(sequence[0] - 1, -1, -1) if original[i] not in _REMOVED), base)
    after = base
    if original[sequence[-1]] not in _ISOLATES:
        after = next(
            (found[i] for i in range(sequence[-1] + 1, len(found)) if original[i] not in _REMOVED), base
        )
    sos = "R" if max(level, before) % 2 else "L"
    eos = "R" if max(level, after) % 2 else "L"
    types = [kinds[i] for i in sequence]
    _weak(types, sos)
    _paired_brackets(text, types, sequence, level, sos, original)
    _neutrals(types, level, sos, eos)
    for at, kind in zip(sequence, types, strict=True):
        if level % 2 == 0:
            result[at] = level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)  # I1
        else:
            result[at] = level + (1 if kind in ("L", "EN", "AN") else 0)  # I2


def _weak(types: list[str], sos: str) -> None:
    """Rules W1 to W7."""
    previous = sos
    for at, kind in enumerate(types):  # W1
        if kind == "NSM":
            types[at] = "ON" if previous in (*_ISOLATES, "PDI") else previous
        previous = types[at]
    strong = sos
    for at, kind in enumerate(types):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for at in range(1, len(types) - 1):  # W4
        if types[at - 1] == types[at + 1] and (
            (types[at] == "CS" and types[at - 1] in ("EN", "AN"))
            or (types[at] == "ES" and types[at - 1] == "EN")
        ):
            types[at] = types[at - 1]
    at = 0
    while at < len(types):  # W5
        end = at
        while end < len(types) and types[end] == "ET":
            end += 1
        if end > at and ((at and types[at - 1] == "EN") or (end < len(types) and types[end] == "EN")):
            types[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)
    types[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in types]  # W6
    strong = sos
    for at, kind in enumerate(types):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _side(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _paired_brackets(
    text: str, types: list[str], sequence: list[int], level: int, sos: str, original: list[str]
) -> None:
    """Rule N0."""
    embedding = "R" if level % 2 else "L"
    for opening, closing in _bracket_pairs(text, types, sequence):
        inside = {_side(kind) for kind in types[opening + 1 : closing]} - {""}
        if embedding in inside:
            side = embedding
        elif inside:
            context = next((s for s in map(_side, reversed(types[:opening])) if s), sos)
            side = context if context != embedding else embedding
        else:
            continue
        for end in (opening, closing):
            types[end] = side
            for following in range(end + 1, len(types)):
                if original[sequence[following]] != "NSM":
                    break
                types[following] = side


def _bracket_pairs(text: str, types: list[str], sequence: list[int]) -> list[tuple[int, int]]:
    """BD16."""
    closers = frozenset(_CLOSER.values())
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, index in enumerate(sequence):
        if types[at] != "ON":
            continue
        char = _CANONICAL.get(text[index], text[index])
        if char in _CLOSER:
            if len(stack) == 63:
                return []
            stack.append((_CLOSER[char], at))
        elif char in closers:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == char:
                    pairs.append((stack[depth][1], at))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _neutrals(types: list[str], level: int, sos: str, eos: str) -> None:
    """Rules N1 and N2."""
    at = 0
    while at < len(types):
        end = at
        while end < len(types) and types[end] in _NEUTRAL:
            end += 1
        if end > at:
            left = (_side(types[at - 1]) if at else sos) or sos
            right = (_side(types[end]) if end < len(types) else eos) or eos
            types[at:end] = [left if left == right else "R" if level % 2 else "L"] * (end - at)
        at = max(end, at + 1)
