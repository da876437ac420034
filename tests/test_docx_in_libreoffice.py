"""The shipped DOCX files through a real word processor: every heading comes out again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from czguide.document.model import sections
from tests.builds import EDITIONS, Built

SOFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def converted(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """All DOCX files as PDF, by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("converted")
    files = [str(built.path(guide, locale, "docx")) for guide, locale in EDITIONS]
    profile = (folder / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=600)
    return {(guide, locale): folder / f"{guide}-{locale}.pdf" for guide, locale in EDITIONS}


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


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
