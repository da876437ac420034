"""Set lines onto a canvas: what element they belong to, colours, grounds, dotted underlines, links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor

from czguide.typeset import GlyphRun, Line, Paragraph
from czguide.writers.pdf.apart import parted
from czguide.writers.pdf.rows import Piece, Row, Shown
from czguide.writers.pdf.show import Pen
from czguide.writers.pdf.structure import Element


@dataclass(frozen=True)
class Ink:
    """How a span looks beyond its font: '#rrggbb' colours; `ground` behind, `dots` below the text."""

    colour: str
    ground: str = ""
    dots: str = ""


Placed = tuple[Line, float, float]
"""A line with its left edge and its baseline."""


def draw_lines(
    canvas: Any, paragraph: Paragraph, lines: Sequence[Placed], elements: Sequence[Element] = ()
) -> None:
    """Draw lines: their grounds, the text, then dots and links.

    `elements` has the structure element of each span. Without it the text belongs to what the caller has
    opened on the canvas, and links nothing.
    """
    for line, x, y in lines:
        _grounds(canvas, paragraph, line, x, y)
    pieces = _pieces(paragraph, lines, elements)
    if pieces:
        canvas.show(Pen(canvas, paragraph.style.rtl).text(pieces), marked=bool(elements))
    for line, x, y in lines:
        for stretch in _stretches(paragraph, line, elements):
            left, right, size = stretch.left, stretch.right, stretch.size
            if stretch.ink.dots:
                _dots(canvas, stretch.ink.dots, x + left, x + right, y - size * 0.2)
            if stretch.link is not None:
                box = (x + left, y - size * 0.25, x + right, y + size * 0.9)
                canvas.link(stretch.link, stretch.target, box)


def _pieces(paragraph: Paragraph, lines: Sequence[Placed], elements: Sequence[Element]) -> list[Piece]:
    found: list[Piece] = []
    rows: list[Row] = []
    for whole, x, y in lines:
        line = parted(whole)
        for run in line.runs:
            element = elements[run.span] if elements else None
            if not found or found[-1].element is not element:
                rows = []
                found.append(Piece(element, rows))
            if not rows or rows[-1].line is not line:
                rows.append(Row(line, x, y, []))
            rise = paragraph.spans[run.span].style.rise * run.size
            rows[-1].runs.append(Shown(run, _ink(paragraph, run).colour, rise))
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
