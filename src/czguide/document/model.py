"""The neutral Document: two small closed unions, Block and Inline, for any number of writers.

A writer receives a finished Document and a Theme and needs nothing else. Every text carries the
id of the message it came from, so that formats which can be edited know where an edit belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from czguide.document.drawings import Drawing
from czguide.document.inline import (
    BETWEEN as BETWEEN,
)
from czguide.document.inline import (
    Blank as Blank,
)
from czguide.document.inline import (
    Cite as Cite,
)
from czguide.document.inline import (
    Emph as Emph,
)
from czguide.document.inline import (
    FactValue as FactValue,
)
from czguide.document.inline import (
    Foreign as Foreign,
)
from czguide.document.inline import (
    Inline as Inline,
)
from czguide.document.inline import (
    Inlines as Inlines,
)
from czguide.document.inline import (
    Link as Link,
)
from czguide.document.inline import (
    Missing as Missing,
)
from czguide.document.inline import (
    Name as Name,
)
from czguide.document.inline import (
    NoBreak as NoBreak,
)
from czguide.document.inline import (
    Qualification as Qualification,
)
from czguide.document.inline import (
    Str as Str,
)
from czguide.document.inline import (
    Strong as Strong,
)
from czguide.document.inline import (
    by_language as by_language,
)

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
    """A key figure's digits and unit in a document's second language `lang`; `gap` stands between them,
    `missing` is as in KeyFigure."""

    number: str
    unit: str
    gap: str
    lang: str
    missing: str = ""

    @property
    def text(self) -> str:
        """Number and unit as running text has them."""
        return self.number + (self.gap + self.unit if self.unit else "")


@dataclass(frozen=True)
class KeyFigure:
    """A fact set large: digits with what precedes them, the unit, and what it is about.

    `gap` stands between number and unit where the language writes a space: 3 companies, but 97%.
    `second`: how a bilingual document's second language words it, unless both do alike.
    `missing`: the language of its words where the document's own has none for them.
    """

    number: str
    unit: str
    label: Inlines
    fact: str = ""
    note: Inlines | None = None
    gap: str = ""
    second: Wording | None = None
    missing: str = ""

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
class NoRows(Paragraph):
    """What stands in the place of a table without rows. `table`: its caption and head, which head the rows of
    the other language in a bilingual edition."""

    table: Table | None = None


@dataclass(frozen=True)
class Figure:
    """A drawing with what it says in words.

    `alt` is None only where the drawing says nothing: it is decoration then, and nobody hears of it.
    `note`: what it rests on. `data`: a chart's values as a table, for the reader who doesn't see it.
    """

    anchor: str
    content: Drawing
    alt: Inlines | None
    caption: Inlines | None = None
    note: Inlines | None = None
    data: Table | None = None


@dataclass(frozen=True)
class Codes:
    """Figures with a code each, side by side; their captions say what it opens, and the address."""

    items: tuple[Figure, ...]
    title: Inlines | None = None


@dataclass(frozen=True)
class Callout:
    """A box beside the flow. `kind`: tip, warning, note or call. `title` names the kind in words."""

    kind: str
    title: Inlines
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class ContactLine:
    """One line of a contact card, e.g. 电话: 12367. `kind`: phone, address, hours or web."""

    label: Inlines
    text: Inlines
    kind: str = ""


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
    review: Inlines | None = None
    """That no native speaker has read the translation."""


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
    | Figure
    | Codes
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
    line_break: str = ""


@dataclass(frozen=True)
class Document:
    """The finished brochure. `lang` is a BCP 47 tag, `direction` ltr or rtl, `line_break` how strictly marks
    are kept from a line's start ('': as the language does); `second` makes it bilingual."""

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
    line_break: str = ""
    names: frozenset[str] = frozenset()
    """Companies, places and persons as they are printed: no hyphen parts them."""

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
