"""Fonts for ReportLab: one registered TTFont per face, and which face sets which character."""

from __future__ import annotations

from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from czguide.errors import CzguideError
from czguide.theme.fonts import FontTable

_PREFIX = "stock-"
"""Keeps these apart from czguide's own fonts, which ReportLab knows under the faces' names."""


class StockFonts:
    """Splits text into runs by font; the first family in a language's order that has a character wins."""

    def __init__(self, table: FontTable, lang: str) -> None:
        self.table = table
        self.lang = lang
        self._fonts: dict[tuple[str, bool, str], _ByCharacter] = {}

    def runs(self, text: str, weight: str, italic: bool = False, lang: str = "") -> list[tuple[str, str]]:
        """(font name, text) pairs. Raises CzguideError for a character that no family has."""
        key = (weight, italic, lang or self.lang)
        if key not in self._fonts:
            self._fonts[key] = _ByCharacter(self.table, *key)
        found: list[tuple[str, str]] = []
        for name, characters in groupby(text, self._fonts[key].__getitem__):
            words = "".join(characters)
            if found and (found[-1][0] == name or words.isspace()):
                found[-1] = (found[-1][0], found[-1][1] + words)
            else:
                found.append((name, words))
        return found

    def base(self, weight: str = "regular") -> str:
        """The font of the language's first family."""
        return registered(self.table, self.table.fonts.order(self.lang)[0], weight)


class _ByCharacter(dict[str, str]):
    """A character's font, in one language and weight."""

    def __init__(self, table: FontTable, weight: str, italic: bool, lang: str) -> None:
        super().__init__()
        self.table, self.weight, self.italic, self.lang = table, weight, italic, lang

    def __missing__(self, character: str) -> str:
        fonts = self.table.fonts
        for family in fonts.order(self.lang):
            if fonts.face(family, self.weight, self.italic).has(character) or character in "\u00a0\n":
                own = "italic" if self.italic else self.weight
                found = self[character] = registered(self.table, family, own)
                return found
        raise CzguideError.single(
            "fonts.missing-glyph", f"no font has the character {character!r} (U+{ord(character):04X})"
        )


def registered(table: FontTable, family: str, weight: str) -> str:
    """ReportLab's name for a family's weight, the file read when it is first asked for."""
    files = table.files
    path = files.get((family, weight)) or files.get((family, "bold")) or files[family, "regular"]
    if weight == "medium" or (weight == "italic" and (family, "italic") not in files):
        path = files[family, "regular"]
    name = _PREFIX + path.stem
    if name not in pdfmetrics._fonts:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def forget() -> None:
    """Drop every font that was read, so that the next build reads its own as a new process does.

    ReportLab keys faces by their PostScript names and hands out the first it saw: without this, one writer
    would draw with the other's fonts.
    """
    for known in (pdfmetrics._fonts, pdfmetrics._dynFaceNames):
        for name in [name for name, font in known.items() if font._dynamicFont]:
            del known[name]
