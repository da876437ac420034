"""Fault counts: ``python -m benchmarks.quality [fonts folder]``.

On 50,000 characters in four languages at twelve widths, beside what an exhaustive search finds possible; then on
every text of both guides as it was set for their PDFs: paragraphs, headings, table cells, panels, cards.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.brochures import settings
from benchmarks.corpus import paragraphs
from benchmarks.faults import Faults, count
from benchmarks.fonts import font_set
from benchmarks.oracle import can_avoid_runt, fewest_wide_gaps
from czguide.typeset import Paragraph, ParagraphStyle, Typesetter, break_lines

WIDTHS = range(70, 181, 10)  # mm
CHARACTERS = 12_500  # in each language: 50,000 in all
ROWS = (
    "lines", "breaks", "justified", "forbidden start", "forbidden end", "broken word or number",
    "number parted from unit", "broken eojeol", "one-character last line", "avoidable one-character last line", "off the margin",
    "word gaps", "wide word gaps", "script gaps", "script gap out of range",
)  # fmt: skip


FAULTS = (
    "forbidden start", "forbidden end", "broken word or number", "number parted from unit",
    "broken eojeol", "one-character last line",
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
            if _lone(paragraph) and can_avoid_runt(shaped, width * 72 / 25.4):
                total.add("avoidable one-character last line", paragraph.lines[-1].text)
            if language in ("ko", "en"):
                by_width[width].add("optimum", number=fewest_wide_gaps(shaped, width * 72 / 25.4))
    return total, by_width, spent


def _lone(paragraph: Paragraph) -> bool:
    lines = paragraph.lines
    return len(lines) > 1 and sum(char.isalnum() for char in lines[-1].text) <= 1


def per_thousand(faults: Faults) -> float:
    """Faults of all kinds but wide gaps, per 1,000 breaks: what the peers were measured by."""
    return 1000 * sum(faults.counts[kind] for kind in FAULTS) / max(1, faults.counts["breaks"])


def table(found: dict[str, Faults]) -> None:
    """Counts, a column a language."""
    print(f"{'':36}" + "".join(f"{name:>15}" for name in found))
    for row in ROWS:
        print(f"{row:36}" + "".join(f"{total.counts[row]:15,}" for total in found.values()))
    print(
        f"{'faults per 1,000 breaks':36}"
        + "".join(f"{per_thousand(total):15.2f}" for total in found.values())
    )
    at_margin = [
        100 * (1 - t.counts["off the margin"] / max(1, t.counts["justified"])) for t in found.values()
    ]
    print(f"{'at the margin, %':36}" + "".join(f"{share:15.2f}" for share in at_margin))


def examples(found: dict[str, Faults]) -> None:
    """What was counted, a few of each kind."""
    for name, total in found.items():
        for kind, texts in total.examples.items():
            for text in texts:
                print(f"   {name} {kind}: {text}")


def widths(language: str, by_width: dict[int, Faults]) -> None:
    """Word gaps over 0.75 em against the oracle; the bars are 1.1 times that, and 0.5 % from 120 mm on."""
    print(f"{language}: word gaps over 0.75 em (an exhaustive search: at best)")
    for width, faults in by_width.items():
        wide, best, gaps = (faults.counts[kind] for kind in ("wide word gaps", "optimum", "word gaps"))
        share = 100 * wide / max(1, gaps)
        missed = wide > 1.1 * best or (width >= 120 and share > 0.5)
        print(f"   {width:4} mm {wide:5} ({best}) of {gaps:5} = {share:.2f} %{'  MISSED' if missed else ''}")


def in_brochures() -> dict[str, Faults]:
    """Every text of both guides, by guide and language."""
    found: dict[str, Faults] = {}
    for guide, language, _, texts in settings():
        total = found[f"{guide[:8]} {language}"] = Faults()
        for _, paragraph in texts:
            count(paragraph, language, total)
    return found


def main() -> None:
    """Print the tables, then examples of every fault."""
    fonts = Path(sys.argv[1] if len(sys.argv) > 1 else "assets/fonts")
    measured = {language: measure(language, fonts) for language in ("zh", "ja", "ko", "en")}
    print(f"{4 * CHARACTERS:,} characters at {len(WIDTHS)} widths, {WIDTHS[0]} to {WIDTHS[-1]} mm")
    totals = {language: total for language, (total, _, _) in measured.items()}
    table(totals)
    for language in ("ko", "en"):
        widths(language, measured[language][1])
    examples(totals)
    print("\nEvery text of both guides")
    found = in_brochures()
    table(found)
    examples(found)


if __name__ == "__main__":
    main()
