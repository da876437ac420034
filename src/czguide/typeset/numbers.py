"""What no line parts: numbers, their units and counters, dates, phone numbers; the parts all languages share.

A match is kept whole from its first character to its last. CLREQ 3.1.4 and JLREQ 3.1.10 for numbers
and units; SI brochure 5.4.3 for the space between the two; ITU-T E.123 for phone numbers. What is better,
but not always, kept whole (a number and what it counts, the year of a date) has expressions of its own.
"""

from __future__ import annotations

SPACE = r"[ \u00a0\u202f]"
# Thousands parted by spaces (ISO 80000-1 7.3.1), or by commas, points or nothing.
_DIGITS = r"(?:(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,]*)"
# A number, and a range of two. A spaced em dash sets a phrase off; it makes no range.
NUMBER = rf"{_DIGITS}(?:(?:\s?[-–~～〜∼至]\s?|—){_DIGITS})?\+?"
# Signs and Latin unit symbols, in any language's text.
SYMBOL = (
    r"(?:[kMGT]?(?:Wh|W|Hz|bps|B|b|V|A)|[kcmµμn]?m[²³]?|km/h|m/s|[kMGT]bps|[kM]?g|[kM]?t|ha|mu|Ah|mAh"
    r"|[kMG]?Pa"
    r"|kcal|Nm|N|K|L|l|ml|mL|h|min|ms|s|dBm?|rpm|bn|mn|pp|ppm|k|[kMG]?J|sq\.? (?:k?m|ft)|[°º][CF]?"
    r"|[%％‰℃℉′″×㎡㎞㎏㎜㎝])"
    r"(?:/[a-zA-Z]+(?![a-zA-Z])|(?![A-Za-z]))"
)
CURRENCY = (
    r"(?:RMB|CNY|USD|EUR|JPY|KRW|GBP|HKD|TWD|MOP|SGD|CHF|AUD|CAD|NZD|THB|VND|INR|RUB|SEK|NOK|DKK|AED|SAR|BRL"
    r"|(?:US|HK|NT|A|C|S)\$|[$¥€£￥＄￡₩₫฿₹₽])"
)
_PHONE = "|".join(
    (
        r"\+\d{1,3}(?:[ \u00a0-]?(?:\(\d{1,5}\))?\d{0,5})(?:[ \u00a0-]\d{1,5}){0,5}",
        r"(?<![\d.,])\(?0\d{1,4}\)?[ \u00a0-]\d{3,4}(?:[ \u00a0-]\d{3,4})?(?![\d.,]\d)(?:[ ]?[转轉]\d+)?",
        r"[（(]0\d{1,4}[）)][ \u00a0]?\d{3,4}[ \u00a0-]?\d{3,4}(?!\d)(?:[ ]?[转轉]\d+)?",
        r"(?<![\d.,])0\d{1,4}[/ \u00a0-]\d{2,4}(?:[ \u00a0]\d{2}){1,4}(?!\d)",  # in pairs
        r"(?<![\d.,])[48]00[ -]\d{3,4}(?:[ -]\d{3,4})?(?!\d)",
        r"(?<![\d.,])1\d\d[ -]\d{4}[ -]\d{4}(?!\d)",
        r"(?<![\d.,])\d{3,4}[ -]\d{4}(?![\d.,]*\d)(?:[ ]?[转轉]\d+)?",
    )
)
COMMON = (
    NUMBER,
    rf"{NUMBER}{SPACE}?{SYMBOL}",
    rf"{NUMBER}(?:{SPACE}?{SYMBOL})?{SPACE}?[×±x]{SPACE}?{NUMBER}(?:{SPACE}?{SYMBOL})?",
    rf"[≥≤><≈~±∼−]{SPACE}?{NUMBER}",
    rf"\d{SPACE}?[:：∶]{SPACE}?\d",
    rf"(?<![A-Za-z])(?:Nos?|Vol|Figs?|nos?|vol|fig|Tel|Tél|ext|Ext|pp?|Ch|Nr|Abb|Tab|Bd|Art|Abs|art|tabl"
    rf"|ca?|S)\.{SPACE}?{NUMBER}",
    rf"(?:№|n°|nº|N°|〒|§§?){SPACE}?{NUMBER}",
    rf"(?i:(?<![a-z])t[eé]l\.?{SPACE}?):{SPACE}?[+(（]?\d+",
    rf"(?<![A-Za-z])(?:ISO|IEC|GB/T|GB|EN|DIN|IEEE|ANSI|JIS|KS|UTC|GMT){SPACE}?[+−]?\d[\d:.–—-]*",
    rf"{CURRENCY}{SPACE}?{NUMBER}",
    rf"{NUMBER}{SPACE}?{CURRENCY}(?:/[A-Za-z]+)?(?![A-Za-z]|{SPACE}?\d)",
    rf"\d[°º]{SPACE}\d[\d.]*[′'](?:{SPACE}?\d[\d.]*[″\"])?",
    _PHONE,
    r"[^\s\[；;，,](?:\[\d{1,3}\])+",  # a source's number follows its statement
)
