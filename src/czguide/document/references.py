"""Every message, fact, entry, term and picture that a template refers to must exist."""

from __future__ import annotations

from decimal import Decimal

from czguide.content.walk import messages
from czguide.diagnostics import Location, Problems
from czguide.document.structure import Element, walk
from czguide.localization.localize import Localized
from czguide.phrases import N_


def check_references(root: Element, localized: Localized, problems: Problems) -> None:
    """Report every message, fact and term a template refers to that isn't there."""
    known = {text.id for text in messages(localized.content)} | {
        text.id for text in localized.content.publisher.fields.values()
    }
    facts = localized.content.book
    shown = {element.get("id") for element in walk(root)}
    guide = localized.content.guides[root.get("guide")]
    for section in guide.sections.values():
        if section.id not in shown:
            problems.warning(
                "template.unused-section",
                N_("no template shows the section '{id}'", id=section.id),
                section.title.at,
                N_("name it in templates/{id}.xml, or remove the file", id=guide.id),
            )
    for element in walk(root):
        for name in (
            "msg",
            "title",
            "subtitle",
            "edition",
            "heading",
            "caption",
            "label",
            "name",
            "address",
            "hours",
            "note",
            "notice",
            "alt",
            "head",
            "limit",
        ):
            value = element.get(name)
            if value and value not in known:
                _unknown(problems, N_("message"), value, element.at)
        for name in ("fact", "phone", "of"):
            value = element.get(name)
            if value and value not in facts.facts:
                _unknown(problems, N_("fact"), value, element.at)
        for value in element.names("cites"):
            if facts.entry_of(value) is None:
                _unknown(problems, N_("fact or entry"), value, element.at)
        _check_drawing(element, localized, problems)
        file = element.get("file")
        if file and file not in localized.content.pictures:
            _unknown(problems, N_("picture"), file, element.at)
        for value in element.names("terms"):
            if value not in localized.termbase.terms:
                _unknown(problems, N_("term"), value, element.at)


def _unknown(problems: Problems, what: str, name: str, at: Location) -> None:
    problems.error(
        "template.reference",
        N_("there is no {what} '{name}'", what=what, name=name),
        at,
        "correct the name, or add it to the content",
    )


def _check_drawing(element: Element, localized: Localized, problems: Problems) -> None:
    """What can't be drawn: a value without a size, a plan without its two lines and their common station."""
    if element.tag == "value":
        for name in filter(None, (element.get("fact"), element.get("of"))):
            fact = localized.content.book.facts.get(name)
            if fact and not isinstance(fact.value, Decimal):
                message = N_("'{name}' can't be drawn to scale", name=name)
                problems.error("template.value", message, element.at, "draw facts with a single number")
    elif element.tag == "chart":
        series = sum(child.tag == "series" for child in element.children)
        for row in element.children:
            if row.tag == "row" and len(row.children) != series:
                values = len(row.children)
                message = N_(
                    "the row has {values} values, the chart {series} series", values=values, series=series
                )
                problems.error("template.value", message, row.at)
    elif element.tag == "transit":
        lines = {line.get("way"): {stop.get("key") for stop in line.children} for line in element.children}
        if len(element.children) != 2 or len(lines.get("down", set()) & lines.get("across", set())) != 1:
            message = N_("a plan has a line down and a line across that share one station")
            problems.error("template.value", message, element.at)
