"""A message without a translation."""

from __future__ import annotations

from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    if not pair.text.strip():
        yield N_("'{id}' has no translation", id=pair.id), N_("translate it")


CHECK = CatalogCheck(
    id="untranslated",
    name=N_("Untranslated"),
    rationale=N_(
        "A draft prints the Chinese in its place, marked; a release is refused. One empty plural form "
        "is enough: it is printed for some number."
    ),
    good=one(Example("en_001", "护照", "Passport")),
    bad=one(Example("en_001", "护照", ""), Example("ja_JP", "护照", "　")),
    find=each(_find),
)
