"""Operators of a text object, each naming only what has changed since the last (ISO 32000-2 9.3, 9.4)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor

_SILENT = "\u0001"
_BYTE_ORDER_MARK = "\ufeff"


class Operators:
    """A text object. Colour and font go on from where the canvas's last text left them."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.parts: list[str] = ["BT"]
        self.spacing = 0.0
        self._left = self._base = 0.0

    def end(self) -> str:
        """The operators so far, as a text object."""
        self.space(0.0)
        self.parts.append("ET")
        return "\n".join(self.parts)

    def look(self, colour: str, font: str, spacing: float) -> None:
        """Name what differs."""
        canvas = self.canvas
        ink, operator = _fill(colour)
        if canvas._fillColorObj is not ink:
            self.parts.append(operator)
            canvas._fillColorObj = ink
        if font != canvas.shown_font:
            self.parts.append(font)
            canvas.shown_font = font
        self.space(spacing)

    def space(self, spacing: float) -> None:
        """Character spacing, in points."""
        if spacing != self.spacing:
            self.parts.append(f"{spacing:.5g} Tc")
            self.spacing = spacing

    def move(self, x: float, y: float) -> None:
        """To a place on the page."""
        # From the last place as it was written, so that no rounding adds up; no minus before a zero.
        right, up = round(x - self._left, 2) + 0.0, round(y - self._base, 2) + 0.0
        self._left += right
        self._base += up
        self.parts.append(f"{right:g} {up:g} Td")


def told_pdfium(text: str) -> str:
    """The operator after which pdfium, not poppler, takes what is shown for `text`; if empty, for nothing.

    poppler takes ActualText from a Span only; pdfium from all, and skips a control character.
    """
    return f"/Told<</ActualText<{hexadecimal(text or _SILENT)}>>>BDC"


def hexadecimal(text: str) -> str:
    """A text string between angle brackets."""
    return (_BYTE_ORDER_MARK + text).encode("utf-16-be").hex().upper()


@lru_cache(maxsize=256)
def _fill(colour: str) -> tuple[Any, str]:
    ink = HexColor(colour)
    return ink, "{:.4g} {:.4g} {:.4g} rg".format(*ink.rgb())
