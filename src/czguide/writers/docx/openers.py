"""How a chapter opens: a field of colour to the page's edges behind its heading, or its icon alone."""

from __future__ import annotations

import math
from collections.abc import Iterable

from czguide.document.model import Inlines, Section, Str
from czguide.theme.drawing import Drawing, Shape
from czguide.theme.model import PAGE_SIZES
from czguide.theme.svgpath import rectangle
from czguide.writers.docx.context import Context
from czguide.writers.docx.drawing import drawn, placed
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.styles import OPENER
from czguide.writers.docx.xml import Element

_ICON, _TOP, _AIR = 56.0, 24.0, 4.0
"""The icon's size, its distance from the page's top, and what is left free below it, in points."""
_EDGE = 3.0
"""The height of the line at the field's foot."""
_FIELD, _SIGN = 1, 2
"""What lies above what (ECMA-376 part 1, 20.4.2.3, relativeHeight)."""


def opener(section: Section, context: Context) -> Iterable[Element]:
    """The paragraph below a chapter's heading that holds what stands behind it.

    The field hangs on the heading's foot: a heading that an editor makes longer takes it along. The icon
    stands at the page's top, however high a font's lines are. Neither is part of the heading's own paragraph:
    word processors are careless with bookmarks around drawings.
    """
    icon = _icon(section, context)
    field = _field(section, context) if context.theme.opener.kind == "field" else None
    runs = [
        drawn(drawing, "ink", context.palette, context.drawing_id(), name, (drawing.width, drawing.height),
              above=level == _FIELD, level=level)
        for drawing, name, level in ((field, "Opener", _FIELD), (icon, section.icon, _SIGN))
        if drawing
    ]  # fmt: skip
    if runs:
        yield paragraph("Backdrop", runs, stay=True)


def _field(section: Section, context: Context) -> Drawing:
    """A ground from beyond the page's top to the heading's foot, with a line at its foot."""
    opener = context.theme.opener
    width = PAGE_SIZES[context.page.size][0]
    # Lines may be higher than the theme's, and one more than estimated.
    height = _height(section, context) + 2 * context.theme.styles[OPENER.text].leading
    ground = Shape(rectangle(0, 0, width, height, 0), opener.ground)
    return Drawing(width, height, (ground, Shape(rectangle(0, height - _EDGE, width, _EDGE, 0), opener.icon)))


def _icon(section: Section, context: Context) -> Drawing | None:
    """The icon where the line ends, from the page's corner; smaller where the heading leaves less room."""
    theme, page, rtl = context.theme, context.page, context.document.direction == "rtl"
    icon = theme.icon(section.icon)
    if icon is None:
        return None
    if rtl and icon.directed:
        icon = icon.mirrored()
    room = theme.margins.top + OPENER.before(theme) - OPENER.padding - _TOP - _AIR
    size = max(min(_ICON, room), _ICON / 2)
    scale = size / icon.height
    width = PAGE_SIZES[page.size][0]
    start = theme.margins.left if rtl else width - theme.margins.right - icon.width * scale
    return Drawing(width, _TOP + size, placed(icon, start, _TOP, scale, theme.opener.icon))


def _height(section: Section, context: Context) -> float:
    """From the page's top to the foot of the space below the heading, in points; its lines are estimated."""
    style = context.theme.styles[OPENER.text]
    said = section.number + context.language.run_in if section.number else ""
    said += "\u2003".join(own.plain() for own in section.heading.each)
    ruler = EmRuler(context.theme)
    lines = math.ceil(ruler.width(Inlines((Str(said),)), OPENER.text) / context.page.text_width)
    around = OPENER.before(context.theme) + OPENER.after + OPENER.padding
    return context.theme.margins.top + around + max(lines, 1) * style.leading
