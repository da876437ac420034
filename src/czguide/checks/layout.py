"""How many lines headings take, as the PDF writer sets them."""

from __future__ import annotations

from typing import Any

from czguide.document.model import Document, Inlines
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.typeset import Paragraph
from czguide.writers.pdf import write_pdf
from czguide.writers.pdf.paragraph import TextBlock
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.styles import Look
from czguide.writers.pdf.text import TextSetter

HEADINGS = frozenset(
    ("opener_title", "heading_1", "heading_2", "heading_3", "contents_title", "caption", "list_title")
)
"""Text styles of headings and captions."""


def heading_lines(document: Document, theme: Theme, fonts: FontSet) -> dict[str, dict[str, int]]:
    """The lines of each heading by language and message, in the widths of the real layout."""
    found: dict[str, dict[str, int]] = {lang: {} for lang in document.languages}

    def setter(fonts: FontSet, look: Look, document: Document) -> TextSetter:
        return _Counting(fonts, look, document, found)

    write_pdf(document, theme, fonts, tagged=False, setter=setter)
    return found


class _Counting(TextSetter):
    """Sets text as ever, and notes how many lines headings took."""

    def __init__(
        self, fonts: FontSet, look: Look, document: Document, found: dict[str, dict[str, int]]
    ) -> None:
        super().__init__(fonts, look, document)
        self._found = found

    def _single(self, text: Inlines, style: str, element: Element, *rest: Any, **options: Any) -> TextBlock:
        block = super()._single(text, style, element, *rest, **options)
        # Two languages on one line are one line of each.
        if style in HEADINGS and text.message and not options.get("then"):
            inner, own = block.lines, self._found[text.lang or self.lang]

            def lines(width: float) -> Paragraph:
                paragraph = inner(width)
                own[text.message] = max(len(list(paragraph)), own.get(text.message, 0))
                return paragraph

            block.lines = lines
        return block
