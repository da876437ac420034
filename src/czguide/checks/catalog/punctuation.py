"""Marks are of the language's width and kind, and a text ends as the Chinese ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from czguide.checks.catalog.language import ARABIC, WIDE
from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.checks.catalog.questions import asks_in_statement, unmarked_question
from czguide.phrases import N_

_CJK = r"\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々ー"
_ARABIC_LETTER = r"\u0620-\u064a\u066e-\u06d3"
_HALF = re.compile(
    rf"(?<=[{_CJK}）」』])(?:[,;?!]|[:.](?![A-Za-z0-9_./]))|(?<=[A-Za-z0-9])[,;](?=[A-Za-z])"
    rf"|[,;:?!](?=[{_CJK}「『（])|(?<=[{_CJK}])\(|\)(?=[{_CJK}])|\((?=[{_CJK}])|(?<=[{_CJK}])\)"
)
_WIDE_MARK = re.compile(
    r"[，、。：；！？（）【】《》〈〉「」『』〔〕～％．／・＋－＝＆＃＠＄\u3000０-９Ａ-Ｚａ-ｚ]"
)
_CHINESE_MARK = re.compile(r"[，；：；．]|——|……(?=.)")
_LATIN_IN_ARABIC = re.compile(
    rf"(?<=[{_ARABIC_LETTER}\u064b-\u0652 ])[,;?](?!\d)|[,;?](?= ?[{_ARABIC_LETTER}])"
)
_BEFORE = re.compile(r"(?<=\S) +([,.;:!?）)\]”’»])(?!\w)(?![,.])")
_NO_GAP = re.compile(r"(?<=[^\W\d_]{2})([,;:!?])(?=[^\W\d_])|،(?=\w)")
_STOP_INSIDE = re.compile(r"[^\W\d_]([^\W\d_])\.([^\W\d_])([^\W\d_])|[\d\ufffc%]\.(?=[^\W\d_]{2})")
_COMPATIBLE = re.compile("[\ufe10-\ufe19\ufe30-\ufe4f\ufe50-\ufe6b\uff61-\uff9f]")
"""Small, vertical and half-width forms of marks and kana, kept for old character sets only."""

_KOREAN_TITLES = "《》〈〉"
"""Full-width brackets that Korean has as well (한글 맞춤법, 부록)."""
_TWICE = re.compile(
    r"([,;:!?،؛؟、，；：])\1|(?<!\.)\.\.(?!\.)|[!?][!?]|。。|。[,，、]|[,，、][.。]"
    r"|(?<=[^\W\d_]{5})\.[,;:?!]|[.؟]؟|؟\.|[。？！][.?!]|[.?!][。？！]"
)
_LEADING = re.compile(r"\s*([.,;:!?，。、；：！？،؛؟])(?![\w.])")
_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("《", "》"), ("〈", "〉"), ("【", "】"))
_CLOSERS = " \u00a0\u202f”’」』»\"'）)》〉】*`“‘\u200e\u200f"
_CLASSES = {
    **dict.fromkeys(".。!！…．｡।॥။።։۔།។", "a full stop"),
    **dict.fromkeys("?？؟", "a question mark"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys(";；؛", "a semicolon"),
    **dict.fromkeys(",，、،", "a comma"),
}
_CLASS_NAMES = {
    "a full stop": N_("a full stop"),
    "a question mark": N_("a question mark"),
    "a colon": N_("a colon"),
    "a semicolon": N_("a semicolon"),
    "a comma": N_("a comma"),
    "no mark": N_("no mark"),
}

_ASKS = re.compile(
    "什么|怎么|怎样|为什么|为何|如何|多久|多少|哪|吗|谁|几|有没有|能不能|是不是|要不要|可不可以|会不会|够不够"
)
"""A Chinese heading asks without a question mark; other languages set one."""

_ASKING = re.compile(
    r"\b(?:could|would|can|will) you\b|(?:könnten|können|würden) sie\b|(?:pourriez|pouvez)-vous"
    r"|s.il vous plaît|(?:주시겠|주실 수)[^.?]*까\?|ませんか|được không|هل يمكن|podría|potrebbe|poderia",
    re.IGNORECASE,
)
"""A request put as a question, where Chinese says 请."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]\.)+|\b(?:Co|Ltd|Inc|Corp|No|Mr|Dr|St|etc|approx|Mio|Mrd|Bio|Nr|Str|bzw|usw|ca|inkl|max|min|Std|Tsd|Tel"
    r"|Jh|v\. ?Chr|z\. ?B|u\. ?a|TP|Ths|ThS|TS|GS)\.|\d\.)[\s”“’»)]*\Z"
)


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    text = pair.prose
    yield from _width(pair, text)
    yield from _space(pair, text)
    twice = _TWICE.search(text)
    if twice and twice[0] not in pair.source_prose:
        yield N_("'{marks}' stands in a row", marks=twice[0]), N_("one mark is enough")
    if (first := _LEADING.match(text)) and not _LEADING.match(pair.source_prose):
        yield N_("'{mark}' begins the text", mark=first[1]), N_("remove it")
    for left, right in _PAIRS:
        if text.count(left) != text.count(right) and not re.search(r"(?:^|\s)\w{1,2}\)", text):
            yield (
                N_("'{left}' and '{right}' do not pair", left=left, right=right),
                N_("close the bracket, or remove it"),
            )
    if not pair.id.startswith("patterns."):
        yield from _end(pair)
        yield from _asked(pair)


def _width(pair: Pair, text: str) -> Iterator[tuple[str, str]]:
    kind = pair.style.marks
    if match := _COMPATIBLE.search(text):
        yield N_("'{mark}' is a form of old character sets", mark=match[0]), N_("write the usual character")
    if kind == WIDE:
        if match := _HALF.search(text):
            yield N_("a half-width '{mark}'", mark=match[0]), N_("write the full-width mark")
        if pair.style.han == "ja" and (match := _CHINESE_MARK.search(text)) and match[0] not in "：；":
            yield N_("'{mark}' is a Chinese mark", mark=match[0]), N_("write 、 or 。")
        return
    titles = _KOREAN_TITLES if "HANGUL" in pair.style.scripts else ""
    match = next((m for m in _WIDE_MARK.finditer(text) if m[0] not in titles), None)
    if match:
        mark = "U+3000" if match[0] == "\u3000" else match[0]
        yield N_("a full-width '{mark}'", mark=mark), N_("write the half-width form")
    if kind == ARABIC and (match := _LATIN_IN_ARABIC.search(text)):
        yield N_("a Latin '{mark}'", mark=match[0]), N_("write ، ؛ ؟")
    elif kind != ARABIC and (match := re.search("[،؛؟٪]", text)):
        yield N_("an Arabic '{mark}'", mark=match[0]), N_("write the Latin mark")


def _space(pair: Pair, text: str) -> Iterator[tuple[str, str]]:
    style = pair.style
    if style.marks == WIDE:
        if match := re.search(
            r"\s+([，。、；：？！」』）])|([「『（])\s+|([，。、；：」』）])[ \u00a0]+(?=\S)", text
        ):
            yield N_("a space beside '{mark}'", mark=match[1] or match[2] or match[3]), N_("remove it")
        return
    before = style.space_before
    for match in _BEFORE.finditer(text):
        if match[1] not in before and match[1] not in "»":
            yield N_("a space before '{mark}'", mark=match[1]), N_("remove it")
            break
    if before and (
        match := re.search(
            rf"(?<=[^\s\u00a0\u202f:!?;/\d(«“])[{before}](?!\w|//)|(?<=[^\s\u00a0\u202f]) [{before}]", text
        )
    ):
        yield (
            N_("no no-break space before '{mark}'", mark=match[0].strip()),
            N_("write U+00A0 or U+202F before it"),
        )
    if match := _NO_GAP.search(text):
        yield N_("no space after '{mark}'", mark=match[0]), N_("a space follows the mark")
    elif any(map(_ends_a_sentence, _STOP_INSIDE.finditer(text))) and style.spaced:
        yield N_("no space after '{mark}'", mark="."), N_("a space follows the mark")
    if match := re.search(r"[(\[] +\S|\S +[)\]]", text):
        yield N_("a space inside brackets: '{words}'", words=match[0]), N_("remove it")
    if (
        match := re.search(r"(?<=[^\W\d_])\((?=[^\W\d_]{3})", text)
        if style.scripts[:1] == ("LATIN",)
        else None
    ):
        yield N_("no space before '{mark}'", mark=match[0]), N_("a space stands before the bracket")


def _ends_a_sentence(match: re.Match[str]) -> bool:
    """A full stop between two words: a capital follows small letters, or the script has no capitals."""
    before, after, later = match.groups()
    if before is None:
        return match.string[match.end()].isupper() and match.string[match.end() + 1].islower()
    cased = before.islower() and after.isupper() and later.islower()
    return cased or all(unicodedata.category(letter) == "Lo" for letter in match.groups())


def end_class(text: str) -> str:
    """What a text ends with: 'a full stop', 'a question mark', …, or 'no mark'."""
    bare = text.rstrip().rstrip(_CLOSERS)
    inside = text.rstrip()
    if not bare:
        return "no mark"
    if bare[-1] in _CLASSES and not (bare[-1] == "." and _ABBREVIATION.search(inside)):
        return _CLASSES[bare[-1]]
    return "no mark"


def _end(pair: Pair) -> Iterator[tuple[str, str]]:
    wanted, found = end_class(pair.source_prose), end_class(pair.prose)
    if pair.prose.rstrip().endswith(pair.style.question):
        found = "a question mark"
    if wanted == "a full stop" and found == "no mark" and not pair.style.stops:
        return
    if wanted == found or not pair.prose.strip():
        return
    if found == "a question mark" and wanted == "no mark" and _ASKS.search(pair.source_prose):
        return
    if (
        found == "a question mark"
        and wanted == "a full stop"
        and _ASKING.search(pair.prose)
        and "请" in pair.source
    ):
        return  # could you …?
    said = found == "a question mark" and wanted == "a full stop"
    if said and asks_in_statement(pair.source_prose, pair.prose, pair.cldr):
        return  # which station is near?
    if wanted == "a question mark" and re.search("か。[」』）]*$", pair.prose):
        return  # か asks
    if wanted == "a full stop" and found == "no mark" and _ABBREVIATION.search(pair.prose.rstrip()):
        return
    yield (
        N_(
            "ends with {found}, the Chinese with {wanted}",
            found=_CLASS_NAMES[found],
            wanted=_CLASS_NAMES[wanted],
        ),
        N_("end it as the Chinese"),
    )


def _asked(pair: Pair) -> Iterator[tuple[str, str]]:
    """A question inside a text that lost its mark; at the end the classes differ."""
    source, text = pair.source_prose, pair.prose
    if source.count("？") <= sum(map(text.count, "?？؟")) or end_class(source) == "a question mark":
        return
    if question := unmarked_question(text, pair.cldr):
        yield N_("the question '{words}' ends with a full stop", words=question), N_("end it as the Chinese")


CHECK = CatalogCheck(
    id="punctuation",
    name=N_("Punctuation"),
    rationale=N_(
        "Full-width marks are for Chinese and Japanese, half-width ones for the others; Arabic has "
        "its own comma, semicolon and question mark; French sets a no-break space before ; : ! and ?. "
        "A sentence stays a sentence and a label a label: a list whose items end differently looks "
        "unfinished."
    ),
    good=one(
        Example("ja_JP", "早点去，带护照。", "早めに行き、パスポートを持参します。"),
        Example("fr_FR", "怎么办？", "Que faire\u00a0?"),
        Example("ar", "怎么办？", "ماذا تفعل؟"),
        Example("en_001", "比亚迪公司", "BYD Co., Ltd."),
        Example("de_DE", "见第三章（住宿）。", "Siehe Kapitel 3 (Wohnen)."),
    ),
    bad=one(
        Example("en_001", "早点去。", "Go early。"),
        Example("ja_JP", "早点去，带护照。", "早めに行き,パスポートを持参します。"),
        Example("ja_JP", "早点去。", "早めに行きます"),
        Example("fr_FR", "怎么办？", "Que faire?"),
        Example("ar", "怎么办？", "ماذا تفعل?"),
        Example("de_DE", "护照、照片", "Pass , Foto"),
        Example("ko_KR", "护照（原件）", "여권(원본"),
        Example("vi_VN", "电话", "Điện thoại:"),
    ),
    find=each(_find),
)
