"""The workbook behind a chart: what an editor changes to change the chart."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import xlsxwriter

SHEET = "Sheet1"
Row = Sequence[str | float]

_EPOCH = datetime.datetime(1980, 1, 1)  # noqa: DTZ001  # a workbook's times have no zone


def workbook(head: Sequence[str], rows: Sequence[Row]) -> bytes:
    """An XLSX file with one sheet; the same cells give the same bytes."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": _EPOCH})
        sheet = book.add_worksheet(SHEET)
        for index, row in enumerate((head, *rows)):
            for column, cell in enumerate(row):
                sheet.write(index, column, cell)
        sheet.set_column(0, 0, 32)
    return stream.getvalue()


def cells(column: int, count: int) -> str:
    """The reference of a column's values below its head, e.g. `Sheet1!$B$2:$B$4`."""
    letter = chr(ord("A") + column)
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def head_cell(column: int) -> str:
    """The reference of a column's head."""
    return f"{SHEET}!${chr(ord('A') + column)}$1"
