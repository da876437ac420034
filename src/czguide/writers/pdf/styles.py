"""Theme styles with the guide's accent and ReportLab's colours resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor

from czguide.theme.model import TextStyle, Theme


@dataclass(frozen=True)
class Look:
    """The theme as seen by one guide: 'accent' is the guide's colour."""

    theme: Theme
    guide: str

    def hex(self, name: str) -> str:
        """A colour as '#rrggbb'; 'accent' and 'accent_light' are the guide's."""
        theme = self.theme
        accent = theme.accents.get(self.guide, theme.accents["default"])
        if name == "accent":
            return theme.colour(accent)
        if name == "accent_light":
            return theme.colour(f"{accent}_light")
        return theme.colour(name)

    def colour(self, name: str) -> Any:
        """A colour as ReportLab takes it."""
        return HexColor(self.hex(name))

    def style(self, name: str) -> TextStyle:
        """A text style by name."""
        return self.theme.styles[name]
