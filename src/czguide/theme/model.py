"""The theme: colours, type scale, grid, spacing, artwork as data, read from `assets/theme.toml`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.files import read_toml
from czguide.theme.contrast import faint
from czguide.theme.drawing import Drawing
from czguide.theme.svg import CURRENT, read_drawing

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
class Cover:
    """The cover: the colour of its ground, of the band that carries the edition, and where things stand.

    `title` and `band`: shares of the page's height from the foot: the title's upper edge, the band's.
    """

    ground: str
    band: str
    mark: str
    title: float
    band_height: float


@dataclass(frozen=True)
class Opener:
    """How a chapter opens: `field` on a ground of colour that bleeds off the page, or `plain` with a rule.

    `lines`: its height from the page's top in lines of the grid. It may `shrink` by so many where the
    chapter's last page is saved by it, and `stretch` where that page would else be nearly empty.
    """

    kind: str
    ground: str
    ink: str
    icon: str
    lines: int
    shrink: int
    stretch: int


@dataclass(frozen=True)
class Theme:
    """How a brochure looks. `colours`: name to '#rrggbb'. `accents`: one colour name per guide.

    `grid`: the baseline grid's step in points. `columns`: of running text, with `gutter` between them;
    `justified`: the languages whose columns are.
    `callouts`: a colour per kind. `artwork`: the cover's drawing per guide.
    """

    name: str
    colours: Mapping[str, str]
    accents: Mapping[str, str]
    styles: Mapping[str, TextStyle]
    margins: Margins
    gap: float
    grid: float
    columns: int
    gutter: float
    justified: tuple[str, ...]
    cover: Cover
    opener: Opener
    callouts: Mapping[str, str]
    artwork: Mapping[str, str]
    optical: Mapping[str, float] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    fonts: Fonts = Fonts((), "Calibri", "")

    def with_fonts(self, fonts: Fonts, lang: str = "") -> Theme:
        """The same look with the fonts of a language, its text as large as the eye takes it for."""
        factor = self.optical.get(lang.partition("-")[0], 1.0)
        styles = {
            name: dataclasses.replace(style, size=round(style.size * factor, 2))
            for name, style in self.styles.items()
        }
        return dataclasses.replace(self, fonts=fonts, styles=styles)

    def accent(self, guide: str) -> str:
        """The colour of a guide."""
        return self.colours[self.accents.get(guide, self.accents["default"])]

    def colour(self, name: str) -> str:
        """A colour by name, '#rrggbb'."""
        return self.colours[name]

    def token(self, name: str, guide: str) -> str:
        """A colour's own name: 'accent', 'accent_light' and 'accent_deep' are the guide's."""
        if name == "accent" or name.startswith("accent_"):
            return self.accents.get(guide, self.accents["default"]) + name.removeprefix("accent")
        return name

    def hex(self, name: str, guide: str) -> str:
        """A colour or an accent of the guide, '#rrggbb'."""
        return self.colours[self.token(name, guide)]

    def icon(self, name: str) -> Drawing | None:
        """An icon, if there is one of this name."""
        return self.drawings.get(f"icons/{name}")

    def art(self, guide: str) -> Drawing | None:
        """The drawing of a guide's cover, if it has one."""
        return self.drawings.get(f"artwork/{self.artwork.get(guide, self.artwork.get('default', ''))}")


_HUES = ("blue", "green", "amber", "red")
REQUIRED = ("ink", "muted", "rule", "paper", "panel", "sun", *_HUES, *(f"{hue}_light" for hue in _HUES))
"""Colours that writers go by."""
CALLOUTS = ("tip", "warning", "note", "call")


def load_theme(path: Path, name: str, assets: Sequence[Path] = ()) -> Theme:
    """Read a theme with its drawings; raises CzguideError with the place of what is wrong.

    `name`: the file as the user knows it. `assets`: folders with icons/ and artwork/, the first that has
    a file wins; by default the folder that the theme stands in.
    """
    data = read_toml(path, name, "theme.invalid")
    folders = assets or (path.parent.parent if path.parent.name == "themes" else path.parent,)
    try:
        theme = _theme(data)
        fault = _fault(theme)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        fault = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
    if fault:
        hint = "compare it with the built-in theme.toml"
        raise CzguideError.single("theme.invalid", f"the theme is not valid: {fault}", Location(name), hint)
    pale = faint(theme.hex, {name: (style.size, style.weight) for name, style in theme.styles.items()},
                 {name: style.colour for name, style in theme.styles.items()},
                 _grounds(theme), tuple(theme.accents))  # fmt: skip
    if pale:
        hint = "darken one of the two colours, or lighten the other (WCAG 2.2, 1.4.3)"
        raise CzguideError.single("theme.contrast", "; ".join(pale), Location(name), hint)
    theme = dataclasses.replace(theme, drawings=_drawings(folders))
    fault = _undrawn(theme)
    if fault:
        raise CzguideError.single("theme.invalid", f"the theme is not valid: {fault}", Location(name))
    return theme


def _theme(data: Mapping[str, Any]) -> Theme:
    page, scale = data["page"], data["scale"]
    grid = float(scale["grid"])
    base, ratio = float(scale["base"]), float(scale["ratio"])
    return Theme(
        name=data["name"],
        colours=data["colours"],
        accents=data["accents"],
        styles={key: _style(value, base, ratio, grid) for key, value in data["styles"].items()},
        margins=Margins(**{side: float(value) for side, value in page["margins"].items()}),
        gap=float(page["gap"]),
        grid=grid,
        columns=int(page["columns"]),
        gutter=float(page["gutter"]),
        justified=tuple(page["justified"]),
        cover=_section(Cover, data["cover"], float),
        opener=_section(Opener, data["opener"], int),
        callouts=data["callouts"],
        artwork=data["artwork"],
        optical={key: float(value) for key, value in scale.get("optical", {}).items()},
    )


_Part = TypeVar("_Part", Cover, Opener)


def _section(kind: type[_Part], data: Mapping[str, Any], number: type) -> _Part:
    """A table of words and numbers."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else number(value) for key, value in data.items()
    }
    return kind(**values)


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZES, _LEADING, _SPACE = (4, 72), (1.0, 3.0), (0, 200)
"""What can be printed: sizes in points, leading as a share of the size, spaces and margins in points."""


def _fault(theme: Theme) -> str:
    """What no page could be laid out with, or ''."""
    for name, colour in theme.colours.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            return f"the colour {name} is '{colour}': write it like #0b5c8f"
    for name in REQUIRED:
        if name not in theme.colours:
            return f"there is no colour {name}"
    for guide, name in theme.accents.items():
        if any(f"{name}{shade}" not in theme.colours for shade in ("", "_light", "_deep")):
            return f"the accent of {guide} needs the colours {name}, {name}_light and {name}_deep"
    for name, style in theme.styles.items():
        if not _SIZES[0] <= style.size <= _SIZES[1]:
            return f"styles.{name}: size {style.size:g} is not between {_SIZES[0]} and {_SIZES[1]} points"
        if not _LEADING[0] <= style.leading / style.size <= _LEADING[1]:
            return f"styles.{name}: leading {style.leading:g} is not one to three times the size"
        if not all(_SPACE[0] <= space <= _SPACE[1] for space in (style.before, style.after)):
            return f"styles.{name}: space before and after is between {_SPACE[0]} and {_SPACE[1]} points"
        if not _known(theme, style.colour):
            return f"styles.{name}: there is no colour '{style.colour}'"
        if style.weight not in ("regular", "medium", "bold"):
            return f"styles.{name}: there is no weight '{style.weight}'"
        if style.align not in ("left", "right", "center", "justify"):
            return f"styles.{name}: there is no alignment '{style.align}'"
    for where, name in (
        *((f"cover.{key}", getattr(theme.cover, key)) for key in ("ground", "band", "mark")),
        *((f"opener.{key}", getattr(theme.opener, key)) for key in ("ground", "ink", "icon")),
        *((f"callouts.{key}", theme.callouts.get(key, "")) for key in CALLOUTS),
        *((f"callouts.{key}", f"{theme.callouts.get(key, '')}_light") for key in CALLOUTS),
    ):
        if not _known(theme, name):
            return f"{where}: there is no colour '{name}'"
    margins = theme.margins
    if not all(
        0 <= side <= 150 for side in (margins.top, margins.right, margins.bottom, margins.left, theme.gap)
    ):
        return "margins and gap are between 0 and 150 points"
    if not 8 <= theme.grid <= 40:
        return "scale.grid is between 8 and 40 points"
    if theme.columns not in (1, 2, 3) or not 0 <= theme.gutter <= 100:
        return "page.columns is 1, 2 or 3, and page.gutter between 0 and 100 points"
    if theme.opener.kind not in ("field", "plain"):
        return f"opener.kind is field or plain, not '{theme.opener.kind}'"
    opener = theme.opener
    if not (6 <= opener.lines <= 30 and 0 <= opener.shrink <= 10 and 0 <= opener.stretch <= 30):
        return "opener.lines is between 6 and 30, opener.shrink up to 10, opener.stretch up to 30"
    if not (0.2 <= theme.cover.title <= 0.95 and 0 <= theme.cover.band_height <= 0.5):
        return "cover.title is between 0.2 and 0.95, cover.band_height between 0 and 0.5"
    return ""


def _known(theme: Theme, name: str) -> bool:
    return all(theme.token(name, guide) in theme.colours for guide in theme.accents)


def _style(data: Mapping[str, Any], base: float, ratio: float, grid: float) -> TextStyle:
    """A style. `step` is a place on the scale, `lines` and `space_` are in lines of the grid; or in points
    `size`, `leading`, `before` and `after`."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else float(value) for key, value in data.items()
    }
    if "step" in values:
        values["size"] = round(base * ratio ** values.pop("step"), 2)
    for key, to in (("lines", "leading"), ("space_before", "before"), ("space_after", "after")):
        if key in values:
            values[to] = values.pop(key) * grid
    return TextStyle(**values)


def _grounds(theme: Theme) -> Mapping[str, tuple[str, ...]]:
    """What the styles' texts stand on, where it isn't the paper."""
    light = tuple(f"{theme.callouts[kind]}_light" for kind in CALLOUTS)
    return {
        "cover_title": (theme.cover.ground,),
        "cover_subtitle": (theme.cover.ground,),
        "cover_small": (theme.cover.band,),
        "opener_title": (theme.opener.ground,),
        "opener_number": (theme.opener.ground,),
        "step_number": ("accent",),
        "callout": light,
        **{f"callout_{kind}": (f"{theme.callouts[kind]}_light",) for kind in CALLOUTS},
        **dict.fromkeys(("figure_number", "figure_unit", "figure_label", "figure_note"), ("panel",)),
        **dict.fromkeys(("card", "card_name", "card_note", "call_number"), ("panel", "paper")),
        "cell_head": ("accent_light", "paper"),
        "cell": ("paper", "panel"),
    }


def _drawings(folders: Sequence[Path]) -> dict[str, Drawing]:
    """All icons and artwork by folder and name."""
    found: dict[str, Drawing] = {}
    for root in folders:
        for folder in ("icons", "artwork"):
            for path in sorted((root / folder).glob("*.svg")):
                key = f"{folder}/{path.stem}"
                if key not in found:
                    found[key] = read_drawing(path, f"assets/{key}.svg")
    return found


def _undrawn(theme: Theme) -> str:
    """What the drawings lack, or ''."""
    for guide, name in theme.artwork.items():
        if name and f"artwork/{name}" not in theme.drawings:
            return f"artwork.{guide}: there is no assets/artwork/{name}.svg"
    used = {f"artwork/{name}" for name in theme.artwork.values()}
    for name, drawing in theme.drawings.items():
        if name.startswith("artwork/") and name not in used:
            continue
        for shape in drawing.shapes:
            for paint in (shape.fill, shape.stroke):
                if paint and paint != CURRENT and not _known(theme, paint):
                    return f"assets/{name}.svg: there is no colour '{paint}'"
    return ""
