"""The finished file: object streams, a cross-reference stream, an /ID from the content.

ReportLab writes every object in the open and its /ID from the metadata alone; most of a tagged file is small
dictionaries, which object streams shrink to a fraction (ISO 32000-1 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from czguide.writers.pdf.canvas import TREE

_BINARY = b"\n%\xe2\xe3\xcf\xd3\n"
"""Four bytes above 127 in a comment say that the file is binary (ISO 19005-2 6.1.2)."""

SCREEN, PRINTED = b"%PDF-1.7", b"%PDF-1.6"
"""Versions: PDF/X-4 is made of PDF 1.6 (ISO 15930-7 6.1), which has all that our files use."""

_PER_STREAM = 5000
"""Objects in one object stream, some 500 kB: the more there are, the better they compress."""

_ROW = 80
"""Bytes of a row: nearly all structure elements fit into one."""

_FREE, _PLAIN, _PACKED = 0, 1, 2


def file_bytes(canvas: Any, version: bytes = SCREEN) -> bytes:
    """The whole file of a canvas whose pages are closed. Same document, same bytes."""
    doc = canvas._doc
    for font in doc.delayedFonts:
        font.addObjects(doc)
    root, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready < 0:
        doc.Catalog.Outlines = None
    bodies = _bodies(doc)
    tree, first = canvas.tree, len(bodies)
    if tree:
        top = doc.idToObjectNumberAndVersion[TREE][0]
        bodies[top - 1], elements = tree.bodies(top, first + 1)
        bodies += elements
    return _File(version + _BINARY).written(bodies, first, root.format(doc), info.format(doc))


def _bodies(doc: Any) -> list[bytes]:
    """Every object by number, from 1. Formatting one may enter more."""
    found: list[bytes] = []
    while len(found) + 1 in doc.numberToId:
        thing = doc.idToObject[doc.numberToId[len(found) + 1]]
        body: bytes = pdfdoc.format(thing, doc, toplevel=1)
        if isinstance(thing, pdfdoc.PDFStream):
            # ReportLab's have no end-of-line there (ISO 19005-2 6.1.7.1).
            body = body.removesuffix(b"endstream\n") + b"\nendstream\n"
        found.append(body.strip(b"\n"))
    return found


class _File:
    def __init__(self, header: bytes) -> None:
        self.parts = [header]
        self.offset = len(header)
        self.places: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 65535)}

    def written(self, bodies: list[bytes], alike: int, root: bytes, info: bytes) -> bytes:
        """Streams first, the other objects packed after them, the cross-reference stream last.

        The bodies from `alike` on differ from their neighbours in little but numbers.
        """
        packed, rows = [], []
        for number, body in enumerate(bodies, start=1):
            if body.endswith(b"endstream"):
                self.add(number, body)
            elif number > alike and len(body) < _ROW:
                rows.append(number)
            else:
                packed.append(number)
        following = len(bodies) + 1
        for numbers, made in ((packed, _object_stream), (rows, _row_stream)):
            for start in range(0, len(numbers), _PER_STREAM):
                chunk = numbers[start : start + _PER_STREAM]
                for index, number in enumerate(chunk):
                    self.places[number] = (_PACKED, following, index)
                self.add(following, made(chunk, bodies))
                following += 1
        return self.closed(following, root, info)

    def add(self, number: int, body: bytes) -> None:
        """An object in the open."""
        self.places[number] = (_PLAIN, self.offset, 0)
        data = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self.parts.append(data)
        self.offset += len(data)

    def closed(self, number: int, root: bytes, info: bytes) -> bytes:
        """The cross-reference stream and what follows it."""
        start = self.offset
        self.places[number] = (_PLAIN, start, 0)
        digest = hashlib.sha256(b"".join(self.parts)).hexdigest()[:32].upper().encode()
        rows = b"".join([struct.pack(">BIH", *self.places[n]) for n in range(number + 1)])
        entries = b"<</Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]" % (
            number + 1,
            root,
            info,
            digest,
            digest,
        )
        self.add(number, _in_rows(entries, rows, 7))
        return b"".join([*self.parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _in_rows(entries: bytes, data: bytes, width: int) -> bytes:
    """A stream of rows, each less the one above it: PNG's Up predictor (ISO 32000-1 7.4.4.4)."""
    # All bytes at once, as two long numbers: the high bits are kept apart, so that no byte borrows.
    high = int.from_bytes(b"\x80" * len(data))
    own, above = int.from_bytes(data), int.from_bytes(data) >> 8 * width
    less = ((own | high) - (above & ~high)) ^ ((own ^ ~above) & high)
    rows = less.to_bytes(len(data))
    tagged = b"".join([b"\2" + rows[at : at + width] for at in range(0, len(rows), width)])
    entries += b"/DecodeParms<</Predictor 12/Columns %d>>" % width
    return _compressed(entries, tagged, zlib.Z_DEFAULT_STRATEGY)


def _row_stream(numbers: list[int], bodies: list[bytes]) -> bytes:
    """An object stream whose heads and objects are a row each: what neighbours share becomes zeros."""
    heads = b"".join([(b"%6d %7d" % (number, at * _ROW)).ljust(_ROW) for at, number in enumerate(numbers)])
    data = b"".join([bodies[number - 1].ljust(_ROW - 1) + b"\n" for number in numbers])
    entries = b"<</Type/ObjStm/N %d/First %d" % (len(numbers), len(heads))
    return _in_rows(entries, heads + data, _ROW)


def _object_stream(numbers: list[int], bodies: list[bytes]) -> bytes:
    heads, data, at = [], [], 0
    for number in numbers:
        body = bodies[number - 1]
        heads.append(b"%d %d" % (number, at))
        data.append(body)
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    entries = b"<</Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
    return _compressed(entries, head + b"\n".join(data))


def _compressed(entries: bytes, data: bytes, strategy: int = zlib.Z_FILTERED) -> bytes:
    # Digits without many repeats: short Huffman blocks and few matches suit them 3 % better.
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 5, strategy)
    packed = packer.compress(data) + packer.flush()
    return b"%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)
