"""Lists: numbering definitions, and a new instance for every numbered list so that it starts at 1."""

from __future__ import annotations

from dataclasses import dataclass

from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.styles import LIST_INDENT, SIGN_INDENT
from czguide.writers.docx.xml import Element, paragraph_properties, root, run_properties, w

_SYMBOLS = "Segoe UI Symbol"


@dataclass(frozen=True)
class _Mark:
    """What a style's paragraphs begin with, in a colour of the theme.

    `symbol`: a character that text fonts lack. `indent`: of the text after it in points; 0 for a space only,
    so that the title of a callout and the text below it have one indent and stand in one box.
    """

    text: str
    style: str
    colour: str = "accent"
    symbol: bool = False
    indent: float = LIST_INDENT


_MARKS = {
    "bullet": _Mark("•", "ListBullet"),
    "step": _Mark("%1.", "ListNumber"),
    "check": _Mark("☐", "ListCheck", symbol=True),
    "field": _Mark("–", "ListField"),
    "Tip": _Mark("✔", "TipTitle", "tip", symbol=True, indent=0),
    "Warning": _Mark("⚠", "WarningTitle", "warning", symbol=True, indent=0),
    "Remark": _Mark("ℹ", "RemarkTitle", "note", symbol=True, indent=0),
    "Call": _Mark("☎", "CallTitle", "call", symbol=True, indent=0),
    "ContactLine": _Mark("ℹ", "ContactLine", symbol=True, indent=SIGN_INDENT),
    "ContactPhone": _Mark("☎", "ContactPhone", symbol=True, indent=SIGN_INDENT),
    "ContactAddress": _Mark("⌂", "ContactAddress", symbol=True, indent=SIGN_INDENT),
    "ContactHours": _Mark("◷", "ContactHours", symbol=True, indent=SIGN_INDENT),
    "ContactWeb": _Mark("↗", "ContactWeb", symbol=True, indent=SIGN_INDENT),
}


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
    mark = _MARKS[kind]
    run = [palette.text(mark.colour)]
    if kind == "step":
        run += [w("b"), w("bCs")]
    if mark.symbol:
        run.append(w("rFonts", ascii=_SYMBOLS, hAnsi=_SYMBOLS, eastAsia=_SYMBOLS, cs=_SYMBOLS))
        run += [w("b", val=0), w("bCs", val=0)]
    indent = round(mark.indent * TWIPS_PER_POINT)
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal" if kind == "step" else "bullet"),
        w("pStyle", val=mark.style),
        None if indent else w("suff", val="space"),
        w("lvlText", val=mark.text + ("" if indent else "\u2002")),
        w("lvlJc", val="left"),
        paragraph_properties([w("ind", left=indent, hanging=indent)]) if indent else None,
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
