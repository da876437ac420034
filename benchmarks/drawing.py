"""The least a writer must do with a line: show operators with exact adjustments."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from czguide.typeset import Line
from czguide.writers.pdf.cidfont import register


def draw_line(canvas: Canvas, line: Line, x: float, y: float) -> None:
    """Draw a line with its left end and baseline at a point."""
    parts = ["BT"]
    doc = canvas._doc
    for run in line.runs:
        font = register(run.face)
        codes = font.codes(doc)
        parts.append(f"{font.getSubsetInternalName(0, doc)} {run.size:g} Tf")
        if run.origins is not None:
            for gid, text, (gx, gy) in zip(run.glyphs, run.texts, run.origins, strict=True):
                parts.append(f"1 0 0 1 {x + gx:.3f} {y + gy:.3f} Tm <{codes.cid(gid, text):04X}> Tj")
            continue
        shown: list[str] = []
        for key, extra in zip(zip(run.glyphs, run.texts, strict=True), run.extra, strict=True):
            shown.append(f"{codes.cid(*key):04X}")
            if extra:
                shown.append(f">{-extra}<")
        parts.append(f"1 0 0 1 {x + run.x:.3f} {y:.3f} Tm [<{''.join(shown)}>] TJ")
    parts.append("ET")
    canvas._code.append("\n".join(parts))
