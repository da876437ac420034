"""Inlines to runs, links, and content controls."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from czguide.addresses import uri
from czguide.document.model import (
    Blank,
    Cite,
    Emph,
    FactValue,
    Foreign,
    Inline,
    Inlines,
    Link,
    Missing,
    Name,
    NoBreak,
    Qualification,
    Str,
    Strong,
)
from czguide.typeset.isolate import directed
from czguide.writers.docx.context import Context
from czguide.writers.docx.fields import text_reference
from czguide.writers.docx.language import language
from czguide.writers.docx.names import fact_tag
from czguide.writers.docx.pairs import between
from czguide.writers.docx.xml import VALUE, Element, copier, relation, run_properties, text, w

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks that hold all right-to-left letters (Unicode 16, DerivedBidiClass.txt)."""

_Stack = tuple[str, ...]
"""Ids of character styles, outermost first."""


def content(words: Inlines | None, context: Context, stack: _Stack = ()) -> list[Element]:
    """A text as paragraph content, the message's own part inside its bookmark.

    Of a text in two languages each has a bookmark; what stands between them is settled by `pairs.settle`.
    """
    if words is None:
        return []
    found: list[Element] = []
    for own in words.each:
        if found:
            found.append(between())
        with context.in_language(own.lang):
            found += context.mark_message(own.message, list(_all(own.own, context, stack)))
            found += _all(own.items[len(own.own) :], context, stack)
    return found


def unmarked(words: Inlines, context: Context) -> list[Element]:
    """A text that is printed again in a drawing, without its message's bookmark."""
    return list(_all(words.items, context, ()))


def copy(words: Inlines, context: Context) -> list[Element]:
    """A text printed once more (a heading in the contents): plain, and without its message's bookmark."""
    found: list[Element] = []
    for own in words.each:
        if found:
            found.append(run("\u2003", context))
        with context.in_language(own.lang):
            found += runs(own.plain(), context)
    return found


def runs(words: str, context: Context, stack: _Stack = (), lang: str = "") -> list[Element]:
    """Runs of text, one for each direction in it.

    A right-to-left run must hold no letters that run from the left, and no other run any that run from the
    right (ECMA-376 part 1, 17.3.2.30).
    """
    style, lang, rtl = _setting(context, stack, lang)
    if not rtl and not _FROM_THE_RIGHT.search(words):
        return [_run(words, style, lang, right=False)]
    return [_run(piece, style, lang, right) for piece, right in directed(words, rtl)]


def run(marks: str, context: Context, stack: _Stack = ()) -> Element:
    """A run of marks, spaces or digits only: they run as their paragraph does."""
    style, lang, rtl = _setting(context, stack, "")
    return _run(marks, style, lang, rtl)


def _setting(context: Context, stack: _Stack, lang: str) -> tuple[str, str, bool]:
    """The character style of a run, its language where it is not the document's, and its direction."""
    if context.speaking:
        lang = lang or context.speaking
        stack = (*context.second, *stack)
    rtl = language(lang).right_to_left if lang else context.document.direction == "rtl"
    return context.characters.use(stack, lang), lang, rtl


def _run(words: str, style: str, lang: str, right: bool) -> Element:
    """One run. Line ends become line breaks (17.3.3.1)."""
    element = _empty(style, lang, right)()
    first, *others = words.split("\n") if "\n" in words else (words,)
    element[-1].text = first
    for line in others:
        element.extend((w("br"), text(line)))
    return element


@lru_cache(1 << 10)
def _empty(style: str, lang: str, right: bool) -> Callable[[], Element]:
    """Makes runs without text: copying one is faster than making its properties."""
    properties = [w("rStyle", val=style)] if style else []
    if lang:
        # Said by the style as well; spelling must survive a lost style.
        foreign = language(lang)
        properties.append(w("lang", **{foreign.slot: foreign.tag}))
    if right:
        properties.append(w("rtl"))
    return copier(w("r", run_properties(properties), text("")))


def fact(identity: str, part: str, words: str, context: Context, stack: _Stack = ()) -> Element:
    """A fact's value in a control that can neither be edited nor deleted (17.5.2.23, 17.18.50).

    Inline, because LibreOffice does not keep controls around whole paragraphs.
    """
    element = _control(fact_tag(identity, part), context.characters.use((*stack, "Fact")))()
    properties, inside = element
    properties[3].set(VALUE, str(context.control_id()))
    inside.extend(runs(words, context, (*stack, "Fact")))
    return element


@lru_cache(1 << 10)
def _control(tag: str, style: str) -> Callable[[], Element]:
    properties = w(
        "sdtPr",
        w("rPr", w("rStyle", val=style)),
        w("alias", val=tag.removeprefix("fact:")),
        w("tag", val=tag),
        w("id"),
        w("lock", val="sdtContentLocked"),
    )
    return copier(w("sdt", properties, w("sdtContent")))


def _all(items: Iterable[Inline], context: Context, stack: _Stack) -> Iterable[Element]:
    for item in items:
        yield from _inline(item, context, stack)


def _inline(item: Inline, context: Context, stack: _Stack) -> Iterable[Element]:
    match item:
        case Str(words):
            if words:
                yield from runs(words, context, stack)
        case Strong(children):
            yield from _all(children, context, (*stack, "Strong"))
        case Emph(children):
            yield from _all(children, context, (*stack, "Emphasis"))
        case Link(children, target):
            yield from _link(children, target, context, stack)
        case NoBreak(words):
            yield from _unbroken(words, context, stack)
        case FactValue(identity, words, part):
            yield fact(identity, part, words, context, stack)
        case Name(_, words):
            yield from runs(words, context, (*stack, "Unverified"))
        case Foreign(words, lang):
            yield from runs(words, context, (*stack, "Foreign"), lang)
        case Missing(words, lang):
            yield from runs(words, context, (*stack, "Missing"), lang)
        case Blank(label):
            yield from runs(label, context, (*stack, "Blank"))
        case Cite(number, anchor):
            words = f"[{number}]"
            yield from _to_place(anchor, words, [run(words, context, ("Cite",))], context)
        case Qualification(words, weak):
            yield from runs(words, context, ("Unverified", "Qualification") if weak else ("Qualification",))


def _link(children: tuple[Inline, ...], target: str, context: Context, stack: _Stack) -> Iterable[Element]:
    if target.startswith("#"):
        place = target.removeprefix("#")
        inner = (*stack, "Hyperlink") if context.place(place) else stack
        words = children[0].text if len(children) == 1 and isinstance(children[0], Str) else ""
        yield from _to_place(place, words, list(_all(children, context, inner)), context)
    else:
        runs = _all(children, context, (*stack, "Hyperlink"))
        yield relation(w("hyperlink", *runs, history=1), context.relations.link(uri(target)))


def _to_place(anchor: str, words: str, runs: list[Element], context: Context) -> list[Element]:
    """The runs as a cross reference where they say what stands at the place, else as a link (17.16.22), or as
    they are if the place is not there."""
    bookmark = context.place(anchor)
    if not bookmark:
        return runs
    if words and words == context.places[anchor]:
        return [text_reference(bookmark, *runs)]
    return [w("hyperlink", *runs, anchor=bookmark, history=1)]


def _unbroken(words: str, context: Context, stack: _Stack) -> Iterable[Element]:
    """Text on one line: no-break spaces, and hyphens that do not break (17.3.3.18)."""
    for element in runs(words.replace(" ", "\u00a0"), context, (*stack, "NoBreak")):
        said = element[-1]
        element.remove(said)
        for piece in re.split("(-)", said.text or ""):
            if piece:
                element.append(w("noBreakHyphen") if piece == "-" else text(piece))
        yield element
