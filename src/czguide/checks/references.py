"""Every fact, entry, source, company and link that the content names must exist and be usable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from czguide.content.model import Content, Ref, Section, Text
from czguide.content.walk import citations, messages
from czguide.diagnostics import Problems, suggest
from czguide.document.markup import link_targets
from czguide.localization.placeholders import malformed, placeholders
from czguide.localization.termbase import Termbase
from czguide.phrases import N_

_UNREAD = ("content.yaml", "content.encoding", "content.unreadable")


def check_references(content: Content, termbase: Termbase, problems: Problems) -> None:
    """Report undefined facts, entries that are held, unknown sources, companies and anchors."""
    book = content.book
    if any(
        d.code in _UNREAD and d.location and d.location.path.startswith("content/facts/") for d in problems
    ):
        # What a file would have defined is not missing: the file itself is to be mended first.
        return
    for entry in book.entries.values():
        if entry.source and entry.source not in content.sources:
            problems.error(
                "facts.unknown-source",
                N_("sources.yaml has no '{source}'", source=entry.source),
                entry.at,
                suggest(entry.source, content.sources) or "add the source",
            )
    known = {**book.entries, **book.facts}
    for fact in book.facts.values():
        for key in (
            f"counters.{fact.counter}" if fact.counter else "",
            f"units.{fact.unit}" if fact.unit else "",
        ):
            if key and key not in content.patterns:
                problems.error(
                    "facts.no-pattern",
                    N_("patterns.yaml has no '{key}'", key=key),
                    fact.at,
                    "add how it is worded",
                )
    for text in messages(content):
        if text.id.startswith("patterns."):
            continue
        stray = malformed(text.source)
        if stray:
            problems.error(
                "content.placeholder",
                N_("a stray brace near '{stray}'", stray=stray),
                text.at,
                "write {fact}, {fact.number} or {fact.unit}",
            )
        for placeholder in placeholders(text.source):
            _fact(content, placeholder.fact, text, problems)
    for guide in content.guides.values():
        for kind, ref in citations(guide):
            if kind == "company":
                if ref.name not in termbase.terms:
                    problems.error(
                        "content.unknown-term",
                        N_("the termbase has no '{name}'", name=ref.name),
                        ref.at,
                        suggest(ref.name, termbase.terms) or "add it to locales/termbase/terms.csv",
                    )
            elif ref.name in book.broken:
                continue
            elif ref.name not in known or (kind == "fact" and ref.name not in book.facts):
                problems.error(
                    "content.undefined-fact",
                    N_("there is no fact '{name}'", name=ref.name)
                    if kind == "fact"
                    else N_("there is no fact or entry '{name}'", name=ref.name),
                    ref.at,
                    suggest(ref.name, known) or "define it in content/facts/",
                )
            else:
                _held(content, ref.name, ref, problems)
        anchors = {section.id for section in _sections(guide.sections.values())}
        for text in messages(content):
            if text.id.startswith(f"{guide.id}."):
                for target in link_targets(text.source):
                    if target.startswith("#") and target[1:] not in anchors:
                        problems.error(
                            "content.broken-link",
                            N_("there is no section '{target}'", target=target[1:]),
                            text.at,
                            suggest(target[1:], anchors) or "link to a section's id",
                        )


def _fact(content: Content, name: str, text: Text, problems: Problems) -> None:
    if name in content.book.broken:
        return
    if name in content.book.facts:
        _held(content, name, text, problems)
        return
    hint = suggest(name, content.book.facts) or "define it in content/facts/"
    if name in content.book.entries:
        hint = "this is an entry, not a fact: name it under 'cites'"
    problems.error("content.undefined-fact", N_("there is no fact '{name}'", name=name), text.at, hint)


def _held(content: Content, name: str, where: Ref | Text, problems: Problems) -> None:
    entry = content.book.entry_of(name)
    if entry and entry.hold:
        problems.error(
            "content.held",
            N_("'{name}' is on hold: {hold}", name=name, hold=entry.hold),
            where.at,
            "leave the statement out",
        )


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
