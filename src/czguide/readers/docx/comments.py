"""The comments part (ECMA-376 part 1, 17.13.4.6), and what Word adds to it ([MS-DOCX] 2.5.1)."""

from __future__ import annotations

import re

from czguide.readers.docx.model import Comment
from czguide.readers.docx.package import Package
from czguide.writers.docx.xml import Element, W

_WORD14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SPACES = {f"{{{W}}}{name}" for name in ("tab", "br", "cr", "p")}
_DATE = re.compile(r"[1-9]\d{3}-\d\d-\d\d")


def read_comments(package: Package) -> dict[str, Comment]:
    """All comments by id, replies like the comments they answer."""
    found: dict[str, Comment] = {}
    done = _resolved(package)
    for part in package.related(package.main, "comments"):
        for element in package.xml(part).iter(f"{{{W}}}comment"):
            identity, date = element.get(f"{{{W}}}id", ""), element.get(f"{{{W}}}date", "")
            marks = {p.get(f"{_WORD14}paraId", "").lower() for p in element.iter(f"{{{W}}}p")}
            found[identity] = Comment(
                identity,
                " ".join(element.get(f"{{{W}}}author", "").split()),
                # LibreOffice writes 0-00-00T00:00:00Z where there is none.
                date if _DATE.match(date) else "",
                " ".join(_text(element).split()),
                resolved=bool(marks & done),
            )
    return found


def _text(comment: Element) -> str:
    words = []
    for element in comment.iter():
        if element.tag == f"{{{W}}}t":
            words.append(element.text or "")
        elif element.tag in _SPACES:
            words.append(" ")
    return "".join(words)


def _resolved(package: Package) -> set[str]:
    """The paragraphs of comments that were marked as done."""
    return {
        element.get(f"{_WORD15}paraId", "").lower()
        for part in package.related(package.main, "commentsExtended")
        for element in package.xml(part).iter(f"{_WORD15}commentEx")
        if element.get(f"{_WORD15}done") in ("1", "true")
    } - {""}
