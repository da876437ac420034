"""What no page is drawn with: a hole in a text, a thing that no page can hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from czguide.diagnostics import Diagnostic, Location, Severity
from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.typeset import Paragraph

_BEGINNING = 20
"""Characters by which a text is known that belongs to no message."""


def complete(paragraph: Paragraph, lang: str) -> Paragraph:
    """The paragraph, if every character has a glyph; else CzguideError.

    `checks.glyphs` finds them first, with their places; this holds whatever text a writer is given.
    """
    absent = next((one for one in paragraph.problems if one.code == "missing-glyph"), None)
    if absent is not None:
        raise CzguideError.single(
            "fonts.missing-glyph",
            N_(
                "no font for '{lang}' has the character {character!r} (U+{code:04X}) of '{message}'",
                lang=lang,
                character=absent.text,
                code=ord(absent.text),
                message=paragraph.text,
            ),
        )
    return paragraph


class TooHighError(CzguideError):
    """What stays whole, a table's row, is higher than a page. `message`: of the text that makes it so."""

    def __init__(self, flowable: Any) -> None:
        highest = max(_texts(flowable), key=lambda text: float(getattr(text, "height", 0.0)), default=None)
        self.message = str(getattr(highest, "message", ""))
        words = highest.text.text[:_BEGINNING] if highest is not None and highest.text else ""
        super().__init__([self._said(self.message or words, None)])

    def at(self, place: Location | None) -> CzguideError:
        """The same with the place where the text was written."""
        return CzguideError([self._said(self.message, place)]) if place else self

    @staticmethod
    def _said(name: str, place: Location | None) -> Diagnostic:
        return Diagnostic(
            Severity.ERROR,
            "pdf.too-high",
            N_("'{message}' makes its row or panel higher than a page, which holds it whole", message=name),
            place,
            N_("say it in fewer words, or in several rows, items or paragraphs"),
        )


def _texts(flowable: Any) -> Iterator[Any]:
    """The paragraphs in a flowable, however deep."""
    if isinstance(flowable, list | tuple):
        for one in flowable:
            yield from _texts(one)
    elif hasattr(flowable, "message"):
        yield flowable
    else:
        for name in ("_cellvalues", "rows", "blocks", "content", "_content", "first", "second"):
            inner = getattr(flowable, name, None)
            if inner is not None and not callable(inner):
                yield from _texts(inner)
