"""The one place where text becomes flowables, through ReportLab's stock paragraphs."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from benchmarks.stock.fonts import PdfFonts
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from czguide.document.model import (
    Blank,
    Cite,
    Emph,
    FactValue,
    Foreign,
    Inline,
    Inlines,
    Link,
    Missing,
    Name,
    NoBreak,
    Qualification,
    Str,
    Strong,
)
from czguide.theme.model import TextStyle
from czguide.writers.pdf.styles import Look

_ALIGN = {"left": TA_LEFT, "justify": TA_JUSTIFY, "center": TA_CENTER, "right": TA_RIGHT}
_CJK = ("zh", "ja")


class TextSetter:
    """Sets a document's texts."""

    def __init__(self, fonts: PdfFonts, look: Look) -> None:
        self.fonts = fonts
        self.look = look
        self._styles: dict[tuple[str, str, float], ParagraphStyle] = {}

    def paragraph(
        self,
        text: Inlines,
        style: str,
        *,
        title: Inlines | None = None,
        size: float = 0.0,
        align: str = "",
        unit: str = "",
    ) -> Any:
        """A paragraph flowable. `title` runs in before the text, `unit` follows it in the unit's
        style; `size` and `align` override the style's."""
        own = self.look.style(style)
        weight = own.weight
        xml = ""
        if title:
            accent = self.look.hex("accent")
            xml += f'<font color="{accent}">{self._inlines(title.items, "bold")}</font>{self._plain("  ", weight)}'
        xml += self._inlines(text.items, weight)
        if unit:
            small = self.look.style("figure_unit")
            xml += f'<font size="{small.size}">{self._plain(" " + unit, small.weight)}</font>'
        return Paragraph(xml, self._style(style, own, size, align))

    def line(self, canvas: Any, text: str, style: str, x: float, y: float, align: str = "left") -> float:
        """Draw one line of plain text on a canvas at the baseline; returns its width."""
        own = self.look.style(style)
        runs = self.fonts.runs(text, own.weight)
        width = self.width(text, style)
        start = {"left": x, "right": x - width, "center": x - width / 2}[align]
        target = canvas.beginText(start, y)
        target.setFillColor(self.look.colour(own.colour))
        for font, words in runs:
            target.setFont(font, own.size)
            target.textOut(words)
        canvas.drawText(target)
        return width

    def width(self, text: str, style: str, size: float = 0.0) -> float:
        """The width of a line of plain text, in points."""
        own = self.look.style(style)
        runs = self.fonts.runs(text, own.weight)
        return sum(float(stringWidth(words, font, size or own.size)) for font, words in runs)

    def _style(self, name: str, own: TextStyle, size: float, align: str) -> ParagraphStyle:
        key = (name, align, size)
        if key not in self._styles:
            chosen = align or own.align
            scale = size / own.size if size else 1.0
            self._styles[key] = ParagraphStyle(
                name,
                fontName=self.fonts.base(own.weight),
                fontSize=size or own.size,
                leading=own.leading * scale,
                textColor=self.look.colour(own.colour),
                alignment=_ALIGN[chosen],
                spaceBefore=own.before,
                spaceAfter=own.after,
                wordWrap="CJK" if self.fonts.lang.split("-")[0] in _CJK else None,
                allowWidows=0,
                allowOrphans=0,
                splitLongWords=1,
                underlineWidth=0.5,
            )
        return self._styles[key]

    def _inlines(self, items: tuple[Inline, ...], weight: str, italic: bool = False) -> str:
        return "".join(self._inline(item, weight, italic) for item in items)

    def _inline(self, item: Inline, weight: str, italic: bool) -> str:
        look = self.look
        match item:
            case Str(text) | FactValue(_, text):
                return self._plain(text, weight, italic)
            case NoBreak(text):
                return self._plain(text.replace(" ", "\u00a0"), weight, italic)
            case Strong(children):
                return self._inlines(children, "bold", italic)
            case Emph(children):
                upright = self.fonts.lang.split("-")[0] in (*_CJK, "ko")
                return self._inlines(children, "bold" if upright else weight, not upright)
            case Link(children, target):
                return f'<a href={quoteattr(target)} color="{look.hex("accent")}">{self._inlines(children, weight, italic)}</a>'
            case Name(_, text):
                amber = look.hex("amber")
                return f'<u color="{amber}" offset="-2">{self._plain(text, weight, italic)}</u>'
            case Foreign(text, lang):
                return f'<font color="{look.hex("muted")}">{self._plain(text, weight, False, lang)}</font>'
            case Missing(text, lang):
                return f'<font backColor="{look.hex("red_light")}" color="{look.hex("red")}">{self._plain(text, weight, False, lang)}</font>'
            case Blank(label):
                return f'<font color="{look.hex("red")}">{self._plain(label, weight)}</font>'
            case Cite(number, anchor):
                accent = look.hex("accent")
                return f'<a href={quoteattr("#" + anchor)} color="{accent}"><super size="6.2">{self._plain(f"[{number}]", "regular")}</super></a>'
            case Qualification(text, weak):
                colour = look.hex("amber" if weak else "muted")
                return f'<font size="{look.style("note").size}" color="{colour}">{self._plain(text, "regular")}</font>'

    def _plain(self, text: str, weight: str, italic: bool = False, lang: str = "") -> str:
        return "".join(
            f'<font name="{font}">{escape(words)}</font>'
            for font, words in self.fonts.runs(text, weight, italic, lang)
        )
