"""A message's words as they came back against those that were sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from czguide.document.handoff import SentMessage
from czguide.readers.docx import Span
from czguide.roundtrip.pieces import Piece, Pieces, facts_of, from_markup, normal, plain
from czguide.writers.docx.names import PLACE, bookmark_name

_MARKS = frozenset({"strong", "emph", "nobreak"})


@dataclass(frozen=True)
class Edit:
    """What one occurrence of a message says now. `facts`: (name, sent, edited); `lost`: facts whose place
    cannot be told any more."""

    pieces: Pieces
    facts: tuple[tuple[str, str, str], ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.pieces)


def as_sent(message: SentMessage, facts: Mapping[str, str]) -> Pieces:
    """What the file said of a message when it was sent."""
    return normal([Piece(message.shown)]) if message.shown else from_markup(message.base, facts)


def compare(message: SentMessage, spans: Sequence[Span], facts: Mapping[str, str], strong: bool) -> Edit:
    """The words as pieces like those of the base, with facts where facts were. `strong`: the place is."""
    base = as_sent(message, facts)
    if strong and base and all("strong" in piece.marks for piece in base):
        strong = False
    pieces, edited = _pieces(spans, base, facts, strong)
    pieces = normal(pieces)
    lost = list((Counter(facts_of(base)) - Counter(facts_of(pieces))).elements())
    for name in list(lost):
        found = _by_value(pieces, name, facts)
        if found is None:
            found, value = _by_place(pieces, name, base)
            if found is not None:
                edited.append((name, facts.get(name, ""), value))
        if found is not None:
            pieces = normal(found)
            lost.remove(name)
    return Edit(pieces, tuple(dict.fromkeys(edited)), tuple(lost))


def _pieces(
    spans: Iterable[Span], base: Pieces, facts: Mapping[str, str], strong: bool
) -> tuple[list[Piece], list[tuple[str, str, str]]]:
    targets = {_plain_target(piece.link): piece.link for piece in base if piece.link}
    targets |= {
        f"#{bookmark_name(PLACE, piece.link[1:])}": piece.link for piece in base if piece.link.startswith("#")
    }
    pieces: list[Piece] = []
    edited: list[tuple[str, str, str]] = []
    controls: dict[int, int] = {}
    for span in spans:
        marks = span.marks & _MARKS
        if strong:
            marks -= {"strong"}
        link = targets.get(_plain_target(span.link), span.link)
        if not span.fact:
            pieces.append(Piece(span.text, marks, link))
        elif span.control in controls:
            # One control in several runs.
            at = controls[span.control]
            pieces[at] = replace(pieces[at], text=pieces[at].text + span.text)
        else:
            controls[span.control] = len(pieces)
            pieces.append(Piece(span.text, marks, link, span.fact))
    for at in controls.values():
        piece = pieces[at]
        sent = facts.get(piece.fact, piece.text)
        if _same_words(piece.text, sent):
            pieces[at] = replace(piece, text=sent)
        else:
            edited.append((piece.fact, sent, piece.text))
            pieces[at] = replace(piece, text=sent)
    return pieces, edited


def _same_words(one: str, other: str) -> bool:
    return one.replace("\u00a0", " ").split() == other.replace("\u00a0", " ").split()


def _plain_target(target: str) -> str:
    return unquote(target).rstrip("/")


def _by_value(pieces: Pieces, name: str, facts: Mapping[str, str]) -> list[Piece] | None:
    """The fact where its very words stand as plain text, once."""
    value = facts.get(name, "")
    places = [i for i, piece in enumerate(pieces) if not piece.fact and value and value in piece.text]
    if len(places) != 1 or pieces[places[0]].text.count(value) != 1:
        return None
    piece = pieces[places[0]]
    head, _, tail = piece.text.partition(value)
    middle = [replace(piece, text=head), replace(piece, text=value, fact=name), replace(piece, text=tail)]
    return [*pieces[: places[0]], *middle, *pieces[places[0] + 1 :]]


def _by_place(pieces: Pieces, name: str, base: Pieces) -> tuple[list[Piece] | None, str]:
    """The fact where everything before and after it is as it was: what stands there is its new value."""
    index = next(i for i, piece in enumerate(base) if piece.fact == name)
    before, after = base[:index], base[index + 1 :]
    head, tail = plain(before), plain(after)
    text = plain(pieces)
    value = text[len(head) : len(text) - len(tail)]
    if not value.strip() or len(head) + len(tail) >= len(text) or head + value + tail != text:
        return None, ""
    if facts_of(pieces) != facts_of([*before, *after]):
        return None, ""
    return [*before, base[index], *after], value.strip()
