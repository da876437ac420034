"""From a DOCX's bytes to what came back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from czguide.document.handoff import Handoff
from czguide.phrases import N_
from czguide.readers.docx.comments import read_comments
from czguide.readers.docx.manifest import is_without_record, read_manifest
from czguide.readers.docx.model import Paragraph, Returned, SentParagraph, Span
from czguide.readers.docx.package import Package, refused
from czguide.readers.docx.stories import Context, Story
from czguide.readers.docx.styles import Styles
from czguide.writers.docx import aside
from czguide.writers.docx.names import fact_tag
from czguide.writers.docx.xml import W

MOST_PARAGRAPHS = 30_000
MOST_TEXT = 2_000_000
"""Characters; a guide has 100,000 in 1,200 paragraphs."""

_CORE = "core-properties"
_STORIES = ("header", "footer", "footnotes", "endnotes")


def read_docx(path: Path, data: bytes, *, accept: bool = True, sent: bytes | None = None) -> Returned:
    """The paragraphs, tracked changes taken (`accept`) or refused, and comments of a file of ours.

    `sent`: the file as it was sent, for one whose manifest was lost on the way. `path` names the file in
    errors. Raises CzguideError where the file is damaged, not ours, or not safe.
    """
    package = Package(path, data)
    try:
        return _read(package, accept, sent)
    except (etree.LxmlError, RecursionError, ValueError) as error:
        # Damage that no check has foreseen is still the file's fault.
        raise package.damaged(str(error)) from None


def _read(package: Package, accept: bool, sent: bytes | None) -> Returned:
    record = read_manifest(package if sent is None else Package(package.path, sent))
    if record is None and is_without_record(package):
        raise refused(
            package.path, "no-record",
            N_("it was sent without a record, as bilingual editions are: no changes can come back"),
            N_("make the changes in the file of one language, and import that"),
        )  # fmt: skip
    if record is None:
        raise refused(
            package.path, "not-ours", N_("czguide did not write it, or its record of what was sent is lost"),
            N_("name the file as it was sent: --sent FILE"),
        )  # fmt: skip
    handoff, paragraphs = record
    styles = Styles(package)
    returned: list[Paragraph] = []
    tracked = formatted = size = 0
    for story, part in _parts(package):
        reader = Story(_context(package, part, story, styles, handoff, paragraphs, accept))
        root = package.xml(part)
        count = len(returned) + sum(1 for _ in root.iter(f"{{{W}}}p"))
        size += sum(len(text.text or "") for text in root.iter(f"{{{W}}}t"))
        if count > MOST_PARAGRAPHS or size > MOST_TEXT:
            raise package.suspicious(N_("it holds far more text than was sent"))
        returned += reader.read(root)
        tracked += reader.tracked
        formatted += reader.formatted
    returned += _aside(package)
    return Returned(handoff, paragraphs, tuple(returned), read_comments(package), tracked, formatted)


def _aside(package: Package) -> Iterator[Paragraph]:
    """Words that stand in no paragraph, each as one."""
    found = [
        *((aside.PROPERTIES, aside.properties(package.xml(part))) for part in package.related("", _CORE)),
        (aside.DESCRIPTIONS, aside.descriptions(package.xml(package.main))),
        *((aside.CHARTS, aside.labels(package.xml(part))) for part in package.related(package.main, "chart")),
    ]
    links = [
        aside.target(place)
        for kind, place, external in package.relations(package.main).values()
        if kind == "hyperlink" and external
    ]
    for story, lines in (*found, (aside.LINKS, links)):
        for line in lines:
            yield Paragraph(story, "", (Span(line),))


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """The parts with text, by the names of stories."""
    yield "document", package.main
    for story in _STORIES:
        for part in package.related(package.main, story):
            yield story, part


def _context(
    package: Package,
    part: str,
    story: str,
    styles: Styles,
    handoff: Handoff,
    sent: tuple[SentParagraph, ...],
    accept: bool,
) -> Context:
    links = {
        identity: target
        for identity, (kind, target, _) in package.relations(part).items()
        if kind == "hyperlink"
    }
    facts = {fact_tag(*_name(name)): name for name in handoff.facts}
    bookmarks = frozenset(slot.bookmark for paragraph in sent for slot in paragraph.slots)
    return Context(story, styles, links, facts, bookmarks, accept)


def _name(fact: str) -> tuple[str, str]:
    name, _, part = fact.partition(".")
    return name, part
