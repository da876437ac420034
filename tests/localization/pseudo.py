"""The pseudo-locale `en@pseudo`: English accented letter by letter and 30 % longer.

What is still plain in an output was never extracted; what was tight overflows.
"""

from __future__ import annotations

import re
from dataclasses import replace

from czguide.localization.localize import Localized

_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķļḿñóṕʠŕšţúṽŵẋýžÁɃÇĐÉƑĞĤÍĴĶĻḾÑÓṔɊŔŠŢÚṼŴẊÝŽ",
)
_KEPT = re.compile(r"\{[^{}]*\}|`[^`]*`|\]\([^)]*\)|https?://\S+")
GROWTH = 0.3


def pseudo(text: str, growth: float = GROWTH) -> str:
    """A translation accented and longer; placeholders, codes and link targets stay."""
    pieces, end = [], 0
    for match in _KEPT.finditer(text):
        pieces += [text[end : match.start()].translate(_ACCENTS), match[0]]
        end = match.end()
    pieces.append(text[end:].translate(_ACCENTS))
    letters = sum(map(str.isalpha, _KEPT.sub("", text)))
    filler = "ñöñé ñö " * (letters // 4 + 1)
    more = filler[: round(letters * growth)].rstrip()
    return "".join(pieces) + (f" {more}" if more else "")


def pseudo_edition(english: Localized, growth: float = GROWTH) -> Localized:
    """The English edition with its catalog in the pseudo-locale; patterns keep their slots."""
    messages = {
        id: message._replace(forms=tuple(_form(id, form, growth) for form in message.forms))
        for id, message in english.catalog.messages.items()
    }
    catalog = replace(english.catalog, messages=messages)
    return Localized(
        english.content, english.locale, catalog, english.termbase, english.source_locale, english.original
    )


def _form(id: str, form: str, growth: float) -> str:
    if not id.startswith("patterns."):
        return pseudo(form, growth)
    return re.sub(r"\{[^{}]*\}|[^{}]+", lambda m: m[0] if m[0][0] == "{" else m[0].translate(_ACCENTS), form)
