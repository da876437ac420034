"""Reads a theme, `assets/theme.toml` or a file of `assets/themes`, with its drawings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from czguide.diagnostics import Diagnostic, Severity
from czguide.errors import CzguideError
from czguide.theme.contrast import faint
from czguide.theme.drawing import Drawing
from czguide.theme.model import Cover, Margins, Opener, TextStyle, Theme
from czguide.theme.schema import Fault, faults_of
from czguide.theme.svg import read_drawing
from czguide.theme.validity import faults_in, undrawn
from czguide.toml import places_of, read_toml


def load_theme(path: Path, name: str, assets: Sequence[Path] = ()) -> Theme:
    """Read a theme with its drawings; raises CzguideError with the places of all that is wrong.

    `name`: the file as the user knows it. `assets`: folders with icons/ and artwork/, the first that has
    a file wins; by default the folder that the theme stands in.
    """
    data = read_toml(path, name, "theme.invalid")
    places = places_of(path, name)
    folders = assets or (path.parent.parent if path.parent.name == "themes" else path.parent,)

    def refuse(faults: Iterable[Fault], code: str = "theme.invalid") -> None:
        found = [
            Diagnostic(Severity.ERROR, code, message, places.at(*keys), hint)
            for keys, message, hint in faults
        ]
        if found:
            raise CzguideError(found)

    refuse(faults_of(data))
    theme = _theme(data)
    refuse(faults_in(theme))
    refuse(faint(theme), "theme.contrast")
    theme = dataclasses.replace(theme, drawings=_drawings(folders))
    refuse(undrawn(theme))
    return theme


def _theme(data: Mapping[str, Any]) -> Theme:
    page, scale = data["page"], data["scale"]
    grid = float(scale["grid"])
    base, ratio = float(scale["base"]), float(scale["ratio"])
    return Theme(
        name=data["name"],
        colours=data["colours"],
        accents=data["accents"],
        styles={key: _style(value, base, ratio, grid) for key, value in data["styles"].items()},
        margins=Margins(**{side: float(value) for side, value in page["margins"].items()}),
        grid=grid,
        columns=int(page["columns"]),
        gutter=float(page["gutter"]),
        justified=tuple(page["justified"]),
        cover=_section(Cover, data["cover"], float),
        opener=_section(Opener, data["opener"], int),
        callouts=data["callouts"],
        artwork=data["artwork"],
        optical={key: float(value) for key, value in scale.get("optical", {}).items()},
    )


_Part = TypeVar("_Part", Cover, Opener)


def _section(kind: type[_Part], data: Mapping[str, Any], number: type) -> _Part:
    """A table of words and numbers."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else number(value) for key, value in data.items()
    }
    return kind(**values)


def _style(data: Mapping[str, Any], base: float, ratio: float, grid: float) -> TextStyle:
    """A style. `step` is a place on the scale, `lines` and `space_` are in lines of the grid; or in points
    `size`, `leading`, `before` and `after`."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else float(value) for key, value in data.items()
    }
    if "step" in values:
        values["size"] = round(base * ratio ** values.pop("step"), 2)
    for key, to in (("lines", "leading"), ("space_before", "before"), ("space_after", "after")):
        if key in values:
            values[to] = values.pop(key) * grid
    values.setdefault("leading", values["size"])
    return TextStyle(**values)


def _drawings(folders: Sequence[Path]) -> dict[str, Drawing]:
    """All icons and artwork by folder and name."""
    found: dict[str, Drawing] = {}
    for root in folders:
        for folder in ("icons", "artwork"):
            for path in sorted((root / folder).glob("*.svg")):
                key = f"{folder}/{path.stem}"
                if key not in found:
                    found[key] = read_drawing(path, f"assets/{key}.svg")
    return found
