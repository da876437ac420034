"""Colours as WordprocessingML writes them, by the theme's names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from czguide.theme.model import Theme
from czguide.writers.docx.xml import Element, w

SCHEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "muted",
    "lt2": "panel",
    "accent1": "accent",
    "accent2": "sun",
    "accent3": "blue",
    "accent4": "green",
    "accent5": "amber",
    "accent6": "red",
    "hlink": "accent",
    "folHlink": "muted",
}
"""Slots of the colour scheme (ECMA-376 part 1, 20.1.6.2) and the theme's names for them."""

_WORD = {"dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2"}
_DRAWING = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""The slots as text (17.18.97) and as drawings (20.1.10.54) call them."""


@dataclass(frozen=True)
class Palette:
    """The colours of one guide. 'accent' and its shades are the guide's own.

    A colour that the document's theme has stays tied to it: who changes the theme in a word processor changes
    them all.
    """

    theme: Theme
    guide: str

    def hex(self, name: str) -> str:
        """RRGGBB of a colour's name (ECMA-376 part 1, 17.18.38)."""
        value = self.theme.hex(name, self.guide)
        return value.removeprefix("#").upper()

    def scheme(self, name: str) -> str | None:
        """The slot of the colour scheme as drawings call it; None for a colour that is not in it."""
        slot = self._slots.get(self.theme.token(name, self.guide))
        return _DRAWING.get(slot, slot) if slot else None

    def text(self, name: str) -> Element:
        """`w:color`."""
        return w("color", val=self.hex(name), themeColor=self.word(name))

    def fill(self, name: str) -> Element:
        """`w:shd`, a plain background (17.3.5)."""
        return w("shd", val="clear", color="auto", fill=self.hex(name), themeFill=self.word(name))

    def line(self, side: str, name: str, width: float, space: float = 0) -> Element:
        """A border; `width` and `space` in points. The schema counts eighths and whole points (17.3.4)."""
        return w(
            side,
            val="single",
            sz=round(width * 8),
            space=round(space),
            color=self.hex(name),
            themeColor=self.word(name),
        )

    def word(self, name: str) -> str | None:
        """The slot as text calls it."""
        slot = self._slots.get(self.theme.token(name, self.guide))
        return _WORD.get(slot, slot) if slot else None

    @cached_property
    def _slots(self) -> dict[str, str]:
        """Colours to slots, a colour in two of them to the first."""
        found: dict[str, str] = {}
        for slot, name in SCHEME.items():
            found.setdefault(self.theme.token(name, self.guide), slot)
        return found
