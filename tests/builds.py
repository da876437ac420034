"""The built-in project, composed and built once for all tests that look at the outputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from czguide.document.model import Document

GUIDES = ("investment", "resident")
LOCALES = ("zh", "en", "ja", "ko")
ALL_LOCALES = (*LOCALES, "zh_Hant", "de", "fr", "vi", "ar")
PAIRS = ("zh+en", "zh+ja", "zh+ko")
BILINGUAL = [(guide, pair) for guide in GUIDES for pair in PAIRS]
EDITIONS = [(guide, locale) for guide in GUIDES for locale in LOCALES]
ALL_EDITIONS = [(guide, locale) for guide in GUIDES for locale in ALL_LOCALES]

CARDS = [("card", "zh"), *(("card", f"zh+{locale}") for locale in ALL_LOCALES[1:])]
PRINTED = [(guide, locale) for guide in GUIDES for locale in ("zh", "ar", "zh+en")]
OTHER_THEME = [(guide, locale) for guide in GUIDES for locale in ("zh", "en", "ar")]
SPECIAL = [
    *(("", *card) for card in CARDS),
    *(("print", *edition) for edition in PRINTED),
    *(("lantern", *edition) for edition in OTHER_THEME),
]
"""What else is built: for the press, or in another theme; then the work and its languages."""


@dataclass(frozen=True)
class Special:
    """A file of SPECIAL, and the Document it was written from."""

    path: Path
    document: Document


@dataclass(frozen=True)
class Built:
    """Where the files stand, and the Documents they were written from."""

    folder: Path
    documents: dict[tuple[str, str], Document]

    def path(self, guide: str, locale: str, suffix: str) -> Path:
        """A file of an edition."""
        return self.folder / guide / f"{guide}-{locale}.{suffix}"
