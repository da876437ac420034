"""Cutting a face down to the glyphs used, the same bytes for the same glyphs."""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from czguide.fonts.face import Face

# A CIDFontType2 program needs outlines and widths only (ISO 32000-2 table 124): text is drawn by glyph id.
_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "STAT",
    "DSIG",
    "name",
    "post",
    "OS/2",
    "cmap",
    "MATH",
    "meta",
    "avar",
    "gasp",
    "kern",
)


def subset_face(face: Face, gids: Iterable[int]) -> bytes:
    """A TrueType font file with only these glyphs (and .notdef), glyph ids kept.

    Kept ids make CID = GID hold; composite glyphs bring their parts along.
    Raises ValueError for CFF outlines, whose kept ids cost far more space than they save.
    """
    if face.is_cff:
        raise ValueError(f"{face.postscript_name}: CFF outlines are not supported, use a TrueType build")
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.glyph_set.update(sorted(gids))
    for tag in _DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    return bytes(wanted.subset(face.hb_face).blob.data)
