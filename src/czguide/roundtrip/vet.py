"""Would the project's own checks take an edited text: what they refuse is held, what they doubt is said."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

from czguide.checks.catalog import BY_TEXT, ESSENTIAL, check_catalog, inconsistent, termbase
from czguide.checks.catalog.model import CatalogCheck
from czguide.checks.markup import check_markup
from czguide.checks.numbers_in_prose import check_numbers
from czguide.checks.punctuation import check_punctuation
from czguide.content.model import Content, Publisher, Text
from czguide.diagnostics import Problems, Severity
from czguide.localization.catalogs import Catalog, Message
from czguide.localization.localize import Localized
from czguide.localization.placeholders import malformed
from czguide.phrases import N_
from czguide.roundtrip.pieces import Pieces, facts_of, from_markup, to_markup

Lacking = Callable[[str], str]
"""The characters of a text that no font of its language has."""

_TOUCHING = re.compile(r"\d[.,]?(\{[^{}]+\})|(\{[^{}]+\})[.,]?\d")
"""Digits typed beside a locked value, to make another of it."""

_ALONE = tuple(check for check in BY_TEXT if check not in (termbase.CHECK, inconsistent.CHECK))
"""Checks that look at one message and at nothing around it."""


def vet(
    text: Text, edited: str, base: Pieces, localized: Localized, lacking: Lacking
) -> tuple[list[str], list[str]]:
    """What would stop the next build, and what a check would warn of that it does not warn of now."""
    if localized.is_source:
        errors, warnings = _source(text, edited, base, localized.content)
    else:
        errors, warnings = _translation(text, edited, localized, ESSENTIAL), []
        if not errors:
            before = localized.catalog.messages[text.id].text
            known = set(_translation(text, before, localized, _ALONE)) if before else set()
            warnings = [w for w in _translation(text, edited, localized, _ALONE) if w not in known]
    for found in _TOUCHING.finditer(edited):
        if found[0] not in to_markup(base):
            errors.append(N_("digits touch the value of {name}", name=found[1] or found[2]))
    strange = lacking(edited)
    if strange:
        shown = " ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in strange)
        errors.append(N_("no font of the guide has {characters}", characters=shown))
    return errors, warnings


def _source(text: Text, edited: str, base: Pieces, content: Content) -> tuple[list[str], list[str]]:
    problems = Problems()
    alone = _alone(content, dataclasses.replace(text, source=edited))
    check_numbers(alone, problems)
    check_punctuation(alone, problems)
    check_markup(alone, problems)
    stray = malformed(edited)
    if stray:
        problems.error("content.placeholder", N_("a stray brace near '{stray}'", stray=stray), text.at)
    for name in sorted(set(facts_of(from_markup(edited, {}))) - set(facts_of(base))):
        problems.error("content.placeholder", N_("{fact} was not in the text", fact=f"{{{name}}}"), text.at)
    errors = [item.message for item in problems if item.severity is Severity.ERROR]
    return errors, [item.message for item in problems if item.severity is Severity.WARNING]


def _translation(text: Text, words: str, localized: Localized, checks: tuple[CatalogCheck, ...]) -> list[str]:
    message = Message(text.id, text.source, (words,), False, text.at)
    catalog = Catalog(localized.locale.tag, {text.id: message})
    alone = dataclasses.replace(
        localized, content=_alone(localized.content, text), catalog=catalog, _facts={}
    )
    problems = Problems()
    check_catalog(alone, problems, checks)
    return [item.message for item in problems]


def _alone(content: Content, text: Text) -> Content:
    """The content with one text only."""
    if text.id.startswith("publisher."):
        fields: Mapping[str, Text] = {text.id.partition(".")[2]: text}
        return dataclasses.replace(content, guides={}, labels={}, patterns={}, publisher=Publisher(fields))
    return dataclasses.replace(
        content, guides={}, labels={text.id: text}, patterns={}, publisher=Publisher({})
    )
