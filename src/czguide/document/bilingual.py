"""Two editions of one guide as one document in two languages, aligned by message.

Both come from one template, so that their blocks and ids agree; every text takes the other language's beside
it. What agrees in both stands once. Where the blocks differ (each language's own list of unconfirmed names),
both stand, one after the other; a list that only one has is headed in both.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from czguide.document import model as m


def bilingual(first: m.Document, second: m.Document) -> m.Document:
    """One document of two, in the layout of the first. Both must be of the same guide."""
    merger = _Merger(first.lang, second.lang)
    one, two = first.metadata, second.metadata
    metadata = dataclasses.replace(
        one,
        title=_both(one.title, two.title),
        subject=_both(one.subject, two.subject),
        keywords=tuple(dict.fromkeys((*one.keywords, *two.keywords))),
        publisher=_both(one.publisher, two.publisher),
    )
    return dataclasses.replace(
        first,
        metadata=metadata,
        blocks=merger.blocks(first.blocks, second.blocks),
        second=m.SecondLanguage(second.lang, second.direction, two.title, second.line_break),
        names=first.names | second.names,
    )


def _both(first: str, second: str) -> str:
    return m.BETWEEN.join(dict.fromkeys(text for text in (first, second) if text))


class _Merger:
    def __init__(self, first: str, second: str) -> None:
        self.first = first
        self.second = second

    def blocks(self, first: Sequence[m.Block], second: Sequence[m.Block]) -> tuple[m.Block, ...]:
        """Blocks that speak of the same as one, the others in their places."""
        found: list[m.Block] = []
        own, other = (list(map(_key, blocks)) for blocks in (first, second))
        for tag, a, b, c, d in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
            if tag == "equal":
                for one, two in zip(first[a:b], second[c:d], strict=True):
                    found.extend(self.block(one, two))
            else:
                found += self.apart(first[a:b], second[c:d])
        return tuple(found)

    def apart(self, first: Sequence[m.Block], second: Sequence[m.Block]) -> Iterator[m.Block]:
        """Blocks of one language each. A table that the other language has no rows for (names to confirm) is
        headed in both, and that there are none is no news beside it."""
        ours: list[m.Block | None] = list(first)
        theirs: list[m.Block | None] = [self.alone(block) for block in second]
        for i, one in enumerate(first):
            for j, two in enumerate(second):
                match one, two:
                    case m.NoRows(table=m.Table() as head), m.Table() if _same_caption(head, two):
                        ours[i], theirs[j] = None, self.headed(theirs[j], head, two)
                    case m.Table(), m.NoRows(table=m.Table() as head) if _same_caption(one, head):
                        ours[i], theirs[j] = self.headed(one, one, head), None
        yield from (block for block in (*ours, *theirs) if block is not None)

    def headed(self, table: Any, one: m.Table, two: m.Table) -> m.Table:
        """A table of one language under the heads of both."""
        caption, head = self.text(one.caption, two.caption), self.pair(one.head, two.head)
        found: m.Table = dataclasses.replace(table, caption=caption, head=head)
        return found

    def block(self, one: m.Block, two: m.Block) -> Iterator[m.Block]:
        match one, two:
            case m.Section(), m.Section():
                blocks = self.blocks(one.blocks, two.blocks)
                yield dataclasses.replace(one, heading=self.text(one.heading, two.heading), blocks=blocks)
            case m.Sources(), m.Sources():
                # Titles and publishers stand in their own languages anyway.
                yield one
            case m.Index(), m.Index():
                yield self.index(one, two)
            case _ if _alike(one, two):
                yield self.pair(one, two)
            case _:
                yield from (one, self.alone(two))

    def index(self, one: m.Index, two: m.Index) -> m.Index:
        """The first language's order; each entry finds its name in the second by the term."""
        theirs = {entry.term: entry for entry in two.items}
        own = {entry.term for entry in one.items}
        items = [
            self.pair(entry, theirs[entry.term]) if entry.term in theirs else entry for entry in one.items
        ]
        items += [self.alone(entry) for entry in two.items if entry.term not in own]
        return m.Index(tuple(items))

    def pair(self, one: Any, two: Any) -> Any:
        """Two values of the same shape as one."""
        if isinstance(one, m.Inlines) and isinstance(two, m.Inlines):
            return self.text(one, two)
        if isinstance(one, m.KeyFigure) and isinstance(two, m.KeyFigure):
            return self.figure(one, two)
        if isinstance(one, m.Table) and isinstance(two, m.Table):
            weights = tuple(map(max, one.weights, two.weights))
            return dataclasses.replace(self.fields(one, two), weights=weights)
        if one is None:
            return self.alone(two)
        if isinstance(one, tuple) and isinstance(two, tuple):
            return tuple(map(self.pair, one, two))
        if dataclasses.is_dataclass(one) and two is not None:
            return self.fields(one, two)
        return one

    def fields(self, one: Any, two: Any) -> Any:
        pairs = {
            field.name: self.pair(getattr(one, field.name), getattr(two, field.name))
            for field in dataclasses.fields(one)
        }
        return self.made(type(one), pairs)

    @staticmethod
    def made(kind: Any, fields: dict[str, Any]) -> Any:
        return kind(**fields)

    def figure(self, one: m.KeyFigure, two: m.KeyFigure) -> m.KeyFigure:
        same = one.text == two.text
        return dataclasses.replace(
            one,
            label=self.text(one.label, two.label),
            note=self.pair(one.note, two.note),
            second=None if same else m.Wording(two.number, two.unit, two.gap, self.second, two.missing),
        )

    def text(self, one: m.Inlines, two: m.Inlines) -> m.Inlines:
        """Both languages' words; once where they are the same."""
        if one.plain() == two.plain():
            # Of a text that one language lacks, the mark must stay.
            if _lacks(two) and not _lacks(one) and not one.lang:
                return two
            return self.notes(one, two)
        one = self.unechoed(one, two)
        said = {*_quoted(one.items), one.plain()}
        own, after = _without(two.own, said), _without(two.items[len(two.own) :], said)
        if not own + after:
            return one
        second = m.Inlines((*own, *after), two.message, len(after), self.second)
        return dataclasses.replace(one, second=second)

    def notes(self, one: m.Inlines, two: m.Inlines) -> m.Inlines:
        """A text that both languages write alike, with what either says of where and when it holds."""
        if _notes(one) == _notes(two):
            return one
        items = tuple(item for item in two.items if isinstance(item, (m.Cite, m.Qualification)))
        generated = len(items) if one.plain() else 0
        return dataclasses.replace(one, second=m.Inlines(items, "", generated, self.second))

    def unechoed(self, one: m.Inlines, two: m.Inlines) -> m.Inlines:
        """The first text less the names it quotes in the second's language, which says them itself."""
        echoes = {text for text in _quoted(one.items, self.second) if text in two.plain()}
        own, after = _without(one.own, echoes), _without(one.items[len(one.own) :], echoes)
        return dataclasses.replace(one, items=(*own, *after), generated=len(after)) if own else one

    def alone(self, value: Any) -> Any:
        """What only the second language has, each text told to be in it."""
        if isinstance(value, m.Inlines):
            # A name quoted in the first language is at home here.
            quoted = {item.lang if isinstance(item, m.Foreign) else "" for item in value.items}
            return value if quoted == {self.first} else dataclasses.replace(value, lang=self.second)
        if isinstance(value, tuple):
            return tuple(map(self.alone, value))
        if dataclasses.is_dataclass(value):
            fields = {
                field.name: self.alone(getattr(value, field.name)) for field in dataclasses.fields(value)
            }
            return self.made(type(value), fields)
        return value


def _key(block: m.Block) -> tuple[str, str]:
    """What a block is and speaks of."""
    if isinstance(block, m.Section):
        return ("Section", block.anchor)
    return (type(block).__name__, next((text.message for text in _texts(block) if text.message), ""))


def _texts(value: Any) -> Iterator[m.Inlines]:
    if isinstance(value, m.Inlines):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


def _same_caption(one: m.Table, two: m.Table) -> bool:
    return one.caption.message == two.caption.message


def _alike(one: Any, two: Any) -> bool:
    """Whether two values have the same shape, and the same messages at the same places."""
    if isinstance(one, m.Inlines) and isinstance(two, m.Inlines):
        return one.message == two.message
    if isinstance(one, m.Table) and isinstance(two, m.Table) and not _same_rows(one, two):
        return False
    if isinstance(one, tuple) and isinstance(two, tuple):
        return len(one) == len(two) and all(map(_alike, one, two))
    if dataclasses.is_dataclass(one) and dataclasses.is_dataclass(two):
        return type(one) is type(two) and all(
            _alike(getattr(one, field.name), getattr(two, field.name)) for field in dataclasses.fields(one)
        )
    return True


def _same_rows(one: m.Table, two: m.Table) -> bool:
    """Rows whose heads are generated (the names to confirm) must quote the same names."""
    heads = [[row[0].text for row in table.rows if row] for table in (one, two)]
    return all(
        a.message or _quoted(a.items) == _quoted(b.items) for a, b in zip(*heads, strict=False)
    ) and len(heads[0]) == len(heads[1])


def _quoted(items: tuple[m.Inline, ...], lang: str = "") -> set[str]:
    """Names and addresses in another language, or in that one."""
    return {item.text for item in items if isinstance(item, m.Foreign) and lang in ("", item.lang)}


def _notes(text: m.Inlines) -> list[str]:
    return [item.text for item in text.items if isinstance(item, m.Qualification)]


def _lacks(text: m.Inlines) -> bool:
    return any(isinstance(item, m.Missing) for item in text.items)


def _without(items: tuple[m.Inline, ...], said: set[str]) -> tuple[m.Inline, ...]:
    """The words less the names and addresses in another language that stand beside them anyway."""
    found: list[m.Inline] = []
    for item in items:
        if not (isinstance(item, m.Foreign) and any(item.text in words for words in said)):
            found.append(item)
        elif found and found[-1] == m.Str(" "):
            found.pop()
    return tuple(found)
