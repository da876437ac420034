"""How many lines headings take, as the PDF writer sets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from czguide.document.model import Cover, Document, Inlines, sections
from czguide.fonts import FontSet
from czguide.theme.model import PAGE_SIZES, Theme
from czguide.typeset import Paragraph
from czguide.writers.pdf import lay_out
from czguide.writers.pdf.paragraph import TextBlock
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

HEADINGS = frozenset((
    "cover_title", "opener_title", "heading_1", "heading_2", "heading_3", "contents_title", "caption",
    "list_title", "step_number",
))  # fmt: skip
"""Text styles of titles, headings and captions."""

_ON_COVER = 1
"""Lines that a cover's title may have more than a heading."""

_WIDE = 0.6
"""The share of the text's width that a title has at least which runs in before its text."""


def heading_lines(document: Document, theme: Theme, fonts: FontSet) -> dict[str, dict[str, int]]:
    """The lines of each heading by language and message, in the widths of the real layout."""
    found: dict[str, dict[str, int]] = {lang: {} for lang in document.languages}
    count_lines(document, theme, fonts, found)
    return found


def count_lines(
    document: Document, theme: Theme, fonts: FontSet, found: Mapping[str, dict[str, int]]
) -> None:
    """The same for the languages of `found`, which is filled as far as the layout gets."""

    def setter(fonts: FontSet, look: Look, document: Document) -> TextSetter:
        return _Counting(fonts, look, document, found)

    lay_out(document, theme, fonts, setter)


class _Counting(TextSetter):
    """Sets text as ever, and notes how many lines headings took."""

    def __init__(
        self, fonts: FontSet, look: Look, document: Document, found: Mapping[str, dict[str, int]]
    ) -> None:
        super().__init__(fonts, look, document)
        self._found = found
        # What is set smaller or wider until it fits has the lines of the last try.
        titles = [block.title for block in document.blocks if isinstance(block, Cover)]
        titles += [section.heading for section in sections(document.blocks) if section.level == 1]
        if document.sheet:
            titles += [section.heading for section in sections(document.blocks)]
        margins = look.theme.margins
        self._wide = _WIDE * (PAGE_SIZES[document.page_size][0] - margins.left - margins.right)
        self._tried = {title.message for title in titles}

    def _single(
        self,
        text: Inlines,
        style: str,
        element: Element,
        setting: Any,
        title: Inlines | None = None,
        unit: str = "",
        **options: Any,
    ) -> TextBlock:
        block = super()._single(text, style, element, setting, title, unit, **options)
        own = self._found.get(text.lang or self.lang)
        # Two languages on one line are one line of each.
        if own is None or options.get("then"):
            return block
        if style in HEADINGS and text.message:
            self._count(
                block, text.message, own, block.lines, spare=_ON_COVER if style == "cover_title" else 0
            )
        if title and title.message:
            # As if the text it runs in before were not there; a column may break a name more often.
            alone = replace(text, items=(), message="")
            set_ = super()._single(alone, style, Element("P"), setting, title)
            self._count(block, title.message, own, set_.lines, self._wide)
        return block

    def _count(
        self,
        block: TextBlock,
        message: str,
        own: dict[str, int],
        counted: Callable[[float], Paragraph],
        least: float = 0.0,
        spare: int = 0,
    ) -> None:
        inner = block.lines

        def lines(width: float) -> Paragraph:
            before = 0 if message in self._tried else own.get(message, 0)
            own[message] = max(len(list(counted(max(width, least)))) - spare, before)
            return inner(width)

        block.lines = lines
