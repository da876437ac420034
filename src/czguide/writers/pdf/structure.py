"""Structure elements: what the document's parts are, apart from where they stand (ISO 32000-1 14.7 and 14.8).

The tree is made from the Document while its blocks become flowables; the layout only adds marked content to
elements that are there. A paragraph's parts on two pages share one element.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

ROLES = {"Title": "P", "Aside": "Sect"}
"""Types of our own by the standard type that is nearest; PDF 2.0 has both (ISO 32000-2 14.8.4)."""


class Content(NamedTuple):
    """A marked-content sequence: its page, counted from 0, and its id on it."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation on a page, by ReportLab's name for it."""

    page: int
    name: str


class Element:
    """A structure element.

    ``attributes`` are the entries of its attribute dictionary. A ``late`` element enters its parent when its
    first content is drawn, so that the words around it keep their place.
    """

    __slots__ = ("_late", "attributes", "kids", "lang", "number", "parent", "reads", "role", "says")

    def __init__(
        self,
        role: str,
        parent: Element | None = None,
        *,
        lang: str = "",
        attributes: str = "",
        says: str = "",
        reads: str = "",
        late: bool = False,
    ) -> None:
        self.role = role
        self.parent = parent
        self.lang = lang
        self.attributes = attributes
        self.says = says
        """What a link or a figure says of itself: the alternative description."""
        self.reads = reads
        """The text that its content stands for (ActualText, ISO 32000-1 14.9.4)."""
        self.kids: list[Element | Content | Annotation] = []
        self.number = 0
        """Its object number, once it is written."""
        self._late = late
        if parent is not None and not late:
            parent.kids.append(self)

    def add(self, role: str, *, lang: str = "", attributes: str = "") -> Element:
        """A new last child."""
        return Element(role, self, lang=lang, attributes=attributes)

    def put(self, content: Content | Annotation) -> None:
        """Add content; a late element takes its place now."""
        if self._late:
            self._enter()
        self.kids.append(content)

    def _enter(self) -> None:
        if self._late and self.parent is not None:
            self._late = False
            self.parent._enter()
            self.parent.kids.append(self)

    @property
    def link(self) -> Element | None:
        """The nearest Link from here up."""
        found: Element | None = self
        while found is not None and found.role != "Link":
            found = found.parent
        return found

    def spoken(self, lang: str) -> str:
        """The language its words are in, in a document in `lang`."""
        above: Element | None = self
        while above is not None:
            if above.lang:
                return above.lang
            above = above.parent
        return lang

    def walk(self) -> Iterator[Element]:
        """This element and all below it, parents first, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def note_of(parent: Element) -> Element:
    """A note below what it is about: a block of its own, with an ID in the file (ISO 14289-1 7.9)."""
    return parent.add("Note", attributes="/O/Layout/Placement/Block")


def list_of(parent: Element, numbering: str) -> Element:
    """A list with its ListNumbering (ISO 32000-1 table 347, ISO 14289-1 7.6)."""
    return parent.add("L", attributes=f"/O/List/ListNumbering/{numbering}")


def head_cell(row: Element, scope: str) -> Element:
    """A heading cell; `scope`: Column or Row (ISO 14289-1 7.5)."""
    return row.add("TH", attributes=f"/O/Table/Scope/{scope}")
