"""Runs of glyphs as text operators, each naming only what has changed since the last (ISO 32000-2 9.3, 9.4).

Text is shown with whole-thousandth adjustments; one that most glyphs of a run share, as when a line of
ideographs is spread, is character spacing. Where a gap between glyphs is wide enough for a reader to take it
for a space, the text says what it reads (ActualText, ISO 32000-2 14.9.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor

from czguide.typeset import GlyphRun, Line

_FALSE_SPACE = 95
"""Thousandths of an em between two glyphs from which extractors see a space (pdfminer 100, poppler 125)."""

_FALSE_BREAK = -300
"""Thousandths by which adjoining marks overlap (）：) when poppler takes the second for a new line."""

_BYTE_ORDER_MARK = "\ufeff"

_WORTH = 4
"""Glyphs that must share an adjustment before spacing takes less room than adjusting each."""


class Shown(NamedTuple):
    """A run with its colour ('#rrggbb') and its baseline's rise in points."""

    run: GlyphRun
    colour: str
    rise: float


class Row(NamedTuple):
    """Runs of one line that are shown together, with the line's left edge and baseline."""

    line: Line
    x: float
    y: float
    runs: list[Shown]


class Pen:
    """Writes text objects on one canvas without a change of graphics state in between."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self._parts: list[str] = []
        self._colour = ""
        self._font = ""
        self._spacing = 0.0
        self._open: list[str] = []

    def text(self, rows: Sequence[Row], last: bool) -> str:
        """A text object; the `last` one leaves the spacing as it was."""
        self._parts = parts = ["BT"]
        self._left = self._base = 0.0
        for row in rows:
            spoken = _misleads(row)
            if spoken:
                parts.append(f"/Span<</ActualText<{_text(row)}>>>BDC")
            self._row(row)
            if spoken:
                parts.append("EMC")
        if last and self._spacing:
            parts.append("0 Tc")
        parts.append("ET")
        return "\n".join(parts)

    def _row(self, row: Row) -> None:
        reached, level = -1e9, 0.0
        for run, colour, rise in row.runs:
            font, codes = self.canvas.font_of(run.face)
            if run.origins is not None:
                self._close()
                self._look(colour, f"{font} {run.size:g} Tf", 0.0)
                for gid, text, (gx, gy) in zip(run.glyphs, run.texts, run.origins, strict=True):
                    self._move(row.x + gx, row.y + gy + rise)
                    self._parts.append(f"<{codes[gid, text]}>Tj")
                reached = -1e9
                continue
            shared = _shared(run.extra)
            start, base = row.x + run.x, row.y + rise
            if abs(start - reached) > 0.0005 or base != level:
                self._close()
                self._move(start, base)
            self._look(colour, f"{font} {run.size:g} Tf", shared * run.size / 1000)
            keys = zip(run.glyphs, run.texts, strict=True)
            if run.extra.count(shared) == len(run.extra):
                self._open += map(codes.__getitem__, keys)
            else:
                self._open += [
                    codes[key] if extra == shared else f"{codes[key]}>{shared - extra}<"
                    for key, extra in zip(keys, run.extra, strict=True)
                ]
            reached, level = start + run.width, base
        self._close()

    def _look(self, colour: str, font: str, spacing: float) -> None:
        """Name what differs."""
        if colour != self._colour:
            self._close()
            self._parts.append(_fill(colour))
            self._colour = colour
        if font != self._font:
            self._close()
            self._parts.append(font)
            self._font = font
        if spacing != self._spacing:
            self._close()
            self._parts.append(f"{spacing:.5g} Tc")
            self._spacing = spacing

    def _move(self, x: float, y: float) -> None:
        # From the last place as it was written, so that no rounding adds up.
        right, up = round(x - self._left, 3), round(y - self._base, 3)
        self._left += right
        self._base += up
        self._parts.append(f"{right:g} {up:g} Td")

    def _close(self) -> None:
        """Show what has been gathered."""
        if not self._open:
            return
        text = "".join(self._open)
        self._open = []
        if ">" not in text:
            text = f"<{text}>Tj"
        else:
            text = f"[<{text[:-1]}]TJ" if text[-1] == "<" else f"[<{text}>]TJ"
        self._parts.append(text)


@lru_cache(maxsize=256)
def _fill(colour: str) -> str:
    red, green, blue = HexColor(colour).rgb()
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def _shared(extra: tuple[int, ...]) -> int:
    """The adjustment that most glyphs have."""
    if extra.count(0) * 2 >= len(extra):
        return 0
    found = max(sorted(set(extra)), key=extra.count)
    return found if extra.count(found) >= _WORTH else 0


def _text(row: Row) -> str:
    """What a row reads, as a hexadecimal text string."""
    text = "".join([text for run, _, _ in row.runs for text in run.texts])
    return (_BYTE_ORDER_MARK + text).encode("utf-16-be").hex().upper()


def _misleads(row: Row) -> bool:
    """Whether a reader would go by the line's gaps and be wrong."""
    line = row.line
    for run in line.runs:
        if run.origins is None and max(run.extra, default=0) >= _FALSE_SPACE and _parted(line, run):
            return True
    if all(min(run.extra, default=0) > _FALSE_BREAK for run, _, _ in row.runs):
        return False
    # pdfium measures what follows a span from the end of its first operator: only one may stand in it.
    return len({(run.face, run.size, colour, rise) for run, colour, rise in row.runs}) == 1


def _parted(line: Line, run: GlyphRun) -> bool:
    """Whether a gap between two glyphs, neither of them a space, is as wide as one."""
    following = line.runs[line.runs.index(run) + 1 :]
    after = [*run.texts[1:], next((text for other in following for text in other.texts if text), "")]
    return any(
        extra >= _FALSE_SPACE and not text.isspace() and next_text != "" and not next_text.isspace()
        for extra, text, next_text in zip(run.extra, run.texts, after, strict=True)
    )
