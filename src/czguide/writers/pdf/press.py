"""The print edition's sheets: colours as inks, bleed, crop marks, boxes, spreads (ISO 15930-7, PDF/X-4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFPage

from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.theme.press import Inks, Press
from czguide.writers.pdf.objects import Raw

MILLIMETRE = 72 / 25.4
BLEED = 3 * MILLIMETRE
_SLUG = 10 * MILLIMETRE
"""From the trimmed edge to the sheet's, where the crop marks stand."""
_MARK_START, _MARK_END, _MARK_WIDTH = 4 * MILLIMETRE, 9 * MILLIMETRE, 0.25

_BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
_TOKEN = re.compile(
    r"(?s:\((?:[^\\()]|\\.)*\))"  # a string: glyph codes may look like anything
    r"|(?<![\w.#/<-])(?:(?P<state>BT|ET|q|Q)|(?P<r>[\d.]+) (?P<g>[\d.]+) (?P<b>[\d.]+) (?P<rgb>rg|RG)"
    r"|(?P<grey>[\d.]+) (?P<gray>g|G))(?=\s|$)"
)
_REGISTRATION = "1 1 1 1 K"
"""All inks: crop marks must show on every plate."""

OVERPRINTS = {"Over": b"<</OP true/op true/OPM 1>>", "Out": b"<</OP false/op false/OPM 0>>"}
"""Graphics states: what is printed over the ground, and what is left out of it (ISO 32000-1 8.6.7)."""


def shifted(press: Press, page: int, rtl: bool, flow: bool) -> float:
    """How far a page's content moves to the right, in points; `page` from 1, a right-hand page where odd.

    Of a book that is read from right to left the odd pages are the left-hand ones. What is not in the
    `flow`, the cover, stays.
    """
    if not flow:
        return 0.0
    return press.gutter if (page % 2 == 1) != rtl else -press.gutter


def sheet(
    code: Sequence[str],
    press: Press,
    size: tuple[float, float],
    shift: float,
    tagged: bool,
    folds: Sequence[float] = (),
) -> list[str]:
    """A page's code as it is printed: in inks, moved from the spine, cut at the bleed, with crop marks.

    `folds`: where across the page, in points, it is folded from top to bottom.
    """
    width, height = size
    inker = _Inker(press.inks)
    inner = [inker.inked(item) for item in code]
    cut = f"{-BLEED:.3f} {-BLEED:.3f} {width + 2 * BLEED:.3f} {height + 2 * BLEED:.3f} re W n"
    # What names no colour is black, and black must be an ink.
    start = f"q 0 0 0 1 k 0 0 0 1 K {cut}"
    moved = f"1 0 0 1 {shift:g} 0 cm" if shift else ""
    marks = f"q {_REGISTRATION} {_MARK_WIDTH} w {_marks(width, height)} S"
    if folds:
        marks += f" [2 2] 0 d {_fold_marks(folds, height)} S"
    marks += " Q"
    if tagged:
        marks = f"/Artifact<</Type/Page>>BDC\n{marks}\nEMC"
    return [start, *([moved] if moved else []), *inner, "Q", marks]


class _Inker:
    """Turns a page's colours into inks, from its first piece of code to its last.

    Text in black alone is printed over its ground: left out of it, the least shift of the plates would show
    as a white rim.
    """

    def __init__(self, inks: Mapping[str, Inks]) -> None:
        self.inks = inks
        self.black = True
        self.kept: list[bool] = []
        self.text = self.over = False

    def inked(self, code: str) -> str:
        """Every colour operator with the inks of its colour (ISO 32000-1 8.6.8)."""
        return _TOKEN.sub(self._replaced, code)

    def _replaced(self, match: re.Match[str]) -> str:
        if match[0].startswith("("):
            return match[0]
        if match["state"]:
            return self._state(match["state"])
        if match["rgb"]:
            values = [float(match[name]) for name in "rgb"]
            stroke = match["rgb"] == "RG"
        else:
            values = [float(match["grey"])] * 3
            stroke = match["gray"] == "G"
        inks = _inks(values, self.inks)
        found = f"{' '.join(f'{ink:.4g}' for ink in inks)} {'K' if stroke else 'k'}"
        if stroke:
            return found
        self.black = inks == _BLACK
        return found + self._overprint(self.black and self.text)

    def _state(self, operator: str) -> str:
        match operator:
            case "q":
                self.kept.append(self.black)
            case "Q":
                self.black = self.kept.pop()
            case _:
                self.text = operator == "BT"
                return operator + self._overprint(self.black and self.text)
        return operator

    def _overprint(self, wanted: bool) -> str:
        if wanted == self.over:
            return ""
        self.over = wanted
        return " /Over gs" if wanted else " /Out gs"


def _inks(values: Sequence[float], inks: Mapping[str, Inks]) -> Inks:
    name = "#" + "".join(f"{round(value * 255):02x}" for value in values)
    found = inks.get(name) or {"#000000": _BLACK, "#ffffff": (0.0, 0.0, 0.0, 0.0)}.get(name)
    if found is None:
        raise CzguideError.single(
            "pdf.inks",
            N_("the colour {name} has no inks", name=name),
            hint=N_("draw with the theme's colours, and give their inks under [print.cmyk]"),
        )
    return found


def _marks(width: float, height: float) -> str:
    """Two lines at each corner of the trimmed page, outside the bleed."""
    lines = []
    for x, across in ((0.0, -1), (width, 1)):
        for y, up in ((0.0, -1), (height, 1)):
            near, far = x + across * _MARK_START, x + across * _MARK_END
            lines.append(f"{near:.3f} {y:.3f} m {far:.3f} {y:.3f} l")
            near, far = y + up * _MARK_START, y + up * _MARK_END
            lines.append(f"{x:.3f} {near:.3f} m {x:.3f} {far:.3f} l")
    return " ".join(lines)


def _fold_marks(folds: Sequence[float], height: float) -> str:
    """A line above and one below the page for each fold."""
    ends = ((-_MARK_END, -_MARK_START), (height + _MARK_START, height + _MARK_END))
    return " ".join(f"{x:.3f} {low:.3f} m {x:.3f} {high:.3f} l" for x in folds for low, high in ends)


def set_boxes(page: Any, size: tuple[float, float]) -> None:
    """Trim, bleed and media box, from inside out (ISO 15930-7 6.11); colours blend as inks.

    The origin stays the trimmed page's corner, so that all that has a place on the page keeps it.
    """
    page.__NoDefault__ = [*(getattr(page, "__NoDefault__", None) or PDFPage.__NoDefault__), "Group"]
    for name, room in (("TrimBox", 0.0), ("BleedBox", BLEED), ("MediaBox", _SLUG)):
        box = [-room, -room, size[0] + room, size[1] + room]
        setattr(page, name, PDFArray([round(value, 3) for value in box]))
    page.Group = Raw(b"<</Type/Group/S/Transparency/CS/DeviceCMYK>>")
