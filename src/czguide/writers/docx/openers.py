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

_ICON, _TOP = 56.0, 24.0
"""The icon's size and its distance from the page's top, in points."""
_BEYOND = 24.0
"""How far the field reaches beyond the page's top: lines may be higher than the theme's."""
_EDGE = 3.0
"""The height of the line at the field's foot."""


def opener(section: Section, context: Context) -> Iterable[Element]:
    """The paragraph below a chapter's heading that holds what stands behind it.

    The drawing hangs on the heading's foot: a heading that an editor makes longer takes it along. It is no
    part of the heading's own paragraph: word processors are careless with bookmarks around drawings.
    """
    theme, page, rtl = context.theme, context.page, context.document.direction == "rtl"
    icon = theme.icon(section.icon)
    if icon and rtl and icon.directed:
        icon = icon.mirrored()
    field = theme.opener.kind == "field"
    if not (field or icon):
        return
    width = PAGE_SIZES[page.size][0]
    height = _height(section, context) + _BEYOND
    shapes: list[Shape] = []
    if field:
        shapes.append(Shape(rectangle(0, 0, width, height, 0), theme.opener.ground))
    if icon:
        scale = _ICON / icon.height
        start = theme.margins.left if rtl else width - theme.margins.right - icon.width * scale
        shapes += placed(icon, start, _BEYOND + _TOP, scale, theme.opener.icon)
    if field:
        shapes.append(Shape(rectangle(0, height - _EDGE, width, _EDGE, 0), theme.opener.icon))
    drawing, name = Drawing(width, height, tuple(shapes)), section.icon or "Opener"
    run = drawn(drawing, "ink", context.palette, context.drawing_id(), name, (width, height),
                above=True)  # fmt: skip
    yield paragraph("Backdrop", [run], stay=True)


def _height(section: Section, context: Context) -> float:
    """From the page's top to the foot of the space below the heading, in points; its lines are estimated."""
    style = context.theme.styles[OPENER.text]
    said = section.number + context.language.run_in if section.number else ""
    said += "\u2003".join(own.plain() for own in section.heading.each)
    ruler = EmRuler(context.theme)
    lines = math.ceil(ruler.width(Inlines((Str(said),)), OPENER.text) / context.page.text_width)
    around = (OPENER.before or 0) + (OPENER.after or 0) + OPENER.padding
    return context.theme.margins.top + around + max(lines, 1) * style.leading
