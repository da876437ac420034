"""What a reader hears: a document's words in order, with the labels that are not content of their own.

Writers with a logical structure must give exactly this (ISO 14289-1 7.1); chapter, step, source and page
numbers are words too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from czguide.document import model as m
from czguide.document.drawings import Code, words_of


def inlines_of(block: m.Block) -> Iterator[m.Inlines]:
    """The printed texts of a block in reading order, those of a section's blocks included.

    A figure's alternative is heard, not printed; for the words in drawings see `drawn_of`.
    """
    match block:
        case m.Paragraph(text, _, title):
            yield from (title, text) if title else (text,)
        case m.List(_, items, title):
            if title:
                yield title
            yield from _item_texts(items)
        case m.KeyFigures(panel):
            for fact in panel:
                yield m.Inlines((m.Str(fact.text),))
                if fact.second:
                    yield m.Inlines((m.Str(fact.second.text),), lang=fact.second.lang)
                yield fact.label
                if fact.note:
                    yield fact.note
        case m.Table(caption, head, rows, note=note):
            yield caption
            for row in (head, *rows):
                yield from (cell.text for cell in row)
            if note:
                yield note
        case m.Figure(caption=caption, note=note, data=data):
            yield from (text for text in (caption, note) if text)
            if data:
                yield from inlines_of(data)
        case m.Codes(figures, title):
            if title:
                yield title
            for figure in figures:
                yield from inlines_of(figure)
        case m.Callout(_, title, items):
            yield title
            yield from _item_texts(items)
        case m.Contacts(cards, title):
            if title:
                yield title
            for card in cards:
                yield card.name
                for line in card.lines:
                    yield from (line.label, line.text)
                if card.note:
                    yield card.note
        case m.Definitions(pairs):
            for term, description in pairs:
                yield from (term, description)
        case m.Form(labels):
            yield from labels
        case m.Sources(entries):
            yield from (entry.text for entry in entries)
        case m.Index(names):
            for name in names:
                yield name.name
                yield from (title for _, title in name.places)
        case m.Contents(title):
            yield title
        case m.Cover(title, subtitle, edition, publisher, notice, review):
            yield from (title, subtitle, edition, publisher)
            yield from (words for words in (notice, review) if words)
        case m.Section(_, heading, _, blocks):
            yield heading
            for inner in blocks:
                yield from inlines_of(inner)


def drawn_of(block: m.Block) -> Iterator[m.Inlines]:
    """The texts inside the drawings of a block. They are labels: what they say, the words around say too."""
    match block:
        case m.Figure(content=content):
            yield from words_of(content)
        case m.Codes(inner) | m.Section(blocks=inner):
            for one in inner:
                yield from drawn_of(one)


def _item_texts(items: tuple[m.ListItem, ...]) -> Iterator[m.Inlines]:
    for item in items:
        if item.title:
            yield item.title
        yield item.text


def reading_text(document: m.Document, pages: Mapping[str, int]) -> Iterator[str]:
    """The document's texts, one a string, in reading order. `pages`: the page number of every anchor."""
    reader = _Reader(document, pages)
    for block in document.blocks:
        yield from reader.block(block)


def spoken(text: m.Inlines | None) -> str:
    """All words of a text, notes and source numbers included; in both its languages."""
    return " ".join("".join(map(_spoken, own.items)) for own in text.each) if text else ""


def _spoken(item: m.Inline) -> str:
    match item:
        case m.Strong(children) | m.Emph(children) | m.Link(children, _):
            return "".join(map(_spoken, children))
        case m.Cite(number):
            return f"[{number}]"
        case m.Blank(label):
            return label
        case _:
            return item.text


def _after(title: m.Inlines | None, text: m.Inlines) -> str:
    """A text after its title, in one language after the other."""
    return " ".join(paragraphs(title, text))


def paragraphs(title: m.Inlines | None, text: m.Inlines) -> Iterator[str]:
    """A paragraph of its own for each language."""
    for own_title, own in m.by_language(title, text):
        yield f"{spoken(own_title)} {spoken(own)}" if own_title else spoken(own)


class _Reader:
    def __init__(self, document: m.Document, pages: Mapping[str, int]) -> None:
        self.document = document
        self.pages = pages

    def block(self, block: m.Block) -> Iterator[str]:
        match block:
            case m.Section(_, heading, _, blocks, _, number):
                yield f"{number} {spoken(heading)}".strip()
                for inner in blocks:
                    yield from self.block(inner)
            case m.Paragraph(text, _, title):
                yield from paragraphs(title, text)
            case m.List():
                yield from self.list_block(block)
            case m.KeyFigures(figures):
                for figure in figures:
                    yield figure.number + figure.gap + figure.unit
                    if (own := figure.second) is not None:
                        yield own.number + own.gap + own.unit
                    yield from self.paragraphs(figure.label, figure.note)
            case m.Table():
                yield spoken(block.caption)
                for row in (block.head, *block.rows):
                    yield from (spoken(cell.text) for cell in row)
                yield from self.paragraphs(block.note)
            case m.Figure():
                yield from self.figure(block)
            case m.Codes(codes, title):
                yield from self.present(title)
                for code in codes:
                    yield from self.figure(code)
            case m.Callout(_, title, items):
                yield from self.paragraphs(title)
                for item in items:
                    yield from paragraphs(item.title, item.text)
            case m.Contacts(cards, title):
                yield from self.present(title)
                for card in cards:
                    yield from self.paragraphs(card.name)
                    for line in card.lines:
                        yield from paragraphs(line.label, line.text)
                    yield from self.paragraphs(card.note)
            case m.Definitions(pairs):
                for term, description in pairs:
                    yield from (spoken(term), spoken(description))
            case m.Form(labels):
                yield from map(spoken, labels)
            case m.Sources(entries):
                for entry in entries:
                    yield from (f"[{entry.number}]", spoken(entry.text))
            case m.Index(names):
                for name in names:
                    yield spoken(name.name)
                    yield ", ".join(str(self.pages[place]) for place, _ in name.places if place in self.pages)
            case m.Contents(title, depth):
                yield spoken(title)
                yield from self.contents(depth)
            case m.Cover(title, subtitle, edition, publisher, notice, review):
                yield spoken(title)
                yield from self.paragraphs(subtitle, edition, publisher, notice, review)

    def list_block(self, block: m.List) -> Iterator[str]:
        yield from self.present(block.title)
        for number, item in enumerate(block.items, start=1):
            if block.kind == "step":
                yield str(number)
            yield _after(item.title, item.text)

    def figure(self, block: m.Figure) -> Iterator[str]:
        """The words for a drawing are heard, those in it are not; a code's caption stands beside it.

        A chart's are heard as the table of its values, which needs no caption of its own.
        """
        words = [own.plain() for own in block.alt.each] if block.alt else []
        if isinstance(block.content, Code):
            yield from words
            yield from self.paragraphs(block.caption)
        else:
            yield from self.present(block.caption)
            yield from words
        if block.data:
            for row in (block.data.head, *block.data.rows):
                yield from (spoken(cell.text) for cell in row)
        yield from self.paragraphs(block.note)

    def contents(self, depth: int) -> Iterator[str]:
        for section in m.sections(self.document.blocks):
            if section.level <= depth:
                words = f"{section.number} {spoken(section.heading)} {self.pages.get(section.anchor, 0)}"
                yield words.strip()

    def present(self, *texts: m.Inlines | None) -> Iterator[str]:
        yield from (spoken(text) for text in texts if text)

    def paragraphs(self, *texts: m.Inlines | None) -> Iterator[str]:
        for text in texts:
            if text:
                yield from paragraphs(None, text)
