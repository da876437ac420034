"""gettext's plural rules, which are not CLDR's: Spanish has two forms and not three (`plurals.tsv`)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from czguide.localization.tags import canonical

_TABLE = Path(__file__).with_name("plurals.tsv")


def plural_header(cldr: str) -> str:
    """A new PO file's Plural-Forms."""
    tag = canonical(cldr)
    regional = f"{tag.language}_{tag.territory}"
    found = next(
        (_rules()[name] for name in (*tag.lineage, regional, tag.language) if name in _rules()), None
    )
    if found is None:
        from babel.messages.plurals import get_plural  # brings all of Babel's catalogs along

        plural = get_plural(cldr)
        bare = re.fullmatch(r"\(([^()]*)\)", plural.plural_expr)
        found = str(plural.num_plurals), bare[1] if bare else plural.plural_expr
    forms, rule = found
    return f"nplurals={forms}; plural={rule if rule.isdigit() else f'({rule})'};"


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[str, str]]:
    rows = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {code: (forms, rule) for code, forms, rule in (row.split("\t") for row in rows)}
