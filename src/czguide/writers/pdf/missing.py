"""No text is drawn with a hole in it."""

from __future__ import annotations

from czguide.errors import CzguideError
from czguide.phrases import N_
from czguide.typeset import Paragraph


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
