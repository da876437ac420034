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


class PanelFullError(CzguideError):
    """A card's panel has more than it can hold. `message`: of its heading; `points`: what is too much."""

    def __init__(self, panel: str, message: str, points: float, place: Location | None = None) -> None:
        self.panel, self.message, self.points = panel, message, points
        super().__init__(
            [
                Diagnostic(
                    Severity.ERROR,
                    "card.full",
                    N_(
                        "the panel '{panel}' has {points:.0f} points more than an A7 page holds",
                        panel=panel,
                        points=points,
                    ),
                    place,
                    N_("shorten its texts, or the translations"),
                )
            ]
        )

    def at(self, place: Location | None) -> CzguideError:
        """The same with the place where the panel's heading was written."""
        return PanelFullError(self.panel, self.message, self.points, place)


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
