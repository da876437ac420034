"""Character classes: what a mark is, which side of it is blank, what may not start or end a line.

The classes follow JLREQ appendix A (cl-01 and so on) and CLREQ 3.1.2 to 3.1.4, brought together
where Chinese, Japanese and Korean custom agree.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache


class Edge(IntEnum):
    """What a piece of text shows to its neighbour."""

    OTHER = 0  # punctuation and symbols that take no part in CJK spacing
    HAN = 1  # ideographs and kana: JLREQ cl-19, cl-15, cl-16
    ALNUM = 2  # Western letters and digits: JLREQ cl-27
    OPEN = 3  # full-width opening brackets and quotes: cl-01
    CLOSE = 4  # full-width closing brackets and quotes: cl-02
    STOP = 5  # full-width stops: cl-06
    COMMA = 6  # full-width commas, colons, semicolons: cl-07, cl-05
    MIDDLE = 7  # centred dots and dividing marks: cl-05, cl-04
    SPACE = 8
    HANGUL = 9
    DASH = 10  # dashes and ellipses, which are never parted: cl-08
    BRACKET = 11  # Western opening brackets: of a source number, mostly


HAN = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003fffd々〇〻"
KANA = "ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ"
HANGUL = "가-힣"
CJK_MARKS = "　-〄〆〈-〟〰〽！-｠￠-￦"
# Combining voicing marks and variation selectors belong to the character before them.
_EXTEND = "゙゚︀-️\U000e0100-\U000e01ef"
# Wide in CJK text, narrow in Latin text (UAX #11 class A): the neighbourhood decides.
AMBIGUOUS = "“”‘’…—·"
SPACES = " \u00a0\u202f\t"

IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\n\U000e0000-\U000e0fff]"
)

_CJK = f"{HAN}{KANA}{HANGUL}{CJK_MARKS}"
# Characters that join the one before them; text without any falls into tokens faster.
EXTENDS = re.compile(f"[{_EXTEND}]")
_REST = (
    f"|[{SPACES}]+|\n|—+|…+"
    f"|(?:[^{_CJK}{SPACES}\n{AMBIGUOUS}]|(?<=[A-Za-zÀ-ɏ])’(?=[A-Za-zÀ-ɏ]))+"
    f"|[{AMBIGUOUS}]"
)
TOKEN = re.compile(f"([{_CJK}]+){_REST}")


@lru_cache(maxsize=1)
def extended_token() -> re.Pattern[str]:
    """`TOKEN` for text in which characters join the one before them; compiled when first met."""
    return re.compile(f"([{_CJK}](?![{_EXTEND}]))|[{_CJK}][{_EXTEND}]*{_REST}")


_OPEN = frozenset("（〔［｛〈《「『【〖〘〚〝｟")
_CLOSE = frozenset("）〕］｝〉》」』】〗〙〛〟〞｠")
_STOPS = frozenset("。．｡")
_COMMAS = frozenset("、，；：！？､")

# CLREQ 3.1.4 and JLREQ 3.1.7, strict set: what may not begin a line.
NO_START = frozenset(
    "）〕］｝〉》」』】〗〙〛〟〞｠’”)]}»›"
    "、，。．；：！？､｡,.;:!?‼⁇⁈⁉"
    "·・…‥—–‐‑〜～゠-/／％‰℃°′″%"
    "｣･ｧｨｩｪｫｬｭｮｯｰﾞﾟ﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞﹪"
    "ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ々〻ヽヾゝゞ"
)
# Of these, what looser custom lets begin one (CSS Text 3, 5.3 line-break; JLREQ 3.1.7 notes 2 and 3).
_SMALL = frozenset(
    "ｧｨｩｪｫｬｭｮｯｰーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)
MAY_START = {
    "normal": _SMALL | frozenset("〜～゠"),
    "loose": _SMALL | frozenset("〜～゠々〻ヽヾゝゞ・：；！？‼⁇⁈⁉％‰℃"),
}
# CLREQ 3.1.4 and JLREQ 3.1.8: what may not end a line.
NO_END = frozenset("（〔［｛〈《「『【〖〘〚〝｟｢﹙﹛﹝‘“([{«‹＄￥￡＃＠$¥£€№")


def _ranges(*classes: str) -> tuple[tuple[str, str], ...]:
    """The ranges of character classes as written for `re`, for rare tests of single characters."""
    found = re.findall(r"(.)-(.)|(.)", "".join(classes))
    return tuple((first or single, last or single) for first, last, single in found)


_HANGUL_RANGES = _ranges(HANGUL, "\u1100-\u11ff\u3130-\u318f")
_CJK_RANGES = _ranges(_CJK) + _HANGUL_RANGES


def _within(char: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= char <= last for first, last in ranges)


@lru_cache(maxsize=65536)
def edge_of(char: str, wide: bool) -> Edge:
    """The class of a character; ``wide`` says that an ambiguous mark is set full-width."""
    if char in "“‘":
        return Edge.OPEN if wide else Edge.OTHER
    if char in "”’":
        return Edge.CLOSE if wide else Edge.OTHER
    if char in "…—":
        return Edge.DASH if wide else Edge.OTHER
    if char == "·":
        return Edge.MIDDLE if wide else Edge.OTHER
    if char in SPACES:
        return Edge.SPACE
    for marks, edge in (
        (_OPEN, Edge.OPEN),
        (_CLOSE, Edge.CLOSE),
        (_STOPS, Edge.STOP),
        (_COMMAS, Edge.COMMA),
    ):
        if char in marks:
            return edge
    if char in "[(":
        return Edge.BRACKET
    if char == "・":
        return Edge.MIDDLE
    if "①" <= char <= "⓿" or "❶" <= char <= "➓":
        # Numbers in circles are set like signs, not like digits (JLREQ appendix A).
        return Edge.OTHER
    if char in "‥〜～⸺":
        return Edge.DASH
    if _within(char, _HANGUL_RANGES):
        return Edge.HANGUL
    if is_cjk(char):
        # Full-width letters and digits are set like ideographs (JLREQ cl-19); signs keep to themselves.
        return Edge.HAN if char.isalnum() or char in "〇〆ヽヾゝゞ々〻ー" else Edge.OTHER
    return Edge.ALNUM if unicodedata.category(char)[0] in "LN" else Edge.OTHER


@lru_cache(maxsize=65536)
def is_cjk(char: str) -> bool:
    """Whether a character is CJK by itself, whatever stands beside it."""
    return _within(char, _CJK_RANGES)


@lru_cache(maxsize=65536)
def is_letter(char: str) -> bool:
    """Letters, digits and the marks on them: what a reader takes for part of a word."""
    return unicodedata.category(char)[0] in "LNM"
