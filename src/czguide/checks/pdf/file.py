"""A PDF opened for the checks: its structure elements, its pages' marked content, its catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from czguide.checks.pdf.pages import PageMarks, read_marks
from czguide.diagnostics import Location, Problems
from czguide.files import reason
from czguide.phrases import N_

_DEEPEST = 200
"""Levels of elements; no document has more."""


Place = tuple[int, int]
"""Marked content: the page, from 1, and the MCID."""


@dataclass(frozen=True)
class Node:
    """A structure element: its type and the standard type it is mapped to.

    ``items`` are its kids and its own marked content, in order; ``objects`` its annotations.
    """

    role: str
    standard: str
    raw: Any
    depth: int
    items: tuple[Node | Place, ...]
    objects: tuple[Any, ...]
    parent_is_right: bool

    @property
    def kids(self) -> tuple[Node, ...]:
        """The elements directly below."""
        return tuple(item for item in self.items if isinstance(item, Node))

    def places(self) -> Iterator[Place]:
        """All marked content of this element and those below, in reading order."""
        for item in self.items:
            if isinstance(item, Node):
                yield from item.places()
            else:
                yield item

    @property
    def page(self) -> int:
        """The page where it begins; 0 where it has no content."""
        return next((page for page, _ in self.places()), 0)

    def walk(self) -> Iterator[Node]:
        """This node and all below, in tree order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


class PdfFile:
    """The file as the checks see it. Pages count from 1."""

    def __init__(self, path: Path, pdf: pikepdf.Pdf) -> None:
        self.path = path
        self.pdf = pdf
        self.catalog: Any = pdf.Root
        self.tree_loops = False
        """Whether an element is met twice on the way down the tree."""
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def at(self) -> Location:
        """Where the file stands."""
        return Location(self.path.as_posix())

    def error(self, problems: Problems, code: str, message: str, page: int = 0, hint: str = "") -> None:
        """Report a problem of the file, on a page where it has one."""
        problems.error(
            code,
            N_("page {page}: {message}", page=page, message=message) if page else message,
            self.at(),
            hint,
        )

    @cached_property
    def marks(self) -> tuple[PageMarks, ...]:
        """What is drawn on each page."""
        return tuple(read_marks(page) for page in self.pdf.pages)

    @cached_property
    def texts(self) -> Mapping[Place, str]:
        """What each marked content says."""
        return {
            (number, mcid): text
            for number, marks in enumerate(self.marks, start=1)
            for mcid, text in marks.texts.items()
        }

    @cached_property
    def languages(self) -> Mapping[Place, str]:
        """The language of marked content that names one itself."""
        return {
            (number, mcid): lang
            for number, marks in enumerate(self.marks, start=1)
            for mcid, lang in marks.languages.items()
        }

    def text(self, node: Node) -> str:
        """What an element says, in reading order."""
        if "/ActualText" in node.raw:
            return str(node.raw["/ActualText"])
        return "".join(
            [self.text(item) if isinstance(item, Node) else self.texts.get(item, "") for item in node.items]
        )

    @cached_property
    def tree(self) -> Node | None:
        """The structure tree, its root a node of its own."""
        root = self.catalog.get("/StructTreeRoot")
        if not isinstance(root, pikepdf.Dictionary):
            return None
        reader = _Reader(self.numbers, root.get("/RoleMap", {}))
        found = reader.node(root, None, 0, None)
        self.tree_loops = reader.again
        return found

    @cached_property
    def parents(self) -> Mapping[int, Any]:
        """The parent tree: a page's or an annotation's key to its elements."""
        root = self.catalog.get("/StructTreeRoot", {})
        return dict(_numbers(root["/ParentTree"], set())) if "/ParentTree" in root else {}


@contextmanager
def open_pdf(path: Path, problems: Problems) -> Iterator[PdfFile | None]:
    """The file, or None with a problem reported."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError:
        problems.error("pdf.encrypted", "the file is locked with a password", Location(path.as_posix()))
        yield None
        return
    except (pikepdf.PdfError, OSError) as error:
        why = reason(error) if isinstance(error, OSError) else N_("it is damaged, or no PDF at all")
        problems.error(
            "pdf.unreadable", N_("cannot read the file: {reason}", reason=why), Location(path.as_posix())
        )
        yield None
        return
    with pdf:
        try:
            file = PdfFile(path, pdf)
        except Exception:  # a foreign file may hold anything anywhere
            problems.error("pdf.unreadable", "cannot read the file: its pages", Location(path.as_posix()))
            file = None
        yield file


def kids_of(element: Any) -> list[Any]:
    """What /K holds, as a list."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _numbers(tree: Any, seen: set[Any]) -> Iterator[tuple[int, Any]]:
    """A number tree's entries (ISO 32000-1 7.9.7); a node met twice is a loop."""
    if tree.is_indirect and tree.objgen in seen:
        return
    seen.add(tree.objgen)
    flat = list(tree.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(flat[::2], flat[1::2], strict=False))
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid, seen)


class _Reader:
    def __init__(self, numbers: Mapping[Any, int], roles: Any) -> None:
        self.numbers = numbers
        self.roles = {str(own)[1:]: str(standard)[1:] for own, standard in roles.items()}
        self.seen: set[Any] = set()
        self.again = False

    def node(self, element: Any, parent: Any, depth: int, page: Any) -> Node:
        """An element and all below it."""
        page = element.get("/Pg", page)
        items: list[Node | Place] = []
        objects: list[Any] = []
        for kid in kids_of(element) if depth < _DEEPEST else ():
            if isinstance(kid, int):
                items.append((self.number(page), kid))
            elif not isinstance(kid, pikepdf.Dictionary):
                continue
            elif "/Stm" in kid:
                continue  # content of a form, which has ids of its own
            elif kid.get("/Type") == "/MCR":
                items.append((self.number(kid.get("/Pg", page)), int(kid.get("/MCID", -1))))
            elif kid.get("/Type") == "/OBJR":
                objects.append(kid.get("/Obj"))
            elif kid.is_indirect and kid.objgen in self.seen:
                self.again = True
            else:
                self.seen.add(kid.objgen)
                items.append(self.node(kid, element, depth + 1, page))
        role = str(element.get("/S", "/"))[1:]
        standard = role
        for _ in range(9):
            standard = self.roles.get(standard, standard)
        named = element.get("/P")
        right = parent is None or (isinstance(named, pikepdf.Dictionary) and named.objgen == parent.objgen)
        return Node(role, standard, element, depth, tuple(items), tuple(objects), right)

    def number(self, page: Any) -> int:
        """A page's number; 0 for what is no page of the file."""
        return self.numbers.get(page.objgen, 0) if page is not None else 0
