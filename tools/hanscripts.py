"""Make src/czguide/localization/hanscripts.txt from ICU's Traditional-Simplified transform, by way of PyICU.

pip install PyICU
python tools/hanscripts.py
"""

from __future__ import annotations

from pathlib import Path

import icu

TARGET = Path(__file__).resolve().parents[1] / "src" / "czguide" / "localization" / "hanscripts.txt"
HAN = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
PER_LINE = 30


def main() -> None:
    """Write the table."""
    transform = icu.Transliterator.createInstance("Traditional-Simplified")
    pairs = [
        character + simple
        for block in HAN
        for character in map(chr, block)
        if len(simple := transform.transliterate(character)) == 1 and simple != character
    ]
    rows = [" ".join(pairs[at : at + PER_LINE]) for at in range(0, len(pairs), PER_LINE)]
    head = f"# ICU {icu.ICU_VERSION}, Traditional-Simplified: a traditional character and its simplified one."
    TARGET.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
