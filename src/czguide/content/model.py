"""What the authors wrote, checked and frozen. Every text knows its id and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from czguide.content.facts import FactBook
from czguide.diagnostics import Location


@dataclass(frozen=True)
class Text:
    """A text: `id` is its path in the content, `source` the Chinese (or, where it is not
    translatable, what every language prints: a phone number).

    In a template it stands for its id: a template emits references, never text.
    """

    id: str
    source: str
    at: Location
    translatable: bool = True

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class Ref:
    """A name that must exist elsewhere: a fact, an entry, a term."""

    name: str
    at: Location

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Item:
    """A text with an optional run-in title and what it rests on."""

    id: str
    key: str
    text: Text
    title: Text | None = None
    cites: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A key figure: one fact set large, with a label."""

    id: str
    key: str
    fact: Ref
    label: Text


@dataclass(frozen=True)
class Deadline:
    """What is due, and by when."""

    id: str
    key: str
    text: Text
    limit: Text
    cites: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Column:
    """A table column; a bilingual one prints the Chinese beside the translation."""

    key: str
    text: Text
    bilingual: bool = False


@dataclass(frozen=True)
class Row:
    """A table row: a cell per column, None where the author left it out."""

    id: str
    key: str
    cells: tuple[Text | None, ...]
    cites: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with a caption and a head row."""

    id: str
    key: str
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Contact:
    """Whom to call or where to go; name and address are printed in Chinese as well."""

    id: str
    key: str
    name: Text
    phone: Ref | None = None
    address: Text | None = None
    hours: Text | None = None
    web: str = ""
    note: Text | None = None
    cites: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Platform:
    """A park, platform or institution with a line about it."""

    id: str
    key: str
    name: Text
    text: Text
    cites: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class WebLink:
    """A web address with words for it; `code`: printed as a QR code as well."""

    id: str
    key: str
    text: Text
    url: str
    cites: tuple[Ref, ...] = ()
    code: bool = False
    at: Location = Location("")


@dataclass(frozen=True)
class Drawn:
    """What every drawing has: a caption, the words for those who don't see it (`alt`), what it rests on."""

    id: str
    key: str
    caption: Text
    alt: Text
    note: Text | None
    cites: tuple[Ref, ...]
    at: Location


@dataclass(frozen=True)
class ChartSeries:
    """What a chart's values are."""

    key: str
    text: Text


@dataclass(frozen=True)
class ChartValue:
    """A fact drawn to scale; `of`: the fact that is its whole."""

    fact: Ref
    of: Ref | None = None


@dataclass(frozen=True)
class ChartRow:
    """What is measured, with a value per series."""

    id: str
    key: str
    label: Text
    values: tuple[ChartValue, ...]


@dataclass(frozen=True)
class Chart(Drawn):
    """Facts drawn to scale. `kind`: bar, rank or share; `head` names what the rows are."""

    kind: str
    head: Text
    series: tuple[ChartSeries, ...]
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True)
class FlowStep:
    """A step of the section, by its key, and the deadline that goes with it."""

    step: Ref
    limit: Ref | None


@dataclass(frozen=True)
class FlowStage:
    """Steps that belong together."""

    id: str
    key: str
    title: Text
    steps: tuple[FlowStep, ...]


@dataclass(frozen=True)
class Flow(Drawn):
    """The section's steps as a diagram, in stages."""

    stages: tuple[FlowStage, ...]


@dataclass(frozen=True)
class Stop:
    """A station of a line."""

    id: str
    key: str
    name: Text


@dataclass(frozen=True)
class TransitLine:
    """A line with its stops in order."""

    id: str
    name: Text
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Transit(Drawn):
    """A plan of two lines that cross: `down` from north to south, `across` from west to east."""

    down: TransitLine
    across: TransitLine


@dataclass(frozen=True)
class Picture:
    """A picture of `assets/pictures`; a decorative one has no `alt`."""

    id: str
    key: str
    file: Ref
    alt: Text | None
    caption: Text | None
    note: Text | None
    cites: tuple[Ref, ...]
    decorative: bool = False


@dataclass(frozen=True)
class PictureFile:
    """A file of `assets/pictures`, PNG or JPEG, with its size in pixels."""

    name: str
    data: bytes = field(repr=False)
    width: int
    height: int


@dataclass(frozen=True)
class Section:
    """One section file, or a section nested in one. The template decides what is shown."""

    id: str
    key: str
    title: Text
    lead: Item | None = None
    icon: str = ""
    icon_at: Location | None = None
    text: tuple[Item, ...] = ()
    figures: tuple[Figure, ...] = ()
    steps: tuple[Item, ...] = ()
    documents: tuple[Item, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    points: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    flows: tuple[Flow, ...] = ()
    transit: tuple[Transit, ...] = ()
    pictures: tuple[Picture, ...] = ()
    contacts: tuple[Contact, ...] = ()
    platforms: tuple[Platform, ...] = ()
    companies: tuple[Ref, ...] = ()
    sought: tuple[Item, ...] = ()
    scenes: tuple[Item, ...] = ()
    tips: tuple[Item, ...] = ()
    warnings: tuple[Item, ...] = ()
    links: tuple[WebLink, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class About:
    """How to use the guide."""

    title: Text
    text: tuple[Item, ...]


@dataclass(frozen=True)
class Guide:
    """A guide: what `guide.yaml` says and its sections by path below the guide (`tracks.hydrogen`)."""

    id: str
    title: Text
    subtitle: Text
    edition: Text
    description: Text
    keywords: tuple[Item, ...]
    about: About
    sections: Mapping[str, Section] = field(default_factory=dict)


@dataclass(frozen=True)
class Publisher:
    """Who publishes. Empty fields are printed as blanks to fill in drafts, and refused in a release."""

    fields: Mapping[str, Text]

    @property
    def empty(self) -> tuple[Text, ...]:
        """The fields still to be filled."""
        return tuple(text for text in self.fields.values() if not text.source)


@dataclass(frozen=True)
class Source:
    """Where facts come from. The title stays in its own language, `lang`, the publisher's name in its.

    `mirror`: read on a site that only copies the original; its `url` is for the officer and never printed.
    """

    id: str
    title: str
    lang: str
    publisher: str = ""
    publisher_lang: str = ""
    url: str = ""
    date: str = ""
    confidence: str = "secondary"
    mirror: bool = False
    at: Location = Location("")


@dataclass(frozen=True)
class Content:
    """All that the authors wrote."""

    guides: Mapping[str, Guide]
    labels: Mapping[str, Text]
    patterns: Mapping[str, Text]
    publisher: Publisher
    sources: Mapping[str, Source]
    book: FactBook
    designations: tuple[str, ...]
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
