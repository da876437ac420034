"""The words and patterns that the program itself looks up must be there, and patterns hold their slots."""

from __future__ import annotations

import re

from czguide.content.facts import DURATIONS, PERIODS, QUALIFIERS, SCOPES
from czguide.content.loader import PUBLISHER_FIELDS
from czguide.content.model import Content
from czguide.diagnostics import Location, Problems
from czguide.phrases import N_

_SLOTS = {
    "qualifiers": ("x",), "per": ("x",), "currencies": ("x",), "as_of": ("x",), "undated": ("x",),
    "percent": ("n",), "rank": ("n",), "units": ("n",), "counters": ("n",), "range": ("a", "b"),
    "joins": ("a", "b"),
}  # fmt: skip
"""Group of patterns to the slots each of its patterns holds, each once."""

_PATTERNS = (
    *(f"qualifiers.{name}" for name in QUALIFIERS),
    *(f"per.{name}" for name in PERIODS),
    *(f"units.{name}" for name in DURATIONS),
    "currencies.CNY", "currencies.USD", "as_of", "undated", "percent", "rank", "range",
    "joins.remark", "joins.comma", "joins.semicolon", "joins.stop",
)  # fmt: skip

_LABELS = (
    "continued", "page", "phone", "address", "hours", "web", "weak",
    *(f"scopes.{name}" for name in SCOPES),
    *(f"publisher.{name}" for name in PUBLISHER_FIELDS),
    "draft.names", "draft.no_names", "draft.original", "draft.printed", "draft.to_fill",
)  # fmt: skip

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def slot_fault(key: str, pattern: str) -> str:
    """What is wrong with a pattern's slots, or ''. `key` is its path below `patterns`."""
    wanted = _SLOTS.get(key.partition(".")[0])
    if wanted is None:
        return ""
    found = sorted(match[1] or match[0] for match in _BRACES.finditer(pattern))
    if found == sorted(wanted):
        return ""
    slots = [f"{{{slot}}}" for slot in wanted]
    if len(slots) == 1:
        return N_("must hold {slot} once, and no other braces", slot=slots[0])
    return N_("must hold {first} and {second} once, and no other braces", first=slots[0], second=slots[1])


def check_vocabulary(content: Content, problems: Problems) -> None:
    """Report missing labels and patterns, and patterns that would lose or double a value."""
    for names, known, file in (
        (_LABELS, content.labels, "content/labels.yaml"),
        (_PATTERNS, content.patterns, "content/patterns.yaml"),
    ):
        for name in names:
            if name not in known:
                hint = "copy it from the built-in project"
                problems.error(
                    "content.missing-word", N_("'{name}' is missing", name=name), Location(file), hint
                )
    for key, text in content.patterns.items():
        fault = slot_fault(key, text.source)
        if fault:
            problems.error(
                "content.pattern",
                N_("the pattern '{key}' {fault}", key=key, fault=fault),
                text.at,
                "compare it with its neighbours",
            )
