"""Inlines to runs, links, and content controls."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

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
            found.append(run(own.plain(), context))
    return found


def run(words: str, context: Context, stack: _Stack = (), lang: str = "") -> Element:
    """A run of text. Line ends become line breaks (ECMA-376 part 1, 17.3.3.1)."""
    if context.speaking:
        lang = lang or context.speaking
        stack = (*context.second, *stack)
    style = context.characters.use(stack, lang)
    element = _empty(style, lang, _right_to_left(words, context.document.direction))()
    first, *others = words.split("\n") if "\n" in words else (words,)
    element[-1].text = first
    for line in others:
        element.extend((w("br"), text(line)))
    return element


@lru_cache(1 << 10)
def _empty(style: str, lang: str, right_to_left: bool) -> Callable[[], Element]:
    """Makes runs without text: copying one is faster than making its properties."""
    properties = [w("rStyle", val=style)] if style else []
    if lang:
        # Said by the style as well; spelling must survive a lost style.
        foreign = language(lang)
        properties.append(w("lang", **{foreign.slot: foreign.tag}))
    if right_to_left:
        properties.append(w("rtl"))
    return copier(w("r", run_properties(properties), text("")))


def fact(identity: str, part: str, words: str, context: Context, stack: _Stack = ()) -> Element:
    """A fact's value in a control that can neither be edited nor deleted (17.5.2.23, 17.18.50).

    Inline, because LibreOffice does not keep controls around whole paragraphs.
    """
    element = _control(fact_tag(identity, part), context.characters.use((*stack, "Fact")))()
    properties, inside = element
    properties[3].set(VALUE, str(context.control_id()))
    inside.append(run(words, context, (*stack, "Fact")))
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
                yield run(words, context, stack)
        case Strong(children):
            yield from _all(children, context, (*stack, "Strong"))
        case Emph(children):
            yield from _all(children, context, (*stack, "Emphasis"))
        case Link(children, target):
            yield from _link(children, target, context, stack)
        case NoBreak(words):
            yield _unbroken(words, context, stack)
        case FactValue(identity, words, part):
            yield fact(identity, part, words, context, stack)
        case Name(_, words):
            yield run(words, context, (*stack, "Unverified"))
        case Foreign(words, lang):
            yield run(words, context, (*stack, "Foreign"), lang)
        case Missing(words, lang):
            yield run(words, context, (*stack, "Missing"), lang)
        case Blank(label):
            yield run(label, context, (*stack, "Blank"))
        case Cite(number, anchor):
            words = f"[{number}]"
            yield from _to_place(anchor, words, [run(words, context, ("Cite",))], context)
        case Qualification(words, weak):
            yield run(words, context, ("Unverified", "Qualification") if weak else ("Qualification",))


def _link(children: tuple[Inline, ...], target: str, context: Context, stack: _Stack) -> Iterable[Element]:
    if target.startswith("#"):
        place = target.removeprefix("#")
        inner = (*stack, "Hyperlink") if context.place(place) else stack
        words = children[0].text if len(children) == 1 and isinstance(children[0], Str) else ""
        yield from _to_place(place, words, list(_all(children, context, inner)), context)
    else:
        runs = _all(children, context, (*stack, "Hyperlink"))
        yield relation(w("hyperlink", *runs, history=1), context.relations.link(target))


def _to_place(anchor: str, words: str, runs: list[Element], context: Context) -> list[Element]:
    """The runs as a cross reference where they say what stands at the place, else as a link (17.16.22), or as
    they are if the place is not there."""
    bookmark = context.place(anchor)
    if not bookmark:
        return runs
    if words and words == context.places[anchor]:
        return [text_reference(bookmark, *runs)]
    return [w("hyperlink", *runs, anchor=bookmark, history=1)]


def _unbroken(words: str, context: Context, stack: _Stack) -> Element:
    """Text on one line: no-break spaces, and hyphens that do not break (17.3.3.18)."""
    element = run("", context, (*stack, "NoBreak"))
    element.remove(element[-1])
    for piece in re.split("(-)", words.replace(" ", "\u00a0")):
        if piece:
            element.append(w("noBreakHyphen") if piece == "-" else text(piece))
    return element


def _right_to_left(words: str, direction: str) -> bool:
    """Whether a run is right-to-left (17.3.2.30): by its letters, or, without any, as its document is."""
    if direction != "rtl" and not _FROM_THE_RIGHT.search(words):
        return False
    kinds = {unicodedata.bidirectional(char) for char in words}
    return bool(kinds & {"R", "AL"}) or (direction == "rtl" and not kinds & {"L", "EN", "AN"})
