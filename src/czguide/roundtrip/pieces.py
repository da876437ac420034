"""A message as pieces, the form in which the two ends of a round trip are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from czguide.document.markup import MarkupError, parse
from czguide.document.model import Emph, FactValue, Inline, Link, NoBreak, Strong
from czguide.localization.placeholders import Placeholder

_NONE: frozenset[str] = frozenset()
_ORDER = ("strong", "emph")
_MARKS = {"strong": "**", "emph": "*"}


@dataclass(frozen=True)
class Piece:
    """Text of one kind; `fact`: `name` or `name.part`, whose words `text` then holds."""

    text: str
    marks: frozenset[str] = _NONE
    link: str = ""
    fact: str = ""


Pieces = tuple[Piece, ...]


def from_markup(text: str, facts: Mapping[str, str]) -> Pieces:
    """A message's text; what is not well-formed counts as plain, as it is printed."""

    def value(placeholder: Placeholder) -> Inline:
        name = str(placeholder)[1:-1]
        return FactValue(name, facts.get(name, str(placeholder)))

    try:
        return normal(_pieces(parse(text, value=value), _NONE, ""))
    except MarkupError:
        return normal((Piece(text),))


def _pieces(items: Iterable[Inline], marks: frozenset[str], link: str) -> Iterator[Piece]:
    for item in items:
        match item:
            case Strong(children):
                yield from _pieces(children, marks | {"strong"}, link)
            case Emph(children):
                yield from _pieces(children, marks | {"emph"}, link)
            case Link(children, target):
                yield from _pieces(children, marks, target)
            case NoBreak(words):
                yield Piece(words, marks | {"nobreak"}, link)
            case FactValue(name, words):
                yield Piece(words, marks, link, name)
            case _:
                yield Piece(getattr(item, "text", ""), marks, link)


def normal(pieces: Iterable[Piece]) -> Pieces:
    """Neighbours of one kind as one, no white space at the ends, and none marked on its own or at an edge.

    Word processors leave a space bold or plain as it comes; it looks the same.
    """
    merged: list[Piece] = []
    for piece in _without_marked_spaces(pieces):
        if not piece.text and not piece.fact:
            continue
        last = merged[-1] if merged else None
        if last is not None and not last.fact and not piece.fact and replace(last, text=piece.text) == piece:
            merged[-1] = replace(last, text=last.text + piece.text)
        else:
            merged.append(piece)
    if merged and not merged[0].fact:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip())
    if merged and not merged[-1].fact:
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    return tuple(piece for piece in merged if piece.text or piece.fact)


def _without_marked_spaces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.fact or not (piece.marks or piece.link) or piece.text == piece.text.strip():
            yield piece
            continue
        words = piece.text.strip()
        lead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        if lead:
            yield Piece(lead)
        if words:
            yield replace(piece, text=words)
            yield Piece(piece.text[len(piece.text.rstrip()) :])


def plain(pieces: Iterable[Piece]) -> str:
    """The words."""
    return "".join(piece.text for piece in pieces)


def facts_of(pieces: Iterable[Piece]) -> list[str]:
    """The facts in order, with repetitions."""
    return [piece.fact for piece in pieces if piece.fact]


def to_markup(pieces: Pieces) -> str:
    """The text with its marks, placeholders for facts; as few backslashes as will do."""
    spare = "".join(_marked(pieces, re.compile(r"[*`]")))
    if _same(spare, pieces):
        return spare
    return "".join(_marked(pieces, re.compile(r"[*`\[\]\\]")))


def _same(text: str, pieces: Pieces) -> bool:
    facts = {piece.fact: piece.text for piece in pieces if piece.fact}
    return from_markup(text, facts) == pieces


def _marked(pieces: Pieces, special: re.Pattern[str]) -> Iterator[str]:
    open_: list[str] = []
    link = ""
    for piece in pieces:
        wanted = [mark for mark in _ORDER if mark in piece.marks]
        if link and piece.link != link:
            yield f"]({link})"
            link = ""
        keep = 0
        while keep < min(len(open_), len(wanted)) and open_[keep] == wanted[keep]:
            keep += 1
        if (keep < len(open_) or keep < len(wanted)) and link:
            yield f"]({link})"
            link = ""
        while len(open_) > keep:
            yield _MARKS[open_.pop()]
        for mark in wanted[keep:]:
            yield _MARKS[mark]
            open_.append(mark)
        if piece.link and not link:
            yield "["
            link = piece.link
        if piece.fact:
            yield f"{{{piece.fact}}}"
        elif "nobreak" in piece.marks and not link and "`" not in piece.text:
            yield f"`{piece.text}`"
        else:
            yield special.sub(lambda match: "\\" + match[0], piece.text)
    if link:
        yield f"]({link})"
    while open_:
        yield _MARKS[open_.pop()]
