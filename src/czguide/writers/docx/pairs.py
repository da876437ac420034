"""Paragraphs in two languages: one line, one paragraph of two lines, or a paragraph for each language.

What a block's builder makes of a bilingual text is one paragraph with a mark between its languages; here,
when the body is complete, the mark becomes what the paragraph's style asks for.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from czguide.writers.docx.styles import CONTACT_STYLES, PART
from czguide.writers.docx.xml import Element, W, local_name, paragraph_properties, text, w

_MARK = "between-languages"

_BESIDE = (
    *("Heading1", PART, "Heading2", "Heading3", "TOCHeading", "Caption", "BlockTitle", "ContactName"),
    *("ListField", "TipTitle", "WarningTitle", "RemarkTitle", "Index1", "TableHead", "DefinitionTerm"),
    *("CoverEdition", "CoverPublisher", "CoverNotice"),
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


def settle(body: Element, direction: str) -> None:
    """Replace all marks. `direction`: of the second language, ltr or rtl."""
    for mark in list(body.iter(_MARK)):
        paragraph = mark.getparent()
        assert paragraph is not None
        style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        name = "" if style is None else style.get(f"{{{W}}}val")
        if name in _BESIDE:
            paragraph.replace(mark, w("r", text("\u2003")))
        elif name in _BELOW:
            paragraph.replace(mark, w("r", w("br")))
        else:
            _split(paragraph, mark, direction)


def _split(paragraph: Element, mark: Element, direction: str) -> None:
    """The words after the mark as a paragraph of their own, which stays with the first."""
    properties = paragraph.find(f"{{{W}}}pPr")
    own, other = (list(deepcopy(properties)) if properties is not None else [] for _ in range(2))
    kept = [child for child in own if local_name(child) not in ("sectPr", "keepNext")]
    later = [child for child in other if local_name(child) not in ("pageBreakBefore", "bidi")]
    if direction == "rtl":
        later.append(w("bidi"))
    following = w("p", paragraph_properties(later), *mark.itersiblings())
    paragraph.remove(mark)
    if properties is not None:
        paragraph.remove(properties)
    stays = paragraph_properties([*kept, w("keepNext")])
    assert stays is not None
    paragraph.insert(0, stays)
    paragraph.addnext(following)
