"""The words of every message in a group of paragraphs, told from the generated words around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from czguide.readers.docx import SentParagraph, Slot, Span
from czguide.roundtrip.likeness import likeness, matching
from czguide.roundtrip.regions import BREAK, Region, cut, squeezed, words
from czguide.roundtrip.report import Stray

_OWN = 0.85
"""How like a message words must be that hold nothing of the generated words after it."""


@dataclass
class Resolved:
    """`spans`: words by bookmark, paragraphs' ends among them; a bookmark without any is not in it."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    """Bookmarks whose words cannot be told from their neighbours', with those words."""
    strays: list[Stray] = field(default_factory=list)


def resolve(
    sent: Sequence[SentParagraph], found: Sequence[Sequence[Region]], shown: Mapping[str, str]
) -> Resolved:
    """`sent`: the paragraphs as sent; `found`: the regions of those they became; `shown`: as-sent words by
    bookmark."""
    slots, between = _expected(sent)
    result = Resolved()
    order = {slot.bookmark: index for index, slot in enumerate(slots)}
    runs = _runs(found, order)
    indices = [order[name] for name, _ in runs if name]
    if indices != sorted(set(indices)):
        _unordered(runs, slots, between, result)
        return result
    free: list[Span] = []
    last = -1
    for name, spans in runs:
        if not name:
            free = spans
            continue
        index = order[name]
        result.spans[name] = list(spans)
        _gap(slots, between, last, index, free, result, shown)
        free, last = [], index
    _gap(slots, between, last, len(slots), free, result, shown)
    return result


def _expected(sent: Sequence[SentParagraph]) -> tuple[list[Slot], list[str]]:
    """The slots in order, and the generated words before, between and after them."""
    slots: list[Slot] = []
    between = [""]
    for number, paragraph in enumerate(sent):
        if number:
            between[-1] += BREAK
        for part in paragraph.parts:
            if isinstance(part, Slot):
                slots.append(part)
                between.append("")
            else:
                between[-1] += part
    return slots, between


def _runs(found: Sequence[Sequence[Region]], order: Mapping[str, int]) -> list[Region]:
    """The regions of all paragraphs in a row, neighbours of one owner together."""
    runs: list[Region] = []
    for number, regions in enumerate(found):
        if number:
            # The end belongs to a bookmark only if that goes on in the next paragraph.
            owner = runs[-1][0] if runs and regions and runs[-1][0] == regions[0][0] else ""
            _append(runs, owner, [Span(BREAK)])
        for name, spans in regions:
            _append(runs, name if name in order else "", spans)
    return runs


def _append(runs: list[Region], owner: str, spans: list[Span]) -> None:
    if runs and runs[-1][0] == owner:
        runs[-1][1].extend(spans)
    else:
        runs.append((owner, list(spans)))


def _unordered(runs: list[Region], slots: Sequence[Slot], between: Sequence[str], result: Resolved) -> None:
    """Messages that changed places inside a paragraph: each keeps what stands in its bookmark."""
    for name, spans in runs:
        if name:
            result.spans.setdefault(name, []).extend(spans)
        elif squeezed(words(spans)) not in {"", *map(squeezed, between)}:
            result.strays.append(Stray("generated", words(spans).replace(BREAK, " "), slots[0].message))


def _gap(
    slots: Sequence[Slot],
    between: Sequence[str],
    left: int,
    right: int,
    free: list[Span],
    result: Resolved,
    shown: Mapping[str, str],
) -> None:
    """What stands between the slots `left` and `right`: generated words, an editor's, lost slots."""
    missing = slots[left + 1 : right]
    before = slots[left].bookmark if left >= 0 else ""
    after = slots[right].bookmark if right < len(slots) else ""
    if not missing:
        _generated(slots, before, after, between[right], free, result, shown)
        return
    separators = [between[index] for index in range(left + 2, right)]
    body = "".join(
        shown.get(slot.bookmark, "") + separator
        for slot, separator in zip(missing, [*separators, ""], strict=True)
    )
    own = _trimmed(free, between[left + 1], body, between[right])
    if own is None:
        text = words(free).replace(BREAK, " ")
        result.lost.update((slot.bookmark, text) for slot in missing)
        return
    free, edges = own
    for text, wanted in edges:
        result.strays.append(Stray("generated", text.replace(BREAK, ""), missing[0].message, wanted))
    cuts = _split(words(free), separators, missing, shown)
    if cuts is None:
        text = words(free).replace(BREAK, " ")
        if squeezed(text):
            result.lost.update((slot.bookmark, text) for slot in missing)
        return
    for slot, (start, end) in zip(missing, cuts, strict=True):
        result.spans[slot.bookmark] = cut(free, start, end)


def _trimmed(
    spans: list[Span], head: str, body: str, tail: str
) -> tuple[list[Span], list[tuple[str, str]]] | None:
    """Without the generated words at both ends, and those that were edited with what they were; None where
    they cannot be told. A chapter number or a source that the editor took away is not there. `body`: what
    was sent between the ends."""
    text = words(spans)
    edges: list[tuple[str, str]] = []
    start, end = 0, len(text)
    if head and head in text[: len(head) + 2]:
        start = text.find(head) + len(head)
    elif head.strip():
        start = _boundary(head + body + tail, text, 0, len(head))
        edges += [(text[:start], head)] if start else []
    if tail and text.endswith(tail):
        end -= len(tail)
    elif tail.strip() and text.rstrip().endswith(tail.strip()):
        end = len(text.rstrip()) - len(tail.strip())
    elif tail.replace(BREAK, "").strip():
        at = len(head + body)
        end = _boundary(head + body + tail, text, at, at + len(tail))
        if end < len(text):
            edges.append((text[end:], tail))
        elif body.strip() and likeness(text[start:], body) < _OWN:
            return None
    return cut(spans, start, max(start, end)), edges


def _boundary(sent: str, text: str, start: int, end: int) -> int:
    """Where in `text` the edge stands that is at `start` of `sent` (a tail) or at `end` (a head, which
    begins it); the text's own end where less than half of those words are there."""
    shared = [
        (b + max(a, start) - a, b + min(a + size, end) - a)
        for a, b, size in matching(sent, text)
        if a < end and start < a + size
    ]
    if 2 * sum(high - low for low, high in shared) < end - start:
        return len(text) if start else 0
    return shared[0][0] if start else shared[-1][1]


def _split(
    text: str, separators: Sequence[str], missing: Sequence[Slot], shown: Mapping[str, str]
) -> list[tuple[int, int]] | None:
    """Where each of several messages in a row begins and ends; None where nothing tells."""
    if len(missing) == 1:
        return [(0, len(text))]
    cuts = []
    at = 0
    for slot, separator in zip(missing, separators, strict=False):
        # A separator may be no more than a space: the one nearest to the old length is it.
        if not separator.replace(BREAK, ""):
            return None
        places = [i for i in range(at, len(text)) if text.startswith(separator, i)]
        if not places:
            return None
        length = len(shown.get(slot.bookmark, ""))
        place = min(places, key=lambda i: abs(i - at - length))
        cuts.append((at, place))
        at = place + len(separator)
    return [*cuts, (at, len(text))]


def _generated(
    slots: Sequence[Slot],
    before: str,
    after: str,
    expected: str,
    free: list[Span],
    result: Resolved,
    shown: Mapping[str, str],
) -> None:
    """Words between two messages. What was typed at a message's edge is the message's."""
    text, wanted = words(free).replace(BREAK, ""), expected.replace(BREAK, "")
    free = [span for span in free if span.text != BREAK]
    if text == wanted:
        return
    spans = result.spans
    if wanted and wanted in text:
        start = text.rindex(wanted) if not after else text.index(wanted)
        head, tail = cut(free, 0, start), cut(free, start + len(wanted), len(text))
    elif not wanted.strip():
        # Nothing generated stands here: all of it was typed, after a message or else before one.
        head, tail = (free, []) if before else ([], free)
    elif _grown(before, after, text, wanted, spans, shown):
        return
    else:
        near = before or after
        message = next((slot.message for slot in slots if slot.bookmark == near), "")
        if squeezed(text) != squeezed(wanted):
            result.strays.append(Stray("generated", text, message, wanted))
        return
    if not before:
        tail, head = [*head, *tail], []
    if not after:
        head, tail = [*head, *tail], []
    if head:
        spans[before].extend(head)
    if tail and after:
        spans[after][:0] = tail


def _grown(
    before: str, after: str, text: str, wanted: str, spans: dict[str, list[Span]], shown: Mapping[str, str]
) -> bool:
    """A bookmark that took in generated words beside it gives them back."""
    if before and wanted.endswith(text):
        lost = wanted[: len(wanted) - len(text)]
        own = words(spans[before])
        if own.endswith(lost) and not shown.get(before, "").endswith(lost):
            spans[before] = cut(spans[before], 0, len(own) - len(lost))
            return True
    if after and wanted.startswith(text):
        lost = wanted[len(text) :]
        own = words(spans[after])
        if own.startswith(lost) and not shown.get(after, "").startswith(lost):
            spans[after] = cut(spans[after], len(lost), len(own))
            return True
    return False


def chunk_of(spans: Sequence[Span], shown: str) -> tuple[list[Span], list[str], list[str]]:
    """A message's words that run over paragraphs: its own, paragraphs that are new, or parts of a split.

    Returns the message's spans, the new paragraphs' texts, the parts' texts (one of the two at most).
    """
    chunks: list[list[Span]] = [[]]
    for span in spans:
        if span.text == BREAK:
            chunks.append([])
        else:
            chunks[-1].append(span)
    chunks = [chunk for chunk in chunks if words(chunk).strip()]
    if len(chunks) < 2:
        return (chunks[0] if chunks else []), [], []
    texts = [words(chunk).strip() for chunk in chunks]
    ratios = [likeness(text, shown) for text in texts]
    whole = likeness("".join(texts), shown)
    best = max(range(len(chunks)), key=ratios.__getitem__)
    if texts[best] == shown.strip() or ratios[best] > whole:
        return chunks[best], [text for index, text in enumerate(texts) if index != best], []
    return [span for chunk in chunks for span in chunk], [], texts
