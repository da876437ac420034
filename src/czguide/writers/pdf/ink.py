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

_FALSE_SPACE = 95
"""Thousandths of an em between two glyphs from which extractors see a space (pdfminer 100, poppler 125)."""

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Ink:
    """How a span looks beyond its font: '#rrggbb' colours; `ground` behind, `dots` below the text."""

    colour: str
    ground: str = ""
    dots: str = ""


def draw_lines(canvas: Any, paragraph: Paragraph, origins: Sequence[tuple[float, float]]) -> None:
    """Draw a paragraph's lines, each with its left edge and baseline at its origin."""
    for line, (x, y) in zip(paragraph.lines, origins, strict=True):
        draw_line(canvas, paragraph, line, x, y)


def draw_line(canvas: Any, paragraph: Paragraph, line: Line, x: float, y: float) -> None:
    """Draw one line; its grounds go below the text, its dots and links above."""
    for run in line.runs:
        ink = _ink(paragraph, run)
        if ink.ground:
            canvas.setFillColor(HexColor(ink.ground))
            canvas.rect(x + run.x, y - run.size * 0.26, run.width, run.size * 1.22, stroke=0, fill=1)
    canvas._code.append("\n".join(_operators(canvas, paragraph, line, x, y)))
    # The text set its own colours, behind ReportLab's back.
    canvas._fillColorObj = None
    for left, right, size, ink, link in _stretches(paragraph, line):
        if ink.dots:
            _dots(canvas, ink.dots, x + left, x + right, y - size * 0.2)
        if link:
            _link(canvas, str(link), (x + left, y - size * 0.25, x + right, y + size * 0.9))


def _ink(paragraph: Paragraph, run: GlyphRun) -> Ink:
    ink = paragraph.spans[run.span].style.color
    return ink if isinstance(ink, Ink) else Ink("#000000")


def _operators(canvas: Any, paragraph: Paragraph, line: Line, x: float, y: float) -> list[str]:
    doc = canvas._doc
    spoken = _needs_actual_text(line)
    parts = ["BT"]
    if spoken:
        text = line.text.rstrip("\n") + ("\u00ad" if line.hyphenated else "")
        encoded = (_BYTE_ORDER_MARK + text).encode("utf-16-be").hex().upper()
        parts.insert(0, f"/Span <</ActualText <{encoded}>>> BDC")
    colour = ""
    for run in line.runs:
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


def _stretches(paragraph: Paragraph, line: Line) -> list[tuple[float, float, float, Ink, object]]:
    """Neighbouring runs that share an underline or a link, as (left, right, size, ink, link)."""
    found: list[tuple[float, float, float, Ink, object]] = []
    for run in line.runs:
        style = paragraph.spans[run.span].style
        ink = _ink(paragraph, run)
        if not ink.dots and not style.link:
            continue
        right = run.x + run.width
        if found and found[-1][3:] == (ink, style.link) and abs(found[-1][1] - run.x) < run.size * 0.3:
            left, _, size, *rest = found.pop()
            found.append((left, right, max(size, run.size), ink, style.link))
            del rest
        else:
            found.append((run.x, right, run.size, ink, style.link))
    return found


def _dots(canvas: Any, colour: str, left: float, right: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.9)
    canvas.setLineCap(1)
    canvas.setDash([0, 2.1])
    canvas.line(left + 0.5, y, right - 0.4, y)
    canvas.restoreState()


def _link(canvas: Any, target: str, rect: tuple[float, float, float, float]) -> None:
    if target.startswith("#"):
        canvas.linkRect("", target[1:], rect, relative=1, thickness=0)
    else:
        canvas.linkURL(target, rect, relative=1, thickness=0)
