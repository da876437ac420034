"""The package (ECMA-376 part 2): parts, relationships and bytes that depend on nothing but them."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from czguide.writers.docx.xml import Element, parse, serialize

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip entry can have."""

_LEVEL = 4
"""Of compression: the next levels take twice the time for a fiftieth of the size."""

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

_PARTS = {
    "styles": ("/word/styles.xml", CT.WML_STYLES, RT.STYLES),
    "settings": ("/word/settings.xml", CT.WML_SETTINGS, RT.SETTINGS),
    "numbering": ("/word/numbering.xml", CT.WML_NUMBERING, RT.NUMBERING),
    "fonts": ("/word/fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE),
    "theme": ("/word/theme/theme1.xml", CT.OFC_THEME, RT.THEME),
    "footer": ("/word/footer1.xml", CT.WML_FOOTER, RT.FOOTER),
}

_PROPERTIES = {
    "core": ("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES),
    "extended": ("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES),
    "custom": ("/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES),
}


@dataclass(frozen=True)
class Attached:
    """A part that the document's body brings along, with the parts that it needs itself."""

    path: str
    content_type: str
    kind: str
    data: bytes
    parts: tuple[Attached, ...] = ()

    @staticmethod
    def relation(index: int) -> str:
        """The id of the relationship to the part's own part."""
        return f"rId{index + 1}"

    def part(self, package: Package) -> Part:
        """The part with all below it."""
        made = Part(PackURI(self.path), self.content_type, self.data, package)
        for index, inner in enumerate(self.parts):
            made.load_rel(inner.kind, inner.part(package), self.relation(index))
        return made


class Relations:
    """The main document's relationships, whose ids stand in it before its parts are finished."""

    def __init__(self) -> None:
        self._links: dict[str, str] = {}
        self._attached: list[Attached] = []
        self._charts = itertools.count(1)
        self._pictures = itertools.count(1)

    def next_chart(self) -> int:
        """A chart part's number."""
        return next(self._charts)

    def next_picture(self) -> int:
        """A picture part's number."""
        return next(self._pictures)

    def attach(self, part: Attached) -> str:
        """The id of the relationship to a part that the body brings along."""
        self._attached.append(part)
        return f"rId_part{len(self._attached)}"

    @property
    def attached(self) -> dict[str, Attached]:
        """The parts that the body brought along, by the ids of their relationships."""
        return {f"rId_part{number}": part for number, part in enumerate(self._attached, start=1)}

    @staticmethod
    def part(name: str) -> str:
        """The id of a part's relationship: its name."""
        return f"rId_{name}"

    @staticmethod
    def header(number: int) -> str:
        """The id of a header's relationship."""
        return f"rId_header{number}"

    def link(self, target: str) -> str:
        """The id of a link to a web address."""
        return self._links.setdefault(target, f"rId_link{len(self._links) + 1}")

    @property
    def links(self) -> dict[str, str]:
        """Web addresses with their ids."""
        return self._links


def assemble(
    body: Element,
    parts: dict[str, Element],
    headers: Sequence[Element],
    properties: dict[str, Element],
    relations: Relations,
    data: tuple[Element, Element] | None = None,
) -> bytes:
    """The file. `parts` and `properties` by the names of the tables above; `headers` in the order of their
    numbers; `data`: a custom XML part and the properties of its store item."""
    package = Package()
    main = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, serialize(body), package)
    package.load_rel(RT.OFFICE_DOCUMENT, main, "rId1")
    for name, (path, content_type, kind) in _PROPERTIES.items():
        part = Part(PackURI(path), content_type, serialize(properties[name]), package)
        package.load_rel(kind, part, Relations.part(name))
    for name, (path, content_type, kind) in _PARTS.items():
        part = Part(PackURI(path), content_type, serialize(parts[name]), package)
        main.load_rel(kind, part, Relations.part(name))
    for number, header in enumerate(headers, start=1):
        part = Part(PackURI(f"/word/header{number}.xml"), CT.WML_HEADER, serialize(header), package)
        main.load_rel(RT.HEADER, part, Relations.header(number))
    for target, relation in relations.links.items():
        main.load_rel(RT.HYPERLINK, target, relation, is_external=True)
    for relation, attached in relations.attached.items():
        main.load_rel(attached.kind, attached.part(package), relation)
    if data is not None:
        item, about = (serialize(element) for element in data)
        store = Part(PackURI("/customXml/item1.xml"), CT.XML, item, package)
        path = PackURI("/customXml/itemProps1.xml")
        store.load_rel(RT.CUSTOM_XML_PROPS, Part(path, CT.OFC_CUSTOM_XML_PROPERTIES, about, package), "rId1")
        main.load_rel(RT.CUSTOM_XML, store, Relations.part("handoff"))
    return _zipped(package)


def _zipped(package: Package) -> bytes:
    """The entries in a fixed order, without the clock and the operating system in them.

    python-docx's own writer takes both from the machine; packing again to remove them would double the time.
    """
    parts = list(package.iter_parts())
    entries = {"[Content_Types].xml": serialize(_content_types(parts)), "_rels/.rels": package.rels.xml}
    for part in parts:
        entries[part.partname.membername] = part.blob
        if len(part.rels):
            entries[part.partname.rels_uri.membername] = part.rels.xml
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, content, compresslevel=_LEVEL)
    return result.getvalue()


def _content_types(parts: list[Part]) -> Element:
    """The content types stream (ECMA-376 part 2, 7.2.3): by extension, or by part where that says more."""
    root = parse(f'<Types xmlns="{_TYPES}"/>')
    defaults = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    for part in parts:
        if part.partname.ext not in defaults and not part.content_type.endswith("+xml"):
            defaults[part.partname.ext] = part.content_type
    for extension, kind in sorted(defaults.items()):
        root.append(parse(f'<Default xmlns="{_TYPES}" Extension="{extension}" ContentType="{kind}"/>'))
    for part in sorted(parts, key=lambda part: str(part.partname)):
        if defaults.get(part.partname.ext) != part.content_type:
            names = f'PartName="{part.partname}" ContentType="{part.content_type}"'
            root.append(parse(f'<Override xmlns="{_TYPES}" {names}/>'))
    return root
