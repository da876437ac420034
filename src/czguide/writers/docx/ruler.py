"""How wide and high texts are in a word processor, roughly."""

from __future__ import annotations

import math
import unicodedata
from itertools import groupby

from czguide.document.model import Cite, Inlines
from czguide.theme.model import Theme

_LATIN, _SLACK = 0.56, 1.1
_NUMBER = 0.7
"""How small a source's number is set, from the text before it."""
_ARABIC_LINE = 2.1
"""The height of a line of Arabic in ems, as Noto Sans Arabic has it: leading is the least, not the most."""


class EmRuler:
    """Measures text roughly, a little too large: the word processor's fonts are not at hand."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.grid = theme.grid

    def width(self, text: Inlines, style: str) -> float:
        """The width of the text on one line, of two languages the wider."""
        return max(self._natural(own, style) for own in text.each)

    def height(self, text: Inlines, style: str, width: float) -> float:
        """A leading per line, or the script's, the languages below each other; lines are not filled to the
        last point."""
        height, type_ = 0.0, self.theme.styles[style]
        for own in text.each:
            natural = self._natural(own, style)
            lines = 1 if natural <= width else math.ceil(natural * _SLACK / width)
            least = type_.size * _ARABIC_LINE if any(map(_arabic, own.plain())) else 0.0
            height += lines * max(type_.leading, least)
        return height

    def narrowest(self, text: Inlines, style: str) -> float:
        """The width of what no line may part: the longest word, the last with its source numbers."""
        numbers = _NUMBER * sum(
            self._long(f"[{item.number}]", style) for item in text.items if isinstance(item, Cite)
        )
        widest = 0.0
        for own in text.each:
            words = own.plain().split()
            parts = ["".join(part) for word in words for wide, part in groupby(word, _wide) if not wide]
            last = parts[-1] if parts and words[-1].endswith(parts[-1]) else ""
            each = (self._long(part, style) for part in parts)
            widest = max(widest, *each, self._long(last, style) + numbers)
        return widest

    def fits(self, words: str, style: str, width: float) -> bool:
        """Whether words stand on one line."""
        return self._long(words, style) <= width

    def _natural(self, text: Inlines, style: str) -> float:
        return self._long(text.plain(), style)

    def _long(self, words: str, style: str) -> float:
        own = self.theme.styles[style]
        bold = 1.06 if own.weight == "bold" else 1.0
        return sum(1.0 if _wide(char) else _LATIN for char in words) * own.size * bold * 1.05


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _arabic(char: str) -> bool:
    return unicodedata.bidirectional(char) == "AL"
