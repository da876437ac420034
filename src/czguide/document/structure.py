"""The strict parse of a rendered template into elements.

Every element, its attributes and its children must be known; what isn't is reported with the
template's line.
"""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Iterator
from dataclasses import dataclass, field

from czguide.diagnostics import Location, Problems, suggest
from czguide.phrases import N_

_WEIGHT = re.compile(r"[1-9]\d{0,2}(\.\d+)?|0\.\d*[1-9]\d*", re.ASCII)


@dataclass(frozen=True)
class Element:
    """An element of a template's output. Attributes hold ids of messages, facts and terms."""

    tag: str
    attributes: dict[str, str]
    at: Location
    children: list[Element] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, or ''."""
        return self.attributes.get(name, "")

    def names(self, name: str) -> tuple[str, ...]:
        """An attribute as a list of names."""
        return tuple(self.get(name).split())


@dataclass(frozen=True)
class Rule:
    """What an element may hold."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


_BLOCKS = (
    "p", "ul", "ol", "figures", "table", "chart", "flow", "transit", "picture", "codes", "aside", "contacts",
    "form", "names", "publisher", "sources", "index", "unverified", "section",
)  # fmt: skip

RULES = {
    "document": Rule(("guide",), ("provenance", "sheet"), ("cover", "contents", *_BLOCKS)),
    "cover": Rule(("title", "subtitle", "edition"), ("notice",)),
    "contents": Rule(("title",), ("depth",)),
    "section": Rule(("id", "heading"), ("kind", "number", "icon"), _BLOCKS),
    "p": Rule(("msg",), ("role", "title", "cites")),
    "ul": Rule((), ("title", "kind"), ("li",)),
    "ol": Rule((), ("title",), ("li",)),
    "li": Rule(("msg",), ("title", "cites", "href")),
    "figures": Rule((), (), ("figure",)),
    "figure": Rule(("fact", "label")),
    "table": Rule(("caption",), ("weights", "row-heads"), ("thead", "tr")),
    "thead": Rule((), (), ("th",)),
    "tr": Rule((), ("cites",), ("th", "td")),
    "th": Rule(("msg",), ("bilingual",)),
    "td": Rule((), ("msg", "bilingual")),
    "chart": Rule(("id", "kind", "caption", "alt", "head"), ("note", "cites"), ("series", "row")),
    "series": Rule(("msg",)),
    "row": Rule(("msg",), (), ("value",)),
    "value": Rule(("fact",), ("of",)),
    "flow": Rule(("id", "caption", "alt"), ("note", "cites"), ("stage",)),
    "stage": Rule(("msg",), (), ("step",)),
    "step": Rule(("msg",), ("limit",)),
    "transit": Rule(("id", "caption", "alt"), ("note", "cites"), ("line",)),
    "line": Rule(("msg", "way"), (), ("stop",)),
    "stop": Rule(("key", "msg")),
    "picture": Rule(("id", "file"), ("alt", "decorative", "caption", "note", "cites")),
    "codes": Rule((), ("title",), ("code",)),
    "code": Rule(("id", "href", "msg"), ("cites",)),
    "aside": Rule(("kind", "title"), (), ("li",)),
    "form": Rule((), (), ("li",)),
    "contacts": Rule((), ("title",), ("contact",)),
    "contact": Rule(("name",), ("phone", "address", "hours", "web", "note", "cites")),
    "names": Rule(("terms",), ("title",)),
    "publisher": Rule(),
    "sources": Rule(),
    "index": Rule(),
    "unverified": Rule(),
}

CHOICES = {
    ("document", "provenance"): ("each", "volatile"),
    ("document", "sheet"): ("card",),
    ("section", "kind"): ("chapter", "part", "section"),
    ("p", "role"): ("body", "lead", "note"),
    ("ul", "kind"): ("bullet", "check", "field"),
    ("aside", "kind"): ("tip", "warning", "note", "call"),
    ("chart", "kind"): ("bar", "rank", "share"),
    ("line", "way"): ("down", "across"),
    ("picture", "decorative"): ("true", "false"),
    ("td", "bilingual"): ("true", "false"),
    ("th", "bilingual"): ("true", "false"),
    ("table", "row-heads"): ("true", "false"),
    ("contents", "depth"): ("1", "2", "3"),
}


_ALT = N_("alt names the message that says in words what is to be seen")


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it."""
    yield element
    for child in element.children:
        yield from walk(child)


def parse_structure(xml_text: str, template: str, problems: Problems) -> Element | None:
    """The root element, checked; None where the output is not well-formed."""
    parser = xml.parsers.expat.ParserCreate(encoding="UTF-8")
    stack: list[Element] = []
    roots: list[Element] = []
    here = Location(f"templates/{template}", 1)

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal here
        name, _, line = attributes.pop("at", "").rpartition(":")
        here = Location(f"templates/{name}", int(line)) if line.isdigit() else here
        # An empty attribute is as good as none: templates write title="{{ item.title or '' }}".
        element = Element(tag, {key: value for key, value in attributes.items() if value}, here)
        if stack:
            stack[-1].children.append(element)
        else:
            roots.append(element)
        stack.append(element)

    def end(_: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        if data.strip():
            words = data.strip()[:20]
            problems.error(
                "template.text",
                N_("a template holds no text, but here is '{words}'", words=words),
                here,
                'put the text into content/ and refer to it: <p msg="…"/>',
            )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    try:
        parser.Parse(xml_text.encode("utf-8"), True)
    except xml.parsers.expat.ExpatError as error:
        reason = xml.parsers.expat.errors.messages[error.code]
        at, hint = (
            (stack[-1].at, N_("is <{tag}> closed?", tag=stack[-1].tag)) if stack else (here, "look near here")
        )
        problems.error(
            "template.syntax",
            N_("the template's output is not well-formed: {reason}", reason=reason),
            at,
            hint,
        )
        return None
    for element in walk(roots[0]):
        _check(element, problems)
    if roots[0].tag != "document":
        problems.error("template.root", "a template's root is <document>", roots[0].at)
        return None
    return roots[0]


def _check(element: Element, problems: Problems) -> None:
    rule = RULES.get(element.tag)
    if rule is None:
        hint = suggest(element.tag, RULES) or N_("known elements: {known}", known=", ".join(sorted(RULES)))
        problems.error(
            "template.element", N_("there is no element <{tag}>", tag=element.tag), element.at, hint
        )
        return
    known = (*rule.required, *rule.optional)
    for name, value in element.attributes.items():
        if name not in known:
            hint = suggest(name, known) or N_(
                "known attributes: {known}", known=", ".join(known) or N_("none")
            )
            problems.error(
                "template.attribute",
                N_("<{tag}> has no attribute '{name}'", tag=element.tag, name=name),
                element.at,
                hint,
            )
        if name == "weights" and not all(_WEIGHT.fullmatch(word) for word in value.split()):
            problems.error(
                "template.value",
                N_("'{value}' are no weights", value=value),
                element.at,
                "numbers, like: 3 2 1",
            )
        choices = CHOICES.get((element.tag, name))
        if choices and value not in choices:
            problems.error(
                "template.value",
                N_("'{name}' can't be '{value}'", name=name, value=value),
                element.at,
                N_("one of: {known}", known=", ".join(choices)),
            )
    for name in rule.required:
        if not element.get(name):
            hint = _ALT if name == "alt" else ""
            message = N_("<{tag}> lacks '{name}'", tag=element.tag, name=name)
            problems.error("template.attribute", message, element.at, hint)
    if element.tag == "picture" and bool(element.get("alt")) == (element.get("decorative") == "true"):
        problems.error("template.alt", "a picture has 'alt', or says decorative=\"true\"", element.at, _ALT)
    for child in element.children:
        if child.tag in RULES and child.tag not in rule.children:
            problems.error(
                "template.nesting",
                N_("<{tag}> can't stand in <{parent}>", tag=child.tag, parent=element.tag),
                child.at,
                N_(
                    "<{tag}> holds: {known}", tag=element.tag, known=", ".join(rule.children) or N_("nothing")
                ),
            )
