"""Brochure text in four languages for measuring: real sentences, mixed anew into paragraphs.

The sentences have what makes brochures hard: numbers with units, company names in Latin letters, quotes,
brackets, dashes, dates and addresses. Mixing is seeded, so every run measures the same text.
"""

from __future__ import annotations

import random
from pathlib import Path

_FOLDER = Path(__file__).parent / "text"
_JOIN = {"zh": "", "ja": "", "ko": " ", "en": " "}


def sentences(language: str) -> list[str]:
    """A language's sentences, one a line in its file."""
    return (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def paragraphs(language: str, characters: int, seed: int = 1) -> list[str]:
    """Paragraphs of one to six sentences, about so many characters in all."""
    mix = random.Random(f"{language}{seed}")
    known = sentences(language)
    found: list[str] = []
    total = 0
    while total < characters:
        found.append(_JOIN[language].join(mix.sample(known, mix.randint(1, 6))))
        total += len(found[-1])
    return found
