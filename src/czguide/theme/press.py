"""How a theme is printed: the printing condition, and every colour in ink, from its table `[print]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.toml import places_of, read_toml

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each from 0 to 1."""

MOST_INK = 300
"""Percent of the four inks together. Coated paper bears 350 (ISO 12647-2:2004, 4.3.2.3), but printers ask for
300, so that sheets dry before they are folded."""

_CHANNELS = b"CMYK"


@dataclass(frozen=True)
class Press:
    """A print edition's data. `gutter`: points by which the text moves away from the spine.

    `condition`: its name in the ICC's registry; `profile`: what it looks like, an ICC output profile in CMYK.
    `inks`: '#rrggbb' to inks.
    """

    condition: str
    described: str
    profile: bytes
    gutter: float
    inks: Mapping[str, Inks]


def load_press(path: Path, name: str, colours: Mapping[str, str], asset: Callable[[str], Path]) -> Press:
    """Read the theme's `[print]`. Raises CzguideError for what is wrong, and for a colour without inks."""
    table = read_toml(path, name, "theme.invalid").get("print")
    places = places_of(path, name)
    if not isinstance(table, dict):
        raise CzguideError.single(
            "theme.print",
            "the theme can't be printed: it has no [print]",
            places.at("print"),
            "copy [print] and [print.cmyk] from the built-in theme.toml, and give the inks of your colours",
        )
    keys: tuple[str, ...] = ("print",)
    try:
        cmyk = table["cmyk"]
        inks = {}
        for token, colour in colours.items():
            keys = ("print", "cmyk", token)
            inks[colour] = _inks(token, cmyk.get(token))
        for token in cmyk:
            keys = ("print", "cmyk", token)
            if token not in colours:
                raise ValueError(N_("[print.cmyk]: there is no colour '{token}'", token=token))
        keys = ("print", "gutter")
        gutter = float(table["gutter"])
        if not 0 <= gutter <= 40:
            raise ValueError(N_("[print]: gutter is between 0 and 40 points"))
        keys = ("print",)
        words = [table[key] for key in ("condition", "described", "profile")]
        if not all(isinstance(word, str) and word for word in words):
            raise ValueError(N_("[print]: condition, described and profile are words"))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        fault = N_("[print] lacks {key}", key=str(error)) if isinstance(error, KeyError) else error
        raise CzguideError.single(
            "theme.print",
            N_("the theme can't be printed: {fault}", fault=fault),
            places.at(*keys),
            "write inks in percent, like [100, 60, 0, 20]",
        ) from None
    condition, described, profile = words
    data = asset(profile).read_bytes()
    # An output profile from CMYK (ICC.1:2004-10 7.2.5 and 7.2.6): nothing else says what inks look like.
    if data[12:16] != b"prtr" or data[16:20] != _CHANNELS:
        raise CzguideError.single(
            "theme.print",
            "not an ICC output profile in CMYK",
            Location(f"assets/{profile}"),
            "put the profile back",
        )
    return Press(condition, described, data, gutter, inks)


def _inks(token: str, value: object) -> Inks:
    if value is None:
        raise ValueError(N_("[print.cmyk] lacks the inks of '{token}'", token=token))
    if (
        not isinstance(value, list)
        or len(value) != 4
        or not all(
            isinstance(ink, (int, float)) and not isinstance(ink, bool) and 0 <= ink <= 100 for ink in value
        )
    ):
        raise ValueError(
            N_(
                "[print.cmyk] {token}: four inks from 0 to 100 percent, not {value}",
                token=token,
                value=str(value),
            )
        )
    if sum(value) > MOST_INK:
        raise ValueError(
            N_(
                "[print.cmyk] {token}: {sum:g} percent of ink is more than {most}",
                token=token,
                sum=sum(value),
                most=MOST_INK,
            )
        )
    cyan, magenta, yellow, black = (ink / 100 for ink in value)
    return cyan, magenta, yellow, black
