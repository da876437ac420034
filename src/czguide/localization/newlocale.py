"""A language nobody has begun yet: its `locale.toml`, termbase file and catalogs, as CLDR and the
project's nearest language propose them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit

from czguide.content.model import Content
from czguide.content.walk import messages
from czguide.localization.catalogs import Catalog
from czguide.localization.cldr import direction, display_name, groups_digits, number_scales
from czguide.localization.exemplars import Exemplars, exemplars
from czguide.localization.locale import Locale, Scale
from czguide.localization.merge import Proposal
from czguide.localization.scripts import EAST_ASIAN_OFFICE, OFFICE, font_family, has_han, is_cjk, line_break
from czguide.localization.tags import Tag, canonical
from czguide.localization.termbase import FORM_COLUMNS, Form, Termbase

_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Where paper is US Letter (CLDR, paperSize)."""

PATTERNS = "patterns."


def nearest(tag: Tag, known: Sequence[str]) -> str:
    """The known locale of the same language and script, the nearest by name; '' where there is none."""
    kin = [name for name in known if canonical(name).written == tag.written and name != tag.name]
    lineage = {name: rank for rank, name in enumerate(tag.lineage)}
    return min(kin, key=lambda name: (lineage.get(name, len(lineage)), name), default="")


def letters_of(tag: Tag) -> Exemplars:
    """What the language is written with."""
    return exemplars(*tag.lineage)


def font_order(tag: Tag, kin: Locale | None) -> tuple[str, ...]:
    """The families a language wants, its own script's first."""
    own = (font_family(tag.script), "Noto Sans", "Noto Sans SC")
    return kin.font_order if kin else tuple(dict.fromkeys(own))


def locale_text(tag: Tag, kin: Locale | None, fonts: Sequence[str]) -> str:
    """A new `locale.toml`. Large numbers, dates and office fonts are a near language's, if there is one."""
    scales = kin.scales if kin else number_scales(tag.name, 4 if is_cjk(tag.script) else 6)
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


def _scale(scale: Scale) -> str:
    forms = (f"{name} = {_quoted(pattern)}" for name, pattern in scale.forms.items())
    links = [f"link = {json.dumps(list(scale.link), ensure_ascii=False)}"] if any(scale.link) else []
    power = len(str(int(scale.divisor))) - 1
    return (
        f"{{ {', '.join((f'divisor = 1e{power}', f'pattern = {_quoted(scale.pattern)}', *forms, *links))} }}"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def forms_of(termbase: Termbase, kin: str) -> dict[str, Form]:
    """A row for every term: as a near language writes it, else empty; nothing of it is confirmed."""
    found = ((key, termbase.form(key, kin)) for key in termbase.terms)
    return {key: Form(form.display, form.gloss) if form else Form("") for key, form in found}


def termbase_data(forms: Mapping[str, Form]) -> bytes:
    """A locale's termbase file, as Excel opens it: CSV in UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, FORM_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for key, form in forms.items():
        row = {"key": key, "display": form.display, "gloss": form.gloss, "status": form.status}
        writer.writerow(row)
    return text.getvalue().encode("utf-8-sig")


def proposals(content: Content, kin: Catalog | None, patterns: Catalog | None) -> dict[str, Proposal]:
    """What a translator may begin with, all of it to confirm: the near language's translations, texts that
    hold no Chinese, and how another language words facts."""
    return dict(_proposals(content, kin, patterns))


def _proposals(
    content: Content, kin: Catalog | None, patterns: Catalog | None
) -> Iterator[tuple[str, Proposal]]:
    for text in messages(content):
        for catalog in (kin, patterns if text.id.startswith(PATTERNS) else None):
            message = catalog.messages.get(text.id) if catalog else None
            if message is None or not message.translated or message.fuzzy or message.source != text.source:
                continue
            yield text.id, Proposal(message.forms, message.at.path.split("/")[1])
            break
        else:
            if not has_han(text.source):
                yield text.id, Proposal((text.source,), "the source: it holds no Chinese")


def with_locale(config: bytes, tag: str) -> bytes:
    """`czguide.toml` with one more locale; comments and layout stay."""
    mark = b"\xef\xbb\xbf" if config.startswith(b"\xef\xbb\xbf") else b""
    document = tomlkit.parse(config.decode("utf-8-sig"))
    listed: Any = document["project"]["locales"]
    if tag not in listed:
        listed.append(tag)
    return mark + tomlkit.dumps(document).encode("utf-8")
