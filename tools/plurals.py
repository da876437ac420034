"""Make src/czguide/localization/plurals.tsv: gettext's plural rules, from weblate-language-data.

pip install weblate-language-data
python tools/plurals.py
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

from weblate_language_data.languages import LANGUAGES

TARGET = Path(__file__).resolve().parents[1] / "src" / "czguide" / "localization" / "plurals.tsv"
_CODE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_[A-Z]{2})?")


def main() -> None:
    """Write the table; a region like its language has no row."""
    rules = {code: (forms, rule) for code, _, forms, rule in LANGUAGES if _CODE.fullmatch(code)}
    rows = [
        f"# weblate-language-data {version('weblate-language-data')}: plural forms, and which one n takes.",
        "# Made by tools/plurals.py. MIT licence, see LICENSE-weblate-language-data.txt.",
    ]
    for code, (forms, rule) in sorted(rules.items()):
        base = code.partition("_")[0]
        if code == base or rules.get(base) != (forms, rule):
            rows.append(f"{code}\t{forms}\t{rule}")
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
