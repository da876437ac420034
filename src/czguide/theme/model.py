"""The theme: colours, type scale, grid, spacing, artwork as data, read from `assets/theme.toml`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from czguide.theme.drawing import Drawing

PAGE_SIZES = {"A4": (595.276, 841.89), "A5": (419.528, 595.276), "Letter": (612.0, 792.0)}
"""Width and height in points."""


@dataclass(frozen=True)
class TextStyle:
    """Type: size and leading in points, weight (regular, bold), a colour's name."""

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

    `lines`: its height from the page's top in lines of the grid. It may `shrink` and `stretch` by
    so many, lest a page of the chapter stand nearly empty.
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

    def facing(self, direction: str) -> Theme:
        """The same look for text that runs `ltr` or `rtl`: what points along the line points its way."""
        if direction != "rtl":
            return self
        turned = {
            name: drawing.mirrored() if drawing.directed else drawing
            for name, drawing in self.drawings.items()
        }
        return dataclasses.replace(self, drawings=turned)

    def accent(self, guide: str) -> str:
        """The colour of a guide."""
        return self.colours[self.accents.get(guide, self.accents["default"])]

    def colour(self, name: str) -> str:
        """A colour by name, '#rrggbb'."""
        return self.colours[name]

    def token(self, name: str, guide: str) -> str:
        """A colour's own name: 'accent' and its shades are the guide's, 'tip' and the like a callout's."""
        if name == "accent" or name.startswith("accent_"):
            return self.accents.get(guide, self.accents["default"]) + name.removeprefix("accent")
        kind, _, shade = name.partition("_")
        return "_".join(filter(None, (self.callouts[kind], shade))) if kind in self.callouts else name

    def hex(self, name: str, guide: str) -> str:
        """A colour or an accent of the guide, '#rrggbb'."""
        return self.colours[self.token(name, guide)]

    @property
    def icons(self) -> frozenset[str]:
        """The names of all icons."""
        return frozenset(name.removeprefix("icons/") for name in self.drawings if name.startswith("icons/"))

    def icon(self, name: str) -> Drawing | None:
        """An icon, if there is one of this name."""
        return self.drawings.get(f"icons/{name}")

    def art(self, guide: str) -> Drawing | None:
        """The drawing of a guide's cover, if it has one."""
        return self.drawings.get(f"artwork/{self.artwork.get(guide, self.artwork.get('default', ''))}")
