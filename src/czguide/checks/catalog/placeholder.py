"""Every fact of the Chinese stands in the translation, and no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.checks.vocabulary import slot_fault
from czguide.diagnostics import Severity
from czguide.localization.placeholders import malformed, placeholders
from czguide.phrases import N_

_MEASURES = ("units.", "currencies.", "per.", "qualifiers.", "percent", "rank", "as_of")
"""Patterns that say more than their figure in every language; of a counter the figure may be enough."""


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    if pair.id.startswith("patterns."):
        fault = slot_fault(pair.id.removeprefix("patterns."), pair.text)
        # The dual says two without digits: يومان.
        if fault and not (pair.exact and not re.search("[{}]", pair.text)):
            hint = N_("every form needs it")
            yield N_("the pattern '{id}' {fault}", id=pair.id, fault=fault), hint
        elif pair.id.removeprefix("patterns.").startswith(_MEASURES) and _bare(pair.text):
            hint = N_("write what the Chinese says beside it")
            yield N_("the pattern '{id}' is a bare figure", id=pair.id), hint
        return
    stray = malformed(pair.text) or _wide(pair.text)
    if stray:
        yield N_("a stray brace near '{stray}'", stray=stray), N_("placeholders are copied as they are")
    wanted = Counter(placeholder.fact for placeholder in placeholders(pair.source))
    found = Counter(placeholder.fact for placeholder in placeholders(pair.text))
    for name in sorted(wanted.keys() - found.keys()):
        yield (
            N_("'{id}' lacks {{{name}}}", id=pair.id, name=name),
            N_("put it where the sentence needs the value"),
        )
    for name in sorted(found.keys() - wanted.keys()):
        yield N_("'{id}' has {{{name}}}, which the Chinese has not", id=pair.id, name=name), N_("remove it")
    for name in sorted(wanted.keys() & found.keys()):
        # The number and its unit may stand apart: {area.number} and {area.unit}.
        parts = {(one.fact, one.part) for one in placeholders(pair.text) if one.fact == name}
        if found[name] > max(wanted[name], len(parts)):
            fault = N_(
                "{{{name}}} stands {found} times, in the Chinese {wanted} times",
                name=name,
                found=found[name],
                wanted=wanted[name],
            )
            yield fault, N_("say the value once")


def _bare(text: str) -> bool:
    """Whether nothing stands beside the placeholders: {n} for {n} km."""
    return bool(text.strip()) and not re.sub(r"\{[^{}]*\}", "", text).strip()


def _wide(text: str) -> str:
    match = re.search("[｛｝].{0,15}", text)
    return match[0] if match else ""


CHECK = CatalogCheck(
    id="placeholder",
    name=N_("Placeholders"),
    rationale=N_(
        "A lost placeholder is a lost figure; one too many prints a figure that the Chinese does not "
        "state, and one twice says it twice. The three forms of a fact may stand for each other."
    ),
    good=one(
        Example("en_001", "有企业{firms}", "home to {firms.number} key companies"),
        Example("ja_JP", "{a}和{b}", "{b}と{a}"),
    ),
    bad=one(
        Example("en_001", "有企业{firms}", "home to many companies"),
        Example("en_001", "早点去", "Go early: {output}"),
        Example("de_DE", "{year}版", "Ausgabe {year} {year}"),
        Example("ko_KR", "有企业{firms}", "기업 {firms 이 있습니다"),
        Example("ja_JP", "有企业{firms}", "企業が｛firms｝あります"),
    ),
    find=each(_find),
    severity=Severity.ERROR,
)
