"""Where a translation goes when its text has another id now: only where the Chinese leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from czguide.localization.poentry import Entry, Template


def renamed(new: Sequence[Template], strays: Sequence[Entry]) -> dict[str, Entry]:
    """Entries whose id is gone, by the one new id that has the same Chinese.

    Where several ids with the same Chinese changed at once, as in a renamed file, two belong together
    if they differ in one key and nothing else comes as near. Anything ambiguous is left out.
    """
    by_source: dict[str, tuple[list[str], dict[str, Entry]]] = {}
    for template in new:
        by_source.setdefault(template.source, ([], {}))[0].append(template.id)
    for entry in strays:
        if entry.context and any(entry.strings) and entry.source in by_source:
            by_source[entry.source][1][entry.context] = entry
    found: dict[str, Entry] = {}
    for ids, entries in by_source.values():
        if len(ids) == len(entries) == 1:
            found[ids[0]] = next(iter(entries.values()))
            continue
        for id in ids:
            near = [context for context in entries if _one_key_apart(id, context)]
            if len(near) == 1 and sum(_one_key_apart(other, near[0]) for other in ids) == 1:
                found[id] = entries[near[0]]
    return found


def exchanged(templates: Iterable[Template], live: Mapping[str, Entry]) -> dict[str, Entry]:
    """Entries of ids that exchanged their Chinese, two or more in a ring: each goes where its Chinese went.

    Only where every text of the ring is at one id before and after: nothing is left over, nothing doubled.
    """
    changed = [t for t in templates if t.id in live and live[t.id].source != t.source]
    before: dict[str, list[str]] = {}
    for template in changed:
        if live[template.id].translated:
            before.setdefault(live[template.id].source, []).append(template.id)
    found_in = {t.id: ids[0] for t in changed if len(ids := before.get(t.source, [])) == 1}
    found = {}
    for start in found_in:
        ring = [start]
        while (following := found_in.get(ring[-1], "")) not in ("", *ring):
            ring.append(following)
        if following == start and len(ring) > 1:
            found[start] = live[found_in[start]]
    return found


def followers(new: Sequence[str], strays: Sequence[Entry], moved: Mapping[str, Entry]) -> dict[str, Entry]:
    """Entries under a key that was renamed, by their id under its new name. Their Chinese changed at the same
    time, or they would be among the moved: so they become fuzzy."""
    keys: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for id, entry in moved.items():
        old_keys, new_keys = entry.context.split("."), id.split(".")
        if _one_key_apart(id, entry.context):
            at = next(i for i, pair in enumerate(zip(old_keys, new_keys, strict=True)) if pair[0] != pair[1])
            keys.setdefault(tuple(new_keys[: at + 1]), set()).add(tuple(old_keys[: at + 1]))
    left = {entry.context: entry for entry in strays if any(entry.strings)}
    for entry in moved.values():
        left.pop(entry.context, None)
    found = {}
    for id in new:
        parts = tuple(id.split("."))
        for length in range(1, len(parts) + 1):
            olds = keys.get(parts[:length], set()) if id not in moved else set()
            if len(olds) == 1:
                follower = left.get(".".join((*next(iter(olds)), *parts[length:])))
                found.update({id: follower} if follower else {})
    return found


def _one_key_apart(one: str, other: str) -> bool:
    a, b = one.split("."), other.split(".")
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
