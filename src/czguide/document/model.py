"""The neutral Document: two small closed unions, Block and Inline, for any number of writers.

A writer receives a finished Document and a Theme and needs nothing else. Every text carries the
id of the message it came from, so that formats which can be edited know where an edit belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

# --- Inline ---------------------------------------------------------------------------------------


BETWEEN = " / "
"""Between two languages where neither type nor space can part them: in a title, in the outline."""


@dataclass(frozen=True)
class Str:
    """Plain text."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Strong importance."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emph:
    """Stress emphasis."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """A link: `target` is a web address, or `#anchor` for a place in the document."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True)
class NoBreak:
    """Text that stays on one line: a code, a site's name."""

    text: str


@dataclass(frozen=True)
class FactValue:
    """A rendered fact. `part` is '', 'number' or 'unit', as in the placeholder."""

    fact: str
    text: str
    part: str = ""


@dataclass(frozen=True)
class Name:
    """A name from the termbase whose translation nobody has confirmed: marked in drafts."""

    term: str
    text: str


@dataclass(frozen=True)
class Foreign:
    """Text in another language than the document's (BCP 47 `lang`): a Chinese address in English."""

    text: str
    lang: str


@dataclass(frozen=True)
class Missing:
    """A text that has no translation: the source text, marked, in the source's language."""

    text: str
    lang: str


@dataclass(frozen=True)
class Blank:
    """A field the publisher has yet to fill: words that say so, set to be seen."""

    label: str


@dataclass(frozen=True)
class Cite:
    """A reference to an entry of the source list, set small: `number` from 1.

    Without an `anchor` it leads nowhere: in a table's row, whose note below has the link.
    """

    number: int
    anchor: str = ""


@dataclass(frozen=True)
class Qualification:
    """Where and as of when a statement holds, set small after it; `weak`: not confirmed."""

    text: str
    weak: bool = False


Inline = (
    Str | Strong | Emph | Link | NoBreak | FactValue | Name | Foreign | Missing | Blank | Cite | Qualification
)


@dataclass(frozen=True)
class Inlines:
    """A text: what it says, and the id of the message it comes from ('' for generated ones).

    `generated`: how many of the last items are not the message's: source numbers, the Chinese beside it.
    `lang`: its language (BCP 47) where that is not the document's. `second`: the same message in a bilingual
    document's second language; without one the text is alike in both, or there is only one.
    """

    items: tuple[Inline, ...]
    message: str = ""
    generated: int = 0
    lang: str = ""
    second: Inlines | None = None

    def followed_by(self, items: tuple[Inline, ...]) -> Inlines:
        """The text with generated items after it."""
        generated = self.generated + len(items)
        return replace(self, items=(*self.items, *items), generated=generated) if items else self

    @property
    def own(self) -> tuple[Inline, ...]:
        """The items that are the message's own."""
        return self.items[: len(self.items) - self.generated]

    def plain(self) -> str:
        """The text without any mark-up, notes and source numbers left out; in both its languages."""
        own = "".join(_plain(item) for item in self.items)
        return own if self.second is None else f"{own}{BETWEEN}{self.second.plain()}"

    @property
    def each(self) -> tuple[Inlines, ...]:
        """The text once for each of its languages."""
        if self.second is None:
            return (self,)
        return (replace(self, second=None), self.second)


def by_language(title: Inlines | None, text: Inlines) -> tuple[tuple[Inlines | None, Inlines], ...]:
    """A text with its run-in title, once for each language the text is in.

    What is alike in both languages serves either: a title with both texts, a text after the title in both.
    """
    if text.second is None:
        return ((title, text),)
    titles = title.each if title else (None,)
    first, second = text.each
    return (titles[0], first), (titles[-1], second)


def _plain(item: Inline) -> str:
    if isinstance(item, (Strong, Emph, Link)):
        return "".join(_plain(child) for child in item.children)
    if isinstance(item, (Cite, Qualification)):
        return ""
    if isinstance(item, Blank):
        return item.label
    return item.text


# --- Block ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `role`: body, lead or note. `title`: a run-in title before the text."""

    text: Inlines
    role: str = "body"
    title: Inlines | None = None


@dataclass(frozen=True)
class ListItem:
    """An item of a list."""

    text: Inlines
    title: Inlines | None = None


@dataclass(frozen=True)
class List:
    """`kind`: bullet (any order), step (numbered, in order), check (papers to bring, ticked off),
    field (short names, set in columns)."""

    kind: str
    items: tuple[ListItem, ...]
    title: Inlines | None = None


@dataclass(frozen=True)
class Wording:
    """A key figure's digits and unit in a document's second language `lang`; `gap` stands between them."""

    number: str
    unit: str
    gap: str
    lang: str

    @property
    def text(self) -> str:
        """Number and unit as running text has them."""
        return self.number + (self.gap + self.unit if self.unit else "")


@dataclass(frozen=True)
class KeyFigure:
    """A fact set large: digits with what precedes them, the unit, and what it is about.

    `gap` stands between number and unit where the language writes a space: 3 companies, but 97%.
    `second`: how a bilingual document's second language words it, unless both do alike.
    """

    number: str
    unit: str
    label: Inlines
    fact: str = ""
    note: Inlines | None = None
    gap: str = ""
    second: Wording | None = None

    @property
    def text(self) -> str:
        """Number and unit as running text has them."""
        return self.number + (self.gap + self.unit if self.unit else "")


@dataclass(frozen=True)
class KeyFigures:
    """A panel of key figures."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Cell:
    """A table cell."""

    text: Inlines


@dataclass(frozen=True)
class Table:
    """A table: a head row, repeated over pages, and rows of as many cells.

    `row_heads`: whether the first column heads its rows. `weights`: the columns' shares of the width.
    `note`: what the rows rest on, set small below.
    """

    caption: Inlines
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    weights: tuple[float, ...]
    row_heads: bool = True
    note: Inlines | None = None


@dataclass(frozen=True)
class Callout:
    """A box beside the flow. `kind`: tip, warning or note. `title` names the kind in words."""

    kind: str
    title: Inlines
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class ContactLine:
    """One line of a contact card, e.g. 电话: 12367."""

    label: Inlines
    text: Inlines


@dataclass(frozen=True)
class ContactCard:
    """Whom to call or where to go."""

    name: Inlines
    lines: tuple[ContactLine, ...]
    note: Inlines | None = None


@dataclass(frozen=True)
class Contacts:
    """Contact cards."""

    items: tuple[ContactCard, ...]
    title: Inlines | None = None


@dataclass(frozen=True)
class Definitions:
    """Terms with their descriptions, e.g. the publisher's details."""

    items: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True)
class Form:
    """Lines to be filled in by hand: what to write on each."""

    items: tuple[Inlines, ...]


@dataclass(frozen=True)
class SourceEntry:
    """An entry of the source list."""

    number: int
    anchor: str
    text: Inlines


@dataclass(frozen=True)
class Sources:
    """The source list, in the order of the numbers."""

    items: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class IndexEntry:
    """A name and the sections that speak of it: (anchor, title). `term`: its key in the termbase."""

    name: Inlines
    places: tuple[tuple[str, Inlines], ...]
    term: str = ""


@dataclass(frozen=True)
class Index:
    """An index of names; writers with pages print page numbers."""

    items: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class Contents:
    """The table of contents; writers fill it from the sections' headings down to `depth`."""

    title: Inlines
    depth: int = 2


@dataclass(frozen=True)
class Cover:
    """The cover page."""

    title: Inlines
    subtitle: Inlines
    edition: Inlines
    publisher: Inlines
    notice: Inlines | None = None


@dataclass(frozen=True)
class Section:
    """A section. `level` counts from 1. `kind`: chapter (starts a page), part or section.

    `number` is printed before the heading where the guide numbers its chapters.
    """

    anchor: str
    heading: Inlines
    level: int
    blocks: tuple[Block, ...]
    kind: str = "section"
    number: str = ""
    icon: str = ""


Block = (
    Paragraph
    | List
    | KeyFigures
    | Table
    | Callout
    | Contacts
    | Definitions
    | Form
    | Sources
    | Index
    | Contents
    | Cover
    | Section
)


@dataclass(frozen=True)
class Metadata:
    """Document properties. `date`: an instant, ISO 8601 with a zone; `status`: draft or release."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    publisher: str
    date: str
    status: str


@dataclass(frozen=True)
class SecondLanguage:
    """The language that stands beside a bilingual document's own, and the title in it."""

    lang: str
    direction: str
    title: str


@dataclass(frozen=True)
class Document:
    """The finished brochure. `lang` is a BCP 47 tag, `direction` ltr or rtl; `second` makes it bilingual."""

    guide: str
    lang: str
    direction: str
    page_size: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    labels: dict[str, str] = field(default_factory=dict)
    """The few words a writer needs itself: separators, 'continued', the page's name."""
    second: SecondLanguage | None = None
    sheet: str = ""
    """'card': one sheet folded to a pocket card, a section a panel; '': pages."""

    @property
    def languages(self) -> tuple[str, ...]:
        """One language, or two."""
        return (self.lang, self.second.lang) if self.second else (self.lang,)


def sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    """All sections, outer before inner."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections(block.blocks)
