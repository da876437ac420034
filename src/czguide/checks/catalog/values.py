"""The numbers a text states, by value, whatever the language writes them in.

A number is known by the values it may have: `3` of 3至5万 is 3 or 30,000. Some are certain, some only
possible (a Han numeral inside a name, `second`, a month that is also a verb): what is possible satisfies
the other side but is never missed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from czguide.checks.catalog.fractions import fractions, taken_off
from czguide.checks.catalog.numerals import Number, Numerals, numerals_of
from czguide.checks.catalog.weekdays import days_of
from czguide.localization.cldr import language, months, number_symbols
from czguide.localization.tags import canonical

HAN_SCRIPTS = ("Hans", "Hant", "Jpan")
_STEM = 4
"""Letters of a month's name that stay in all its cases."""

_SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = str.maketrans(
    "０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬．，", "012345678901234567890123456789.,.,"
)
_HARAKAT = re.compile("[\u064e-\u0652\u0640]")
"""Arabic's vowel signs and the stroke that lengthens a word; the words of the tables have but tanwin."""
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
    "壱": 1,
    "弐": 2,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN = "".join((*_HAN_DIGITS, *_HAN_UNITS, *_HAN_SCALES))
_HAN_NUMBER = re.compile(
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?){_SPACE}?(?P<scale>(?:[十百万萬亿億兆]|千(?![瓦克米赫伏卡帕]))*)|(?P<han>[{_HAN}]+)"
)
_COUNTER = (
    "个個家项項条條种種類类座天年月日号號岁歲小时時分钟鐘周週公里米倍次名人位所间間层層届届期批张張份套台件级級"
    "章部代大处處国國省市区區县縣语語色站线線字方手段步样樣楼樓岸点點元亩畝公吨つ人社本回か箇ヶ度枚"
)
_COUNTED = re.compile(rf"[{_COUNTER}]")
_TENTHS = re.compile(
    "割(?![^引以をがのにはとも、。增増減强弱])|成(?![立员員本长長为為功果绩績千百龙龍家效年人熟就分品都型形])"
)
"""七成 is 70 %."""
_WEEKS = re.compile("[个個]?(?:星期|礼拜|禮拜)|[周週](?![年岁歲边邊围圍到])")
"""Two weeks are 14 days."""
_DAYS_SAID = {
    "fr": (("quinze", "jours", 14.0), ("huit", "jours", 7.0)),
    "es": (("quince", "días", 14.0), ("ocho", "días", 7.0)),
    "it": (("quindici", "giorni", 14.0), ("otto", "giorni", 7.0)),
    "pt": (("quinze", "dias", 14.0), ("oito", "dias", 7.0)),
}
"""How one and two weeks are said in days."""
_IDIOM = re.compile(
    "万一|十分|三明治|三甲|三級甲|三级甲|三亚|三峡|三門|三门|四川|五金|五星|七夕|八卦"
    "|十四五|十五五|一带一路|一帶一路|双一流|万达|万帮|微亿|百度|千岛|万事达|百货|百貨|百姓|百科|千万别|万物|万能"
    "|四周|四处|四處|四季|第三方|两岸|九龙|三维|三維|二维|二維|二手|三方|三三两两|三分钟热度|三分鐘熱度|再三|张三|李四|三轮|千里"
    "|[周週](?=[一二三四五六日])|星期[一二三四五六日天]|礼拜[一二三四五六日天]|[周週][一二三四五六日]"
    "|百分之|[一二三四五六七八九十]分之[一二三四五六七八九十]|[零一二三四五六七八九十]*点[零一二三四五六七八九]+(?![时分钟十])"
    "|三国|三月三|重九|重阳|五一路|二胡|二郎|三星|九州|九寨|六合|八宝|百年|千年|五香|十全|一二三|两江|两湖|三农"
)
_NO_NUMBER = re.compile(r"[长長珠]三角|三角洲|(?<![가-힣])[오이]십(?=시오|시요|니다|니까)")
"""What other languages say without its number, 长三角, and what sounds like one: 오십시오."""
_MERIDIEM = re.compile(
    r"上午|下午|晚上|中午|早上|凌晨|傍晚|午前|午後|夕方|[早晚夜](?=\d|[一二三四五六七八九十]+[点點時时])"
    r"|\b[ap]\.?m\b|noon|midnight|오전|오후|\bUhr\b|giờ|صباحًا|مساءً|\dh\b",
    re.IGNORECASE,
)
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = re.compile(
    r"(?<![\w.])(?=[IVX])(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})(?:e|er|re|ème|ᵉ|th|st|nd|rd)?(?!\w)"
)
_HALF_TO = {"de": "halb", "nl": "half", "sv": "halv", "da": "halv", "nb": "halv", "nn": "halv"}
"""Words after which the hour is the next one."""
_RANGE = re.compile(
    rf"{_SPACE}*(?:[-–—~～〜至到]|から|에서|to|bis|à|đến|إلى){_SPACE}*(?:[^\W\d]{{1,3}}{_SPACE})?"
)
_UNITS = (" m", "\u00a0m", "\u202fm")
"""What is a million, or metres."""
_MAYBE_MONTHS = {"may", "march", "mai", "mar", "sept", "mars"}
_MONTH_LEAD = re.compile(
    r"(?:\b(?:in|of|by|since|until|from|to|early|late|mid|every|en|de|du|im|bis|ab|seit|ende|anfang|mitte)"
    r"[ \u00a0-]"
    r"|\d\.? ?)\Z",
    re.IGNORECASE,
)
"""What stands before a month that could be another word: in May, 3. Mai."""


def numbers(text: str, cldr: str, weekdays: bool = False, discounts: bool = False) -> list[Number]:
    """The numbers of a text in the language of a CLDR locale. `weekdays`: the other text names some, so that
    thứ hai may be Monday here and not the second. `discounts`: it says what they leave of a price."""
    text = _HARAKAT.sub("", _NO_NUMBER.sub(lambda match: "\ufffc" * len(match[0]), text).translate(_DIGITS))
    if canonical(cldr).script in HAN_SCRIPTS:
        found = [*_han(text), *_listed(text, numerals_of(cldr).maybe, False, numerals_of(cldr))]
    else:
        found = list(_alphabetic(text, cldr))
    parts = [*fractions(text, cldr, han_value), *(taken_off(text) if discounts else ())]
    days = days_of(text, cldr)
    spans = [(one.start, one.end) for one in (*(day for day in days if day.sure), *parts)]
    taken = {place for start, end in spans for place in range(start, end)}
    found = [*parts, *(number for number in found if not taken & set(range(number.start, number.end)))]
    maybe = {place for day in days if weekdays and not day.sure for place in range(day.start, day.end)}
    found = [replace(n, certain=n.certain and not (n.start in maybe or _full_hour(text, n))) for n in found]
    found = list(_ranges(text, found))
    if _MERIDIEM.search(text):
        found = [replace(number, values=_half_days(number.values)) for number in found]
    return found


def _full_hour(text: str, number: Number) -> bool:
    """The minutes of 9:00, which other languages leave out."""
    return number.written == "00" and text[number.start - 1 : number.start] in (
        ":",
        "：",
        ".",
        "h",
        " ",
        "\u00a0",
    )


def _half_days(values: frozenset[float]) -> frozenset[float]:
    """Hours of the day in either count: 3 p.m. is 15."""
    return values | {value + shift for value in values for shift in (12, -12) if 0 <= value + shift <= 24}


def _ranges(text: str, found: list[Number]) -> Iterator[Number]:
    """The first end of a range may share the second's scale: 3至5万."""
    ordered = sorted(found, key=lambda n: n.start)
    for index, number in enumerate(ordered):
        later = ordered[index + 1] if index + 1 < len(ordered) else None
        if later and _RANGE.fullmatch(text[number.end : later.start]):
            low, high = max(number.values), max(later.values)
            for scale in (1e2, 1e3, 1e4, 1e6, 1e8, 1e9, 1e12):
                if low < 1e4 and high >= scale and low <= high / scale * 10:
                    number = replace(number, values=number.values | {low * scale})
        yield number


# Chinese and Japanese.


def _han(text: str) -> Iterator[Number]:
    idioms = [match.span() for match in _IDIOM.finditer(text)]
    position = 0
    while match := _HAN_NUMBER.search(text, position):
        start, position = match.span()
        if match["han"]:
            within = any(a <= start < b or a < position <= b for a, b in idioms)
            yield from _han_words(text, match["han"], start, within)
            continue
        total = _scaled(match["digits"].rstrip(","), match["scale"])
        # 1億2,000万, 11万8千: what follows at once with a smaller scale belongs to it.
        last = match["scale"]
        while last and (more := _HAN_NUMBER.match(text, position)) and more["digits"]:
            part = _scaled(more["digits"].rstrip(","), more["scale"])
            if part >= _scaled("1", last):
                break
            total, position, last = total + part, more.end(), more["scale"]
        values = {total}
        if _TENTHS.match(text, position):
            values = {total * 10, total / 10}
        if _WEEKS.match(text, position):
            values.add(total * 7)
        if text.startswith("年代", position) and total < 100:
            values.add(total + 1900)
        yield Number(text[start:position].strip(), frozenset(values), True, start, position)


def _scaled(digits: str, scale: str) -> float:
    value = float(digits.replace(",", ""))
    for character in scale:
        value *= _HAN_UNITS.get(character) or _HAN_SCALES[character]
    return round(value, 6)


def _han_words(text: str, words: str, start: int, idiom: bool) -> Iterator[Number]:
    value = han_value(words)
    end = start + len(words)
    after = text[end : end + 1]
    before = text[start - 1 : start]
    sure = not idiom and value is not None and value >= 2
    counted = _COUNTED.match(after) or text.startswith(("世纪", "世紀", "整天", "整日", "整年"), end)
    sure = sure and (bool(counted) or before == "第")
    # Words such as 万 alone, or one after the other, 两三个, are no exact number.
    sure = sure and (len(words) == 1 or any(c in words for c in "十百千万萬亿億兆") or len(words) >= 4)
    sure = (
        sure
        and words[0] not in "百千万萬亿億兆"
        and text[start - 1 : start] not in ("数", "數", "几", "幾", "数")
    )
    if value is not None and "十" in words and re.search(r"[\d一二两三四五六七八九十][点點]\Z", text[:start]):
        sure = True  # the minutes of a time
    values = {float(value)} if value is not None else set()
    if value is not None and _TENTHS.match(text, end):
        values = {value * 10.0, value / 10.0}
        sure = sure or (not idiom and value >= 2)
    if value is not None and text.startswith(("世纪", "世紀"), end):
        values.add((value - 1) * 100.0)  # the 1500s
    if value is not None and _WEEKS.match(text, end):
        values.add(value * 7.0)
    if sure:
        yield Number(before * (before == "第") + words, frozenset(values), True, start, end)
        return
    values |= {float(_HAN_DIGITS[c]) for c in words if c in _HAN_DIGITS}
    if re.fullmatch("十[一二三四五六七八]五", words):
        values.add(10.0 + _HAN_DIGITS[words[1]])  # the 14th Five-Year Plan
    values |= {float(_HAN_UNITS[c]) for c in words if c in _HAN_UNITS}
    yield Number(words, frozenset(values), False, start, end)


def han_value(words: str) -> int | None:
    """The value of a Han numeral: 十二 is 12, 二〇二四 is 2024; None where it makes none."""
    if all(c in _HAN_DIGITS for c in words):
        return int("".join(str(_HAN_DIGITS[c]) for c in words))
    total = section = digit = 0
    for c in words:
        if c in _HAN_DIGITS:
            digit = _HAN_DIGITS[c]
        elif c in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[c]
            digit = 0
        else:
            total = (total + section + digit or 1) * _HAN_SCALES[c]
            section = digit = 0
    return total + section + digit


# Languages with an alphabet.


@lru_cache(maxsize=64)
def _pattern(cldr: str) -> re.Pattern[str]:
    decimal, group = number_symbols(cldr)
    groups = re.escape(group) if group.strip() else ""
    if cldr.startswith("fr"):
        groups = " "
    thousands = rf"\d{{1,3}}(?:(?:{groups or '(?!)'}|[\u00a0\u202f\u2009])\d{{3}})+(?!\d)"
    fraction = rf"(?:{re.escape(decimal)}\d+)?"
    number = rf"{thousands}{fraction}|\d+{fraction}"
    return re.compile(number)


def _alphabetic(text: str, cldr: str) -> Iterator[Number]:
    rows = numerals_of(cldr)
    decimal, _ = number_symbols(cldr)
    found = []
    for match in _pattern(cldr).finditer(text):
        plain = re.sub(rf"[^\d{re.escape(decimal)}]", "", match[0]).replace(decimal, ".")
        found.append(Number(match[0], frozenset({float(plain)}), True, *match.span()))
    taken = {i for n in found for i in range(n.start, n.end)}
    words = [*_listed(text, rows.sure, True, rows), *_listed(text, rows.maybe, False, rows)]
    words += _stemmed(text, rows.stems)
    for number in sorted(words, key=lambda n: (n.start, n.start - n.end)):
        if not taken & set(range(number.start, number.end)):
            found.append(number)
            taken |= set(range(number.start, number.end))
    found += [number for number in _romans(text) if number.start not in taken]
    found.sort(key=lambda n: n.start)
    found = list(_scaled_words(text, _tens(text, found) if rows.tens else found, rows))
    yield from (_as_said(text, cldr, number) for number in found)
    yield from _months(text, cldr, rows)
    if language(cldr) == "ar" and re.search(r"\w{2,}(?:ان|ين|تا|تي)\b", text):
        # The dual says two without a word of its own.
        yield Number("", frozenset({2.0}), False, len(text), len(text))


def _romans(text: str) -> Iterator[Number]:
    """Roman numerals up to 39, of kings and centuries; never certain, for a letter is a name, too."""
    for match in _ROMAN.finditer(text):
        tens, ones = match["tens"] or "", match["ones"] or ""
        value = 10 * len(tens) + _ROMAN_ONES.index(ones)
        if value:
            yield Number(match["tens"] + match["ones"], frozenset({float(value)}), False, *match.span())


def _as_said(text: str, cldr: str, number: Number) -> Number:
    """halb acht is half past seven, quinze jours are two weeks."""
    for said, unit, value in _DAYS_SAID.get(language(cldr), ()):
        if number.written.lower() == said and re.match(rf"[ \u00a0]{unit}\b", text[number.end :]):
            return replace(number, values=number.values | {value})
    word = _HALF_TO.get(language(cldr))
    if word and re.search(rf"\b{word}[ \u00a0]\Z", text[: number.start], re.IGNORECASE):
        return replace(number, values=number.values | {value - 1 for value in number.values})
    return number


@lru_cache(maxsize=256)
def _alternatives(words: tuple[str, ...], spaced: bool, prefix: str = "") -> re.Pattern[str]:
    """Any of the words, as the group `word`."""
    body = "|".join(
        re.escape(word).replace("\\ ", r"[ \u00a0]") for word in sorted(words, key=len, reverse=True)
    )
    # Thai words stand at each other without a space, Korean ones begin after one.
    start = r"(?<![^\W\d])" if spaced or not re.match("[\u0e00-\u109f\u1780-\u17ff]", words[0]) else ""
    return re.compile(rf"{start}{prefix}(?P<word>{body})" + (r"(?!\w)" if spaced else ""), re.IGNORECASE)


def _listed(text: str, words: Mapping[str, int], certain: bool, rows: Numerals) -> list[Number]:
    if not words:
        return []
    return [
        Number(m[0], frozenset({float(words[m["word"].lower().replace("\u00a0", " ")])}), certain, *m.span())
        for m in _alternatives(tuple(words), rows.spaced, rows.prefixed).finditer(text)
    ]


def _tens(text: str, found: list[Number]) -> list[Number]:
    """Tens with the ones after them: двадцать три, treinta y dos, twenty-three."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        low = max(number.values)
        if before and 1 <= low < 10 and max(before.values) in range(20, 100, 10):
            gap = text[before.end : number.start]
            if re.fullmatch(r"[ \u00a0-](?:[^\W\d]{1,3}[ \u00a0])?", gap) and not before.certain:
                both = frozenset({max(before.values) + low, *before.values, *number.values})
                whole = text[before.start : number.end]
                joined[-1] = Number(whole, both, False, before.start, number.end)
                continue
        joined.append(number)
    return joined


def _stemmed(text: str, stems: Mapping[str, int]) -> list[Number]:
    """Words that begin with a number: dreimal, bilingual. Never certain."""
    if not stems:
        return []
    pattern = re.compile(rf"(?<!\w)({'|'.join(sorted(stems, key=len, reverse=True))})\w+", re.IGNORECASE)
    return [
        Number(m[0], frozenset({float(stems[m[1].lower()])}), False, *m.span())
        for m in pattern.finditer(text)
    ]


def _scaled_words(text: str, found: list[Number], rows: Numerals) -> Iterator[Number]:
    """Join numbers with the words that multiply them; sum what stands side by side (11만 8천)."""
    if not rows.scales:
        yield from found
        return
    body = "|".join(re.escape(word) for word in sorted(rows.scales, key=len, reverse=True))
    after = re.compile(rf"[ \u00a0\u202f-]?({body})" + ("(?!\\w)" if rows.spaced else ""), re.IGNORECASE)
    joined: list[Number] = []
    used: set[int] = set()
    for number in found:
        if number.start in used:
            continue
        value, end = max(number.values), number.end
        scale = 1.0
        while match := after.match(text, end):
            scale *= rows.scales[match[1].lower()]
            used |= set(range(match.start(), match.end()))
            end = match.end()
        written = text[number.start : end]
        grown = replace(number, values=frozenset({round(value * scale, 6)}), end=end, written=written)
        if written.endswith(_UNITS):
            grown = replace(grown, values=grown.values | {value})
        if scale > 1 and not number.certain and value == 1:
            grown = replace(grown, certain=False)
        joined.append(grown)
        before = joined[-2] if len(joined) > 1 else None
        gap = text[before.end : number.start] if before else ""
        if before and not rows.spaced and gap in ("", " ", "\u00a0") and before.end - before.start > 1:
            # 11만 8천 and 11만 8,000 are one number; 3만 5개 may be two.
            high, low = max(before.values), value * scale
            if high > low and (scale > 1 or high >= 1e4 > low):
                values = frozenset({high + low} if scale > 1 else {high + low, high})
                joined[-2:] = [Number(text[before.start : end], values, True, before.start, end)]
    yield from joined
    for match in _alternatives(tuple(rows.scales), rows.spaced).finditer(text):
        if match.start() not in used and not any(n.start <= match.start() < n.end for n in joined):
            yield Number(match[0], frozenset({rows.scales[match[0].lower()]}), False, *match.span())


def _months(text: str, cldr: str, rows: Numerals) -> Iterator[Number]:
    names = dict(months(cldr))
    if not names:
        return
    if rows.thin:
        # Cases that CLDR does not list: в сентябре.
        stems = {
            name[: max(_STEM, len(name) - 2)]: number for name, number in names.items() if len(name) > _STEM
        }
        yield from _stemmed(text, stems) if stems else ()
    for match in _alternatives(tuple(names), rows.spaced, rows.prefixed).finditer(text):
        word = match["word"].lower()
        if match[0] in ("may", "march"):
            continue  # English months are capitals
        full = len(word) > 3 and word not in _MAYBE_MONTHS
        after = re.match(r"[. ]*\d", text[match.end() :])
        dated = match[0][0].isupper() and (
            after is not None
            or (word in _MAYBE_MONTHS and _MONTH_LEAD.search(text[: match.start()]) is not None)
        )
        sure = bool(full or dated) and not rows.thin
        yield Number(match[0], frozenset({float(names[word])}), sure, *match.span())
