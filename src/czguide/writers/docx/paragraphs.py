"""Paragraphs: what every block is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from czguide.document.model import Inlines, by_language
from czguide.writers.docx.context import Context
from czguide.writers.docx.inlines import content, run
from czguide.writers.docx.pairs import between
from czguide.writers.docx.xml import Element, copier, paragraph_properties, w


def paragraph(style: str, runs: Iterable[Element], *properties: Element, stay: bool = False) -> Element:
    """A paragraph. Its looks are the style's; `properties` are for what no style can say. `stay`: on the page
    of the next."""
    if properties:
        return w("p", paragraph_properties([w("pStyle", val=style), *properties]), *runs)
    element = _plain(style, stay)()
    element.extend(runs)
    return element


@cache
def _plain(style: str, stay: bool) -> Callable[[], Element]:
    """Makes paragraphs of a style: copying one is faster than making its elements."""
    properties = [w("pStyle", val=style), *([w("keepNext")] if stay else [])]
    return copier(w("p", paragraph_properties(properties)))


def titled(title: Inlines | None, words: Inlines, context: Context) -> list[Element]:
    """A text after its run-in title, each inside its own message's bookmark; once for each language."""
    return in_languages(title, words, context, "Strong", context.language.run_in)


def in_languages(
    title: Inlines | None, words: Inlines, context: Context, style: str, joint: str, joint_style: str = ""
) -> list[Element]:
    """A title in a character style, what joins it to the text, and the text; one language after the other."""
    found: list[Element] = []
    for own_title, own in by_language(title, words):
        if found:
            found.append(between())
        runs: list[Element] = []
        for label in own_title.each if own_title else ():
            if runs:
                runs.append(run(" ", context))
            runs += content(label, context, (style,))
        if runs and own.items:
            runs.append(run(joint, context, (joint_style,) if joint_style else ()))
        found += runs + content(own, context)
    return found
