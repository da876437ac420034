"""A real word processor: LibreOffice turns the sample into a PDF with the same headings."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from tests.sample_document import LANGUAGES
from tests.writers.docx.docx_package import Package, bookmarked, styled, words

Sample = Callable[[str], Package]

SOFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def convert(sample: Sample, folder: Path, kind: str) -> dict[str, bytes]:
    """The sample in all languages as `kind`, by one start of LibreOffice."""
    files = []
    for lang in LANGUAGES:
        files.append(folder / f"{lang}.docx")
        files[-1].write_bytes(sample(lang).data)
    profile = (folder / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    out = folder / "out"
    subprocess.run([*command, "--outdir", out, *files], check=True, capture_output=True, timeout=300)
    return {lang: (out / f"{lang}.{kind.partition(':')[0]}").read_bytes() for lang in LANGUAGES}


@pytest.fixture(scope="module")
def converted(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return convert(sample, tmp_path_factory.mktemp("pdf"), "pdf")


@pytest.fixture(scope="module")
def saved(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return convert(sample, tmp_path_factory.mktemp("docx"), "docx:MS Word 2007 XML")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_become_the_outline(converted: dict[str, bytes], sample: Sample, lang: str) -> None:
    package = sample(lang)
    document = pdfium.PdfDocument(io.BytesIO(converted[lang]))
    outline = [_letters(item.get_title()) for item in document.get_toc(max_depth=1)]
    expected = [_letters(words(heading)) for heading in styled(package, "Heading1")]
    text = _letters("".join(page.get_textpage().get_text_bounded() for page in document))
    document.close()
    for heading in expected:
        assert heading in text
    if outline:
        # LibreOffice exports an outline only if its settings say so.
        assert outline == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_are_as_many_as_planned(converted: dict[str, bytes], lang: str) -> None:
    document = pdfium.PdfDocument(io.BytesIO(converted[lang]))
    count = len(document)
    document.close()
    assert 9 <= count <= 12


@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_come_back_unchanged_from_an_editor(
    saved: dict[str, bytes], sample: Sample, lang: str
) -> None:
    sent, returned = bookmarked(sample(lang)), bookmarked(Package(saved[lang]))
    # LibreOffice calls the bookmarks of frames (the cover's last lines) copies; the reader knows.
    returned |= {re.sub(r"_Copy_\d+$", "", name): text for name, text in returned.items()}
    changed = {name: (text, returned.get(name)) for name, text in sent.items() if returned.get(name) != text}
    assert changed == {}


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
