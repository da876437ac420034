"""Contrast of text with what it stands on (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from czguide.phrases import N_
from czguide.theme.model import Theme

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


def faint(theme: Theme) -> list[str]:
    """The pairs of text or sign and ground that contrast too little, in words."""
    return list(dict.fromkeys((*_faint(theme), *_faint_spans(theme))))


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


def _faint_spans(theme: Theme) -> Iterator[str]:
    for ink, ground, least in spans(theme):
        for guide, found in _below(theme, ink, ground, least):
            yield N_(
                "{guide}: '{ink}' on '{ground}' contrasts {found:.2f}, not {least:g}",
                ink=ink,
                ground=ground,
                found=found,
                guide=guide,
                least=least,
            )


def _below(theme: Theme, ink: str, ground: str, least: float) -> Iterator[tuple[str, float]]:
    """The guides in whose accents a pair contrasts less than `least`, and how much it does."""
    for guide in theme.accents:
        found = ratio(theme.hex(ink, guide), theme.hex(ground, guide))
        if found < least:
            yield guide, found


def pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Style, ink and ground of all text, colours by name."""
    grounds = _grounds(theme)
    for name, style in theme.styles.items():
        for ground in grounds.get(name, ("paper",)):
            yield name, style.colour, ground


def _faint(theme: Theme) -> Iterator[str]:
    for name, ink, ground in pairs(theme):
        style = theme.styles[name]
        large = style.size >= (_LARGE_BOLD if style.weight == "bold" else _LARGE)
        least = LARGE if large else TEXT
        for guide, found in _below(theme, ink, ground, least):
            yield N_(
                "styles.{style}, {guide}: '{ink}' on '{ground}' contrasts {found:.2f}, not {least:g}",
                style=name,
                ink=ink,
                ground=ground,
                found=found,
                guide=guide,
                least=least,
            )


def _grounds(theme: Theme) -> Mapping[str, tuple[str, ...]]:
    """What the styles' texts stand on, where it isn't the paper."""
    light = tuple(f"{colour}_light" for colour in theme.callouts.values())
    return {
        "cover_title": (theme.cover.ground,),
        "cover_subtitle": (theme.cover.ground,),
        "cover_small": (theme.cover.band,),
        "opener_title": (theme.opener.ground,),
        "opener_number": (theme.opener.ground,),
        "step_number": ("accent",),
        "drawing_title": ("accent_light",),
        **dict.fromkeys(("drawing_label", "drawing_small", "drawing_value"), ("paper", "panel")),
        "callout": light,
        **{f"callout_{kind}": (f"{colour}_light",) for kind, colour in theme.callouts.items()},
        **dict.fromkeys(("figure_number", "figure_unit", "figure_label", "figure_note"), ("panel",)),
        **dict.fromkeys(("card", "card_name", "card_note", "call_number"), ("panel",)),
        "cell_head": ("accent_light", "paper"),
    }
