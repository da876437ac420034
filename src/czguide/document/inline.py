"""What a text is made of, in no format: half of the Document's model; `document.model` has all of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
