"""A new language's `locale.toml`, from CLDR and a near language, and its entry in `czguide.toml`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import tomlkit

from czguide.localization.cldr import direction, display_name, groups_digits, number_scales
from czguide.localization.exemplars import Exemplars, exemplars
from czguide.localization.locale import Locale, Scale
from czguide.localization.scripts import EAST_ASIAN_OFFICE, OFFICE, font_family, is_cjk, line_break
from czguide.localization.tags import Tag

_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Where paper is US Letter (CLDR, paperSize)."""


def letters_of(tag: Tag) -> Exemplars:
    """What the language is written with."""
    return exemplars(*tag.lineage)


def font_order(tag: Tag, kin: Locale | None) -> tuple[str, ...]:
    """The families a language wants, its own script's first."""
    own = (font_family(tag.script), "Noto Sans", "Noto Sans SC")
    return kin.font_order if kin else tuple(dict.fromkeys(own))


def locale_text(tag: Tag, kin: Locale | None, fonts: Sequence[str]) -> str:
    """A new `locale.toml`. Large numbers, dates and office fonts are a near language's, if there is one."""
    scales = kin.scales if kin else _scales(tag)
    grouping = kin.grouping if kin else groups_digits(tag.name)
    decimals = kin.scale_decimals if kin else 2 if is_cjk(tag.script) else 3
    page = "Letter" if tag.territory in _LETTER else "A4"
    latin = kin.office_latin if kin else OFFICE.get(tag.script, "Calibri")
    east_asian = kin.office_east_asian if kin else EAST_ASIAN_OFFICE.get(tag.script, "Microsoft YaHei")
    dates = [
        f"{key} = {_quoted(value)}"
        for key, value, usual in (
            ("long", kin.long_date if kin else "long", "long"),
            ("first_day", kin.first_day if kin else "", ""),
        )
        if value != usual
    ]
    lines = [
        "# From CLDR, to be confirmed by someone who reads the language.",
        f"tag = {_quoted(tag.name)}",
        f"cldr = {_quoted(tag.name)}",
        f"name = {_quoted(display_name(tag.name))}",
        f"direction = {_quoted(direction(tag.name))}",
        f"script = {_quoted(tag.script)}",
        f"line_break = {_quoted(line_break(tag.script))}",
        f"page_size = {_quoted(page)}",
        f"quotes = {json.dumps(letters_of(tag).quotes, ensure_ascii=False)}",
        f"fallback = {_quoted(kin.tag if kin else '')}",
        "",
        "[numbers]",
        f"grouping = {str(grouping).lower()}",
        f"scale_decimals = {decimals}",
        *((f"first_rank = {_quoted(kin.first_rank)}",) if kin and kin.first_rank else ()),
        "scales = [",
        *(f"  {_scale(scale)}," for scale in scales),
        "]",
        "",
        *(("[dates]", *dates, "") if dates else ()),
        "[fonts]",
        f"order = {json.dumps(list(fonts), ensure_ascii=False)}",
        f"office_latin = {_quoted(latin)}",
        f"office_east_asian = {_quoted(east_asian)}",
    ]
    return "\n".join(lines) + "\n"


def _scales(tag: Tag) -> tuple[Scale, ...]:
    """A territory's words for large numbers, else its language's."""
    least = 4 if is_cjk(tag.script) else 6
    return number_scales(tag.name, least) or number_scales(tag.written, least)


def _scale(scale: Scale) -> str:
    forms = (f"{name} = {_quoted(pattern)}" for name, pattern in scale.forms.items())
    links = [f"link = {json.dumps(list(scale.link), ensure_ascii=False)}"] if any(scale.link) else []
    power = len(str(int(scale.divisor))) - 1
    return (
        f"{{ {', '.join((f'divisor = 1e{power}', f'pattern = {_quoted(scale.pattern)}', *forms, *links))} }}"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def with_locale(config: bytes, tag: str) -> bytes:
    """`czguide.toml` with one more locale; comments and layout stay."""
    mark = b"\xef\xbb\xbf" if config.startswith(b"\xef\xbb\xbf") else b""
    document = tomlkit.parse(config.decode("utf-8-sig"))
    listed: Any = document["project"]["locales"]
    if tag not in listed:
        listed.append(tag)
    return mark + tomlkit.dumps(document).encode("utf-8")
