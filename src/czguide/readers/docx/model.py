"""What was sent and what came back, in no XML: paragraphs of spans and marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from czguide.document.handoff import Handoff


@dataclass(frozen=True)
class Span:
    """Text of one kind. `marks`: strong, emph, nobreak; `link`: its target; `fact`: `name` or `name.part`.

    `looks`: names of character styles (lower case), which tell generated words. `control` tells one
    control of a fact from the next.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    fact: str = ""
    looks: frozenset[str] = frozenset()
    control: int = 0
    dress: frozenset[str] = frozenset()
    """Formatting that a message cannot hold: strike, underline, superscript, subscript, highlight, hidden."""

    @property
    def kind(self) -> object:
        """All but the text."""
        return self.marks, self.link, self.fact, self.looks, self.control, self.dress


@dataclass(frozen=True)
class Mark:
    """A message's bookmark begins or ends here. `name`: the bookmark's."""

    name: str
    opens: bool


@dataclass(frozen=True)
class Fix:
    """A place in a paragraph. `kind`: comment-start and comment (its range's begin, and its own place; `id`
    is the comment's), or object (a picture, an equation; `id`: the words in it)."""

    kind: str
    id: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it came back. `style`: the style's name in lower case without spaces."""

    story: str
    style: str
    items: tuple[Span | Mark | Fix, ...]
    generated: bool = False
    """Whether it stands in a contents or index field."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(item.text for item in self.items if isinstance(item, Span))

    @property
    def objects(self) -> int:
        """How many pictures and other objects it holds."""
        return sum(1 for item in self.items if isinstance(item, Fix) and item.kind == "object")

    @property
    def labels(self) -> list[str]:
        """The words in its objects, as in an equation or above a ruby's base."""
        return [item.id for item in self.items if isinstance(item, Fix) and item.kind == "object" and item.id]


@dataclass(frozen=True)
class Slot:
    """The place of a message in a sent paragraph; `bookmark` names it, `count` is its occurrence.

    `strong`: the place makes the text strong, whatever its message says.
    """

    message: str
    bookmark: str
    count: int = 1
    strong: bool = False


@dataclass(frozen=True)
class SentParagraph:
    """A paragraph as it was sent: generated words and slots for messages."""

    story: str
    style: str
    parts: tuple[str | Slot, ...]
    objects: int = 0

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in order."""
        return tuple(part for part in self.parts if isinstance(part, Slot))


@dataclass(frozen=True)
class Comment:
    """An editor's comment; `date` is ISO 8601 or ''. `resolved`: its author or another marked it as done."""

    id: str
    author: str
    date: str
    text: str
    resolved: bool = False


@dataclass(frozen=True)
class Returned:
    """A file that came back, its tracked changes taken or refused as asked."""

    handoff: Handoff
    sent: tuple[SentParagraph, ...]
    paragraphs: tuple[Paragraph, ...]
    comments: dict[str, Comment] = field(default_factory=dict)
    tracked: int = 0
    formatted: int = 0
    """Tracked changes of words and paragraphs, and of formatting alone."""
