"""Is it fit to publish. One check per module."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from czguide.checks.catalog import BY_TEXT, ESSENTIAL, check_catalog
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
from czguide.localization.localize import Localized
from czguide.localization.termbase import Termbase


def check_project(
    content: Content,
    termbase: Termbase,
    editions: Iterable[Localized],
    problems: Problems,
    thorough: bool = False,
    others: Sequence[Catalog] = (),
) -> None:
    """All checks that need no layout. `thorough`: also those of translations that a draft can wait for, among
    them one that compares the catalog with `others`."""
    check_vocabulary(content, problems)
    check_references(content, termbase, problems)
    check_figures(content, problems)
    check_numbers(content, problems)
    check_punctuation(content, problems)
    check_markup(content, problems)
    for edition in editions:
        check_translations(content, edition.catalog, problems)
        check_catalog(edition, problems, BY_TEXT if thorough else ESSENTIAL, others=others)
