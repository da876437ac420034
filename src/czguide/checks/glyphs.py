"""Every character must have a glyph: an empty box in print is worse than a failed build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from czguide.diagnostics import Location, Problems
from czguide.document.model import Document, Foreign, Inline, Inlines
from czguide.document.reading import drawn_of, inlines_of
from czguide.fonts import Face, FontSet
from czguide.phrases import N_


def check_glyphs(
    document: Document, fonts: FontSet, places: Mapping[str, Location], problems: Problems
) -> None:
    """Report each character that no font of the language has, with the message it stands in."""
    chains: dict[str, tuple[Face, ...]] = {}
    seen: set[str] = set()
    fine: set[tuple[str, str]] = set()
    for block in document.blocks:
        for inlines in (own for text in (*inlines_of(block), *drawn_of(block)) for own in text.each):
            for character, lang in _characters(inlines, inlines.lang or document.lang):
                if (character, lang) in fine or character in seen:
                    continue
                if lang not in chains:
                    chain = fonts.chain(lang, "regular", False)
                    chains[lang] = tuple(candidate.face for candidate in chain)
                if any(face.has(character) for face in chains[lang]):
                    fine.add((character, lang))
                else:
                    seen.add(character)
                    problems.error(
                        "fonts.missing-glyph",
                        _message(lang, character, inlines.message),
                        places.get(inlines.message),
                        "write it otherwise, or add a family to assets/fonts.toml and to the locale's fonts",
                    )


def _message(lang: str, character: str, message: str) -> str:
    if not message:
        return N_(
            "no font for '{lang}' has the character {character!r} (U+{code:04X})",
            lang=lang,
            character=character,
            code=ord(character),
        )
    return N_(
        "no font for '{lang}' has the character {character!r} (U+{code:04X}) of '{message}'",
        lang=lang,
        character=character,
        code=ord(character),
        message=message,
    )


def _characters(inlines: Inlines, lang: str) -> Iterator[tuple[str, str]]:
    for item in inlines.items:
        yield from _of(item, lang)


def _of(item: Inline, lang: str) -> Iterator[tuple[str, str]]:
    for child in getattr(item, "children", ()):
        yield from _of(child, lang)
    own = item.lang if isinstance(item, Foreign) else lang
    for character in getattr(item, "text", ""):
        if not character.isspace():
            yield character, own
