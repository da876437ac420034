"""Is it fit to publish. One check per module."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.checks.figures import check_figures
from czguide.checks.markup import check_markup
from czguide.checks.numbers_in_prose import check_numbers
from czguide.checks.punctuation import check_punctuation
from czguide.checks.references import check_references
from czguide.checks.translations import check_translations
from czguide.checks.vocabulary import check_vocabulary
from czguide.content.model import Content
from czguide.diagnostics import Problems
from czguide.localization.catalogs import Catalog
from czguide.localization.termbase import Termbase


def check_project(
    content: Content, termbase: Termbase, catalogs: Iterable[Catalog], problems: Problems
) -> None:
    """All checks that need no layout."""
    check_vocabulary(content, problems)
    check_references(content, termbase, problems)
    check_figures(content, problems)
    check_numbers(content, problems)
    check_punctuation(content, problems)
    check_markup(content, problems)
    for catalog in catalogs:
        check_translations(content, catalog, problems)
