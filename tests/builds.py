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


@dataclass(frozen=True)
class Built:
    """Where the files stand, and the Documents they were written from."""

    folder: Path
    documents: dict[tuple[str, str], Document]

    def path(self, guide: str, locale: str, suffix: str) -> Path:
        """A file of an edition."""
        return self.folder / guide / f"{guide}-{locale}.{suffix}"
