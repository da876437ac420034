"""The structure tree as PDF objects: elements, parent tree, role map (ISO 32000-1 14.7.2 to 14.7.4).

It is made of bytes at once, after all other objects: it is most of a tagged file's objects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from czguide.writers.pdf.objects import text_string
from czguide.writers.pdf.structure import ROLES, Annotation, Content, Element

Owner = Element | Sequence[Element]
"""What a key of the parent tree leads to: an annotation's element, or a page's by their MCIDs."""


class Tree(NamedTuple):
    """A document's structure: `owners` in the order of their keys, `pages` by their object numbers;
    `annotation` gives the object number of one by its name."""

    root: Element
    owners: Sequence[Owner]
    pages: Sequence[int]
    annotation: Callable[[str], int]

    def bodies(self, top: int, first: int) -> tuple[bytes, list[bytes]]:
        """The StructTreeRoot, which is object `top`, and the objects from number `first` on.

        Each page's row of the parent tree follows its elements, so that the numbers in it have just been
        seen: what repeats within 32 kB is all that compression knows.
        """
        order: list[Element | int] = []
        rows: list[int] = [0] * len(self.pages)
        page = 0
        for element in self.root.walk():
            own = next((kid.page for kid in element.kids if kid.__class__ is Content), page)
            while page < own:
                rows[page] = first + len(order)
                order.append(page)
                page += 1
            element.number = first + len(order)
            order.append(element)
        for rest in range(page, len(rows)):
            rows[rest] = first + len(order)
            order.append(rest)
        listed = [owner for owner in self.owners if not isinstance(owner, Element)]
        found = [
            self._element(thing, top)
            if isinstance(thing, Element)
            else "[" + " ".join([f"{owner.number} 0 R" for owner in listed[thing]]) + "]"
            for thing in order
        ]
        return self._root(rows), [body.encode("latin-1") for body in found]

    def _root(self, rows: Sequence[int]) -> bytes:
        pages = iter(rows)
        entries = " ".join(
            [
                f"{key} {owner.number if isinstance(owner, Element) else next(pages)} 0 R"
                for key, owner in enumerate(self.owners)
            ]
        )
        roles = "".join(f"/{own}/{standard}" for own, standard in ROLES.items())
        return (
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/RoleMap<<{roles}>>"
            f"/ParentTree<</Nums[{entries}]>>/ParentTreeNextKey {len(self.owners)}>>"
        ).encode("ascii")

    def _element(self, element: Element, top: int) -> str:
        """One element. Content on the page that /Pg names is a bare MCID."""
        kids: list[str] = []
        own = -1
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
                continue
            if own < 0:
                own = kid.page
            page = "" if kid.page == own else f"/Pg {self.pages[kid.page]} 0 R"
            if isinstance(kid, Annotation):
                kids.append(f"<</Type/OBJR{page}/Obj {self.annotation(kid.name)} 0 R>>")
            else:
                kids.append(f"<</Type/MCR{page}/MCID {kid.mcid}>>" if page else str(kid.mcid))
        body = f"<</S/{element.role}/P {element.parent.number if element.parent else top} 0 R"
        if own >= 0:
            body += f"/Pg {self.pages[own]} 0 R"
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        if element.role == "Figure":
            body += "/Alt" + text_string(element.says).decode("latin-1")
        if element.lang:
            body += "/Lang" + text_string(element.lang).decode("latin-1")
        if element.attributes:
            body += f"/A<<{element.attributes}>>"
        return body + ">>"
