"""Merging the present Chinese into translations, by message id.

Babel's and gettext's merging guess by similarity and attach translations to the wrong text; ids do
not guess. A translation moves to another id only where a text was renamed beyond doubt; anything
less certain is fuzzy, and so never printed before a translator has seen it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any

from czguide.localization.locale import Scale
from czguide.localization.poentry import Entry, Template
from czguide.localization.renames import exchanged, followers, renamed
from czguide.localization.wording import reworded

COPIED = "same Chinese as "
"""Begins the note on a translation taken from another message: fuzzy, for one Chinese text may want
two translations (a heading and a table head, two genders)."""

NO_CONTEXT = "a message that has lost its msgctxt"

REWORDED = "written by hand around a fact that changed: "
"""Begins the note on a translation whose own words may no longer fit the fact; then the fact as it was."""

WAS_FUZZY = "was fuzzy before the Chinese changed"
"""The note that keeps a message fuzzy when a change of the Chinese is taken back."""


PROPOSED = "proposed from "
"""Begins the note on a translation taken from another locale, or on a text that holds no Chinese."""

_GUESSED = re.compile("(?!no-).+-format")
"""Flags by which a tool says what it takes a text for: Babel sees Python's formats in our placeholders, and
msgfmt then wants the same of the translation."""

Reworded = Callable[[Iterable[str], Iterable[str], Iterable[str]], Mapping[str, str]]

_STICKY = (COPIED, REWORDED, WAS_FUZZY, PROPOSED)
"""Notes that stay until the translator has seen the message."""


@dataclass(frozen=True)
class Proposal:
    """A translation for a translator to confirm, and where it is from."""

    strings: tuple[str, ...]
    origin: str


@dataclass(frozen=True)
class Merged:
    """The entries of the content's messages in its order, and what has become obsolete."""

    entries: tuple[Entry, ...]
    obsolete: tuple[Entry, ...]


def merge(
    templates: Sequence[Template],
    old: Sequence[Entry],
    plurals: int,
    scales: Sequence[Scale] = (),
    proposals: Mapping[str, Proposal] | None = None,
    original: Callable[[str], str] | None = None,
) -> Merged:
    """Merge messages of one locale with its entries of all domains.

    `plurals`: forms of the language. `scales`: its words for large numbers. `proposals`: by id, for new
    messages of which the locale has no translation itself. `original`: what a placeholder becomes in the
    source language.
    """
    live = {entry.context: entry for entry in old if entry.context and not entry.obsolete}
    gone = [entry for entry in old if entry.obsolete]
    wanted = {template.id for template in templates}
    strays = [e for e in old if not e.obsolete and not e.is_header and e.context not in wanted]
    new = [template for template in templates if template.id not in live]
    revived = _revived(new, gone)
    moved = renamed([t for t in new if t.id not in revived], strays)
    moved |= followers([t.id for t in new if t.id not in revived], strays, moved)
    live |= exchanged(templates, live)
    memory: _Memory | None = None
    entries = []
    for template in templates:
        before = live.get(template.id) or revived.get(template.id) or moved.get(template.id)
        if before is None:
            memory = memory or _Memory(old)
            found = memory.of(template) or (proposals or {}).get(template.id)
            entries.append(_proposed(template, found, plurals))
        else:
            entries.append(
                _merged(template, before, plurals, partial(reworded, scales=scales, original=original))
            )
    used = {id(entry) for entry in (*revived.values(), *moved.values())}
    left = [e for e in strays if id(e) not in used and (any(e.strings) or e.notes)]
    kept = [e for e in gone if id(e) not in used]
    return Merged(tuple(entries), _obsolete(kept, left))


def _merged(template: Template, before: Entry, plurals: int, changed_facts: Reworded) -> Entry:
    source = template.source
    shape = source if template.plural else None
    if (
        (before.source, before.context, before.plural) == (source, template.id, shape)
        and (before.extracted, before.places) == (template.notes, (template.place,))
        and not (before.flags or before.previous or before.obsolete)
        and len(before.strings) == (plurals if shape else 1)
    ):
        return before  # as most are
    strings = _shaped(before.strings, template.plural, plurals)
    sticky = [note for note in before.extracted if note.startswith(_STICKY)]
    flags, previous = tuple(flag for flag in before.flags if not _GUESSED.fullmatch(flag)), before.previous
    translated = any(strings)
    if source != before.source and translated:
        if previous and previous[0] == source and before.fuzzy and WAS_FUZZY not in sticky:
            # The change was taken back: the translation is of this very text.
            flags, previous = _without_fuzzy(flags), ()
        else:
            if before.fuzzy and not previous:
                sticky.append(WAS_FUZZY)
            # A second change before the translator came: he knows the Chinese he translated.
            previous = previous if before.fuzzy and previous else _previous(before)
            flags = flags if before.fuzzy else ("fuzzy", *flags)
    elif not before.fuzzy or not translated:
        previous = ()
        flags = flags if translated else _without_fuzzy(flags)
    if translated:
        changed = changed_facts(strings, before.extracted, template.notes)
        sticky += [note for was in changed.items() if (note := f"{REWORDED}{' = '.join(was)}") not in sticky]
        flags = ("fuzzy", *_without_fuzzy(flags)) if changed else flags
    if "fuzzy" not in flags:
        sticky = []
    extracted = (*sticky, *template.notes)
    now = (source, strings, template.id, shape, extracted, (template.place,), flags, previous, False)
    if now == _changeable(before):
        return before
    changes: dict[str, Any] = dict(zip(_CHANGEABLE, now, strict=True))
    return replace(before, **changes)


_CHANGEABLE = [
    "source",
    "strings",
    "context",
    "plural",
    "extracted",
    "places",
    "flags",
    "previous",
    "obsolete",
]
"""What a merge may write anew."""
_changeable = attrgetter(*_CHANGEABLE)


def _proposed(template: Template, found: Entry | Proposal | None, plurals: int) -> Entry:
    """A new message, with the translation of the same Chinese elsewhere to confirm, if there is one."""
    note = ""
    if found:
        note = (
            f"{COPIED}{found.context or NO_CONTEXT}"
            if isinstance(found, Entry)
            else f"{PROPOSED}{found.origin}"
        )
    strings = found.strings if found else ("",)
    return Entry(
        source=template.source,
        # A language without plurals uses what another says of many.
        strings=_shaped(strings[-1:] if plurals == 1 else strings, template.plural, plurals),
        context=template.id,
        plural=template.source if template.plural else None,
        extracted=(*((note,) if note else ()), *template.notes),
        places=(template.place,),
        flags=("fuzzy",) if found else (),
    )


def _previous(entry: Entry) -> tuple[str, ...]:
    return (entry.source,) if entry.plural is None else (entry.source, entry.plural)


def _without_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag != "fuzzy")


def _shaped(strings: tuple[str, ...], plural: bool, plurals: int) -> tuple[str, ...]:
    """As many forms as are wanted; what a language has more than the file had is like the last."""
    if not plural:
        return strings[:1]
    return (strings + strings[-1:] * plurals)[:plurals] if len(strings) < plurals else strings[:plurals]


def _revived(new: Iterable[Template], gone: Sequence[Entry]) -> dict[str, Entry]:
    """Obsolete entries whose id is back; of several, the one of the same Chinese, else the last."""
    found: dict[str, Entry] = {}
    sources = {template.id: template.source for template in new}
    for entry in gone:
        source = sources.get(entry.context)
        if source is None:
            continue
        known = found.get(entry.context)
        if known is None or known.source != source or entry.source == source:
            found[entry.context] = entry
    return found


class _Memory:
    """Confirmed translations by their Chinese, obsolete ones last."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._found: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: entry.obsolete):
            if not entry.is_header and entry.translated and not entry.fuzzy:
                self._found.setdefault(entry.source, []).append(entry)

    def of(self, template: Template) -> Entry | None:
        """A translation of the same Chinese; of several, that of the nearest id."""
        known: Mapping[int, Entry] = dict(enumerate(self._found.get(template.source, ())))
        if not known:
            return None
        best = min(known, key=lambda i: (known[i].obsolete, -_shared_start(template.id, known[i].context), i))
        return known[best]


def _shared_start(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one.split("."), other.split("."), strict=False):
        if a != b:
            break
        count += 1
    return count


def _obsolete(kept: Iterable[Entry], left: Iterable[Entry]) -> tuple[Entry, ...]:
    """Obsolete entries, those just removed last; what stands there already is not repeated."""
    found: list[Entry] = list(kept)
    known = {(entry.context, entry.source, entry.strings) for entry in found}
    for entry in left:
        key = (entry.context, entry.source, entry.strings)
        if key not in known:
            found.append(replace(entry, extracted=(), places=(), obsolete=True))
            known.add(key)
    return tuple(_unique(found))


def _unique(entries: Sequence[Entry]) -> Iterator[Entry]:
    """gettext wants context and Chinese unique; of two translations the older keeps its place as a note."""
    last = {(entry.context, entry.source): index for index, entry in enumerate(entries)}
    for index, entry in enumerate(entries):
        if last[entry.context, entry.source] == index:
            earlier = [
                f"# before: {' | '.join(other.strings)}"
                for other in entries[:index]
                if (other.context, other.source) == (entry.context, entry.source)
            ]
            yield replace(entry, notes=(*entry.notes, *earlier)) if earlier else entry
