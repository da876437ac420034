"""Contrast of text with what it stands on (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from czguide.phrases import N_
from czguide.theme.model import TextStyle, Theme
from czguide.theme.schema import Fault

TEXT, LARGE = 4.5, 3.0
"""The least ratios of level AA: text, and large text or signs that carry meaning."""

_LARGE, _LARGE_BOLD = 18.0, 14.0
"""From these sizes in points text is large."""


def ratio(first: str, second: str) -> float:
    """The contrast ratio of two colours '#rrggbb', 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def faint(theme: Theme) -> Iterator[Fault]:
    """The pairs of colours that contrast too little, each once with all that is set in it."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for use, ink, ground, least in _uses(theme):
        for guide in theme.accents:
            pair = theme.token(ink, guide), theme.token(ground, guide)
            if ratio(*(theme.colours[name] for name in pair)) < least:
                found.setdefault(pair, {}).setdefault(use, least)
    for (ink, ground), uses in found.items():
        least, share = max(uses.values()), ratio(theme.colours[ink], theme.colours[ground])
        named = ", ".join(filter(None, uses))
        message = (
            N_("'{ink}' on '{ground}' contrasts {found:.2f}, not {least:g}: {uses}",
               ink=ink, ground=ground, found=share, least=least, uses=named)
            if named
            else N_("'{ink}' on '{ground}' contrasts {found:.2f}, not {least:g}",
                    ink=ink, ground=ground, found=share, least=least)
        )  # fmt: skip
        hint = N_("darken one of the two colours, or lighten the other (WCAG 2.2, 1.4.3)")
        # Of light words on a field the field is too light, and a style alone may have the wrong colour.
        light = _luminance(theme.colours[ink]) > _luminance(theme.colours[ground])
        style = next(iter(uses)).partition(".")
        alone = len(uses) == 1 and style[0] == "styles"
        yield (*style[::2], "colour") if alone else ("colours", ground if light else ink), message, hint


def _uses(theme: Theme) -> Iterator[tuple[str, str, str, float]]:
    """The style that is set in a colour or '', the colour, its ground, and their least ratio."""
    for name, ink, ground in pairs(theme):
        yield f"styles.{name}", ink, ground, least_of(theme.styles[name])
    for ink, ground, least in spans(theme):
        yield "", ink, ground, least


def least_of(style: TextStyle) -> float:
    """The least ratio of a style's text: large text may contrast less."""
    return LARGE if style.size >= (_LARGE_BOLD if style.weight == "bold" else _LARGE) else TEXT


def spans(theme: Theme) -> Iterator[tuple[str, str, float]]:
    """Ink, ground and least ratio of what stands inside texts, and of the parts of charts, colours by name.

    Links and run-in titles, remarks and a second language, unconfirmed names and blanks; bars on the paper
    and on what they are a share of, lines, their marks and the axes.
    """
    lights = dict.fromkeys(f"{colour}_light" for colour in theme.callouts.values())
    for ink in ("accent", "muted", "amber", "red"):
        for ground in ("paper", "panel", *lights):
            yield ink, ground, TEXT
    yield from (("accent", "accent_light", LARGE), ("accent", "panel", LARGE), ("muted", "paper", LARGE))


def pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Style, ink and ground of all text, colours by name."""
    grounds = _grounds(theme)
    for name, style in theme.styles.items():
        for ground in grounds.get(name, ("paper",)):
            yield name, style.colour, ground


def _grounds(theme: Theme) -> Mapping[str, tuple[str, ...]]:
    """What the styles' texts stand on, where it isn't the paper."""
    light = tuple(f"{colour}_light" for colour in theme.callouts.values())
    # The large icon on a chapter's field.
    shade = f"{theme.opener.ground}_deep"
    known = all(theme.token(shade, guide) in theme.colours for guide in theme.accents)
    deep = (shade,) if theme.opener.kind == "field" and known else ()
    return {
        "cover_title": (theme.cover.ground,),
        "cover_subtitle": (theme.cover.ground,),
        "cover_small": (theme.cover.band,),
        **dict.fromkeys(("opener_title", "opener_number"), (theme.opener.ground, *deep)),
        "step_number": ("accent",),
        "drawing_title": ("accent_light",),
        **dict.fromkeys(("drawing_label", "drawing_small", "drawing_value"), ("paper", "panel")),
        "callout": light,
        **{f"callout_{kind}": (f"{colour}_light",) for kind, colour in theme.callouts.items()},
        **dict.fromkeys(("figure_number", "figure_unit", "figure_label", "figure_note"), ("panel",)),
        **dict.fromkeys(("card", "card_name", "card_note", "call_number"), ("panel",)),
        "cell_head": ("accent_light", "paper"),
    }
