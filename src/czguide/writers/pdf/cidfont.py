"""A face as one composite font: Type0 over CIDFontType2, Identity-H, CID = glyph id.

ReportLab's own TrueType embedding cuts a face into 8-bit fonts of 256 glyphs and cannot draw a glyph
that has no character. This class plugs into the protocol ReportLab has for such "dynamic" fonts, so
`drawString` and stock tables work with it too (ISO 32000-2 9.7.4 and 9.10.3).
"""
# ruff: noqa: N802, N815, ARG002  # the names and signatures of ReportLab's protocol

from __future__ import annotations

import hashlib
import struct
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName

from czguide.fonts import Face, subset_face
from czguide.writers.pdf.objects import Raw, Stream

_SYMBOLIC, _ITALIC = 4, 64
# A cluster's further glyphs carry no text; PDF/UA wants a mapping all the same (ISO 14289-1 7.21.7).
_NO_TEXT = "\u200b"
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})
"""In a literal string a bare CR would be read as a line's end (ISO 32000-1 7.3.4.2)."""


class Codes(dict[tuple[int, str], str]):
    """(glyph id, source text) to the two bytes to show, as they stand in a literal string, for one document.

    A glyph that stands for a second text (a space for U+00A0, a hyphen for U+00AD) gets an alias CID that
    CIDToGIDMap leads back to the glyph.
    """

    def __init__(self, first_alias: int) -> None:
        super().__init__()
        self.texts: dict[int, str] = {0: ""}
        self.aliases: dict[int, int] = {}
        self._next = first_alias
        self._cids: dict[tuple[int, str], int] = {}

    def __missing__(self, key: tuple[int, str]) -> str:
        code = self.cid(*key).to_bytes(2, "big").decode("latin-1")
        found = self[key] = code.translate(_ESCAPED)
        return found

    def cid(self, gid: int, text: str) -> int:
        """The CID itself."""
        cid = self._cids.get((gid, text), -1)
        if cid >= 0:
            return cid
        cid = gid
        if self.texts.setdefault(gid, text) != text:
            cid, self._next = self._next, self._next + 1
            if cid > 0xFFFF:
                raise ValueError("a font has more glyphs and aliases than CIDs")
            self.texts[cid] = text
            self.aliases[cid] = gid
        self._cids[gid, text] = cid
        return cid


class _State:
    """What one document has used of a font."""

    def __init__(self, glyph_count: int) -> None:
        self.codes = Codes(glyph_count)
        self.internal_name = ""


class _FaceInfo:
    """The metrics ReportLab reads from ``font.face``."""

    builtIn = 0
    subfontNameX = b""

    def __init__(self, face: Face, name: str) -> None:
        # ReportLab keys faces by this too, and hands out the first it saw.
        self.name = name.encode("utf-8")
        self.ascent = face.ascent
        self.descent = -face.descent
        self.capHeight = face.cap_height
        self.bbox = list(face.bbox)
        self.italicAngle = face.italic_angle


class CIDFont:
    """One object per face; register it under its PostScript name, or a name of your own."""

    _multiByte = 1
    _dynamicFont = 1
    shapable = False
    encoding = None

    def __init__(self, source: Face, name: str = "") -> None:
        if source.is_cff:
            raise ValueError(f"{source.postscript_name}: a CIDFontType2 needs TrueType outlines")
        if not source.embeddable:
            raise ValueError(f"{source.postscript_name}: its licence forbids embedding (OS/2 fsType)")
        self.source = source
        self.fontName = name or source.postscript_name
        self.face = _FaceInfo(source, self.fontName)
        self.ascent, self.descent = self.face.ascent, self.face.descent
        self._states: WeakKeyDictionary[Any, _State] = WeakKeyDictionary()

    def codes(self, doc: Any) -> Codes:
        """The hex codes to draw with in a document; asking for one marks its glyph as used."""
        return self._state(doc).codes

    # -- ReportLab's dynamic-font protocol

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:
        """Width of unshaped text, in the unit of ``size``."""
        if isinstance(text, bytes):
            text = text.decode(encoding)
        gid, advance = self._gid, self.source.advance
        return sum([advance(gid(char)) for char in text]) * size / 1000

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Unshaped text as the bytes of a show operator, in the font's only subset."""
        if isinstance(text, bytes):
            text = text.decode(encoding)
        codes = self.codes(doc)
        return [(0, b"".join([codes.cid(self._gid(char), char).to_bytes(2, "big") for char in text]))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """The name in the page's resources; the font is written when the document is saved."""
        state = self._state(doc)
        if not state.internal_name:
            state.internal_name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = "/" + state.internal_name
            doc.delayedFonts.append(self)
        return f"/{state.internal_name}+0"

    def addObjects(self, doc: Any) -> None:
        """Write the font's objects; called once, after the last page."""
        state = self._states.pop(doc)
        codes = state.codes
        gids = sorted({gid for gid in codes.texts if gid not in codes.aliases} | set(codes.aliases.values()))
        base = f"{_tag(self.fontName, gids)}+{self.source.postscript_name}"
        program = subset_face(self.source, gids)
        file_stream = Stream(program, {"Length1": len(program)})
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": _SYMBOLIC | (_ITALIC if self.source.italic_angle else 0),
            "FontBBox": PDFArrayCompact(self.face.bbox),
            "ItalicAngle": self.source.italic_angle,
            "Ascent": self.source.ascent,
            "Descent": -self.source.descent,
            "CapHeight": self.source.cap_height,
            # An estimate that readers only use to substitute a font, which an embedded one never needs.
            "StemV": 50 + round((self.source.weight / 65) ** 2),
            "FontFile2": doc.Reference(file_stream, f"file:{self.fontName}"),
        }
        cids = sorted(codes.texts)
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": Raw(b"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"),
            "FontDescriptor": doc.Reference(PDFDictionary(descriptor), f"descriptor:{self.fontName}"),
            "DW": 1000,
            "W": Raw(self._widths(codes, cids)),
            "CIDToGIDMap": self._gid_map(doc, codes, cids),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArrayCompact(
                [doc.Reference(PDFDictionary(descendant), f"descendant:{self.fontName}")]
            ),
            "ToUnicode": doc.Reference(Stream(to_unicode(codes.texts)), f"unicode:{self.fontName}"),
        }
        name = state.internal_name + "+0"
        doc.idToObject["BasicFonts"].dict[name] = doc.Reference(PDFDictionary(font), name)

    # -- parts

    def _state(self, doc: Any) -> _State:
        found = self._states.get(doc)
        if found is None:
            found = self._states[doc] = _State(self.source.hb_face.glyph_count)
        return found

    def _gid(self, char: str) -> int:
        return self.source.gid(char) or (self.source.gid(" ") if char == "\u00a0" else 0)

    def _widths(self, codes: Codes, cids: list[int]) -> bytes:
        """The W array (ISO 32000-2 9.7.4.3): runs of neighbouring CIDs, full-width ones left to DW."""
        rows: list[str] = []
        run: list[str] = []
        start = previous = -2
        for cid in [*cids, -1]:
            width = f"{round(self.source.advance(codes.aliases.get(cid, cid)), 2):g}" if cid >= 0 else "1000"
            if run and (cid != previous + 1 or width == "1000"):
                rows.append(f"{start} [{' '.join(run)}]")
                run = []
            if width != "1000":
                if not run:
                    start = cid
                run.append(width)
            previous = cid
        return f"[{' '.join(rows)}]".encode()

    def _gid_map(self, doc: Any, codes: Codes, cids: list[int]) -> Any:
        if not codes.aliases:
            return PDFName("Identity")
        table = bytearray(2 * (max(cids) + 1))
        for cid in cids:
            struct.pack_into(">H", table, 2 * cid, codes.aliases.get(cid, cid))
        return doc.Reference(Stream(bytes(table)), f"gids:{self.fontName}")


def register(face: Face, name: str = "") -> CIDFont:
    """Make a face known to ReportLab; the same font again for the same face, opened again or not.

    ReportLab silently keeps the first of two fonts with one name, so a clash is an error here.
    """
    name = name or face.postscript_name
    known = pdfmetrics._fonts.get(name)
    if known is None:
        known = CIDFont(face, name)
        pdfmetrics.registerFont(known)
    elif not isinstance(known, CIDFont) or (
        known.source is not face and known.source.fingerprint != face.fingerprint
    ):
        raise ValueError(f"another font is registered as {name}")
    return known


def _tag(name: str, gids: list[int]) -> str:
    """Six capitals from the glyphs used, the same for the same subset (ISO 32000-2 9.9.2)."""
    digest = hashlib.sha256(f"{name}:{gids}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def to_unicode(texts: dict[int, str]) -> bytes:
    """A ToUnicode CMap; text beyond the BMP as surrogate pairs (ISO 32000-2 9.10.3)."""
    rows = [
        f"<{cid:04X}> <{(text or _NO_TEXT).encode('utf-16-be', 'replace').hex().upper()}>"
        for cid, text in sorted(texts.items())
        if cid
    ]
    parts = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), 100):  # no more than 100 rows a block (Adobe TN 5014)
        block = rows[start : start + 100]
        parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    parts += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(parts).encode()
