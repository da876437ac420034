"""One font face: metrics, coverage and glyph widths, in thousandths of an em.

Thousandths are PDF's glyph space (ISO 32000-2 9.2.4), so that no later stage converts again.
"""

from __future__ import annotations

import struct
from pathlib import Path

import uharfbuzz as hb

# OS/2 fsType bit 1: the licence forbids embedding (OpenType, OS/2 table).
_RESTRICTED = 0x0002


class Face:
    """A TrueType or OpenType face. Opening maps the file; nothing is parsed until it is asked for.

    ``slant`` is the shear a writer applies to synthesise an italic (0 for none).
    """

    def __init__(self, source: Path | bytes, index: int = 0, slant: float = 0.0) -> None:
        blob = hb.Blob(source) if isinstance(source, bytes) else hb.Blob.from_file_path(str(source))
        self.hb_face = hb.Face(blob, index)
        self.hb_font = hb.Font(self.hb_face)
        self.slant = slant
        self.upem: int = self.hb_face.upem
        self.scale: float = 1000.0 / self.upem
        name = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed"
        self.postscript_name: str = name + ("-Slanted" if slant else "")
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self.scale
        self.descent: float = -extents.descender * self.scale
        self._gids: dict[str, int] = {}
        self._advances: dict[int, float] = {}

    def __repr__(self) -> str:
        return f"Face({self.postscript_name})"

    def gid(self, char: str) -> int:
        """The nominal glyph of a character, 0 when the face lacks it."""
        found = self._gids.get(char)
        if found is None:
            found = self._gids[char] = self.hb_font.get_nominal_glyph(ord(char)) or 0
        return found

    def has(self, char: str) -> bool:
        """Whether the face has its own glyph for the character."""
        return self.gid(char) != 0

    def advance(self, gid: int) -> float:
        """A glyph's nominal advance, in thousandths of an em."""
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = self.hb_font.get_glyph_h_advance(gid) * self.scale
        return found

    def table(self, tag: str) -> bytes:
        """The raw bytes of a table, empty when the face has none."""
        return bytes(self.hb_face.reference_table(tag).data)

    @property
    def fingerprint(self) -> tuple[str, bytes]:
        """The same for a face opened twice: its name and its head table, which has the file's checksum."""
        return (self.postscript_name, self.table("head"))

    @property
    def is_cff(self) -> bool:
        """Whether outlines are CFF, which a CIDFontType2 cannot carry."""
        return len(self.table("CFF ")) > 0

    @property
    def embeddable(self) -> bool:
        """Whether the licence bits allow embedding (OS/2 fsType)."""
        table = self.table("OS/2")
        return not (len(table) >= 10 and struct.unpack_from(">H", table, 8)[0] & _RESTRICTED)

    @property
    def weight(self) -> int:
        """usWeightClass, 400 when the table is missing."""
        table = self.table("OS/2")
        return int(struct.unpack_from(">H", table, 4)[0]) if len(table) >= 6 else 400

    @property
    def cap_height(self) -> float:
        """sCapHeight (OS/2 version 2 on), else the common 0.7 em."""
        table = self.table("OS/2")
        return struct.unpack_from(">h", table, 88)[0] * self.scale if len(table) >= 90 else 700.0

    @property
    def italic_angle(self) -> float:
        """Degrees counter-clockwise from the vertical (post table)."""
        table = self.table("post")
        return struct.unpack_from(">l", table, 4)[0] / 65536 if len(table) >= 8 else 0.0

    @property
    def bbox(self) -> tuple[int, int, int, int]:
        """The box around all glyphs (head table), in thousandths of an em."""
        box = struct.unpack_from(">4h", self.table("head"), 36)
        x_min, y_min, x_max, y_max = (round(v * self.scale) for v in box)
        return (x_min, y_min, x_max, y_max)
