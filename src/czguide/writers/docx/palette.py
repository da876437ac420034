"""Colours as WordprocessingML writes them, by the theme's names."""

from __future__ import annotations

from dataclasses import dataclass

from czguide.theme.model import Theme
from czguide.writers.docx.xml import Element, w


@dataclass(frozen=True)
class Palette:
    """The colours of one guide. 'accent' and its shades are the guide's own."""

    theme: Theme
    guide: str

    def hex(self, name: str) -> str:
        """RRGGBB of a colour's name (ECMA-376 part 1, 17.18.38)."""
        value = self.theme.hex(name, self.guide)
        return value.removeprefix("#").upper()

    def text(self, name: str) -> Element:
        """`w:color`; the accent stays tied to the document's colour theme."""
        theme = "accent1" if name == "accent" else None
        return w("color", val=self.hex(name), themeColor=theme)

    def fill(self, name: str) -> Element:
        """`w:shd`, a plain background (17.3.5)."""
        return w("shd", val="clear", color="auto", fill=self.hex(name))

    def line(self, side: str, name: str, width: float, space: float = 0) -> Element:
        """A border; `width` and `space` in points. The schema counts eighths and whole points (17.3.4)."""
        return w(side, val="single", sz=round(width * 8), space=round(space), color=self.hex(name))
