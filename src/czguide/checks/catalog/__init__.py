"""Checks of translations: one module each, with its reason and its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from czguide.checks.catalog import (
    cjk_latin,
    han,
    inconsistent,
    invisible,
    markup,
    numbers,
    overlong,
    placeholder,
    punctuation,
    quotes,
    simplified,
    spaces,
    termbase,
    unchanged,
    untranslated,
)
from czguide.checks.catalog.ignores import Ignore, apply_ignores, ignores_of
from czguide.checks.catalog.model import CatalogCheck, Finding, Pair
from czguide.content.walk import messages
from czguide.diagnostics import Diagnostic, Problems
from czguide.localization.catalogs import Catalog
from czguide.localization.cldr import language
from czguide.localization.localize import Localized

CHECKS: tuple[CatalogCheck, ...] = (
    placeholder.CHECK, markup.CHECK, untranslated.CHECK, unchanged.CHECK, numbers.CHECK, han.CHECK,
    simplified.CHECK, invisible.CHECK, punctuation.CHECK, quotes.CHECK, spaces.CHECK, cjk_latin.CHECK,
    termbase.CHECK, inconsistent.CHECK, overlong.CHECK,
)  # fmt: skip
"""All checks, the gravest first."""

ESSENTIAL: tuple[CatalogCheck, ...] = (placeholder.CHECK, markup.CHECK)
"""What would print a wrong figure or loose marks: every build runs these."""

BY_TEXT = tuple(check for check in CHECKS if check not in (overlong.CHECK, untranslated.CHECK))
"""What needs no layout. What has no translation is reported with what is fuzzy (`check_translations`)."""


_COPIED = "en"
"""The language whose translations are at hand when another's are written, and are left in them."""


def check_catalog(
    localized: Localized,
    problems: Problems,
    checks: Sequence[CatalogCheck] = BY_TEXT,
    lines: Mapping[str, int] | None = None,
    others: Iterable[Catalog] = (),
) -> None:
    """Run checks over the finished translations of a locale. `lines` are those of headings, by message; the
    `others` are catalogs among which the English one is.

    An ignore is judged only by a run of its own check.
    """
    pairs = list(pairs_of(localized, lines, others))
    findings = [(check, finding) for check in checks for finding in check.find(pairs)]
    ignores = [ignore for pair in _first_forms(pairs) for ignore in _ignores(pair, localized)]
    known = frozenset(check.id for check in CHECKS)
    run = frozenset(check.id for check in checks)
    kept, faults = apply_ignores(findings, ignores, known, run)
    for check, finding in kept:
        problems.extend([_diagnostic(check, finding)])
    if not run <= {check.id for check in ESSENTIAL}:
        # A draft is built with a wrong comment all the same.
        problems.extend(
            Diagnostic(fault.severity, "catalog.ignore", fault.message, fault.ignore.at, fault.hint)
            for fault in faults
        )


def unsettable(localized: Localized) -> frozenset[str]:
    """The messages whose translations cannot be set: what `ESSENTIAL` finds."""
    pairs = list(pairs_of(localized))
    return frozenset(finding.pair.id for check in ESSENTIAL for finding in check.find(pairs))


def _diagnostic(check: CatalogCheck, finding: Finding) -> Diagnostic:
    return Diagnostic(check.severity, f"catalog.{check.id}", finding.message, finding.pair.at, finding.hint)


def pairs_of(
    localized: Localized, lines: Mapping[str, int] | None = None, others: Iterable[Catalog] = ()
) -> Iterator[Pair]:
    """Each form of each translation that is printed: not what is missing, fuzzy or of an older Chinese."""
    locale, catalog = localized.locale, localized.catalog
    english = [other for other in others if language(other.locale) == _COPIED != language(locale.tag)]
    titles = [guide.title.source for guide in localized.content.guides.values()]
    subject = frozenset(term.key for title in titles for term in localized.termbase.hits(title))
    for text in messages(localized.content):
        message = catalog.messages.get(text.id)
        if message is None or not message.translated or message.fuzzy or message.source != text.source:
            continue
        forms = (
            (term, form)
            for term in localized.termbase.hits(text.source)
            if (form := localized.termbase.form(term.key, locale.tag))
        )
        terms = tuple(forms)
        bare = {form.replace("{n}", "").strip() for form in message.forms if "{n}" in form}
        forms_of: dict[str, list[int]] = {}
        for index, translation in enumerate(message.forms):
            forms_of.setdefault(translation, []).append(index)
        for translation, places in forms_of.items():
            yield Pair(
                text.id,
                text.source,
                translation,
                locale.tag,
                locale.cldr,
                terms,
                localized.content.designations,
                (lines or {}).get(text.id, 0),
                message.at,
                subject,
                len(message.forms) > 1 and translation not in bare and catalog.exact.issuperset(places),
                next((one.locale for one in english if _says(one, text.id, translation)), ""),
                locale.script,
                locale.quotes,
            )


def _says(catalog: Catalog, id: str, text: str) -> bool:
    message = catalog.messages.get(id)
    return message is not None and text in message.forms


def _first_forms(pairs: Sequence[Pair]) -> Iterator[Pair]:
    yield from {pair.id: pair for pair in reversed(pairs)}.values()


def _ignores(pair: Pair, localized: Localized) -> Iterator[Ignore]:
    return ignores_of(pair.id, localized.catalog.messages[pair.id].comments, pair.at)
