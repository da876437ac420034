"""PDF objects that ReportLab lacks."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

_ESCAPES = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"))
"""Bytes that mean something inside a literal string; a bare CR would be read as a line's end."""


class Raw(PDFObject):  # type: ignore[misc]
    """Bytes written as they are."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        """The bytes."""
        return self.data


class Stream(PDFObject):  # type: ignore[misc]
    """A stream with an end-of-line before ``endstream``, as PDF/A wants (ISO 19005-2 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: dict[str, Any] | None = None, compress: bool = True) -> None:
        self.data = zlib.compress(data, 8) if compress else data
        self.entries = {**(entries or {}), "Length": len(self.data)}
        if compress:
            self.entries["Filter"] = PDFName("FlateDecode")

    def format(self, document: Any) -> bytes:
        """Dictionary and data."""
        head: bytes = PDFDictionary(self.entries).format(document)
        return head + b"\nstream\n" + self.data + b"\nendstream\n"


def text_string(text: str) -> bytes:
    """A text string: ASCII, or UTF-16BE with its mark, as a literal (ISO 32000-1 7.3.4.2 and 7.9.2.2)."""
    plain = text.isascii() and text.isprintable()
    data = text.encode("ascii") if plain else b"\xfe\xff" + text.encode("utf-16-be")
    for byte, escaped in _ESCAPES:
        data = data.replace(byte, escaped)
    return b"(" + data + b")"
