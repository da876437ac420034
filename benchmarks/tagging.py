"""What tagging costs: ``python -m benchmarks.tagging [rounds]``.

Every guide in every language, whole builds (load, compose, write) alternately with and without structure;
the ratios of the medians. The bars: under 10 % of build time, under 15 % of bytes.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from czguide.content.facts import PartialDate
from czguide.pipeline import Request, compose_all, load, load_look
from czguide.project import load_project
from czguide.theme.model import Fonts
from czguide.writers.pdf import write_pdf

ROOT = Path(__file__).parents[1]
TIME_BAR, BYTES_BAR = 0.10, 0.15


@dataclass(frozen=True)
class Run:
    """Processor seconds in all and in the writer, bytes per file."""

    whole: float
    writer: float
    sizes: dict[str, int]


def build(tagged: bool) -> Run:
    """One build of all PDFs; nothing is kept from an earlier one."""
    gc.collect()
    start = time.process_time()
    project = load_project(ROOT)
    day = PartialDate(2026, 11, 23)
    instant = "2026-11-23T00:00:00+00:00"
    request = Request(project.guides, project.locales, (), Path(), False, day, instant)
    loaded = load(project, request)
    theme, fonts = load_look(project, loaded)
    writer = 0.0
    sizes = {}
    for document, edition in compose_all(loaded, request):
        locale = edition.locale
        own = theme.with_fonts(Fonts(locale.font_order, locale.office_latin, locale.office_east_asian))
        before = time.process_time()
        sizes[f"{document.guide}-{locale.tag}"] = len(
            write_pdf(document, own, fonts.fonts, tagged=tagged).data
        )
        writer += time.process_time() - before
    return Run(time.process_time() - start, writer, sizes)


def main() -> int:
    """Print both ratios; 1 where a bar is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    build(True)
    runs: dict[bool, list[Run]] = {True: [], False: []}
    for number in range(rounds):
        for tagged in (True, False) if number % 2 else (False, True):
            runs[tagged].append(build(tagged))
    with_tags, without = runs[True][0].sizes, runs[False][0].sizes
    for name, size in with_tags.items():
        print(f"{name:16} {without[name]:9,} -> {size:9,} bytes  {size / without[name] - 1:+.1%}")
    growth = sum(with_tags.values()) / sum(without.values()) - 1
    # Of each round's neighbours, so that a machine that slows down does so for both.
    pairs = list(zip(runs[True], runs[False], strict=True))
    whole = statistics.median(own.whole / other.whole for own, other in pairs) - 1
    writer = statistics.median(own.writer / other.writer for own, other in pairs) - 1
    seconds = statistics.median(run.whole for run in runs[True])
    print(f"build time {whole:+.1%} (bar {TIME_BAR:.0%}), writer alone {writer:+.1%}, {seconds:.2f} s tagged")
    print(f"bytes      {growth:+.1%} (bar {BYTES_BAR:.0%}), largest {_largest(with_tags, without):+.1%}")
    return 0 if whole < TIME_BAR and growth < BYTES_BAR else 1


def _largest(own: dict[str, int], other: dict[str, int]) -> float:
    return max(own[name] / other[name] for name in own) - 1


if __name__ == "__main__":
    sys.exit(main())
