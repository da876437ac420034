"""From a part's XML to paragraphs of spans: the one place that knows how word processors write edits.

Tracked changes (ECMA-376 part 1, 17.13.5) are taken or refused on the way: insertions, deletions, moves,
paragraph marks, table rows, formatting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from czguide.readers.docx.model import Fix, Mark, Paragraph, Span
from czguide.readers.docx.package import relation_of
from czguide.readers.docx.styles import NO_MARKS, Styles, dress, style_id
from czguide.readers.docx.symbols import symbol
from czguide.writers.docx.manifest import VOLATILE
from czguide.writers.docx.xml import Element, W

_TEXT, _PROPERTIES, _CHANGE = f"{{{W}}}t", f"{{{W}}}rPr", f"{{{W}}}rPrChange"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSERTED = ("ins", "moveTo")
_DELETED = ("del", "moveFrom")
_BOX = f"{{{W}}}txbxContent"
_COPY = re.compile(r"_Copy_\d+$")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n"}
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+"?([^"\s]+)"?|"([^"]*)"|(\S+))(?:\s+\\l\s+"([^"]*)")?')
_GENERATED = ("TOC", "INDEX")


@dataclass(frozen=True)
class Context:
    """What reading a part needs. `links`: relationships' targets; `facts`: control tags to facts;
    `bookmarks`: the messages' ones; `accept`: take tracked changes rather than refuse them."""

    story: str
    styles: Styles
    links: Mapping[str, str]
    facts: Mapping[str, str]
    bookmarks: frozenset[str]
    accept: bool


@dataclass(frozen=True)
class _Around:
    """What encloses a run."""

    link: str = ""
    fact: str = ""
    control: int = 0
    hidden: bool = False
    """In a change that the view leaves out."""


class Story:
    """Reads one part. `tracked` and `formatted` count its changes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._items: list[Span | Mark | Fix] | None = None
        self._between: list[Span | Mark | Fix] = []
        self._joined: list[Span | Mark | Fix] = []
        self._open: dict[str, str] = {}
        self._names: set[str] | None = None
        self._fields: list[list[str]] = []
        self._bold = False
        self._dress = NO_MARKS
        self._controls = 0
        self._out: list[Paragraph] = []
        self._boxed: list[Paragraph] = []
        self.tracked = 0
        self.formatted = 0

    def read(self, root: Element) -> list[Paragraph]:
        """The part's paragraphs in order, those of text boxes after the one they hang on."""
        self._children(root, _Around())
        if self._joined or self._between:
            self._out.append(self._made("", [*self._joined, *self._between], False))
        return self._out

    def _children(self, element: Element, around: _Around) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, around)

    def _element(self, element: Element, around: _Around) -> None:
        tag = element.tag
        if tag.startswith(_MC):
            self._alternative(element, around)
            return
        name = tag.rpartition("}")[2]
        match name:
            case "r":
                self._run(element, around)
            case "p":
                self._paragraph(element, around)
            case "tr":
                self._row(element, around)
            case "tc":
                self._cell(element, around)
            case "ins" | "moveTo" | "del" | "moveFrom":
                self.tracked += 1
                out = (name in _DELETED) == self._context.accept
                self._children(element, replace(around, hidden=around.hidden or out))
            case "hyperlink":
                target = self._context.links.get(relation_of(element), "")
                anchor = element.get(f"{{{W}}}anchor")
                link = target + (f"#{anchor}" if anchor else "")
                self._children(element, replace(around, link=link))
            case "sdt":
                self._control(element, around)
            case "bookmarkStart":
                self._bookmark(element, around)
            case "bookmarkEnd":
                opened = self._open.pop(element.get(f"{{{W}}}id", ""), "")
                if opened:
                    self._add(Mark(opened, False))
            case "fldSimple":
                self._fields.append([element.get(f"{{{W}}}instr", ""), "result"])
                self._children(element, around)
                self._fields.pop()
            case "commentRangeStart":
                self._add(Fix("comment-start", element.get(f"{{{W}}}id", "")))
            case "commentReference":
                self._add(Fix("comment", element.get(f"{{{W}}}id", "")))
            case "oMath" | "oMathPara":
                self._object(around, _words(element, "t"))
            case "altChunk" | "subDoc":
                self._object(around, name)
            case "pPr" | "rPr" | "tblPr" | "tcPr" | "trPr" | "sdtPr" | "sectPr" | "tblGrid" | "proofErr":
                pass
            case _:
                self._children(element, around)

    def _alternative(self, element: Element, around: _Around) -> None:
        """One of the alternatives only, or a text box is read twice (ECMA-376 part 3, 7.5)."""
        if element.tag == f"{_MC}AlternateContent":
            chosen = element.find(f"{_MC}Choice")
            if chosen is None:
                chosen = element.find(f"{_MC}Fallback")
            if chosen is not None:
                self._inside(chosen, around)
        else:
            self._children(element, around)

    def _inside(self, element: Element, around: _Around) -> None:
        """What may stand in a run or outside one."""
        for child in element:
            if isinstance(child.tag, str):
                self._run_child(child, around, NO_MARKS, NO_MARKS)

    # Paragraphs.

    def _paragraph(self, element: Element, around: _Around) -> None:
        outer, outer_bold = self._items, self._bold
        properties = element.find(f"{{{W}}}pPr")
        self._bold = self._context.styles.is_bold(style_id(properties, "pStyle"))
        nested = outer is not None
        self._items = [] if nested else [*self._joined, *self._between]
        if not nested:
            self._joined, self._between = [], []
        generated = self._in_field(_GENERATED)
        self._children(element, around)
        items, self._items, self._bold = self._items, outer, outer_bold
        generated = generated or self._in_field(_GENERATED)
        mark = None if properties is None else properties.find(f"{{{W}}}rPr")
        if self._ends_here(mark):
            made = self._made(self._context.styles.paragraph(properties), items, generated)
            (self._boxed if nested else self._out).append(made)
        elif nested:
            self._boxed.append(self._made("", items, generated))
        else:
            self._joined = items
        if not nested:
            self._out += self._boxed
            self._boxed = []

    def _ends_here(self, mark: Element | None) -> bool:
        """Whether the paragraph mark is there; without it the paragraph goes on in the next one."""
        if mark is None:
            return True
        out = _DELETED if self._context.accept else _INSERTED
        changes = _changes(mark)
        self.tracked += len(changes & {*_DELETED, *_INSERTED})
        return not changes & set(out)

    def _made(self, style: str, items: list[Span | Mark | Fix], generated: bool) -> Paragraph:
        return Paragraph(self._context.story, style, tuple(_merged(items)), generated)

    def _row(self, element: Element, around: _Around) -> None:
        changes = _changes(element.find(f"{{{W}}}trPr"))
        self._children(element, self._around_change(changes, "ins", "del", around))

    def _cell(self, element: Element, around: _Around) -> None:
        changes = _changes(element.find(f"{{{W}}}tcPr"))
        self._children(element, self._around_change(changes, "cellIns", "cellDel", around))

    def _around_change(self, changes: set[str], inserted: str, deleted: str, around: _Around) -> _Around:
        """A tracked row or cell (17.13.5.1 to 5.3, 5.12, 5.16)."""
        self.tracked += len(changes & {inserted, deleted})
        out = deleted if self._context.accept else inserted
        return replace(around, hidden=around.hidden or out in changes)

    # Inside paragraphs.

    def _control(self, element: Element, around: _Around) -> None:
        content = element.find(f"{{{W}}}sdtContent")
        if content is None:
            return
        properties = element.find(f"{{{W}}}sdtPr")
        if properties is not None and properties.find(f"{{{W}}}showingPlcHdr") is not None:
            # The control was emptied; what stands there asks for a text (17.5.2.39).
            return
        tag = element.find(f"{{{W}}}sdtPr/{{{W}}}tag")
        fact = "" if tag is None else self._context.facts.get(tag.get(f"{{{W}}}val", ""), "")
        if fact:
            self._controls += 1
            around = replace(around, fact=fact, control=self._controls)
        self._children(content, around)

    def _bookmark(self, element: Element, around: _Around) -> None:
        name = self._original(element, element.get(f"{{{W}}}name", ""))
        if name in self._context.bookmarks and not around.hidden:
            self._open[element.get(f"{{{W}}}id", "")] = name
            self._add(Mark(name, True))

    def _original(self, element: Element, name: str) -> str:
        """A bookmark's name as it was sent: LibreOffice calls those in frames copies. A copy beside the
        bookmark itself is one."""
        original = _COPY.sub("", name)
        if original == name:
            return name
        if self._names is None:
            starts = element.getroottree().iter(f"{{{W}}}bookmarkStart")
            self._names = {start.get(f"{{{W}}}name", "") for start in starts}
        return name if original in self._names else original

    def _run(self, element: Element, around: _Around) -> None:
        marks = looks = self._dress = NO_MARKS
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self._text(child.text or "", around, marks, looks)
            elif tag == _PROPERTIES:
                properties = self._formatting(child)
                marks, looks = self._context.styles.marks(properties, self._bold)
                self._dress = dress(properties)
            elif isinstance(tag, str):
                self._run_child(child, around, marks, looks)

    def _formatting(self, properties: Element) -> Element | None:
        """A run's properties in the view that is read."""
        change = properties.find(_CHANGE)
        if change is None:
            return properties
        self.formatted += 1
        return properties if self._context.accept else change.find(_PROPERTIES)

    def _run_child(
        self, child: Element, around: _Around, marks: frozenset[str], looks: frozenset[str]
    ) -> None:
        name = child.tag.rpartition("}")[2]
        match name:
            case "t" | "delText":
                self._text(child.text or "", around, marks, looks)
            case "tab" | "ptab" | "cr":
                self._text(_CHARACTERS[name], around, marks, looks)
            case "br":
                if child.get(f"{{{W}}}type") in (None, "textWrapping"):
                    self._text("\n", around, marks, looks)
            case "noBreakHyphen":
                self._text("-" if "nobreak" in marks else "\u2011", around, marks, looks)
            case "sym":
                self._text(symbol(child), around, marks, looks)
            case "fldChar":
                self._field(child.get(f"{{{W}}}fldCharType", ""))
            case "instrText":
                if self._fields and self._fields[-1][1] == "code":
                    self._fields[-1][0] += child.text or ""
            case "ruby":
                base = child.find(f"{{{W}}}rubyBase")
                if base is not None:
                    self._children(base, around)
                self._object(around, _words(child.find(f"{{{W}}}rt"), "t"))
            case "drawing" | "pict" | "object":
                self._object(around)
                # Most drawings are artwork: thousands of elements, and no text in them.
                if next(child.iter(_BOX), None) is not None:
                    self._boxes(child, around)
            case "rPr" | "delInstrText" | "lastRenderedPageBreak" | "softHyphen" | "annotationRef":
                pass
            case _:
                self._element(child, around)

    def _text(self, words: str, around: _Around, marks: frozenset[str], looks: frozenset[str]) -> None:
        words = words.replace("\u00ad", "")
        if not words or around.hidden or self._items is None:
            return
        link = around.link
        for code, phase in self._fields:
            kind = code.split(maxsplit=1)[0].upper() if code.strip() else ""
            if phase == "code" or kind in VOLATILE:
                return
            if kind == "HYPERLINK":
                link = _field_target(code)
            elif kind == "REF":
                link = "#" + "".join(code.split()[1:2])
        if "nobreak" in marks:
            words = words.replace("\u00a0", " ").replace("\u2011", "-")
        self._items.append(Span(words, marks, link, around.fact, looks, around.control, self._dress))

    def _object(self, around: _Around, words: str = "") -> None:
        """What is no text; `words`: those in it."""
        if not around.hidden:
            self._add(Fix("object", words))

    def _boxes(self, element: Element, around: _Around) -> None:
        """The text boxes of a drawing, each once: not one inside another, nor the old form beside the new."""
        for child in element:
            if child.tag == _BOX:
                self._children(child, around)
            elif child.tag == f"{_MC}AlternateContent":
                self._alternative(child, around)
            elif isinstance(child.tag, str):
                self._boxes(child, around)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(["", "code"])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_field(self, kinds: tuple[str, ...]) -> bool:
        return any(code.split(maxsplit=1)[:1] and code.split()[0] in kinds for code, _ in self._fields)

    def _add(self, item: Mark | Fix) -> None:
        (self._between if self._items is None else self._items).append(item)


def _changes(properties: Element | None) -> set[str]:
    """The names of a property list's elements, tracked changes among them."""
    if properties is None:
        return set()
    return {child.tag.rpartition("}")[2] for child in properties if isinstance(child.tag, str)}


def _words(element: Element | None, name: str) -> str:
    """All text of elements of a name, whatever their namespace."""
    return "" if element is None else "".join(found.text or "" for found in element.iter(f"{{*}}{name}"))


def _field_target(code: str) -> str:
    match = _HYPERLINK.search(code)
    if not match:
        return ""
    place = match[1] or match[4]
    return (match[2] or match[3] or "") + (f"#{place}" if place else "")


def _merged(items: list[Span | Mark | Fix]) -> Iterator[Span | Mark | Fix]:
    """Neighbouring spans of one kind as one: word processors split runs as they like."""
    last: Span | None = None
    for item in items:
        if not isinstance(item, Span):
            if last is not None:
                yield last
                last = None
            yield item
        elif last is not None and last.kind == item.kind:
            last = replace(last, text=last.text + item.text)
        else:
            if last is not None:
                yield last
            last = item
    if last is not None:
        yield last
