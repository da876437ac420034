"""The script of a character (UAX #24), as far as fonts are chosen and shaped by it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

# Start of range, ISO 15924 code; Zyyy is common to all scripts, Zinh takes its neighbour's.
_RANGES: tuple[tuple[int, str], ...] = (
    (0x0000, "Zyyy"), (0x0041, "Latn"), (0x005B, "Zyyy"), (0x0061, "Latn"), (0x007B, "Zyyy"),
    (0x00AA, "Latn"), (0x00AB, "Zyyy"), (0x00BA, "Latn"), (0x00BB, "Zyyy"), (0x00C0, "Latn"),
    (0x00D7, "Zyyy"), (0x00D8, "Latn"), (0x00F7, "Zyyy"), (0x00F8, "Latn"), (0x02B9, "Zyyy"),
    (0x0300, "Zinh"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"),
    (0x0600, "Arab"), (0x060C, "Zyyy"), (0x060D, "Arab"), (0x061B, "Zyyy"), (0x061E, "Arab"),
    (0x061F, "Zyyy"), (0x0620, "Arab"), (0x0640, "Zyyy"), (0x0641, "Arab"), (0x064B, "Zinh"),
    (0x0656, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, "Nkoo"),
    (0x08A0, "Arab"), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"),
    (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"),
    (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E3F, "Zyyy"), (0x0E40, "Thai"), (0x0E80, "Laoo"),
    (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"),
    (0x13A0, "Cher"), (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, "Zyyy"), (0x1AB0, "Zinh"),
    (0x1B00, "Zyyy"), (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, "Zyyy"), (0x1DC0, "Zinh"),
    (0x1E00, "Latn"), (0x1F00, "Grek"), (0x2000, "Zyyy"), (0x200C, "Zinh"), (0x200E, "Zyyy"),
    (0x20D0, "Zinh"), (0x2100, "Zyyy"), (0x2C60, "Latn"), (0x2C80, "Zyyy"), (0x2D00, "Geor"),
    (0x2D30, "Zyyy"), (0x2DE0, "Cyrl"), (0x2E00, "Zyyy"), (0x2E80, "Hani"), (0x2FF0, "Zyyy"),
    (0x3005, "Hani"), (0x3006, "Zyyy"), (0x3007, "Hani"), (0x3008, "Zyyy"), (0x3041, "Hira"),
    (0x3099, "Zinh"), (0x309B, "Zyyy"), (0x309D, "Hira"), (0x30A0, "Zyyy"), (0x30A1, "Kana"),
    (0x30FB, "Zyyy"), (0x30FD, "Kana"), (0x3105, "Bopo"), (0x3130, "Hang"), (0x3190, "Zyyy"),
    (0x31A0, "Bopo"), (0x31C0, "Zyyy"), (0x31F0, "Kana"), (0x3200, "Zyyy"), (0x3400, "Hani"),
    (0x4DC0, "Zyyy"), (0x4E00, "Hani"), (0xA000, "Zyyy"), (0xA640, "Cyrl"), (0xA6A0, "Zyyy"),
    (0xA720, "Latn"), (0xA800, "Zyyy"), (0xA960, "Hang"), (0xA980, "Zyyy"), (0xAC00, "Hang"),
    (0xD800, "Zyyy"), (0xF900, "Hani"), (0xFB00, "Latn"), (0xFB07, "Zyyy"), (0xFB1D, "Hebr"),
    (0xFB50, "Arab"), (0xFE00, "Zinh"), (0xFE10, "Zyyy"), (0xFE20, "Zinh"), (0xFE30, "Zyyy"),
    (0xFE70, "Arab"), (0xFEFF, "Zyyy"), (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFE0, "Zyyy"),
    (0x1B000, "Kana"), (0x1B300, "Zyyy"), (0x20000, "Hani"), (0x3FFFE, "Zyyy"),
    (0xE0100, "Zinh"), (0xE01F0, "Zyyy"),
)  # fmt: skip
_STARTS = [start for start, _ in _RANGES]


@lru_cache(maxsize=65536)
def script_of(char: str) -> str:
    """The ISO 15924 code of a character's script, Zyyy (common) and Zinh (inherited) among them."""
    return _RANGES[bisect_right(_STARTS, ord(char)) - 1][1]
