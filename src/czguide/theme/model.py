"""The theme: colours, type scale, spacing and fonts as data, read from `assets/theme.toml`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.files import read_toml

PAGE_SIZES = {"A4": (595.276, 841.89), "A5": (419.528, 595.276), "Letter": (612.0, 792.0)}
"""Width and height in points."""


@dataclass(frozen=True)
class TextStyle:
    """Type: size and leading in points, weight (regular, medium, bold), a colour's name."""

    size: float
    leading: float
    weight: str = "regular"
    colour: str = "ink"
    before: float = 0.0
    after: float = 0.0
    align: str = "left"


@dataclass(frozen=True)
class Margins:
    """Page margins in points."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class Fonts:
    """The fonts of one language.

    `order`: families of `assets/fonts.toml` for PDF, the first that has a character wins.
    `office_latin`, `office_east_asian`: fonts that the readers' word processors have, for DOCX.
    """

    order: tuple[str, ...]
    office_latin: str
    office_east_asian: str


@dataclass(frozen=True)
class Theme:
    """How a brochure looks. `colours`: name to '#rrggbb'. `accents`: one colour name per guide."""

    name: str
    colours: Mapping[str, str]
    accents: Mapping[str, str]
    styles: Mapping[str, TextStyle]
    margins: Margins
    gap: float
    fonts: Fonts = Fonts((), "Calibri", "")

    def with_fonts(self, fonts: Fonts) -> Theme:
        """The same look with the fonts of a language."""
        return dataclasses.replace(self, fonts=fonts)

    def accent(self, guide: str) -> str:
        """The colour of a guide."""
        return self.colours[self.accents.get(guide, self.accents["default"])]

    def colour(self, name: str) -> str:
        """A colour by name, '#rrggbb'."""
        return self.colours[name]


def load_theme(path: Path, name: str) -> Theme:
    """Read a theme; raises CzguideError with the place of what is wrong."""
    data = read_toml(path, name, "theme.invalid")
    try:
        return Theme(
            name=data["name"],
            colours=data["colours"],
            accents=data["accents"],
            styles={key: _style(value) for key, value in data["styles"].items()},
            margins=Margins(**{side: float(value) for side, value in data["page"]["margins"].items()}),
            gap=float(data["page"]["gap"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CzguideError.single(
            "theme.invalid",
            f"the theme is not valid: {error}",
            Location(name),
            "compare it with the built-in theme.toml",
        ) from None


def _style(data: Mapping[str, Any]) -> TextStyle:
    """Numbers of TOML as floats, words as they are."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else float(value) for key, value in data.items()
    }
    return TextStyle(**values)
