"""Which sentences are put as questions, whatever mark they end with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from czguide.localization.cldr import language

_FORMS: Mapping[str, str] = {
    "en": r"(?:\A|: |; )(?:(?:in|at|on|for|to|from|by|with|until|since) )?"
    r"(?:what|which|who|where|when|why|how)\b"
    r"|(?:\A|[:;,] )(?:is|are|do|does|did|can|could|may|will|would|has|have|should|was|were)\b",
    "de": r"(?:\A|: |; )(?:(?:in|an|auf|für|zu|von|bis|seit|mit|aus) )?"
    r"(?:was|welche[rsnm]?|wer|wen|wem|wo|wohin|woher|wann|warum|wie|wozu)\b"
    r"|(?:\A|[:;,] )(?:ist|sind|hat|haben|kann|können|steht|gibt|darf|dürfen|gilt|muss|müssen"
    r"|wird|werden|war)\b",
    "fr": r"(?:\A|\u00a0: |: |; )(?:(?:à|de|en|dans|pour|par|avec|d.) ?)?"
    r"(?:que|qu.|quel(?:le)?s?|qui|quoi|où|quand|pourquoi|comment|combien|est-ce)\b"
    r"|-(?:t-)?(?:il|elle|on|ils|elles|vous|nous|ce|je)\b",
    "ko": r"(?:까|나요|가요|은가|는가|인가|니)\Z",
    "ar": r"(?:\A|[:؛،] )(?:و|ف)?(?:هل|ما|ماذا|أين|متى|كيف|كم|مَن|لماذا|أي)\b",
}
"""How a question is formed, by language (ISO 639). In Chinese and Vietnamese an asked and a reported question
look the same; there only the mark tells."""

_SENTENCE = re.compile(r"[^.!?؟。！？]*[.!?؟。！？]?")
_INDIRECT = re.compile(r"(\w)[没不]\1|是否|还是|能否|可否|哪|什么|怎|多少|多久|几|谁|有没有|吗|呢|是不是")
"""What makes a Chinese sentence one that another language may ask."""


def asks_in_statement(source: str, text: str, cldr: str) -> bool:
    """Whether a translation that ends with a question mark only asks what its Chinese sentence says."""
    said = [sentence for sentence in re.split("[。！？]", source) if sentence.strip()]
    return bool(said and _INDIRECT.search(said[-1]) and _is_question(_sentences(text)[-1], cldr))


def unmarked_question(text: str, cldr: str) -> str:
    """The first sentence put as a question that ends with a full stop, or ''."""
    sentences = _sentences(text)
    return next((s for s in sentences if s.endswith((".", "。")) and _is_question(s, cldr, True)), "")


def _sentences(text: str) -> list[str]:
    found = [match[0].strip(" \u00a0\u202f\n”“»«’‘") for match in _SENTENCE.finditer(text)]
    return [sentence for sentence in found if sentence.strip(".!?؟。！？")] or [""]


def _is_question(sentence: str, cldr: str, opening: bool = False) -> bool:
    """Whether a sentence is formed as a question; `opening`: from its first word on."""
    form = _FORMS.get(language(cldr))
    bare = sentence.rstrip(".!?؟。！？ \u00a0\u202f")
    match = re.search(form, bare, re.IGNORECASE) if form else None
    return match is not None and (not opening or match.start() == 0 or match.end() == len(bare))
