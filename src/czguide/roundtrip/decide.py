"""The three-way merge: what was sent, what came back, what the project says now."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from czguide.content.model import Content, Text
from czguide.content.walk import domain, messages
from czguide.diagnostics import Location
from czguide.document.handoff import Handoff, SentMessage, catalog_text
from czguide.localization.localize import Localized
from czguide.phrases import N_
from czguide.roundtrip.collect import Collected, Occurrence
from czguide.roundtrip.compare import Edit
from czguide.roundtrip.pieces import Pieces, from_markup, to_markup
from czguide.roundtrip.report import Cause, FactEdit, Outcome, Status
from czguide.roundtrip.vet import Lacking, vet


def known_texts(content: Content) -> dict[str, Text]:
    """Every text a document can print, by id."""
    known = {text.id: text for text in messages(content)}
    known.update({text.id: text for text in content.publisher.fields.values()})
    return known


def decide(
    collected: Collected, handoff: Handoff, localized: Localized, lacking: Lacking = lambda _: ""
) -> Iterator[Outcome]:
    """What becomes of every message that was sent."""
    known = known_texts(localized.content)
    for sent in handoff.messages.values():
        yield _outcome(sent, collected, handoff, known.get(sent.id), localized, lacking)


def open_facts(edits: list[FactEdit], localized: Localized) -> Iterator[FactEdit]:
    """The edited values that the facts do not have yet, with where they stand in the content."""
    for edit in edits:
        name, _, part = edit.fact.partition(".")
        fact = localized.content.book.facts.get(name)
        if fact is None:
            yield edit
            continue
        rendered = localized.fact(name)
        now = getattr(rendered, part) if part else rendered.text
        if now.split() != edit.edited.split():
            yield dataclasses.replace(edit, at=fact.at)


def _outcome(
    sent: SentMessage,
    collected: Collected,
    handoff: Handoff,
    text: Text | None,
    localized: Localized,
    lacking: Lacking,
) -> Outcome:
    base = collected.base[sent.id]
    places = collected.occurrences.get(sent.id, [])
    # Where nothing was translated, what was printed is no text of the catalog.
    shown = sent.shown or sent.base
    found = _one_edit(places, base)
    if found is None:
        return Outcome(sent.id, Status.UNCHANGED, base=shown)
    if isinstance(found, _Why):
        edited = next(
            (to_markup(p.edit.pieces) for p in places if p.edit and (p.edit.pieces != base or p.split)), ""
        )
        edited = next((" ¶ ".join(p.split) for p in places if p.split), edited)
        edited = next((p.lost for p in places if p.lost), edited)
        current = catalog_text(text, localized) if text else ""
        return Outcome(
            sent.id, Status.HELD, found.reason, shown, edited, current,
            at=_place(text, localized), cause=found.cause,
        )  # fmt: skip
    edited = to_markup(found.pieces)
    outcome = Outcome(sent.id, Status.HELD, base=shown, edited=edited, at=_place(text, localized))
    if text is None:
        reason = _gone(sent, handoff, localized)
        return dataclasses.replace(outcome, reason=reason, cause=Cause.GONE)
    current = catalog_text(text, localized)
    outcome = dataclasses.replace(outcome, current=current)
    now, before = from_markup(current, handoff.facts), from_markup(sent.base, handoff.facts)
    if _same(now, found.pieces):
        there = N_("the edit is there already")
        return dataclasses.replace(outcome, status=Status.UNCHANGED, reason=there, cause=Cause.THERE)
    reason = _not_editable(text, localized)
    if reason:
        return dataclasses.replace(outcome, reason=reason, cause=Cause.FIXED)
    if not _same(now, before):
        both = N_("both the editor and the project changed it")
        return dataclasses.replace(outcome, status=Status.CONFLICT, reason=both, cause=Cause.BOTH)
    errors, warnings = vet(text, edited, base, localized, lacking)
    if errors:
        return dataclasses.replace(outcome, reason=errors[0], warnings=tuple(errors[1:]), cause=Cause.CHECK)
    fuzzy = not localized.is_source and text.source != sent.source
    notes = [N_("the Chinese has changed since: marked fuzzy")] if fuzzy else []
    count = sum(1 for p in places if p.edit and p.edit.pieces != base)
    if 1 <= count < len(places):
        notes.append(
            N_(
                "edited in {n} of the {total} places that print it; applies to all",
                n=count,
                total=len(places),
            )
        )
    return dataclasses.replace(outcome, status=Status.APPLIED, fuzzy=fuzzy, warnings=(*notes, *warnings))


@dataclass(frozen=True)
class _Why:
    """Why a message is not simply applied: for programs and for people."""

    cause: Cause
    reason: str


def _gone(sent: SentMessage, handoff: Handoff, localized: Localized) -> str:
    """A text whose id the project has no more; what says the same under a new id is a guess for a person."""
    same = [
        text.id
        for text in known_texts(localized.content).values()
        if text.source == sent.source and text.id not in handoff.messages
    ]
    if len(same) == 1:
        return N_("the project has no such text any more; perhaps it is '{id}' now", id=same[0])
    return N_("the project has no such text any more")


def _one_edit(places: list[Occurrence], base: Pieces) -> Edit | _Why | None:
    """The one edit of a message; None for none, or why there is no one edit."""
    if any(place.lost for place in places):
        return _Why(Cause.MIXED, N_("its words can't be told from its neighbours'"))
    if any(place.split for place in places):
        return _Why(Cause.SPLIT, N_("it was split into paragraphs"))
    edits = {place.edit.pieces: place.edit for place in places if place.edit is not None}
    changed = [edit for pieces, edit in edits.items() if pieces != base]
    if len(changed) > 1:
        return _Why(Cause.DIFFERS, N_("it is printed {n} times and was edited differently", n=len(places)))
    if any(place.edit is None for place in places):
        if len(places) == 1 or not edits:
            return _Why(Cause.DELETED, N_("it was deleted"))
        gone = sum(place.edit is None for place in places)
        reason = N_("it was deleted in {n} of the {total} places that print it", n=gone, total=len(places))
        return _Why(Cause.DELETED, reason)
    if not changed:
        return None
    lost = changed[0].lost
    if lost:
        names = ", ".join(f"{{{name}}}" for name in dict.fromkeys(lost))
        return _Why(
            Cause.FACT,
            N_(
                "the value of {names} was deleted or typed over; a value is changed in the facts", names=names
            ),
        )
    return changed[0]


def _same(one: Pieces, other: Pieces) -> bool:
    """Equal but for the words of facts, which differ with time."""
    return _without_values(one) == _without_values(other)


def _without_values(pieces: Pieces) -> Pieces:
    return tuple(dataclasses.replace(piece, text="") if piece.fact else piece for piece in pieces)


def _place(text: Text | None, localized: Localized) -> Location | None:
    if text is None:
        return None
    message = None if localized.is_source else localized.catalog.messages.get(text.id)
    return message.at if message is not None else text.at


def _not_editable(text: Text, localized: Localized) -> str:
    if localized.is_source:
        return ""
    if not text.translatable or not text.source:
        return N_("it is the same in all languages: change it in {place}", place=text.at)
    message = localized.catalog.messages.get(text.id)
    if message is None:
        return N_("the catalog has no such message: run czguide catalog update first")
    if len(message.forms) > 1:
        return N_("it has plural forms: change them in the catalog")
    return ""


def file_of(text: Text, localized: Localized) -> str:
    """The file that holds a text in the locale, relative to the project."""
    if localized.is_source:
        return text.at.path
    return f"locales/{localized.locale.tag}/LC_MESSAGES/{domain(text.id)}.po"


def is_current(handoff: Handoff, localized: Localized) -> bool:
    """Whether the project still says what was sent."""
    known = known_texts(localized.content)
    return all(
        sent.id in known
        and known[sent.id].source == sent.source
        and catalog_text(known[sent.id], localized) == sent.base
        for sent in handoff.messages.values()
    )
