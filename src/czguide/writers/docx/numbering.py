"""Lists: numbering definitions, and a new instance for every numbered list so that it starts at 1."""

from __future__ import annotations

from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.styles import LIST_INDENT
from czguide.writers.docx.xml import Element, paragraph_properties, root, run_properties, w

_MARKS = {
    "bullet": "•", "step": "%1.", "check": "☐", "field": "–",
    "Tip": "✔", "Warning": "⚠", "Remark": "ℹ", "Call": "☎",
}  # fmt: skip
_STYLES = {"bullet": "ListBullet", "step": "ListNumber", "check": "ListCheck", "field": "ListField"}
_CALLOUTS = {"Tip": "tip", "Warning": "warning", "Remark": "note", "Call": "call"}
"""Callouts' titles begin with a sign of their kind: the theme's colours of the kinds."""
_SYMBOLS = "Segoe UI Symbol"
_INDENT = round(LIST_INDENT * TWIPS_PER_POINT)


def definition_number(kind: str) -> int:
    """The numbering instance that a list style refers to."""
    return list(_MARKS).index(kind) + 1


class Numbering:
    """The numbering part's instances (ECMA-376 part 1, 17.9)."""

    def __init__(self) -> None:
        self._restarts = 0

    def restart(self) -> int:
        """A new instance of the step list, counting from 1 again (17.9.8, 17.9.26)."""
        self._restarts += 1
        return len(_MARKS) + self._restarts

    def part(self, palette: Palette) -> Element:
        """The part: a definition for each kind, then the instances."""
        first = len(_MARKS) + 1
        return root(
            "numbering",
            *(_definition(kind, palette) for kind in _MARKS),
            *(_instance(definition_number(kind), kind) for kind in _MARKS),
            *(
                _instance(number, "step", w("lvlOverride", w("startOverride", val=1), ilvl=0))
                for number in range(first, first + self._restarts)
            ),
        )


def _instance(number: int, kind: str, override: Element | None = None) -> Element:
    return w("num", w("abstractNumId", val=definition_number(kind)), override, numId=number)


def _definition(kind: str, palette: Palette) -> Element:
    callout = _CALLOUTS.get(kind)
    run = [palette.text(callout or "accent")]
    if kind == "step":
        run += [w("b"), w("bCs")]
    if callout or kind == "check":
        run.append(w("rFonts", ascii=_SYMBOLS, hAnsi=_SYMBOLS, eastAsia=_SYMBOLS, cs=_SYMBOLS))
    if callout:
        run += [w("b", val=0), w("bCs", val=0)]
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal" if kind == "step" else "bullet"),
        w("pStyle", val=_STYLES.get(kind, f"{kind}Title")),
        # A space after the sign: the title and the text below it must have one indent to stand in one box.
        w("suff", val="space") if callout else None,
        w("lvlText", val=_MARKS[kind] + ("\u2002" if callout else "")),
        w("lvlJc", val="left"),
        None if callout else paragraph_properties([w("ind", left=_INDENT, hanging=_INDENT)]),
        run_properties(run),
        ilvl=0,
    )
    number = definition_number(kind)
    return w(
        "abstractNum",
        w("nsid", val=f"C2{number:06X}"),
        w("multiLevelType", val="singleLevel"),
        w("tmpl", val=f"C3{number:06X}"),
        level,
        abstractNumId=number,
    )
