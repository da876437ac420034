"""Translations that word a fact themselves still fit it."""

from __future__ import annotations

from czguide.content.walk import messages
from czguide.diagnostics import Problems
from czguide.localization.extract import fact_notes
from czguide.localization.localize import Localized
from czguide.localization.wording import reworded
from czguide.phrases import N_


def check_wording(edition: Localized, problems: Problems) -> None:
    """Warn of translations whose own words, a counter or an "over", were written for another fact."""
    for text in () if edition.is_source else messages(edition.content):
        message = edition.catalog.messages.get(text.id)
        if message is None or not message.translated or message.fuzzy or message.source != text.source:
            continue
        now = fact_notes(text, edition)
        for fact, was in reworded(message.forms, message.notes, now, edition.locale.scales).items():
            problems.warning(
                "catalog.wording",
                N_(
                    "'{id}' words {fact} itself, which was '{was}' when it was translated",
                    id=text.id,
                    fact=fact,
                    was=was,
                ),
                message.at,
                "see whether it still reads right: czguide catalog update marks it as fuzzy",
            )
