"""Missing text: a draft shows the Chinese, marked; a release names every place to mend, at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.writers.docx.docx_package import Package, find, strings, styled, words

from czguide.cli.main import main
from czguide.content.facts import PartialDate
from czguide.document.dump import dump
from czguide.document.model import Block, Document, KeyFigures, Missing, Section
from czguide.pipeline import Request, compose_all, load
from czguide.project import load_project
from czguide.writers.pdf.pair import number_words


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def draft(root: Path) -> Document:
    request = Request(
        ("demo",), ("en",), (), Path(), False, PartialDate(2026, 11, 23), "2026-11-23T00:00:00+00:00"
    )
    loaded = load(load_project(root), request)
    assert not loaded.problems.errors
    return next(document for document, _ in compose_all(loaded, request))


def test_a_missing_text_is_shown_in_chinese_and_marked(small: Path) -> None:
    edit(small / "locales/en/LC_MESSAGES/demo.po", 'msgstr "Go early."', 'msgstr ""')
    assert "早点去。" in str(draft(small))
    assert "Missing(text='早点去。', lang='zh')" in str(draft(small))


def test_a_fuzzy_text_counts_as_missing(small: Path) -> None:
    edit(
        small / "locales/en/LC_MESSAGES/demo.po",
        'msgctxt "demo.city.tips.early"',
        '#, fuzzy\nmsgctxt "demo.city.tips.early"',
    )
    assert "Missing(text='早点去。', lang='zh')" in str(draft(small))
    assert "Go early." not in dump(draft(small))


def test_a_fact_worded_by_a_missing_pattern_is_marked(small: Path) -> None:
    edit(
        small / "locales/en/LC_MESSAGES/common.po",
        'msgstr[0] "{n} company"\nmsgstr[1] "{n} companies"',
        'msgstr[0] ""\nmsgstr[1] ""',
    )
    assert "Missing(text='72家', lang='zh')" in str(draft(small))


def test_a_missing_word_of_the_writers_is_in_brackets(small: Path) -> None:
    edit(small / "locales/en/LC_MESSAGES/common.po", 'msgid "页"\nmsgstr "Page"', 'msgid "页"\nmsgstr ""')
    assert draft(small).labels["page"] == "【页】"


def test_a_release_lists_all_at_once_with_file_and_line(
    small: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    po = small / "locales/en/LC_MESSAGES/demo.po"
    edit(po, 'msgstr "Go early."', 'msgstr ""')
    edit(po, 'msgstr "Park"', 'msgstr "Park "')
    edit(po, 'msgctxt "demo.city.title"', '#, fuzzy\nmsgctxt "demo.city.title"')
    edit(small / "content/demo/city.yaml", "  early: 早点去。", "  early: 早点去。\n  late: 晚点去。")
    out = tmp_path / "out"
    assert main(["build", "--project", str(small), "--release", "-o", str(out), "--today", "2026-11-23"]) == 1
    said = capsys.readouterr().err
    lines = po.read_text(encoding="utf-8").splitlines()
    for code, msgid in (("untranslated", "早点去。"), ("fuzzy", "城市"), ("spaces", "公园")):
        line = lines.index(f'msgid "{msgid}"') + 1
        assert f"demo.po:{line}: error:" in said
        assert f"[catalog.{code}]" in said
    line = lines.index('msgid "早点去。"') + 1
    assert (
        f"demo.po:{line}: error: 'demo.city.tips.late' is not in the catalog; its Chinese is in content/demo/city.yaml:24"
        in said
    )
    assert not out.exists()


@pytest.mark.parametrize(
    ("row", "place"), [("", "en.csv"), ("byd,,,official,https://example.org,,\n", "en.csv:2")]
)
def test_a_name_without_a_form_is_refused_and_counted(
    row: str, place: str, small: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whether its row is missing or empty, the Chinese would stand in the release."""
    edit(small / "locales/termbase/en.csv", "byd,BYD,,official,https://example.org,,\n", row)
    command = ["build", "--project", str(small), "-l", "en", "--release", "-o", str(tmp_path / "out")]
    assert main([*command, "--today", "2026-11-23"]) == 1
    said = capsys.readouterr().err
    assert f"locales/termbase/{place}: error: 比亚迪 has no en name [release.name]" in said
    assert "the row with the key byd" in said
    assert main(["catalog", "status", "--project", str(small), "-l", "en", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["locales"][0]["unverified_names"] == ["byd"]


def test_a_key_figure_without_words_is_marked_in_every_format(small: Path) -> None:
    edit(
        small / "locales/en/LC_MESSAGES/common.po",
        'msgstr[0] "RMB {x}"\nmsgstr[1] "RMB {x}"',
        'msgstr[0] ""\nmsgstr[1] ""',
    )
    document = draft(small)
    (figure,) = (
        item
        for block in inner(document.blocks)
        if isinstance(block, KeyFigures)
        for item in block.items
        if item.fact == "output"
    )
    assert figure.unit.endswith("元")
    assert number_words(figure).items == (Missing(figure.number + figure.gap, "zh"),)
    out = small / "out"
    assert main(["build", "--project", str(small), "-l", "en", "-o", str(out), "-f", "docx"]) == 0
    package = Package((out / "demo/demo-en.docx").read_bytes())
    (panel,) = (line for line in styled(package, "KeyFigure") if "元" in words(line))
    used = set(strings(panel, ".//w:r/w:rPr/w:rStyle/@w:val"))
    ground = "w:style[@w:styleId='{}']/w:rPr/w:shd"
    assert used
    assert all(find(package.styles, ground.format(style)) for style in used)


def inner(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from inner(block.blocks)
