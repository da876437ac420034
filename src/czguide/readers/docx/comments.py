"""The comments part (ECMA-376 part 1, 17.13.4.6)."""

from __future__ import annotations

from czguide.readers.docx.model import Comment
from czguide.readers.docx.package import Package
from czguide.writers.docx.xml import W


def read_comments(package: Package) -> dict[str, Comment]:
    """All comments by id, replies like the comments they answer."""
    found: dict[str, Comment] = {}
    for part in package.related(package.main, "comments"):
        for element in package.xml(part).iter(f"{{{W}}}comment"):
            identity = element.get(f"{{{W}}}id", "")
            paragraphs = [
                "".join(text.text or "" for text in paragraph.iter(f"{{{W}}}t"))
                for paragraph in element.iter(f"{{{W}}}p")
            ]
            found[identity] = Comment(
                identity,
                " ".join(element.get(f"{{{W}}}author", "").split()),
                element.get(f"{{{W}}}date", ""),
                " ".join(" ".join(paragraphs).split()),
            )
    return found
