"""A catalog must translate every message, from the present source, with the same placeholders."""

from __future__ import annotations

from czguide.checks.vocabulary import slot_fault
from czguide.content.model import Content, Text
from czguide.content.walk import domain, messages
from czguide.diagnostics import Location, Problems
from czguide.document.markup import MarkupError, link_targets, parse
from czguide.localization.catalogs import Catalog, Message
from czguide.localization.placeholders import malformed, placeholders
from czguide.phrases import N_


def check_translations(content: Content, catalog: Catalog, problems: Problems) -> None:
    """Missing and fuzzy translations are warnings (a release refuses them); broken ones are errors."""
    for text in messages(content):
        if domain(text.id) in catalog.broken:
            continue
        message = catalog.messages.get(text.id)
        file = f"locales/{catalog.locale}/LC_MESSAGES/{domain(text.id)}.po"
        if message is None:
            problems.warning(
                "catalog.missing",
                N_("'{id}' is not in the catalog", id=text.id),
                Location(file),
                "bring it up to date: czguide catalog update",
            )
        elif not message.translated:
            problems.warning(
                "catalog.untranslated",
                N_("'{id}' has no translation", id=text.id),
                message.at,
                "translate it",
            )
        elif message.fuzzy:
            problems.warning(
                "catalog.fuzzy",
                N_("'{id}' is fuzzy", id=text.id),
                message.at,
                "check it and remove the fuzzy flag",
            )
        elif message.source != text.source:
            problems.warning(
                "catalog.outdated",
                N_("the Chinese of '{id}' has changed", id=text.id),
                message.at,
                "bring the catalog up to date: czguide catalog update",
            )
        else:
            _compare(text, message, problems)


def _compare(text: Text, message: Message, problems: Problems) -> None:
    if text.id.startswith("patterns."):
        for form in message.forms:
            fault = slot_fault(text.id.removeprefix("patterns."), form)
            if fault:
                problems.error(
                    "catalog.placeholder",
                    N_("the pattern '{id}' {fault}", id=text.id, fault=fault),
                    message.at,
                    "every form needs it",
                )
        return
    translation = message.text
    stray = malformed(translation)
    if stray:
        problems.error(
            "catalog.placeholder",
            N_("a stray brace near '{stray}'", stray=stray),
            message.at,
            "placeholders are copied as they are",
        )
    wanted = {placeholder.fact for placeholder in placeholders(text.source)}
    found = {placeholder.fact for placeholder in placeholders(translation)}
    for name in sorted(wanted - found):
        problems.error(
            "catalog.placeholder",
            N_("'{id}' lacks {{{name}}}", id=text.id, name=name),
            message.at,
            "put it where the sentence needs the value",
        )
    for name in sorted(found - wanted):
        problems.error(
            "catalog.placeholder",
            N_("'{id}' has {{{name}}}, which the Chinese has not", id=text.id, name=name),
            message.at,
            "remove it",
        )
    try:
        parse(translation)
    except MarkupError as error:
        problems.error(
            "catalog.markup",
            N_("'{id}': {error}", id=text.id, error=error),
            message.at,
            "set the marks as in the Chinese",
        )
        return
    if sorted(link_targets(text.source)) != sorted(link_targets(translation)):
        problems.error(
            "catalog.link",
            N_("'{id}' has other links than the Chinese", id=text.id),
            message.at,
            "keep the targets",
        )
