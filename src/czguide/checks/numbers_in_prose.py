"""A number never stands in prose: it is a typed fact that each language renders."""

from __future__ import annotations

import re

from czguide.content.model import Content
from czguide.content.walk import messages
from czguide.diagnostics import Problems
from czguide.phrases import N_

_ADDRESS = re.compile(r"\]\([^)]*\)|`[^`]*`|\{[^{}]*\}")


def check_numbers(content: Content, problems: Problems) -> None:
    """Report digits in texts, but for placeholders, addresses and names with digits."""
    names = sorted(content.designations, key=len, reverse=True)
    allowed = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    for text in messages(content):
        if text.id.startswith("publisher."):
            continue
        rest = allowed.sub("", _ADDRESS.sub("", text.source))
        digits = re.search(r"[0-9０-９]+", rest)
        if digits:
            problems.error(
                "content.bare-number",
                N_("the number {digits} stands in the text", digits=digits[0]),
                text.at,
                "make it a fact and write {its_name}; a name with digits belongs in designations.yaml",
            )
