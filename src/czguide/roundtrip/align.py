"""Which returned paragraph is which sent one: by bookmarks, then by place, then by similarity."""

from __future__ import annotations

import bisect
import difflib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from czguide.readers.docx import Paragraph, SentParagraph
from czguide.roundtrip.likeness import likeness
from czguide.roundtrip.regions import Region, squeezed

_ALIKE = 0.55
"""Ratio of equal characters from which a paragraph without its bookmark is still the same one."""
_ALIKE_ELSEWHERE = 0.8
"""The same for one that stands in another place."""
_SAME_PLACE = 0.2
"""The same for the only one in its place."""
_REACH, _MOST_PAIRS = 50, 200_000
"""How far to look for a paragraph that lost its bookmark, where many did."""
_FEW_PAIRS, _PROMISING, _BEGIN = 400, 0.35, 3000
_SHORTER = _ALIKE_ELSEWHERE / (2 - _ALIKE_ELSEWHERE)
_MOST_ELSEWHERE = 1000

_Bigrams = dict[tuple[bool, int], frozenset[str]]


@dataclass
class Group:
    """Sent paragraphs and the returned ones they became: one each where nothing was joined or split."""

    sent: list[int]
    returned: list[int]
    moved: bool = False


@dataclass
class Alignment:
    """All sent paragraphs with what they became. `missing`: nothing; `new`: came from nowhere."""

    groups: list[Group] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def align(
    sent: Sequence[SentParagraph],
    shown: Sequence[str],
    returned: Sequence[Paragraph],
    found: Sequence[Sequence[Region]],
) -> Alignment:
    """`shown`: the words of every sent paragraph; `found`: the regions of every returned one."""
    home = {slot.bookmark: index for index, paragraph in enumerate(sent) for slot in paragraph.slots}
    groups = _joined(home, found, _left_behind(home, shown, returned, found))
    result = Alignment(groups)
    _mark_moved(groups)
    taken_sent = {index for group in groups for index in group.sent}
    if any(paragraph.generated for paragraph in returned):
        # Or an entry of the contents would be taken for the heading that says the same.
        taken_sent |= {i for i, p in enumerate(sent) if p.style.startswith("TOC") and p.style[3:].isdigit()}
    taken_returned = {index for group in groups for index in group.returned}
    for sent_gap, returned_gap in _gaps(groups, len(sent), len(returned)):
        left = [i for i in sent_gap if i not in taken_sent]
        right = [
            j
            for j in returned_gap
            if j not in taken_returned and not returned[j].generated and returned[j].text.strip()
        ]
        _match_gap(left, right, sent, shown, returned, result)
    _match_elsewhere(shown, returned, result)
    result.groups.sort(key=lambda group: group.sent[0])
    return result


def _left_behind(
    home: Mapping[str, int],
    shown: Sequence[str],
    returned: Sequence[Paragraph],
    found: Sequence[Sequence[Region]],
) -> set[str]:
    """Empty bookmarks whose words were moved without them, as a tracked move leaves them."""
    filled = {name for regions in found for name, spans in regions if name and spans}
    loose = {
        squeezed(paragraph.text)
        for paragraph, regions in zip(returned, found, strict=True)
        if not any(name for name, _ in regions)
    }
    return {
        name for name, index in home.items() if name not in filled and squeezed(shown[index]) in loose - {""}
    }


def _joined(home: Mapping[str, int], found: Sequence[Sequence[Region]], left_behind: set[str]) -> list[Group]:
    """Groups of paragraphs that bookmarks tie together."""
    group_of: dict[int, Group] = {}
    groups: list[Group] = []
    for index, regions in enumerate(found):
        owners = {
            home[name]
            for name, spans in regions
            if name and (spans or (name not in left_behind and _only(name, found, index)))
        }
        if not owners:
            continue
        group = Group([], [index])
        for owner in sorted(owners):
            other = group_of.get(owner)
            if other is None:
                group.sent.append(owner)
            elif other is not group:
                group.sent += other.sent
                group.returned += other.returned
                groups.remove(other)
        group.sent = sorted(set(group.sent))
        group.returned = sorted(set(group.returned))
        for owner in group.sent:
            group_of[owner] = group
        groups.append(group)
    return groups


def _only(name: str, found: Sequence[Sequence[Region]], index: int) -> bool:
    """Whether an empty bookmark is all there is of it, so that it still marks the place."""
    return not any(
        owner == name and spans for near in found[max(0, index - 1) : index + 2] for owner, spans in near
    )


def _mark_moved(groups: list[Group]) -> None:
    """Groups out of order: all but a longest run in order (patience sorting)."""
    tails: list[int] = []
    rows: list[tuple[int, int]] = []
    before: list[int] = []
    order = sorted(range(len(groups)), key=lambda index: groups[index].sent[0])
    ends: list[int] = []
    for index in order:
        place = groups[index].returned[0]
        row = bisect.bisect_left(tails, place)
        if row == len(tails):
            tails.append(place)
            ends.append(len(rows))
        else:
            tails[row] = place
            ends[row] = len(rows)
        before.append(ends[row - 1] if row else -1)
        rows.append((index, row))
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(rows[at][0])
        at = before[at]
    for index, group in enumerate(groups):
        group.moved = index not in kept


def _gaps(groups: list[Group], sent: int, returned: int) -> Iterator[tuple[range, range]]:
    last_sent = last_returned = -1
    for group in sorted((g for g in groups if not g.moved), key=lambda g: g.sent[0]):
        yield range(last_sent + 1, group.sent[0]), range(last_returned + 1, group.returned[0])
        last_sent = max(last_sent, group.sent[-1])
        last_returned = max(last_returned, group.returned[-1])
    yield range(last_sent + 1, sent), range(last_returned + 1, returned)


def _match_gap(
    left: list[int],
    right: list[int],
    sent: Sequence[SentParagraph],
    shown: Sequence[str],
    returned: Sequence[Paragraph],
    result: Alignment,
) -> None:
    keys = [squeezed(shown[i]) for i in left], [squeezed(returned[j].text) for j in right]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            result.groups += [Group([i], [j]) for i, j in zip(left[a:b], right[c:d], strict=True)]
            continue
        wanted, there = left[a:b], right[c:d]
        pairs = _pairs(wanted, there, sent, shown, returned)
        result.groups += [Group([i], [j]) for i, j in pairs]
        taken = {i for i, _ in pairs}, {j for _, j in pairs}
        result.missing += [i for i in wanted if i not in taken[0]]
        result.new += [j for j in there if j not in taken[1]]


def _pairs(
    wanted: list[int],
    there: list[int],
    sent: Sequence[SentParagraph],
    shown: Sequence[str],
    returned: Sequence[Paragraph],
) -> list[tuple[int, int]]:
    """Pairs in order, the most alike first; then those that are alone in their place."""
    near = _near(wanted, there)
    if len(wanted) * len(there) > _FEW_PAIRS:
        near = _promising(near, shown, returned)
    scored = sorted(((likeness(shown[i], returned[j].text, _ALIKE), -i, -j) for i, j in near), reverse=True)
    pairs: list[tuple[int, int]] = []
    for ratio, i, j in ((ratio, -i, -j) for ratio, i, j in scored):
        if ratio < _ALIKE:
            break
        if all((i < a) == (j < b) and i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    rest = [i for i in wanted if sent[i].slots and all(i != a for a, _ in pairs)]
    spare = [j for j in there if all(j != b for _, b in pairs)]
    if len(rest) == 1 and len(spare) == 1:
        (i,), (j,) = rest, spare
        in_order = all((i < a) == (j < b) for a, b in pairs)
        alike = (
            sent[i].style.lower() == returned[j].style or likeness(shown[i], returned[j].text) >= _SAME_PLACE
        )
        if in_order and alike:
            pairs.append((i, j))
    return pairs


def _near(wanted: list[int], there: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs, or, where those are too many, each with the ones at about the same height."""
    reach = max(_REACH, _MOST_PAIRS // max(1, len(wanted)))
    for place, i in enumerate(wanted):
        middle = place * len(there) // len(wanted)
        for j in there[max(0, middle - reach) : middle + reach]:
            yield i, j


def _promising(
    pairs: Iterator[tuple[int, int]],
    shown: Sequence[str],
    returned: Sequence[Paragraph],
    bigrams: _Bigrams | None = None,
) -> Iterator[tuple[int, int]]:
    """The pairs that share enough pairs of characters to be worth a comparison, which takes 1,000 times as
    long."""
    bigrams = {} if bigrams is None else bigrams
    for i, j in pairs:
        for key, text in (((True, i), shown[i]), ((False, j), returned[j].text)):
            if key not in bigrams:
                bigrams[key] = frozenset(a + b for a, b in itertools.pairwise(text[:_BEGIN]))
        one, other = bigrams[True, i], bigrams[False, j]
        if 2 * len(one & other) >= _PROMISING * (len(one) + len(other)):
            yield i, j


def _match_elsewhere(shown: Sequence[str], returned: Sequence[Paragraph], result: Alignment) -> None:
    """What vanished in one place and turned up in another was moved."""
    bigrams: _Bigrams = {}
    by_length = sorted((len(returned[j].text), j) for j in result.new)
    for i in list(result.missing):
        # Only texts of about the same length can be as alike as that.
        low, high = (round(len(shown[i]) * factor) for factor in (_SHORTER, 1 / _SHORTER))
        first, last = bisect.bisect_left(by_length, (low, -1)), bisect.bisect_right(by_length, (high + 1, -1))
        near = ((i, j) for _, j in by_length[first:last][:_MOST_ELSEWHERE])
        alike = (
            (likeness(shown[i], returned[j].text, _ALIKE_ELSEWHERE), -j)
            for i, j in _promising(near, shown, returned, bigrams)
        )
        best = max(alike, default=(0.0, 0))
        if best[0] >= _ALIKE_ELSEWHERE and shown[i].strip():
            result.missing.remove(i)
            result.new.remove(-best[1])
            by_length.remove((len(returned[-best[1]].text), -best[1]))
            result.groups.append(Group([i], [-best[1]], moved=True))
