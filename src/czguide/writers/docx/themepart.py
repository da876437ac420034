"""The theme part (ECMA-376 part 1, 20.1.6): the guide's colours, and fonts for every script."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from czguide.theme.model import Fonts
from czguide.writers.docx.fonts import east_asian_font, script_fonts
from czguide.writers.docx.language import Language
from czguide.writers.docx.palette import SCHEME, Palette
from czguide.writers.docx.xml import Element, parse

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(palette: Palette, fonts: Fonts, language: Language) -> Element:
    """The theme. Headings and text share their fonts; weight and colour tell them apart."""
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{palette.hex(name)}"/></a:{slot}>' for slot, name in SCHEME.items()
    )
    scripts = "".join(
        f'<a:font script="{script}" typeface={quoteattr(font)}/>'
        for script, font in script_fonts(fonts, language).items()
    )
    faces = (
        f"<a:latin typeface={quoteattr(fonts.office_latin)}/>"
        f"<a:ea typeface={quoteattr(east_asian_font(fonts, language))}/>"
        f'<a:cs typeface="Arial"/>{scripts}'
    )
    name = quoteattr(palette.theme.name)
    return parse(
        f'<a:theme xmlns:a="{_DRAWING}" name={name}><a:themeElements>'
        f"<a:clrScheme name={name}>{scheme}</a:clrScheme>"
        f"<a:fontScheme name={name}><a:majorFont>{faces}</a:majorFont>"
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f"<a:fmtScheme name={name}><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{_LINES}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
