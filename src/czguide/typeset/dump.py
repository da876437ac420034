"""A paragraph as readable text, for golden files and for looking."""

from __future__ import annotations

from czguide.typeset.model import GlyphRun, Line, Paragraph


def dump(paragraph: Paragraph, glyphs: bool = False) -> str:
    """One row a line: place, set width, how it was stretched, its text. With ``glyphs`` each run below."""
    rows = []
    for number, line in enumerate(paragraph.lines, 1):
        rows.append(_line(number, line))
        if glyphs:
            rows += [_run(run) for run in line.runs]
    rows += [f"! {p.code} at {p.start}: {p.text!r}" for p in paragraph.problems]
    return "\n".join(rows) + "\n"


def _line(number: int, line: Line) -> str:
    mark = "-" if line.hyphenated else " "
    place = f"x={line.x:6.2f} w={line.width:7.2f}/{line.measure:.2f} r={line.ratio:+.2f}"
    return f"{number:3} {place}{mark}|{line.text!r}"


def _run(run: GlyphRun) -> str:
    if run.origins is not None:
        cells = [
            f"{text or '+'}:{gid}@{x:.2f},{y:.2f}"
            for text, gid, (x, y) in zip(run.texts, run.glyphs, run.origins, strict=True)
        ]
    else:
        cells = [
            f"{text or '+'}:{gid}{extra:+d}" if extra else f"{text or '+'}:{gid}"
            for text, gid, extra in zip(run.texts, run.glyphs, run.extra, strict=True)
        ]
    direction = "<" if run.level % 2 else ">"
    return f"    {direction} {run.face.postscript_name} {run.size:g} s{run.span} x={run.x:.2f} " + " ".join(
        cells
    )
