"""Page quality: what a typesetter sees at a glance, told from where things were placed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from czguide.diagnostics import Location, Problems
from czguide.phrases import N_
from czguide.writers.pdf.placement import Area, Placed
from czguide.writers.pdf.result import PdfResult

FULL = 1 / 3
"""A page that is filled less than this looks forgotten, if it doesn't end a chapter."""
_SLACK = 1.0
"""Points by which positions may differ from what was meant."""
_SUNK = 0.2
"""A chapter's head may begin this far down its page; from there on the white above it looks like a hole."""
_LINES = 2
"""Lines of text that must follow a heading on its page."""
_HEADS = ("heading", "caption", "lead")


def check_pages(result: PdfResult, name: str, problems: Problems) -> frozenset[int]:
    """All page checks of a PDF just laid out; returns the pages on which something was found.

    `name`: the file, which the warnings name with the page.
    """
    faulty = set()
    flow = [item for item in result.placed if item.flows]
    outside = [item for item in result.placed if item.around]
    texts = [item for item in result.placed if item.kind == "lines"]
    openers = {item.page for item in flow if item.kind == "opener"}
    # A card has no flow and no cover: only its lines are to be looked at, on both sides.
    last = max((item.page for item in result.placed), default=0)  # blank ones follow in print
    for page in range(2 if flow else 1, last + 1):
        at, before = Location(name), len(problems)
        blocks = [item for item in flow if item.page == page]
        own = [item for item in texts if item.page == page]
        around = [item for item in outside if item.page == page]
        # The last page of a chapter ends where the chapter does.
        ends = page == last or page + 1 in openers
        if flow:
            _fill(page, blocks, result.area, ends, at, problems)
            _outside(page, around, page in openers, page > min(openers, default=last), at, problems)
        _heading(page, blocks, own, ends, at, problems)
        _room(page, [*blocks, *own, *around], result.area, at, problems)
        _torn(page, own, at, problems)
        if flow:
            _contained(page, own, blocks, at, problems)
            _margins(page, own, result.area, page in openers, at, problems)
        _overlaps(page, [*own, *around], at, problems)
        _overlaps(page, blocks, at, problems)
        if len(problems) > before:
            faulty.add(page)
    return frozenset(faulty)


def _fill(
    page: int, blocks: Sequence[Placed], area: Area, ends: bool, at: Location, problems: Problems
) -> None:
    """No page under a third full, but where a chapter ends; no head far below the top of its page."""
    low = min((item.bottom for item in blocks), default=area.top)
    share = (area.top - low) / (area.top - area.bottom)
    if share < FULL and not (ends and blocks):
        problems.warning(
            "page.empty",
            N_("page {page} is only {share:.0%} full", page=page, share=share),
            at,
            N_("let a box that was pushed to the next page break, or move it"),
        )
    sunk = max((area.top - item.top for item in blocks if item.kind == "opener"), default=0.0)
    sunk /= area.top - area.bottom
    if sunk > _SUNK:
        problems.warning(
            "page.empty",
            N_("on page {page} the chapter's head begins {share:.0%} down the page", page=page, share=sunk),
            at,
            N_("let the theme's opener stretch by fewer lines"),
        )


def _outside(
    page: int, around: Sequence[Placed], opens: bool, inside: bool, at: Location, problems: Problems
) -> None:
    """A number on every page, and at its head the chapter or the guide, but where a chapter opens."""
    kinds = {item.kind for item in around}
    if not opens and not kinds & ({"chapter"} if inside else {"chapter", "title"}):
        problems.warning("page.head", N_("page {page} has no running head", page=page), at)
    if "folio" not in kinds:
        problems.warning("page.folio", N_("page {page} has no page number", page=page), at)


def _heading(
    page: int,
    blocks: Sequence[Placed],
    texts: Sequence[Placed],
    ends: bool,
    at: Location,
    problems: Problems,
) -> None:
    """No heading, title or lead at a page's or a column's foot without two lines of what it introduces."""
    if not blocks or ends:
        return
    # Blocks are noted in the order they were placed.
    tail = list(itertools.takewhile(lambda item: item.kind in _HEADS, reversed(blocks)))
    followed = [item for item in blocks if item not in tail]
    alone = bool(tail) and tail[-1].kind != "lead"
    if not alone and not tail and len(followed) > 1 and followed[-2].kind in _HEADS:
        last = followed[-1]
        alone = 0 < last.lines < _LINES and last.kind in ("body", "columns")
    if alone or any(_last(head, texts, blocks) for head in texts if head.says in ("heading", "caption")):
        problems.warning(
            "page.heading",
            N_("on page {page} a heading stands at the foot without its text", page=page),
            at,
            N_("keep it with what follows"),
        )


def _last(head: Placed, texts: Sequence[Placed], blocks: Sequence[Placed]) -> bool:
    """Whether nothing but headings stands below this one in its column."""
    boxes = (item for item in blocks if item.kind == "box")
    return not any(
        item.top < head.bottom + _SLACK
        and min(item.right, head.room[1]) - max(item.left, head.room[0]) > _SLACK
        for item in (*(text for text in texts if text.says not in _HEADS), *boxes)
    )


def _room(page: int, items: Iterable[Placed], area: Area, at: Location, problems: Problems) -> None:
    """Nothing reaches out of the text area, and no line out of the room it has."""
    for item in items:
        room = (area.left, area.right) if item.flows else item.room
        out = max(room[0] - item.left, item.right - room[1])
        if item.flows:
            # A chapter's head begins at the page's top.
            above = 0.0 if item.kind == "opener" else item.top - area.top
            out = max(out, area.bottom - item.bottom, above)
        if out > _SLACK:
            problems.warning(
                "page.overflow",
                N_("on page {page} something reaches {out:.0f} points out of its room", page=page,
                   out=out),
                at,
                N_("shorten the longest word, or give it more room"),
            )  # fmt: skip


def _torn(page: int, texts: Iterable[Placed], at: Location, problems: Problems) -> None:
    """No word is broken only because no line has room for it."""
    for item in texts:
        if item.torn:
            problems.warning(
                "page.word",
                N_("on page {page} there is no room for '{word}'", page=page, word=item.torn),
                at,
                N_("shorten the longest word, or give it more room"),
            )


def _contained(
    page: int, texts: Iterable[Placed], blocks: Sequence[Placed], at: Location, problems: Problems
) -> None:
    """Every line stands in a block of the flow, a chapter's title over its own."""
    for item in texts:
        out = min(
            (
                max(block.bottom - item.bottom, 0.0 if block.kind == "opener" else item.top - block.top)
                for block in blocks
                if block.bottom - _SLACK < item.top and item.bottom < block.top + _SLACK
            ),
            default=item.top - item.bottom,
        )
        if out > _SLACK:
            problems.warning(
                "page.box",
                N_("on page {page} a line stands {out:.0f} points out of its box", page=page, out=out),
                at,
            )


def _margins(
    page: int, texts: Iterable[Placed], area: Area, opens: bool, at: Location, problems: Problems
) -> None:
    """No line stands in the margins, but for the title of a chapter that opens at the page's top."""
    for item in texts:
        out = max(area.left - item.left, item.right - area.right, area.bottom - item.bottom,
                  0.0 if opens else item.top - area.top)  # fmt: skip
        if out > _SLACK:
            problems.warning(
                "page.margin",
                N_("on page {page} a line stands {out:.0f} points in the margin", page=page, out=out),
                at,
                N_("shorten it, or give it more room"),
            )


def _overlaps(page: int, items: Sequence[Placed], at: Location, problems: Problems) -> None:
    """No two boxes over each other."""
    for first, second in _colliding(items):
        problems.warning(
            "page.overlap",
            N_("on page {page} two boxes lie over each other, {height:.0f} points deep", page=page,
               height=min(first.top, second.top) - max(first.bottom, second.bottom)),
            at,
        )  # fmt: skip


def _colliding(items: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs that share more than a hair: a sweep from the top."""
    open_: list[Placed] = []
    for item in sorted(items, key=lambda item: -item.top):
        open_ = [other for other in open_ if other.bottom + _SLACK < item.top]
        for other in open_:
            across = min(item.right, other.right) - max(item.left, other.left)
            down = min(item.top, other.top) - max(item.bottom, other.bottom)
            if across > _SLACK and down > _SLACK:
                yield other, item
        open_.append(item)
