"""The whole run: load -> localize -> compose -> write -> check."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from czguide.checks import check_project
from czguide.checks.catalog import BY_TEXT
from czguide.checks.glyphs import Written, check_glyphs, written
from czguide.checks.icons import check_icons
from czguide.checks.pages import check_pages
from czguide.checks.release import check_edition, check_facts, check_publisher, refuse_translations
from czguide.checks.wording import check_wording
from czguide.collector import collector_paused
from czguide.content.facts import PartialDate
from czguide.content.loader import load_content
from czguide.content.model import Content
from czguide.content.walk import messages
from czguide.diagnostics import Problems
from czguide.document.bilingual import bilingual
from czguide.document.compose import compose
from czguide.document.handoff import Handoff
from czguide.document.model import Document
from czguide.document.references import check_references
from czguide.document.structure import Element, parse_structure
from czguide.document.templates import render_template
from czguide.errors import CzguideError
from czguide.files import reason, write_atomically
from czguide.localization.catalogs import Catalog, load_catalog
from czguide.localization.locale import load_locale
from czguide.localization.localize import Localized
from czguide.localization.termbase import load_termbase
from czguide.output import SCREEN, Made, edition_name, load_print, theme_of, write
from czguide.phrases import N_
from czguide.project import TOGETHER, Project
from czguide.readers.docx import MOST_BYTES, read_docx, too_large
from czguide.roundtrip.apply import apply
from czguide.roundtrip.collect import collect
from czguide.roundtrip.decide import decide, is_current, open_facts
from czguide.roundtrip.report import Report
from czguide.theme.fonts import FontTable, load_fonts
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.translation import load_edition, stop_if_broken
from czguide.writers.pdf import TooHighError, write_pdf
from czguide.writers.pdf.proof import Proofed

FORMATS = ("pdf", "docx")

PROFILES = (SCREEN, "print")
"""What a PDF is for: reading and keeping (PDF/UA, PDF/A), or a printing press (PDF/X)."""


@dataclass(frozen=True)
class Request:
    """What to build. `instant` is the documents' date, `today` what a release compares dates with.

    `locales`: a language each, or two for a bilingual edition (`zh+en`).
    `project` is the project's name, by which an import knows its files.
    """

    guides: tuple[str, ...]
    locales: tuple[str, ...]
    formats: tuple[str, ...]
    out: Path
    release: bool
    today: PartialDate
    instant: str
    project: str = ""
    profile: str = SCREEN

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language of the editions asked for, once."""
        return tuple(dict.fromkeys(tag for name in self.locales for tag in name.split(TOGETHER)))

    def editions(self, source: str, card: bool) -> tuple[tuple[str, ...], ...]:
        """The languages of each edition, an edition once however often it is asked for.

        A card is for two people: the `source` for who helps, the other language for who needs help.
        """
        asked = (tuple(name.split(TOGETHER)) for name in self.locales)
        return tuple(
            dict.fromkeys(
                (source, *tags) if card and len(tags) == 1 and tags[0] != source else tags for tags in asked
            )
        )


@dataclass(frozen=True)
class Loaded:
    """A project read and localized, with what was found wrong so far."""

    content: Content
    editions: dict[str, Localized]
    structures: dict[str, Element]
    problems: Problems


def build(
    project: Project, request: Request, progress: Callable[[str], None], problems: Problems
) -> Iterator[Made]:
    """Build what is asked for, file by file; raises CzguideError with all problems before writing any.

    Warnings are left in `problems`.
    """
    loaded = load(project, request, problems, thorough=request.release)
    if request.release:
        refuse(loaded, request)
    stop_if_broken(loaded.problems)
    documents = list(compose_all(loaded, request))
    theme, fonts = load_look(project, loaded)
    press = load_print(project, theme) if request.profile == "print" else None
    check_all_glyphs(documents, fonts, loaded)
    stop_if_broken(loaded.problems)
    with collector_paused():
        for document, edition in documents:
            with located(document, loaded):
                yield from write(document, theme, fonts, edition, request, progress, problems, press)


def proof(
    project: Project, request: Request, progress: Callable[[str], None], problems: Problems
) -> Iterator[Proofed]:
    """Every edition laid out, for a contact sheet; what the page checks find is left in `problems`."""
    loaded = load(project, request, problems)
    stop_if_broken(loaded.problems)
    documents = list(compose_all(loaded, request))
    theme, fonts = load_look(project, loaded)
    stop_if_broken(loaded.problems)
    press = load_print(project, theme) if request.profile == "print" else None
    with collector_paused():
        for document, edition in documents:
            name = edition_name(document, request.profile)
            progress(name)
            with located(document, loaded):
                layout = write_pdf(document, theme_of(theme, edition, document), fonts.fonts, press=press)
            faulty = check_pages(layout, f"{name}.pdf", problems)
            yield Proofed(name, layout.data, faulty)


_WORDING = frozenset(
    (
        *(f"catalog.{check.id}" for check in BY_TEXT),
        "catalog.ignore",
        "content.bare-number",
        "content.half-width",
    )
)
"""Errors that stop no layout: a wrong word, and a translation that is laid out as a missing one."""


def blocked(problems: Problems, harmless: tuple[str, ...] = ()) -> bool:
    """Whether there is an error with which nothing can be laid out; `harmless`: codes of more that do not."""
    return any(item.code not in (*_WORDING, *harmless) for item in problems.errors)


def load(
    project: Project, request: Request, problems: Problems | None = None, thorough: bool = False
) -> Loaded:
    """Read the content, catalogs and templates; check all of it, translations `thorough`ly or as a draft."""
    problems = Problems() if problems is None else problems
    content = load_content(project.root, project.works, project.edition, problems)
    translations = tuple(tag for tag in request.languages if tag != project.source_locale)
    termbase = load_termbase(project.root / "locales" / "termbase", translations, problems)
    editions = {tag: load_edition(project, content, termbase, tag, problems) for tag in request.languages}
    translated = [edition for edition in editions.values() if not edition.is_source]
    others = list(_others(project, editions)) if thorough else []
    check_project(content, termbase, translated, problems, thorough, others)
    for edition in editions.values():
        check_wording(edition, problems)
    structures = {}
    for name in request.guides:
        if name in content.guides and not blocked(problems):
            guide = content.guides[name]
            try:
                folders = project.folders("templates")
                xml = render_template(folders, guide, content, not request.release, project.base_url)
            except CzguideError as error:
                problems.extend(error.diagnostics)
                continue
            root = parse_structure(xml, f"{name}.xml", problems)
            if root is not None:
                check_references(root, next(iter(editions.values())), problems)
                structures[name] = root
    return Loaded(content, editions, structures, problems)


def _others(project: Project, editions: Mapping[str, Localized]) -> Iterator[Catalog]:
    """The project's catalogs, read without judging those that are not asked for."""
    for tag in project.known_locales:
        if tag in editions:
            yield editions[tag].catalog
        elif tag != project.source_locale:
            yield load_catalog(project.root / "locales", tag, ("common", *project.works), Problems())


def refuse(loaded: Loaded, request: Request) -> None:
    """What only a release refuses."""
    guides = tuple(loaded.content.guides[name] for name in request.guides if name in loaded.content.guides)
    refuse_translations(loaded.problems, request.languages, request.guides)
    check_facts(loaded.content, guides, request.today, loaded.problems)
    check_publisher(loaded.content, loaded.problems)
    for edition in loaded.editions.values():
        check_edition(guides, edition, loaded.problems)


def compose_all(loaded: Loaded, request: Request) -> Iterator[tuple[Document, Localized]]:
    """A Document per guide and edition, with what it is made from: its first language's."""
    some = next(iter(loaded.editions.values()))
    source = some.original or some
    known = {source.locale.tag: source, **loaded.editions}
    for name in request.guides:
        guide, root = loaded.content.guides[name], loaded.structures[name]
        composed: dict[str, Document] = {}
        for tags in request.editions(source.locale.tag, bool(root.get("sheet"))):
            for tag in tags:
                if tag not in composed:
                    composed[tag] = compose(guide, root, known[tag], not request.release, request.instant)
            first, *others = (composed[tag] for tag in tags)
            yield bilingual(first, others[0]) if others else first, known[tags[0]]


def load_look(project: Project, loaded: Loaded) -> tuple[Theme, FontTable]:
    """The theme and the fonts of all languages built; icons that the theme lacks are problems of `loaded`."""
    theme = load_theme(*project.theme_file(), project.folders("assets"))
    check_icons(loaded.content, loaded.structures.values(), theme, loaded.problems)
    own = load_locale(project.root / "locales" / project.source_locale, f"locales/{project.source_locale}")
    locales = (own, *(edition.locale for edition in loaded.editions.values()))
    # Spans and documents name their language as BCP 47 does: zh-Hant.
    orders = {locale.tag.replace("_", "-"): locale.font_order for locale in locales}
    return theme, load_fonts(project.asset, orders)


def check_all_glyphs(documents: list[tuple[Document, Localized]], fonts: FontTable, loaded: Loaded) -> None:
    """Every character of every document has a glyph."""
    for document, _ in documents:
        check_glyphs(document, fonts.fonts, partial(_written, document, loaded), loaded.problems)


def _written(document: Document, loaded: Loaded) -> Iterator[Written]:
    """What the document can be made of."""
    return written(
        loaded.content, [loaded.editions[tag] for tag in tags_of(document) if tag in loaded.editions]
    )


@contextmanager
def located(document: Document, loaded: Loaded) -> Iterator[None]:
    """Say where a text was written that no page can hold."""
    try:
        yield
    except TooHighError as error:
        places = [place for id, _, place in _written(document, loaded) if id == error.message]
        raise error.at(places, tags_of(document)) from error


def tags_of(document: Document) -> list[str]:
    """The locales of a document, of two where it has two languages."""
    return [lang.replace("-", "_") for lang in document.languages]


@dataclass(frozen=True)
class ImportRequest:
    """How to import. `accept`: take tracked changes; `conflicts`: write them as fuzzy; `sent`: the file as
    it was sent, for one that has lost its record of that; `home`: a copy of the project's `content` and
    `locales` to merge into, in its stead."""

    accept: bool = True
    conflicts: bool = False
    dry_run: bool = False
    sent: Path | None = None
    home: Path | None = None


@contextmanager
def rehearsal(project: Project) -> Iterator[Path]:
    """A passing copy of what an import changes, so that of several files each can meet what those before it
    did, and the project none of it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("content", "locales"):
            shutil.copytree(project.root / name, Path(folder) / name)
        yield Path(folder)


def import_docx(project: Project, path: Path, request: ImportRequest) -> Report:
    """Merge an edited file into catalogs and content; raises CzguideError where it can't be read.

    All files are written in the end, each at once.
    """
    sent = _bytes(request.sent) if request.sent else None
    returned = read_docx(path, _bytes(path), accept=request.accept, sent=sent)
    handoff = returned.handoff
    refuse_strangers(project, handoff, path)
    problems = Problems()
    home = replace(project, root=request.home or project.root)
    content = load_content(home.root, project.works, project.edition, problems)
    termbase = load_termbase(home.root / "locales" / "termbase", (), problems)
    edition = load_edition(home, content, termbase, handoff.locale, problems)
    stop_if_broken(problems)
    found = collect(returned)
    outcomes = tuple(decide(found, handoff, edition, _glyphs(project, edition)))
    report = Report(
        file=str(path),
        guide=handoff.guide,
        locale=handoff.locale,
        handoff=handoff.id,
        current=is_current(handoff, edition),
        tracked=returned.tracked,
        formatted=returned.formatted,
        outcomes=outcomes,
        facts=tuple(open_facts(found.facts, edition)),
        notes=tuple(found.notes),
        strays=tuple(found.strays),
    )
    report, files = apply(report, edition, home.root, conflicts=request.conflicts)
    if not request.dry_run:
        for target, data in files.items():
            write_atomically(target, data)
    return report


def _glyphs(project: Project, edition: Localized) -> Callable[[str], str]:
    """What tells the characters of a text that no font of the language has. No font is opened for characters
    that the edition prints already."""
    lang = edition.locale.tag.replace("_", "-")
    tables: list[FontTable] = []
    fine = {c for text in messages(edition.content) for c in text.source}
    fine.update(c for message in edition.catalog.messages.values() for form in message.forms for c in form)

    def lacking(text: str) -> str:
        new = sorted(c for c in set(text) - fine if not c.isspace())
        if new and not tables:
            tables.append(load_fonts(project.asset, {lang: edition.locale.font_order}))
        faces = [found.face for found in tables[0].fonts.chain(lang, "regular", False)] if new else []
        return "".join(c for c in new if not any(face.has(c) for face in faces))

    return lacking


def refuse_strangers(project: Project, handoff: Handoff, path: Path) -> None:
    """Raise CzguideError for a file of another project, guide or language."""
    for what, own, known in (
        (N_("project"), handoff.project, (project.name,)),
        (N_("guide"), handoff.guide, project.guides),
        (N_("locale"), handoff.locale, project.locales),
    ):
        if own not in known:
            raise CzguideError.single(
                "docx.stranger",
                N_(
                    "{path}: the file is of the {what} '{own}'; here there is {known}",
                    path=path,
                    what=what,
                    own=own,
                    known=", ".join(known),
                ),
                hint=N_("name its project: --project DIR"),
            )


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise CzguideError.single(
                "docx.unreadable",
                N_("{path}: a folder or a device, not a file", path=path),
                hint=N_("give the .docx that the editor sent back"),
            )
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise too_large(path)
        return path.read_bytes()
    except OSError as error:
        raise CzguideError.single(
            "docx.unreadable",
            N_("{path}: cannot read the file: {reason}", path=path, reason=reason(error)),
            hint=N_("is the name right?"),
        ) from None
