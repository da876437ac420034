"""What the program says to its user: a text with named parameters, in English until it is printed.

A stage words its problems in English and knows nothing of the user's language; the command line
translates the template and then fills it in, so that `{name}` may stand anywhere in the translation.
"""

from __future__ import annotations

from typing import Any


class Phrase(str):
    """The English text, which also remembers its template (`str.format`, names only) and parameters."""

    __slots__ = ("plural", "template", "values")

    template: str
    plural: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object], plural: str = "") -> Phrase:
        """`plural` is the template for all numbers but one; `values["n"]` is the number."""
        chosen = plural if plural and values["n"] != 1 else template
        phrase = super().__new__(cls, chosen.format(**values))
        phrase.template, phrase.plural, phrase.values = template, plural, values
        return phrase

    def __getnewargs__(self) -> tuple[Any, ...]:
        """What a copy in another process is made from."""
        return (self.template, self.values, self.plural)


def N_(template: str, plural: str = "", /, **values: object) -> Phrase:  # noqa: N802 (gettext's keyword)
    """Mark a text for translation and fill it in; an exception given as a value stands for its message."""
    return Phrase(template, {name: _said(value) for name, value in values.items()}, plural)


def _said(value: object) -> object:
    if isinstance(value, Exception) and value.args and isinstance(value.args[0], Phrase):
        return value.args[0]
    return value
