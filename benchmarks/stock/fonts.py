"""Fonts for ReportLab: one registered font per face, and which face sets which character."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from czguide.errors import CzguideError
from czguide.fonts import FontSet


class PdfFonts:
    """Splits text into runs by font; the first family in a language's order that has a character wins."""

    def __init__(self, fonts: FontSet, files: Mapping[tuple[str, str], Path], lang: str) -> None:
        self.fonts = fonts
        self.files = files
        self.lang = lang
        self._names: dict[tuple[str, str, str], str] = {}

    def runs(self, text: str, weight: str, italic: bool = False, lang: str = "") -> list[tuple[str, str]]:
        """(font name, text) pairs. Raises CzguideError for a character that no family has."""
        found: list[tuple[str, str]] = []
        for character in text:
            name = self._font(character, weight, italic, lang or self.lang)
            if found and (found[-1][0] == name or character == " "):
                found[-1] = (found[-1][0], found[-1][1] + character)
            else:
                found.append((name, character))
        return found

    def base(self, weight: str = "regular") -> str:
        """The font of the language's first family."""
        return self._register(self.fonts.order(self.lang)[0], weight)

    def _font(self, character: str, weight: str, italic: bool, lang: str) -> str:
        key = (character, f"{weight}{italic}", lang)
        if key not in self._names:
            for family in self.fonts.order(lang):
                if self.fonts.face(family, weight, italic).has(character):
                    self._names[key] = self._register(family, "italic" if italic else weight)
                    break
            else:
                raise CzguideError.single(
                    "fonts.missing-glyph", f"no font has the character {character!r} (U+{ord(character):04X})"
                )
        return self._names[key]

    def _register(self, family: str, weight: str) -> str:
        path = (
            self.files.get((family, weight))
            or self.files.get((family, "bold"))
            or self.files[family, "regular"]
        )
        name = path.stem
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(path)))
        return name
