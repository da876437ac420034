"""Opening a package that may be damaged or hostile: limits first, then parts by their relationships.

Nothing outside the package is ever read: no external relationship, entity or document type is followed.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.writers.docx.xml import Element, R

MOST_BYTES = 64_000_000
"""Of a file; the guides are below 1 MB, pictures included below 20."""
MOST_UNPACKED = 256_000_000
MOST_XML = 16_000_000
"""Of one part that is parsed; the guides' text takes 2 MB, and a tree takes twenty times as much."""
MOST_ENTRIES = 5_000
MOST_RATIO = 200
"""Unpacked to packed size of an entry over 1 MB; XML packs to a twentieth, a zip bomb to a thousandth."""
_RATIO_FROM = 1_000_000

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCTYPE, _UNICODE = "<!DOCTYPE", ("utf-8", "utf-16-le", "utf-16-be")
"""Looked for before parsing: entities in attributes are expanded whatever the parser was told."""

_STRICT = b"http://purl.oclc.org/ooxml/"
"""Begins the names of ISO 29500 strict, which Word writes as "Strict Open XML Document"."""


def _transitional(data: bytes) -> bytes:
    """A strict part's names as those of a transitional one; what differs beyond them matters to no text."""
    names = {b"wordprocessingml/main": b"wordprocessingml/2006/main", b"drawingml/": b"drawingml/2006/"}
    names |= {b"officeDocument/": b"officeDocument/2006/"}
    for strict, usual in names.items():
        data = data.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return data


def refused(path: Path, code: str, message: str, hint: str) -> CzguideError:
    """The error for a file that can't be read."""
    return CzguideError.single(f"docx.{code}", N_("{path}: {reason}", path=path, reason=message), hint=hint)


def too_large(path: Path) -> CzguideError:
    """The error for a file beyond `MOST_BYTES`."""
    return refused(
        path, "too-large", N_("the file is larger than {size} MB", size=MOST_BYTES // 1_000_000),
        N_("remove the pictures that were added, save it again"),
    )  # fmt: skip


class Package:
    """A DOCX in memory, its parts parsed when asked for. Raises CzguideError."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self._check_kind(data)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._check_limits()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise self.damaged(str(error)) from None
        self._check_types()
        self.main = self._main()

    def damaged(self, reason: str) -> CzguideError:
        """The error for a file that is broken."""
        return refused(
            self.path,
            "damaged",
            N_("the file is damaged: {reason}", reason=reason),
            N_("open it in Word, save it again"),
        )

    def _check_kind(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise too_large(self.path)
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise refused(
                self.path, "not-docx", N_("the file is locked with a password, or an old .doc"),
                N_("open it in Word and save it as .docx without a password"),
            )  # fmt: skip
        if data[:2] != b"PK":
            raise refused(
                self.path, "not-docx", N_("this is no DOCX"), N_("give the .docx that the editor sent back")
            )

    def _check_limits(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise self.suspicious(N_("it holds {count} entries", count=len(entries)))
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise self.suspicious(N_("it would unpack to more than 256 MB"))
        seen: set[str] = set()
        for entry in entries:
            name = entry.filename
            if entry.flag_bits & 0x1:
                raise refused(
                    self.path,
                    "not-docx",
                    N_("the file is locked with a password"),
                    N_("save it without a password"),
                )
            if entry.file_size > _RATIO_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
                raise self.suspicious(N_("'{name}' unpacks to {size} bytes", name=name, size=entry.file_size))
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
                raise self.suspicious(N_("the entry '{name}' points out of the file", name=name))
            if name.lower() in seen:
                raise self.suspicious(N_("the entry '{name}' is there twice", name=name))
            seen.add(name.lower())

    def suspicious(self, reason: str) -> CzguideError:
        """The error for a file that may be meant to do harm."""
        return refused(
            self.path,
            "unsafe",
            N_("the file is not safe to read: {reason}", reason=reason),
            N_("ask the editor for it again"),
        )

    def _check_types(self) -> None:
        if self._find("[Content_Types].xml") is None:
            if self._find("mimetype") is not None:
                raise refused(
                    self.path,
                    "not-docx",
                    N_("this is an OpenDocument file"),
                    N_("save it as Word 2007 (.docx)"),
                )
            raise self.damaged(N_("it has no {name}", name="[Content_Types].xml"))
        root = self.xml("[Content_Types].xml")
        for element in root.iter(f"{_TYPES}Override", f"{_TYPES}Default"):
            kind = element.get("ContentType", "").lower()
            if "macroenabled" in kind or "vbaproject" in kind:
                raise self._macros()
        if any(name.lower().endswith("vbaproject.bin") for name in self._archive.namelist()):
            raise self._macros()

    def _macros(self) -> CzguideError:
        return refused(self.path, "macros", N_("the file has macros"), N_("save it as .docx, which has none"))

    def _find(self, name: str) -> str | None:
        """A part's name as the archive spells it; part names know no case (ECMA-376 part 2, 6.2.2.3)."""
        if name in self._archive.NameToInfo:
            return name
        lower = name.lower()
        return next((known for known in self._archive.NameToInfo if known.lower() == lower), None)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return self._find(name) is not None

    def read(self, name: str) -> bytes:
        """A part's bytes."""
        found = self._find(name)
        if found is None:
            raise self.damaged(N_("it has no {name}", name=name))
        limit = self._archive.getinfo(found).file_size
        try:
            with self._archive.open(found) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise self.damaged(N_("{path}: {reason}", path=name, reason=error)) from None
        except RuntimeError as error:
            raise self.damaged(N_("{path}: {reason}", path=name, reason=error)) from None
        if len(data) > limit:
            raise self.suspicious(N_("'{name}' is larger than it says", name=name))
        return data

    def xml(self, name: str) -> Element:
        """A part's root element. A document type is refused, so no entity can be declared."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        data = self.read(name)
        if len(data) > MOST_XML:
            raise self.suspicious(N_("'{name}' unpacks to {size} bytes", name=name, size=len(data)))
        if any(_DOCTYPE.encode(code) in data for code in _UNICODE):
            raise self.suspicious(N_("{name} declares a document type", name=name))
        if _STRICT in data:
            data = _transitional(data)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self.damaged(N_("{path}: {reason}", path=name, reason=error)) from None
        if root is None:
            raise self.damaged(N_("{name} is empty", name=name))
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.suspicious(N_("{name} declares a document type", name=name))
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relationships of a part: id to kind (the last word of its type), target, whether external.

        A target inside the package is a part's name.
        """
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(path):
            return {}
        found = {}
        for element in self.xml(path).iter(_RELATION):
            kind = element.get("Type", "").rpartition("/")[2]
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = (kind, target, external)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that a part points to, in a fixed order."""
        found = {
            target
            for name, target, external in self.relations(part).values()
            if name == kind and not external and self.has(target)
        }
        return sorted(found)

    def _main(self) -> str:
        parts = self.related("", "officeDocument")
        if not parts:
            raise refused(
                self.path, "not-docx", N_("this is no DOCX"), N_("give the .docx that the editor sent back")
            )
        return parts[0]


def relation_of(element: Element, name: str = "id") -> str:
    """The relationship that an element names."""
    return element.get(f"{{{R}}}{name}", "")
