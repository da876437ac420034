"""Merging by id: nothing lost, nothing on the wrong message, exactly the touched messages fuzzy."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from czguide.localization.merge import COPIED, WAS_FUZZY, Merged, merge
from czguide.localization.po import Entry, PoFile, format_po, parse_po
from czguide.localization.poentry import Template


def entry(id: str, source: str, text: str = "", *flags: str, obsolete: bool = False) -> Entry:
    """As it is after reading a file."""
    made = Entry(source, (text,), id, flags=flags, places=() if obsolete else (f"{id}:1",), obsolete=obsolete)
    return parse_po(format_po(PoFile((made,)))).entries[0]


def template(id: str, source: str) -> Template:
    return Template(id, source, f"{id}:1")


def merged(content: list[tuple[str, str]], *old: Entry) -> dict[str, Entry]:
    return {e.context: e for e in merge([template(*pair) for pair in content], old, 1).entries}


def reread(found: Merged) -> list[Entry]:
    return list(parse_po(format_po(PoFile((*found.entries, *found.obsolete)))).entries)


def test_a_second_change_keeps_the_chinese_that_was_translated() -> None:
    once = merged([("a", "二")], entry("a", "一", "one"))["a"]
    twice = merged([("a", "三")], once)["a"]
    assert (twice.source, twice.previous, twice.fuzzy, twice.strings) == ("三", ("一",), True, ("one",))


def test_a_change_taken_back_is_no_change() -> None:
    before = entry("a", "一", "one")
    assert merged([("a", "一")], merged([("a", "二")], before)["a"])["a"] == before


def test_what_was_fuzzy_before_a_change_stays_fuzzy_when_it_is_taken_back() -> None:
    before = entry("a", "一", "one", "fuzzy")
    changed = merged([("a", "二")], before)["a"]
    assert changed.previous == ("一",)
    assert changed.extracted == (WAS_FUZZY,)
    assert merged([("a", "二")], changed)["a"] == changed
    assert merged([("a", "一")], changed)["a"].fuzzy


def test_a_renamed_text_keeps_its_translation_and_notes() -> None:
    before = replace(entry("old", "一", "one"), notes=("# mine",))
    found = merged([("new", "一"), ("b", "二")], before)
    assert (found["new"].strings, found["new"].fuzzy, found["new"].notes) == (("one",), False, ("# mine",))


def test_a_rename_that_could_be_two_is_only_proposed() -> None:
    found = merged([("new", "一"), ("newer", "一")], entry("old", "一", "one"))
    assert [e.strings for e in found.values()] == [("one",)] * 2
    assert all(e.fuzzy and e.extracted == (f"{COPIED}old",) for e in found.values())


def test_a_renamed_file_keeps_equal_texts_apart() -> None:
    old = [entry("g.a.x.title", "一", "one"), entry("g.a.y.title", "一", "single")]
    found = merged([("g.b.x.title", "一"), ("g.b.y.title", "一")], *old)
    assert [(e.strings[0], e.fuzzy) for e in found.values()] == [("one", False), ("single", False)]


def test_a_text_edited_while_its_key_is_renamed_follows_its_neighbours_as_fuzzy() -> None:
    old = [
        entry("g.why", "一", "one"),
        entry("g.why.title", "二", "two"),
        entry("g.other.title", "三", "three"),
    ]
    found = merged([("g.reason", "一"), ("g.reason.title", "二二"), ("g.another.title", "四")], *old)
    title = found["g.reason.title"]
    assert (title.strings, title.fuzzy, title.previous) == (("two",), True, ("二",))
    assert not found["g.reason"].fuzzy
    assert found["g.another.title"].strings == ("",)


def test_equal_chinese_is_proposed_from_the_nearest_text() -> None:
    old = [entry("g.a.x", "一", "one"), entry("g.b.x", "一", "single")]
    found = merged([("g.a.x", "一"), ("g.b.x", "一"), ("g.b.y", "一")], *old)["g.b.y"]
    assert (found.strings, found.fuzzy, found.extracted) == (("single",), True, (f"{COPIED}g.b.x",))


def test_a_proposal_once_confirmed_loses_its_note() -> None:
    proposed = merged([("a", "一"), ("b", "一")], entry("a", "一", "one"))["b"]
    confirmed = replace(proposed, flags=())
    assert merged([("a", "一"), ("b", "一")], entry("a", "一", "one"), confirmed)["b"].extracted == ()


def test_an_obsolete_text_of_the_same_chinese_is_proposed_last() -> None:
    found = merged([("b", "一")], entry("a", "一", "one", obsolete=True))["b"]
    assert (found.strings, found.fuzzy) == (("one",), True)


def test_of_two_obsolete_entries_the_one_of_the_same_chinese_comes_back() -> None:
    old = [entry("a", "一", "one", obsolete=True), entry("a", "二", "two", obsolete=True)]
    found = merge([template("a", "一")], old, 1)
    assert (found.entries[0].strings, found.entries[0].fuzzy) == (("one",), False)
    assert [e.strings for e in found.obsolete] == [("two",)]


def test_an_obsolete_text_that_comes_back_changed_is_fuzzy() -> None:
    found = merged([("a", "二")], entry("a", "一", "one", obsolete=True))["a"]
    assert (found.fuzzy, found.previous, found.obsolete) == (True, ("一",), False)


def test_a_message_without_a_context_is_kept() -> None:
    found = merge([template("a", "一")], [entry("", "二", "two")], 1)
    assert [e.strings for e in found.obsolete] == [("two",)]


def test_the_file_decides_how_many_forms_there_are() -> None:
    found = merge([template("a", "{n}个")._replace(plural=True)], [], 3).entries[0]
    assert found.strings == ("", "", "")


def test_texts_that_change_places_take_their_translations_along() -> None:
    old = (entry("a.x", "一", "one"), entry("a.y", "二", "two"), entry("b.z", "三", "three"))
    two = merged([("a.x", "二"), ("a.y", "一"), ("b.z", "三")], *old)
    assert {id: (e.strings[0], e.fuzzy) for id, e in two.items()} == {
        "a.x": ("two", False), "a.y": ("one", False), "b.z": ("three", False)}  # fmt: skip
    ring = merged([("a.x", "二"), ("a.y", "三"), ("b.z", "一")], *old)
    assert [(e.strings[0], e.fuzzy) for e in ring.values()] == [
        ("two", False),
        ("three", False),
        ("one", False),
    ]


def test_a_text_put_over_another_is_no_exchange() -> None:
    old = (entry("a.x", "一", "one"), entry("a.y", "二", "two"))
    found = merged([("a.x", "二"), ("a.y", "新")], *old)
    assert [(e.strings[0], e.fuzzy, e.previous) for e in found.values()] == [
        ("one", True, ("一",)), ("two", True, ("二",))]  # fmt: skip
    doubled = merged([("a.x", "二"), ("a.y", "一"), ("b.z", "一")], *old, entry("b.z", "二", "deux"))
    assert all(e.fuzzy for e in doubled.values())


IDS = st.sampled_from([f"{a}.{b}.{c}" for a in "xy" for b in "pq" for c in ("title", "text", "note")])
SOURCES = st.sampled_from("一二三四五六")
CONTENT = st.dictionaries(IDS, SOURCES, max_size=8)


@settings(max_examples=200)
@given(st.lists(CONTENT, min_size=2, max_size=4), st.data())
def test_no_edit_loses_or_misplaces_a_translation(
    versions: list[dict[str, str]], data: st.DataObject
) -> None:
    old: list[Entry] = []
    before: dict[str, str] = {}
    for content in versions:
        pairs = data.draw(st.permutations(list(content.items())))
        result = merge([template(*pair) for pair in pairs], old, 1)
        assert [(e.context, e.source) for e in result.entries] == list(pairs)
        # Every translation names the Chinese it was made from, and where.
        for e in result.entries:
            made_from, _, made_at = e.strings[0].partition("@")
            if not e.strings[0]:
                continue
            known = {o.context: o for o in old if not o.obsolete}
            if e.fuzzy:
                assert made_from == e.source or e.previous == (made_from,)
                continue
            assert made_from == e.source
            if e.context in known:
                gone = [
                    o for o in known.values() if o.source == e.source and content.get(o.context) != o.source
                ]
                assert e.strings in [o.strings for o in (known[e.context], *gone)]
            elif made_at != e.context:
                candidates = [o for o in known.values() if o.context not in content and o.source == e.source]
                assert e.strings in [o.strings for o in candidates] or e.strings in [
                    o.strings for o in old if o.obsolete and o.context == e.context
                ]
        # Nothing that anybody translated is gone.
        kept = {s for e in (*result.entries, *result.obsolete) for s in e.strings} | {
            note for e in result.obsolete for note in e.notes
        }
        assert all(any(s in k for k in kept) for o in old for s in o.strings if s)
        # What nobody touched is as it was; what is twice merged is merged once.
        for o in old:
            if not o.obsolete and content.get(o.context) == o.source == before.get(o.context):
                assert _words(o) in [_words(e) for e in result.entries]
        read = reread(result)
        again = merge([template(*pair) for pair in pairs], read, 1)
        assert reread(again) == read
        assert format_po(PoFile((*again.entries, *again.obsolete))) == format_po(PoFile(tuple(read)))
        # A translator fills what is empty and confirms some of what is fuzzy.
        old = [_translated(e, data) for e in read]
        before = dict(content)


def _words(e: Entry) -> tuple[object, ...]:
    """What a translator wrote and set."""
    return e.context, e.source, e.strings, e.flags, e.previous, e.notes


def _translated(e: Entry, data: st.DataObject) -> Entry:
    if e.obsolete or (e.translated and not e.fuzzy) or not data.draw(st.booleans()):
        return e
    return replace(e, strings=(f"{e.source}@{e.context}",), flags=(), previous=())
