"""The unit of setting: glyphs that are never parted, and what neighbours and line ends see of them."""

from __future__ import annotations

from dataclasses import dataclass

from czguide.fonts import Face
from czguide.typeset.chars import Edge


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Glyphs that are never parted, in reading order. Widths in thousandths of the paragraph's em.

    ``extra`` is the glyphs' advance beyond the nominal one (kerning), in thousandths of their own em;
    ``offsets`` their displacement from the pen. ``blank_left`` and ``blank_right`` are the empty
    halves of a full-width mark, from the font's ``halt``. ``missing`` has the characters, by
    offset, that no face has. Pieces with one ``before_key`` look alike from the left, pieces with one
    ``after_key`` from the right; the two share no bits.
    """

    face: Face
    glyphs: tuple[int, ...]
    extra: tuple[float, ...] | None
    offsets: tuple[tuple[float, float], ...] | None
    texts: tuple[str, ...]
    advance: float
    length: int
    left: Edge
    right: Edge
    blank_left: float
    blank_right: float
    scale: float
    missing: tuple[tuple[int, str], ...]
    before_key: int
    after_key: int
    trim_start: float  # what a line that starts here gives up
    trim_end: float  # what a line that ends here gives up
    seen: bool  # False for spaces and what has no glyph
    plain: bool  # one glyph, at its nominal advance
    alone: bool  # a run of its own: its glyphs have places of their own, or it is only room


_edge_keys: dict[tuple[object, ...], int] = {}


def edge_key(*parts: object) -> int:
    """A small number for all that a neighbour can see of a piece, so that gaps are looked up fast."""
    return _edge_keys.setdefault(parts, len(_edge_keys))
