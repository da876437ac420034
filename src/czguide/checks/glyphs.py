"""Every character must have a glyph: an empty box in print is worse than a failed build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from czguide.content.model import Content
from czguide.content.walk import printed
from czguide.diagnostics import Location, Problems
from czguide.document.model import Document, Inline, Inlines, Str
from czguide.document.reading import drawn_of, inlines_of
from czguide.fonts import FontSet
from czguide.localization.localize import Localized
from czguide.phrases import N_
from czguide.typeset.shape import needs_no_glyph

_WEIGHTS = ("regular", "medium", "bold")

Written = tuple[str, str, Location]
"""What somebody wrote: its id (a message's, a source's), its words, where they stand."""


def check_glyphs(
    document: Document, fonts: FontSet, written: Callable[[], Iterable[Written]], problems: Problems
) -> None:
    """Report each character that no font of the language has, with the message it stands in and its place.

    `written` is everything the document can be made of, translations before what they translate; it is asked
    for only when a character is missing.
    """
    has: dict[str, Callable[[str], bool]] = {}
    fine: set[tuple[str, str]] = set()
    missing: dict[tuple[str, str, str], None] = {}
    labels = (Inlines((Str(label),)) for label in document.labels.values())
    texts = (text for block in document.blocks for text in (*inlines_of(block), *drawn_of(block)))
    for text in (*texts, *labels):
        for inlines in text.each:
            # The language of a text, not that of a word in it, picks the families.
            lang = inlines.lang or document.lang
            for character in _characters(inlines.items):
                if (character, lang) in fine or needs_no_glyph(character):
                    continue
                if lang not in has:
                    has[lang] = _covers(fonts, lang)
                if has[lang](character):
                    fine.add((character, lang))
                else:
                    missing.setdefault((lang, character, inlines.message))
    if not missing:
        return
    places = list(written())
    for lang, character, message in missing:
        id, place = _origin(character, message, places)
        problems.error(
            "fonts.missing-glyph",
            _message(lang, character, id),
            place,
            "write it otherwise, or add a family to assets/fonts.toml and to the locale's fonts",
        )


def _covers(fonts: FontSet, lang: str) -> Callable[[str], bool]:
    chains = [[one.face for one in fonts.chain(lang, weight, False)] for weight in _WEIGHTS]

    def has(character: str) -> bool:
        return all(any(face.has(character) for face in chain) for chain in chains)

    return has


def _origin(character: str, message: str, places: list[Written]) -> tuple[str, Location | None]:
    """Where a character was written: in the message it is printed in, else in what that prints (a fact's
    pattern, a name, a source)."""
    found = [written for written in places if character in written[1]]
    for id, _, place in [one for one in found if one[0] == message] or found:
        return id, place
    return message, next((place for id, _, place in places if id == message), None)


def written(content: Content, editions: Iterable[Localized]) -> Iterator[Written]:
    """All that an edition can be made of: what is wrong with a translation is mended in its catalog."""
    for edition in editions:
        for message in edition.catalog.messages.values():
            yield message.id, "".join(message.forms), message.at
        for key, form in edition.termbase.forms.get(edition.locale.tag, {}).items():
            yield key, form.display + form.gloss, form.at
        for term in edition.termbase.terms.values():
            yield term.key, term.zh, term.at
    for text in printed(content):
        yield text.id, text.source, text.at
    for source in content.sources.values():
        yield source.id, source.title + source.publisher + source.url, source.at
    for fact in content.book.facts.values():
        yield fact.id, str(fact.value), fact.at


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


def _characters(items: tuple[Inline, ...]) -> Iterator[str]:
    for item in items:
        yield from _characters(getattr(item, "children", ()))
        yield from getattr(item, "text", "")
        yield from getattr(item, "label", "")
