"""A contact sheet: every page of every edition as a thumbnail, still vector, in one PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf

_WIDTH, _HEIGHT = 1190.55, 841.89
"""A3 across, in points."""
_MARGIN, _GAP, _HEAD, _LABEL = 36.0, 9.0, 26.0, 11.0
_COLUMNS = 12
_INK, _FAULT = "0.2 0.24 0.28", "0.8 0.1 0.1"


@dataclass(frozen=True)
class Proofed:
    """An edition: its name, the file, and the pages that a check found something on."""

    name: str
    data: bytes
    faulty: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Cell:
    left: float
    top: float
    scale: float
    number: int
    page: pikepdf.Page


def contact_sheet(editions: Iterable[Proofed]) -> bytes:
    """The sheet as PDF; pages with findings are framed in red. Same input, same bytes."""
    sheet = pikepdf.new()
    font = sheet.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for edition in editions:
        with pikepdf.open(io.BytesIO(edition.data)) as source:
            pages = list(source.pages)
            for page in pages:
                # A form shows what is inside the trim box; the marks of a printed sheet are to be seen too.
                page.trimbox = page.mediabox
            for part in _parts(pages):
                _page(sheet, font, edition, part, len(pages))
    stream = io.BytesIO()
    sheet.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return stream.getvalue()


def _parts(pages: Sequence[pikepdf.Page]) -> Iterator[list[_Cell]]:
    """Sheets full of places for the pages."""
    width = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    cells: list[_Cell] = []
    top, left, low = _HEIGHT - _MARGIN - _HEAD, _MARGIN, 0.0
    for number, page in enumerate(pages, start=1):
        box = [float(value) for value in page.mediabox]
        scale = width / (box[2] - box[0])
        height = (box[3] - box[1]) * scale + _LABEL
        if left + width > _WIDTH - _MARGIN + 0.1:
            left, top, low = _MARGIN, top - low - _GAP, 0.0
        if top - height < _MARGIN:
            yield cells
            cells, top, left, low = [], _HEIGHT - _MARGIN - _HEAD, _MARGIN, 0.0
        cells.append(_Cell(left, top, scale, number, page))
        left, low = left + width + _GAP, max(low, height)
    if cells:
        yield cells


def _page(sheet: pikepdf.Pdf, font: pikepdf.Object, edition: Proofed, cells: list[_Cell], count: int) -> None:
    """One sheet: the edition's name, then its pages with their numbers below."""
    code = [f"{_INK} rg {_text(_MARGIN, _HEIGHT - _MARGIN - 12, 14, f'{edition.name}   {count} pages')}"]
    forms = pikepdf.Dictionary()
    for cell in cells:
        name = f"/P{cell.number}"
        forms[name] = sheet.copy_foreign(cell.page.as_form_xobject())
        box = [float(value) for value in cell.page.mediabox]
        width, height = (box[2] - box[0]) * cell.scale, (box[3] - box[1]) * cell.scale
        low = cell.top - height
        x, y = cell.left - box[0] * cell.scale, low - box[1] * cell.scale
        code.append(f"q {cell.scale:.5f} 0 0 {cell.scale:.5f} {x:.2f} {y:.2f} cm {name} Do Q")
        faulty = cell.number in edition.faulty
        code.append(f"q {_FAULT if faulty else '0.7 0.7 0.7'} RG {2 if faulty else 0.4} w")
        code.append(f"{cell.left:.2f} {low:.2f} {width:.2f} {height:.2f} re S Q")
        code.append(f"{_FAULT if faulty else _INK} rg {_text(cell.left, low - 8, 7, str(cell.number))}")
    sheet.add_blank_page(page_size=(_WIDTH, _HEIGHT))
    page = sheet.pages[-1]
    page.Contents = sheet.make_stream("\n".join(code).encode("ascii"))
    page.Resources = pikepdf.Dictionary(XObject=forms, Font=pikepdf.Dictionary(F1=font))


def _text(x: float, y: float, size: float, words: str) -> str:
    """A line in the sheet's own font; names of guides and locales are ASCII."""
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td ({safe}) Tj ET"
