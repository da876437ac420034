"""The manifest: what was sent, as a custom XML part (ECMA-376 part 1, 15.2.5).

It holds the messages with their source and text, the facts in words, and, paragraph by paragraph, what stands
between the messages, so that an import tells an editor's words from generated ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from czguide.document.handoff import Handoff
from czguide.writers.docx.names import MESSAGE, bookmark_name
from czguide.writers.docx.xml import MC, Element, W

NAMESPACE = "urn:czguide:handoff"
SCHEMA = "1"
STORE = "{6A3C5B1E-2F74-4D0B-9C1A-7B0E5D8F4C21}"
"""The id of the part's data store item (22.5.2.1)."""

VOLATILE = ("PAGE", "NUMPAGES", "PAGEREF", "STYLEREF")
"""Fields whose results change by themselves."""


_FALLBACK = f"{{{MC}}}Fallback"

_WORDS = {"t": "", "tab": "\t", "br": "\n", "noBreakHyphen": "-"}
_P, _R, _DRAWING = f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}drawing"
_SAID = [f"{{{W}}}{name}" for name in ("bookmarkStart", "bookmarkEnd", "fldChar", "instrText", *_WORDS)]
"""The elements that tell what a paragraph says."""


def manifest(
    handoff: Handoff,
    stories: Iterable[tuple[str, Element]],
    aside: Iterable[tuple[str, Iterable[str]]] = (),
) -> Element:
    """The part. `stories`: the parts with text, by the names of their kinds, as they are written; `aside`:
    words that stand in no paragraph (`writers/docx/aside.py`)."""
    root = etree.Element(f"{{{NAMESPACE}}}handoff", nsmap={"cz": NAMESPACE})
    root.set("schema", SCHEMA)
    for name in ("id", "project", "guide", "locale", "edition"):
        root.set(name, getattr(handoff, name))
    for name, words in handoff.facts.items():
        _add(root, "fact", words, name=name)
    marks: dict[str, str] = {}
    for message in handoff.messages.values():
        element = _add(root, "message", "", id=message.id)
        _add(element, "source", message.source)
        if message.base != message.source:
            _add(element, "base", message.base)
        if message.shown:
            _add(element, "shown", message.shown)
        marks[bookmark_name(MESSAGE, message.id)] = message.id
    for part, story in stories:
        element = _add(root, "story", "", part=part)
        boxes = any(True for _ in story.iter(_FALLBACK))
        for paragraph in story.iter(_P):
            if not boxes or not any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
                _paragraph(element, paragraph, marks)
    for part, lines in aside:
        element = _add(root, "story", "", part=part)
        for line in lines:
            _add(_add(element, "p", "", style=""), "g", line)
    return root


def properties() -> Element:
    """The part that names the manifest's data store item."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    root = etree.Element(f"{{{namespace}}}datastoreItem", nsmap={"ds": namespace})
    root.set(f"{{{namespace}}}itemID", STORE)
    references = etree.SubElement(root, f"{{{namespace}}}schemaRefs")
    etree.SubElement(references, f"{{{namespace}}}schemaRef").set(f"{{{namespace}}}uri", NAMESPACE)
    return root


def _add(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        element.set(name, value)
    if text:
        element.text = text
    return element


def _paragraph(story: Element, paragraph: Element, marks: Mapping[str, str]) -> None:
    """A paragraph as slots for messages (`m`) and generated words (`g`)."""
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    element = _add(story, "p", "", style="" if style is None else style.get(f"{{{W}}}val", ""))
    objects = len(list(paragraph.iter(_DRAWING)))
    if objects:
        element.set("objects", str(objects))
    words = ""
    for kind, value in _parts(paragraph, marks):
        if kind == "g":
            words += value
            continue
        if words:
            _add(element, "g", words)
            words = ""
        message, count, strong = value.split(" ")
        slot = _add(element, "m", "", id=message)
        if count != "1":
            slot.set("n", count)
        if strong == "True":
            slot.set("strong", "1")
    if words:
        _add(element, "g", words)


def _parts(paragraph: Element, marks: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    inside = ""
    fields: list[str] = []
    for element in _inside(paragraph):
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "bookmarkStart":
            base, count = split_occurrence(element.get(f"{{{W}}}name", ""), marks)
            if base:
                inside = element.get(f"{{{W}}}id", "")
                yield "m", f"{marks[base]} {count} {_all_strong(element)}"
        elif name == "bookmarkEnd" and inside and element.get(f"{{{W}}}id") == inside:
            inside = ""
        elif name == "fldChar":
            kind = element.get(f"{{{W}}}fldCharType")
            if kind == "begin":
                fields.append("")
            elif kind == "end" and fields:
                fields.pop()
        elif name == "instrText" and fields:
            fields[-1] += element.text or ""
        elif name in _WORDS and not inside and not _volatile(fields) and _in_run(element):
            yield "g", _WORDS[name] or element.text or ""


def _all_strong(start: Element) -> bool:
    """Whether all runs up to the bookmark's end are strong: a run-in title is, whatever its message says."""
    runs: list[str] = []
    for element in start.itersiblings():
        if element.tag == f"{{{W}}}bookmarkEnd":
            break
        runs += [str(style.get(f"{{{W}}}val")) for style in element.iter(f"{{{W}}}rStyle")]
        runs += ["" for run in element.iter(f"{{{W}}}r") if run.find(f"{{{W}}}rPr/{{{W}}}rStyle") is None]
    return bool(runs) and all("Strong" in style for style in runs)


def _in_run(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _R


def _inside(paragraph: Element) -> Iterator[Element]:
    """What a paragraph says, but for the paragraphs in it: a text box has its own."""
    boxes = paragraph.find(f".//{_P}") is not None
    for element in paragraph.iter(_SAID):
        if not boxes or next(element.iterancestors(_P, _FALLBACK)) is paragraph:
            yield element


def _volatile(fields: list[str]) -> bool:
    return any(code.split()[:1] and code.split()[0] in VOLATILE for code in fields)


def split_occurrence(name: str, marks: Mapping[str, str]) -> tuple[str, int]:
    """A bookmark's name without its count, and the count; '' for a bookmark that is no message's."""
    if name in marks:
        return name, 1
    base, _, count = name.rpartition("_")
    return (base, int(count)) if base in marks and count.isdigit() else ("", 0)
