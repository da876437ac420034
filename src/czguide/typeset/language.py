"""What typesetting knows of a language: one row of data each, no code.

Widths are thousandths of an em. A language without a row uses its primary subtag's, else ``und``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True)
class Elastic:
    """A space: its natural width (None: the font's), and how far it may shrink and stretch."""

    natural: float | None
    least: float
    most: float


@dataclass(frozen=True)
class Language:
    """A language's line breaking and spacing.

    ``bound`` are the expressions inside whose matches no line ends (numbers and their units).
    ``icu`` is the locale ICU breaks lines with, ``pyphen`` the hyphenation dictionary and
    ``hyphen_min`` the shortest word, head and tail. ``phrases`` names the BudouX model.
    ``wide_marks`` sets ambiguous marks full-width beside CJK text. ``letter`` is the space that may
    open between CJK characters before another break is sought, ``letter_limit`` whether
    it is also the most they may ever get; ``letter_shrink`` is what may be taken from between them, and
    ``letter_all`` spaces Latin letters alike. ``short_last`` is the width below which a last line looks
    lost. ``home`` is the script whose font sets spaces and Western punctuation.
    """

    tag: str
    icu: str
    bound: tuple[str, ...] = ()
    pyphen: str | None = None
    hyphen_min: tuple[int, int, int] = (6, 3, 3)
    hyphenate_capitals: bool = False
    phrases: str | None = None
    keep_words: bool = False
    wide_marks: bool = False
    script_gap: Elastic | None = None
    word: Elastic = Elastic(None, 190, 500)
    letter: float = 0
    letter_limit: bool = True
    letter_shrink: float = 0
    letter_all: bool = False
    shrink_stops: bool = True
    short_last: float = 2000
    home: str = "Latn"

    @property
    def bound_expressions(self) -> tuple[re.Pattern[str], ...]:
        """``bound``, compiled."""
        return _compile(self.bound)


@lru_cache(maxsize=64)
def _compile(bound: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    # One by one: joined by `|`, a short match of one would hide a long match of the next.
    return tuple(re.compile(part) for part in bound)


# A number, and a range of two.
_N = r"\d[\d.,]*(?:\s?[-–—~～〜至]\s?\d[\d.,]*)?\+?"
# Signs and Latin unit symbols, in any language's text.
_SYMBOL = (
    r"(?:[kMGT]?(?:Wh|W|Hz|bps|B|b|V|A)|[kcmµμn]?m[²³]?|km/h|m/s|[kmM]?g|[kM]?t|ha|mu|Ah|mAh|[kMG]?Pa"
    r"|Nm|N|K|L|ml|mL|h|min|ms|s|dB|rpm|bn|mn|k|[%％‰℃℉°′″×])(?![A-Za-z])"
)
_COMMON = (
    rf"{_N}[ \u00a0]?{_SYMBOL}",
    rf"(?:No|Nos|Vol|Fig|no|Tel|p|pp|Ch)\.[ \u00a0]?{_N}",
    rf"(?:RMB|CNY|USD|EUR|JPY|KRW|GBP|HKD|US\$|HK\$|[$¥€£￥＄])[ \u00a0]?{_N}",
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_EN_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_EN_UNIT = (
    r"(?:yuan|renminbi|dollars?|euros?|yen|won|per cent|percent|percentage|hours?|minutes?|seconds?"
    r"|days?|weeks?|months?|years?|kilomet(?:re|er)s?|met(?:re|er)s?|square|cubic"
    r"|hectares?|mu|tonnes?|tons?|kilograms?|degrees?"
    r"|[ap]\.?m\.?|RMB|times|fold)(?![A-Za-z])"
)
_EN = (
    rf"(?:(?:RMB|CNY|USD|EUR|JPY|KRW|US\$|[$¥€£])[ \u00a0]?)?{_N}(?: {_EN_SCALE}\b)?"
    rf"(?: {_EN_UNIT}|[ \u00a0]?{_SYMBOL})?",
    rf"\d{{1,2}} {_MONTH}\b",
    rf"{_MONTH} \d{{1,2}}\b(?!\d)",
    rf"(?:Nos?|Vol|Figs?|Line|Phase|Level|Article|Section|Chapter|Table|Figure|Page|Room|Building|Exit|Gate"
    rf"|Route|Bus|Unit|Floor|Grade|Class|Type|Step|Part|Appendix)\.? {_N}",
    r"(?:Mr|Mrs|Ms|Dr|Prof|St)\. (?=[A-Z])\w",
)
_HAN_NUMBER = (
    rf"(?=第?\d)第?(?:\d[\d.,]*[百千万萬亿億兆十]+)*(?:{_N})?[ \u00a0]?[余多]?[百千万萬亿億兆十]*[余多餘超]?"
)
_ZH_UNIT = (
    r"(?:平方公里|平方千米|平方米|立方米|万千瓦时|千瓦时|兆瓦时|吉瓦时|万千瓦|兆瓦|吉瓦|千瓦|公里|千米|厘米|毫米|微米"
    r"|纳米|公顷|公斤|千克|毫克|毫升|个百分点|个工作日|个小时|个月|美元|欧元|日元|韩元|港元|人民币|元|角|分钟|小时|周岁"
    r"|周年|年度|年代|年级|年|月份|月|日|号线|号楼|号|天|周|时|分|秒|家|个|项|名|人次|人|位|户|所|座|条|件|台套|台|套|辆"
    r"|架|艘|只|支|枚|款|类|种|批|届|次|期|轮|场|处|片|块|层|楼|栋|幢|间|床|路|站|线|米|吨|克|升|亩|度|级|强|倍|成|折|岁|代"
    r"|页|章|条|款|字|词|句|篇|部|本|册|份|张|封|组|队|班|班次|趟|环|维|核|寸|英寸|里|华里)"
)
_ZH = (
    r"\d+月\d+日?",
    rf"{_HAN_NUMBER}{_ZH_UNIT}?",
)
_JA_UNIT = (
    r"(?:平方キロメートル|キロメートル|平方メートル|ヘクタール|ギガワット時|メガワット|ギガワット|キロワット|メートル|パーセント"
    r"|ポイント|キロ|トン|グラム|リットル|米ドル|香港ドル|ドル|ユーロ|人民元|元|円|ウォン|年間|年度|年代|年|か月|カ月|ヶ月|ヵ月"
    r"|箇月|月|日間|日|週間|時間|時|分間|分|秒|社|名|人|件|項目|項|か所|カ所|ヶ所|箇所|か国|カ国|ヶ国|路線|号線|号|階|棟|室"
    r"|台|両|機|隻|個|本|枚|冊|回|度|倍|割|歳|位|級|種類|種|類|代|世代|期|次|組|校|店|軒|拠点|分野|段階|点|番|番線|丁目|番地"
    r"|行|頁|ページ|章|節|条|字|つ|大)"
)
_JA = (
    r"\d+月\d+日?",
    rf"{_HAN_NUMBER}{_JA_UNIT}?",
)
_KO_UNIT = (
    r"(?:위안|달러|유로|엔|원|제곱킬로미터|제곱미터|킬로미터|평방미터|헥타르|미터|톤|킬로그램|퍼센트|시간|개월|개사|개국"
    r"|개소|개|명|인|곳|건|대|년|월|일|분|초|주|호선|호|층|회|차|위|배|번|종|종류|가지|여|세|살|급|단계|편|권|장|동|조|억|만|천)"
)
_KO = (
    r"\d+월 \d+일",
    rf"(?:제)?{_N}(?:여|조|억|만|천|백)*(?: \d[\d.,]*(?:억|만|천|백)*)? ?{_KO_UNIT}",
)

_GAP = Elastic(200, 130, 245)  # JLREQ 3.2.6, CLREQ 3.2.2: a quarter em, down to an eighth
_EN_WORD = Elastic(None, 175, 500)
_UND = Language("und", "root", bound=_COMMON)
_HAN_LIKE = replace(
    _UND,
    keep_words=False,
    wide_marks=True,
    script_gap=_GAP,
    word=Elastic(None, 200, 500),  # JLREQ 3.8.4 step a: word spaces to half an em
    letter=60,
    letter_limit=False,
    bound=(*_ZH, *_COMMON),
)

LANGUAGES: dict[str, Language] = {
    "und": _UND,
    "zh": replace(_HAN_LIKE, tag="zh", icu="zh@lb=strict", phrases="zh-hans"),
    "zh-Hant": replace(_HAN_LIKE, tag="zh-Hant", icu="zh-Hant@lb=strict", phrases="zh-hant"),
    "ja": replace(
        _HAN_LIKE,
        tag="ja",
        icu="ja@lb=strict",
        phrases="ja",
        bound=(*_JA, *_COMMON),
        shrink_stops=False,  # JLREQ 3.8.3: the space after a full stop is not reduced within a line
    ),
    "ko": replace(
        _UND,
        tag="ko",
        icu="ko@lb=strict",
        keep_words=True,
        bound=(*_KO, *_COMMON),
        word=Elastic(None, 170, 500),
        letter=50,
        letter_shrink=20,
        letter_all=True,
        home="Hang",
    ),
    "en": replace(
        _UND, tag="en", icu="en", bound=(*_EN, *_COMMON), pyphen="en_US", hyphen_min=(5, 2, 3), word=_EN_WORD
    ),
    "en-GB": replace(
        _UND,
        tag="en-GB",
        icu="en",
        bound=(*_EN, *_COMMON),
        pyphen="en_GB",
        hyphen_min=(5, 2, 3),
        word=_EN_WORD,
    ),
    "de": replace(_UND, tag="de", icu="de", pyphen="de_DE", hyphenate_capitals=True),
    "fr": replace(_UND, tag="fr", icu="fr", pyphen="fr"),
    "es": replace(_UND, tag="es", icu="es", pyphen="es"),
    "it": replace(_UND, tag="it", icu="it", pyphen="it_IT"),
    "nl": replace(_UND, tag="nl", icu="nl", pyphen="nl_NL"),
    "pt": replace(_UND, tag="pt", icu="pt", pyphen="pt_PT"),
    "ru": replace(_UND, tag="ru", icu="ru", pyphen="ru_RU"),
    "vi": replace(_UND, tag="vi", icu="vi"),
    "th": replace(
        _UND,
        tag="th",
        icu="th",
        word=Elastic(None, 170, 600),
        letter=40,  # few spaces: lines are filled between clusters
        letter_limit=False,
        letter_all=True,
        home="Thai",
    ),
    "ar": replace(_UND, tag="ar", icu="ar", home="Arab"),
}


def language(tag: str) -> Language:
    """The row for a language tag (BCP 47), found by dropping subtags from the end."""
    parts = tag.replace("_", "-").split("-")
    while parts:
        found = LANGUAGES.get("-".join(parts))
        if found is not None:
            return found
        parts.pop()
    return _UND
