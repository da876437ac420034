"""How many slips the checks of translations find: ``python -m benchmarks.checks [seed]``.

Real messages of the shipped catalogs, each spoilt in one of a translator's ways: a digit, a month, a lost
placeholder or end mark, a wrong quote or comma, Chinese left. Which messages, and which digit, is drawn
anew for each seed, so that no check can have been made for them. A message not spoilt is clean: what is
found there is a false alarm, or an ignore that is due.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from czguide.checks.catalog import CHECKS, pairs_of
from czguide.checks.catalog.model import Pair
from czguide.content.facts import PartialDate
from czguide.localization.cldr import months
from czguide.pipeline import Request, load
from czguide.project import load_project

EACH = 25
"""Messages of each language spoilt in each way, where it has so many."""

NOT_ALONE = ("overlong", "inconsistent")
"""Checks that need the layout, or other messages."""

_KEPT = re.compile(r"\{[^}]*\}|`[^`]*`|\]\([^)]*\)|https?\S+")
_COMMAS = (("、", ","), ("，", ","), (", ", "，"), ("، ", ", "))

Slip = Callable[[Pair, random.Random], str]
"""The spoilt translation, or '' where a message offers no occasion."""


def digit(pair: Pair, chance: random.Random) -> str:
    """Another digit, outside placeholders, codes and addresses."""
    kept = [match.span() for match in _KEPT.finditer(pair.text)]
    places = [m.start() for m in re.finditer(r"(?<![\w{.`/#-])\d", pair.text)]
    places = [at for at in places if not any(start <= at < end for start, end in kept)]
    if not places:
        return ""
    at = chance.choice(places)
    other = (int(pair.text[at]) + chance.randint(1, 8)) % 10
    return f"{pair.text[:at]}{other}{pair.text[at + 1 :]}"


def month(pair: Pair, _: random.Random) -> str:
    """The month after."""
    names = [(name, number) for name, number in months(pair.cldr) if len(name) > 3]
    for name, number in names:
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        if word.search(pair.text):
            later = next(other for other, its in names if its == number % 12 + 1)
            return word.sub(later.capitalize(), pair.text, count=1)
    return ""


def placeholder(pair: Pair, _: random.Random) -> str:
    """A fact lost."""
    return re.sub(r" ?\{[^}]*\}", "", pair.text, count=1)


def end(pair: Pair, _: random.Random) -> str:
    """The last mark lost."""
    return pair.text[:-1] if pair.text[-1:] in ".。?？؟" else ""


def quote(pair: Pair, _: random.Random) -> str:
    """A straight quotation mark."""
    return re.sub("[“„«「‘]", '"', pair.text, count=1)


def space(pair: Pair, _: random.Random) -> str:
    """Two spaces."""
    return pair.text.replace(" ", "  ", 1)


def invisible(pair: Pair, _: random.Random) -> str:
    """A zero-width space."""
    return f"{pair.text[:3]}\u200b{pair.text[3:]}" if len(pair.text) > 5 else ""


def comma(pair: Pair, _: random.Random) -> str:
    """A comma of another script."""
    return next((pair.text.replace(own, other, 1) for own, other in _COMMAS if own in pair.text), "")


def source(pair: Pair, _: random.Random) -> str:
    """The Chinese itself."""
    return pair.source if re.search("[的了在请您]", pair.source) and pair.tag != "zh_Hant" else ""


def chinese(pair: Pair, _: random.Random) -> str:
    """A word left in Chinese."""
    return "" if pair.tag in ("ja", "zh_Hant") else re.sub(r"[^\W\d_]{4,}", "企业", pair.text, count=1)


SLIPS: tuple[Slip, ...] = (
    digit, month, placeholder, end, quote, space, invisible, comma, source, chinese,
)  # fmt: skip


def spoilt(pairs: list[Pair], slip: Slip, chance: random.Random) -> Iterator[Pair]:
    """Some of the messages with the slip."""
    count = 0
    for pair in chance.sample(pairs, len(pairs)):
        text = slip(pair, chance)
        if text and text != pair.text and count < EACH:
            count += 1
            yield replace(pair, text=text)


def main(seed: int) -> int:
    project = load_project(Path(__file__).resolve().parents[1])
    tags = tuple(tag for tag in project.locales if tag != project.source_locale)
    request = Request(project.works, tags, (), Path(), False, PartialDate(2026), "")
    checks = [check for check in CHECKS if check.id not in NOT_ALONE]
    chance = random.Random(seed)
    totals: dict[str, list[int]] = {slip.__name__: [0, 0] for slip in SLIPS}
    messages = alarms = 0
    for edition in load(project, request).editions.values():
        pairs = [pair for pair in pairs_of(edition) if not pair.id.startswith("patterns.")]
        messages += len(pairs)
        alarms += len({finding.pair.id for check in checks for finding in check.find(pairs)})
        for slip in SLIPS:
            for pair in spoilt(pairs, slip, chance):
                hit = any(next(check.find([pair]), None) for check in checks)
                totals[slip.__name__][0] += hit
                totals[slip.__name__][1] += 1
    for name, (found, all_) in totals.items():
        print(f"{name:12} {found} of {all_}")
    found, all_ = (sum(column) for column in zip(*totals.values(), strict=True))
    print(f"found {found} of {all_} ({found / all_:.1%}); alarms in {alarms} of {messages} clean messages")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
