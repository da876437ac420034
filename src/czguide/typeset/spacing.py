"""The space between two neighbours: what stands there, and how far it gives.

JLREQ 3.1.2, 3.1.4 and 3.2.6, CLREQ 3.1.6 and 3.2.2 for the spaces; JLREQ 3.8.3 and 3.8.4, CLREQ 3.5.2 for
how lines are adjusted. Everything is thousandths of the paragraph's em.
"""

from __future__ import annotations

from typing import NamedTuple

from czguide.typeset.chars import Edge
from czguide.typeset.language import Elastic, Language
from czguide.typeset.piece import Piece


class Gap(NamedTuple):
    """What stands between two pieces, beyond their advances.

    Stretch has stages, taken in turn (JLREQ 3.8.4): ``first`` for word spaces and script gaps,
    ``letters`` between characters, ``rest`` a share in what is left when both are used up, and ``last`` the
    letters of a word once more; ``stretch`` is the first two together, ``most`` all of them. ``shrink`` goes
    all at once, in proportion. ``spaces`` counts word spaces.
    """

    natural: float
    first: float
    letters: float
    rest: float
    last: float
    shrink: float
    stretch: float
    most: float
    spaces: float


def _gap(
    natural: float = 0,
    first: float = 0,
    letters: float = 0,
    rest: float = 0,
    shrink: float = 0,
    spaces: float = 0,
    limit: float = 0,
    last: float = 0,
) -> Gap:
    """A gap; `limit` is the most a share of `rest` may come to."""
    stretch = first + letters
    return Gap(natural, first, letters, rest, last, shrink, stretch, stretch + rest * limit + last, spaces)


NONE = _gap()

_MARKS = frozenset({Edge.OPEN, Edge.CLOSE, Edge.STOP, Edge.COMMA, Edge.MIDDLE})
_CLOSING = frozenset({Edge.CLOSE, Edge.STOP, Edge.COMMA})
SCRIPTS = frozenset({Edge.HAN, Edge.ALNUM})
"""Two neighbours that a gap parts."""

_LETTERS = frozenset({Edge.ALNUM, Edge.OTHER})

LAST = 38.0
"""What a letter of a word may give beyond `Language.track` before a line is left short: a twentieth of an em
in all. Lines of nothing but an address have nothing else to give."""

_WIDE = 250.0
"""From half an em to three quarters: what a word space may get of the rest, where characters get some too."""

_SEEN = 160.0
"""The widest script gap (em/1000) that pdfium never takes for a space by the glyphs' places: a sixth of
the wider glyph."""

_OVERLAP = -490.0

_UNSEEN = 90.0
"""The widest gap that poppler never takes for a space (TextPage: minWordBreakSpace, a tenth of an em)."""

# Characters that may be set apart: everything full-width. Never within a dash (JLREQ 3.8.4 d).
_SQUARE = frozenset({Edge.HAN, Edge.OPEN, Edge.CLOSE, Edge.STOP, Edge.COMMA, Edge.MIDDLE, Edge.DASH})


def gap(before: Piece, after: Piece, row: Language) -> Gap:
    """The space between two pieces that stand on one line."""
    left, right = before.right, after.left
    if left is Edge.SPACE:
        return _word_space(before, row)
    tracked = 0
    if row.track and before.glyphs and not before.alone and left in _LETTERS:
        # What the letters of a word may give way by stands behind it, and is dealt out when the line is set.
        tracked = len(before.glyphs) - (right not in _LETTERS)
    found = _untracked(before, after, row)
    if not tracked:
        return found
    letters = row.track * before.scale * tracked
    last = LAST * before.scale * tracked
    return found._replace(
        letters=found.letters + letters,
        last=last,
        stretch=found.stretch + letters,
        most=found.most + letters + last,
    )


def _untracked(before: Piece, after: Piece, row: Language) -> Gap:
    left, right = before.right, after.left
    scale = min(before.scale, after.scale)
    if right is Edge.SPACE or not before.glyphs or not after.glyphs:
        return NONE
    script_gap = row.script_gap
    if script_gap and {left, right} == SCRIPTS:
        return _script_gap(before, after, script_gap)
    natural = -_compressed(before, after)
    shrink = 0.0
    if not natural:
        blank = before.blank_right + after.blank_left
        if left is Edge.STOP and not row.shrink_stops:
            blank = after.blank_left
        # Down to a quarter em: the mark still parts what it stands between.
        shrink = blank / 2 if left in _MARKS or right in _MARKS else 0.0
    letters = 0.0
    if row.letter_all or _set_apart(left, right):
        letters = row.letter * scale
        shrink += row.letter_shrink * scale
    if not natural and not letters and not shrink:
        return NONE
    rest = 0 if row.letter_limit or not letters else 1
    return _gap(natural, 0, letters, rest, shrink, limit=row.rest_limit)


def _script_gap(before: Piece, after: Piece, width: Elastic) -> Gap:
    """An eighth of the larger em at least, a quarter of the smaller at most, as far as both can be."""
    scale = min(before.scale, after.scale)
    least = width.least * max(before.scale, after.scale)
    natural = max((width.natural or 0) * scale, least)
    most = max(natural, width.most * scale)
    return _gap(natural, most - natural, shrink=natural - least)


def between_runs(known: Gap, before: Piece, after: Piece) -> Gap:
    """The script gap where face, size, colour or link change: no text tells extractors what it is."""
    natural = min(known.natural, _SEEN * max(before.scale, after.scale))
    if known.natural == 0:
        return known
    return known._replace(
        natural=natural,
        first=0.0,
        shrink=max(0.0, known.shrink - known.natural + natural),
        stretch=known.letters,
        most=known.most - known.first,
    )


def overlapping(known: Gap, before: Piece) -> Gap:
    """A full-width mark's blank half taken back before another run: poppler takes words that overlap by half
    an em for two lines (TextBlock::coalesce: minCharSpacing)."""
    least = _OVERLAP * before.scale
    return known if known.natural >= least else known._replace(natural=least)


def narrow(known: Gap, before: Piece, after: Piece) -> Gap:
    """The script gap where only the glyphs' places tell extractors what it is: no wider than poppler's
    narrowest space, and rigid."""
    return _gap(min(known.natural, _UNSEEN * max(before.scale, after.scale)))


def _set_apart(left: Edge, right: Edge) -> bool:
    """Whether a line's slack may open between two characters (JLREQ 3.8.4 d, CLREQ 3.5.2)."""
    return (left in _SQUARE and right in _SQUARE) or (left is Edge.HANGUL and right is Edge.HANGUL)


def _word_space(space: Piece, row: Language) -> Gap:
    count = max(1, len(space.glyphs))
    most, least = row.word.most * count * space.scale, row.word.least * count * space.scale
    width = space.advance
    share = 1.0 if row.letter_limit else min(1.0, _WIDE / row.rest_limit)
    return _gap(
        0,
        max(0, most - width),
        rest=count * share,
        shrink=max(0, width - least),
        spaces=count,
        limit=row.rest_limit,
    )


def beside_space(before: Piece, space: Piece, after: Piece, row: Language) -> Gap | None:
    """A typed space between CJK and Latin text stands for the script gap (CLREQ 3.2.2).

    None where it is an ordinary word space.
    """
    if row.script_gap is None or {before.right, after.left} != SCRIPTS:
        return None
    scale = space.scale
    natural = (row.script_gap.natural or 0) * scale
    return _gap(
        natural - space.advance,
        row.script_gap.most * scale - natural,
        shrink=natural - row.script_gap.least * scale,
    )


def _compressed(before: Piece, after: Piece) -> float:
    """How much adjoining marks give up (CLREQ 3.1.6.2, JLREQ 3.1.4).

    Closing marks in a row lose the blank between them, so do opening ones; a closing and an opening
    mark share one half-em.
    """
    left, right = before.right, after.left
    if left in _CLOSING and right is Edge.BRACKET:
        # A source number in brackets belongs to what it follows: no half-em parts them.
        return before.blank_right
    if left not in _MARKS or right not in _MARKS:
        return 0
    if left in _CLOSING and right is Edge.OPEN:
        return min(before.blank_right, after.blank_left)
    if left is Edge.OPEN or right is Edge.OPEN:
        return after.blank_left if left is Edge.OPEN else 0
    return before.blank_right
