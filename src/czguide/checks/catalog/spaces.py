"""No two spaces in a row, none at the ends, no line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_

_SPACE = "[ \u00a0\u202f\u2009]"
_TWO = re.compile(rf"{_SPACE}{{2,}}|\u3000{{2,}}")


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    text, source = pair.text, pair.source
    if match := re.search(r"[\n\r\t]", text):
        if match[0] not in source:
            yield N_("a line break or tab"), N_("a text is one paragraph")
    elif _TWO.search(text) and not _TWO.search(source):
        yield N_("two spaces in a row"), N_("one is enough")
    # A note such as （续） is set against what precedes it, and may need the space that Chinese does not.
    leading = text[:1].isspace() and not source[:1].isspace() and source[:1] not in "（("
    if leading or (text[-1:].isspace() and not source[-1:].isspace() and text.strip()):
        yield N_("a space at the beginning") if leading else N_("a space at the end"), N_("remove it")


CHECK = CatalogCheck(
    id="spaces",
    name=N_("Double spaces"),
    rationale=N_(
        "Two spaces in a row, or a space at an end, are typing slips; justified text makes them wider."
    ),
    good=one(
        Example("en_001", "早点去。", "Go early."),
        Example("en_001", "（续）", " (continued)"),
    ),
    bad=one(
        Example("en_001", "早点去。", "Go  early."),
        Example("fr_FR", "护照", "Passeport "),
        Example("ko_KR", "早点去。", "일찍\n가세요."),
    ),
    find=each(_find),
)
