"""Words of a file that stand in no paragraph, and that an editor may change all the same: the document's
title and subject, a picture's description, a chart's labels and values, where a link leads."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from czguide.writers.docx.xml import Element

PROPERTIES, DESCRIPTIONS, CHARTS, LINKS = "properties", "descriptions", "charts", "links"
"""The names of their stories in the manifest."""
ALL = (PROPERTIES, DESCRIPTIONS, CHARTS, LINKS)

_PROPERTIES = ("title", "subject")
_STAND_IN = "[CELLRANGE]"
"""Stands for a label that a chart takes from its workbook."""


_UNSEEN = dict.fromkeys(range(0x202A, 0x202F))
"""Marks of direction in a chart's labels, which word processors keep or drop."""


def properties(core: Element) -> Iterator[str]:
    """Title and subject (ECMA-376 part 2, 8.3)."""
    for element in core:
        if _name(element) in _PROPERTIES and (element.text or "").strip():
            yield element.text or ""


def descriptions(story: Element) -> Iterator[str]:
    """What screen readers say of pictures and charts (20.4.2.5)."""
    for element in story.iter("{*}docPr"):
        said = element.get("descr", "").strip()
        if said:
            yield said


def labels(chart: Element) -> Iterator[str]:
    """The labels and values of a chart, numbers in one spelling."""
    for element in chart.iter("{*}v", "{*}t"):
        text = (element.text or "").translate(_UNSEEN).strip()
        if text and text != _STAND_IN:
            yield _number(text)


def target(address: str) -> str:
    """A link's target in one spelling: word processors add a slash and escape what is no ASCII."""
    return unquote(address).rstrip("/")


def _number(text: str) -> str:
    try:
        return format(float(text), ".9g")
    except ValueError:
        return text


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
