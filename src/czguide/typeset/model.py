"""The values that go in and come out of typesetting: styled text in, positioned glyphs out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import Enum

from czguide.fonts import Face


class Align(Enum):
    """Where the lines end: flush on both sides, ragged, centred, or against the end side."""

    JUSTIFY = "justify"
    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True)
class TextStyle:
    """How a span looks and behaves. ``color`` and ``link`` are opaque to typesetting.

    ``scale`` multiplies the paragraph's size; ``rise`` lifts the baseline, in em of the span. ``fonts`` is
    the language whose families lead, where that is not the document's: a second language beside the first.
    """

    weight: str = "regular"
    italic: bool = False
    scale: float = 1.0
    rise: float = 0.0
    color: Hashable = None
    lang: str | None = None
    fonts: str | None = None
    link: Hashable = None
    nobreak: bool = False


@dataclass(frozen=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: TextStyle = TextStyle()


@dataclass(frozen=True)
class ParagraphStyle:
    """A paragraph's typography. Lengths in points.

    ``first_indent`` is in em and may be negative, ``hang`` is that of all other lines. ``heading`` asks
    for breaks at phrase boundaries, ``balance`` for lines of similar length, ``hyphenate`` allows
    hyphens at all.
    """

    size: float = 10.0
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0
    hang: float = 0.0
    heading: bool = False
    balance: bool = False
    hyphenate: bool = True
    rtl: bool = False


@dataclass(frozen=True)
class Problem:
    """Something typesetting could not do well: ``missing-glyph`` or ``overfull``.

    ``start`` is a character index into the paragraph, ``text`` what stands there.
    """

    code: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size, span and direction on one line, in reading order.

    ``extra[i]`` is what follows glyph i beyond its nominal advance, in thousandths of ``size``
    (kerning, spacing, justification; whole numbers whose rounding never adds up). ``texts[i]`` is
    the source text of glyph i, empty for the further glyphs of a cluster. ``x`` and ``width`` are
    points from the line's left edge. Where marks are placed or text runs right to left,
    ``origins`` has each glyph's (x, y) in points from the line's left end and baseline.
    """

    face: Face
    size: float
    span: int
    level: int
    x: float
    width: float
    glyphs: tuple[int, ...]
    extra: tuple[int, ...]
    texts: tuple[str, ...]
    origins: tuple[tuple[float, float], ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: characters ``start`` to ``end`` of the paragraph.

    ``x`` is where the ink of the line begins, ``width`` its set width without trailing spaces, in
    points; ``ratio`` how far it was stretched (above 0) or shrunk (below) relative to what the
    language likes. Runs are in reading order.
    """

    start: int
    end: int
    text: str
    x: float
    width: float
    measure: float
    ascent: float
    descent: float
    ratio: float
    hyphenated: bool
    last: bool
    runs: tuple[GlyphRun, ...]


@dataclass(frozen=True)
class Paragraph:
    """The set lines, and what went wrong."""

    text: str
    spans: tuple[Span, ...]
    style: ParagraphStyle
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def width(self) -> float:
        """The widest line, in points."""
        return max((line.x + line.width for line in self.lines), default=0.0)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)
