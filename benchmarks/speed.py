"""Speed against stock ReportLab paragraphs: ``python -m benchmarks.speed [fonts folder]``.

Whole processes, alternating, medians; and inside one process the stages of our own. Both make one PDF
of the same 50,000 characters in four languages, with headings in a second face.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.corpus import paragraphs

LANGUAGES = ("zh", "ja", "ko", "en")
WIDTH = 170 * 72 / 25.4
SIZE, LEADING = 10, 16
CHARACTERS = 12_500
ROUNDS = 7
HEADING = 5  # a bold heading before every fifth paragraph, as a guide has


def stock(fonts: Path) -> bytes:
    """ReportLab's own paragraphs and font embedding."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    story: list[object] = []
    for tag, name in zip(LANGUAGES, ("NotoSansSC", "NotoSansJP", "NotoSansKR", "NotoSans"), strict=True):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}-Regular.ttf")))
        pdfmetrics.registerFont(TTFont(f"{name}-Bold", str(fonts / f"{name}-Bold.ttf")))
        style = ParagraphStyle(
            tag, fontName=name, fontSize=SIZE, leading=LEADING, wordWrap="CJK" if tag in ("zh", "ja") else None,
            alignment=4,
        )  # fmt: skip
        heading = ParagraphStyle(tag + "h", parent=style, fontName=f"{name}-Bold", fontSize=14, alignment=0)
        for number, text in enumerate(paragraphs(tag, CHARACTERS)):
            if number % HEADING == 0:
                story.append(Paragraph(text[:20], heading))
            story += [Paragraph(text.replace("&", "&amp;"), style), Spacer(1, 6)]
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


def own(fonts: Path, times: dict[str, float] | None = None) -> bytes:
    """The same text through `czguide.typeset` and the composite font."""
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.drawing import draw_line
    from benchmarks.fonts import font_set
    from czguide.typeset import Align, ParagraphStyle, Span, TextStyle, Typesetter, break_lines

    clock = time.perf_counter
    spent = times if times is not None else {}
    families = font_set(fonts)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    y = 800.0
    style = ParagraphStyle(size=SIZE)
    headings = ParagraphStyle(size=14, align=Align.START, heading=True, balance=True)
    for tag in LANGUAGES:
        typesetter = Typesetter(families, tag)
        texts = paragraphs(tag, CHARACTERS)
        items: list[tuple[str | list[Span], ParagraphStyle]] = []
        for number, text in enumerate(texts):
            if number % HEADING == 0:
                items.append(([Span(text[:20], TextStyle(weight="bold"))], headings))
            items.append((text, style))
        for text_or_spans, own_style in items:
            start = clock()
            shaped = typesetter.shape(text_or_spans, own_style)
            middle = clock()
            paragraph = break_lines(shaped, WIDTH)
            end = clock()
            for line in paragraph:
                if y < 60:
                    canvas.showPage()
                    y = 800.0
                draw_line(canvas, line, 56, y)
                y -= LEADING
            y -= 6
            spent["shape"] = spent.get("shape", 0) + middle - start
            spent["break and lay"] = spent.get("break and lay", 0) + end - middle
            spent["draw"] = spent.get("draw", 0) + clock() - end
    start = clock()
    canvas.save()
    spent["save"] = clock() - start
    return out.getvalue()


def main() -> None:
    """Print medians and ratios."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--child"]:
        start = time.perf_counter()
        data = {"stock": stock, "own": own}[arguments[1]](Path(arguments[2]))
        print(time.perf_counter() - start, len(data))
        return
    fonts = arguments[0] if arguments else "assets/fonts"
    walls: dict[str, list[float]] = {"stock": [], "own": []}
    inner: dict[str, list[float]] = {"stock": [], "own": []}
    sizes: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name in walls:
            start = time.perf_counter()
            command = [sys.executable, "-m", "benchmarks.speed", "--child", name, fonts]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            walls[name].append(time.perf_counter() - start)
            inner[name].append(float(printed[0]))
            sizes[name] = int(printed[1])
    for name in walls:
        print(
            f"{name:6} process {statistics.median(walls[name]):.3f} s, without start-up"
            f" {statistics.median(inner[name]):.3f} s, {sizes[name]:,} bytes"
        )
    wall = statistics.median(walls["own"]) / statistics.median(walls["stock"])
    inside = statistics.median(inner["own"]) / statistics.median(inner["stock"])
    print(
        f"ratio  process {wall:.2f}, without start-up {inside:.2f}, bytes {sizes['own'] / sizes['stock']:.2f}"
    )
    times: dict[str, float] = {}
    own(Path(fonts), times)
    print("stages", {stage: round(seconds, 3) for stage, seconds in times.items()})


if __name__ == "__main__":
    main()
