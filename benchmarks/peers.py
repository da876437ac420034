"""The same text through four engines: one PDF per language and width, faults read from the PDFs.

`python -m benchmarks.peers [fonts folder]`. Typst and WeasyPrint come with the extra `bench`; WeasyPrint also
needs Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0). An engine that cannot be loaded is named and left out.
"""

from __future__ import annotations

import html
import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.corpus import paragraphs
from benchmarks.faults import Faults
from benchmarks.fonts import font_set
from benchmarks.reading import breaks, count, in_all, kinds

LANGUAGES = ("zh", "ja", "ko", "en")
FACES = {"zh": "NotoSansSC", "ja": "NotoSansJP", "ko": "NotoSansKR", "en": "NotoSans"}
NAMES = {"zh": "Noto Sans SC", "ja": "Noto Sans JP", "ko": "Noto Sans KR", "en": "Noto Sans"}
WIDTHS = (70, 90, 110, 130, 150, 170)  # mm
CHARACTERS = 6_000
SIZE, LEADING = 10, 16
ROUNDS, TIMED = 5, 170
MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
BAR = 2.0

Engine = Callable[[Path, str, list[str], int], bytes]


def own(fonts: Path, language: str, texts: list[str], width: int) -> bytes:
    """`czguide.typeset` on a bare canvas."""
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.drawing import draw_line
    from czguide.typeset import ParagraphStyle, Typesetter

    out = io.BytesIO()
    canvas = Canvas(out, PAGE, invariant=1)
    typesetter = Typesetter(font_set(fonts), language)
    y = PAGE[1] - 60
    for text in texts:
        for line in typesetter.paragraph(text, width * MM, ParagraphStyle(size=SIZE)):
            if y < 60:
                canvas.showPage()
                y = PAGE[1] - 60
            draw_line(canvas, line, 56, y)
            y -= LEADING
        y -= 6
    canvas.save()
    return out.getvalue()


def stock(fonts: Path, language: str, texts: list[str], width: int) -> bytes:
    """ReportLab's paragraphs and fonts."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    name = f"peer-{FACES[language]}"
    pdfmetrics.registerFont(TTFont(name, str(fonts / f"{FACES[language]}-Regular.ttf")))
    wrap = "CJK" if language in ("zh", "ja") else None
    style = ParagraphStyle(name, fontName=name, fontSize=SIZE, leading=LEADING, wordWrap=wrap, alignment=4)
    story = [part for text in texts for part in (Paragraph(html.escape(text), style), Spacer(1, 6))]
    out = io.BytesIO()
    margin = (PAGE[0] - width * MM) / 2 - 6  # a frame's padding
    SimpleDocTemplate(out, pagesize=PAGE, leftMargin=margin, rightMargin=margin, invariant=1).build(story)
    return out.getvalue()


def typst(fonts: Path, language: str, texts: list[str], width: int) -> bytes:
    """Typst, justified, its language set."""
    typst: Any = import_module("typst")

    side = (210 - width) / 2
    source = (
        f"#set page(width: 210mm, height: 297mm, margin: (x: {side}mm, y: 20mm))\n"
        f'#set text(font: ("Noto Sans", "{NAMES[language]}"), lang: "{language}", size: {SIZE}pt)\n'
        "#set par(justify: true, leading: 0.75em)\n"
    )
    source += "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in texts)
    data: bytes = typst.compile(source.encode(), font_paths=[str(fonts)], ignore_system_fonts=True)
    return data


def weasyprint(fonts: Path, language: str, texts: list[str], width: int) -> bytes:
    """WeasyPrint, justified, its language set."""
    weasyprint: Any = import_module("weasyprint")

    side = (210 - width) / 2
    faces = "".join(
        f'@font-face{{font-family:"{NAMES[key]}";src:url("{(fonts / f"{FACES[key]}-Regular.ttf").resolve().as_uri()}")}}'
        for key in dict.fromkeys(("en", language))
    )
    style = (
        f"{faces}@page{{size:210mm 297mm;margin:20mm {side}mm}}body{{margin:0;text-align:justify;"
        f'font:{SIZE}pt/{LEADING}pt "Noto Sans","{NAMES[language]}"}}p{{margin:0 0 6pt}}'
    )
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    data: bytes = weasyprint.HTML(
        string=f'<html lang="{language}"><style>{style}</style><body>{body}</body></html>'
    ).write_pdf()
    return data


ENGINES: dict[str, Engine] = {"own": own, "stock": stock, "typst": typst, "weasyprint": weasyprint}


def judged(engine: Engine, fonts: Path, language: str) -> Faults:
    """An engine's faults in one language, over all widths."""
    faults = Faults()
    texts = paragraphs(language, CHARACTERS)
    for width in WIDTHS:
        data = engine(fonts, language, texts, width)
        for text, starts in zip(texts, breaks(texts, data, LEADING * 0.5), strict=True):
            count(text, starts, language, faults)
    return faults


def timed(engines: dict[str, Engine], fonts: Path) -> dict[str, float]:
    """Seconds for all languages at one width: alternating, medians."""
    spent: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            start = time.perf_counter()
            for language in LANGUAGES:
                engine(fonts, language, paragraphs(language, CHARACTERS), TIMED)
            spent[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in spent.items()}


def main() -> None:
    """Print times as ratios, then every engine's faults."""
    fonts = Path(sys.argv[1] if len(sys.argv) > 1 else "assets/fonts")
    engines: dict[str, Engine] = {}
    for name, engine in ENGINES.items():
        try:
            engine(fonts, "en", ["Ready."], TIMED)
            engines[name] = engine
        except (ImportError, OSError) as error:
            print(f"{name}: left out, {str(error).splitlines()[0]}")
    seconds = timed(engines, fonts)
    print("seconds " + ", ".join(f"{name} {value:.2f}" for name, value in seconds.items()))
    print(
        "own / peer " + ", ".join(f"{name} {seconds['own'] / value:.2f}" for name, value in seconds.items())
    )
    missed = []
    for name, engine in engines.items():
        for language in LANGUAGES:
            try:
                faults = judged(engine, fonts, language)
            except ValueError as error:
                print(f"{name} {language}: its PDF could not be read back, {error}")
                if name == "own":
                    missed.append(language)
                continue
            rate = 1000 * in_all(faults) / max(1, faults.counts["breaks"])
            told = ", ".join(f"{kind} {faults.counts[kind]}" for kind in kinds() if faults.counts[kind])
            print(
                f"{name:10} {language} {rate:6.1f} faults per 1,000 of {faults.counts['breaks']} breaks: {told or 'none'}"
            )
            if name == "own" and rate >= BAR:
                missed.append(language)
    print(
        f"bar, ours under {BAR:g} in each language: {'missed in ' + ', '.join(missed) if missed else 'met'}"
    )


if __name__ == "__main__":
    main()
