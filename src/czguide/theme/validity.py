"""What no page could be laid out with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from czguide.phrases import N_
from czguide.theme.model import Theme
from czguide.theme.schema import Fault
from czguide.theme.svg import CURRENT

_HUES = ("blue", "green", "amber", "red")
REQUIRED = ("ink", "muted", "rule", "paper", "panel", "sun", *_HUES, *(f"{hue}_light" for hue in _HUES))
"""Colours that writers go by."""
CALLOUTS = ("tip", "warning", "note", "call")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZES, _LEADING, _SPACE = (4, 72), (1.0, 3.0), (0, 200)
"""What can be printed: sizes in points, leading as a share of the size, spaces and margins in points."""


def faults_in(theme: Theme) -> Iterator[Fault]:
    """All that is wrong, a fault of a style once."""
    for check in (_colours, _styles, _places, _page):
        for keys, message in check(theme):
            yield keys, message, ""


_Found = Iterator[tuple[tuple[str, ...], str]]


def _colours(theme: Theme) -> _Found:
    for name, colour in theme.colours.items():
        if not _COLOUR.fullmatch(colour):
            yield (
                ("colours", name),
                N_("the colour {name} is '{colour}': write it like #0b5c8f", name=name, colour=colour),
            )
    for name in REQUIRED:
        if name not in theme.colours:
            yield ("colours",), N_("there is no colour {name}", name=name)
    owners: dict[str, str] = {}
    for guide, name in theme.accents.items():
        owners.setdefault(name, guide)
    for name, guide in owners.items():
        if any(f"{name}{shade}" not in theme.colours for shade in ("", "_light", "_deep")):
            message = N_(
                "the accent of {guide} needs the colours {name}, {name}_light and {name}_deep",
                guide=guide,
                name=name,
            )
            yield ("accents", guide), message


def _styles(theme: Theme) -> _Found:
    for name, style in theme.styles.items():
        keys, fault = ("styles", name), ""
        key = ""
        if not _SIZES[0] <= style.size <= _SIZES[1]:
            fault, key = (
                N_(
                    "styles.{name}: size {size:g} is not between {least} and {most} points",
                    name=name,
                    size=style.size,
                    least=_SIZES[0],
                    most=_SIZES[1],
                ),
                "size",
            )
        elif not _LEADING[0] <= style.leading / style.size <= _LEADING[1]:
            fault = N_(
                "styles.{name}: leading {leading:g} is not one to three times the size",
                name=name,
                leading=style.leading,
            )
            key = "leading"
        elif not all(_SPACE[0] <= space <= _SPACE[1] for space in (style.before, style.after)):
            fault = N_(
                "styles.{name}: space before and after is between {least} and {most} points",
                name=name,
                least=_SPACE[0],
                most=_SPACE[1],
            )
        elif not _known(theme, style.colour):
            fault = N_("styles.{name}: there is no colour '{colour}'", name=name, colour=style.colour)
            key = "colour"
        elif style.weight not in ("regular", "bold"):
            fault = N_("styles.{name}: there is no weight '{weight}'", name=name, weight=style.weight)
            key = "weight"
        elif style.align not in ("left", "right", "center", "justify"):
            fault = N_("styles.{name}: there is no alignment '{align}'", name=name, align=style.align)
            key = "align"
        if fault:
            yield (*keys, key), fault


def _places(theme: Theme) -> _Found:
    """Names of colours outside the styles."""
    for table, key, name in (
        *(("cover", key, getattr(theme.cover, key)) for key in ("ground", "band", "mark")),
        *(("opener", key, getattr(theme.opener, key)) for key in ("ground", "ink", "icon")),
        *(("callouts", key, theme.callouts[key]) for key in CALLOUTS),
        *(("callouts", key, f"{theme.callouts[key]}_light") for key in CALLOUTS),
    ):
        if not _known(theme, name):
            where = f"{table}.{key}"
            yield (table, key), N_("{where}: there is no colour '{colour}'", where=where, colour=name)


def _page(theme: Theme) -> _Found:
    margins, opener = theme.margins, theme.opener
    numbers: tuple[tuple[str, float, float, float], ...] = (
        *(
            (f"page.margins.{key}", getattr(margins, key), 36, 150)
            for key in ("top", "right", "bottom", "left")
        ),
        ("page.columns", theme.columns, 1, 3),
        ("page.gutter", theme.gutter, 0, 100),
        ("opener.lines", opener.lines, 6, 30),
        ("opener.shrink", opener.shrink, 0, 10),
        ("opener.stretch", opener.stretch, 0, 30),
        ("cover.title", theme.cover.title, 0.2, 0.95),
        ("cover.band_height", theme.cover.band_height, 0, 0.5),
        *((f"scale.optical.{lang}", factor, 0.5, 1.5) for lang, factor in theme.optical.items()),
    )
    for where, value, least, most in numbers:
        if not least <= value <= most:
            message = N_("{where} is between {least} and {most}", where=where, least=least, most=most)
            yield tuple(where.split(".")), message
    if opener.kind not in ("field", "plain"):
        message = N_("opener.kind is field or plain, not '{kind}'", kind=opener.kind)
        yield ("opener", "kind"), message


def undrawn(theme: Theme) -> Iterator[Fault]:
    """What the drawings lack."""
    for guide, name in theme.artwork.items():
        if name and f"artwork/{name}" not in theme.drawings:
            message = N_("artwork.{guide}: there is no assets/artwork/{name}.svg", guide=guide, name=name)
            yield ("artwork", guide), message, ""
    used = {f"artwork/{name}": guide for guide, name in theme.artwork.items()}
    for name, drawing in theme.drawings.items():
        if name.startswith("artwork/") and name not in used:
            continue
        paints = {paint: None for shape in drawing.shapes for paint in (shape.fill, shape.stroke)}
        for paint in paints:
            if paint and paint != CURRENT and not _known(theme, paint):
                where = f"assets/{name}.svg"
                message = N_("{where}: there is no colour '{colour}'", where=where, colour=paint)
                keys = ("artwork", used[name]) if name in used else ("colours",)
                yield keys, message, ""


def _known(theme: Theme, name: str) -> bool:
    return all(theme.token(name, guide) in theme.colours for guide in theme.accents)
