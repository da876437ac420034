"""Header and footer (ECMA-376 part 1, 17.10)."""

from __future__ import annotations

from czguide.document.model import Section
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import closing, field, opening
from czguide.writers.docx.fields import run as field_run
from czguide.writers.docx.inlines import copy, run, runs
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.styles import PART, name_of
from czguide.writers.docx.xml import Element, root, text, w

_OF = " / "


def header(chapter: Section | None, context: Context) -> Element:
    """The guide's title, and the chapter that the page is in.

    The title is the document property, so it changes with it. Every chapter has a header of its own, so that
    the chapter's name is right also where a word processor does not work fields out (LibreOffice 7.4).
    The style is named by its level because its name differs in each language of Word (17.16.5.59).
    """
    content = [*opening("TITLE"), *runs(context.document.metadata.title, context), closing()]
    if chapter is not None:
        style = "1" if chapter.kind == "chapter" else f'"{name_of(PART)}"'
        number = [run(chapter.number + context.language.run_in, context)] if chapter.number else []
        name = [*number, *copy(chapter.heading, context)]
        content += [field_run(w("tab")), *opening(f"STYLEREF {style}"), *name, closing()]
    return root("hdr", paragraph("Header", content))


def footer(context: Context, count: int | None) -> Element:
    """The page of all pages, in no language; drafts say so if there is a label for it."""
    labels, status = context.document.labels, context.document.metadata.status
    words = labels.get(status, "")
    content = runs(words, context) if words else []
    pages = [field_run(text(_OF)), *field("NUMPAGES", "" if count is None else str(count))]
    return root("ftr", paragraph("Footer", [*content, field_run(w("tab")), *field("PAGE", "1"), *pages]))
