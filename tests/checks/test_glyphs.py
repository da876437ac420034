"""A character that no font has is named with its message, its file and its line, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from czguide.cli.main import main
from czguide.document import model as m
from czguide.errors import CzguideError
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf

RARE = {"han": "\U0002a6a5", "emoji": "\U0001f680", "thai": "ก", "control": "\x07"}

CITY, COMMON, PO = (
    "content/demo/city.yaml",
    "locales/en/LC_MESSAGES/common.po",
    "locales/en/LC_MESSAGES/demo.po",
)
PLACES = {
    # What stands there before, the message that is named, the language it is found in.
    "cover": ("content/demo/guide.yaml", "title: 示例指南", "demo.title", "zh"),
    "heading": (CITY, "title: 城市", "demo.city.title", "zh"),
    "body": (CITY, "text: 这里有企业", "demo.city.text.firms", "zh"),
    "key figure": (CITY, "label: 年产值", "demo.city.figures.output.label", "zh"),
    "caption": (CITY, "caption: 去处", "demo.city.tables.places.caption", "zh"),
    "head": (CITY, "what: 内容", "demo.city.tables.places.columns.what", "zh"),
    "cell": (CITY, "what: 散步", "demo.city.tables.places.rows.park.what", "zh"),
    "list": (CITY, "early: 早点去。", "demo.city.tips.early", "zh"),
    "label": ("content/labels.yaml", "contents: 目录", "labels.contents", "zh"),
    "writer's label": ("content/labels.yaml", "continued: ", "labels.continued", "zh"),
    "pattern": ("content/patterns.yaml", "over: 超", "patterns.qualifiers.over", "zh"),
    "source": ("content/sources.yaml", "title: ", "page", "zh"),
    "name": ("locales/termbase/en.csv", "byd,BYD", "byd", "en"),
    "translation": (PO, 'msgstr "Go early.', "demo.city.tips.early", "en"),
    "translated label": (COMMON, 'msgstr "Contents', "labels.contents", "en"),
    "translated pattern": (COMMON, 'msgstr "over {x}', "patterns.qualifiers.over", "en"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found_wherever_it_stands(place: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, before, message, lang = PLACES[place]
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, before + RARE["emoji"], 1), encoding="utf-8", newline="")
    said = f"error: no font for '{lang}' has the character '{RARE['emoji']}' (U+1F680) of '{message}'"
    for arguments in (["check"], ["build", "-o", str(small / "out")]):
        assert main([*arguments, "--project", str(small), "-l", lang]) == 1
        [line] = [line for line in capsys.readouterr().err.splitlines() if said in line]
        assert line.startswith(f"{file}:")
        assert line.removeprefix(f"{file}:").split(":")[0].isdigit()
    assert not (small / "out").exists()


@pytest.mark.parametrize("kind", ["han", "emoji", "thai"])
def test_every_message_with_it_is_named(kind: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small / CITY
    text = path.read_text(encoding="utf-8")
    for words in ("早点去", "散步", "去处"):
        text = text.replace(words, words + RARE[kind])
    path.write_text(text, encoding="utf-8", newline="")
    assert main(["check", "--project", str(small), "-l", "zh"]) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if f"U+{ord(RARE[kind]):04X}" in line]
    assert [line.split("'")[-2] for line in lines] == [
        "demo.city.tables.places.caption",
        "demo.city.tables.places.rows.park.what",
        "demo.city.tips.early",
    ]


def test_what_is_not_to_be_seen_needs_no_glyph(small: Path) -> None:
    path = small / CITY
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("早点去", "早\u200b点\u2060去\ufe0f\u00ad"), encoding="utf-8", newline="")
    assert main(["build", "--project", str(small), "-l", "zh", "-f", "pdf", "-o", str(small / "out")]) == 0


@pytest.mark.parametrize("kind", RARE)
def test_the_writer_draws_no_hole(kind: str, pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    """Whatever it is given, checked or not."""
    metadata = m.Metadata("title", "", (), "", "2026-11-23T00:00:00+00:00", "draft")
    words = m.Inlines((m.Str("常州"), m.Strong((m.Str(RARE[kind]),))))
    document = m.Document("sample", "zh", "ltr", "A4", metadata, (m.Paragraph(words),))
    with pytest.raises(CzguideError, match=f"U\\+{ord(RARE[kind]):04X}"):
        write_pdf(document, pdf_theme, pdf_fonts)
