"""Paragraphs in two languages: one line, one paragraph of two lines, or a paragraph for each language.

What a block's builder makes of a bilingual text is one paragraph with a mark between its languages; here,
when the body is complete, the mark becomes what the paragraph's style asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from czguide.document.model import Document
from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.styles import CONTACT_STYLES, PARAGRAPH_STYLES, PART
from czguide.writers.docx.xml import Element, W, local_name, paragraph_properties, text, w

_MARK = "between-languages"

_HEADS = {
    style.id: style.text
    for style in PARAGRAPH_STYLES
    if style.id in ("Heading1", PART, "Heading2", "Heading3", "TOCHeading", "Caption", "BlockTitle")
}
"""Styles of short texts as wide as the page, with the theme's: two that one line can't hold stand below
each other."""

_BESIDE = (
    *_HEADS,
    *("ContactName", "ListField", "TipTitle", "WarningTitle", "RemarkTitle", "Index1", "TableHead"),
    *("DefinitionTerm", "CoverEdition", "CoverPublisher", "CoverNotice"),
)
"""Styles of short texts: the second language follows on the line."""

_BELOW = (
    *(
        "Title",
        "Subtitle",
        "ListBullet",
        "ListNumber",
        "ListCheck",
        "TableText",
        "TableRowHead",
        "Definition",
    ),
    *("ContactLine", *(identity for identity, _ in CONTACT_STYLES.values())),
    *("KeyFigure", "KeyFigureLabel", "Bibliography"),
)
"""Styles whose second language starts a line in the same paragraph: another one would have its own number."""


def between() -> Element:
    """The mark between a text's two languages."""
    return etree.Element(_MARK)


_FIRST = "First"
"""What the style of a pair's first paragraph is called, after its own style's name."""


def settle(body: Element, document: Document, ruler: EmRuler, width: float) -> set[str]:
    """Replace all marks in the bilingual `document`. `width`: of the page's text, in points. Returns the
    styles that need another for the first of two paragraphs."""
    assert document.second
    turned = document.second.direction != document.direction
    parted: set[str] = set()
    bidi = w("bidi", val=None if document.second.direction == "rtl" else "0") if turned else None
    for mark in list(body.iter(_MARK)):
        paragraph = mark.getparent()
        assert paragraph is not None
        style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        name = "" if style is None else style.get(f"{{{W}}}val", "")
        words = "\u3000" + "".join(node.text or "" for node in paragraph.iter(f"{{{W}}}t"))
        if name in _BESIDE and (name not in _HEADS or ruler.fits(words, _HEADS[name], width)):
            paragraph.replace(mark, w("r", text("\u2003")))
        elif name in (*_BESIDE, *_BELOW):
            paragraph.replace(mark, w("r", w("br")))
        else:
            _split(paragraph, mark, name, bidi)
            parted |= {name} if name else set()
    return parted


def first_styles(parted: Iterable[str]) -> Iterator[Element]:
    """As on a printed page, only the space after a pair shows where it ends: its first paragraph has none."""
    names = {style.id: style.name for style in PARAGRAPH_STYLES}
    for base in sorted(parted):
        yield w(
            "style",
            w("name", val=f"{names[base]} {_FIRST}"),
            w("basedOn", val=base),
            w("uiPriority", val=99),
            paragraph_properties([w("spacing", after=0)]),
            type="paragraph",
            customStyle=1,
            styleId=base + _FIRST,
        )


_INDENTS = {style.id: (style.left, style.right) for style in PARAGRAPH_STYLES if style.left != style.right}


def _turned_indents(name: str) -> list[Element]:
    """A style's indents the other way round: left is where lines begin (ECMA-376 17.3.1.12), but the box that
    paragraphs share does not turn."""
    sides = _INDENTS.get(name)
    if sides is None:
        return []
    left, right = (round(points * TWIPS_PER_POINT) for points in sides)
    return [w("ind", left=right, right=left)]


def _split(paragraph: Element, mark: Element, name: str, bidi: Element | None) -> None:
    """The words after the mark as a paragraph of their own, which stays with the first."""
    properties = paragraph.find(f"{{{W}}}pPr")
    own, other = (list(deepcopy(properties)) if properties is not None else [] for _ in range(2))
    kept = [child for child in own if local_name(child) not in ("sectPr", "keepNext")]
    later = [child for child in other if local_name(child) not in ("pageBreakBefore", "bidi")]
    if bidi is not None:
        # The styles say how the first language runs.
        later += [deepcopy(bidi), *_turned_indents(name)]
    following = w("p", paragraph_properties(later), *mark.itersiblings())
    paragraph.remove(mark)
    if properties is not None:
        paragraph.remove(properties)
    for child in kept:
        if local_name(child) == "pStyle":
            child.set(f"{{{W}}}val", name + _FIRST)
    stays = paragraph_properties([*kept, w("keepNext")])
    assert stays is not None
    paragraph.insert(0, stays)
    paragraph.addnext(following)
