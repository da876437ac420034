from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from czguide.document.markup import MarkupError, parse
from czguide.document.model import Emph, Inlines, Link, NoBreak, Str, Strong


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("plain", (Str("plain"),)),
        ("a **b** c", (Str("a "), Strong((Str("b"),)), Str(" c"))),
        ("*e*", (Emph((Str("e"),)),)),
        ("**a *b* c**", (Strong((Str("a "), Emph((Str("b"),)), Str(" c"))),)),
        ("`en.nia.gov.cn`", (NoBreak("en.nia.gov.cn"),)),
        ("[w](https://x.org/a)b", (Link((Str("w"),), "https://x.org/a"), Str("b"))),
        ("[w](#resident.work)", (Link((Str("w"),), "#resident.work"),)),
        (r"5 \* 3 \[x\]", (Str("5 * 3 [x]"),)),
        ("[no link]", (Str("[no link]"),)),
    ],
)
def test_the_four_marks(text: str, inlines: tuple[object, ...]) -> None:
    merged = _merge(parse(text))
    assert merged == inlines


@pytest.mark.parametrize("text", ["**a", "a*", "`a", "*a **b* c**", "[w](javascript:x)", "****"])
def test_broken_marks_are_refused(text: str) -> None:
    with pytest.raises(MarkupError):
        parse(text)


@given(st.text(alphabet="ab*`[]()\\#:/中。{}", max_size=40))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        inlines = parse(text)
    except MarkupError:
        return
    assert isinstance(Inlines(inlines).plain(), str)


def _merge(items: tuple[object, ...]) -> tuple[object, ...]:
    result: list[object] = []
    for item in items:
        if isinstance(item, Str) and result and isinstance(result[-1], Str):
            result[-1] = Str(result[-1].text + item.text)
        else:
            result.append(item)
    return tuple(result)
