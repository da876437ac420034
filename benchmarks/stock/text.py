"""All texts of a document through ReportLab's stock paragraphs, as markup, with its own TrueType fonts.

What a writer without an engine of its own would do, and no less: fonts by run with fallback, colours, links,
`wordWrap="CJK"` for Chinese and Japanese. Stock has no kerning, no justified CJK, no units kept whole.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.stock.fonts import StockFonts
from benchmarks.stock.paragraph import StockBlock
from czguide.document import model as m
from czguide.theme.fonts import FontTable
from czguide.theme.model import TextStyle
from czguide.writers.pdf.inlines import targets
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

_ALIGN = {"left": TA_LEFT, "justify": TA_JUSTIFY, "center": TA_CENTER, "right": TA_RIGHT}
_CJK = ("zh", "ja")


class StockSetter(TextSetter):
    """Stands in for `TextSetter` in `write_pdf`; nothing of it is used but the type."""

    def __init__(self, table: FontTable, look: Look, document: m.Document) -> None:
        self.look = look
        self.lang = document.lang
        self.rtl = document.direction == "rtl"
        self.places = frozenset(targets(document.blocks))
        self.fonts = StockFonts(table, document.lang)
        self.base_font = self.fonts.base()
        self.marks = None
        self._language = document.lang.split("-")[0]
        self._styles: dict[tuple[str, str, float], ParagraphStyle] = {}

    def paragraph(
        self,
        text: m.Inlines,
        style: str,
        element: Element,
        *,
        title: m.Inlines | None = None,
        size: float = 0.0,
        align: str = "",
        unit: str = "",
        repeats: bool = False,
        **_pair: Any,
    ) -> Any:
        """A paragraph flowable, content of `element`."""
        own = self.look.style(style)
        weight = own.weight
        xml = ""
        if title:
            accent = self.look.hex("accent")
            xml += f'<font color="{accent}">{self._markup(title.items, "bold")}</font>{self._plain("  ", weight)}'
        xml += self._markup(text.items, weight)
        if unit:
            small = self.look.style("figure_unit")
            xml += f'<font size="{small.size}">{self._plain(unit, small.weight)}</font>'
        made = StockBlock(xml, self._made(style, own, size, align))
        made.element, made.places = element, self.places
        made.repeats = repeats
        return made

    def line(self, canvas: Any, text: str, style: str, x: float, y: float, align: str = "start") -> float:
        """Draw one line of plain text with its baseline at `y`; returns its width."""
        own = self.look.style(style)
        width = self.width(text, style)
        start = {"start": x, "end": x - width, "center": x - width / 2}[align]
        target = canvas.beginText(start, y)
        target.setFillColor(self.look.colour(own.colour))
        for font, words in self.fonts.runs(text, own.weight):
            target.setFont(font, own.size)
            target.textOut(words)
        canvas.drawText(target)
        return width

    def width(self, text: str, style: str) -> float:
        """The width of a line of plain text, in points."""
        own = self.look.style(style)
        runs = self.fonts.runs(text, own.weight)
        return sum(float(stringWidth(words, font, own.size)) for font, words in runs)

    def _made(self, name: str, own: TextStyle, size: float, align: str) -> ParagraphStyle:
        key = (name, align, size)
        if key not in self._styles:
            scale = size / own.size if size else 1.0
            self._styles[key] = ParagraphStyle(
                name,
                fontName=self.fonts.base(own.weight),
                fontSize=size or own.size,
                leading=own.leading * scale,
                textColor=self.look.colour(own.colour),
                alignment=_ALIGN[align or own.align],
                spaceBefore=own.before,
                spaceAfter=own.after,
                wordWrap="CJK" if self._language in _CJK else None,
                allowWidows=0,
                allowOrphans=0,
                splitLongWords=1,
                underlineWidth=0.5,
                bulletFontName=self.base_font,
            )
        return self._styles[key]

    def _markup(self, items: tuple[m.Inline, ...], weight: str, italic: bool = False) -> str:
        return "".join(self._item(item, weight, italic) for item in items)

    def _item(self, item: m.Inline, weight: str, italic: bool) -> str:
        look = self.look
        match item:
            case m.Str(text) | m.FactValue(_, text):
                return self._plain(text, weight, italic)
            case m.NoBreak(text):
                return self._plain(text.replace(" ", "\u00a0"), weight, italic)
            case m.Strong(children):
                return self._markup(children, "bold", italic)
            case m.Emph(children):
                return self._markup(children, weight, italic=True)
            case m.Link(children, target):
                words = self._markup(children, weight, italic)
                return f'<a href={quoteattr(target)} color="{look.hex("accent")}">{words}</a>'
            case m.Name(_, text):
                words = self._plain(text, weight, italic)
                return f'<u color="{look.hex("amber")}" offset="-2">{words}</u>'
            case m.Foreign(text, lang):
                return f'<font color="{look.hex("muted")}">{self._plain(text, weight, lang=lang)}</font>'
            case m.Missing(text, lang):
                return self._marked(self._plain(text, weight, lang=lang))
            case m.Blank(label):
                return self._marked(self._plain(label, weight))
            case m.Cite(number, anchor):
                words = f'<super size="6.2">{self._plain(f"[{number}]", "regular")}</super>'
                return f'<a href={quoteattr("#" + anchor)} color="{look.hex("accent")}">{words}</a>'
            case m.Qualification(text, weak):
                colour = look.hex("amber" if weak else "muted")
                words = self._plain(text, "regular")
                return f'<font size="{look.style("note").size}" color="{colour}">{words}</font>'

    def _marked(self, words: str) -> str:
        return f'<font backColor="{self.look.hex("red_light")}" color="{self.look.hex("red")}">{words}</font>'

    def _plain(self, text: str, weight: str, italic: bool = False, lang: str = "") -> str:
        return "".join(
            f'<font name="{font}">{escape(words)}</font>'
            for font, words in self.fonts.runs(text, weight, italic, lang)
        )
