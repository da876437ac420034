from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from czguide.content.facts import FactBook, PartialDate, Range, read_facts
from czguide.content.nodes import read_yaml
from czguide.diagnostics import Problems

ENTRY = "entry:\n  scope: changzhou\n  as_of: 2024-09\n  source: page\n  facts:\n    f: {}\n"


def read(tmp_path: Path, text: str) -> tuple[FactBook, Problems]:
    path = tmp_path / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    problems, book = Problems(), FactBook()
    read_facts(read_yaml(path, "facts.yaml", problems), book, problems)
    return book, problems


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("{kind: share, value: 3.38}", Decimal("3.38")),
        ("{kind: money, value: 7680亿, currency: CNY}", Decimal(768000000000)),
        ("{kind: count, value: 11.8万, counter: apartment}", Decimal(118000)),
        ("{kind: money, value: 1.5万亿, currency: CNY}", Decimal(1500000000000)),
        ("{kind: count, value: '4,720', counter: company}", Decimal(4720)),
        ("{kind: duration, value: [5, 15], unit: day}", Range(Decimal(5), Decimal(15))),
        ("{kind: date, value: 2024}", PartialDate(2024)),
        ("{kind: date, value: 2024-09}", PartialDate(2024, 9)),
        ("{kind: date, value: 2024-09-26}", PartialDate(2024, 9, 26)),
        ("{kind: phone, value: '0519-82009980'}", "0519-82009980"),
    ],
)
def test_values_are_read_as_they_are_written(tmp_path: Path, fact: str, value: object) -> None:
    book, problems = read(tmp_path, ENTRY.format(fact))
    assert not problems.items
    assert book.facts["f"].value == value


@pytest.mark.parametrize(
    ("fact", "code", "column"),
    [
        ("{kind: share, value: many}", "facts.value", 29),
        ("{kind: duration, value: [15, 5], unit: day}", "facts.value", 32),
        ("{kind: date, value: 2024-02-30}", "facts.date", 28),
        ("{kind: date, value: 2024-13}", "facts.date", 28),
        ("{kind: rank, value: 0}", "facts.value", 28),
        ("{kind: phone, value: call us}", "facts.value", 29),
        ("{kind: sum, value: 1}", "content.choice", 15),
        ("{kind: count, value: 1}", "content.missing-key", 8),
        ("{kind: share, value: 1, unit: km}", "content.unknown-key", 32),
    ],
)
def test_a_bad_value_is_reported_where_it_stands(tmp_path: Path, fact: str, code: str, column: int) -> None:
    _, problems = read(tmp_path, ENTRY.format(fact))
    assert [(d.code, d.location.line, d.location.column) for d in problems if d.location] == [
        (code, 6, column)
    ]


def test_an_entry_needs_a_source(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "entry:\n  scope: national\n  as_of: 2024\n")
    assert [d.code for d in problems] == ["facts.no-source"]


def test_a_volatile_entry_needs_a_review_date(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "e:\n  scope: national\n  as_of: 2024\n  source: page\n  volatile: true\n")
    assert [d.code for d in problems] == ["facts.no-review"]


def test_an_undated_entry_says_when_it_was_read(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "e:\n  scope: national\n  as_of: undated\n  source: page\n")
    assert [d.message for d in problems] == ["entry 'e' has no 'read'"]


def test_ids_of_facts_and_entries_share_one_namespace(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, ENTRY.format("{kind: share, value: 1}") + ENTRY.replace("entry", "f").format("{}")
    )
    assert "facts.duplicate" in [d.code for d in problems]


def test_partial_dates_order_by_time() -> None:
    assert PartialDate(2026, 5, 31) < PartialDate(2026, 11) < PartialDate(2026, 11, 23) < PartialDate(2027)
    assert str(PartialDate(2024, 9)) == "2024-09"
