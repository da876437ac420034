"""The manifest that the writer put into the file: is the file ours, and what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from czguide.document.handoff import Handoff, SentMessage
from czguide.phrases import N_
from czguide.readers.docx.model import SentParagraph, Slot
from czguide.readers.docx.package import Package, refused
from czguide.writers.docx.manifest import NAMESPACE, SCHEMA
from czguide.writers.docx.names import MESSAGE, bookmark_name
from czguide.writers.docx.xml import Element

_TAG = f"{{{NAMESPACE}}}"


def read_manifest(package: Package) -> tuple[Handoff, tuple[SentParagraph, ...]] | None:
    """What was sent; None where the file has no manifest. Raises CzguideError where it is unusable."""
    for part in package.related(package.main, "customXml"):
        data = package.read(part)
        if not any(NAMESPACE.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
            continue
        root = package.xml(part)
        if root.tag == f"{_TAG}handoff":
            return _read(root, package.path)
    return None


def is_without_record(package: Package) -> bool:
    """Whether czguide wrote the file, by its custom properties, but sent no record with it."""
    names = {
        element.get("name")
        for part in package.related("", "custom-properties")
        for element in package.xml(part)
    }
    return "czguide.guide" in names and "czguide.handoff" not in names


def _read(root: Element, path: Path) -> tuple[Handoff, tuple[SentParagraph, ...]]:
    schema = root.get("schema", "")
    if schema != SCHEMA:
        raise refused(
            path, "schema",
            N_("the file was made by another version of czguide (schema '{schema}')", schema=schema),
            N_("import it with the version that wrote it, or a newer one"),
        )  # fmt: skip
    messages = {message.id: message for message in map(_message, root.iterfind(f"{_TAG}message"))}
    handoff = Handoff(
        project=root.get("project", ""),
        guide=root.get("guide", ""),
        locale=root.get("locale", ""),
        edition=root.get("edition", ""),
        messages=messages,
        facts={fact.get("name", ""): fact.text or "" for fact in root.iterfind(f"{_TAG}fact")},
    )
    if handoff.id != root.get("id"):
        raise package_changed(path)
    return handoff, tuple(_paragraphs(root, messages, path))


def package_changed(path: Path) -> Exception:
    """The error for a manifest that is not as it was sent."""
    return refused(
        path, "manifest", N_("the record of what was sent is damaged"),
        N_("import the editor's changes into a fresh copy: compare and merge the two files in Word"),
    )  # fmt: skip


def _message(element: Element) -> SentMessage:
    source = _text(element, "source")
    base = element.find(f"{_TAG}base")
    return SentMessage(
        element.get("id", ""),
        source,
        source if base is None else base.text or "",
        _text(element, "shown"),
    )


def _paragraphs(root: Element, messages: dict[str, SentMessage], path: Path) -> Iterator[SentParagraph]:
    for story in root.iterfind(f"{_TAG}story"):
        for element in story.iterfind(f"{_TAG}p"):
            parts: list[str | Slot] = []
            for child in element:
                if child.tag == f"{_TAG}g":
                    parts.append(child.text or "")
                elif child.tag == f"{_TAG}m":
                    parts.append(_slot(child, messages, path))
            objects = element.get("objects", "0")
            yield SentParagraph(
                story.get("part", ""),
                element.get("style", ""),
                tuple(parts),
                int(objects) if objects.isdecimal() else 0,
            )


def _slot(element: Element, messages: dict[str, SentMessage], path: Path) -> Slot:
    message, count = element.get("id", ""), element.get("n", "1")
    if message not in messages or not count.isdecimal():
        raise package_changed(path)
    name = bookmark_name(MESSAGE, message, int(count))
    return Slot(message, name, int(count), element.get("strong") == "1")


def _text(element: Element, name: str) -> str:
    child = element.find(f"{_TAG}{name}")
    return "" if child is None else child.text or ""
