"""Runs of glyphs as text operators, each naming only what has changed since the last (ISO 32000-2 9.3, 9.4).

Text is shown with whole-thousandth adjustments; one that most glyphs of a run share, as when a line of
ideographs is spread, is character spacing. Where a gap between glyphs is wide enough for a reader to take it
for a space, the text says what it reads (ActualText, ISO 32000-2 14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor

from czguide.typeset import GlyphRun, Line
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.turned import Glyph, hints, is_turned, words

_FALSE_SPACE = 95
"""Thousandths of an em between two glyphs from which extractors see a space (pdfminer 100, poppler 125)."""

_FALSE_BREAK = -300
"""Thousandths by which adjoining marks overlap (）：) when poppler takes the second for a new line."""

_BYTE_ORDER_MARK = "\ufeff"

_NOWHERE = (-1e9, 0.0)
_TOUCHING = 0.01
"""Points; runs of a line follow each other to within their rounding."""

_SILENT_POPPLER = "/Span<</ActualText<FEFF>>>BDC"
_TOLD = "Told"
_SILENT_PDFIUM = "/Told<</ActualText<FEFF0001>>>BDC"
"""What is shown says nothing: poppler takes ActualText from a Span only, pdfium skips a control character."""

_ADJUSTED = re.compile(r"(?<!\\)(?:\\\\)*\)-?\d+\(")
"""An adjustment between two strings."""

_WORTH = 4
"""Glyphs that must share an adjustment before spacing takes less room than adjusting each."""


class Shown(NamedTuple):
    """A run with its colour ('#rrggbb') and its baseline's rise in points."""

    run: GlyphRun
    colour: str
    rise: float


class Row(NamedTuple):
    """Runs of one line in one structure element, with the line's left edge and baseline."""

    line: Line
    x: float
    y: float
    runs: list[Shown]


class Piece(NamedTuple):
    """Neighbouring rows that belong to one structure element."""

    element: Element | None
    rows: list[Row]


_Chunk = list[Shown]
"""Runs that one operator can show: of one font, size, colour and baseline."""


class Pen:
    """Writes a text object. Colour and font go on from where the canvas's last text left them."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self._parts: list[str] = ["BT"]
        self._left = self._base = 0.0
        self._spacing = 0.0

    def text(self, pieces: Sequence[Piece]) -> str:
        """The text object; each piece is marked as content of its element."""
        parts = self._parts
        for element, rows in pieces:
            mark = self.canvas.mark(element) if element is not None else ""
            if mark:
                parts.append(mark)
            for row in rows:
                if is_turned(row.line):
                    self._turned(row)
                else:
                    self._row(row)
            if mark:
                parts.append("EMC")
        if any(piece.element for piece in pieces):
            self._hints(list({id(row.line): row for piece in pieces for row in piece.rows}.values()))
        if self._spacing:
            parts.append("0 Tc")
        parts.append("ET")
        return "\n".join(parts)

    def _row(self, row: Row) -> None:
        reached = _NOWHERE
        for group in [[row.runs]] if len(row.runs) == 1 else _groups(row):
            crossing = len(group) == 1 and _crosses(row.line, group[0][-1].run)
            spoken = crossing or _misleads(group)
            if spoken:
                self._parts.append(f"/Span<</ActualText<{_text(group)}>>>BDC")
            for chunk in group:
                reached = self._chunk(row, chunk, reached, crossing)
            if crossing:
                # Without the spacing, poppler takes what the last glyph had of it for part of the glyph.
                self._space(0.0)
            if spoken:
                self._parts.append("EMC")

    def _chunk(
        self, row: Row, chunk: _Chunk, reached: tuple[float, float], crossing: bool
    ) -> tuple[float, float]:
        """Show a chunk; `reached` is where the pen stands, and where it stands then is the result.

        The last gap of one that is `crossing` is the spacing of all its characters, taken back between them.
        """
        first, colour, rise = chunk[0]
        name, codes = self.canvas.font_of(first.face)
        font = f"{name} {first.size:g} Tf"
        if first.origins is not None:
            self._look(colour, font, 0.0)
            for gid, text, (gx, gy) in zip(first.glyphs, first.texts, first.origins, strict=True):
                self._move(row.x + gx, row.y + gy + rise)
                self._parts.append(f"({codes[gid, text]})Tj")
            return _NOWHERE
        x, y = row.x + first.x, row.y + rise
        if abs(x - reached[0]) > _TOUCHING or y != reached[1]:
            self._move(x, y)
        if len(chunk) == 1:
            glyphs, texts, extra = first.glyphs, first.texts, first.extra
        else:
            glyphs = tuple(chain.from_iterable([run.glyphs for run, _, _ in chunk]))
            texts = tuple(chain.from_iterable([run.texts for run, _, _ in chunk]))
            extra = tuple(chain.from_iterable([run.extra for run, _, _ in chunk]))
        shared = extra[-1] if crossing else _shared(extra)
        self._look(colour, font, shared * first.size / 1000)
        keys = zip(glyphs, texts, strict=True)
        if extra.count(shared) == len(extra):
            self._parts.append(f"({''.join(map(codes.__getitem__, keys))})Tj")
        else:
            shown = "".join(
                [
                    codes[key] if own == shared else f"{codes[key]}){shared - own}("
                    for key, own in zip(keys, extra, strict=True)
                ]
            )
            # A last adjustment leaves an empty string behind; an escaped bracket is no such end.
            self._parts.append(f"[({shown[:-1]}]TJ" if extra[-1] != shared else f"[({shown})]TJ")
        if self._spacing:
            # pdfminer has no spacing after the last character shown: what follows says where it stands.
            return _NOWHERE
        end = chunk[-1].run
        return row.x + end.x + end.width, y

    def _turned(self, row: Row) -> None:
        """A line with right-to-left text, its marks last."""
        runs = [shown.run for shown in row.runs]
        own = row.line.runs
        following = "".join([text for run in own[own.index(runs[-1]) + 1 :] for text in run.texts])
        marks: list[tuple[int, list[Glyph]]] = []
        for parts, told in words(runs, following):
            if told:
                self._parts.append(f"/{_TOLD}<</ActualText<{_hexadecimal(told)}>>>BDC")
            for part in parts:
                self._placed(row, row.runs[part.run], part.letters)
                if part.marks:
                    marks.append((part.run, part.marks))
            if told:
                self._parts.append("EMC")
        if marks:
            self._parts += [_SILENT_POPPLER, _SILENT_PDFIUM]
            for number, glyphs in marks:
                self._placed(row, row.runs[number], glyphs)
            self._parts += ["EMC", "EMC"]

    def _placed(self, row: Row, shown: Shown, glyphs: Sequence[Glyph]) -> None:
        """Glyphs at their places; neighbours on one baseline in one operator."""
        run, colour, rise = shown
        name, codes = self.canvas.font_of(run.face)
        self._look(colour, f"{name} {run.size:g} Tf", 0.0)
        thousandth = run.size / 1000
        text, pen, level = "", 0.0, 0.0
        for gid, says, x, y in glyphs:
            code = codes[gid, says]
            if text and y == level:
                away = round((pen - x) / thousandth)
                text += f"){away}({code}" if away else code
                pen += (run.face.advance(gid) - away) * thousandth
                continue
            self._string(text)
            self._move(row.x + x, row.y + y + rise)
            text, pen, level = code, x + run.face.advance(gid) * thousandth, y
        self._string(text)

    def _string(self, text: str) -> None:
        if text:
            self._parts.append(f"[({text})]TJ" if _ADJUSTED.search(text) else f"({text})Tj")

    def _hints(self, rows: Sequence[Row]) -> None:
        """What keeps poppler from mistaking the order."""
        found = [(row, hint) for row in rows if is_turned(row.line) for hint in hints(row.line)]
        if found:
            # Not painted (rendering mode 3): fonts draw such marks.
            self._parts += ["/Artifact BMC", _SILENT_PDFIUM, "3 Tr"]
            for row, (run, glyph) in found:
                self._placed(row, Shown(run, "#000000", 0.0), [glyph])
            self._parts += ["0 Tr", "EMC", "EMC"]

    def _look(self, colour: str, font: str, spacing: float) -> None:
        """Name what differs."""
        canvas = self.canvas
        ink, operator = _fill(colour)
        if canvas._fillColorObj is not ink:
            self._parts.append(operator)
            canvas._fillColorObj = ink
        if font != canvas.shown_font:
            self._parts.append(font)
            canvas.shown_font = font
        self._space(spacing)

    def _space(self, spacing: float) -> None:
        if spacing != self._spacing:
            self._parts.append(f"{spacing:.5g} Tc")
            self._spacing = spacing

    def _move(self, x: float, y: float) -> None:
        # From the last place as it was written, so that no rounding adds up; no minus before a zero.
        right, up = round(x - self._left, 2) + 0.0, round(y - self._base, 2) + 0.0
        self._left += right
        self._base += up
        self._parts.append(f"{right:g} {up:g} Td")


@lru_cache(maxsize=256)
def _fill(colour: str) -> tuple[Any, str]:
    ink = HexColor(colour)
    return ink, "{:.4g} {:.4g} {:.4g} rg".format(*ink.rgb())


def _shared(extra: tuple[int, ...]) -> int:
    """The adjustment that most glyphs have."""
    if extra.count(0) * 2 >= len(extra):
        return 0
    found = max(sorted(set(extra)), key=extra.count)
    return found if extra.count(found) >= _WORTH else 0


def _groups(row: Row) -> list[list[_Chunk]]:
    """Chunks that one ActualText may span.

    pdfium measures the gap to what follows from the first thing shown inside one: where more follows on the
    line, each chunk stands alone.
    """
    chunks: list[_Chunk] = []
    last: Shown | None = None
    for shown in row.runs:
        if last is not None and _alike(last, shown):
            chunks[-1].append(shown)
        else:
            chunks.append([shown])
        last = shown
    if len(chunks) == 1 or row.runs[-1].run is row.line.runs[-1]:
        return [chunks]
    return [[chunk] for chunk in chunks]


def _alike(last: Shown, following: Shown) -> bool:
    a, b = last.run, following.run
    return (
        a.face is b.face
        and a.size == b.size
        and last.rise == following.rise
        and last.colour == following.colour
        and a.origins is None
        and b.origins is None
        and abs(a.x + a.width - b.x) < _TOUCHING
    )


def _text(group: Sequence[_Chunk]) -> str:
    """What a group reads, as a hexadecimal text string."""
    text = "".join([text for chunk in group for shown in chunk for text in shown.run.texts])
    return _hexadecimal(text)


def _hexadecimal(text: str) -> str:
    """A text string between angle brackets."""
    return (_BYTE_ORDER_MARK + text).encode("utf-16-be").hex().upper()


def _misleads(group: Sequence[_Chunk]) -> bool:
    """Whether a reader would go by the glyphs' places and be wrong."""
    if len(group) == 1 and len(group[0]) == 1:
        run = group[0][0].run
        if run.origins is None and max(run.extra) < _FALSE_SPACE and min(run.extra) > _FALSE_BREAK:
            return False
    runs = [shown.run for chunk in group for shown in chunk]
    if any(run.origins is not None for run in runs):
        # Placed glyphs: marks and joined letters, whose order and text no reader can guess.
        return True
    extra = tuple(chain.from_iterable([run.extra for run in runs])) or (0,)
    if len(group) == 1 and min(extra) <= _FALSE_BREAK:
        return True
    return max(extra) >= _FALSE_SPACE and _parted(runs, extra)


def _crosses(line: Line, run: GlyphRun) -> bool:
    """Whether the gap to the next run of the line is as wide as a space."""
    if run.extra[-1] < _FALSE_SPACE or run is line.runs[-1] or run.texts[-1].isspace():
        return False
    following = line.runs[line.runs.index(run) + 1]
    return not following.texts[0].isspace()


def _parted(runs: Sequence[GlyphRun], extra: tuple[int, ...]) -> bool:
    """Whether a gap between two glyphs, neither of them a space, is as wide as one."""
    texts = [text for run in runs for text in run.texts]
    return any(
        gap >= _FALSE_SPACE and not before.isspace() and after != "" and not after.isspace()
        for gap, before, after in zip(extra, texts, texts[1:], strict=False)
    )
