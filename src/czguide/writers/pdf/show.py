"""Lines of a paragraph as text operators.

Text is shown with whole-thousandth adjustments; one that most glyphs of a run share, as when a line of
ideographs is spread, is character spacing. Where a gap between glyphs is wide enough for a reader to take it
for a space, the text says what it reads (ActualText, ISO 32000-2 14.9.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from czguide.writers.pdf.gaps import TOUCHING, crosses, groups, misleads
from czguide.writers.pdf.operators import Operators, hexadecimal, told_pdfium
from czguide.writers.pdf.pdfium import from_left
from czguide.writers.pdf.rows import Chunk, Piece, Row
from czguide.writers.pdf.showturned import TurnedLines
from czguide.writers.pdf.turned import is_turned

_NOWHERE = (-1e9, 0.0)

_WORTH = 4
"""Glyphs that must share an adjustment before spacing takes less room than adjusting each."""


class Pen:
    """Writes a text object of a paragraph, which runs from the right or not."""

    def __init__(self, canvas: Any, rtl: bool) -> None:
        self.canvas = canvas
        self.rtl = rtl
        self._out = Operators(canvas)

    def text(self, pieces: Sequence[Piece]) -> str:
        """The text object; each piece is marked as content of its element."""
        parts = self._out.parts
        turned = TurnedLines(self._out, pieces, self.rtl)
        for element, rows in pieces:
            mark = self.canvas.mark(element) if element is not None else ""
            if mark:
                parts.append(mark)
            for row in rows:
                if is_turned(row.line):
                    turned.show(row)
                else:
                    self._row(row, self._told(row))
            if mark:
                parts.append("EMC")
        if any(piece.element for piece in pieces):
            turned.hint()
        return self._out.end()

    def _told(self, row: Row) -> str | None:
        """What pdfium is told that this part of a line says, in a document that runs from the right."""
        if not self.canvas.rtl:
            return None
        told = from_left("".join([text for run in row.line.runs for text in run.texts]))
        return told if told is None or row.runs[0].run is row.line.runs[0] else ""

    def _row(self, row: Row, told: str | None) -> None:
        reached = _NOWHERE
        for group in [[row.runs]] if len(row.runs) == 1 else groups(row):
            crossing = len(group) == 1 and crosses(row.line, group[0][-1].run)
            spoken = crossing or misleads(group)
            if spoken:
                self._out.parts.append(f"/Span<</ActualText<{hexadecimal(_text(group))}>>>BDC")
            if told is not None:
                self._out.parts.append(told_pdfium(told))
                told = ""
            for chunk in group:
                reached = self._chunk(row, chunk, reached, crossing)
            if crossing:
                # Without the spacing, poppler takes what the last glyph had of it for part of the glyph.
                self._out.space(0.0)
            self._out.parts += ["EMC"] * (spoken + (told is not None))

    def _chunk(
        self, row: Row, chunk: Chunk, reached: tuple[float, float], crossing: bool
    ) -> tuple[float, float]:
        """Show a chunk; `reached` is where the pen stands, and where it stands then is the result.

        The last gap of one that is `crossing` is the spacing of all its characters, taken back between them.
        """
        first, colour, rise = chunk[0]
        name, codes = self.canvas.font_of(first.face)
        font = f"{name} {first.size:g} Tf"
        if first.origins is not None:
            self._out.look(colour, font, 0.0)
            for gid, text, (gx, gy) in zip(first.glyphs, first.texts, first.origins, strict=True):
                self._out.move(row.x + gx, row.y + gy + rise)
                self._out.parts.append(f"({codes[gid, text]})Tj")
            return _NOWHERE
        x, y = row.x + first.x, row.y + rise
        if abs(x - reached[0]) > TOUCHING or y != reached[1]:
            self._out.move(x, y)
        if len(chunk) == 1:
            glyphs, texts, extra = first.glyphs, first.texts, first.extra
        else:
            glyphs = tuple(chain.from_iterable([run.glyphs for run, _, _ in chunk]))
            texts = tuple(chain.from_iterable([run.texts for run, _, _ in chunk]))
            extra = tuple(chain.from_iterable([run.extra for run, _, _ in chunk]))
        shared = extra[-1] if crossing else _shared(extra)
        self._out.look(colour, font, shared * first.size / 1000)
        keys = zip(glyphs, texts, strict=True)
        if extra.count(shared) == len(extra):
            self._out.parts.append(f"({''.join(map(codes.__getitem__, keys))})Tj")
        else:
            shown = "".join(
                [
                    codes[key] if own == shared else f"{codes[key]}){shared - own}("
                    for key, own in zip(keys, extra, strict=True)
                ]
            )
            # A last adjustment leaves an empty string behind; an escaped bracket is no such end.
            self._out.parts.append(f"[({shown[:-1]}]TJ" if extra[-1] != shared else f"[({shown})]TJ")
        if self._out.spacing:
            # pdfminer has no spacing after the last character shown: what follows says where it stands.
            return _NOWHERE
        end = chunk[-1].run
        return row.x + end.x + end.width, y


def _shared(extra: tuple[int, ...]) -> int:
    """The adjustment that most glyphs have."""
    if extra.count(0) * 2 >= len(extra):
        return 0
    found = max(sorted(set(extra)), key=extra.count)
    return found if extra.count(found) >= _WORTH else 0


def _text(group: Sequence[Chunk]) -> str:
    """What a group reads."""
    return "".join([text for chunk in group for shown in chunk for text in shown.run.texts])
