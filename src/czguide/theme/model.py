"""The theme: colours, type scale, spacing and fonts as data, read from `assets/theme.toml`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.files import read_toml
from czguide.phrases import N_

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
        theme = Theme(
            name=data["name"],
            colours=data["colours"],
            accents=data["accents"],
            styles={key: _style(value) for key, value in data["styles"].items()},
            margins=Margins(**{side: float(value) for side, value in data["page"]["margins"].items()}),
            gap=float(data["page"]["gap"]),
        )
        fault = _fault(theme)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        fault = str(error)
    if fault:
        hint = "compare it with the built-in theme.toml"
        raise CzguideError.single(
            "theme.invalid", N_("the theme is not valid: {fault}", fault=fault), Location(name), hint
        )
    return theme


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZES, _LEADING, _SPACE = (4, 72), (1.0, 3.0), (0, 200)
"""What can be printed: sizes in points, leading as a share of the size, spaces and margins in points."""


def _fault(theme: Theme) -> str:
    """What no page could be laid out with, or ''."""
    for name, colour in theme.colours.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            return N_("the colour {name} is '{colour}': write it like #0b5c8f", name=name, colour=colour)
    for guide, name in theme.accents.items():
        if name not in theme.colours or f"{name}_light" not in theme.colours:
            return N_(
                "the accent of {guide} needs the colours {name} and {name}_light", guide=guide, name=name
            )
    for name, style in theme.styles.items():
        if not _SIZES[0] <= style.size <= _SIZES[1]:
            return N_(
                "styles.{name}: size {size:g} is not between {least} and {most} points",
                name=name,
                size=style.size,
                least=_SIZES[0],
                most=_SIZES[1],
            )
        if not _LEADING[0] <= style.leading / style.size <= _LEADING[1]:
            return N_(
                "styles.{name}: leading {leading:g} is not one to three times the size",
                name=name,
                leading=style.leading,
            )
        if not all(_SPACE[0] <= space <= _SPACE[1] for space in (style.before, style.after)):
            return N_(
                "styles.{name}: space before and after is between {least} and {most} points",
                name=name,
                least=_SPACE[0],
                most=_SPACE[1],
            )
        if style.colour != "accent" and style.colour not in theme.colours:
            return N_("styles.{name}: there is no colour '{colour}'", name=name, colour=style.colour)
        if style.weight not in ("regular", "medium", "bold"):
            return N_("styles.{name}: there is no weight '{weight}'", name=name, weight=style.weight)
        if style.align not in ("left", "right", "center", "justify"):
            return N_("styles.{name}: there is no alignment '{align}'", name=name, align=style.align)
    margins = theme.margins
    if not all(
        0 <= side <= 150 for side in (margins.top, margins.right, margins.bottom, margins.left, theme.gap)
    ):
        return N_("margins and gap are between 0 and 150 points")
    return ""


def _style(data: Mapping[str, Any]) -> TextStyle:
    """Numbers of TOML as floats, words as they are."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else float(value) for key, value in data.items()
    }
    return TextStyle(**values)
