"""Tables as raw XML: python-docx's cell calls take quadratic time."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from czguide.document.model import Cell, Table
from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx import tablestyles
from czguide.writers.docx.context import Context
from czguide.writers.docx.inlines import content
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.xml import Element, w

Content = list[Element]
"""A cell's paragraphs, at least one (ECMA-376 part 1, 17.4.65)."""

_WHOLE = 8
"""As many rows stand on one page."""


def table(block: Table, context: Context) -> Iterable[Element]:
    """A caption that stays with its table, a head repeated on every page, rows kept whole."""
    yield paragraph("Caption", content(block.caption, context))
    head = [[paragraph("TableHead", content(cell.text, context))] for cell in block.head]
    stays = staying(len(block.rows), note=block.note is not None)
    rows = [
        _cells(cells, block.row_heads, context, stay=stay)
        for cells, stay in zip(block.rows, stays, strict=True)
    ]
    yield from grid(
        rows,
        _wide_enough(block, context),
        tablestyles.DATA,
        context,
        head=head,
        row_heads=block.row_heads,
        description=block.caption.plain(),
        after=paragraph("TableNote", content(block.note, context)) if block.note else None,
    )


def _wide_enough(block: Table, context: Context) -> list[float]:
    """The columns' shares of the page in points, none narrower than its longest word where all have room."""
    ruler, total = EmRuler(context.theme), context.page.text_width
    widths = [total * weight / sum(block.weights) for weight in block.weights]
    margins = 2 * tablestyles.DATA_MARGIN / TWIPS_PER_POINT
    needs = [margins] * len(widths)
    for style, cells in (("cell_head", block.head), *(("cell", row) for row in block.rows)):
        for index, cell in enumerate(cells):
            strong = style if index or not block.row_heads else "cell_head"
            needs[index] = max(needs[index], ruler.narrowest(cell.text, strong) + margins)
    spare = [max(width - need, 0.0) for width, need in zip(widths, needs, strict=True)]
    lacking = [max(need - width, 0.0) for width, need in zip(widths, needs, strict=True)]
    if not 0 < sum(lacking) <= sum(spare):
        return list(block.weights)
    given = sum(lacking) / sum(spare)
    return [width + more - given * less for width, more, less in zip(widths, lacking, spare, strict=True)]


def staying(count: int, *, note: bool = False) -> list[bool]:
    """Which rows stay on the page of what follows: all of a short table, else the first and the last two, so
    that no row is alone with the head. `note`: something below belongs to the table."""
    alone = range(1, count - 2) if count > _WHOLE else ()
    return [index not in alone and (note or index < count - 1) for index in range(count)]


def _cells(cells: Sequence[Cell], row_head: bool, context: Context, *, stay: bool) -> list[Content]:
    """A row's cells. `stay`: on the page of the next row, or of the table's note."""
    styles = ["TableRowHead" if row_head else "TableText", *["TableText"] * (len(cells) - 1)]
    return [
        [paragraph(style, content(cell.text, context), stay=stay)]
        for style, cell in zip(styles, cells, strict=True)
    ]


def grid(
    rows: Sequence[Sequence[Content]],
    weights: Sequence[float],
    style: str,
    context: Context,
    *,
    head: Sequence[Content] = (),
    row_heads: bool = False,
    description: str = "",
    share: float = 1,
    after: Element | None = None,
) -> Iterable[Element]:
    """Cells in columns, as wide as the text or a `share` of it.

    `after`: what stands below; a small empty paragraph if nothing does, since two tables in a row join.
    """
    widths = _widths(weights, round(share * context.page.text_width * TWIPS_PER_POINT))
    yield w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("bidiVisual") if context.document.direction == "rtl" else None,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            _look(bool(head), row_heads),
            w("tblCaption", val=description) if description else None,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _row(head, widths, w("trPr", w("cantSplit"), w("tblHeader"))) if head else None,
        *(_row(cells, widths, w("trPr", w("cantSplit"))) for cells in rows),
    )
    yield paragraph("Spacer", []) if after is None else after


def _look(head: bool, row_heads: bool) -> Element:
    """Which of the style's conditional formats hold (17.4.56, and the bits of 17.18.101's older form)."""
    bits = (0x0020 if head else 0) | (0x0080 if row_heads else 0) | 0x0600
    return w(
        "tblLook",
        val=f"{bits:04X}",
        firstRow=int(head),
        lastRow=0,
        firstColumn=int(row_heads),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _row(cells: Sequence[Content], widths: Sequence[int], properties: Element) -> Element:
    absent = widths[len(cells) :]
    if absent:
        # The row ends early (17.4.14, 17.4.86), rather than with cells that hold nothing.
        properties.append(w("gridAfter", val=len(absent)))
        properties.append(w("wAfter", w=sum(absent), type="dxa"))
    return w(
        "tr",
        properties,
        *(
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *cell)
            for cell, width in zip(cells, widths, strict=False)
        ),
    )


def _widths(weights: Sequence[float], total: int) -> list[int]:
    """Column widths in twips that add up to `total`."""
    edges = [round(total * sum(weights[:count]) / sum(weights)) for count in range(len(weights) + 1)]
    return [right - left for left, right in itertools.pairwise(edges)]
