"""Bring a locale's PO files up to date with the content, by message id.

Babel's and gettext's own merging guesses by similarity and attaches translations to the wrong
text; ids do not guess. A changed source keeps its translation as fuzzy with the previous source;
a removed message is kept as obsolete.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import write_po

from czguide.content.model import Text
from czguide.content.walk import domain, messages
from czguide.diagnostics import Problems
from czguide.files import write_atomically
from czguide.localization.catalogs import previous_sources, read_catalog
from czguide.localization.localize import Localized
from czguide.localization.placeholders import placeholders

PLURAL_GROUPS = ("patterns.counters.", "patterns.units.")
"""Patterns whose words depend on the number."""

Translations = Mapping[str, str | tuple[str, ...]]


def update_catalogs(
    folder: Path, localized: Localized, problems: Problems, given: Translations | None = None
) -> list[Path]:
    """Rewrite the PO files that change; returns them. `given` adds translations by id."""
    locale = localized.locale
    by_domain: dict[str, list[Text]] = {}
    for text in messages(localized.content):
        by_domain.setdefault(domain(text.id), []).append(text)
    written = []
    for name, texts in by_domain.items():
        path = folder / locale.tag / "LC_MESSAGES" / f"{name}.po"
        shown = f"locales/{locale.tag}/LC_MESSAGES/{name}.po"
        old = read_catalog(path, shown, locale.tag, problems) if path.is_file() else None
        if old is None and path.is_file():
            continue
        before = previous_sources(path) if old is not None else {}
        data = _bytes(_merge(texts, old, before, localized, given or {}))
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
            written.append(path)
    return written


def _merge(
    texts: Iterable[Text],
    old: BabelCatalog | None,
    earlier: Mapping[str, str],
    localized: Localized,
    given: Translations,
) -> BabelCatalog:
    locale = localized.locale
    new = BabelCatalog(
        locale=locale.tag.replace("-", "_"),
        charset="utf-8",
        fuzzy=False,
        header_comment=_header(locale.name),
    )
    plurals = new.num_plurals
    known: dict[str, BabelMessage] = {m.context: m for m in old if m.id and m.context} if old else {}
    known.update({m.context: m for m in old.obsolete.values() if m.context} if old else {})
    for text in texts:
        plural = text.id.startswith(PLURAL_GROUPS)
        id: str | tuple[str, str] = (text.source, text.source) if plural else text.source
        before = known.pop(text.id, None)
        string: str | tuple[str, ...] = ("",) * plurals if plural else ""
        flags: set[str] = set()
        previous: list[str] = []
        if before is not None:
            string = _shaped(before.string, plural, plurals)
            source = before.id[0] if isinstance(before.id, (tuple, list)) else before.id
            changed = source != text.source
            if any(string) and (before.fuzzy or changed):
                flags.add("fuzzy")
                previous = [source] if changed else [p for p in (earlier.get(text.id),) if p]
        if text.id in given:
            string = _shaped(given[text.id], plural, plurals)
            flags.discard("fuzzy")
            previous = []
        new.add(
            id,
            string,
            locations=[(text.at.path, text.at.line)],
            flags=flags,
            auto_comments=_comments(text, localized),
            user_comments=_notes(before),
            previous_id=previous,
            context=text.id,
        )
    for context, message in known.items():
        if any(_shaped(message.string, False, 1)):
            # Babel keys these like its messages, and types the key more narrowly than it is.
            new.obsolete[new._key_for(message.id, context)] = message
    return new


def _notes(message: BabelMessage | None) -> list[str]:
    """The translator's own comments; Babel takes `#|` lines for such."""
    comments = message.user_comments if message is not None else ()
    return [comment for comment in comments if not comment.startswith("|")]


def _shaped(string: object, plural: bool, plurals: int) -> str | tuple[str, ...]:
    forms = tuple(string) if isinstance(string, (tuple, list)) else (str(string or ""),)
    if not plural:
        return str(forms[0])
    return (forms + (forms[-1],) * plurals)[:plurals]


def _comments(text: Text, localized: Localized) -> list[str]:
    """For the translator: what the placeholders become, and the names' forms."""
    comments = []
    for placeholder in dict.fromkeys(placeholders(text.source)):
        if placeholder.fact in localized.content.book.facts:
            value = localized.fact(placeholder.fact).part(placeholder.part)
            comments.append(f"{placeholder} = {value}")
    for term in localized.termbase.hits(text.source):
        form = localized.termbase.form(term.key, localized.locale.tag)
        if form and form.display:
            comments.append(f"{term.zh} = {form.display} [{form.status}]")
    return comments


def _header(name: str) -> str:
    return (
        f"# {name}: translations of the brochure's texts.\n"
        "# The Chinese (msgid) comes from content/; msgctxt is the text's id."
    )


def _bytes(catalog: BabelCatalog) -> bytes:
    """The PO file unwrapped, with a header that has no clock in it."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=0, omit_header=False, include_previous=True, sort_output=False)
    lines = stream.getvalue().decode("utf-8").splitlines()
    dropped = (
        '"Report-Msgid-Bugs-To:',
        '"Last-Translator:',
        '"Language-Team:',
        '"Project-Id-Version:',
        '"POT-Creation-Date:',
        '"PO-Revision-Date:',
        '"Generated-By:',
    )
    kept = [line for line in lines if not line.startswith(dropped)]
    text = "\n".join(kept)
    # gettext's format flags would forbid what is allowed here: {fact} for {fact.number}.
    text = re.sub(r"^#,(?: python-(?:brace-)?format,?)+\n", "", text, flags=re.MULTILINE)
    text = re.sub(r", python-(?:brace-)?format", "", text)
    text = re.sub(r'^(#\| msgid)\n#\| "', r'\1 "', text, flags=re.MULTILINE)
    return (text + "\n").encode("utf-8")
