"""Extraction: the content's messages with what a translator wants to know of them.

`templates` serves the POT files, the update of the PO files, and Babel's `pybabel extract`, so that
all three have the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from czguide.content.model import Text
from czguide.content.walk import domain, messages
from czguide.files import write_atomically
from czguide.localization.localize import Localized
from czguide.localization.placeholders import placeholders
from czguide.localization.po import Entry, PoFile, format_po, parse_po
from czguide.localization.poentry import Template

PATTERNS = "patterns."
PLURAL_GROUPS = ("patterns.counters.", "patterns.units.", "patterns.currencies.")
"""Patterns whose words depend on the number."""

_DATE = "POT-Creation-Date"


def templates(localized: Localized) -> Iterator[Template]:
    """Every message, with notes in the edition's language."""
    for text in messages(localized.content):
        place = f"{text.at.path}:{text.at.line}"
        plural = text.id.startswith(PLURAL_GROUPS)
        notes = [*(fact_notes(text, localized) if "{" in text.source else ()), *_names(text, localized)]
        yield Template(text.id, text.source, place, tuple(notes), plural)


def _names(text: Text, localized: Localized) -> Iterator[str]:
    """How the locale writes the names; in the template, what they are."""
    for term in localized.termbase.hits(text.source):
        if localized.is_source:
            yield f"{term.zh} [{term.kind}]"
            continue
        form = localized.termbase.form(term.key, localized.locale.tag)
        if form and form.display:
            yield f"{term.zh} = {form.display} [{form.status}]"


def fact_notes(text: Text, localized: Localized) -> Iterator[str]:
    """What the placeholders become."""
    for placeholder in dict.fromkeys(placeholders(text.source)):
        if placeholder.fact in localized.content.book.facts:
            yield f"{placeholder} = {localized.fact(placeholder.fact).part(placeholder.part)}"


def write_templates(folder: Path, localized: Localized, name: str, now: str) -> list[Path]:
    """Write a POT file per domain; one whose only difference is its date stays. Returns those written.

    `now` is the date for the header, as gettext writes it: 2026-11-23 00:00+0000.
    """
    by_domain: dict[str, list[Entry]] = {}
    for template in templates(localized):
        by_domain.setdefault(domain(template.id), []).append(template_entry(template))
    written = []
    for stem, entries in by_domain.items():
        path = folder / f"{stem}.pot"
        data = format_po(PoFile((_header(name, now), *entries)))
        if not path.is_file() or _undated(path.read_bytes()) != _undated(data):
            write_atomically(path, data)
            written.append(path)
    return written


def template_entry(template: Template) -> Entry:
    """A message without a translation, as POT files have it."""
    plural = template.source if template.plural else None
    strings = ("", "") if template.plural else ("",)
    return Entry(template.source, strings, template.id, plural, (), template.notes, (template.place,))


def _header(name: str, now: str) -> Entry:
    fields = {
        "Project-Id-Version": name,
        "Report-Msgid-Bugs-To": "",
        _DATE: now,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    notes = (
        f"# Texts of the project '{name}'.",
        "# msgctxt is a text's id, msgid its Chinese, from content/.",
    )
    return Entry("", (header_text(fields),), notes=notes, flags=("fuzzy",))


def header_text(fields: Mapping[str, str]) -> str:
    """Header fields as the empty message's translation."""
    return "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields.items())


def _undated(data: bytes) -> bytes:
    """The file's bytes without its date and whatever else git or an editor does to line ends."""
    try:
        file = parse_po(data)
    except ValueError:
        return data
    entries = []
    for entry in file.entries:
        if entry.is_header:
            lines = entry.strings[0].splitlines()
            undated = "\n".join(line for line in lines if not line.startswith(_DATE))
            entry = replace(entry, strings=(undated,))
        entries.append(entry)
    return format_po(PoFile(tuple(entries), file.tail))
