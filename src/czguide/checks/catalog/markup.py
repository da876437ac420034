"""The mark-up of the translation is well-formed and marks what the Chinese marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.diagnostics import Severity
from czguide.document.markup import MarkupError, link_targets, parse
from czguide.document.model import Emph, Inline, NoBreak, Strong
from czguide.phrases import N_

_FOREIGN = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);|\\[nt]|%[sd]\b|\$\{")
_NAMES = {Strong: "**strong**", Emph: "*emphasis*", NoBreak: "`no break`"}


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    try:
        wanted, found = parse(pair.source), parse(pair.text)
    except MarkupError as error:
        yield N_("'{id}': {error}", id=pair.id, error=error), N_("set the marks as in the Chinese")
        return
    if sorted(link_targets(pair.source)) != sorted(link_targets(pair.text)):
        yield N_("'{id}' has other links than the Chinese", id=pair.id), N_("keep the targets")
    counts, own = Counter(_kinds(wanted)), Counter(_kinds(found))
    for kind, name in _NAMES.items():
        # What Chinese puts into 《》, many languages set in italics.
        most = counts[kind] + (pair.source.count("《") if kind is Emph else 0)
        if not counts[kind] <= own[kind] <= most:
            fault = N_(
                "{name} stands {own} times, in the Chinese {wanted} times",
                name=name,
                own=own[kind],
                wanted=counts[kind],
            )
            yield fault, N_("mark the same words")
    codes, kept = (sorted(_codes(inlines)) for inlines in (wanted, found))
    if len(codes) == len(kept) and codes != kept:
        fault = N_(
            "`{own}` is not what the Chinese has: `{wanted}`", own=", ".join(kept), wanted=", ".join(codes)
        )
        yield fault, N_("copy codes as they are")
    for bracket in sorted(set(_stray(pair.text)) - set(_stray(pair.source))):
        yield N_("'{mark}' is printed as it stands", mark=bracket), N_("set the marks as in the Chinese")
    strange = _FOREIGN.search(pair.text)
    if strange and strange[0] not in pair.source:
        yield (
            N_("'{mark}' is printed as it stands", mark=strange[0]),
            N_("it is no mark-up here; see docs/translating.md"),
        )


def _stray(text: str) -> list[str]:
    """Square brackets that belong to no link."""
    return re.findall(r"(?<!\\)[\[\]]", re.sub(r"(?<!\\)\[[^\[\]]*\]\([^()]*\)", "", text))


def _kinds(inlines: Iterable[Inline]) -> Iterator[type]:
    for inline in inlines:
        yield type(inline)
        yield from _kinds(getattr(inline, "children", ()))


def _codes(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, NoBreak):
            yield inline.text
        yield from _codes(getattr(inline, "children", ()))


CHECK = CatalogCheck(
    id="markup",
    name=N_("Mark-up"),
    rationale=N_(
        "Unclosed marks are printed as asterisks; a changed target leads nowhere; what was strong in "
        "Chinese is a warning that other readers need as well. HTML and entities are printed as they "
        "stand."
    ),
    good=one(
        Example("en_001", "**不要**拖延", "Do **not** delay"),
        Example("en_001", "《环球时报》的报道", "*Global Times* report"),
        Example("de_DE", "详见[网站](https://example.org)", "siehe [Website](https://example.org)"),
    ),
    bad=one(
        Example("en_001", "**不要**拖延", "Do **not delay"),
        Example("en_001", "**不要**拖延", "Do not delay"),
        Example("de_DE", "详见[网站](https://example.org)", "siehe [Website](https://example.de)"),
        Example("fr_FR", "打`12345`", "appelez le `12354`"),
        Example("ko_KR", "不要拖延", "미루지 <b>마세요</b>"),
    ),
    find=each(_find),
    severity=Severity.ERROR,
)
