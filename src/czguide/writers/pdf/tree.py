"""The structure tree as PDF objects: elements, parent tree, role map (ISO 32000-1 14.7.2 to 14.7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from czguide.writers.pdf.objects import Raw, text_string
from czguide.writers.pdf.structure import ROLES, Annotation, Content, Element

Owner = Element | Sequence[Element]
"""What a key of the parent tree leads to: an annotation's element, or a page's by their MCIDs."""


def write_tree(doc: Any, root: Element, owners: Sequence[Owner], pages: Sequence[Any]) -> Any:
    """Enter the tree into the document; returns its root. `owners` in the order of their keys."""
    top = doc.Reference(_Root(root, owners), "StructTreeRoot")
    number = doc.idToObjectNumberAndVersion["StructTreeRoot"][0]
    elements = list(root.walk())
    for index, element in enumerate(elements):
        name = f"element:{index}"
        doc.Reference(_Written(element, number, pages), name)
        element.number = doc.idToObjectNumberAndVersion[name][0]
    return top


class _Root(Raw):
    """The StructTreeRoot with its ParentTree."""

    def __init__(self, root: Element, owners: Sequence[Owner]) -> None:
        super().__init__(b"")
        self.root = root
        self.owners = owners

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        rows = []
        for key, owner in enumerate(self.owners):
            if isinstance(owner, Element):
                rows.append(f"{key} {owner.number} 0 R")
            else:
                rows.append(f"{key}[{' '.join(f'{element.number} 0 R' for element in owner)}]")
        roles = "".join(f"/{own}/{standard}" for own, standard in ROLES.items())
        return (
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/RoleMap<<{roles}>>"
            f"/ParentTree<</Nums[{' '.join(rows)}]>>/ParentTreeNextKey {len(self.owners)}>>"
        ).encode("ascii")


class _Written(Raw):
    """One element. Content on the page that /Pg names is a bare MCID."""

    def __init__(self, element: Element, root: int, pages: Sequence[Any]) -> None:
        super().__init__(b"")
        self.element = element
        self.root = root
        self.pages = pages

    def format(self, document: Any) -> bytes:
        element = self.element
        own = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        parts = [
            f"<</S/{element.role}/P {element.parent.number if element.parent else self.root} 0 R".encode()
        ]
        if own is not None:
            parts.append(b"/Pg " + self._page(document, own))
        kids = [self._kid(document, kid, own) for kid in element.kids]
        if kids:
            parts.append(b"/K " + kids[0] if len(kids) == 1 else b"/K[" + b" ".join(kids) + b"]")
        if element.role == "Figure":
            parts.append(b"/Alt" + text_string(element.says))
        if element.lang:
            parts.append(b"/Lang" + text_string(element.lang))
        if element.attributes:
            parts.append(f"/A<<{element.attributes}>>".encode("ascii"))
        return b"".join(parts) + b">>"

    def _kid(self, document: Any, kid: Element | Content | Annotation, own: int | None) -> bytes:
        if isinstance(kid, Element):
            return f"{kid.number} 0 R".encode()
        page = b"" if kid.page == own else b"/Pg " + self._page(document, kid.page)
        if isinstance(kid, Content):
            if kid.page == own:
                return str(kid.mcid).encode()
            return b"<</Type/MCR" + page + f"/MCID {kid.mcid}>>".encode()
        reference: bytes = document.refAnnotation(kid.name).format(document)
        return b"<</Type/OBJR" + page + b"/Obj " + reference + b">>"

    def _page(self, document: Any, index: int) -> bytes:
        found: bytes = document.Reference(self.pages[index]).format(document)
        return found
