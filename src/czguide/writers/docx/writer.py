"""From a finished Document to the bytes of a DOCX."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from czguide.document.handoff import Handoff
from czguide.document.model import Document
from czguide.theme.model import Theme
from czguide.writers.docx import aside, manifest, properties, running
from czguide.writers.docx.blocks import write_blocks
from czguide.writers.docx.context import Context
from czguide.writers.docx.cover import fitted
from czguide.writers.docx.fonts import east_asian_font, font_table
from czguide.writers.docx.package import assemble
from czguide.writers.docx.pairs import first_styles, settle
from czguide.writers.docx.ruler import EmRuler
from czguide.writers.docx.settings import settings
from czguide.writers.docx.stylesheet import stylesheet
from czguide.writers.docx.themepart import theme_part
from czguide.writers.docx.xml import parse


def write_docx(
    document: Document,
    theme: Theme,
    pages: Mapping[str, int],
    handoff: Handoff | None = None,
    *,
    count: int | None = None,
) -> bytes:
    """The document for word processors (ECMA-376, transitional); the same input gives the same bytes.

    `theme` carries the fonts of the document's language. `pages`: section anchor to page number, from
    a layout, for the contents and the index; word processors correct them when asked to. An anchor
    that is missing gets no number. `count`: how many pages that layout has. `handoff` goes along, so that
    the editor's changes can come back.
    """
    context = Context(document, theme, pages)
    context.headers.append(running.header(context.first, context))
    write_blocks(document.blocks, context)
    body = context.body.part()
    parted: set[str] = set()
    if document.second:
        parted = settle(body, document, EmRuler(theme), context.page.text_width)
    fonts, language, palette = theme.fonts, context.language, context.palette
    # The styles come last: the runs have told which combinations they need.
    parts = {
        "footer": running.footer(context, count),
        "numbering": context.numbering.part(palette),
        "settings": settings(language, document.line_break),
        "theme": theme_part(palette, fonts, language),
        "fonts": font_table([fonts.office_latin, east_asian_font(fonts, language)]),
        "styles": stylesheet(
            palette,
            context.page,
            context.characters,
            fitted(document, theme, context.page),
            first_styles(parted),
        ),
    }
    about = {
        "core": properties.core(document),
        "extended": properties.extended(document),
        "custom": properties.custom(document, handoff),
    }
    data = None
    if handoff is not None:
        headers = (("header", header) for header in context.headers)
        stories = ("document", body), *headers, ("footer", parts["footer"])
        charts = (part for part in context.relations.attached.values() if part.kind.endswith("/chart"))
        words: list[tuple[str, Iterable[str]]] = [
            (aside.PROPERTIES, aside.properties(about["core"])),
            (aside.DESCRIPTIONS, aside.descriptions(body)),
            (aside.CHARTS, (label for chart in charts for label in aside.labels(parse(chart.data)))),
            (aside.LINKS, map(aside.target, context.relations.links)),
        ]
        data = manifest.manifest(handoff, stories, words), manifest.properties()
    return assemble(body, parts, context.headers, about, context.relations, data)
