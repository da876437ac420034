"""What building a document's blocks needs: the input, and the registries that its elements fill."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from czguide.document.model import Block, Document, Section, Sources, sections
from czguide.theme.model import Theme
from czguide.writers.docx.characters import CharacterStyles
from czguide.writers.docx.language import language
from czguide.writers.docx.names import MESSAGE, PLACE, bookmark_name
from czguide.writers.docx.numbering import Numbering
from czguide.writers.docx.package import Relations
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.sections import Body, Page
from czguide.writers.docx.xml import Element, w


class Context:
    """One document being written."""

    def __init__(self, document: Document, theme: Theme, pages: Mapping[str, int]) -> None:
        self.document = document
        self.theme = theme
        self.pages = pages
        self.language = language(document.lang)
        self.palette = Palette(theme, document.guide)
        self.characters = CharacterStyles(self.palette, self.language)
        self.numbering = Numbering()
        self.relations = Relations()
        leading = theme.styles["body"].leading
        self.page = Page(
            document.page_size, theme.margins, leading, self.language, document.direction, theme.gutter
        )
        self.body = Body(self.page)
        self.headers: list[Element] = []
        """The header parts: one for what stands before the first chapter, one for every chapter."""
        self.first = next((section for section in sections(document.blocks) if section.level == 1), None)
        """What a header before the first chapter names, as word processors do: the first heading to come."""
        self.places = dict(_places(document.blocks))
        self.speaking = ""
        """The language of the words being written where it is not the document's: the second of two."""
        self.second: tuple[str, ...] = ("Second",)
        """The character style of a second language's plain words."""
        self._messages: Counter[str] = Counter()
        self._marked: set[str] = set()
        self._bookmark_ids = itertools.count(1)
        self._control_ids = itertools.count(1)
        self._drawing_ids = itertools.count(1001)

    def control_id(self) -> int:
        """A content control's id, unique in the document (ECMA-376 part 1, 17.5.2.18)."""
        return next(self._control_ids)

    def drawing_id(self) -> int:
        """A drawing's or a shape's id, unique in the document (20.1.2.2.8)."""
        return next(self._drawing_ids)

    def mark_message(self, message: str, content: list[Element]) -> list[Element]:
        """The content inside the message's bookmark, which tells an import where an edit belongs."""
        if not message:
            return content
        if self.speaking:
            # A name of its own: an edit of the second language must not be taken for the first's.
            message = f"{message}@{self.speaking}"
        self._messages[message] += 1
        return self._mark(bookmark_name(MESSAGE, message, self._messages[message]), content)

    def mark_place(self, anchor: str, content: list[Element]) -> list[Element]:
        """The content inside the bookmark that links and page references to `anchor` aim at."""
        if anchor in self._marked:
            return content
        self._marked.add(anchor)
        return self._mark(bookmark_name(PLACE, anchor), content)

    @contextmanager
    def in_language(self, lang: str) -> Iterator[None]:
        """What is written inside is in this language; '' is the document's."""
        before, self.speaking = self.speaking, lang
        yield
        self.speaking = before

    def place(self, anchor: str) -> str:
        """The bookmark of an anchor; '' where the document has no such place."""
        return bookmark_name(PLACE, anchor) if anchor in self.places else ""

    def _mark(self, name: str, content: list[Element]) -> list[Element]:
        number = next(self._bookmark_ids)
        return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def _places(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Anchors with the words in their bookmarks."""
    for block in blocks:
        if isinstance(block, Section):
            yield block.anchor, "" if block.heading.second else block.heading.plain()
            yield from _places(block.blocks)
        elif isinstance(block, Sources):
            yield from ((entry.anchor, f"[{entry.number}]") for entry in block.items)
