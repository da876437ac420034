"""Characters of symbol fonts (ECMA-376 part 1, 17.3.3.30), as word processors put them in by themselves."""

from __future__ import annotations

from czguide.writers.docx.xml import Element, W

_KNOWN = {
    "wingdings": {
        0x4A: "\u263a", 0x4C: "\u2639", 0x9F: "\u2022", 0xA7: "\u25aa", 0xA8: "\u25fb", 0xD8: "\u27a2",
        0xDF: "\u2190", 0xE0: "\u2192", 0xE1: "\u2191", 0xE2: "\u2193", 0xF3: "\u2194", 0xFB: "\u2717",
        0xFC: "\u2713", 0xFE: "\u2611",
    },
    "symbol": {
        0x57: "\u03a9", 0x61: "\u03b1", 0x62: "\u03b2", 0x6D: "\u00b5", 0x70: "\u03c0", 0xA3: "\u2264",
        0xA5: "\u221e", 0xAC: "\u2190", 0xAE: "\u2192", 0xB0: "\u00b0", 0xB1: "\u00b1", 0xB2: "\u2033",
        0xB3: "\u2265", 0xB4: "\u00d7", 0xB7: "\u2022", 0xB8: "\u00f7", 0xB9: "\u2260", 0xBB: "\u2248",
        0xC5: "\u2295", 0xD2: "\u00ae", 0xD3: "\u00a9", 0xD4: "\u2122", 0xD6: "\u221a", 0xE2: "\u00ae",
        0xE3: "\u00a9", 0xE4: "\u2122",
    },
}  # fmt: skip
"""Places in the fonts to Unicode: what autocorrection makes, and what is common in text."""


def symbol(element: Element) -> str:
    """The character; one of the private use area where none is known, which no guide can print."""
    try:
        code = int(element.get(f"{{{W}}}char", ""), 16)
        font = element.get(f"{{{W}}}font", "").strip().lower()
        place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
        return _KNOWN.get(font, {}).get(place) or chr(code)
    except (ValueError, OverflowError):
        return ""
