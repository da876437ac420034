"""A canvas on which all that is painted is tagged or an artifact (ISO 14289-1 7.1)."""
# ruff: noqa: N802  # showPage is ReportLab's name

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from czguide.addresses import uri
from czguide.fonts import Face
from czguide.theme.press import Press
from czguide.writers.pdf.cidfont import Codes, register
from czguide.writers.pdf.objects import Raw, text_string
from czguide.writers.pdf.placement import Placed
from czguide.writers.pdf.press import OVERPRINTS, set_boxes, sheet, shifted
from czguide.writers.pdf.structure import Annotation, Content, Element
from czguide.writers.pdf.tree import Owner, Tree

Box = tuple[float, float, float, float]

_TEXT = re.compile(r"(?:^|\s|>|\])T[jJ](?:\s|$)")
_PAINT = re.compile(r"(?:^|\s|>|\])(?:T[jJ]|[sSfFbB]\*?|sh|Do|EI)(?:\s|$)")
_STATE = re.compile(r"\s*(?:q|Q|[-.\d\s]+(?:cm|rg|RG|g|G|w|J|j|M)|\[[^]]*\] \S+ d|/\S+ gs|)\s*")
"""Changes of the graphics state, which need not stand inside an artifact."""


TREE = "StructTreeRoot"
"""ReportLab's name for the root of the structure tree."""

_TAG = "P"
"""The tag of all marked content: the element's type is what counts, and one tag for hundreds of cells, labels
and links compresses best (ISO 32000-1 14.6.1 and 14.7.4.2)."""


class _Mark(str):
    """A marked-content operator in the page's code; what stands between two of them is looked through."""

    __slots__ = ()


class _Marked(str):
    """Code that is marked throughout."""

    __slots__ = ()


class _LinkAnnotation(Raw):
    """A link to a web address or a ReportLab destination; `key`: its place in the parent tree, if any."""

    def __init__(self, box: Box, place: Any, says: str, key: int) -> None:
        super().__init__(b"")
        self.box = box
        self.place = place
        self.says = says
        self.key = key

    def format(self, document: Any) -> bytes:
        # What differs stands together, what goes together side by side: so it compresses best.
        # F 4: printed, as PDF/A wants of every annotation (ISO 19005-2 6.3.2).
        parts = [b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4"]
        if self.key >= 0:
            parts.append(b"/Contents" + text_string(self.says))
        if isinstance(self.place, str):
            parts.append(b"/A<</S/URI/URI" + text_string(uri(self.place)) + b">>")
        else:
            parts.append(b"/Dest" + self.place.format(document))
        left, low, right, high = self.box
        parts.append(f"/Rect[{left:.1f} {low:.1f} {right:.1f} {high:.1f}]".encode())
        if self.key >= 0:
            parts.append(f"/StructParent {self.key}".encode())
        return b"".join(parts) + b">>"


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Knows which element the text belongs to. Untagged drawing becomes an artifact, untagged text is a bug.

    A canvas without a `root` tags nothing: it exists to measure what tagging costs. On a `measuring` one
    flowables say where they fall and draw nothing.
    """

    def __init__(
        self,
        *arguments: Any,
        root: Element | None,
        measuring: bool = False,
        press: Press | None = None,
        rtl: bool = False,
        marks: Face | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.press = press
        self.rtl = rtl
        self.marks = marks
        """A face with directional marks, if any text of the document runs from the right."""
        self.covers = False
        """Whether this page is a cover, which stands where it stands."""
        self.folds: tuple[float, ...] = ()
        """Where across the sheet it will be folded, in points."""
        self.root = root
        self.measuring = measuring
        self._owners: list[Owner] = []
        self._mcids: list[Element] = []
        self._page = 0
        self._inside = ""
        self._begun: dict[Element, tuple[int, float]] = {}
        self._fonts: dict[Face, tuple[str, Codes]] = {}
        self.placed: list[Placed] = []
        self.chapter = ""
        """The chapter that the running head names: the one that the page begins in."""
        self._latest = ""
        self.opener_page = 0
        """The last page on which a chapter opened."""

    def opened(self, chapter: str) -> None:
        """A chapter opens on this page."""
        self.headed(chapter, first=True)
        self.opener_page = self._pageNumber

    def headed(self, chapter: str, *, first: bool) -> None:
        """A chapter begins on this page; `first`: at its top."""
        self._latest = chapter
        if first:
            self.chapter = chapter

    STATE_ATTRIBUTES = (*Canvas.STATE_ATTRIBUTES, "shown_font")

    def init_graphics_state(self) -> None:
        """A page or form begins."""
        super().init_graphics_state()
        self.shown_font = ""
        """The operator that selected the current font; part of what saveState keeps."""

    def drawText(self, text: Any) -> None:
        """A text object of ReportLab's, which selects fonts and colours of its own."""
        super().drawText(text)
        self.shown_font, self._fillColorObj = "", None

    def font_of(self, face: Face) -> tuple[str, Codes]:
        """A face's name in the pages' resources, and the codes its glyphs are shown with."""
        found = self._fonts.get(face)
        if found is None:
            font = register(face)
            name = font.getSubsetInternalName(0, self._doc)
            found = self._fonts[face] = (name, font.codes(self._doc))
        return found

    def show(self, text: str, marked: bool) -> None:
        """Enter a text object; a `marked` one says itself what its text is content of."""
        if marked and self._inside:
            raise AssertionError(f"marked text inside {self._inside}")
        self._code.append(_Marked(text) if marked else text)

    def mark(self, element: Element) -> str:
        """The operator that makes what follows, to the next EMC, content of the element."""
        if self.root is None:
            return ""
        mcid = len(self._mcids)
        element.put(Content(self._page, mcid))
        self._mcids.append(element)
        return f"/{_TAG}<</MCID {mcid}>>BDC"

    @property
    def marking(self) -> bool:
        """Whether what is drawn now belongs to an element or an artifact already."""
        return bool(self._inside)

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of the element."""
        if self.root is None:
            yield
            return
        with self._marked(self.mark(element)):
            yield

    @contextmanager
    def artifact(self, kind: str, subtype: str = "") -> Iterator[None]:
        """What is drawn inside says nothing. A running head is a Pagination Header (ISO 14289-1 7.8)."""
        if self.root is None:
            yield
            return
        entries = f"/Type/{kind}" + f"/Subtype/{subtype}" * bool(subtype)
        with self._marked(f"/Artifact<<{entries}>>BDC"):
            yield

    @contextmanager
    def _marked(self, operator: str) -> Iterator[None]:
        if self._inside:
            raise AssertionError(f"{operator} inside {self._inside}")
        self._inside = operator
        self._code.append(_Mark(operator))
        yield
        self._code.append(_Mark("EMC"))
        self._inside = ""

    def link(self, element: Element, target: str, box: Box) -> None:
        """A link annotation with its description, owned by a Link element (ISO 14289-1 7.18.5).

        `target` is a web address, or '#name' for a place in the document.
        """
        if self.press:
            # Nothing can be clicked on paper, and PDF/X allows no annotation there (ISO 15930-7 6.17).
            element.role = "Span" if element.role == "Link" else element.role
            return
        name = f"link{self._annotationCount}"
        says, key = "", -1
        if self.root is not None:
            says, key = element.says or target, len(self._owners)
            self._owners.append(element)
            element.put(Annotation(self._page, name))
        place: Any = self._bookmarkReference(target[1:]) if target.startswith("#") else target
        self._addAnnotation(_LinkAnnotation(self._absRect(box, 1), place, says, key), name)

    def begin(self, element: Element, top: float) -> None:
        """What the element encloses begins here, above what it is told to enclose on this page."""
        self._begun[element] = (self._page, self.absolutePosition(0, top)[1])

    def enclose(self, element: Element, width: float, height: float) -> None:
        """Let a figure or table say where it stands: at the origin (ISO 32000-1 table 344)."""
        left, bottom = self.absolutePosition(0, 0)
        right, top = self.absolutePosition(width, height)
        page, begun = self._begun.get(element, (self._page, top))
        if page == self._page:
            top = max(top, begun)
        if self.press:
            shift = shifted(self.press, self._pageNumber, self.rtl, not self.covers)
            left, right = left + shift, right + shift
        box = f"{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}"
        element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"

    def showPage(self) -> None:
        """Close the page; what is left untagged on it becomes artifacts."""
        if self.root is not None:
            self._code[:] = _swept(self._code, self._pageNumber)
        if self.press and not self.measuring:
            shift = shifted(self.press, self._pageNumber, self.rtl, not self.covers)
            tagged = self.root is not None
            self._code[:] = sheet(self._code, self.press, self._pagesize, shift, tagged, self.folds)
        super().showPage()
        self.covers = False
        self.chapter = self._latest
        self._page += 1

    def _setExtGState(self, obj: Any) -> None:
        super()._setExtGState(obj)
        if self.press:
            states = dict(obj.ExtGState.dict) if obj.ExtGState else {}
            states |= {name: Raw(state) for name, state in OVERPRINTS.items()}
            obj.ExtGState = pdfdoc.PDFDictionary(states)

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        # Glyph codes are bytes, which ReportLab would take for UTF-8.
        page.stream = page.stream.encode("latin-1")
        if self.press:
            set_boxes(page, self._pagesize)
        if self.root is None:
            return
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._owners)
        page.Tabs = pdfdoc.PDFName("S")
        self._owners.append(self._mcids)
        self._mcids = []

    def save(self) -> None:
        """Close the last page. The bytes are asked for when the layout is the final one."""
        if self._code:
            self.showPage()

    def fill_up(self, pages: int) -> None:
        """Blank pages at the end, until their number is a multiple of `pages`."""
        while len(self._doc.Pages.pages) % pages:
            self.covers = True
            self.showPage()

    def finish_structure(self) -> None:
        """Enter the structure tree into the catalog; its objects are written after all others."""
        if self.root is None:
            return
        doc = self._doc
        doc.Catalog.StructTreeRoot = doc.Reference(Raw(b"null"), TREE)
        doc.Catalog.MarkInfo = Raw(b"<</Marked true>>")

    @property
    def tree(self) -> Tree | None:
        """The structure tree of a finished document."""
        if self.root is None:
            return None
        doc = self._doc

        def number(thing: Any) -> int:
            return int(doc.idToObjectNumberAndVersion[thing.name][0])

        pages = [number(doc.Reference(page)) for page in doc.Pages.pages]
        return Tree(self.root, self._owners, pages, lambda name: number(doc.refAnnotation(name)))


def _swept(code: Sequence[str], page: int) -> Iterator[str]:
    """The code with all painting outside marked content wrapped as artifacts."""
    depth = 0
    loose: list[str] = []
    for item in code:
        if isinstance(item, _Marked):
            yield from _wrapped(loose, page)
            loose = []
            yield item
            continue
        if not isinstance(item, _Mark):
            if depth:
                yield item
            else:
                loose.append(item)
            continue
        if not depth:
            yield from _wrapped(loose, page)
            loose = []
        depth += -1 if item == "EMC" else 1
        yield item
    yield from _wrapped(loose, page)


def _wrapped(loose: Sequence[str], page: int) -> Sequence[str]:
    """One artifact around what paints: a path's construction and painting may be separate items."""
    joined = "\n".join(loose)
    if _TEXT.search(joined):
        raise AssertionError(f"untagged text on page {page}: {joined[joined.find('BT') :][:80]}")
    if not _PAINT.search(joined):
        return loose
    telling = [index for index, item in enumerate(loose) if not _STATE.fullmatch(item)]
    first, last = telling[0], telling[-1] + 1
    return [*loose[:first], "/Artifact BMC", *loose[first:last], "EMC", *loose[last:]]
