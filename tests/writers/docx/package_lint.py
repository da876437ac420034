"""What is wrong with a DOCX as a package (ECMA-376 part 2): entries, content types, relationships, parts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from tests.writers.docx.docx_package import NAMESPACES, Package, R, strings

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "application/vnd.openxmlformats-package."
TYPES = {
    "officeDocument": f"{_WORD}document.main+xml",
    "styles": f"{_WORD}styles+xml",
    "settings": f"{_WORD}settings+xml",
    "numbering": f"{_WORD}numbering+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "comments": f"{_WORD}comments+xml",
    "footnotes": f"{_WORD}footnotes+xml",
    "endnotes": f"{_WORD}endnotes+xml",
    "theme": f"{_OFFICE}theme+xml",
    "chart": f"{_OFFICE}drawingml.chart+xml",
    "package": f"{_OFFICE}spreadsheetml.sheet",
    "customXml": "application/xml",
    "customXmlProps": f"{_OFFICE}customXmlProperties+xml",
    "core-properties": f"{_PACKAGE}core-properties+xml",
    "extended-properties": f"{_OFFICE}extended-properties+xml",
    "custom-properties": f"{_OFFICE}custom-properties+xml",
    "image": "image/(png|jpeg)",
    "relationships": f"{_PACKAGE}relationships+xml",
}
"""What a part of a kind of relationship must be (part 1, 11.3 and 15.2); a regular expression for pictures."""

_IMPLICIT = ("styles", "settings", "numbering", "fontTable", "theme", "customXml", "customXmlProps",
             "comments", "footnotes", "endnotes")  # fmt: skip
"""Kinds that are used without their relationship's id being written anywhere."""


def package_findings(package: Package) -> list[str]:
    """All findings, of parts that are no XML only those."""
    names = [entry.filename for entry in package.entries]
    found = [f"entry {name} occurs {count} times" for name, count in Counter(names).items() if count > 1]
    found += [
        f"entry {name!r} leaves the package" for name in names if re.search(r"\\|^/|(^|/)\.\.(/|$)", name)
    ]
    if names[:1] != ["[Content_Types].xml"]:
        found.append("the content types are not the first entry")
    for name in names:
        if name.endswith((".xml", ".rels")):
            try:
                package.part(name)
            except etree.XMLSyntaxError as error:
                found.append(f"{name} is no XML: {error}")
    if found:
        return found
    return [*_content_types(package), *_relations(package), *_workbooks(package)]


def content_type(package: Package, name: str) -> str:
    """A part's content type, by itself or by its extension (part 2, 7.2.3.5); '' if it has none."""
    types = package.part("[Content_Types].xml")
    for override in types.iterfind("ct:Override", NAMESPACES):
        if override.get("PartName", "").lower() == f"/{name}".lower():
            return override.get("ContentType", "")
    extension = name.rpartition(".")[2].lower()
    for default in types.iterfind("ct:Default", NAMESPACES):
        if default.get("Extension", "").lower() == extension:
            return default.get("ContentType", "")
    return ""


def relations(package: Package, name: str) -> dict[str, tuple[str, str, bool]]:
    """A part's relationships by id: kind, target as an entry's name or address, and whether it is outside.
    '' is the package."""
    folder, file = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in package.bytes:
        return {}
    found = {}
    for relation in package.part(path):
        outside = relation.get("TargetMode") == "External"
        target = relation.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target, outside)
    return found


def _content_types(package: Package) -> Iterator[str]:
    types = package.part("[Content_Types].xml")
    overrides = strings(types, "ct:Override/@PartName")
    for path in overrides:
        if path.removeprefix("/") not in package.bytes:
            yield f"content type of a part that is not there: {path}"
    for keys in (overrides, strings(types, "ct:Default/@Extension")):
        for key, count in Counter(map(str.lower, keys)).items():
            if count > 1:
                yield f"content type of {key} is said {count} times"
    for name in package.bytes:
        if name != "[Content_Types].xml" and not content_type(package, name):
            yield f"{name} has no content type"
        if name.endswith(".rels") and content_type(package, name) != TYPES["relationships"]:
            yield f"{name} is of type {content_type(package, name)}"


def _relations(package: Package) -> Iterator[str]:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        source = waiting.pop()
        known = relations(package, source)
        if source.endswith(".xml"):
            yield from _ids(package, source, known)
        for identity, (kind, target, outside) in known.items():
            if outside:
                if kind != "hyperlink":
                    yield f"{source}: {identity} ({kind}) is outside"
                continue
            if target not in package.bytes:
                yield f"{source or 'package'}: no target {target} of {identity}"
                continue
            if not re.fullmatch(TYPES.get(kind, "").replace("+", r"\+"), content_type(package, target)):
                yield f"{target}: a {kind} of type {content_type(package, target)}"
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    for name in package.bytes:
        if name.endswith(".rels"):
            ids = strings(package.part(name), "rel:Relationship/@Id")
            for identity, count in Counter(ids).items():
                if count > 1:
                    yield f"{name}: {identity} occurs {count} times"
            owner = posixpath.join(
                posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name).removesuffix(".rels")
            )
            if owner and owner not in package.bytes:
                yield f"{name} belongs to no part"
        elif name != "[Content_Types].xml" and name not in reached:
            yield f"{name} is reached by no relationship"


def _ids(package: Package, source: str, known: dict[str, tuple[str, str, bool]]) -> Iterator[str]:
    used = {
        str(value)
        for node in package.part(source).iter()
        for key, value in node.attrib.items()
        if str(key).startswith(R)
    }
    for identity in sorted(used - known.keys()):
        yield f"{source}: no relationship {identity!r}"
    for identity, (kind, target, _) in known.items():
        if identity not in used and kind not in _IMPLICIT:
            yield f"{source}: nothing uses {identity} ({target})"


def _workbooks(package: Package) -> Iterator[str]:
    for name, data in package.bytes.items():
        if name.endswith(".xlsx") and not zipfile.is_zipfile(io.BytesIO(data)):
            yield f"{name} is no workbook"
