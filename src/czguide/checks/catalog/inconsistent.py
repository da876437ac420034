"""One Chinese text, one translation, where both stand in the same kind of place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from czguide.checks.catalog.model import CatalogCheck, Example, Finding, Pair
from czguide.phrases import N_

_SHORT = 3
"""Keys of an id that is a place of its own: `investment.title`, `labels.phone`."""


def _find(pairs: Sequence[Pair]) -> Iterator[Finding]:
    places: dict[tuple[str, str], dict[str, Pair]] = {}
    for pair in pairs:
        if not pair.id.startswith("patterns."):
            places.setdefault((pair.source, _role(pair.id)), {}).setdefault(pair.id, pair)
    for place in places.values():
        told = Counter(_plain(pair.text) for pair in place.values())
        most = max(told.values())
        usual = {text for text, times in told.items() if times == most}
        for pair in place.values():
            # What most of them say is right; where none is usual, either may be the slip.
            if len(told) == 1 or usual == {_plain(pair.text)}:
                continue
            others = [one for one in place.values() if _plain(one.text) != _plain(pair.text)]
            known = next((one for one in others if _plain(one.text) in usual), others[0])
            message = N_("'{id}' has the same Chinese and says '{text}'", id=known.id, text=known.text)
            hint = "say it alike, or say why not: czguide-ignore: inconsistent: …"
            yield Finding(pair, message, hint, known.id)


def _role(id: str) -> str:
    """The guide and the kind of place: titles of steps, heads or cells of a column, addresses.

    Heads and cells are told apart by their column's key: where that differs, they may as well.
    """
    parts = id.split(".")
    if len(parts) < _SHORT:
        return id
    if parts[-2] == "stops":
        return f"{parts[0]} cell stop"  # of a plan as of a table
    if "columns" in parts or "rows" in parts:
        return f"{parts[0]} {'column' if 'columns' in parts else 'cell'} {parts[-1]}"
    if parts[-1] in ("title", "caption", "name", "label", "limit", "text", "address", "hours", "note"):
        return f"{parts[0]} {parts[-3]} {parts[-1]}"
    return f"{parts[0]} {parts[-2]}"


def _plain(text: str) -> str:
    """Case, and the space or mark at the end, make no difference."""
    return re.sub(r"[\s.。]+$", "", text).casefold()


CHECK = CatalogCheck(
    id="inconsistent",
    name=N_("Inconsistent"),
    rationale=N_(
        "Two translations of the same heading or table head read as two things. The same Chinese may "
        "well be translated otherwise where it does another job, so only texts in the same kind of "
        "place are compared."
    ),
    good=(
        (Example("en_001", "电话", "Phone"), Example("en_001", "电话", "phone")),
        (Example("en_001", "电话", "Phone"), Example("en_001", "地址", "Address")),
    ),
    bad=(
        (Example("en_001", "派出所", "Local police station"), Example("en_001", "派出所", "Police office")),
        (Example("ja_JP", "居留许可", "居留許可"), Example("ja_JP", "居留许可", "在留許可")),
    ),
    find=_find,
)
