"""Page sections (ECMA-376 part 1, 17.6), and the body that puts them where they end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from czguide.theme.model import PAGE_SIZES, Margins
from czguide.units import TWIPS_PER_POINT
from czguide.writers.docx.language import Language
from czguide.writers.docx.package import Relations
from czguide.writers.docx.xml import Element, local_name, relation, root, w

_HEAD, _FOOT = 28.0, 15.0
"""Points of the margins that header and footer take, as in the PDF; the rest is free at the page's edge."""


@dataclass(frozen=True)
class Setup:
    """What sections differ in. `start`: nextPage or continuous. `header`: its header part, 0 for none and no
    footer."""

    start: str = "nextPage"
    columns: int = 1
    header: int = 1
    opens: bool = False
    """Whether a chapter begins with it, whose first page has no header."""


COVER = Setup(header=0)
TEXT = Setup()


@dataclass(frozen=True)
class Page:
    """The page that all sections share. `pitch`: of the line grid, in points."""

    size: str
    margins: Margins
    pitch: float
    language: Language
    direction: str
    gutter: float
    """Between columns, in points."""

    @property
    def text_width(self) -> float:
        """The width between the margins in points."""
        return PAGE_SIZES[self.size][0] - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """The height between the margins in points."""
        return PAGE_SIZES[self.size][1] - self.margins.top - self.margins.bottom

    def properties(self, setup: Setup) -> Element:
        """`w:sectPr`, its children in the schema's order (17.6.17)."""
        width, height = PAGE_SIZES[self.size]
        margins, twips = self.margins, _twips
        references = []
        if setup.header:
            references = [
                relation(w("headerReference", type="default"), Relations.header(setup.header)),
                relation(w("footerReference", type="default"), Relations.part("footer")),
            ]
            if setup.opens:
                references.append(relation(w("footerReference", type="first"), Relations.part("footer")))
        return w(
            "sectPr",
            *references,
            w("type", val=setup.start),
            w("pgSz", w=twips(width), h=twips(height)),
            w(
                "pgMar",
                top=twips(margins.top),
                right=twips(margins.right),
                bottom=twips(margins.bottom),
                left=twips(margins.left),
                header=twips(margins.top - _HEAD),
                footer=twips(margins.bottom - _FOOT),
                gutter=0,
            ),
            w("cols", num=setup.columns, space=twips(self.gutter)),
            w("titlePg") if setup.opens else None,
            w("bidi") if self.direction == "rtl" else None,
            w("docGrid", type="lines" if self.language.grid else None, linePitch=twips(self.pitch)),
        )


class Body:
    """The main document's body. A section's properties stand in its last paragraph (17.6.18)."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._body = w("body")
        # In its part from the start: lxml goes through all that is moved.
        self._part = root("document", self._body)
        self._current = self._next = TEXT

    def add(self, elements: Iterable[Element]) -> None:
        """Append paragraphs and tables, in a new section if one was entered."""
        for element in elements:
            if self._next != self._current:
                self._turn()
            self._body.append(element)

    def enter(self, setup: Setup) -> None:
        """What is added from here on stands in a section of its own."""
        self._next = setup

    def enter_columns(self, count: int) -> None:
        """What is added from here on stands in so many columns, on the same page."""
        self._next = replace(self._next, start="continuous", columns=count, opens=False)

    def _turn(self) -> None:
        if len(self._body):
            # LibreOffice cuts a character off a bookmark that ends where a section does.
            if self._next.start == "continuous" or _bookmarked(self._body[-1]):
                # Before columns it stays with them, and so what stands above it does.
                stay = w("keepNext") if self._next.columns > 1 else None
                self._body.append(w("p", w("pPr", w("pStyle", val="Spacer"), stay)))
            last = self._body[-1]
            if local_name(last) != "p":
                raise ValueError("a section must end with a paragraph")
            last[0].append(self._page.properties(self._current))
        self._current = self._next

    def part(self) -> Element:
        """The main document's part, complete with the last section's properties; to be asked for once."""
        self._body.append(self._page.properties(self._current))
        return self._part


def _bookmarked(element: Element) -> bool:
    return any(local_name(part) == "bookmarkEnd" for part in element)


def _twips(points: float) -> int:
    return round(points * TWIPS_PER_POINT)
