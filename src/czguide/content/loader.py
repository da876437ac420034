"""Reads a project's `content/` folder."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from czguide.content.facts import Entry, Fact, FactBook, PartialDate, read_facts
from czguide.content.model import Content, Guide, Publisher, Section, Source, Text
from czguide.content.nodes import Fields, Mapping, Node, Scalar, Sequence, check_key, read_yaml
from czguide.content.pictures import read_pictures
from czguide.content.sections import SectionReader
from czguide.diagnostics import Location, Problems
from czguide.phrases import N_

PUBLISHER_FIELDS = ("name", "address", "phone", "email", "website", "wechat", "imprint")
TRANSLATED_PUBLISHER_FIELDS = ("name", "address", "imprint")
EDITION = "edition"
"""The entry of the facts that czguide.toml gives: `{edition_year}` and `{edition_date}`."""

_FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.yaml\Z")


def load_content(root: Path, guides: tuple[str, ...], edition: PartialDate, problems: Problems) -> Content:
    """Read everything below `root/content`; problems are collected, never raised."""
    folder = root / "content"
    loader = _Loader(root, problems)
    book = FactBook()
    entry = Entry(EDITION, source="", as_of=edition, at=Location("czguide.toml"))
    book.entries[EDITION] = entry
    for name, date in (("edition_year", PartialDate(edition.year)), ("edition_date", edition)):
        book.facts[name] = Fact(name, "date", date, entry, at=entry.at)
    for path in sorted((folder / "facts").glob("*.yaml")):
        read_facts(loader.read(path), book, problems)
    return Content(
        guides={name: guide for name in guides if (guide := loader.guide(folder / name, name))},
        labels=loader.flat(folder / "labels.yaml", "labels"),
        patterns=loader.flat(folder / "patterns.yaml", "patterns"),
        publisher=loader.publisher(folder / "publisher.yaml"),
        sources=loader.sources(folder / "sources.yaml"),
        book=book,
        designations=loader.designations(folder / "designations.yaml"),
        pictures=read_pictures(root / "assets" / "pictures", problems),
    )


class _Loader:
    def __init__(self, root: Path, problems: Problems) -> None:
        self.root = root
        self.problems = problems
        self.sections = SectionReader(problems)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def read(self, path: Path) -> Node | None:
        return read_yaml(path, self.name(path), self.problems)

    def mapping(self, path: Path) -> Mapping | None:
        """The file's map; a missing or empty file is a problem."""
        node = self.read(path)
        if isinstance(node, Mapping):
            return node
        if node is not None:
            self.problems.error("content.type", "the file must be a map of key: value", node.at)
        elif path.is_file() and not any(
            d.location and d.location.path == self.name(path) for d in self.problems
        ):
            self.problems.error("content.empty", "the file is empty", Location(self.name(path)))
        return None

    def guide(self, folder: Path, id: str) -> Guide | None:
        node = self.mapping(folder / "guide.yaml")
        guide = self.sections.guide(node, id) if node else None
        found: dict[str, Section] = {}
        for path in sorted(folder.rglob("*.yaml")):
            if path.name == "guide.yaml" and path.parent == folder:
                continue
            if not _FILE_NAME.match(path.name):
                self.problems.error(
                    "content.file-name",
                    N_("'{name}' can't be part of an id", name=path.name),
                    Location(self.name(path)),
                    "file names are lower-case letters, digits and underscores",
                )
                continue
            key = ".".join(path.relative_to(folder).with_suffix("").parts)
            content = self.mapping(path)
            section = self.sections.section(content, f"{id}.{key}", path.stem) if content else None
            if section:
                found[key] = section
        return dataclasses.replace(guide, sections=found) if guide else None

    def flat(self, path: Path, prefix: str) -> dict[str, Text]:
        """A nested map of texts as one map by path."""
        texts: dict[str, Text] = {}

        def descend(node: Mapping, above: tuple[str, ...]) -> None:
            for key, value in node.entries:
                path = (*above, key.value)
                if isinstance(value, Mapping):
                    descend(value, path)
                elif isinstance(value, Scalar):
                    text = self.sections.text(value, ".".join((prefix, *path)))
                    if text:
                        texts[".".join(path)] = text
                else:
                    self.problems.error(
                        "content.type", N_("'{value}' must be a text or a map", value=key.value), value.at
                    )

        node = self.mapping(path)
        if node:
            descend(node, ())
        return texts

    def publisher(self, path: Path) -> Publisher:
        node = self.mapping(path)
        if node is None:
            return Publisher({})
        f = Fields(node, self.problems, "publisher.yaml")
        fields = {}
        for name in PUBLISHER_FIELDS:
            scalar = f.scalar(name, required=True)
            if scalar:
                fields[name] = Text(
                    f"publisher.{name}", scalar.value.strip(), scalar.at, name in TRANSLATED_PUBLISHER_FIELDS
                )
        f.finish()
        return Publisher(fields)

    def sources(self, path: Path) -> dict[str, Source]:
        found = {}
        node = self.mapping(path)
        for key, value in node.entries if node else ():
            if not check_key(key, self.problems):
                continue
            f = self.sections.fields(value, N_("source '{value}'", value=key.value))
            if f is None:
                continue
            found[key.value] = Source(
                id=key.value,
                title=f.string("title", required=True),
                lang=f.string("lang", required=True),
                publisher=f.string("publisher"),
                publisher_lang=f.string("publisher_lang") or f.string("lang"),
                url=self.sections.web_address(f, "url"),
                date=f.string("date"),
                confidence=f.choice("confidence", ("official", "press", "secondary"), required=True),
                mirror=f.flag("mirror"),
                at=key.at,
            )
            f.finish()
        return found

    def designations(self, path: Path) -> tuple[str, ...]:
        if not path.is_file():
            return ()
        node = self.read(path)
        if node is None:
            return ()
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            return tuple(item.value for item in node.items if isinstance(item, Scalar))
        self.problems.error("content.type", "designations.yaml is a list of names", node.at)
        return ()
