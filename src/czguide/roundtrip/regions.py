"""Which of a returned paragraph's words stand in which bookmark, and cutting such words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from czguide.readers.docx import Fix, Mark, Paragraph, Span

BREAK = "\x1e"
"""Stands for a paragraph's end inside a run of words; XML text cannot hold it."""

Region = tuple[str, list[Span]]
"""A bookmark's name ('' outside of any) and the words in it."""


def regions(paragraphs: Sequence[Paragraph]) -> tuple[list[list[Region]], dict[str, str]]:
    """The regions of every paragraph, and for every comment the bookmark it stands in or next to."""
    closed = {item.name for p in paragraphs for item in p.items if isinstance(item, Mark) and not item.opens}
    seen: set[str] = set()
    open_: list[str] = []
    result: list[list[Region]] = []
    comments: dict[str, str] = {}
    for paragraph in paragraphs:
        found: list[Region] = []
        if open_:
            found.append((open_[-1], []))
        waiting: list[str] = []
        last = ""
        for item in paragraph.items:
            if isinstance(item, Mark):
                if item.opens and item.name not in seen:
                    seen.add(item.name)
                    open_.append(item.name)
                    found.append((item.name, []))
                    last = item.name
                    comments.update({id: last for id in waiting if id not in comments})
                    waiting = []
                elif not item.opens and item.name in open_:
                    open_.remove(item.name)
                    found.append((open_[-1] if open_ else "", []))
            elif isinstance(item, Span):
                owner = open_[-1] if open_ else ""
                if not found or found[-1][0] != owner:
                    found.append((owner, []))
                found[-1][1].append(item)
            elif isinstance(item, Fix) and item.kind.startswith("comment"):
                if open_:
                    comments.setdefault(item.id, open_[-1])
                elif item.kind == "comment-start" or not last:
                    waiting.append(item.id)
                else:
                    comments.setdefault(item.id, last)
        # A bookmark that never ends is cut off with its paragraph.
        open_ = [name for name in open_ if name in closed]
        result.append([(owner, spans) for owner, spans in found if owner or spans])
    return result, comments


def words(spans: Iterable[Span]) -> str:
    """The text of spans."""
    return "".join(span.text for span in spans)


def cut(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans' characters from `start` to `end`."""
    result = []
    at = 0
    for span in spans:
        low, high = max(start, at), min(end, at + len(span.text))
        if low < high:
            result.append(replace(span, text=span.text[low - at : high - at]))
        at += len(span.text)
    return result


def squeezed(text: str) -> str:
    """Without white space and paragraph ends."""
    return "".join(text.replace(BREAK, "").split())
