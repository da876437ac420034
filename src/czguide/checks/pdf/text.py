"""What a page's marked content says, by its fonts' ToUnicode (ISO 32000-1 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pikepdf

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Decoder:
    """Bytes of a show operator to text; what a font does not say is left out."""

    def __init__(self, font: Any) -> None:
        self.width = 2 if "/DescendantFonts" in font else 1
        stream = font.get("/ToUnicode")
        self.texts: Mapping[int, str] = {}
        self.known = isinstance(stream, pikepdf.Stream)
        if isinstance(stream, pikepdf.Stream):
            self.texts = _mapping(stream.read_bytes())

    def text(self, data: bytes) -> str:
        """The characters of a string."""
        if not self.known:
            return data.decode("latin-1") if self.width == 1 else ""
        codes = [int.from_bytes(data[at : at + self.width]) for at in range(0, len(data), self.width)]
        return "".join([self.texts.get(code, "") for code in codes])


@lru_cache(maxsize=64)
def _mapping(cmap: bytes) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for block in _BLOCK.finditer(cmap):
        parts = list(_PART.finditer(block[2]))
        if block[1] == b"bfchar":
            codes = [_hex(part) for part in parts]
            found.update(
                (int.from_bytes(code), _utf16(text))
                for code, text in zip(codes[::2], codes[1::2], strict=False)
            )
        else:
            _ranges(parts, found)
    return found


def _ranges(parts: list[re.Match[bytes]], found: dict[int, str]) -> None:
    """Rows of a bfrange: first, last, and the first text or a list of texts."""
    at = 0
    while at + 2 < len(parts):
        first, last = int.from_bytes(_hex(parts[at])), int.from_bytes(_hex(parts[at + 1]))
        last = min(last, first + 0xFFFF)
        at += 2
        if parts[at][2]:
            at += 1
            while at < len(parts) and not parts[at][3]:
                found[first] = _utf16(_hex(parts[at]))
                first, at = first + 1, at + 1
        else:
            text = _utf16(_hex(parts[at]))
            for code in range(first, last + 1):
                found[code] = text[:-1] + chr(min(ord(text[-1]) + code - first, 0x10FFFF)) if text else ""
        at += 1


def _hex(part: re.Match[bytes]) -> bytes:
    digits = re.sub(rb"\s", b"", part[1] or b"")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")
