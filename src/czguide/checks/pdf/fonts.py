"""Every font is in the file, and its glyphs stand for characters (ISO 14289-1 7.21, ISO 19005-2 6.2.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from czguide.checks.pdf.file import PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_KNOWN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding")


def check_fonts(file: PdfFile, problems: Problems) -> None:
    """Embedded, and with a way to Unicode."""
    seen = set()
    forms: set[Any] = set()
    for number, page in enumerate(file.pdf.pages, start=1):
        for font in _fonts(page.resources, forms):
            if font.objgen in seen and font.objgen != (0, 0):
                continue
            seen.add(font.objgen)
            name = str(font.get("/BaseFont", "/?"))[1:]
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor", {})
            if font.get("/Subtype") != "/Type3" and not any(key in descriptor for key in _FILES):
                file.error(
                    problems,
                    "pdf.font-not-embedded",
                    N_("the font {name} is not in the file", name=name),
                    number,
                )
            if "/ToUnicode" not in font and not _encoded(font):
                message = N_(
                    "the glyphs of {name} do not say which characters they are (/ToUnicode)", name=name
                )
                file.error(problems, "pdf.no-unicode", message, number)


def _encoded(font: Any) -> bool:
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        encoding = encoding.get("/BaseEncoding")
    return "/DescendantFonts" not in font and encoding in _KNOWN_ENCODINGS


def _fonts(resources: Any, forms: set[Any]) -> Iterator[Any]:
    """A page's fonts and those of the forms it draws; `forms` are those already seen."""
    yield from resources.get("/Font", {}).values()
    for form in resources.get("/XObject", {}).values():
        if form.get("/Subtype") == "/Form" and form.objgen not in forms:
            forms.add(form.objgen)
            yield from _fonts(form.get("/Resources", {}), forms)
