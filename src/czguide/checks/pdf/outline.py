"""The outline leads to every heading (WCAG 2.2, technique PDF2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf

from czguide.checks.pdf.file import PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_

_HEADING = re.compile("H[1-3]?")


def check_outline(file: PdfFile, problems: Problems) -> None:
    """Every heading down to the third level stands in the outline, in order; every entry leads somewhere."""
    headings = [node for node in file.tree.walk() if _HEADING.fullmatch(node.standard)] if file.tree else []
    root = file.catalog.get("/Outlines")
    entries = list(_entries(root)) if isinstance(root, pikepdf.Dictionary) else []
    if not entries:
        if headings:
            hint = "make bookmarks of the headings"
            file.error(problems, "pdf.no-outline", "the file has headings, but no outline", hint=hint)
        return
    for entry in entries:
        if "/Dest" not in entry and "/A" not in entry:
            file.error(
                problems,
                "pdf.dead-outline",
                N_("the outline's '{title}' leads nowhere", title=entry.get("/Title", "")),
            )
    titles = iter([_plain(str(entry.get("/Title", ""))) for entry in entries])
    for heading in headings:
        words = _plain(file.text(heading))
        if words and words not in titles:
            message = N_(
                "the outline lacks the heading '{heading}', or has it out of order",
                heading=_short(file.text(heading)),
            )
            file.error(problems, "pdf.outline", message, heading.page)
            return


def _entries(root: Any) -> Iterator[Any]:
    """All entries, a parent before its children; one met twice is a loop and ends its branch."""
    seen = set()
    waiting = [root.get("/First")]
    while waiting:
        entry = waiting.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        waiting += [entry.get("/Next"), entry.get("/First")]


def _plain(text: str) -> str:
    """Letters and digits only: numbers and spaces are set apart in many ways."""
    return "".join([char for char in unicodedata.normalize("NFKC", text) if char.isalnum()])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"
