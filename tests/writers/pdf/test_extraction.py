"""Copied text equals the source: no false spaces, no merged words, in three extractors."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from tests.builds import EDITIONS, Built
from tests.conftest import REPOSITORY

from czguide.document import model as m
from czguide.document.reading import inlines_of
from czguide.fonts import FontSet
from czguide.localization.locale import load_locale
from czguide.project import load_project
from czguide.theme.fonts import load_fonts
from czguide.theme.loader import load_theme
from czguide.theme.model import Fonts, Theme
from czguide.writers.pdf import write_pdf


def poppler(path: Path) -> list[str]:
    """Pages as poppler reads them in content order."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    result = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=120
    )
    return result.stdout.decode("utf-8").split("\f")


def pdfium(path: Path) -> list[str]:
    """Pages as pdfium reads them; it says U+FFFE for any hyphen at a line's end."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().replace("\ufffe", "\u00ad\n") for page in pdf]
    finally:
        pdf.close()


def pdfminer(path: Path) -> list[str]:
    """Pages as pdfminer reads them with its word margin widened."""
    high_level = pytest.importorskip("pdfminer.high_level")
    layout = pytest.importorskip("pdfminer.layout")
    parameters = layout.LAParams(word_margin=1.0, boxes_flow=None)
    text = str(high_level.extract_text(str(path), laparams=parameters))
    # A space wider than an em, in the few loose lines of a Korean or English paragraph, it calls two.
    return re.sub(r"(?<=\S)  (?=\S)", " ", text).split("\f")


def stream(pages: list[str], document: m.Document) -> str:
    """All pages as one text, without running heads and page numbers."""
    title = document.metadata.title
    chapters = [block for block in document.blocks if isinstance(block, m.Section)]
    heads = {f"{block.number}  {block.heading.plain()}".strip() for block in chapters}
    heads |= {head.replace("  ", " ") for head in heads}
    heads |= {f"{head} {title}" for head in heads}
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        own = [line.strip("\r\x0c") for line in page.split("\n")]
        own = [line for line in own if line.strip() and line.strip() != title]
        # Head and foot are drawn last; pdfminer, which sorts by place, may put them elsewhere.
        if str(number) in own:
            own.reverse()
            own.remove(str(number))
            own.reverse()
        for head in [line for line in own if line.strip() in heads][-1:]:
            own.reverse()
            own.remove(head)
            own.reverse()
        lines += own
    return "\n".join(lines) + "\n"


def pattern(text: str) -> re.Pattern[str]:
    """The text as it may be broken into lines, and in no other way.

    A space may be a line's end; elsewhere a line may end between any two characters, with a soft
    hyphen inside a word (pdfium shows the hyphen of 'high-tech' so, too).
    """
    parts = []
    for character in text:
        if character.isspace():
            parts.append(r"(?:[ \u00a0\u2002]\n?|\n)")
        else:
            mark = r"(?:-|\u00ad)" if character == "-" else re.escape(character)
            parts.append(mark + r"(?:\u00ad?[ ]?\n)?")
    return re.compile("".join(parts))


def shipped_look(tag: str) -> tuple[Theme, FontSet]:
    """Theme and fonts as the build has them."""
    locale = load_locale(REPOSITORY / "locales" / tag, f"locales/{tag}")
    theme = load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")
    own = Fonts(locale.font_order, locale.office_latin, locale.office_east_asian)
    return theme.with_fonts(own), load_fonts(load_project(REPOSITORY).asset, {tag: locale.font_order}).fonts


def _flow(blocks: tuple[m.Block, ...]) -> Iterator[m.Block]:
    """Paragraphs and lists, without panels, tables, cards and columns."""
    for block in blocks:
        if isinstance(block, m.Section):
            yield from _flow(block.blocks)
        elif isinstance(block, m.Paragraph) or (
            isinstance(block, m.List) and block.kind in ("bullet", "step")
        ):
            yield block


def texts(blocks: tuple[m.Block, ...]) -> Iterator[str]:
    """What the blocks say, a string per text, notes and source numbers included."""
    unprinted = {id(caption) for caption in _data_captions(blocks)}
    for block in blocks:
        if isinstance(block, (m.Contents, m.Cover)):
            continue
        printed = (both for both in inlines_of(block) if id(both) not in unprinted)
        for text in (own for both in printed for own in both.each):
            words = "".join(map(_full, text.items)).strip()
            if words:
                yield words


def _data_captions(blocks: tuple[m.Block, ...]) -> Iterator[m.Inlines]:
    """The table of a chart's values is the chart: it has the chart's caption."""
    for block in blocks:
        if isinstance(block, m.Section):
            yield from _data_captions(block.blocks)
        elif isinstance(block, m.Figure) and block.data:
            yield block.data.caption


def _full(item: m.Inline) -> str:
    if isinstance(item, (m.Strong, m.Emph, m.Link)):
        return "".join(map(_full, item.children))
    if isinstance(item, m.Cite):
        return f"[{item.number}]"
    return item.label if isinstance(item, m.Blank) else item.text


@pytest.mark.parametrize("extract", [poppler, pdfium, pdfminer], ids=lambda extract: str(extract.__name__))
@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_copied_text_equals_the_source(
    guide: str,
    locale: str,
    built: Built,
    extract: Callable[[Path], list[str]],
    tmp_path: Path,
) -> None:
    document = built.documents[guide, locale]
    path = built.path(guide, locale, "pdf")
    if extract is pdfminer:
        # It guesses the order from where things stand, so that it gets them in one column.
        path = tmp_path / "plain.pdf"
        theme, fonts = shipped_look(locale)
        path.write_bytes(write_pdf(document, dataclasses.replace(theme, columns=1), fonts).data)
    found = stream(extract(path), document)
    if extract is pdfminer:
        # The number of a step, whose disc is higher than a line, it may put below that line.
        found = re.sub(r"(?m)^\d{1,2}\n", "", found)
    lost = []
    at = 0
    # pdfminer joins what stands side by side into one line, so that only the plain flow can be compared.
    blocks = tuple(_flow(document.blocks)) if extract is pdfminer else document.blocks
    for words in texts(blocks):
        expression = pattern(words)
        match = expression.search(found, at, at + 20_000) or expression.search(found)
        if match:
            at = match.start()
        else:
            lost.append(words)
    assert lost == [], f"{len(lost)} texts"
