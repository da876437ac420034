"""Figures: native charts, groups of shapes, pictures, each with its words."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.document.drawings import Chart, Code, Picture
from czguide.document.model import Codes, Figure, Table
from czguide.writers.docx import tablestyles
from czguide.writers.docx.charts import chart_graphic, chart_height
from czguide.writers.docx.context import Context
from czguide.writers.docx.drawingml import PIC, d, drawing, emu, graphic, inline
from czguide.writers.docx.inlines import content
from czguide.writers.docx.package import Attached
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.sketches import group
from czguide.writers.docx.tables import grid, staying
from czguide.writers.docx.xml import Element
from czguide.writers.figures.sketch import sketch

_CODE = 74.0
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_MOST, _RESOLUTION = 0.55, 150.0
"""A picture's share of the page's height at most, and the pixels to the inch it keeps at least."""


def figure(block: Figure, context: Context) -> Iterable[Element]:
    """Caption, drawing and note stay together; a chart's values follow as a table."""
    if isinstance(block.content, Code):
        yield from codes(Codes((block,)), context)
        return
    if block.caption:
        yield paragraph("Caption", content(block.caption, context))
    yield paragraph("Figure" if block.note else "FigureAlone", [drawn(block, context)])
    if block.note:
        yield paragraph("FigureNote", content(block.note, context))
    if block.data:
        yield from _data(block.data, context)


def _data(block: Table, context: Context) -> Iterable[Element]:
    """A chart's values as a table, set small: the drawing says them to those who see it."""
    yield paragraph("DataCaption", content(block.caption, context))
    yield from grid(
        [
            [[paragraph("Data", content(cell.text, context), stay=stay)] for cell in row]
            for row, stay in zip(block.rows, staying(len(block.rows)), strict=True)
        ],
        block.weights,
        tablestyles.FIGURE_DATA,
        context,
        head=[[paragraph("DataHead", content(cell.text, context))] for cell in block.head],
        row_heads=True,
        description=block.caption.plain(),
    )


def drawn(block: Figure, context: Context) -> Element:
    """A run with the drawing."""
    width, rtl = context.page.text_width, context.document.direction == "rtl"
    match block.content:
        case Chart() as chart:
            own = inline(
                chart_graphic(chart, context), width, chart_height(chart), block.alt, "Chart", context
            )
            return drawing(own)
        case Picture() as picture:
            return _picture(block, picture, context)
        case Code() as code:
            shapes = sketch(code, _CODE, EmRuler(context.theme), rtl=rtl)
            name = "Code"
        case other:
            shapes = sketch(other, width, EmRuler(context.theme), rtl=rtl)
            name = "Diagram"
    own = inline(group(shapes, context), shapes.width, shapes.height, block.alt, name, context)
    return drawing(own, "wpg")


def _picture(block: Figure, picture: Picture, context: Context) -> Element:
    suffix = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    number = context.relations.next_picture()
    part = Attached(f"/word/media/picture{number}.{suffix}", f"image/{suffix}", _IMAGE, picture.data)
    limits = context.page.text_width / picture.width, context.page.text_height * _MOST / picture.height
    scale = min(*limits, 72 / _RESOLUTION)
    width, height = picture.width * scale, picture.height * scale
    frame = d("a:xfrm", d("a:off", x=0, y=0), d("a:ext", cx=emu(width), cy=emu(height)))
    blip = d("a:blip")
    blip.set(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed",
        context.relations.attach(part),
    )
    shown = d(
        "pic:pic",
        d("pic:nvPicPr", d("pic:cNvPr", id=0, name=picture.name), d("pic:cNvPicPr")),
        d("pic:blipFill", blip, d("a:stretch", d("a:fillRect"))),
        d("pic:spPr", frame, d("a:prstGeom", d("a:avLst"), prst="rect")),
    )
    return drawing(inline(graphic(PIC, shown), width, height, block.alt, "Picture", context))


def codes(block: Codes, context: Context) -> Iterable[Element]:
    """Codes two to a row, what each opens beside it."""
    if block.title:
        from_title = paragraph("BlockTitle", content(block.title, context))
        yield from_title
    columns = min(2, len(block.items))
    beside = context.page.text_width / columns - _CODE - 10
    rows = []
    for start in range(0, len(block.items), columns):
        row = []
        for item in block.items[start : start + columns]:
            words = content(item.caption, context)
            row += [[paragraph("FigureAlone", [drawn(item, context)])], [paragraph("CodeText", words)]]
        rows.append(row)
    captions = [item.caption.plain() for item in block.items if item.caption]
    said = block.title.plain() if block.title else ", ".join(captions)
    yield from grid(rows, (_CODE + 10, beside) * columns, tablestyles.CODES, context, description=said)
