"""What a release refuses: all of it is listed at once, with the place to mend."""

from __future__ import annotations

from czguide.content.facts import PartialDate
from czguide.content.model import Content, Guide
from czguide.content.walk import citations, texts
from czguide.diagnostics import Diagnostic, Location, Problems, Severity
from czguide.localization.localize import Localized
from czguide.localization.placeholders import placeholders
from czguide.localization.termbase import Form
from czguide.phrases import N_


def refuse_translations(problems: Problems, locales: tuple[str, ...], guides: tuple[str, ...]) -> None:
    """Missing and fuzzy translations of what is being released, and doubts about others, become errors."""
    files = {f"locales/{locale}/LC_MESSAGES/{name}.po" for locale in locales for name in ("common", *guides)}
    for index, diagnostic in enumerate(problems.items):
        at = diagnostic.location
        if diagnostic.code.startswith("catalog.") and at and at.path in files:
            problems.items[index] = Diagnostic(
                Severity.ERROR, diagnostic.code, diagnostic.message, at, diagnostic.hint
            )


def check_edition(guides: tuple[Guide, ...], edition: Localized, problems: Problems) -> None:
    """Names of one language that nobody has confirmed, and a note where no native speaker has reviewed it."""
    if edition.is_source:
        return
    _check_names(guides, edition, problems)
    if any(edition.catalog.unreviewed(guide.id) for guide in guides):
        # No refusal: the reader is told so too, on the cover.
        folder = f"locales/{edition.locale.tag}/LC_MESSAGES"
        problems.note(
            "release.unreviewed",
            N_("no native speaker has reviewed this translation; the cover says so"),
            Location(folder),
            "who reviews it writes name and date into the headers' X-Native-Review",
        )


def check_facts(content: Content, guides: tuple[Guide, ...], today: PartialDate, problems: Problems) -> None:
    """Facts past their review date, and statements nobody has confirmed at the source."""
    used = dict.fromkeys(name for guide in guides for name in _names(guide))
    for entry in dict.fromkeys(filter(None, map(content.book.entry_of, used))):
        if entry.review_by and entry.review_by < today:
            problems.error(
                "release.review",
                N_("'{id}' had to be checked again by {review_by}", id=entry.id, review_by=entry.review_by),
                entry.at,
                "check it at its source, then move review_by and as_of",
            )
        if entry.weak:
            problems.error(
                "release.weak",
                N_("'{id}' is not confirmed", id=entry.id),
                entry.at,
                "confirm it at its source and remove 'weak'",
            )


def check_publisher(content: Content, problems: Problems) -> None:
    """Empty publisher fields."""
    for text in content.publisher.empty:
        name = text.id.removeprefix("publisher.")
        problems.error(
            "release.publisher", N_("the publisher's {name} is empty", name=name), text.at, "fill it in"
        )


def _check_names(guides: tuple[Guide, ...], localized: Localized, problems: Problems) -> None:
    """Names that a guide prints in a form nobody has confirmed."""
    locale = localized.locale.tag
    seen: dict[str, Form] = {}
    for guide in guides:
        for text in texts(guide):
            for term, form in localized.unverified(text.source):
                seen[term.key] = form
        for kind, ref in citations(guide):
            known = kind == "company" and ref.name in localized.termbase.terms
            form_of = localized.open_form(ref.name) if known else None
            if form_of:
                seen[ref.name] = form_of
    for key, form in seen.items():
        zh = localized.termbase.terms[key].zh
        if not form.display:
            problems.error(
                "release.name",
                N_("{zh} has no {locale} name", zh=zh, locale=locale),
                form.at,
                N_("write one into the row with the key {key}", key=key),
            )
            continue
        problems.error(
            "release.name",
            N_(
                "the {locale} name of {zh}, '{display}', is unverified",
                locale=locale,
                zh=zh,
                display=form.display,
            ),
            form.at,
            "confirm it and set its status to official or customary; to print it as it is: waived",
        )


def _names(guide: Guide) -> list[str]:
    names = [placeholder.fact for text in texts(guide) for placeholder in placeholders(text.source)]
    return names + [ref.name for kind, ref in citations(guide) if kind != "company"]
