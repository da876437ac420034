"""Writing and reading a guide's DOCX against python-docx used as its manual shows, in the same process.

    python -m benchmarks.docx [--locale en] [--runs 7]

Prints the processor time of each and the ratio, the median of alternating runs.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from docx.document import Document as StockDocument
from docx.text.paragraph import Paragraph as StockParagraph

from czguide.content.facts import PartialDate
from czguide.document import model as m
from czguide.document.handoff import hand_off
from czguide.document.reading import inlines_of
from czguide.pipeline import Request, collector_paused, compose_all, load, load_look
from czguide.project import builtin_root, load_project
from czguide.readers.docx import read_docx
from czguide.roundtrip.collect import collect
from czguide.theme.model import Fonts
from czguide.writers.docx import write_docx

LIMITS = {"write": 0.3, "read": 0.2, "match": None}
"""match: read, and find what became of every message; python-docx has nothing like it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--guide", default="investment")
    parser.add_argument("--locale", default="en")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    project = load_project(builtin_root())
    request = Request((options.guide,), (options.locale,), (), Path(), False, PartialDate(2026), "2026-11-23")
    loaded = load(project, request)
    ((composed, edition),) = compose_all(loaded, request)
    document = dataclasses.replace(composed, blocks=tuple(without_pictures(composed.blocks)))
    theme, _ = load_look(project, loaded)
    locale = edition.locale
    own = theme.with_fonts(Fonts(locale.font_order, locale.office_latin, locale.office_east_asian))
    handoff = hand_off(document, edition, project.name)
    ours = write_docx(document, own, {}, handoff)

    def read_ours() -> object:
        with collector_paused():
            return read_docx(Path("guide.docx"), ours)

    def merge_ours() -> object:
        with collector_paused():
            return collect(read_docx(Path("guide.docx"), ours))

    def write_ours() -> object:
        with collector_paused():
            return write_docx(document, own, {}, handoff)

    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "write": (write_ours, lambda: write_stock(document)),
        "read": (read_ours, lambda: read_stock(ours)),
        "match": (merge_ours, lambda: read_stock(ours)),
    }
    for name, (one, other) in pairs.items():
        times = [(seconds(one), seconds(other)) for _ in range(options.runs)]
        ratio = statistics.median(a / b for a, b in times)
        print(
            f"{name:5}  czguide {statistics.median(a for a, _ in times):.3f} s"
            f"  python-docx {statistics.median(b for _, b in times):.3f} s"
            f"  ratio {ratio:.3f}{f'  (limit {LIMITS[name]})' if LIMITS[name] else ''}"
        )


def without_pictures(items: tuple[m.Block, ...]) -> Iterator[m.Block]:
    """The texts and tables: python-docx draws neither charts nor codes."""
    for block in items:
        if isinstance(block, m.Section):
            yield dataclasses.replace(block, blocks=tuple(without_pictures(block.blocks)))
        elif not isinstance(block, (m.Figure, m.Codes)):
            yield block


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call: a busy machine lengthens it less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def write_stock(document: m.Document) -> bytes:
    """The same texts as paragraphs and tables, cell by cell."""
    target = docx.Document()
    blocks(document.blocks, target, document.blocks)
    stream = io.BytesIO()
    target.save(stream)
    return stream.getvalue()


def blocks(items: tuple[m.Block, ...], target: StockDocument, everything: tuple[m.Block, ...]) -> None:
    for block in items:
        match block:
            case m.Section(_, heading, level, inner):
                target.add_heading(heading.plain(), min(level, 3))
                blocks(inner, target, everything)
            case m.Table(caption, head, rows):
                target.add_paragraph(caption.plain(), style="Caption")
                table([[cell.text.plain() for cell in row] for row in (head, *rows)], target)
            case m.KeyFigures(figures):
                cells = [[figure.text, figure.label.plain(), figure.note] for figure in figures]
                table([["\n".join(map(plain, cell)) for cell in cells]], target)
            case m.Contacts(cards, title):
                runs(title, target, "Body Text")
                table([[card_of(card)] for card in cards], target)
            case m.Definitions(pairs):
                table([[plain(term), plain(words)] for term, words in pairs], target)
            case m.Contents(title):
                target.add_paragraph(title.plain(), style="TOC Heading")
                for section in m.sections(everything):
                    target.add_paragraph(f"{section.heading.plain()}\t1", style="List")
            case m.List(_, entries):
                for entry in entries:
                    runs(entry.text, target, "List Bullet")
            case _:
                for text in inlines_of(block):
                    runs(text, target, "Body Text")


def plain(text: m.Inlines | str | None) -> str:
    return text if isinstance(text, str) else text.plain() if text else ""


def card_of(card: m.ContactCard) -> str:
    lines = [f"{line.label.plain()}: {line.text.plain()}" for line in card.lines]
    return "\n".join([card.name.plain(), *lines, plain(card.note)])


def runs(text: m.Inlines | None, target: StockDocument, style: str) -> None:
    paragraph = target.add_paragraph(style=style)
    for item in text.items if text else ():
        paragraph.add_run(m.Inlines((item,)).plain())


def table(rows: list[list[str]], target: StockDocument) -> None:
    grid = target.add_table(len(rows), max(map(len, rows)))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            grid.cell(number, column).text = cell


def read_stock(data: bytes) -> list[object]:
    """Every run with its style and marks, in paragraphs and cell by cell."""
    source = docx.Document(io.BytesIO(data))
    found: list[object] = list(map(paragraph, source.paragraphs))
    for grid in source.tables:
        for number in range(len(grid.rows)):
            for cell in grid.row_cells(number):
                found += map(paragraph, cell.paragraphs)
    return found


def paragraph(item: StockParagraph) -> object:
    style = item.style.name if item.style else ""
    return style, [(run.text, run.bold, run.italic, run.style.name) for run in item.runs]


if __name__ == "__main__":
    main()
