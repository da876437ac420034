"""Looking into a DOCX: its parts, and XPath with the usual prefixes."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

Element = etree._Element

OFFICE_FONTS = {"zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"


class Package:
    """A DOCX in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.bytes = {entry.filename: archive.read(entry) for entry in self.entries}

    def part(self, name: str) -> Element:
        """A part's root element."""
        return etree.fromstring(self.bytes[name])

    @property
    def document(self) -> Element:
        return self.part("word/document.xml")

    @property
    def styles(self) -> Element:
        return self.part("word/styles.xml")

    def stories(self) -> list[Element]:
        """The parts with text: the document, its headers and footer."""
        return [self.document, *self.headers(), self.part("word/footer1.xml")]

    def headers(self) -> list[Element]:
        """The header parts in their order."""
        count = sum(name.startswith("word/header") for name in self.bytes)
        return [self.part(f"word/header{number}.xml") for number in range(1, count + 1)]


def find(element: Element, path: str) -> list[Element]:
    """Elements by XPath."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, etree._Element)]


def strings(element: Element, path: str) -> list[str]:
    """Attribute values or texts by XPath."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(item) for item in found]


def words(element: Element) -> str:
    """All text of an element, field codes left out."""
    return "".join(strings(element, ".//w:t/text()"))


def fields(element: Element) -> list[tuple[str, str]]:
    """The fields with the words they show, inner ones also on their own."""
    found: list[tuple[str, str]] = [
        (simple.get(W + "instr", "").strip(), words(simple)) for simple in find(element, ".//w:fldSimple")
    ]
    open_: list[list[str]] = []
    for item in element.iter(W + "fldChar", W + "instrText", W + "t"):
        if item.tag == W + "fldChar":
            match item.get(W + "fldCharType"):
                case "begin":
                    open_.append(["", ""])
                case "end":
                    found.append((open_[-1][0].strip(), open_[-1][1]))
                    open_.pop()
        elif item.tag == W + "instrText":
            open_[-1][0] += item.text or ""
        else:
            for field in open_:
                field[1] += item.text or ""
    return found


def styled(package: Package, style: str) -> list[Element]:
    """The paragraphs of a style."""
    return find(package.document, f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")


def bookmarked(package: Package) -> dict[str, str]:
    """The text inside each bookmark of the document."""
    texts: dict[str, str] = {}
    for paragraph in find(package.document, ".//w:p"):
        inside: dict[str, str] = {}
        for element in paragraph.iter():
            identity = element.get(W + "id", "")
            if element.tag == W + "bookmarkStart":
                inside[identity] = element.get(W + "name", "")
                texts.setdefault(inside[identity], "")
            elif element.tag == W + "bookmarkEnd":
                inside.pop(identity, None)
            elif element.tag == W + "t":
                for name in inside.values():
                    texts[name] += element.text or ""
    return texts
