"""Counting what a typographer would mark, in set paragraphs; independent of how they were broken.

The counts look at lines' text and glyph places only, and carry their own lists of forbidden marks and
units, so that a mistake in the engine's tables shows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from czguide.typeset import Align, Paragraph
from czguide.typeset.model import Line

FORBIDDEN_START = set(
    "、。，．・：；！？）〕］｝〉》」』】〙〗〟’”｠»ヽヾーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ々〻‐゠–〜～…—%％‰℃),.:;!?]}"
)
FORBIDDEN_END = set("（〔［｛〈《「『【〘〖〝‘“｟«([{￥＄$¥£€")
# Expressions whose match ends where no line may.
_UNITS = {
    "zh": r"\d(?=亿|万|元|家|个|年|月|日|小时|亩|片|所|条|公里|号线|美元|平方米|位|人|%)"
    r"|(?<=\d)[亿万千](?=元|人|平方米|亩)|\d (?=GWh)",
    "ja": r"\d(?=億|万|兆|元|社|か所|件|年|月|日|時間|つ|人|枚|路線|号線|キロ|米ドル|位|ポイント|分|%|ヘクタール|か月)"
    r"|(?<=\d)[億兆万](?=元|人|平方|\d)|\d (?=GWh)",
    "ko": r"\d(?=억|조|만|개|년|월|일|곳|시간|명|위|호선|장|달러|킬로|헥타르|%)"
    r"|(?<=\d)[억조만] (?=위안|제곱|5,000)|(?<=월) (?=\d+일)|\d (?=GWh)",
    "en": r"(?<=RMB) (?=\d)|(?<=USD) (?=\d)|(?<=Line) (?=\d)|(?<=Phase) (?=\d)|\d (?=September)"
    r"|\d (?=billion|million|trillion|GWh|km|hectares|hours?\b|months|percentage|square)",
}
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9,.%’'&]*[A-Za-z0-9]|[A-Za-z0-9]")
_URL = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w.-]+")
_HANGUL_WORD = re.compile(r"\S*[가-힣]\S*")


@dataclass
class Faults:
    """Counts over many paragraphs."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, example: str = "", number: int = 1) -> None:
        """Count a fault, keeping the first few examples."""
        self.counts[kind] += number
        if example and len(self.examples.setdefault(kind, [])) < 4:
            self.examples[kind].append(example)


def count(paragraph: Paragraph, language: str, faults: Faults) -> None:
    """Add a paragraph's faults."""
    text, lines = paragraph.text, paragraph.lines
    size = paragraph.style.size
    breaks = {line.end: line for line in lines[:-1]}
    faults.add("lines", number=len(lines))
    faults.add("breaks", number=len(breaks))
    for line in lines:
        seen = line.text.strip()
        if line is not lines[0] and seen and seen[0] in FORBIDDEN_START:
            faults.add("forbidden start", line.text)
        if not line.last and seen and seen[-1] in FORBIDDEN_END:
            faults.add("forbidden end", line.text)
        if not line.last and paragraph.style.align is Align.JUSTIFY:
            faults.add("justified")
            if abs(line.x + line.width - line.measure) > 0.5:
                faults.add("off the margin", f"{line.width - line.measure:+.2f} {line.text}")
        _gaps(line, size, language, faults)
    urls = [match.span() for match in _URL.finditer(text)]
    for match in _WORD.finditer(text):
        if any(s <= match.start() < e for s, e in urls):
            continue
        inside = [at for at in breaks if match.start() < at < match.end()]
        for at in inside:
            if not breaks[at].hyphenated:
                faults.add("broken word or number", text[at - 8 : at] + "|" + text[at : at + 8])
    for match in re.finditer(_UNITS[language], text):
        at = match.end()
        if at in breaks:
            faults.add("number parted from unit", text[at - 8 : at] + "|" + text[at : at + 8])
    if language == "ko":
        for match in _HANGUL_WORD.finditer(text):
            for at in breaks:
                if match.start() < at < match.end() and not any(s < at < e for s, e in urls):
                    faults.add("broken eojeol", text[at - 8 : at] + "|" + text[at : at + 8])
    if len(lines) > 1 and sum(c.isalnum() for c in lines[-1].text) <= 1:
        faults.add("one-character last line", lines[-1].text)


def gap_widths(line: Line, size: float) -> tuple[list[float], list[float]]:
    """Word gaps (between the letters around a space) and script gaps on a line, in em."""
    scripts: list[float] = []
    cells: list[tuple[str, float, float]] = []
    sizes: list[float] = []
    for run in line.runs:
        x = run.x
        for gid, extra, text in zip(run.glyphs, run.extra, run.texts, strict=True):
            advance = run.face.advance(gid)
            cells.append((text, x, x + advance * run.size / 1000))
            sizes.append(run.size)
            x += (advance + extra) * run.size / 1000
    for ((a, _, end), own), ((b, start, _), other) in pairwise(zip(cells, sizes, strict=True)):
        if b == " " or not a or not b:
            continue
        if a == " ":
            continue
        if {_script(a[-1]), _script(b[0])} == {"han", "latin"}:
            # In the em of the pair; between two sizes, in that of the larger.
            scripts.append((start - end) / max(own, other))
    words = [
        (cells[i + 1][1] - cells[i - 1][2]) / size for i in range(1, len(cells) - 1) if cells[i][0] == " "
    ]
    return words, scripts


def _script(char: str) -> str:
    if "\u3040" <= char <= "\u30fa" or "\u3400" <= char <= "\u9fff" or char in "々ー":
        return "han"
    return "latin" if char.isalnum() and char < "\u0250" else ""


def _gaps(line: Line, size: float, language: str, faults: Faults) -> None:
    words, scripts = gap_widths(line, size)
    faults.add("word gaps", number=len(words))
    wide = sum(gap > 0.75 + 1e-3 for gap in words)
    if wide and not line.last:
        faults.add("wide word gaps", f"{line.width:.0f} {line.text}", wide)
    if language != "ko":
        faults.add("script gaps", number=len(scripts))
        off = [gap for gap in scripts if not 0.125 - 2e-3 <= gap <= 0.25 + 2e-3]
        if off:
            faults.add("script gap out of range", f"{off} {line.text}", len(off))
