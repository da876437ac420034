"""What no page could be laid out with."""

from __future__ import annotations

import re

from czguide.phrases import N_
from czguide.theme.model import Theme
from czguide.theme.svg import CURRENT

_HUES = ("blue", "green", "amber", "red")
REQUIRED = ("ink", "muted", "rule", "paper", "panel", "sun", *_HUES, *(f"{hue}_light" for hue in _HUES))
"""Colours that writers go by."""
CALLOUTS = ("tip", "warning", "note", "call")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZES, _LEADING, _SPACE = (4, 72), (1.0, 3.0), (0, 200)
"""What can be printed: sizes in points, leading as a share of the size, spaces and margins in points."""


def fault_of(theme: Theme) -> str:
    """The first thing that is wrong, or ''."""
    return _colours(theme) or _styles(theme) or _places(theme) or _page(theme)


def _colours(theme: Theme) -> str:
    for name, colour in theme.colours.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            return N_("the colour {name} is '{colour}': write it like #0b5c8f", name=name, colour=colour)
    for name in REQUIRED:
        if name not in theme.colours:
            return N_("there is no colour {name}", name=name)
    for guide, name in theme.accents.items():
        if any(f"{name}{shade}" not in theme.colours for shade in ("", "_light", "_deep")):
            return N_(
                "the accent of {guide} needs the colours {name}, {name}_light and {name}_deep",
                guide=guide,
                name=name,
            )
    return ""


def _styles(theme: Theme) -> str:
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
        if not _known(theme, style.colour):
            return N_("styles.{name}: there is no colour '{colour}'", name=name, colour=style.colour)
        if style.weight not in ("regular", "medium", "bold"):
            return N_("styles.{name}: there is no weight '{weight}'", name=name, weight=style.weight)
        if style.align not in ("left", "right", "center", "justify"):
            return N_("styles.{name}: there is no alignment '{align}'", name=name, align=style.align)
    return ""


def _places(theme: Theme) -> str:
    """Names of colours outside the styles."""
    for where, name in (
        *((f"cover.{key}", getattr(theme.cover, key)) for key in ("ground", "band", "mark")),
        *((f"opener.{key}", getattr(theme.opener, key)) for key in ("ground", "ink", "icon")),
        *((f"callouts.{key}", theme.callouts.get(key, "")) for key in CALLOUTS),
        *((f"callouts.{key}", f"{theme.callouts.get(key, '')}_light") for key in CALLOUTS),
    ):
        if not _known(theme, name):
            return N_("{where}: there is no colour '{colour}'", where=where, colour=name)
    return ""


def _page(theme: Theme) -> str:
    margins, opener = theme.margins, theme.opener
    numbers = (
        *(
            (f"page.margins.{key}", getattr(margins, key), 0, 150)
            for key in ("top", "right", "bottom", "left")
        ),
        ("page.gap", theme.gap, 0, 150),
        ("page.columns", theme.columns, 1, 3),
        ("page.gutter", theme.gutter, 0, 100),
        ("scale.grid", theme.grid, 8, 40),
        ("opener.lines", opener.lines, 6, 30),
        ("opener.shrink", opener.shrink, 0, 10),
        ("opener.stretch", opener.stretch, 0, 30),
        ("cover.title", theme.cover.title, 0.2, 0.95),
        ("cover.band_height", theme.cover.band_height, 0, 0.5),
    )
    for where, value, least, most in numbers:
        if not least <= value <= most:
            return N_("{where} is between {least} and {most}", where=where, least=least, most=most)
    if opener.kind not in ("field", "plain"):
        return N_("opener.kind is field or plain, not '{kind}'", kind=opener.kind)
    return ""


def undrawn(theme: Theme) -> str:
    """What the drawings lack, or ''."""
    for guide, name in theme.artwork.items():
        if name and f"artwork/{name}" not in theme.drawings:
            return N_("artwork.{guide}: there is no assets/artwork/{name}.svg", guide=guide, name=name)
    used = {f"artwork/{name}" for name in theme.artwork.values()}
    for name, drawing in theme.drawings.items():
        if name.startswith("artwork/") and name not in used:
            continue
        for shape in drawing.shapes:
            for paint in (shape.fill, shape.stroke):
                if paint and paint != CURRENT and not _known(theme, paint):
                    where = f"assets/{name}.svg"
                    return N_("{where}: there is no colour '{colour}'", where=where, colour=paint)
    return ""


def _known(theme: Theme, name: str) -> bool:
    return all(theme.token(name, guide) in theme.colours for guide in theme.accents)
