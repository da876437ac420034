"""The shipped DOCX files through a real word processor: every heading comes out again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from czguide.document.model import sections
from tests.builds import ALL_EDITIONS, EDITIONS, Built
from tests.conftest import Say
from tests.writers.docx.docx_package import Package, strings, styled, words

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
    chapters = [_letters(words(heading)) for heading in styled(package, "Heading1")]
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


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
