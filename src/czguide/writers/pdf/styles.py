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
        """A colour as '#rrggbb'; 'accent' and its shades are the guide's."""
        return self.theme.hex(name, self.guide)

    def colour(self, name: str) -> Any:
        """A colour as ReportLab takes it."""
        return HexColor(self.hex(name))

    def style(self, name: str) -> TextStyle:
        """A text style by name."""
        return self.theme.styles[name]
