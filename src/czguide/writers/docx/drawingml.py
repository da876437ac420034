"""DrawingML: the elements around drawings, shapes and charts (ECMA-376 part 1, 20 and 21)."""

from __future__ import annotations

from lxml import etree

from czguide.document.model import Inlines
from czguide.writers.docx.context import Context
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.xml import MC, Attribute, Element, R, w

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"

_PREFIXES = {
    "a": A, "adec": DECORATIVE, "c": C, "c15": C15, "mc": MC, "pic": PIC, "r": R, "wp": WP, "wpg": WPG,
    "wps": WPS,
}  # fmt: skip
_DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"

EMU_PER_POINT = 12700


def emu(points: float) -> int:
    """Points as DrawingML's English Metric Units."""
    return round(points * EMU_PER_POINT)


def d(name: str, /, *children: Element | None, **attributes: Attribute) -> Element:
    """An element by its prefixed name; attributes are in no namespace, but for `r_id`."""
    prefix, _, local = name.partition(":")
    element = etree.Element(f"{{{_PREFIXES[prefix]}}}{local}", nsmap={prefix: _PREFIXES[prefix]})
    for key, value in attributes.items():
        if value is not None:
            element.set(f"{{{R}}}id" if key == "r_id" else key, str(value))
    element.extend([child for child in children if child is not None])
    return element


def val(name: str, value: Attribute) -> Element:
    """An element that only has a value."""
    return d(name, val=value)


def solid(palette: Palette, colour: str) -> Element:
    """A plain fill in a colour of the theme's."""
    slot = palette.scheme(colour)
    return d("a:solidFill", val("a:schemeClr", slot) if slot else val("a:srgbClr", palette.hex(colour)))


def inline(
    graphic: Element, width: float, height: float, alt: Inlines | None, name: str, context: Context
) -> Element:
    """A drawing in a line of text (20.4.2.8). Its description is what a screen reader says; without one it is
    marked as decoration."""
    number = context.drawing_id()
    says = alt.plain() if alt else ""
    mark = d("a:ext", d("adec:decorative", val=1), uri=_DECORATIVE_EXTENSION)
    about = d(
        "wp:docPr", None if alt else d("a:extLst", mark), id=number, name=f"{name} {number}", descr=says
    )
    return d(
        "wp:inline",
        d("wp:extent", cx=emu(width), cy=emu(height)),
        d("wp:effectExtent", l=0, t=0, r=0, b=0),
        about,
        d("wp:cNvGraphicFramePr"),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )


def graphic(uri: str, *children: Element) -> Element:
    """`a:graphic` with data of a kind."""
    return d("a:graphic", d("a:graphicData", *children, uri=uri))


def drawing(inline: Element, requires: str = "") -> Element:
    """A run with a drawing. `requires`: the prefix of a namespace that old readers must skip (part 3, 10)."""
    element = w("drawing", inline)
    if requires:
        # Declared here: the attribute names the prefix, and the element that uses it is further in.
        names = {prefix: _PREFIXES[prefix] for prefix in ("mc", requires)}
        choice = etree.Element(f"{{{MC}}}Choice", {"Requires": requires}, names)
        choice.append(element)
        etree.cleanup_namespaces(choice, keep_ns_prefixes=[requires])
        return w("r", d("mc:AlternateContent", choice))
    return w("r", element)
