"""Fractions, halves and percentages in words, by value: 三分之一, one third, 3분의 1.

A fraction takes its numbers' places, so that the three of "one third" is not looked for elsewhere. One in
digits (1/3) may also be two numbers, as of lines or days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from czguide.checks.catalog.numerals import Number, numerals_of
from czguide.localization.cldr import language

_HAN = "零〇一二三四五六七八九十百千万萬两兩"
_CJK_FRACTION = re.compile(rf"(?P<low>[{_HAN}]+|\d+)\s?(?:分之|分の)\s?(?P<high>[{_HAN}]+|\d+(?:\.\d+)?)")
_KOREAN_FRACTION = re.compile(
    r"(?P<low>\d+|[일이삼사오육칠팔구십백]+)\s?분의\s?(?P<high>\d+|[일이삼사오육칠팔구십백]+)"
)
_SLASHED = re.compile(r"(?<![\d/.,-])(?P<high>\d{1,2})[/⁄](?P<low>\d{1,3})(?![\d/.,-])")
_SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8}
_HALVES: tuple[tuple[re.Pattern[str], frozenset[float]], ...] = tuple(
    (re.compile(pattern), frozenset(values))
    for pattern, values in (
        (r"半(?:个|個)?(?:小时|小時|钟头|時間|时辰)", (0.5, 30.0)),
        (r"(?<![上下前后後])半(?:年|載)", (0.5, 6.0, 2.0)),
        (r"(?<=[点點时時])一刻", (15.0, 0.25)),
        (r"(?<=[点點时時])三刻", (45.0, 0.75)),
        (r"半(?:个|個)月", (0.5, 15.0, 2.0)),
        (r"一半|半数|半數|半分|半价|半價|对半", (0.5, 50.0)),
    )
)
"""Halves that are numbers; the half of 半导体, 多半, 半岛 is none. Half a year is six months."""

_HALF_YEAR = re.compile("[上下前后後]半(?:年|期)")
"""1. Halbjahr, H2."""

_AND_A_HALF = re.compile(
    rf"(?P<whole>[{_HAN}]+|\d+)(?P<unit>(?:个|個)(?:月|年|小时|小時)?|年|か月|天|日間|小时|小時|時間|周|倍|点|點|时|時)"
    r"半(?P<after>小时|小時|钟头|月|年)?(?![导導岛島价價数數夜边邊])"
)
"""三年半, 两个半小时, 7点半: a number and a half."""

_PER = {"年": 12.0, "小时": 60.0, "小時": 60.0, "時間": 60.0, "钟头": 60.0, "天": 24.0, "日間": 24.0}
"""The smaller unit in which a half may be said: 18 months, 90 minutes."""

_HALF_OF = {12.0: 6.0, 60.0: 30.0, 24.0: 12.0}

_OUT_OF: Mapping[str, str] = {
    "en": r"(?:out of|in)",
    "de": "von",
    "fr": "sur",
    "vi": "(?:trên|trong)",
    "ar": "من(?: كل| بين)?",
}
"""What stands between a number and the ten or hundred it is a part of: sept élèves sur dix."""

_WHOLES = (10.0, 100.0)

_DISCOUNT = re.compile(r"(?P<rest>[一二三四五六七八九]{1,2}|[1-9](?:\.\d)?)折(?![扣叠疊])")
"""八折 leaves 80 %: elsewhere it is 20 % off (`taken_off`)."""

_TAKEN = re.compile(r"(?:优惠|减|降|省|便宜)\w{0,2}?[一二三四五六七八九十两\d]+(?:成|%|％)")
"""Where a Chinese text says what is taken off, too."""

_OFF = re.compile(
    r"(?P<less>\d{1,2}(?:[.,]\d)?)(?P<share>[ \u00a0\u202f]?[%٪％]|[ \u00a0]percent|[ \u00a0]Prozent|[ \u00a0]pour cent|割)"
    r"(?P<said>[ \u00a0]?(?:off\b|discount|reduction|less|cheaper|Rabatt|Ermäßigung|ermäßigt|Nachlass|günstiger|weniger|billiger"
    r"|de (?:réduction|remise|rabais|moins)|引|オフ|할인|خصم|تخفيض|حسم))"
    r"|(?:giảm(?: giá)?|reduced by|discount of|um|خصم|تخفيض|بخصم|réduction de|remise de|減|优惠|優惠|할인율)[ \u00a0]?"
    r"(?P<more>\d{1,2}(?:[.,]\d)?)[ \u00a0\u202f]?[%٪％]",
    re.IGNORECASE,
)
"""What is taken off a price, in the languages of the catalogs."""

_KOREAN_HALF = re.compile(
    r"(?:(?<![가-힣])|(?<=\d[년시달배])|(?<=시간))반(?:에|의|을|이|으로|간|값|입니다|이며|이고|이면|이나|동안)?(?![가-힣])"
)

_DENOMINATORS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "2 half|halves", "3 third|thirds", "4 quarter|quarters|fourths", "5 fifth|fifths", "6 sixth|sixths",
        "7 seventh|sevenths", "8 eighth|eighths", "9 ninth|ninths", "10 tenth|tenths", "100 hundredth|hundredths",
    ),
    "de": (
        "2 halb|halbe|halber|halben|halbes|halbem|hälfte|hälften", "3 drittel|drittels|dritteln",
        "4 viertel|viertels|vierteln", "5 fünftel|fünfteln", "6 sechstel|sechsteln", "7 siebtel", "8 achtel|achteln",
        "9 neuntel", "10 zehntel|zehnteln", "20 zwanzigstel", "100 hundertstel",
    ),
    "fr": (
        "2 demi|demie|demis|moitié|moitiés", "3 tiers", "4 quart|quarts", "5 cinquième|cinquièmes",
        "6 sixième|sixièmes", "7 septième|septièmes", "8 huitième|huitièmes", "9 neuvième|neuvièmes",
        "10 dixième|dixièmes", "100 centième|centièmes",
    ),
    "vi": (
        "2 nửa|rưỡi|phần hai", "3 phần ba", "4 phần tư|phần bốn", "5 phần năm", "6 phần sáu", "7 phần bảy", "8 phần tám",
        "9 phần chín", "10 phần mười",
    ),
    "ar": (
        "2 نصف|النصف|والنصف|نصفي|بنصف|ونصف|لنصف", "3 ثلث|الثلث|أثلاث|بثلث|وثلث", "4 ربع|الربع|أرباع|بربع|وربع",
        "5 أخماس", "6 أسداس", "7 أسباع", "8 أثمان", "9 أتساع", "10 أعشار",
    ),
    "ko": ("2 절반",),
}  # fmt: skip
"""Words for the parts of a whole, by language (ISO 639)."""

_ORDINAL = {"en": 5, "fr": 5}
"""The first part whose word is an ordinal too: un cinquième, a fifth. Counted, it is a fraction."""

_WHOLE = {
    "ar": {"ثلثا": 2 / 3, "ثلثي": 2 / 3, "الثلثين": 2 / 3, "الثلثان": 2 / 3, "ثلثان": 2 / 3},
    "de": {"anderthalb": 1.5}
    | {
        f"{word}einhalb": number + 0.5
        for number, word in enumerate(("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"), 2)
    },
}
"""Words that are a whole fraction."""


def has_discount(text: str) -> bool:
    """Whether a Chinese text says what is left of a price, as 八折 does."""
    return _DISCOUNT.search(text) is not None and _TAKEN.search(text) is None


def taken_off(text: str) -> Iterator[Number]:
    """What a discount leaves of a price: 20 % off leaves 80."""
    for found in _OFF.finditer(text):
        off = float((found["less"] or found["more"]).replace(",", ".")) * (
            10 if found["share"] == "割" else 1
        )
        yield Number(found[0], frozenset({100 - off}), True, *found.span())


def with_a_half(written: str) -> bool:
    """Whether a number is written as one and a half of it: 三年半."""
    return _AND_A_HALF.fullmatch(written) is not None


def fractions(text: str, cldr: str, han_value: Callable[[str], int | None]) -> Iterator[Number]:
    """The fractions of a text, and what takes their numbers' places. `han_value` reads Han numerals."""
    tongue = language(cldr)
    for found in _SLASHED.finditer(text):
        high, low = float(found["high"]), float(found["low"])
        if 0 < high < low:
            yield Number(found[0], frozenset({high / low, high, low}), False, *found.span())
    for sign, value in _SIGNS.items():
        yield from (Number(sign, frozenset({value}), True, *m.span()) for m in re.finditer(sign, text))
    if tongue in ("zh", "ja", "yue"):
        yield from _han_fractions(text, han_value)
    elif tongue == "ko":
        for found in _KOREAN_FRACTION.finditer(text):
            low, high = (_korean(found[name]) for name in ("low", "high"))
            yield from _fraction(found, high, low, True)
        for found in _KOREAN_HALF.finditer(text):
            yield Number(found[0], frozenset({0.5, 2.0, 30.0, 6.0}), False, *found.span())
    if tongue in _DENOMINATORS:
        yield from _worded(text, cldr, tongue)
    if tongue in _OUT_OF:
        yield from _out_of(text, cldr, _OUT_OF[tongue])


def _fraction(found: re.Match[str], high: float, low: float, certain: bool) -> Iterator[Number]:
    if low:
        value = high if low == 100 else high / low
        yield Number(found[0], frozenset({round(value, 9), high / low}), certain, *found.span())


def _han_fractions(text: str, han_value: Callable[[str], int | None]) -> Iterator[Number]:
    for found in _CJK_FRACTION.finditer(text):
        low, high = (_read(found[name], han_value) for name in ("low", "high"))
        if low and high:
            yield from _fraction(found, high, low, True)
    yield from _discounts(text)
    for found in _HALF_YEAR.finditer(text):
        yield Number(found[0], frozenset({1.0 if found[0][0] in "上前" else 2.0, 0.5}), False, *found.span())
    for pattern, values in _HALVES:
        for found in pattern.finditer(text):
            yield Number(found[0], values, True, *found.span())
    for found in _AND_A_HALF.finditer(text):
        whole = _read(found["whole"], han_value)
        if whole:
            unit = found["unit"].lstrip("个個") or found["after"] or ""
            per = _PER.get(unit, 60.0 if unit[:1] in ("点", "點", "时", "時") else 1.0)
            summed = frozenset({whole + 0.5, (whole + 0.5) * per})
            yield Number(found[0], summed | {whole}, True, *found.span())
            # The half is lost where neither it nor the sum is said.
            yield Number(found[0], summed | {0.5, _HALF_OF.get(per, 0.5)}, True, *found.span())


def _discounts(text: str) -> Iterator[Number]:
    for found in _DISCOUNT.finditer(text):
        digits = "".join(str("一二三四五六七八九".find(c) + 1) if c > "9" else c for c in found["rest"])
        left = float(digits) * 10 if len(digits) == 1 or "." in digits else float(digits)
        values = {left, left / 10, *((100 - left,) if _TAKEN.search(text) else ())}
        yield Number(found[0], frozenset(values), True, *found.span())


def _read(words: str, han_value: Callable[[str], int | None]) -> float:
    value = float(words) if words[0].isdigit() else han_value(words)
    return float(value or 0)


def _korean(words: str) -> float:
    if words.isdigit():
        return float(words)
    total = digit = 0
    for sign in words:
        unit = {"십": 10, "백": 100}.get(sign)
        if unit:
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = "일이삼사오육칠팔구".index(sign) + 1
    return float(total + digit)


def _worded(text: str, cldr: str, tongue: str) -> Iterator[Number]:
    parts = _parts(tongue)
    for found in _pattern(cldr).finditer(text):
        if found["whole"]:
            yield Number(found[0], frozenset({_WHOLE[tongue][found["whole"].lower()]}), False, *found.span())
            continue
        low, said = parts[found["low"].lower().replace("\u00a0", " ")], found["high"]
        if not said and low >= _ORDINAL.get(tongue, 99):
            continue
        high = _numerators(cldr).get(said.lower(), 0.0) if said and not said.isdigit() else float(said or 1)
        # A half is said of many things, and a third may be an ordinal: two thirds are nothing else.
        counted = high > 1 and low > 2
        values = {high / low, high} if counted else {high / low, 1 / low, high, float(low)}
        yield Number(found[0].strip(), frozenset(values), counted, *found.span())


def _out_of(text: str, cldr: str, between: str) -> Iterator[Number]:
    for found in _shares(cldr, between).finditer(text):
        numbers = _numerators(cldr)
        high, low = (float(w) if w.isdigit() else numbers[w.lower()] for w in (found["high"], found["low"]))
        if low in _WHOLES and high < low:
            yield Number(found[0], frozenset({high / low, high / low * 100, high}), False, *found.span())


@lru_cache(maxsize=16)
def _shares(cldr: str, between: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_numerators(cldr), key=len, reverse=True))
    number = rf"\d{{1,3}}|{words}"
    return re.compile(
        rf"(?<!\w)(?P<high>{number}) (?:[^\W\d_]+ ){{0,2}}{between} (?P<low>{number})(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=16)
def _parts(tongue: str) -> Mapping[str, int]:
    rows = (row.split(" ", 1) for row in _DENOMINATORS[tongue])
    return {word: int(low) for low, words in rows for word in words.split("|")}


@lru_cache(maxsize=16)
def _numerators(cldr: str) -> Mapping[str, float]:
    rows = numerals_of(cldr)
    found = {word: float(n) for word, n in {**rows.maybe, **rows.sure}.items() if n < 20}
    return {word: n for word, n in found.items() if word not in _parts(language(cldr))} | {
        "a": 1.0,
        "an": 1.0,
    }


@lru_cache(maxsize=16)
def _pattern(cldr: str) -> re.Pattern[str]:
    """A numerator, if there is one, and the part; or a word for both."""
    tongue = language(cldr)

    def any_of(words: Mapping[str, object]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)).replace(
            "\\ ", r"[ \u00a0]"
        )

    spaced = numerals_of(cldr).spaced
    ends = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    whole = any_of(_WHOLE.get(tongue, {})) or "(?!)"
    high = any_of(_numerators(cldr))
    part = rf"(?:(?P<high>\d{{1,2}}|{high})[ \u00a0-])?(?P<low>{any_of(_parts(tongue))})"
    return re.compile(rf"{ends[0]}(?:(?P<whole>{whole})|{part}){ends[1]}", re.IGNORECASE)
