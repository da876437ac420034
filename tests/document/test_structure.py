from __future__ import annotations

import pytest

from czguide.diagnostics import Problems
from czguide.document.structure import parse_structure


@pytest.mark.parametrize(
    ("xml", "code", "line"),
    [
        ('<document at="t.xml:1" guide="g"><div at="t.xml:2"/></document>', "template.element", 2),
        (
            '<document at="t.xml:1" guide="g"><p at="t.xml:3" text="x" msg="m"/></document>',
            "template.attribute",
            3,
        ),
        ('<document at="t.xml:1" guide="g"><p at="t.xml:3"/></document>', "template.attribute", 3),
        (
            '<document at="t.xml:1" guide="g"><p at="t.xml:4" msg="m" role="loud"/></document>',
            "template.value",
            4,
        ),
        ('<document at="t.xml:1" guide="g"><li at="t.xml:5" msg="m"/></document>', "template.nesting", 5),
        ('<document at="t.xml:1" guide="g"><ul at="t.xml:6">text</ul></document>', "template.text", 6),
        ('<document at="t.xml:1" guide="g"><p at="t.xml:7" msg="m"></document>', "template.syntax", 7),
        ('<section at="t.xml:1" id="x" heading="h"/>', "template.root", 1),
    ],
)
def test_what_a_template_may_not_emit_is_reported_with_its_line(xml: str, code: str, line: int) -> None:
    problems = Problems()
    parse_structure(xml, "t.xml", problems)
    assert [(d.code, str(d.location)) for d in problems] == [(code, f"templates/t.xml:{line}")]


def test_an_empty_attribute_is_none() -> None:
    root = parse_structure('<document guide="g"><p msg="m" title=""/></document>', "t.xml", Problems())
    assert root is not None
    assert root.children[0].attributes == {"msg": "m"}
