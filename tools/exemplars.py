"""Make src/czguide/localization/exemplars.tsv from CLDR's JSON (the npm package cldr-misc-full).

npm pack cldr-misc-full && tar xzf cldr-misc-full-*.tgz
python tools/exemplars.py package
"""

from __future__ import annotations

import json
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "czguide" / "localization" / "exemplars.tsv"
_ITEM = re.compile(r"\{([^}]*)\}|\\u([0-9A-Fa-f]{4})|\\(.)|(.)", re.DOTALL)
_QUOTES = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")


def characters(unicode_set: str) -> list[int]:
    """The code points of a UnicodeSet of letters, ranges and {strings} (UTS #35, Unicode Sets)."""
    points: list[int] = []
    ranged = False
    for string, code, escaped, plain in _ITEM.findall(unicode_set.strip()[1:-1]):
        if plain.isspace():
            continue
        if plain == "-":
            ranged = True
            continue
        one = [int(code, 16)] if code else [ord(letter) for letter in string or escaped or plain]
        if ranged:
            points.extend(range(points[-1] + 1, one[0]))
            ranged = False
        points.extend(one)
    return sorted(set(points))


def ranges(points: list[int]) -> str:
    """Hexadecimal code points, runs of them as 61-7A."""
    runs = []
    for _, group in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        run = [point for _, point in group]
        runs.append(f"{run[0]:X}" if len(run) == 1 else f"{run[0]:X}-{run[-1]:X}")
    return " ".join(runs)


def main(package: Path) -> None:
    """Write a row for each locale that differs from the one it is named after."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    rows: dict[str, str] = {}
    for folder in sorted((package / "main").iterdir()):
        data: dict[str, Any] = {}
        for name in ("characters", "delimiters"):
            main_data = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["main"]
            data |= main_data[folder.name]
        letters = characters(data["characters"]["exemplarCharacters"])
        quotes = " ".join(data["delimiters"][name] for name in _QUOTES)
        rows[folder.name.replace("-", "_")] = f"{ranges(letters)}\t{quotes}"
    wanted = [f"{tag}\t{row}\n" for tag, row in rows.items() if row != rows.get(tag.rpartition("_")[0])]
    head = (
        f"# CLDR {version}: letters a language is written with (main exemplar characters), and its quotes.\n"
        "# Made by tools/exemplars.py. Unicode licence V3, see LICENSE-Unicode.txt.\n"
    )
    TARGET.write_text(head + "".join(wanted), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
