"""Bring a locale's PO files up to date with the content."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from czguide.content.walk import domain
from czguide.diagnostics import Location, Problems
from czguide.files import remove_leftovers, require_writable, write_atomically
from czguide.localization.catalogs import REVIEW_FIELD, Catalog, Message, read_po
from czguide.localization.extract import PATTERNS, header_text, templates
from czguide.localization.locale import Locale
from czguide.localization.localize import Localized
from czguide.localization.merge import Merged, Proposal, merge
from czguide.localization.plurals import plural_header
from czguide.localization.po import Entry, PoFile, format_po, plural_forms

Translations = Mapping[str, str | tuple[str, ...]]


def update_catalogs(
    folder: Path,
    localized: Localized,
    problems: Problems,
    given: Translations | None = None,
    proposals: Mapping[str, Proposal] | None = None,
) -> list[Path]:
    """Rewrite the PO files that change; returns them. `given` adds translations by id, `proposals` are for
    new messages.

    After a problem nothing is written.
    """
    return write_catalogs(changed_catalogs(folder, localized, problems, given, proposals))


def write_catalogs(changed: Mapping[Path, bytes]) -> list[Path]:
    """Write all, or none where one is read-only; returns those written."""
    for path in changed:
        require_writable(path)
    for folder in {path.parent for path in changed}:
        list(remove_leftovers(folder))
    for path, data in changed.items():
        write_atomically(path, data)
    return list(changed)


def changed_catalogs(
    folder: Path,
    localized: Localized,
    problems: Problems,
    given: Translations | None = None,
    proposals: Mapping[str, Proposal] | None = None,
) -> dict[Path, bytes]:
    """The PO files that change, with what they are to hold. `proposals` are for new messages, by id.

    All domains are merged as one, so that a text keeps its translation when it moves between guides.
    """
    locale = localized.locale
    wanted = list(templates(localized))
    files: dict[str, PoFile] = {}
    read: dict[str, bytes] = {}
    for name in dict.fromkeys(domain(template.id) for template in wanted):
        path = _path(folder, locale.tag, name)
        if not path.is_file():
            files[name] = PoFile((new_header(locale),))
            continue
        shown = f"locales/{locale.tag}/LC_MESSAGES/{name}.po"
        file = read_po(path, shown, problems)
        if file is None:
            return {}
        # An empty file is as good as none.
        files[name] = file if file.entries else PoFile((new_header(locale),))
        read[name] = path.read_bytes()
    headed = [file for file in files.values() if file.header] or [PoFile((new_header(locale),))]
    plurals, rule = plural_forms(headed[0])
    known = [entry for file in files.values() for entry in file.entries]
    here = {entry.context for entry in known if not entry.obsolete}
    if any(template.id not in here for template in wanted):
        others = _elsewhere(folder / locale.tag / "LC_MESSAGES", files)
        known += [entry for entry in others if entry.context and entry.context not in here]
    merged = merge(wanted, known, plurals, locale.scales, proposals, localized.in_source)
    patterns = _patterns(merged, localized.catalog)
    if patterns:
        # The notes word facts as the patterns do: these must be known first.
        catalog = replace(localized.catalog, messages={**localized.catalog.messages, **patterns}, plural=rule)
        wanted = list(templates(replace(localized, catalog=catalog, _facts={})))
        merged = merge(wanted, known, plurals, locale.scales, proposals, localized.in_source)
    entries: dict[str, list[Entry]] = {name: [] for name in files}
    for entry in merged.entries:
        own = _given(entry, given.get(entry.context), plurals) if given else entry
        entries[domain(entry.context)].append(own)
    homes = {id(e.read): name for name, file in files.items() for e in file.entries}
    changed = {}
    for name, file in files.items():
        obsolete = [e for e in merged.obsolete if homes.get(id(e.read)) == name]
        header = [entry for entry in file.entries if entry.is_header] or [new_header(locale)]
        data = format_po(replace(file, entries=(*header[:1], *entries[name], *obsolete)))
        if read.get(name) != data:
            changed[_path(folder, locale.tag, name)] = data
    return changed


def _elsewhere(folder: Path, domains: Collection[str]) -> list[Entry]:
    """Entries of files whose guide is gone, or has another name now. The files stay as they are."""
    found: list[Entry] = []
    for path in sorted(folder.glob("*.po")):
        file = read_po(path, path.name, Problems()) if path.stem not in domains else None
        found += [entry for entry in file.entries if not entry.obsolete] if file else []
    return found


def _patterns(merged: Merged, catalog: Catalog) -> dict[str, Message]:
    """Patterns that have another translation than the catalog has under their id, such as renamed ones."""
    return {
        entry.context: Message(entry.context, entry.source, entry.strings, entry.fuzzy, Location(""))
        for entry in merged.entries
        if entry.context.startswith(PATTERNS)
        and entry.translated
        and ((before := catalog.messages.get(entry.context)) is None or before.forms != entry.strings)
    }


def new_header(locale: Locale) -> Entry:
    """The header of a new PO file. It holds no date: the same content gives the same file."""
    fields = {
        "Language": locale.tag,
        REVIEW_FIELD: "none",
        "Plural-Forms": plural_header(locale.cldr),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    notes = (
        f"# {locale.name}: translations of the brochure's texts.",
        "# The Chinese (msgid) comes from content/; msgctxt is the text's id.",
        "# No native speaker has reviewed these translations.",
    )
    return Entry("", (header_text(fields),), notes=notes)


def _path(folder: Path, tag: str, name: str) -> Path:
    return folder / tag / "LC_MESSAGES" / f"{name}.po"


def _given(entry: Entry, translation: str | tuple[str, ...] | None, plurals: int) -> Entry:
    if translation is None:
        return entry
    forms = (translation,) if isinstance(translation, str) else translation
    wanted = 1 if entry.plural is None else plurals
    strings = (forms + forms[-1:] * wanted)[:wanted]
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, strings=strings, flags=flags, previous=())
