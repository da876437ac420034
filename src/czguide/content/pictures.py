"""The pictures of a project: PNG and JPEG files below `assets/pictures`."""

from __future__ import annotations

import struct
from pathlib import Path

from czguide.content.model import PictureFile
from czguide.diagnostics import Location, Problems
from czguide.files import reason
from czguide.phrases import N_

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = (0xC0, 0xC1, 0xC2)
"""JPEG's start-of-frame markers: baseline, extended, progressive (ITU-T T.81 B.1.1.3)."""


def read_pictures(folder: Path, problems: Problems) -> dict[str, PictureFile]:
    """All pictures by file name; what is neither PNG nor an RGB or grey JPEG is a problem."""
    found = {}
    for path in sorted(folder.glob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        at = Location(f"assets/pictures/{path.name}")
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.error(
                "content.unreadable", N_("cannot read the file: {reason}", reason=reason(error)), at
            )
            continue
        size = _png(data) or _jpeg(data)
        if size is None:
            hint = "save the picture as PNG, or as JPEG in RGB"
            problems.error("content.picture", "neither a PNG nor a JPEG picture in RGB", at, hint)
            continue
        found[path.name] = PictureFile(path.name, data, *size)
    return found


def _png(data: bytes) -> tuple[int, int] | None:
    """Width and height of the header chunk (ISO/IEC 15948 11.2.2)."""
    if not data.startswith(_PNG) or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height of the frame header (ITU-T T.81 B.2.2); None for four components, which are CMYK."""
    if not data.startswith(b"\xff\xd8"):
        return None
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker in _FRAMES:
            height, width, parts = struct.unpack(">HHB", data[place + 5 : place + 10])
            return (width, height) if width and height and parts in (1, 3) else None
        place += 2 + length
    return None
