"""Contrast of text with what it stands on (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

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


def faint(
    colour: Callable[[str, str], str],
    type_: Mapping[str, tuple[float, str]],
    inks: Mapping[str, str],
    grounds: Mapping[str, tuple[str, ...]],
    guides: tuple[str, ...],
) -> list[str]:
    """The pairs of text and ground that contrast too little, in words.

    `colour` gives '#rrggbb' of a name and a guide; `type_` and `inks` the styles' size, weight and colour;
    `grounds` what a style stands on where it isn't the paper.
    """
    return list(dict.fromkeys(_faint(colour, type_, inks, grounds, guides)))


def _faint(
    colour: Callable[[str, str], str],
    type_: Mapping[str, tuple[float, str]],
    inks: Mapping[str, str],
    grounds: Mapping[str, tuple[str, ...]],
    guides: tuple[str, ...],
) -> Iterator[str]:
    for style, ink in inks.items():
        size, weight = type_[style]
        large = size >= (_LARGE_BOLD if weight == "bold" else _LARGE)
        least = LARGE if large else TEXT
        for ground in grounds.get(style, ("paper",)):
            for guide in guides:
                found = ratio(colour(ink, guide), colour(ground, guide))
                if found < least:
                    yield (
                        f"styles.{style}: '{ink}' {colour(ink, guide)} on '{ground}' {colour(ground, guide)} "
                        f"has a contrast of {found:.2f}, and needs {least:g}"
                    )
