"""The inline mark-up of every text must be well-formed."""

from __future__ import annotations

from czguide.content.model import Content
from czguide.content.walk import messages
from czguide.diagnostics import Problems
from czguide.document.markup import MarkupError, parse


def check_markup(content: Content, problems: Problems) -> None:
    """Report marks that are not closed or overlap, and links that lead nowhere."""
    for text in messages(content):
        try:
            parse(text.source)
        except MarkupError as error:
            problems.error(
                "content.markup", error.args[0], text.at, r"close the mark, or write \* for a plain asterisk"
            )
