"""Ignoring a finding in one message, with a reason, in the translator's comment.

    # czguide-ignore: numbers: the brand is called 5.0 in every language

Poedit and Weblate show the comment with the message. An ignore without a reason, of an unknown check,
or of nothing is itself reported: it would hide the next fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from czguide.checks.catalog.model import CatalogCheck, Finding
from czguide.diagnostics import Location, Severity, suggest
from czguide.phrases import N_

_FORM = re.compile(r"czguide-ignore\b:?\s*(?P<check>[\w-]*)\s*(?::\s*(?P<reason>.*))?\Z")


@dataclass(frozen=True)
class Ignore:
    """A check that a message is exempt from, and why."""

    message: str
    check: str
    reason: str
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True)
class Fault:
    """What is wrong with an ignore, and what to do."""

    ignore: Ignore
    message: str
    hint: str
    severity: Severity


_FORM_SAID = N_("write czguide-ignore: CHECK: REASON; docs/checks.md has the checks")


def ignores_of(message: str, comments: Iterable[str], at: Location) -> Iterator[Ignore]:
    """The ignores in a message's translator comments."""
    for comment in comments:
        match = _FORM.search(comment)
        if match:
            yield Ignore(message, match["check"], (match["reason"] or "").strip(), at)


def apply_ignores(
    findings: Iterable[tuple[CatalogCheck, Finding]],
    ignores: Iterable[Ignore],
    known: frozenset[str],
    run: frozenset[str],
) -> tuple[list[tuple[CatalogCheck, Finding]], list[Fault]]:
    """The findings nobody ignores, and what is wrong with ignores. One without a reason ignores nothing."""
    by_key = {(ignore.message, ignore.check): ignore for ignore in ignores}
    reasoned = {key for key, ignore in by_key.items() if ignore.reason}
    used: set[tuple[str, str]] = set()
    kept = []
    for check, finding in findings:
        keys = {(id, check.id) for id in (finding.pair.id, finding.other)} & reasoned
        used |= keys
        if not keys:
            kept.append((check, finding))
    faults: list[Fault] = []
    for key, ignore in by_key.items():
        if not ignore.check:
            faults.append(Fault(ignore, N_("the ignore names no check"), _FORM_SAID, Severity.ERROR))
        elif ignore.check not in known:
            unknown = N_("there is no check '{check}'", check=ignore.check)
            faults.append(Fault(ignore, unknown, suggest(ignore.check, known) or _FORM_SAID, Severity.ERROR))
        elif ignore.check in run and not ignore.reason:
            lacking = N_("the ignore of '{check}' gives no reason", check=ignore.check)
            faults.append(Fault(ignore, lacking, _FORM_SAID, Severity.ERROR))
        elif ignore.check in run and key not in used:
            idle = N_("the ignore of '{check}' ignores nothing", check=ignore.check)
            faults.append(Fault(ignore, idle, N_("remove the comment"), Severity.WARNING))
    return kept, faults
