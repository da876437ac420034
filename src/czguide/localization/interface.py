"""The program's own words in its user's language: a gettext catalog, read when the program starts."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from czguide.phrases import Phrase


class Interface:
    """Says the program's texts in one language; a text the catalog lacks is said in English."""

    def __init__(self, catalog: gettext.NullTranslations) -> None:
        self._catalog = catalog

    def __call__(self, text: str) -> str:
        """A text of the program, or a phrase with its parameters put in."""
        if not text:
            return text  # gettext answers an empty text with the header
        if not isinstance(text, Phrase):
            return self._catalog.gettext(text)
        values = {
            name: self(value) if isinstance(value, Phrase) else value for name, value in text.values.items()
        }
        return self.plural(text.template, text.plural, values.get("n")).format(**values)

    def plural(self, singular: str, plural: str, count: object) -> str:
        """A text that depends on a number; without a plural, the text."""
        if plural and isinstance(count, int):
            return self._catalog.ngettext(singular, plural, count)
        return self._catalog.gettext(singular)


def load_interface(folder: Path, language: str) -> Interface:
    """Read `folder/LANGUAGE/LC_MESSAGES/czguide.po`; a language without one is English."""
    path = folder / language / "LC_MESSAGES" / "czguide.po"
    if not path.is_file():
        return Interface(gettext.NullTranslations())
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Interface(gettext.GNUTranslations(compiled))
