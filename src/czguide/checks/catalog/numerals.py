"""Words for numbers, per language: what the texts of a brochure use, up to a hundred and the scales.

A language without a row is read by its digits and by the words that CLDR has for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from czguide.localization.cldr import language, number_scales
from czguide.localization.tags import canonical

_Words = Mapping[str, int]
_TABLE = Path(__file__).with_name("numerals.tsv")


@dataclass(frozen=True)
class Number:
    """A number as it is written, with the values it may have."""

    written: str
    values: frozenset[float]
    certain: bool
    start: int
    end: int


@dataclass(frozen=True)
class Numerals:
    """How a language writes numbers in words.

    `sure` are words that are numbers and nothing else; `maybe` may be (one, second, May) and are never
    missed or found too many. `stems` begin words that hold a number (dreimal, bilingual). `scales`
    multiply what stands before them. `counted` are words that are numbers before these words only.
    """

    sure: _Words = field(default_factory=dict)
    maybe: _Words = field(default_factory=dict)
    stems: _Words = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    spaced: bool = True
    """Whether words stand between spaces."""
    prefixed: str = ""
    """What may stand at a word's beginning: a pattern."""
    tens: bool = False
    """Whether tens and ones are words of their own: двадцать три, treinta y dos."""
    thin: bool = False
    """Whether the words are CLDR's only, which lack many forms: a number in words is then missed only where
    another one stands instead."""


def _numbered(words: str, start: int = 1) -> dict[str, int]:
    return {form: number for number, forms in enumerate(words.split(), start) for form in forms.split("/")}


def _compound(tens: _Words, units: _Words, *patterns: str) -> dict[str, int]:
    return {
        pattern.format(ten=ten, unit=unit): high + low
        for ten, high in tens.items()
        for unit, low in units.items()
        if low < 10
        for pattern in patterns
    }


def _english() -> Numerals:
    units = _numbered("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 2)  # fmt: skip
    tens = {word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()}  # fmt: skip
    ordinals = _numbered("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 3)  # fmt: skip
    small = {"one": 1, **units}
    firsts = {"first": 1, "second": 2, **ordinals}
    sure = {**units, **tens, **ordinals, "twentieth": 20, "thirtieth": 30, "hundred": 100}
    sure |= _compound(tens, {**small, **firsts}, "{ten}-{unit}", "{ten} {unit}")
    maybe = {"one": 1, "first": 1, "second": 2, "once": 1, "single": 1, "both": 2, "twice": 2, "double": 2, "pair": 2, "couple": 2, "either": 2, "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "triple": 3, "triangle": 3, "twin": 2, "thrice": 3, "decade": 10, "fortnight": 2, "dozen": 12, "every other": 2, "fives": 5, "sixes": 6, "sevens": 7, "eights": 8, "tens": 10, "twelves": 12, "twos": 2, "threes": 3, "fours": 4}  # fmt: skip
    sure = {word: n for word, n in sure.items() if word not in maybe}
    scales = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}  # fmt: skip
    return Numerals(sure, maybe, {"bi": 2, "tri": 3}, scales)


def _german() -> Numerals:
    base = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"  # fmt: skip
    units = _numbered(base, 2)
    tens = {w: 10 * n for w, n in _numbered("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 2).items()}  # fmt: skip
    ordinal = _numbered("dritt viert fünft sechst siebt acht neunt zehnt elft zwölft", 3)
    sure = {**units, **tens, **_compound(tens, {"ein": 1, **units}, "{unit}und{ten}"), "hundert": 100, "dreier": 3, "zweier": 2}  # fmt: skip
    sure |= {stem + end: n for stem, n in ordinal.items() for end in ("e", "en", "er", "es", "em")}
    maybe = {"acht": 8, "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "eins": 1, "erste": 1, "ersten": 1, "erster": 1, "erstes": 1, "zweite": 2, "zweiten": 2, "zweiter": 2, "zweites": 2, "beide": 2, "beiden": 2, "beider": 2, "doppelt": 2, "paar": 2, "halb": 2, "halbe": 2, "dutzend": 12, "hälfte": 2, "drittel": 3, "viertel": 4, "achten": 8, "achte": 8, "achter": 8}  # fmt: skip
    sure = {word: n for word, n in sure.items() if word not in maybe}
    scales = {"hundert": 1e2, "tausend": 1e3, "tsd.": 1e3, "million": 1e6, "millionen": 1e6, "mio.": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd.": 1e9, "mrd": 1e9, "billion": 1e12, "billionen": 1e12, "bio.": 1e12, "hunderte": 1e2, "tausende": 1e3}  # fmt: skip
    return Numerals(sure, maybe, {**units, "doppel": 2, "hundert": 100, "dritt": 3, "viert": 4}, scales)


def _french() -> Numerals:
    units = _numbered("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf", 2)  # fmt: skip
    tens = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    sure = {**units, **tens, "cent": 100, "quatre-vingts": 80, "quatre-vingt-dix": 90, "soixante-dix": 70}
    sure |= _compound(tens, units, "{ten}-{unit}") | {
        f"{ten} et {one}": n + 1 for ten, n in tens.items() for one in ("un", "une", "unième")
    }
    sure |= {f"soixante-{w}": 60 + n for w, n in units.items() if n > 10} | {f"quatre-vingt-{w}": 80 + n for w, n in units.items()}  # fmt: skip
    stems = {"deux": 2, "trois": 3, "quatr": 4, "cinqu": 5, "six": 6, "sept": 7, "huit": 8, "neuv": 9, "dix": 10, "onz": 11, "douz": 12, "vingt": 20, "trent": 30}  # fmt: skip
    sure |= {f"{stem}ième{s}": n for stem, n in stems.items() for s in ("", "s")}
    maybe = {"neuf": 9, "un": 1, "une": 1, "premier": 1, "première": 1, "second": 2, "seconde": 2, "deuxième": 2, "double": 2, "demi": 2, "moitié": 2, "tiers": 3, "quart": 4, "triple": 3, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "centaine": 100}  # fmt: skip
    sure = {word: n for word, n in sure.items() if word not in maybe}
    scales = {"cent": 1e2, "cents": 1e2, "mille": 1e3, "millier": 1e3, "milliers": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e12, "billions": 1e12, "mds": 1e9}  # fmt: skip
    return Numerals(sure, maybe, {"bi": 2, "tri": 3}, scales)


def _vietnamese() -> Numerals:
    units = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
    low = {**units, "một": 1, "mốt": 1, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5}
    tens = {f"{word} mươi": 10 * n for word, n in {**units, "năm": 5}.items()}
    units_sure = {word: n for word, n in units.items() if word != "chín"}
    sure = {**units_sure, "mười": 10, **tens, **_compound({"mười": 10, **tens}, low, "{ten} {unit}")}
    maybe = {"một": 1, "nhất": 1, "năm": 5, "tư": 4, "nhì": 2, "đôi": 2, "cặp": 2, "nửa": 2, "cả hai": 2, "song": 2, "kép": 2, "chục": 10, "chín": 9}  # fmt: skip
    scales = {"trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9, "nghìn tỷ": 1e12, "nghìn tỉ": 1e12}  # fmt: skip
    return Numerals(sure, maybe, {}, scales)


def _arabic() -> Numerals:
    pairs = (
        (2, "اثنان اثنين اثنتان اثنتين"), (3, "ثلاث ثلاثة"), (4, "أربع أربعة"), (5, "خمس خمسة"), (6, "ستة"),
        (7, "سبع سبعة"), (8, "ثمان ثماني ثمانية"), (9, "تسع تسعة"), (10, "عشر عشرة"),
    )  # fmt: skip
    units = {word: number for number, words in pairs for word in words.split()}
    tens = {w: 10 * n for w, n in _numbered("عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين", 2).items()}  # fmt: skip
    ordinals = {
        stem: n for n, stem in enumerate(["ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"], 3)
    }
    sure = {**units, **tens, **_compound(tens, {**units, "واحد": 1, "ست": 6}, "{unit} و{ten}")}
    sure |= {f"{unit} عشر{end}": n + 10 for unit, n in {**units, "أحد": 1, "إحدى": 1, "اثنا": 2, "اثني": 2, "ست": 6}.items() for end in ("", "ة") if n < 10}  # fmt: skip
    sure |= {form: n for stem, n in ordinals.items() for form in (stem, f"{stem}ة", f"ال{stem}", f"ال{stem}ة")}  # fmt: skip
    ones = {"حادي": 1, "ثاني": 2, **ordinals}
    sure |= {f"{stem}{end} عشر{end}": n + 10 for stem, n in ones.items() if n < 10 for end in ("", "ة")}
    sure |= {f"{stem}{end} وال{ten}": n + high for stem, n in ones.items() if n < 10 for end in ("", "ة") for ten, high in tens.items()}  # fmt: skip
    sure = {f"{prefix}{word}": n for word, n in sure.items() for prefix in ("", "ال", "و", "ب", "ل", "في ال")}
    maybe = {"ست": 6, "واحد": 1, "واحدة": 1, "أول": 1, "الأول": 1, "الأولى": 1, "ثان": 2, "ثاني": 2, "الثاني": 2, "الثانية": 2, "ثانية": 2, "كلا": 2, "كلتا": 2, "زوج": 2, "نصف": 2, "ثلث": 3, "ربع": 4, "ثنائي": 2, "ثنائية": 2, "ثلاثي": 3, "ثلاثية": 3, "رباعي": 4, "رباعية": 4, "السابع": 7, "سابع": 7, "السبت": 7}  # fmt: skip
    sure = {word: n for word, n in sure.items() if word not in maybe}
    scales = {"مئة": 1e2, "مائة": 1e2, "مئات": 1e2, "ألف": 1e3, "ألفا": 1e3, "ألفًا": 1e3, "آلاف": 1e3, "مليون": 1e6, "مليونا": 1e6, "مليونًا": 1e6, "ملايين": 1e6, "مليار": 1e9, "مليارا": 1e9, "مليارًا": 1e9, "مليارات": 1e9, "تريليون": 1e12}  # fmt: skip
    return Numerals(sure, maybe, {}, scales)


def _korean() -> Numerals:
    long = {"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열두": 12, "열한": 11, "스무": 20, "서른": 30, "마흔": 40, "셋째": 3, "넷째": 4, "다섯째": 5}  # fmt: skip
    counters = ("가지", "곳", "개", "명", "번째", "번", "달", "시간", "단계", "갈래", "종류", "군데", "분야", "쪽", "사람", "차례", "시", "살")  # fmt: skip
    short = {"두": 2, "세": 3, "네": 4, "열": 10}
    sure = {**long, **{f"{n} {c}": v for n, v in short.items() for c in counters}, "이십": 20, "삼십": 30, "사십": 40, "오십": 50}  # fmt: skip
    maybe = {"한": 1, "하나": 1, "첫": 1, "제일": 1, "둘": 2, "두": 2, "양": 2, "쌍": 2, "둘째": 2, "이중": 2, "반": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "열": 10, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9, "십": 10, "백": 100, "천": 1000, "유월": 6, "시월": 10, "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "열흘": 10, "보름": 15}  # fmt: skip
    scales = {"십": 1e1, "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
    return Numerals(sure, maybe, {}, scales, spaced=False)


_KANA = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5, "むっつ": 6, "ななつ": 7, "やっつ": 8, "ここのつ": 9, "ふたり": 2, "両": 2, "双": 2, "ダブル": 2, "ツイン": 2, "トリプル": 3, "バイリンガル": 2, "ペア": 2, "ツー": 2, "スリー": 3}  # fmt: skip

_NUMERALS: Mapping[str, Numerals] = {
    "en": _english(),
    "de": _german(),
    "fr": _french(),
    "vi": _vietnamese(),
    "ar": _arabic(),
    "ko": _korean(),
    "ja": Numerals(maybe=_KANA, spaced=False),
    "zh": Numerals(maybe={"双": 2, "雙": 2, "对": 2, "俩": 2}, spaced=False),
}
"""Numerals by language (ISO 639), written for these checks."""

_PREFIXES = {"Hebr": "[ובלמהכש]{0,2}", "Arab": "[وبلف]?(?:ال)?"}
"""Words that are written together with the next."""


@lru_cache(maxsize=64)
def numerals_of(cldr: str) -> Numerals:
    """A language's numerals; for one that has no row, CLDR's words for small numbers and for powers of ten."""
    row = _NUMERALS.get(language(cldr))
    if row is not None:
        return row
    tag = canonical(cldr)
    words = next((found for name in tag.lineage if (found := _table().get(name))), {})
    scales = {
        form.replace("{n}", "").strip().lower(): float(scale.divisor)
        for scale in number_scales(tag.name, 3)
        for form in (scale.pattern, *scale.forms.values())
    }
    spaced = tag.script not in ("Thai", "Laoo", "Khmr", "Mymr")
    prefix = _PREFIXES.get(tag.script, "")
    return Numerals(maybe=words, scales=scales, spaced=spaced, prefixed=prefix, tens=True, thin=True)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, _Words]:
    """`numerals.tsv`: language, then cells such as `3 drei|dritte`."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return {tag: _read(cells) for tag, *cells in rows}


def _read(cells: Iterable[str]) -> _Words:
    pairs = (cell.split(" ", 1) for cell in cells)
    return {word: int(number) for number, words in pairs for word in words.split("|")}
