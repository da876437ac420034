"""The font table: `assets/fonts.toml` opened as a FontSet, with each language's order of families."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.fonts import FontFamily, FontSet
from czguide.phrases import N_
from czguide.toml import places_of, read_toml

_NAME = "assets/fonts.toml"
_SIGNATURES = (b"\x00\x01\x00\x00", b"true")
"""How a TrueType file begins (OpenType, table directory)."""
_WEIGHTS = ("regular", "bold", "italic")
_KEYS = (*_WEIGHTS, "licence", "scripts")


@dataclass(frozen=True)
class FontTable:
    """The fonts of a project: `files` maps (family, weight) to a font file."""

    fonts: FontSet
    files: Mapping[tuple[str, str], Path]


def load_fonts(asset: Callable[[str], Path], orders: Mapping[str, tuple[str, ...]]) -> FontTable:
    """Read the table. `orders`: language to families. Raises CzguideError for what is missing."""
    data = read_toml(asset("fonts.toml"), _NAME, "fonts.invalid")
    places = places_of(asset("fonts.toml"), _NAME)
    files: dict[tuple[str, str], Path] = {}
    families = []
    for family, entry in data.items():
        for key in _wrong(entry):
            raise CzguideError.single(
                "fonts.invalid",
                N_("'{family}' is a table of files by weight, each a text in quotes", family=family),
                places.at(family, key),
                N_("compare it with the built-in fonts.toml"),
            )
        for weight in _WEIGHTS:
            if weight in entry:
                path = asset(entry[weight])
                if _signature(path) not in _SIGNATURES:
                    at = Location(f"assets/{entry[weight]}")
                    raise CzguideError.single(
                        "fonts.invalid", "not a TrueType font", at, "put the font file back"
                    )
                files[family, weight] = path
        upright = {
            weight: files[family, weight] for weight in ("regular", "bold") if (family, weight) in files
        }
        if not upright:
            raise CzguideError.single(
                "fonts.invalid", N_("'{family}' has no regular face", family=family), places.at(family)
            )
        italics = {"regular": files[family, "italic"]} if (family, "italic") in files else {}
        scripts = frozenset(map(str, entry.get("scripts", ())))
        families.append(FontFamily(family, upright, italics, scripts))
    known = {family.name for family in families}
    for language, order in orders.items():
        for name in order:
            if name not in known:
                at = Location(f"locales/{language.replace('-', '_')}/locale.toml")
                hint = N_("one of: {known}", known=", ".join(sorted(known)))
                raise CzguideError.single(
                    "fonts.unknown", N_("fonts.toml has no family '{name}'", name=name), at, hint
                )
    return FontTable(FontSet(tuple(families), orders), files)


def _wrong(entry: object) -> Iterator[str]:
    """The keys of a family that can't be read."""
    if not isinstance(entry, dict):
        yield ""
        return
    for key, value in entry.items():
        words = value if key == "scripts" and isinstance(value, list) else [value]
        if key not in _KEYS or not all(isinstance(word, str) for word in words):
            yield key


def _signature(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4)
