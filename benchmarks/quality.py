"""Fault counts at twelve widths: ``python -m benchmarks.quality [fonts folder]``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.corpus import paragraphs
from benchmarks.faults import Faults, count
from benchmarks.fonts import font_set
from benchmarks.oracle import fewest_wide_gaps
from czguide.typeset import ParagraphStyle, Typesetter, break_lines

WIDTHS = range(70, 181, 10)  # mm
CHARACTERS = 12_500  # in each language: 50,000 in all
ROWS = (
    "lines", "breaks", "justified", "forbidden start", "forbidden end", "broken word or number",
    "number parted from unit", "broken eojeol", "one-character last line", "off the margin",
    "word gaps", "wide word gaps", "script gaps", "script gap out of range",
)  # fmt: skip


def measure(language: str, fonts: Path, size: float = 10.0) -> tuple[Faults, dict[int, Faults], float]:
    """Faults in all and by width, and the seconds it took."""
    typesetter = Typesetter(font_set(fonts), language)
    total = Faults()
    by_width = {width: Faults() for width in WIDTHS}
    texts = paragraphs(language, CHARACTERS)
    spent = 0.0
    for text in texts:
        start = time.perf_counter()
        shaped = typesetter.shape(text, ParagraphStyle(size=size))
        spent += time.perf_counter() - start
        for width in WIDTHS:
            start = time.perf_counter()
            paragraph = break_lines(shaped, width * 72 / 25.4)
            spent += time.perf_counter() - start
            count(paragraph, language, total)
            count(paragraph, language, by_width[width])
            if language in ("ko", "en"):
                by_width[width].add("optimum", number=fewest_wide_gaps(shaped, width * 72 / 25.4))
    return total, by_width, spent


def main() -> None:
    """Print a table of counts, then examples of every fault."""
    fonts = Path(sys.argv[1] if len(sys.argv) > 1 else "assets/fonts")
    found = {language: measure(language, fonts) for language in ("zh", "ja", "ko", "en")}
    print(f"{'':28}" + "".join(f"{language:>10}" for language in found))
    for row in ROWS:
        print(f"{row:28}" + "".join(f"{total.counts[row]:10}" for total, _, _ in found.values()))
    print(f"{'seconds':28}" + "".join(f"{spent:10.2f}" for _, _, spent in found.values()))
    for language, (total, by_width, _) in found.items():
        wide = [
            f"{width}:{f.counts['wide word gaps']}/{f.counts['optimum']}"
            f"={100 * f.counts['wide word gaps'] / max(1, f.counts['word gaps']):.2f}%"
            for width, f in by_width.items()
        ]
        print(language, "word gaps over 0.75 em by width, with the optimum:", *wide)
        for kind, examples in total.examples.items():
            for example in examples:
                print(f"   {kind}: {example}")


if __name__ == "__main__":
    main()
