"""Both guides in four languages, own engine against stock paragraphs: ``python -m benchmarks.guides [rounds]``.

The same block code writes all eight PDFs twice, through `czguide.typeset` and through ReportLab's paragraphs
and fonts (benchmarks/stock). In one process, alternating, medians; every round opens its fonts anew, as a build
does. The bar: time at most 0.7, bytes at most 1.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.stock.fonts import forget
from benchmarks.stock.text import StockSetter
from czguide.collector import collector_paused
from czguide.content.facts import PartialDate
from czguide.document.model import Document
from czguide.localization.localize import Localized
from czguide.pipeline import (
    Loaded,
    Request,
    check_all_glyphs,
    compose_all,
    load,
    load_look,
)
from czguide.project import Project, load_project
from czguide.theme.fonts import FontTable
from czguide.theme.model import Fonts, Theme
from czguide.translation import stop_if_broken
from czguide.writers.pdf import PdfResult, write_pdf

ROUNDS = 7
TIME_BAR, BYTES_BAR = 0.7, 1.0
LOCALES = ("zh", "en", "ja", "ko")
"""What ReportLab's own paragraphs can set: they shape no Arabic and stack no Vietnamese marks."""
ROOT = Path(__file__).resolve().parents[1]
DAY = PartialDate(2026, 11, 23)

Writer = Callable[[Document, Theme, FontTable], PdfResult]
Written = dict[tuple[str, str], PdfResult]


def own(document: Document, theme: Theme, table: FontTable) -> PdfResult:
    """The writer as it is."""
    return write_pdf(document, theme, table.fonts)


def stock(document: Document, theme: Theme, table: FontTable) -> PdfResult:
    """The same blocks with ReportLab's paragraphs and fonts."""
    return write_pdf(
        document, theme, table.fonts, setter=lambda _, look, document: StockSetter(table, look, document)
    )


WRITERS: dict[str, Writer] = {"own": own, "stock": stock}


def request(project: Project) -> Request:
    """The PDFs of both guides in four languages."""
    return Request(project.guides, LOCALES, ("pdf",), Path(), False, DAY, f"{project.edition}T00:00:00+00:00")


def documents(project: Project) -> tuple[Loaded, list[tuple[Document, Localized]]]:
    """What is written: read, checked, composed."""
    loaded = load(project, request(project))
    stop_if_broken(loaded.problems)
    found = list(compose_all(loaded, request(project)))
    check_all_glyphs(found, load_look(project, loaded)[1], loaded)
    return loaded, found


def written(project: Project, loaded: Loaded, wanted: list[tuple[Document, Localized]], name: str) -> Written:
    """All PDFs by one writer, its fonts freshly opened."""
    forget()
    theme, table = load_look(project, loaded)
    with collector_paused():
        return {
            (document.guide, edition.locale.tag): WRITERS[name](document, _themed(theme, edition), table)
            for document, edition in wanted
        }


def _themed(theme: Theme, edition: Localized) -> Theme:
    locale = edition.locale
    return theme.with_fonts(Fonts(locale.font_order, locale.office_latin, locale.office_east_asian))


def lines(rounds: int = ROUNDS) -> Iterator[str]:
    """The report."""
    project = load_project(ROOT)
    before: list[float] = []
    spent: dict[str, list[float]] = {name: [] for name in WRITERS}
    made: dict[str, Written] = {}
    for _ in range(rounds):
        start = time.process_time()
        loaded, wanted = documents(project)
        before.append(time.process_time() - start)
        for name in WRITERS:
            gc.collect()
            start = time.process_time()
            made[name] = written(project, loaded, wanted, name)
            spent[name].append(time.process_time() - start)
    for guide, locale in made["own"]:
        ours, theirs = (made[name][guide, locale] for name in WRITERS)
        yield (
            f"{guide:11} {locale}  {len(ours.data):9,} / {len(theirs.data):9,} bytes"
            f" = {len(ours.data) / len(theirs.data):.2f}, {ours.count} / {theirs.count} pages"
        )
    size = {name: sum(len(result.data) for result in made[name].values()) for name in WRITERS}
    ratios = sorted(ours / theirs for ours, theirs in zip(*spent.values(), strict=True))
    median = {name: statistics.median(values) for name, values in spent.items()}
    common = statistics.median(before)
    yield (
        f"writing: own {median['own']:.2f} s / stock {median['stock']:.2f} s"
        f" = {statistics.median(ratios):.2f} (pairs {ratios[0]:.2f} to {ratios[-1]:.2f}; bar {TIME_BAR})"
    )
    yield (
        f"with reading and composing, {common:.2f} s for both:"
        f" {(common + median['own']) / (common + median['stock']):.2f}"
    )
    yield f"bytes: {size['own']:,} / {size['stock']:,} = {size['own'] / size['stock']:.2f} (bar {BYTES_BAR:.0f})"


def main() -> None:
    """Print the report; the number of rounds may be given."""
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS):
        print(line)


if __name__ == "__main__":
    main()
