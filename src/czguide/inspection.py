"""Every problem of a project, with what only the layout shows: what `czguide check` prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from czguide.checks.catalog import check_catalog, overlong, unsettable
from czguide.checks.layout import count_lines
from czguide.checks.pages import check_pages
from czguide.collector import collector_paused
from czguide.diagnostics import Diagnostic, Problems, Severity
from czguide.document.model import Document
from czguide.errors import CzguideError
from czguide.output import edition_name, theme_of
from czguide.pipeline import (
    Loaded,
    Request,
    blocked,
    check_all_glyphs,
    compose_all,
    load,
    load_look,
    located,
    refuse,
    tags_of,
)
from czguide.project import Project
from czguide.theme.fonts import FontTable
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf


def check(project: Project, request: Request, *, pages: bool = False) -> list[Diagnostic]:
    """Every problem a draft build would meet, and what a release would refuse, as notes.

    With `pages` every edition is laid out, and its pages are checked too.
    """
    with collector_paused():
        loaded = load(project, request, thorough=True)
        if not blocked(loaded.problems):
            with _kept(loaded.problems):
                _check_layout(project, loaded, request, pages)
    later = Loaded(loaded.content, loaded.editions, loaded.structures, Problems())
    refuse(later, request)
    loaded.problems.extend(replace(item, severity=Severity.NOTE) for item in later.problems)
    return loaded.problems.ordered()


_NO_GLYPH = "fonts.missing-glyph"


@contextmanager
def _kept(problems: Problems) -> Iterator[None]:
    """No font, no room: what else was found is to be seen all the same."""
    try:
        yield
    except CzguideError as error:
        problems.extend(error.diagnostics)


def _check_layout(project: Project, loaded: Loaded, request: Request, pages: bool) -> None:
    settable = {tag: edition.without(unsettable(edition)) for tag, edition in loaded.editions.items()}
    loaded = replace(loaded, editions=settable)
    theme, fonts = load_look(project, loaded)
    documents = list(compose_all(loaded, request))
    check_all_glyphs(documents, fonts, loaded)
    if blocked(loaded.problems, (_NO_GLYPH,)):
        return
    unprintable = {item.location for item in loaded.problems.errors if item.code == _NO_GLYPH}
    if unprintable:
        for tag, edition in settable.items():
            found = edition.catalog.messages.items()
            settable[tag] = edition.without([id for id, message in found if message.at in unprintable])
        documents = list(compose_all(loaded, request))
        known = Problems()
        check_all_glyphs(documents, fonts, replace(loaded, problems=known))
        if known.errors:
            return
    lines: dict[str, dict[str, int]] = {}
    for document, edition in documents:
        look = theme_of(theme, edition, document)
        with _kept(loaded.problems), located(document, loaded):
            measure_headings(document, look, fonts, loaded, lines)
            if pages:
                layout = write_pdf(document, look, fonts.fonts)
                check_pages(layout, f"{edition_name(document)}.pdf", loaded.problems)
    for tag, own in lines.items():
        check_catalog(loaded.editions[tag], loaded.problems, (overlong.CHECK,), own)


def measure_headings(
    document: Document, theme: Theme, fonts: FontTable, loaded: Loaded, lines: dict[str, dict[str, int]]
) -> None:
    """Note in `lines`, by locale and message, how many lines each translated heading takes in the PDF; those
    set before a page proves too small, too."""
    # A card has the Chinese beside a language that was asked for alone.
    tags = [tag for tag in tags_of(document) if tag in loaded.editions]
    translated = [tag for tag in tags if not loaded.editions[tag].is_source]
    if translated:
        found = {tag.replace("_", "-"): lines.setdefault(tag, {}) for tag in translated}
        count_lines(document, theme, fonts.fonts, found)
