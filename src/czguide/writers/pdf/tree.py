"""The structure tree as PDF objects: elements, parent tree, role map (ISO 32000-1 14.7.2 to 14.7.4).

It is made of bytes at once, after all other objects: it is most of a tagged file's objects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

from czguide.writers.pdf.objects import text_string
from czguide.writers.pdf.structure import ROLES, Annotation, Element

Owner = Element | Sequence[Element]
"""What a key of the parent tree leads to: an annotation's element, or a page's by their MCIDs."""


def _id(number: int) -> str:
    """An element's ID, by its object number."""
    return f"{number:06}"


def _kind(element: Element) -> tuple[bool, str]:
    """Whether it has content of its own, and its type."""
    return any(not isinstance(kid, Element) for kid in element.kids), element.role


class Tree(NamedTuple):
    """A document's structure: `owners` in the order of their keys, `pages` by their object numbers;
    `annotation` gives the object number of one by its name."""

    root: Element
    owners: Sequence[Owner]
    pages: Sequence[int]
    annotation: Callable[[str], int]

    def bodies(self, top: int, first: int) -> tuple[bytes, list[bytes]]:
        """The StructTreeRoot, which is object `top`, and the objects from number `first` on.

        What looks alike stands together, which compresses best: branches by type, each page's row of the
        parent tree, leaves by type.
        """
        elements = sorted(self.root.walk(), key=_kind)
        branches = [element for element in elements if not _kind(element)[0]]
        leaves = elements[len(branches) :]
        pages = [owner for owner in self.owners if not isinstance(owner, Element)]
        row = first + len(branches)
        for number, element in enumerate(branches, start=first):
            element.number = number
        for number, element in enumerate(leaves, start=row + len(pages)):
            element.number = number
        wide = len(str(first + len(elements) + len(pages)))
        rows = ["[" + " ".join([f"{owner.number} 0 R" for owner in page]) + "]" for page in pages]
        found = [self._element(element, top, wide) for element in branches] + rows
        found += [self._element(element, top, wide) for element in leaves]
        return self._root(row), [body.encode("latin-1") for body in found]

    def _root(self, row: int) -> bytes:
        pages = count(row)
        entries = " ".join(
            [
                f"{key} {owner.number if isinstance(owner, Element) else next(pages)} 0 R"
                for key, owner in enumerate(self.owners)
            ]
        )
        roles = "".join(f"/{own}/{standard}" for own, standard in ROLES.items())
        return (
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/RoleMap<<{roles}>>"
            f"{self._ids()}/ParentTree<</Nums[{entries}]>>/ParentTreeNextKey {len(self.owners)}>>"
        ).encode("ascii")

    def _ids(self) -> str:
        """Every note by its ID (ISO 32000-1 table 322): all of one length, so in the order of the numbers."""
        notes = sorted(element.number for element in self.root.walk() if element.role == "Note")
        names = "".join([f"({_id(number)}){number} 0 R" for number in notes])
        return f"/IDTree<</Names[{names}]>>" if notes else ""

    def _element(self, element: Element, top: int, wide: int) -> str:
        """One element. Content on the page that /Pg names is a bare MCID.

        Numbers are as `wide` as the widest, so that what elements of a type share stands in the same columns.
        """
        kids: list[str] = []
        own = -1
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number:{wide}} 0 R")
                continue
            if own < 0:
                own = kid.page
            page = "" if kid.page == own else f"/Pg {self.pages[kid.page]} 0 R"
            if isinstance(kid, Annotation):
                kids.append(f"<</Type/OBJR{page}/Obj {self.annotation(kid.name):{wide}} 0 R>>")
            else:
                kids.append(f"<</Type/MCR{page}/MCID {kid.mcid}>>" if page else f"{kid.mcid:3}")
        above = element.parent.number if element.parent else top
        body = f"<</S/{element.role}/P {above:{wide}} 0 R"
        if own >= 0:
            body += f"/Pg {self.pages[own]:{wide}} 0 R"
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        if element.role == "Note":
            body += f"/ID({_id(element.number)})"
        if element.role == "Figure":
            body += "/Alt" + text_string(element.says).decode("latin-1")
        if element.reads:
            body += "/ActualText" + text_string(element.reads).decode("latin-1")
        if element.lang:
            body += "/Lang" + text_string(element.lang).decode("latin-1")
        if element.attributes:
            body += f"/A<<{element.attributes}>>"
        return body + ">>"
