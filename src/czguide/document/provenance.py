"""What a statement rests on: scope, date and source numbers after it, and the source list."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.content.facts import Entry
from czguide.content.model import Source
from czguide.document.model import Cite, Foreign, Inline, Inlines, Link, Qualification, SourceEntry, Str
from czguide.document.texts import Texts

RowNotes = dict[int, dict[str, bool]]
"""Source number to qualifications, each with whether it is weak."""


class Provenance:
    """Numbers the sources as they are first cited.

    `mode` 'each': every statement shows scope, date and source; 'volatile': only what may have
    changed, or is not confirmed, shows its date.
    """

    def __init__(self, texts: Texts, mode: str) -> None:
        self.texts = texts
        self.mode = mode
        self.numbers: dict[str, int] = {}
        localized = texts.localized
        self.book = localized.content.book
        self.remark = localized.marks("remark")
        self.comma, self.semicolon, self.stop, self.colon = (
            localized.marks(name)[0] for name in ("comma", "semicolon", "stop", "colon")
        )

    def entries(self, names: Iterable[str]) -> tuple[Entry, ...]:
        """The entries behind facts and citations, each once."""
        found = {entry.id: entry for name in names if (entry := self.book.entry_of(name))}
        for entry in found.values():
            if entry.source:
                self.numbers.setdefault(entry.source, len(self.numbers) + 1)
        return tuple(entry for entry in found.values() if entry.source)

    def after(self, names: Iterable[str]) -> tuple[Inline, ...]:
        """What stands small after a statement."""
        entries = self.entries(names)
        note = self._notes(entries)
        result: list[Inline] = []
        if note:
            open_mark, close_mark = self.remark
            weak = any(entry.weak for entry in entries)
            result.append(Qualification(open_mark + note + close_mark, weak))
        if self.mode == "each":
            result.extend(self.cites(entries))
        return tuple(result)

    def row(self, names: Iterable[str], notes: RowNotes) -> tuple[Inline, ...]:
        """Source numbers for a table row; where and when it holds is gathered in `notes`.

        Without numbers (mode 'volatile') the qualification itself stands in the row.
        """
        if self.mode != "each":
            return self.after(names)
        entries = self.entries(names)
        for entry in entries:
            note = self._notes((entry,))
            weak = notes.setdefault(self.numbers[entry.source], {}).get(note, False)
            notes[self.numbers[entry.source]][note] = weak or entry.weak
        return tuple(Cite(cite.number) for cite in self.cites(entries))

    def below(self, notes: RowNotes) -> Inlines | None:
        """The note below a table: each source number with where and when its rows hold."""
        if not notes:
            return None
        items: list[Inline] = []
        for number, words in sorted(notes.items()):
            for text, weak in words.items():
                if items:
                    items.append(Qualification(self.semicolon))
                items += [Cite(number, f"sources.{number}"), Qualification(f" {text}", weak)]
        return Inlines(tuple(items))

    def source(self, names: Iterable[str]) -> tuple[Inline, ...]:
        """What a figure rests on, whatever the mode: each source's number, and as of when it holds."""
        entries = self.entries(names)
        items: list[Inline] = []
        for cite in self.cites(entries):
            own = [entry for entry in entries if self.numbers[entry.source] == cite.number]
            dates = dict.fromkeys(filter(None, map(self.texts.localized.as_of, own)))
            weak = any(entry.weak for entry in own)
            words = [*dates, *([self.texts.label("weak")] if weak else [])]
            start = Qualification(self.semicolon) if items else Str(self.texts.label("sources") + self.colon)
            items += [start, cite, Qualification(" " + self.comma.join(words), weak)]
        return tuple(items)

    def cites(self, entries: Iterable[Entry]) -> tuple[Cite, ...]:
        """The source numbers of entries, in order."""
        numbers = sorted({self.numbers[entry.source] for entry in entries})
        return tuple(Cite(number, f"sources.{number}") for number in numbers)

    def _notes(self, entries: Iterable[Entry]) -> str:
        """Where and as of when several entries hold, each place named once."""
        places: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        weak = False
        for entry in entries:
            place = self._place(entry)
            dates, words = places.setdefault(place, ({}, {}))
            if date := self._date(entry):
                (words if entry.volatile or not entry.as_of else dates)[date] = None
            weak = weak or entry.weak
        listed = self.texts.localized.renderer.listed
        parts = [
            self.comma.join(part for part in (place, listed(tuple(dates)), *words) if part)
            for place, (dates, words) in places.items()
        ]
        if weak:
            parts.append(self.texts.label("weak"))
        return self.semicolon.join(part for part in parts if part)

    def _place(self, entry: Entry) -> str:
        return self.texts.label(f"scopes.{entry.scope}") if self.mode == "each" and entry.scope else ""

    def _date(self, entry: Entry) -> str:
        if self.mode != "each" and not entry.volatile and not entry.weak:
            return ""
        if entry.as_of and not entry.volatile:
            return self.texts.localized.renderer.date(entry.as_of)
        return self.texts.localized.as_of(entry)

    def source_list(self) -> tuple[SourceEntry, ...]:
        """The sources cited so far, by number."""
        sources = self.texts.localized.content.sources
        return tuple(
            SourceEntry(number, f"sources.{number}", self._source(sources[id]))
            for id, number in self.numbers.items()
            if id in sources
        )

    def _source(self, source: Source) -> Inlines:
        items: list[Inline] = [self._text(source.title, source.lang)]
        if source.publisher:
            items += [Str(self.stop), self._text(source.publisher, source.publisher_lang)]
        if source.date:
            items += [Str(self.stop), Str(source.date)]
        if source.url and not source.mirror:
            items += [Str(self.stop), Link((Str(source.url),), source.url)]
        return Inlines(tuple(items))

    def _text(self, text: str, lang: str) -> Inline:
        own = self.texts.localized.locale.tag
        return Str(text) if lang == own else Foreign(text, lang)
