"""The one place where text is set: from inlines to spans, from spans to lines on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from czguide.document.model import (
    BETWEEN,
    Blank,
    Cite,
    Document,
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
    by_language,
)
from czguide.fonts import FontSet
from czguide.theme.model import TextStyle as ThemeStyle
from czguide.typeset import (
    Align,
    Paragraph,
    ParagraphStyle,
    Span,
    TextStyle,
    Typesetter,
    narrowest_measure,
    needs_bidi,
)
from czguide.writers.pdf.cidfont import register
from czguide.writers.pdf.ink import Ink, draw_lines
from czguide.writers.pdf.inlines import (
    in_reading_order,
    say_language,
    second_element,
    span_elements,
    targets,
)
from czguide.writers.pdf.pair import Pair
from czguide.writers.pdf.paragraph import TextBlock
from czguide.writers.pdf.refusals import complete
from czguide.writers.pdf.showturned import mark_face
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look

_ALIGN = {"left": Align.START, "justify": Align.JUSTIFY, "center": Align.CENTRE, "right": Align.END}
_OPPOSITE = {"left": "right", "right": "left", "justify": "right", "center": "center"}
"""A line's end is the other direction's start."""
_DISPLAY = (
    "cover_title",
    "cover_subtitle",
    "heading_1",
    "heading_2",
    "heading_3",
    "contents_title",
    "opener_title",
    "caption",
)
"""Styles whose lines break at phrases and come out alike in length."""

_KINDS = {
    "heading_1": "heading",
    "heading_2": "heading",
    "heading_3": "heading",
    "caption": "caption",
    "list_title": "caption",
    "contents_title": "heading",
    "lead": "lead",
    "body": "body",
}
"""What a style's paragraphs are to the layout."""

_FIXED = ("figure_number",)
"""Styles that keep their leading when they are set smaller, so that what stands beside them is level."""

_NARROW = ("cell", "cell_head", "card", "card_name", "figure_label")
"""Styles that stand in columns where a long word may need a hyphen."""

_CITE_SCALE, _CITE_RISE = 0.64, 0.42
_WHOLE_NOTE = 30
"""Characters of a qualification that is kept on one line."""
_EN_SPACE, _EM_SPACE = "\u2002", "\u2003"

_DISPLAY_SIZE = 11.5
"""Points from which on the second language is set smaller than the first."""

_Key = tuple[Inlines, str, Inlines | None, str, "_Setting", Inlines | None]


_LONG = ("lead", "body", "note", "item", "callout", "card", "card_note", "table_note", "figure_note", "cell")
"""Styles of running text, whose two languages stand below each other even where both fit on one line."""

_FLUSH = (
    *("opener_title", "contents_title", "heading_1", "heading_2", "heading_3", "caption", "list_title"),
    *("figure_number", "figure_label", "figure_note"),
)
"""Styles of short texts, whose two languages begin at one side, even where they run in two directions."""

_SECOND_SCALE = 0.72
_SECOND_SCALES = {"figure_number": 0.55, "cover_subtitle": 0.85, "lead": 1.0}
"""The second language beside or below the first in display type; a key figure's is as large as the first
language's unit. A lead is read as text in either, however large the theme sets it."""

_FREE = ("cover_title", "cover_subtitle", "opener_title", "figure_number")
"""Display styles whose lines stand on no grid, so that smaller type may stand closer."""


class _Voice(NamedTuple):
    """How one of the document's languages is set."""

    typesetter: Typesetter
    rtl: bool


class _Setting(NamedTuple):
    """What a text has instead of its style's size and alignment; `repeats`: again on later pages; `hang`:
    points by which lines after the first are indented."""

    size: float = 0.0
    align: str = ""
    repeats: bool = False
    hang: float = 0.0


class TextSetter:
    """Sets a document's texts. What was set is kept, so that a second pass costs little."""

    def __init__(self, fonts: FontSet, look: Look, document: Document) -> None:
        self.look = look
        self.lang = document.lang
        self.rtl = document.direction == "rtl"
        self.base_font: str = register(fonts.chain(self.lang, "regular", False)[0].face).fontName
        self.places = frozenset(targets(document.blocks))
        second = document.second
        self.second = second.lang if second else ""
        setter = Typesetter(fonts, self.lang, document.line_break, document.names)
        self._voices = {self.lang: _Voice(setter, self.rtl)}
        if second:
            typesetter = Typesetter(fonts, second.lang, second.line_break, document.names)
            self._voices[second.lang] = _Voice(typesetter, second.direction == "rtl")
        self.marks = mark_face(fonts, [lang for lang, voice in self._voices.items() if voice.rtl])
        self._set: dict[_Key, dict[float, Paragraph]] = {}
        self._lines: dict[tuple[str, str], Paragraph] = {}

    def paragraph(
        self,
        text: Inlines,
        style: str,
        element: Element,
        *,
        title: Inlines | None = None,
        size: float = 0.0,
        align: str = "",
        unit: str = "",
        repeats: bool = False,
        beside: bool | None = None,
        flush: bool = False,
        hang: float = 0.0,
    ) -> Any:
        """A paragraph flowable, content of `element`. `title` runs in before the text, `unit` follows it in
        the unit's style, on its line; `size` and `align` override the style's; `repeats`: again on later
        pages; `hang`: points by which all lines but the first are indented.

        Of a text in two languages the second stands `beside` the first where both fit on one line (by
        default in the styles of short texts), else below; `flush` (headings and labels always) at the first
        one's side of the page, even where it runs the other way.
        """
        parts = by_language(title, text)
        setting = _Setting(size, align, repeats, hang)
        if len(parts) == 1:
            say_language(element, text.lang)
            return self._single(text, style, element, setting, title, unit)
        (one_title, one), (two_title, two) = parts
        other = second_element(element, two.lang, self._voices[two.lang].rtl != self.rtl)
        words = _spaced(one) if other.role == "Span" else one
        first = self._single(words, style, element, setting, one_title, unit)
        across = setting
        if (flush or style in _FLUSH) and self._voices[two.lang].rtl != self.rtl:
            across = setting._replace(align=_OPPOSITE[align or self.look.style(style).align])
        second = self._single(two, style, other, across, two_title)
        if style in _LONG if beside is None else not beside:
            return Pair(first, second)
        alone = replace(text, second=None)
        joint = self._single(alone, style, element, setting, one_title, unit, then=(two, other))
        return Pair(first, second, joint=joint)

    def _single(
        self,
        text: Inlines,
        style: str,
        element: Element,
        setting: _Setting,
        title: Inlines | None = None,
        unit: str = "",
        *,
        then: tuple[Inlines, Element] | None = None,
    ) -> TextBlock:
        """One language's paragraph; `then` the other's words follow on the same line."""
        size, align, repeats, _ = setting
        own = self.look.style(style)
        key = (text, style, title, unit, setting, then and then[0])
        scale = size / own.size if size else 1.0

        known = self._set.setdefault(key, {})

        voice = self._voices[text.lang or self.lang]

        def spans() -> list[Span]:
            found = list(self._spans(text, own, title, unit, size or own.size, align))
            return [*found, *self._following(then[0], own)] if then else found

        def lines(width: float) -> Paragraph:
            found = known.get(width)
            if found is None:
                # What was shaped is not kept: hardly any text is set to two widths.
                look = self._style(style, own, setting, voice.rtl)
                made = voice.typesetter.paragraph(spans(), width, look)
                found = known[width] = complete(made, text.lang or self.lang)
            return found

        def narrowest() -> float:
            look = self._style(style, own, setting, voice.rtl)
            return narrowest_measure(voice.typesetter.shape(spans(), look))

        elements = span_elements(text, title, unit, element, self.places, self.lang)
        if then:
            elements += (element, *span_elements(then[0], None, "", then[1], self.places, self.lang))
        said = text.plain() + (then[0].plain() if then else "")
        if needs_bidi(said, voice.rtl):
            elements = in_reading_order(elements, [span.text for span in spans()])
        less = self._second_scale(own) if text.lang and style in _FREE else 1.0
        return TextBlock(
            lines,
            (size or own.size) * less,
            own.leading * (1.0 if style in _FIXED else scale) * less,
            elements,
            own.before,
            own.after,
            repeats=repeats,
            kind=_KINDS.get(style, "text"),
            narrowest=narrowest,
            message=text.message,
        )

    def line(self, canvas: Any, text: str, style: str, x: float, y: float, align: str = "start") -> float:
        """Draw one line of plain text with its start, end or center at `x`, its baseline at `y`; returns its
        width.

        It belongs to the element or the artifact that the caller has opened on the canvas.
        """
        found = self._line(text, style)
        before = {"start": 0.0, "end": found.width, "center": found.width / 2}[align]
        left = x + before - found.width if self.rtl else x - before
        draw_lines(canvas, found, [(line, left, y) for line in found])
        return found.width

    def width(self, text: str, style: str) -> float:
        """The width of a line of plain text, in points."""
        return self._line(text, style).width

    def _line(self, text: str, style: str) -> Paragraph:
        if (text, style) not in self._lines:
            own = self.look.style(style)
            plain = TextStyle(weight=own.weight, color=Ink(self.look.hex(own.colour)), nobreak=True)
            spans = [Span(text, plain)]
            if self.second and BETWEEN in text:
                head, _, tail = text.partition(BETWEEN)
                other = replace(plain, lang=self.second, fonts=self.second)
                spans = [Span(head + BETWEEN, plain), Span(tail, other)]
            # The line begins at the left in every script: who draws it says where that is.
            look = ParagraphStyle(own.size, Align.END if self.rtl else Align.START, rtl=self.rtl)
            setter = self._voices[self.lang].typesetter
            self._lines[text, style] = complete(setter.paragraph(spans, 1e5, look), self.lang)
        return self._lines[text, style]

    def _style(self, name: str, own: ThemeStyle, setting: _Setting, rtl: bool) -> ParagraphStyle:
        display = name in _DISPLAY
        size, align = setting.size or own.size, setting.align or own.align
        return ParagraphStyle(
            size=size,
            align=_ALIGN[align],
            hang=setting.hang / size,
            heading=display,
            balance=display,
            # A ragged edge needs no hyphens, but where the column is narrow.
            hyphenate=align == "justify" or name in _NARROW,
            rtl=rtl,
        )

    def _following(self, text: Inlines, own: ThemeStyle) -> Iterator[Span]:
        """The second language's words on the line of the first."""
        yield Span(_EM_SPACE, TextStyle(weight=own.weight))
        style = self._base(text, own)
        yield from self._inlines(text.items, style, own.size * style.scale)

    def _base(self, text: Inlines, own: ThemeStyle) -> TextStyle:
        """How a text looks where nothing in it says otherwise: the second language lighter than the first."""
        if not text.lang:
            return TextStyle(weight=own.weight, color=Ink(self.look.hex(own.colour)))
        ink = Ink(self.look.hex("muted" if own.colour == "ink" else own.colour))
        return TextStyle(
            weight="regular", color=ink, lang=text.lang, fonts=text.lang, scale=self._second_scale(own)
        )

    def _second_scale(self, own: ThemeStyle) -> float:
        """How much smaller the second language is than the first in a style."""
        if own.size < _DISPLAY_SIZE:
            return 1.0
        scales = (scale for name, scale in _SECOND_SCALES.items() if own is self.look.style(name))
        return next(scales, _SECOND_SCALE)

    def _spans(
        self, text: Inlines, own: ThemeStyle, title: Inlines | None, unit: str, size: float, align: str
    ) -> Iterator[Span]:
        plain = self._base(text, own)
        if title:
            strong = replace(plain, weight="bold", color=Ink(self.look.hex("accent")))
            if own is self.look.theme.styles.get("call_number"):
                # The number is what counts; its label stays as large as other cards' lines.
                strong = replace(strong, scale=self.look.style("card").size / size)
            for index, words in enumerate(title.each):
                if index:
                    yield Span(" ", plain)
                yield from self._inlines(
                    words.items, replace(strong, lang=words.lang or None, fonts=words.lang or None), size
                )
            yield Span(_EN_SPACE, plain)
        ragged = (align or own.align) != "justify"
        for before, item in zip((None, *text.items), text.items, strict=False):
            if isinstance(item, Qualification):
                yield from self._note(item, plain, size, whole=ragged, glued=isinstance(before, Cite))
            else:
                yield from self._inline(item, plain, size)
        if unit:
            small = self.look.style("figure_unit")
            scale = min(1.0, small.size / size)
            ink = Ink(self.look.hex(small.colour))
            styled = replace(plain, weight=small.weight, scale=scale, nobreak=True, color=ink)
            # A unit in another language's words is marked as the number is.
            lacking = next((item for item in text.items if isinstance(item, Missing)), None)
            yield from self._inline(replace(lacking, text=unit) if lacking else Str(unit), styled, size)

    def _inlines(self, items: tuple[Inline, ...], style: TextStyle, size: float) -> Iterator[Span]:
        for item in items:
            yield from self._inline(item, style, size)

    def _inline(self, item: Inline, style: TextStyle, size: float) -> Iterator[Span]:
        look = self.look
        ink = style.color
        assert isinstance(ink, Ink)
        match item:
            case Str(text) | FactValue(_, text):
                yield Span(text, style)
            case NoBreak(text):
                yield Span(text, replace(style, nobreak=True))
            case Strong(children):
                yield from self._inlines(children, replace(style, weight="bold"), size)
            case Emph(children):
                yield from self._inlines(children, replace(style, italic=True), size)
            case Link(children, target):
                linked = replace(style, color=replace(ink, colour=look.hex("accent")), link=target)
                yield from self._inlines(children, linked, size)
            case Name(_, text):
                yield Span(text, replace(style, color=replace(ink, dots=look.hex("amber"))))
            case Foreign(text, lang):
                yield Span(text, replace(style, lang=lang, color=replace(ink, colour=look.hex("muted"))))
            case Missing(text, lang):
                marked = Ink(look.hex("red"), ground=look.hex("red_light"))
                yield Span(text, replace(style, lang=lang, color=marked))
            case Blank(label):
                yield Span(label, replace(style, color=Ink(look.hex("red"), ground=look.hex("red_light"))))
            case Cite(number, anchor):
                small = replace(style, weight="regular", scale=style.scale * _CITE_SCALE, rise=_CITE_RISE)
                accent = replace(ink, colour=look.hex("accent"))
                yield Span(
                    f"[{number}]",
                    replace(small, color=accent, link=f"#{anchor}" if anchor else None, nobreak=True),
                )
            case Qualification():
                yield from self._note(item, style, size, whole=True)

    def _note(
        self, item: Qualification, style: TextStyle, size: float, *, whole: bool, glued: bool = False
    ) -> Iterator[Span]:
        """A qualification, set small; a short one stays whole where no line is stretched for it. `glued`: to
        the source's number before it.

        The space before it is the text's: a small one that is shrunk, poppler takes for none.
        """
        colour = Ink(self.look.hex("amber" if item.weak else "muted"))
        scale = min(1.0, self.look.style("note").size / size)
        nobreak = whole and len(item.text) <= _WHOLE_NOTE
        words = item.text.removeprefix(" ")
        if words != item.text:
            yield Span(" ", replace(style, nobreak=glued))
        yield Span(words, replace(style, weight="regular", scale=scale, color=colour, nobreak=nobreak))


def _spaced(text: Inlines) -> Inlines:
    """With a space after it, where the other language is part of the same element."""
    return replace(text, items=(*text.items, Str(" ")))
