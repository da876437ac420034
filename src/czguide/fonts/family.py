"""Families and fallback as data: which file is a weight, which family leads in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from czguide.fonts.face import Face

# Nearest available weight first: a family need not have every weight.
_WEIGHTS: Mapping[str, tuple[str, ...]] = {
    "regular": ("regular", "medium", "bold"),
    "medium": ("medium", "regular", "bold"),
    "bold": ("bold", "medium", "regular"),
}


@dataclass(frozen=True)
class FontFamily:
    """A family's files by weight, and the scripts it is the first choice for.

    ``scripts`` holds ISO 15924 codes; empty means: no preference, only fallback.
    ``slant`` is the shear for a synthesised italic; 0 leaves italics upright, as CJK custom has it.
    """

    name: str
    files: Mapping[str, Path | bytes]
    italics: Mapping[str, Path | bytes] = field(default_factory=dict)
    scripts: frozenset[str] = frozenset()
    slant: float = 0.0


@dataclass(frozen=True)
class Candidate:
    """A face together with the scripts its family leads in."""

    face: Face
    scripts: frozenset[str]


class FontSet:
    """Families and, per document language, the order in which they are asked for a glyph.

    ``font_order`` maps a language tag to family names; the key ``""`` serves any other language.
    """

    def __init__(self, families: tuple[FontFamily, ...], font_order: Mapping[str, tuple[str, ...]]) -> None:
        self._families = {family.name: family for family in families}
        self._order = dict(font_order)
        self._faces: dict[tuple[str, str, bool], Face] = {}
        self._opened: dict[tuple[Path | bytes, float], Face] = {}
        self._chains: dict[tuple[str, str, bool], tuple[Candidate, ...]] = {}
        unknown = {n for names in self._order.values() for n in names} - set(self._families)
        if unknown:
            raise ValueError(f"font_order names unknown families: {sorted(unknown)}")

    def order(self, language: str) -> tuple[str, ...]:
        """Family names for a language: its own, its primary subtag's, or the default."""
        for tag in (language, language.split("-")[0], ""):
            if tag in self._order:
                return self._order[tag]
        return tuple(self._families)

    def chain(self, language: str, weight: str, italic: bool) -> tuple[Candidate, ...]:
        """The faces to ask, in order."""
        key = (language, weight, italic)
        found = self._chains.get(key)
        if found is None:
            found = self._chains[key] = tuple(
                Candidate(self.face(name, weight, italic), self._families[name].scripts)
                for name in self.order(language)
            )
        return found

    def face(self, family: str, weight: str = "regular", italic: bool = False) -> Face:
        """A family's face, opened once; the nearest weight when the exact one is missing."""
        key = (family, weight, italic)
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = self._open(self._families[family], weight, italic)
        return found

    def _open(self, family: FontFamily, weight: str, italic: bool) -> Face:
        for files, slant in (
            (family.italics if italic else {}, 0.0),
            (family.files, family.slant if italic else 0.0),
        ):
            for name in _WEIGHTS[weight]:
                source = files.get(name)
                if source is None:
                    continue
                if (source, slant) not in self._opened:
                    self._opened[source, slant] = Face(source, slant=slant)
                return self._opened[source, slant]
        raise ValueError(f"font family {family.name} has no file")
