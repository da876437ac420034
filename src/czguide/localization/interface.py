"""The program's own words in its user's language: a gettext catalog, read when the program starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from czguide.localization.po import parse_po, plural_forms
from czguide.phrases import Phrase


class Interface:
    """Says the program's texts in one language; a text the catalog lacks is said in English.

    `forms` are the translations by English text, `rule` chooses among them by number.
    """

    def __init__(
        self,
        forms: Mapping[str, tuple[str, ...]] | None = None,
        rule: Callable[[int], int] = lambda n: n != 1,
    ) -> None:
        self._forms = forms or {}
        self._rule = rule

    def __call__(self, text: str) -> str:
        """A text of the program, or a phrase with its parameters put in."""
        if not isinstance(text, Phrase):
            return self._forms.get(text, (text,))[0]
        values = {
            name: self(value) if isinstance(value, Phrase) else value for name, value in text.values.items()
        }
        return self.plural(text.template, text.plural, values.get("n")).format(**values)

    def plural(self, singular: str, plural: str, count: object) -> str:
        """A text that depends on a number; without a plural, the text."""
        if not plural or not isinstance(count, int):
            return self._forms.get(singular, (singular,))[0]
        forms = self._forms.get(singular)
        return forms[self._rule(count)] if forms else (singular if count == 1 else plural)


def load_interface(folder: Path, language: str) -> Interface:
    """Read `folder/LANGUAGE/LC_MESSAGES/czguide.po`; a language without one is English."""
    path = folder / language / "LC_MESSAGES" / "czguide.po"
    if not path.is_file():
        return Interface()
    file = parse_po(path.read_bytes())
    said = {e.source: e.strings for e in file.entries if e.source and e.translated and not e.fuzzy}
    return Interface(said, plural_forms(file)[1])
