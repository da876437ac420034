"""Header and footer (ECMA-376 part 1, 17.10)."""

from __future__ import annotations

from czguide.document.model import sections
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import closing, field, opening
from czguide.writers.docx.fields import run as field_run
from czguide.writers.docx.inlines import runs
from czguide.writers.docx.paragraphs import paragraph
from czguide.writers.docx.xml import Element, root, w


def header(context: Context) -> Element:
    """The guide's title, and the chapter that the page is in.

    The title is the document property, so it changes with it. The chapter's cached text is empty:
    Word works it out page by page; LibreOffice 7.4 cannot and would show one chapter everywhere.
    The style is named by its level because its name differs in each language of Word (17.16.5.59).
    """
    content = [*opening("TITLE"), *runs(context.document.metadata.title, context), closing()]
    if any(section.level == 1 for section in sections(context.document.blocks)):
        content += [field_run(w("tab")), *field("STYLEREF 1")]
    return root("hdr", paragraph("Header", content))


def footer(context: Context) -> Element:
    """The page number, which needs no word in any language; drafts say so if there is a label for it."""
    labels, status = context.document.labels, context.document.metadata.status
    words = labels.get(status, "")
    content = runs(words, context) if words else []
    return root("ftr", paragraph("Footer", [*content, field_run(w("tab")), *field("PAGE", "1")]))
