"""The writer with stock paragraphs, which ours is measured against, goes on writing what ours writes."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest

pytest.importorskip("benchmarks.stock.text", reason="the benchmarks are beside the checkout's tests")

from benchmarks.guides import ROOT, WRITERS, documents
from benchmarks.stock.fonts import forget
from benchmarks.stock.paragraph import StockBlock

from czguide.pipeline import load_look
from czguide.project import load_project
from czguide.writers.pdf.paragraph import TextBlock


def test_a_stock_block_has_what_is_asked_of_a_text_block() -> None:
    asked = {name for name in vars(TextBlock) if not name.startswith("_")} - {"own", "drawOn"}
    assert asked <= set(dir(StockBlock))


def test_both_write_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guide's first chapters, with covers, panels, tables, lists and charts."""
    monkeypatch.setattr("benchmarks.guides.LOCALES", ("zh",))
    project = load_project(ROOT)
    loaded, wanted = documents(project)
    theme, table = load_look(project, loaded)
    document, _ = wanted[0]
    seen = {}
    try:
        for name, write in WRITERS.items():
            pdf = pypdfium2.PdfDocument(io.BytesIO(write(document, theme, table).data))
            text = "".join(page.get_textpage().get_text_range() for page in pdf)
            pdf.close()
            seen[name] = sorted(re.sub(r"\W|\d", "", text))
    finally:
        forget()
    # Heads of pages differ with the pages.
    assert len(seen["stock"]) == pytest.approx(len(seen["own"]), rel=0.02)
    assert set(seen["stock"]) == set(seen["own"])
