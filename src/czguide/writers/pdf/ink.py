"""Set lines onto a canvas: glyphs by id, colours, grounds, dotted underlines, links.

Text is shown with TJ and whole-thousandth adjustments. Where a gap between glyphs is wide enough for
a reader to take it for a space, the line says what it reads (ActualText, ISO 32000-2 14.9.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor

from czguide.typeset import GlyphRun, Line, Paragraph
from czguide.writers.pdf.cidfont import register
from czguide.writers.pdf.structure import Element

_FALSE_SPACE = 95
"""Thousandths of an em between two glyphs from which extractors see a space (pdfminer 100, poppler 125)."""

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Ink:
    """How a span looks beyond its font: '#rrggbb' colours; `ground` behind, `dots` below the text."""

    colour: str
    ground: str = ""
    dots: str = ""


Placed = tuple[Line, float, float]
"""A line with its left edge and its baseline."""


@dataclass
class _Piece:
    """Neighbouring runs of lines that belong to one structure element."""

    element: Element | None
    rows: list[tuple[Line, float, float, list[GlyphRun]]]


def draw_lines(
    canvas: Any, paragraph: Paragraph, lines: Sequence[Placed], elements: Sequence[Element] = ()
) -> None:
    """Draw lines: their grounds, the text, then dots and links.

    `elements` has the structure element of each span. Without it the text belongs to what the caller has
    opened on the canvas, and links nothing.
    """
    for line, x, y in lines:
        _grounds(canvas, paragraph, line, x, y)
    for piece in _pieces(lines, elements):
        code = ["\n".join(_operators(canvas, paragraph, line, runs, x, y)) for line, x, y, runs in piece.rows]
        if piece.element is None:
            canvas._code += code
            continue
        with canvas.tagged(piece.element):
            canvas._code += code
    # The text set its own colours, behind ReportLab's back.
    canvas._fillColorObj = None
    for line, x, y in lines:
        for stretch in _stretches(paragraph, line, elements):
            left, right, size = stretch.left, stretch.right, stretch.size
            if stretch.ink.dots:
                _dots(canvas, stretch.ink.dots, x + left, x + right, y - size * 0.2)
            if stretch.link is not None:
                box = (x + left, y - size * 0.25, x + right, y + size * 0.9)
                canvas.link(stretch.link, stretch.target, box)


def _pieces(lines: Sequence[Placed], elements: Sequence[Element]) -> list[_Piece]:
    found: list[_Piece] = []
    for line, x, y in lines:
        for run in line.runs:
            element = elements[run.span] if elements else None
            if not found or found[-1].element is not element:
                found.append(_Piece(element, []))
            rows = found[-1].rows
            if not rows or rows[-1][0] is not line:
                rows.append((line, x, y, []))
            rows[-1][3].append(run)
    return found


def _grounds(canvas: Any, paragraph: Paragraph, line: Line, x: float, y: float) -> None:
    for run in line.runs:
        ink = _ink(paragraph, run)
        if ink.ground:
            canvas.setFillColor(HexColor(ink.ground))
            canvas.rect(x + run.x, y - run.size * 0.26, run.width, run.size * 1.22, stroke=0, fill=1)


def _ink(paragraph: Paragraph, run: GlyphRun) -> Ink:
    ink = paragraph.spans[run.span].style.color
    return ink if isinstance(ink, Ink) else Ink("#000000")


def _operators(
    canvas: Any, paragraph: Paragraph, line: Line, runs: Sequence[GlyphRun], x: float, y: float
) -> list[str]:
    doc = canvas._doc
    spoken = _needs_actual_text(line)
    parts = ["BT"]
    if spoken:
        text = "".join(text for run in runs for text in run.texts)
        encoded = (_BYTE_ORDER_MARK + text).encode("utf-16-be").hex().upper()
        parts.insert(0, f"/Span <</ActualText <{encoded}>>> BDC")
    colour = ""
    for run in runs:
        font = register(run.face)
        codes = font.codes(doc)
        own = _ink(paragraph, run).colour
        if own != colour:
            red, green, blue = HexColor(own).rgb()
            parts.append(f"{red:.4g} {green:.4g} {blue:.4g} rg")
            colour = own
        parts.append(f"{font.getSubsetInternalName(0, doc)} {run.size:g} Tf")
        rise = paragraph.spans[run.span].style.rise * run.size
        if run.origins is not None:
            for gid, text, (gx, gy) in zip(run.glyphs, run.texts, run.origins, strict=True):
                parts.append(f"1 0 0 1 {x + gx:.3f} {y + gy + rise:.3f} Tm <{codes[gid, text]}> Tj")
            continue
        shown: list[str] = []
        for key, extra in zip(zip(run.glyphs, run.texts, strict=True), run.extra, strict=True):
            shown.append(codes[key])
            if extra:
                shown.append(f">{-extra}<")
        parts.append(f"1 0 0 1 {x + run.x:.3f} {y + rise:.3f} Tm [<{''.join(shown)}>] TJ")
    parts.append("ET")
    if spoken:
        parts.append("EMC")
    return parts


def _needs_actual_text(line: Line) -> bool:
    """Whether a gap between two glyphs, neither of them a space, is as wide as a space."""
    for index, run in enumerate(line.runs):
        if run.origins is not None:
            # Placed glyphs: marks and joined letters, whose order and text no reader can guess.
            return True
        for at, extra in enumerate(run.extra):
            if extra < _FALSE_SPACE or run.texts[at].isspace():
                continue
            after = run.texts[at + 1] if at + 1 < len(run.texts) else _first(line.runs[index + 1 :])
            if after and not after.isspace():
                return True
    return False


def _first(runs: Sequence[GlyphRun]) -> str:
    return next((text for run in runs for text in run.texts if text), "")


@dataclass
class _Stretch:
    """Neighbouring runs that share an underline or a link."""

    left: float
    right: float
    size: float
    ink: Ink
    target: str
    link: Element | None


def _stretches(paragraph: Paragraph, line: Line, elements: Sequence[Element]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for run in line.runs:
        style = paragraph.spans[run.span].style
        ink = _ink(paragraph, run)
        if not ink.dots and not style.link:
            continue
        link = elements[run.span].link if elements and style.link else None
        own = _Stretch(run.x, run.x + run.width, run.size, ink, str(style.link or ""), link)
        last = found[-1] if found else None
        if last and (last.ink, last.link, last.target) == (ink, link, own.target) and _touch(last, own):
            last.right, last.size = own.right, max(last.size, own.size)
        else:
            found.append(own)
    return found


def _touch(last: _Stretch, own: _Stretch) -> bool:
    return abs(last.right - own.left) < own.size * 0.3


def _dots(canvas: Any, colour: str, left: float, right: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.9)
    canvas.setLineCap(1)
    canvas.setDash([0, 2.1])
    canvas.line(left + 0.5, y, right - 0.4, y)
    canvas.restoreState()
