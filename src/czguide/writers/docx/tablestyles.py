"""The table styles: one with a head for data, three without for cards, figures and definitions."""

from __future__ import annotations

from collections.abc import Iterator

from czguide.writers.docx.palette import Palette
from czguide.writers.docx.xml import Element, w

DATA, FIGURES, CARDS, DEFINITIONS = "GuideTable", "KeyFigures", "ContactCards", "Definitions"
CODES, FIGURE_DATA = "Codes", "FigureData"


DATA_MARGIN = 100
"""Between a data table's text and its columns' edges, in twips."""


def normal() -> Element:
    """The default table style, which the others build on (ECMA-376 part 1, 17.7.4.17)."""
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0, 108))
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        properties,
        type="table",
        default=1,
        styleId="TableNormal",
    )


def elements(palette: Palette) -> Iterator[Element]:
    """The guide's own table styles."""
    line = palette.line
    yield _style(
        DATA,
        "Guide Table",
        w("tblBorders", line("top", "accent", 1), line("bottom", "accent", 1), line("insideH", "rule", 0.5)),
        _margins(70, DATA_MARGIN),
        head=w(
            "tblStylePr", w("tcPr", palette.fill("accent_light"), w("vAlign", val="bottom")), type="firstRow"
        ),
    )
    # White rules between coloured cells make cards of them.
    yield _style(
        FIGURES,
        "Key Figures",
        w("tblBorders", line("top", "accent", 1.5), line("insideH", "paper", 6), line("insideV", "paper", 6)),
        _margins(120, 140),
        cell=palette.fill("panel"),
    )
    yield _style(
        CARDS,
        "Contact Cards",
        w("tblBorders", line("insideH", "paper", 6), line("insideV", "paper", 6)),
        _margins(120, 160),
        cell=palette.fill("panel"),
    )
    yield _style(
        DEFINITIONS,
        "Definitions",
        w("tblBorders", line("top", "rule", 0.5), line("bottom", "rule", 0.5), line("insideH", "rule", 0.5)),
        _margins(80, 100),
    )
    yield _style(
        FIGURE_DATA,
        "Figure Data",
        w("tblBorders", line("top", "rule", 0.5), line("bottom", "rule", 0.5), line("insideH", "rule", 0.5)),
        _margins(25, 60),
    )
    # What a code opens stands beside its middle.
    yield _style(CODES, "Codes", w("tblBorders"), _margins(20, 0), cell=w("vAlign", val="center"))


def _style(
    identity: str,
    name: str,
    borders: Element,
    margins: Element,
    *,
    cell: Element | None = None,
    head: Element | None = None,
) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=40),
        w("qFormat"),
        w("tblPr", borders, margins),
        w("tcPr", cell) if cell is not None else None,
        head,
        type="table",
        customStyle=1,
        styleId=identity,
    )


def _margins(vertical: int, horizontal: int) -> Element:
    """Cell margins in twips (17.4.42)."""
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides))
