"""What a theme's file may say: each table's keys and what kind of value they have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from czguide.diagnostics import suggest
from czguide.phrases import N_

Fault = tuple[tuple[str, ...], str, str]
"""Where it is (keys from the outside in), what is wrong, and what to do."""

_WORD, _NUMBER, _WHOLE, _WORDS = "a text", "a number", "a whole number", "a list of texts"

_RANGES = {"base": (4, 30), "ratio": (1, 2), "grid": (8, 40), "step": (-10, 20)}

_TYPE = frozenset(("step", "size", "lines", "leading", "weight", "colour"))
_SPACE = frozenset(("space_before", "before", "space_after", "after"))
_KINDS = {"weight": _WORD, "colour": _WORD, "align": _WORD}

SPACED = (
    *("cover_subtitle", "contents_title", "contents_1", "contents_2", "heading_1", "heading_2", "heading_3"),
    *("lead", "body", "item", "note", "list_title", "caption", "table_note", "source", "index"),
)
"""Styles of what stands below each other, with space between."""
SIDED = (
    *("cover_title", "cover_small", "cell", "cell_head", "figure_number", "figure_label", "figure_note"),
    *("callout", "callout_tip", "callout_warning", "callout_note", "callout_call"),
    *("card_name", "card", "card_note", "running", "data", "data_head"),
)
"""Styles of what fills a box of its own: the box says how much space is around."""
INLINE = ("figure_unit", "source_number")
"""Styles of what stands in another's line."""
PLACED = (
    *("opener_title", "opener_number", "step_number", "running_chapter", "running_number", "call_number"),
    *("drawing_title", "drawing_label", "drawing_value", "drawing_line", "drawing_small", "code"),
)
"""Styles of what the layout puts in its place."""


@dataclass(frozen=True)
class Table:
    """A table. `keys`: what it must have, a kind of value or a table each; `others`: what all other keys
    are, if there may be any; `optional` keys may be left out."""

    keys: Mapping[str, Table | str] = field(default_factory=dict)
    others: Table | str = ""
    optional: Collection[str] = ()


def _style(keys: Collection[str]) -> Table:
    return Table({key: _KINDS.get(key, _NUMBER) for key in sorted(keys)}, optional=keys)


_SIDES = dict.fromkeys(("top", "right", "bottom", "left"), _NUMBER)

THEME = Table(
    {
        "name": _WORD,
        "scale": Table(
            {**dict.fromkeys(("base", "ratio", "grid"), _NUMBER), "optical": Table(others=_NUMBER)},
            optional=("optical",),
        ),
        "page": Table(
            {"columns": _WHOLE, "gutter": _NUMBER, "justified": _WORDS, "margins": Table(_SIDES)},
        ),
        "colours": Table(others=_WORD),
        "accents": Table({"default": _WORD}, _WORD),
        "cover": Table(
            {**dict.fromkeys(("ground", "band", "mark"), _WORD), "title": _NUMBER, "band_height": _NUMBER}
        ),
        "opener": Table(
            {
                **dict.fromkeys(("kind", "ground", "ink", "icon"), _WORD),
                **dict.fromkeys(("lines", "shrink", "stretch"), _WHOLE),
            }
        ),
        "callouts": Table(dict.fromkeys(("tip", "warning", "note", "call"), _WORD)),
        "artwork": Table({"default": _WORD}, _WORD),
        "styles": Table(
            {
                **dict.fromkeys(SPACED, _style(_TYPE | _SPACE | {"align"})),
                **dict.fromkeys(SIDED, _style(_TYPE | {"align"})),
                **dict.fromkeys(PLACED, _style(_TYPE)),
                **dict.fromkeys(INLINE, _style(_TYPE - {"lines", "leading"})),
            }
        ),
        # Only a print edition asks for it (theme/press.py).
        "print": Table(others="anything"),
    },
    optional=("print",),
)


def faults_of(data: Mapping[str, Any]) -> list[Fault]:
    """All that a theme's file lacks, says in vain or of the wrong kind."""
    found = [*_unlike(data, THEME, ())] or [*_beyond(data)]
    for name, style in _tables(data.get("styles")):
        for own, other in (("step", "size"), ("lines", "leading")):
            inline = name in INLINE and own == "lines"
            if (own in style) == (other in style) and not inline:
                message = N_("styles.{name}: either '{own}' or '{other}'", name=name, own=own, other=other)
                found.append((("styles", name), message, ""))
        for own, other in (("space_before", "before"), ("space_after", "after")):
            if own in style and other in style:
                message = N_("styles.{name}: either '{own}' or '{other}'", name=name, own=own, other=other)
                found.append((("styles", name), message, ""))
    return found


def _beyond(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Numbers with which no size can be reckoned."""
    scale = [(("scale", key), value) for key, value in data["scale"].items() if key in _RANGES]
    steps = [(("styles", name, "step"), style["step"]) for name, style in _tables(data["styles"])
             if "step" in style]  # fmt: skip
    for keys, value in (*scale, *steps):
        least, most = _RANGES[keys[-1]]
        if not least <= value <= most:
            where = ".".join(keys)
            yield keys, N_("{where} is between {least} and {most}", where=where, least=least, most=most), ""


def _tables(data: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, dict) and name in (*SPACED, *SIDED, *PLACED, *INLINE):
            yield name, value


def _unlike(data: object, table: Table, above: tuple[str, ...]) -> Iterator[Fault]:
    if not isinstance(data, dict):
        yield above, N_("'{key}' is a table", key=".".join(above)), ""
        return
    for key, kind in table.keys.items():
        if key in data:
            yield from _wrong(data[key], kind, (*above, key))
        elif key not in table.optional:
            message = N_("'{key}' is missing", key=".".join((*above, key)))
            yield above, message, N_("compare it with the built-in theme.toml")
    for key, value in data.items():
        if key in table.keys:
            continue
        if table.others:
            yield from _wrong(value, table.others, (*above, key))
        else:
            message = N_("'{key}' means nothing here", key=".".join((*above, key)))
            yield (*above, key), message, suggest(key, table.keys) or N_("leave it out")


def _wrong(value: object, kind: Table | str, keys: tuple[str, ...]) -> Iterator[Fault]:
    if isinstance(kind, Table):
        yield from _unlike(value, kind, keys)
    elif not _fits(value, kind):
        name = ".".join(keys)
        message = {
            _WORD: N_("'{key}' is a text in quotes", key=name),
            _NUMBER: N_("'{key}' is a number", key=name),
            _WHOLE: N_("'{key}' is a whole number", key=name),
            _WORDS: N_("'{key}' is a list of texts", key=name),
        }[kind]
        yield keys, message, ""


def _fits(value: object, kind: str) -> bool:
    if kind == _WORD:
        return isinstance(value, str)
    if kind == _WORDS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if kind == _WHOLE:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == _NUMBER:
        plain = isinstance(value, int) and not isinstance(value, bool)
        return plain or (isinstance(value, Decimal) and value.is_finite())
    return True
