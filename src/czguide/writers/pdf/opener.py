"""How a chapter opens: a field of colour that bleeds off the page, or a plain head under a rule."""

from __future__ import annotations

import math
from typing import Any

from reportlab.platypus import Flowable

from czguide.theme.drawing import Drawing
from czguide.theme.model import Margins
from czguide.writers.pdf.artwork import paint
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.styles import Look

BLEED = 20.0
"""Points by which what touches the page's edge reaches beyond it: the bleed, and the way from the spine."""

_ICON, _BELOW, _LEAST_BELOW = 4.5, 2, 1
"""The icon's height and the space below the field, in lines of the grid; below a close one."""
_INSET, _CLEAR = 20.0, 26.0
"""Points from the field's foot to the title, and between the page's top and the number."""
_RULED, _PLAIN_CLEAR = 14.0, 46.0
"""The same of a plain head, which stands below where running heads do."""
_BESIDE = 2
"""Lines a title may have beside the icon. A longer one with a number has the whole width, below the icon."""


class ChapterHead(Flowable):  # type: ignore[misc]
    """Number, title and icon of a chapter. `extra`: lines of the grid it is higher than it must be.

    A `close` one is as much lower as the theme lets it, with less space below.
    """

    kind = "opener"
    line_count = 0

    def __init__(
        self, title: Any, number: Any, icon: Drawing | None, look: Look, rtl: bool, page_width: float
    ) -> None:
        super().__init__()
        self.title = title
        self.number = number
        self.icon = icon
        self.look = look
        self.rtl = rtl
        self.page_width = page_width
        self.says = ""
        self.anchor = ""
        self.extra = 0
        self.close = False
        self.white = 0.0
        """Points of white paper above what can be seen of it."""
        self.spaceAfter = 0.0

    @property
    def _margins(self) -> Margins:
        return self.look.theme.margins

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """A whole number of lines, so that the text below stands on the grid."""
        theme, opener = self.look.theme, self.look.theme.opener
        self.width = width
        self.icon_size = _ICON * theme.grid if self.icon else 0.0
        beside = width - (self.icon_size + 24 if self.icon else 0)
        self.number_height = 0.0
        if self.number is not None:
            _, self.number_height = self.number.wrapOn(self.canv, beside, 1e4)
        self.title_room, title = beside, self._title(beside)
        parts = getattr(self.title, "parts", (self.title,))
        self.icon_above = bool(self.icon and self.number and any(part.line_count > _BESIDE for part in parts))
        if self.icon_above:
            self.icon_size = min(self.icon_size, self.number_height)
            self.title_room, title = width, self._title(width)
        self.title_height = title
        # The field begins at the page's top, so that its upper part stands in the margin.
        inset, clear = (_INSET, _CLEAR) if opener.kind == "field" else (_RULED, _PLAIN_CLEAR)
        least = title + self.number_height + inset - (self._margins.top - clear)
        own = opener.lines + self.extra - (opener.shrink if self.close else 0)
        lines = own - math.floor(self._margins.top / theme.grid)
        self.field = max(lines, math.ceil(least / theme.grid), 1) * theme.grid
        self.height = self.field + (_LEAST_BELOW if self.close else _BELOW) * theme.grid
        if opener.kind == "plain":
            self.white = self.field - _RULED - max(title + self.number_height, self.icon_size)
        return width, self.height

    def _title(self, room: float) -> float:
        """Set the title in this width; returns its height."""
        return float(self.title.wrapOn(self.canv, room, 1e4)[1])

    def draw(self) -> None:
        """The field and the icon, then number and title over each other."""
        canvas = self.canv
        if canvas.measuring:
            return
        canvas.opened(self.says)
        opener = self.look.theme.opener
        foot = self.height - self.field
        head = self.height + self._margins.top
        canvas.saveState()
        if opener.kind == "field":
            left = -self._margins.left - BLEED
            canvas.setFillColor(self.look.colour(opener.ground))
            canvas.rect(left, foot, self.page_width + 2 * BLEED, head + BLEED - foot, stroke=0, fill=1)
            canvas.setFillColor(self.look.colour(opener.icon))
            canvas.rect(left, foot - 3, self.page_width + 2 * BLEED, 3, stroke=0, fill=1)
        else:
            canvas.setFillColor(self.look.colour(opener.ink))
            canvas.rect(0, foot, self.width, 2.5, stroke=0, fill=1)
        low = foot + (_INSET if opener.kind == "field" else _RULED)
        self._icons(canvas, foot, head, low)
        canvas.restoreState()
        x = Sides(self.width, self.rtl).left(0, self.title_room)
        if self.number is not None:
            self.number.drawOn(canvas, x, low + self.title_height)
        self.title.drawOn(canvas, x, low)

    def _icons(self, canvas: Any, foot: float, head: float, low: float) -> None:
        """The icon at the end of the line, and a large faint one on a field whose colour has a deep shade."""
        if not self.icon:
            return
        opener = self.look.theme.opener
        sides = Sides(self.width, self.rtl)
        x = sides.left(self.width - self.icon_size, self.icon_size)
        deep = f"{opener.ground}_deep"
        if opener.kind == "field" and self.look.theme.token(deep, self.look.guide) in self.look.theme.colours:
            size = (head - foot) * 1.25
            canvas.saveState()
            clip = canvas.beginPath()
            clip.rect(-self._margins.left - BLEED, foot, self.page_width + 2 * BLEED, head + BLEED - foot)
            canvas.clipPath(clip, stroke=0, fill=0)
            middle = sides.left(self.width * 0.62)
            paint(canvas, self.icon, self.look, (middle - size / 2, foot - size * 0.2, size, size), deep)
            canvas.restoreState()
        y = low + (self.title_height if self.icon_above else 2)
        paint(canvas, self.icon, self.look, (x, y, self.icon_size, self.icon_size), opener.icon)
