"""A message's words as they came back against those that were sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from czguide.document.handoff import SentMessage
from czguide.readers.docx import Span
from czguide.roundtrip.pieces import Piece, Pieces, from_markup, normal, plain
from czguide.roundtrip.restore import restore
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
    found, edited = _pieces(spans, base, facts, strong)
    pieces, more, lost = restore(normal(found), base, facts)
    return Edit(pieces, tuple(dict.fromkeys((*edited, *more))), lost)


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
        if link.startswith("#") and link not in targets.values():
            # Words typed over a source number take its link along; it means nothing.
            link = ""
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
