"""A contact sheet: every page of every edition as a thumbnail, still vector, in one PDF."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf

_WIDTH, _HEIGHT = 1190.55, 841.89
"""A3 across, in points."""
_MARGIN, _GAP, _HEAD, _LABEL = 36.0, 9.0, 26.0, 11.0
_ROOM = (_WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN)
_COLUMNS = range(4, 15)
"""Thumbnails in a row: as few as let an edition stand on one sheet."""
_MOST = 12
"""Those of an edition that no sheet holds."""
_INK, _FAULT = "0.2 0.24 0.28", "0.8 0.1 0.1"


@dataclass(frozen=True)
class Proofed:
    """An edition: its name, the file, and the pages that a check found something on."""

    name: str
    data: bytes
    faulty: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Cell:
    """A thumbnail: its left edge and its top from those of its edition's place, its scale, and the page."""

    left: float
    top: float
    scale: float
    number: int
    page: pikepdf.Page


@dataclass(frozen=True)
class _Part:
    """An edition's thumbnails, or as many as a sheet holds, with what they take up."""

    edition: Proofed
    count: int
    cells: tuple[_Cell, ...]
    width: float
    height: float


_Place = tuple[_Part, float, float]
"""A part, its left edge and its top on the sheet."""


def contact_sheet(editions: Iterable[Proofed]) -> bytes:
    """The sheets as PDF; pages with findings are framed in red. Same input, same bytes."""
    sheet = pikepdf.new()
    font = sheet.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    sources = [(edition, pikepdf.open(io.BytesIO(edition.data))) for edition in editions]
    entries: list[pikepdf.OutlineItem] = []
    for number, places in enumerate(_sheets([part for own in sources for part in _parts(*own)])):
        _sheet(sheet, font, places)
        entries += [pikepdf.OutlineItem(part.edition.name, number) for part, _, _ in places]
    with sheet.open_outline() as outline:
        outline.root.extend(entries)
    stream = io.BytesIO()
    sheet.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    for _, source in sources:
        source.close()
    return stream.getvalue()


def _parts(edition: Proofed, source: pikepdf.Pdf) -> Iterator[_Part]:
    """An edition as thumbnails as large as one sheet lets them be; on several sheets where it is long."""
    pages = list(source.pages)
    for page in pages:
        # A form shows what is inside the trim box; the marks of a printed sheet are to be seen too.
        page.trimbox = page.mediabox
    widest = max(_size(page)[0] for page in pages)
    ratio = max(_size(page)[1] for page in pages) / widest

    def rows(columns: int) -> int:
        """How many rows a sheet holds."""
        return int((_ROOM[1] - _HEAD + _GAP) // (_tall(columns, ratio) + _GAP))

    columns = next((few for few in _COLUMNS if few * rows(few) >= len(pages)), _MOST)
    scale = _wide(columns) / widest
    held = columns * max(rows(columns), 1)
    for start in range(0, len(pages), held):
        own = pages[start : start + held]
        cells = tuple(
            _Cell(
                place % columns * (_wide(columns) + _GAP),
                _HEAD + place // columns * (_tall(columns, ratio) + _GAP),
                scale,
                start + place + 1,
                page,
            )
            for place, page in enumerate(own)
        )
        across, down = min(columns, len(own)), math.ceil(len(own) / columns)
        width = across * (_wide(columns) + _GAP) - _GAP
        yield _Part(edition, len(pages), cells, width, _HEAD + down * (_tall(columns, ratio) + _GAP) - _GAP)


def _wide(columns: int) -> float:
    return (_ROOM[0] - (columns - 1) * _GAP) / columns


def _tall(columns: int, ratio: float) -> float:
    return _wide(columns) * ratio + _LABEL


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(value) for value in page.mediabox)
    return right - left, top - bottom


def _sheets(parts: Sequence[_Part]) -> Iterator[list[_Place]]:
    """Parts beside each other, then below, as a sheet has room."""
    places: list[_Place] = []
    left = top = low = 0.0
    for part in parts:
        if left and left + part.width > _ROOM[0] + 0.1:
            left, top = 0.0, low
        if places and top + part.height > _ROOM[1] + 0.1:
            yield places
            places, left, top, low = [], 0.0, 0.0, 0.0
        places.append((part, _MARGIN + left, _HEIGHT - _MARGIN - top))
        left, low = left + part.width + _GAP, max(low, top + part.height + 2 * _GAP)
    if places:
        yield places


def _sheet(sheet: pikepdf.Pdf, font: pikepdf.Object, places: Sequence[_Place]) -> None:
    """One sheet: each edition's name, then its pages with their numbers below."""
    code: list[str] = []
    forms = pikepdf.Dictionary()
    for part, left, top in places:
        title = f"{part.edition.name}   {part.count} pages"
        code.append(f"{_INK} rg {_text(left, top - 12, 14, title)}")
        for cell in part.cells:
            name = f"/P{len(forms)}"
            forms[name] = sheet.copy_foreign(cell.page.as_form_xobject())
            wide, tall = (length * cell.scale for length in _size(cell.page))
            x, low = left + cell.left, top - cell.top - tall
            box = [float(value) for value in cell.page.mediabox]
            at = f"{x - box[0] * cell.scale:.2f} {low - box[1] * cell.scale:.2f}"
            code.append(f"q {cell.scale:.5f} 0 0 {cell.scale:.5f} {at} cm {name} Do Q")
            faulty = cell.number in part.edition.faulty
            code.append(f"q {_FAULT if faulty else '0.7 0.7 0.7'} RG {2 if faulty else 0.4} w")
            code.append(f"{x:.2f} {low:.2f} {wide:.2f} {tall:.2f} re S Q")
            code.append(f"{_FAULT if faulty else _INK} rg {_text(x, low - 8, 7, str(cell.number))}")
    sheet.add_blank_page(page_size=(_WIDTH, _HEIGHT))
    page = sheet.pages[-1]
    page.Contents = sheet.make_stream("\n".join(code).encode("ascii"))
    page.Resources = pikepdf.Dictionary(XObject=forms, Font=pikepdf.Dictionary(F1=font))


def _text(x: float, y: float, size: float, words: str) -> str:
    """A line in the sheet's own font; names of guides and locales are ASCII."""
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td ({safe}) Tj ET"
