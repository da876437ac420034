"""A catalog must translate every message, from the present source."""

from __future__ import annotations

from czguide.content.model import Content
from czguide.content.walk import domain, messages
from czguide.diagnostics import Location, Problems
from czguide.localization.catalogs import Catalog
from czguide.phrases import N_


def check_translations(content: Content, catalog: Catalog, problems: Problems) -> None:
    """Missing and fuzzy translations are warnings; a release refuses them."""
    # Where a message is missing, the one before it shows the line.
    lines: dict[str, int] = {}
    for text in messages(content):
        if domain(text.id) in catalog.broken:
            continue
        message = catalog.messages.get(text.id)
        file = f"locales/{catalog.locale}/LC_MESSAGES/{domain(text.id)}.po"
        if message is not None:
            lines[file] = message.at.line
        if message is None:
            problems.warning(
                "catalog.missing",
                N_("'{id}' is not in the catalog; its Chinese is in {place}", id=text.id, place=str(text.at)),
                Location(file, lines.get(file, 1)),
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
