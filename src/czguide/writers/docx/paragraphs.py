"""Paragraphs: what every block is made of."""

from __future__ import annotations

from collections.abc import Iterable

from czguide.document.model import Inlines
from czguide.writers.docx.context import Context
from czguide.writers.docx.inlines import content, run
from czguide.writers.docx.xml import Element, paragraph_properties, w


def paragraph(style: str, runs: Iterable[Element], *properties: Element) -> Element:
    """A paragraph. Its looks are the style's; `properties` are for what no style can say."""
    return w("p", paragraph_properties([w("pStyle", val=style), *properties]), *runs)


def titled(title: Inlines | None, words: Inlines, context: Context) -> list[Element]:
    """A text after its run-in title, each inside its own message's bookmark."""
    runs = content(title, context, ("Strong",))
    if runs and words.items:
        runs.append(run(context.language.run_in, context))
    return runs + content(words, context)
