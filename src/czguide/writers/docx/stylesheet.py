"""The styles part (ECMA-376 part 1, 17.7): document defaults, paragraph, character and table styles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from czguide.theme.model import PAGE_SIZES, TextStyle, Theme
from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx import tablestyles
from czguide.writers.docx.characters import CharacterStyles, size
from czguide.writers.docx.cover import Fitted
from czguide.writers.docx.language import DEFAULTS, Language
from czguide.writers.docx.numbering import definition_number
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.sections import Page
from czguide.writers.docx.styles import OPENER, PARAGRAPH_STYLES, Box, ParagraphStyle
from czguide.writers.docx.xml import Element, paragraph_properties, root, run_properties, w

_ALIGNMENTS = {"left": None, "justify": "both", "center": "center", "right": "right"}

_SHOWN_LATENT = ("Normal", "Default Paragraph Font", "Table Grid", "annotation text", "annotation reference")


_FITTED = ("cover_title", "cover_subtitle")
"""The styles that are set smaller where the cover needs it."""


def twips(points: float) -> int:
    """Points as WordprocessingML's twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def stylesheet(
    palette: Palette, page: Page, characters: CharacterStyles, cover: Fitted, more: Iterable[Element]
) -> Element:
    """All styles; right tabs and the cover's panel are as large as the page makes them, its titles as `cover`
    says. `more`: styles that only this document needs."""
    builder = _Builder(palette, page, cover)
    return root(
        "styles",
        _defaults(palette.theme, page.language),
        _latent(),
        _normal(palette, page),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        tablestyles.normal(),
        w(
            "style",
            w("name", val="No List"),
            w("uiPriority", val=99),
            w("semiHidden"),
            type="numbering",
            default=1,
            styleId="NoList",
        ),
        *map(builder.paragraph_style, PARAGRAPH_STYLES),
        *more,
        *characters.elements(),
        *tablestyles.elements(palette),
    )


def _defaults(theme: Theme, language: Language) -> Element:
    langs = DEFAULTS | {language.slot: language.tag}
    fonts = w(
        "rFonts",
        hint="eastAsia" if language.hint else None,
        asciiTheme="minorHAnsi",
        eastAsiaTheme="minorEastAsia",
        hAnsiTheme="minorHAnsi",
        cstheme="minorBidi",
    )
    run = run_properties([fonts, *size(theme.styles["body"].size), w("lang", **langs)])
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _latent() -> Element:
    """Word's other built-in styles stay out of the styles pane until used (17.7.4.5)."""
    return w(
        "latentStyles",
        *(w("lsdException", name=name, semiHidden=0, unhideWhenUsed=0) for name in _SHOWN_LATENT),
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _normal(palette: Palette, page: Page) -> Element:
    """The base of all paragraph styles: line breaking rules, direction, body size and leading.

    17.3.1.16 kinsoku, 17.3.1.21 overflowPunct, 17.3.1.2 and .3 autoSpaceDE and DN, 17.3.1.6 bidi.
    """
    body = palette.theme.styles["body"]
    spacing = 1 if page.language.auto_space else 0
    properties = [
        w("widowControl"),
        w("kinsoku"),
        w("overflowPunct"),
        w("autoSpaceDE", val=spacing),
        w("autoSpaceDN", val=spacing),
        w("spacing", before=0, after=0, line=twips(body.leading), lineRule="atLeast"),
    ]
    if page.language.grid:
        # The theme decides the leading; a font taller than the grid's lines would double it.
        properties.append(w("snapToGrid", val=0))
    if page.direction == "rtl":
        properties.append(w("bidi"))
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        paragraph_properties(properties),
        run_properties([palette.text(body.colour)]),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


class _Builder:
    def __init__(self, palette: Palette, page: Page, cover: Fitted) -> None:
        self._palette = palette
        self._page = page
        self._cover = cover

    def paragraph_style(self, style: ParagraphStyle) -> Element:
        type_ = self._palette.theme.styles[style.text]
        if style.text in _FITTED:
            scale = self._cover.scale
            type_ = replace(
                type_, size=type_.size * scale, leading=type_.leading * scale, before=type_.before * scale
            )
        return w(
            "style",
            w("name", val=style.name),
            w("basedOn", val=style.based_on),
            w("next", val=style.following) if style.following else None,
            w("uiPriority", val=style.priority),
            w("qFormat"),
            paragraph_properties(self._paragraph(style, type_)),
            run_properties(self._run(style, type_)),
            type="paragraph",
            customStyle=None if style.built_in else 1,
            styleId=style.id,
        )

    def _paragraph(self, style: ParagraphStyle, type_: TextStyle) -> list[Element]:
        before = type_.before if style.before is None else style.before
        if style.opens:
            before = OPENER.before(self._palette.theme)
        if style.on_cover:
            before = self._cover.top - self._page.margins.top
        properties = [
            w(
                "spacing",
                before=twips(before),
                after=twips(type_.after if style.after is None else style.after),
                line=twips(style.exact or type_.leading),
                # The cover's titles stand where they are put, however high a font's lines are.
                lineRule="exact" if style.exact or style.text in _FITTED else "atLeast",
            )
        ]
        if style.at_foot:
            properties.append(self._frame(type_))
        if style.keep_next:
            properties.append(w("keepNext"))
        if style.keep_lines:
            properties.append(w("keepLines"))
        if style.outline is not None:
            properties.append(w("outlineLvl", val=style.outline))
        if style.numbering:
            properties.append(w("numPr", w("numId", val=definition_number(style.numbering))))
        right_indent = style.right + (1 - style.share) * self._page.text_width
        if style.left or style.hanging or right_indent:
            hanging = twips(style.hanging) if style.hanging else None
            right = twips(right_indent) if right_indent else None
            properties.append(w("ind", left=twips(style.left), right=right, hanging=hanging))
        if style.tab:
            leader = "dot" if style.tab == "dots" else None
            width = twips(self._page.text_width)
            properties.append(w("tabs", w("tab", val="right", leader=leader, pos=width)))
        box = (
            Box(self._palette.theme.opener.ground, padding=OPENER.padding)
            if self._on_field(style)
            else style.box
        )
        if style.plain:
            sides = ("top", "left", "bottom", "right")
            nothing = w("shd", val="clear", color="auto", fill="auto")
            properties += [w("pBdr", *(w(side, val="nil") for side in sides)), nothing]
        elif box:
            properties += self._box(box)
        elif style.opens:
            rule = self._palette.line("bottom", self._palette.theme.opener.ink, 2.25, OPENER.padding / 2)
            properties.append(w("pBdr", rule))
        alignment = _ALIGNMENTS[style.align or type_.align]
        if style.drawing and self._page.direction == "rtl":
            # LibreOffice mirrors a drawing's words and a chart's digits in a right-to-left paragraph.
            properties.append(w("bidi", val=0))
            alignment = "right"
        if style.plain:
            alignment = alignment or "left"  # whatever its base has
        if alignment:
            properties.append(w("jc", val=alignment))
        return properties

    def _frame(self, type_: TextStyle) -> Element:
        """The frame of the cover's last lines (17.3.1.11): in the middle of its band, whatever is above."""
        page, plan = self._page, self._palette.theme.cover
        height = PAGE_SIZES[page.size][1]
        band = height * plan.band_height
        top = height - band / 2 - self._cover.lines / 2 * type_.leading
        return w(
            "framePr",
            w=twips(page.text_width),
            wrap="around",
            vAnchor="page",
            hAnchor="page",
            x=twips(page.margins.left),
            y=twips(top),
        )

    def _on_field(self, style: ParagraphStyle) -> bool:
        """Whether a heading has a ground of its own: white words must be read also without the drawing."""
        return style.opens and self._palette.theme.opener.kind == "field"

    def _box(self, box: Box) -> list[Element]:
        line, padding = self._palette.line, box.padding
        if box.bar:
            # Borders' sides are the paper's, also where text runs from right to left.
            left, right = (box.bar, 3.0), (box.fill, 0.5)
            if self._page.direction == "rtl":
                left, right = right, left
            borders = [
                line("top", box.fill, 0.5, padding / 2),
                line("left", *left, padding),
                line("bottom", box.fill, 0.5, padding / 2),
                line("right", *right, padding),
            ]
        else:
            borders = [
                line(side, box.fill, 0.5, padding / (1 if side in ("left", "right") else 2))
                for side in ("top", "left", "bottom", "right")
            ]
        return [w("pBdr", *borders), self._palette.fill(box.fill)]

    def _run(self, style: ParagraphStyle, type_: TextStyle) -> list[Element]:
        properties = size(type_.size)
        if (style.weight or type_.weight) == "bold":
            properties += [w("b"), w("bCs")]
        colour = style.colour or type_.colour
        if style.plain or colour != self._palette.theme.styles["body"].colour:
            properties.append(self._palette.text(colour))
        if style.outline is not None or style.id in ("Title", "Subtitle", "TOCHeading"):
            fonts = {
                "asciiTheme": "majorHAnsi",
                "eastAsiaTheme": "majorEastAsia",
                "hAnsiTheme": "majorHAnsi",
                "cstheme": "majorBidi",
            }
            properties.append(w("rFonts", hint="eastAsia" if self._page.language.hint else None, **fonts))
        return properties
