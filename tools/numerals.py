"""Make src/czguide/checks/catalog/numerals.tsv from CLDR's spell-out rules (RBNF), by way of PyICU.

pip install PyICU
python tools/numerals.py
"""

from __future__ import annotations

from pathlib import Path

import icu

TARGET = Path(__file__).resolve().parents[1] / "src" / "czguide" / "checks" / "catalog" / "numerals.tsv"
INVISIBLE = {0xAD: None, 0x200B: None, 0x200C: None}
WRITTEN_BY_HAND = {"en", "de", "fr", "vi", "ar", "ko", "ja", "zh", "yue"}
NUMBERS = (*range(1, 21), *range(21, 100), 100)
KINDS = ("%spellout-cardinal", "%spellout-ordinal", "%spellout-numbering")


def words_of(tag: str) -> dict[int, set[str]]:
    """Cardinals and ordinals in all their forms; of 21 to 99 only what is one word."""
    locale = icu.Locale(tag)
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale)
    found: dict[int, set[str]] = {}
    names = [rules.getRuleSetName(index) for index in range(rules.getNumberOfRuleSetNames())]
    for name in (name for name in names if name.startswith(KINDS) and "year" not in name):
        rules.setDefaultRuleSet(name)
        for number in NUMBERS:
            word = rules.format(number).translate(INVISIBLE).lower()
            compound = 20 < number < 100 and number % 10
            if any(map(str.isdigit, word)) or (compound and (" " in word or "-" in word)):
                continue
            found.setdefault(number, set()).add(word)
    return found


def main() -> None:
    """Write the table."""
    rows = [
        f"# ICU {icu.ICU_VERSION}, CLDR's spell-out rules: what numbers are called, cardinal and ordinal.",
        "# Made by tools/numerals.py. Unicode licence V3, see localization/LICENSE-Unicode.txt.",
    ]
    tags = [tag for tag in icu.Locale.getAvailableLocales() if "_" not in tag]
    english = words_of("en")
    for tag in sorted(set(tags) - WRITTEN_BY_HAND):
        words = words_of(tag)
        if not words or words == english or words.get(3) == {"3"}:
            continue  # no rules of its own: ICU falls back to another language's
        cells = (f"{number} {'|'.join(sorted(words[number]))}" for number in sorted(words))
        rows.append("\t".join((tag, *cells)))
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
