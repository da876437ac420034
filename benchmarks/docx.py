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
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as StockParagraph
from lxml import etree

from czguide.collector import collector_paused
from czguide.content.facts import PartialDate
from czguide.document import model as m
from czguide.document.handoff import hand_off
from czguide.pipeline import Request, compose_all, load, load_look
from czguide.project import builtin_root, load_project
from czguide.readers.docx import read_docx
from czguide.roundtrip.collect import collect
from czguide.theme.model import Fonts
from czguide.writers.docx import write_docx

NAMES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}

LIMITS = {"write": 0.3, "read": 0.2, "match": None}
"""match: read, and find what became of every message; python-docx has nothing like it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--guide", default="resident")
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
    body = plan(ours)
    said = list(paragraphs(body))
    print(
        f"{options.guide}-{options.locale}.docx: {len(said)} paragraphs, {sum(len(p.runs) for p in said)} runs, "
        f"{sum(not isinstance(item, Words) for item in body)} tables"
    )

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
        "write": (write_ours, lambda: write_stock(body)),
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


@dataclass(frozen=True)
class Words:
    """A paragraph: its style's name, and its runs with theirs."""

    style: str
    runs: tuple[tuple[str, str], ...]


Grid = tuple[tuple[tuple[Words, ...], ...], ...]
"""A table: rows of cells of paragraphs."""


def plan(data: bytes) -> list[Words | Grid]:
    """What our file holds, as python-docx is to write it too: the same paragraphs, runs and tables, each with a
    style of its template, where that lacks ours another.
    """
    known = {style.name for style in docx.Document().styles}
    names = {style.style_id: style.name or "" for style in docx.Document(io.BytesIO(data)).styles}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))

    def styled(element: etree._Element, path: str, other: str) -> str:
        style = element.find(path, NAMES)
        name = "" if style is None else names[style.get(qn("w:val"), "")]
        return name if name in known or not name else other

    def words(element: etree._Element) -> Words:
        found = []
        for run in element.iter(qn("w:r")):
            said = "".join(text.text or "" for text in run.findall(qn("w:t")))
            if said:
                found.append((said, styled(run, "w:rPr/w:rStyle", "Emphasis")))
        return Words(styled(element, "w:pPr/w:pStyle", "Body Text"), tuple(found))

    body: list[Words | Grid] = []
    for element in root[0]:
        if element.tag == qn("w:p"):
            body.append(words(element))
        elif element.tag == qn("w:tbl"):
            body.append(
                tuple(
                    tuple(tuple(map(words, cell.findall(qn("w:p")))) for cell in row.findall(qn("w:tc")))
                    for row in element.findall(qn("w:tr"))
                )
            )
    return body


def write_stock(body: list[Words | Grid]) -> bytes:
    """The document as python-docx's manual shows: paragraph by paragraph, cell by cell, styles by name."""
    target = docx.Document()
    for item in body:
        if isinstance(item, Words):
            add_runs(target.add_paragraph(style=item.style), item)
            continue
        table = target.add_table(len(item), max(map(len, item)))
        for number, row in enumerate(item):
            for column, cell in enumerate(row):
                first, *others = cell
                own = table.cell(number, column)
                own.paragraphs[0].style = first.style
                add_runs(own.paragraphs[0], first)
                for other in others:
                    add_runs(own.add_paragraph(style=other.style), other)
    stream = io.BytesIO()
    target.save(stream)
    return stream.getvalue()


def paragraphs(body: list[Words | Grid]) -> Iterator[Words]:
    for item in body:
        if isinstance(item, Words):
            yield item
        else:
            yield from (words for row in item for cell in row for words in cell)


def add_runs(target: StockParagraph, item: Words) -> None:
    for text, style in item.runs:
        target.add_run(text, style or None)


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
