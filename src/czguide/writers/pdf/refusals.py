"""What no page is drawn with: a hole in a text, a thing that no page can hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from czguide.diagnostics import Diagnostic, Location, Severity
from czguide.document.model import Inlines
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

    def at(self, places: Sequence[Location], tags: Sequence[str]) -> CzguideError:
        """The same with the place, of those where the text stands in the document's locales `tags`."""
        place = self._chosen(places, tags)
        return CzguideError([self._said(self.message, place)]) if place else self

    def _chosen(self, places: Sequence[Location], tags: Sequence[str]) -> Location | None:  # noqa: ARG002
        return next(iter(places), None)

    def _said(self, name: str, place: Location | None) -> Diagnostic:
        return Diagnostic(
            Severity.ERROR,
            "pdf.too-high",
            N_("'{message}' makes its row or panel higher than a page, which holds it whole", message=name),
            place,
            N_("say it in fewer words, or in several rows, items or paragraphs"),
        )


class CardFullError(TooHighError):
    """A card's panel holds too much, in points. `message`: of its longest text."""

    def __init__(self, panel: str, points: float, texts: Iterable[Inlines]) -> None:
        each = [(words.plain(), text.message, n) for text in texts for n, words in enumerate(text.each)]
        _, self.message, self._language = max(each, key=lambda one: _columns(one[0]))
        self.panel, self.points = panel, points
        CzguideError.__init__(self, [self._said(self.message, None)])

    def _said(self, name: str, place: Location | None) -> Diagnostic:
        said = N_(
            "the panel '{panel}' has {points:.0f} points more than an A7 page holds",
            panel=self.panel,
            points=self.points,
        )
        hint = N_("shorten its texts, or the translations; the longest is '{message}'", message=name)
        return Diagnostic(Severity.ERROR, "card.full", said, place, hint)

    def _chosen(self, places: Sequence[Location], tags: Sequence[str]) -> Location | None:
        """In the catalog of the language it is too long in; the source language has none."""
        own = f"locales/{tags[self._language]}/"
        catalogs = [place for place in places if place.path.startswith("locales/")]
        mine = [place for place in catalogs if place.path.startswith(own)]
        return next((place for place in (*mine, *places) if place in mine or place not in catalogs), None)


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


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
