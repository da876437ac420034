"""From a returned file to one edit a message, and to all that is no message's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from czguide.readers.docx import Paragraph, Returned, SentParagraph, Slot, Span
from czguide.roundtrip.align import Alignment, Group, align
from czguide.roundtrip.compare import Edit, as_sent, compare
from czguide.roundtrip.likeness import likeness
from czguide.roundtrip.pieces import Pieces, plain
from czguide.roundtrip.regions import Region, regions, squeezed, words
from czguide.roundtrip.report import FactEdit, Note, Stray
from czguide.roundtrip.slots import chunk_of, resolve
from czguide.writers.docx import aside
from czguide.writers.docx.names import PLACE, bookmark_name

_PAGE_NUMBER = "0123456789\t .…"


_TOGETHER = 4
"""How many paragraphs apart two may stand, spacers and pictures between them, to have been moved at once."""

_WHOLE = 0.85
_BETTER = 0.02
"""How like a message two paragraphs together must be to be its halves, and how much more than one alone."""


_RUNNING = {
    "header": ("generated", True),
    "footer": ("generated", True),
    "footnotes": ("new", False),
    "endnotes": ("new", False),
    aside.PROPERTIES: ("generated", True),
    # LibreOffice drops those of charts.
    aside.DESCRIPTIONS: ("generated", False),
    aside.CHARTS: ("generated", True),
    aside.LINKS: ("link", False),
}
"""Stories without messages: what a change in them is, and whether words that are gone are reported."""

_REPEATED = ("header", "footer")
"""Word processors write these as often as they like."""


@dataclass
class Occurrence:
    """One place where a message is printed. `edit`: None where it is gone; `split`: its parts."""

    edit: Edit | None = None
    split: tuple[str, ...] = ()
    lost: str = ""


@dataclass
class Collected:
    """All that came back. `base`: every message as it was sent."""

    base: dict[str, Pieces] = field(default_factory=dict)
    occurrences: dict[str, list[Occurrence]] = field(default_factory=dict)
    facts: list[FactEdit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)


def collect(returned: Returned) -> Collected:
    """Everything that is in the file, each thing once."""
    return _Collector(returned).run()


class _Collector:
    def __init__(self, returned: Returned) -> None:
        self.returned = returned
        handoff = returned.handoff
        self.facts = handoff.facts
        self.out = Collected({id: as_sent(m, self.facts) for id, m in handoff.messages.items()})
        self.plain = {id: plain(pieces) for id, pieces in self.out.base.items()}
        self.sent = [p for p in returned.sent if p.story == "document"]
        self.paragraphs = [p for p in returned.paragraphs if p.story == "document"]
        self.slot = {slot.bookmark: slot for p in self.sent for slot in p.slots}
        self.shown = {name: self.plain[slot.message] for name, slot in self.slot.items()}

    def run(self) -> Collected:
        found, comments = regions(self.paragraphs)
        texts = [self._text(paragraph) for paragraph in self.sent]
        alignment = align(self.sent, texts, self.paragraphs, found)
        self._moved(alignment)
        for group in alignment.groups:
            self._group(
                [self.sent[i] for i in group.sent], [self.paragraphs[j] for j in group.returned],
                [found[j] for j in group.returned],
            )  # fmt: skip
        self._missing(alignment, texts)
        self._new(alignment)
        self._contents()
        self._running()
        self._comments(comments)
        return self.out

    def _text(self, paragraph: SentParagraph) -> str:
        return "".join(
            self.plain[part.message] if isinstance(part, Slot) else part for part in paragraph.parts
        )

    # Paragraphs that are there.

    def _moved(self, alignment: Alignment) -> None:
        """Paragraphs in another place; those that went there together are one move."""
        moves: list[list[Group]] = []
        for group in alignment.groups:
            if not group.moved or not any(self.sent[i].slots for i in group.sent):
                continue
            last = moves[-1][-1] if moves else None
            together = last is not None and (
                0 < group.sent[0] - last.sent[-1] <= _TOGETHER
                and 0 < group.returned[0] - last.returned[-1] <= _TOGETHER
            )
            if together:
                moves[-1].append(group)
            else:
                moves.append([group])
        for move in moves:
            texts = [" ".join(self.paragraphs[j].text for j in group.returned) for group in move]
            near = next(slot.message for i in move[0].sent for slot in self.sent[i].slots)
            self.out.strays.append(Stray("moved", "\n".join(texts), near))

    def _group(self, sent: list[SentParagraph], came: list[Paragraph], found: list[list[Region]]) -> None:
        near = next((slot.message for p in sent for slot in p.slots), "")
        if not near:
            self._generated(self._text(sent[0]), came[0])
            return
        resolved = resolve(sent, found, self.shown)
        self.out.strays += resolved.strays
        if len(came) < len(sent):
            self.out.strays.append(Stray("merged", " ".join(p.text for p in came), near))
        whole = True
        for paragraph in sent:
            for slot in paragraph.slots:
                whole = self._slot(slot, resolved.spans, resolved.lost) and whole
        filled = sum(1 for p in came if p.text.strip())
        if whole and filled > len(sent) and not self._new_inside:
            self.out.strays.append(Stray("split", "\n".join(p.text for p in came), near))
        extra = sum(p.objects for p in came) - sum(p.objects for p in sent)
        labels = [label for p in came for label in p.labels]
        if extra > 0:
            self.out.strays.append(Stray("object", ": ".join([f"{extra} added", *labels]), near))
        elif extra < 0:
            self.out.strays.append(Stray("object", f"{-extra} removed", near))
        if len(sent) == len(came) == 1 and came[0].style != sent[0].style.lower():
            self.out.strays.append(Stray("style", came[0].style, near, sent[0].style.lower()))

    def _slot(self, slot: Slot, spans: Mapping[str, list[Span]], lost: Mapping[str, str]) -> bool:
        """Record an occurrence; False where it was split or has new paragraphs in it."""
        self._new_inside = False
        places = self.out.occurrences.setdefault(slot.message, [])
        if slot.bookmark in lost:
            places.append(Occurrence(lost=lost[slot.bookmark]))
            return True
        own, new, parts = chunk_of(spans.get(slot.bookmark, ()), self.plain[slot.message])
        for text in new:
            self._new_inside = True
            self.out.strays.append(Stray("new", text, slot.message))
        if not words(own).strip():
            places.append(Occurrence())
            return True
        self.out.strays += _dressed(own, slot.message, self.out.base[slot.message])
        message = self.returned.handoff.messages[slot.message]
        edit = compare(message, own, self.facts, slot.strong)
        self._facts(edit, slot.message)
        places.append(Occurrence(edit, tuple(parts)))
        return not parts and not new

    _new_inside = False

    def _facts(self, edit: Edit, message: str) -> None:
        for name, sent, edited in edit.facts:
            found = FactEdit(name, sent, edited, message)
            if found not in self.out.facts:
                self.out.facts.append(found)

    def _generated(self, sent: str, came: Paragraph) -> None:
        """A paragraph of generated words: key figures' facts may have been edited in it."""
        if squeezed(sent) == squeezed(came.text):
            return
        edited = list(self._figure_facts(came))
        self.out.facts += edited
        text = sent
        for edit in edited:
            text = text.replace(edit.sent, edit.edited, 1)
        if squeezed(text) != squeezed(came.text):
            self.out.strays.append(Stray("generated", came.text, "", sent))

    def _figure_facts(self, came: Paragraph) -> Iterator[FactEdit]:
        values: dict[int, tuple[str, str]] = {}
        for item in came.items:
            if isinstance(item, Span) and item.fact:
                name, text = values.get(item.control, (item.fact, ""))
                values[item.control] = (name, text + item.text)
        for name, text in values.values():
            if squeezed(text) != squeezed(self.facts[name]):
                yield FactEdit(name, self.facts[name], text)

    # Paragraphs that went or came.

    def _missing(self, alignment: Alignment, texts: Sequence[str]) -> None:
        for index in alignment.missing:
            paragraph = self.sent[index]
            for slot in paragraph.slots:
                self.out.occurrences.setdefault(slot.message, []).append(Occurrence())
            if not paragraph.slots and texts[index].strip() and not paragraph.style.startswith("TOC"):
                self.out.strays.append(Stray("generated", "", "", texts[index]))

    def _new(self, alignment: Alignment) -> None:
        first: dict[int, str] = {}
        last: dict[int, str] = {}
        for group in alignment.groups:
            messages = [slot.message for i in group.sent for slot in self.sent[i].slots]
            if messages:
                first[group.returned[0]], last[group.returned[-1]] = messages[0], messages[-1]
        near, done = "", 0
        for index in sorted(alignment.new):
            text = self.paragraphs[index].text.strip()
            near = next((last[j] for j in range(index, done - 1, -1) if j in last), near)
            done = index
            halves = (last.get(index - 1, ""), False), (first.get(index + 1, ""), True)
            if not any(self._is_half(text, message, before) for message, before in halves if message):
                self.out.strays.append(Stray("new", text, near))
            if self.paragraphs[index].objects:
                added = [f"{self.paragraphs[index].objects} added", *self.paragraphs[index].labels]
                self.out.strays.append(Stray("object", ": ".join(added), near))

    def _is_half(self, text: str, message: str, before: bool) -> bool:
        """Whether a paragraph without bookmark was cut off a message beside it; that is a split then."""
        places = self.out.occurrences.get(message, [])
        if len(places) != 1 or places[0].edit is None or places[0].split:
            return False
        own = places[0].edit.text
        halves = (text, own) if before else (own, text)
        base = self.plain[message]
        alone, whole = likeness(own, base), likeness("".join(halves), base)
        exact = squeezed("".join(halves)) == squeezed(base)
        if not exact and (whole < _WHOLE or whole < alone + _BETTER):
            return False
        places[0].split = halves
        return True

    def _contents(self) -> None:
        """Entries of the contents: those that a word processor brought up to date are no edits."""
        sent = [self._text(p) for p in self.sent if p.style.upper().startswith("TOC") and not p.slots]
        known = {squeezed(text.strip(_PAGE_NUMBER)) for text in sent}
        headings = {squeezed(p.text) for p in self.paragraphs if p.style.startswith("heading")}
        spoken = headings | {heading.strip(_PAGE_NUMBER) for heading in headings}
        came = [p.text for p in self.paragraphs if p.generated and p.text.strip()]
        entries = {squeezed(text.strip(_PAGE_NUMBER)) for text in came}
        for text in came:
            key = squeezed(text.strip(_PAGE_NUMBER))
            if key and key not in known | spoken:
                self.out.strays.append(Stray("generated", text.strip(_PAGE_NUMBER), "", ""))
        for text in sent:
            key = squeezed(text.strip(_PAGE_NUMBER))
            if entries and key not in entries and any(h.endswith(key) for h in headings):
                self.out.strays.append(Stray("generated", "", "", text.strip(_PAGE_NUMBER)))

    def _running(self) -> None:
        """Headers, footers, notes, and words that stand in no paragraph: all there are generated, or new."""
        for story, (kind, may_go) in _RUNNING.items():
            sent = Counter(self._text(p).strip() for p in self.returned.sent if p.story == story)
            if story in aside.ALL and not sent:
                continue  # written before these were recorded
            came = Counter(p.text.strip() for p in self.returned.paragraphs if p.story == story)
            if story == aside.LINKS:
                # What leads from a message is in its outcome.
                came -= Counter({link: came[link] for link in self._own_links()})
            if story in _REPEATED:
                sent, came = Counter(set(sent)), Counter(set(came))
            known = {squeezed(text) for text in sent}
            gone = [text for text in (sent - came).elements() if text]
            for text in (came - sent).elements():
                if story != aside.CHARTS and squeezed(text) in known | {""}:
                    continue
                before = max(gone or sent, key=lambda old: likeness(old, text), default="")
                if before in gone:
                    gone.remove(before)
                self.out.strays.append(Stray(kind, text, "", before))
            there = {squeezed(text) for text in came}
            for text in gone if may_go else ():
                if squeezed(text) not in there:
                    self.out.strays.append(Stray(kind, "", "", text))

    def _own_links(self) -> set[str]:
        """Where the edited messages' links lead."""
        edits = (place.edit for places in self.out.occurrences.values() for place in places)
        return {aside.target(piece.link) for edit in edits if edit for piece in edit.pieces if piece.link}

    def _comments(self, places: Mapping[str, str]) -> None:
        for identity, comment in self.returned.comments.items():
            slot = self.slot.get(places.get(identity, ""))
            self.out.notes.append(
                Note(
                    comment.author,
                    comment.date,
                    comment.text,
                    slot.message if slot else "",
                    resolved=comment.resolved,
                )
            )


def _dressed(spans: Sequence[Span], message: str, base: Pieces) -> Iterator[Stray]:
    """Words of a message with formatting that it cannot hold: among it a link into the document that was not
    there, unless it is a source number's."""
    known = {f"#{bookmark_name(PLACE, piece.link[1:])}" for piece in base if piece.link.startswith("#")}
    known |= {piece.link for piece in base}
    for span in spans:
        kinds = span.dress - {"underline"} if span.link else span.dress
        if span.link.startswith("#") and span.link not in known and "cite" not in span.looks:
            kinds |= {"link"}
        if kinds and span.text.strip():
            yield Stray("format", span.text, message, ", ".join(sorted(kinds)))
