"""The files of one document: where they go, what they are called, what they are written with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from czguide.checks.pages import check_pages
from czguide.diagnostics import Problems
from czguide.document.handoff import hand_off
from czguide.document.model import Document
from czguide.files import write_atomically
from czguide.localization.localize import Localized
from czguide.project import TOGETHER, Project
from czguide.theme.fonts import FontTable
from czguide.theme.model import Fonts, Theme
from czguide.theme.press import Press, load_press
from czguide.writers.docx import write_docx
from czguide.writers.pdf import PdfResult, write_pdf

if TYPE_CHECKING:
    from czguide.pipeline import Request

SCREEN = "screen"
"""The profile of files to be read and kept; their names don't say it."""


@dataclass(frozen=True)
class Made:
    """One file made, with its pages as the PDF has them."""

    path: Path
    pages: int
    size: int


def edition_name(document: Document, profile: str = SCREEN) -> str:
    """What a document's files are called, without suffix: guide-en, guide-zh+en, guide-zh-print."""
    tags = TOGETHER.join(tag.replace("-", "_") for tag in document.languages)
    return f"{document.guide}-{tags}" + ("" if profile == SCREEN else f"-{profile}")


def theme_of(theme: Theme, edition: Localized, document: Document) -> Theme:
    """The look with the fonts and the direction of a document's language."""
    locale = edition.locale
    fonts = Fonts(locale.font_order, locale.office_latin, locale.office_east_asian)
    return theme.with_fonts(fonts, document.lang).facing(document.direction)


def load_print(project: Project, theme: Theme) -> Press:
    """How the theme is printed."""
    return load_press(*project.theme_file(), theme.colours, project.asset)


def write(
    document: Document,
    theme: Theme,
    fonts: FontTable,
    edition: Localized,
    request: Request,
    progress: Callable[[str], None],
    problems: Problems,
    press: Press | None = None,
) -> Iterator[Made]:
    """The files of one document. The PDF's layout gives the DOCX its page numbers."""
    own = theme_of(theme, edition, document)
    name = edition_name(document, request.profile)
    stem = request.out / document.guide / name
    progress(name)
    layout: PdfResult = write_pdf(document, own, fonts.fonts, press=press)
    if "pdf" in request.formats:
        check_pages(layout, f"{name}.pdf", problems)
    for suffix in request.formats:
        if document.sheet and suffix != "pdf":
            continue
        if suffix == "pdf":
            data = layout.data
        else:
            # Two languages in one file can't be told apart for sure when it comes back.
            sent = None if document.second else hand_off(document, edition, request.project)
            data = write_docx(document, own, layout.pages, sent, count=layout.count)
        path = stem.with_suffix(f".{suffix}")
        write_atomically(path, data)
        yield Made(path, layout.count, len(data))
