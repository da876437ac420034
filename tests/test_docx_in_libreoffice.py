"""The shipped DOCX files through a real word processor: every heading comes out again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from czguide.document.model import sections
from czguide.theme.loader import load_theme
from tests.builds import ALL_EDITIONS, EDITIONS, Built
from tests.conftest import REPOSITORY, Say
from tests.writers.docx.docx_package import Package, find, strings, styled, words

SOFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def converted(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """All DOCX files as PDF, by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("converted")
    files = [str(built.path(guide, locale, "docx")) for guide, locale in ALL_EDITIONS]
    profile = (folder / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=600)
    return {(guide, locale): folder / f"{guide}-{locale}.pdf" for guide, locale in ALL_EDITIONS}


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_every_heading_comes_out_in_order(
    guide: str, locale: str, built: Built, converted: dict[tuple[str, str], Path]
) -> None:
    pdf = pypdfium2.PdfDocument(converted[guide, locale])
    text = _letters("".join(page.get_textpage().get_text_range() for page in pdf))
    pages = len(pdf)
    pdf.close()
    assert pages > 15
    at = 0
    for section in sections(built.documents[guide, locale].blocks):
        heading = _letters(section.heading.plain())
        assert heading in text[at:], f"{heading} is missing after character {at}"
        at = text.index(heading, at)


@pytest.mark.parametrize(("guide", "locale"), [edition for edition in ALL_EDITIONS if edition[1] != "ar"])
def test_how_far_its_pages_are_from_the_contents(
    guide: str, locale: str, built: Built, converted: dict[tuple[str, str], Path], say: Say
) -> None:
    """Word processors break pages by their own fonts, so the numbers are printed; only an absurd one fails.

    Chapters begin pages. Arabic is left out: the PDF holds its letters in another order.
    """
    package = Package(built.path(guide, locale, "docx").read_bytes())
    level_1 = find(package.document, ".//w:p[w:pPr/w:pStyle[@w:val='Heading1' or @w:val='HeadingPart']]")
    chapters = [_letters(words(heading)) for heading in level_1]
    cached = [int(strings(entry, ".//w:t/text()")[-1]) for entry in styled(package, "TOC1")]
    assert len(chapters) == len(cached) > 5
    pdf = pypdfium2.PdfDocument(converted[guide, locale])
    pages = [_letters(page.get_textpage().get_text_range()) for page in pdf]
    pdf.close()
    # The contents name all chapters; the first one begins a page after them.
    at = 1 + next(
        number for number, page in enumerate(pages) if sum(name in page for name in chapters[:5]) > 2
    )
    off = []
    for name, page in zip(chapters, cached, strict=True):
        found = next((number for number in range(at, len(pages)) if name in pages[number]), None)
        if found is not None:
            at = found
            off.append(at + 1 - page)
    say(
        f"{guide}-{locale}.docx: LibreOffice begins {len(off)} chapters {', '.join(f'{n:+d}' for n in off)} pages off"
    )
    assert max(map(abs, off)) < len(pages) / 2


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_every_chapter_opens_on_its_field(
    guide: str, locale: str, built: Built, converted: dict[tuple[str, str], Path]
) -> None:
    """The field reaches the page's edges, and ends between the heading and the text below it."""
    theme = load_theme(REPOSITORY / "assets" / "theme.toml", "theme.toml")
    ground = theme.hex(theme.opener.ground, guide)
    pdf = pypdfium2.PdfDocument(converted[guide, locale])
    opened = 0
    for number, page in enumerate(pdf):
        image = page.render(scale=1).to_pil().convert("RGB")
        edges = [
            ["#{:02x}{:02x}{:02x}".format(*image.getpixel((x, y))) for y in range(image.height)]
            for x in (3, image.width - 4)
        ]
        if number == 0 or edges[0][2] != ground:
            continue
        opened += 1
        foot = next(y for y, colour in enumerate(edges[0]) if colour != ground)
        assert edges[0][:foot] == edges[1][:foot]
        text = page.get_textpage()
        tops = [page.get_height() - text.get_rect(index)[3] for index in range(text.count_rects())]
        bottoms = [page.get_height() - text.get_rect(index)[1] for index in range(len(tops))]
        assert not [top for top, bottom in zip(tops, bottoms, strict=True) if top < foot < bottom]
        assert min(tops) < foot - 20
    pdf.close()
    chapters = [s for s in sections(built.documents[guide, locale].blocks) if s.kind == "chapter"]
    assert opened == len(chapters)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
