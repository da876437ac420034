"""The file says what it is: a title that is shown, the standards it keeps, its colours.

ISO 14289-1 5 and 7.1, ISO 19005-2 6.2.3 and 6.6.
"""

from __future__ import annotations

import re

from czguide.checks.pdf.file import PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_

_READERS = 1 << 9
"""The permission of screen readers (ISO 32000-1 table 22, ISO 14289-1 7.16)."""

_CLAIMS = {"pdfuaid:part": "PDF/UA", "pdfaid:part": "PDF/A"}


def check_metadata(file: PdfFile, problems: Problems) -> None:
    """Title, XMP, output intent, file identifier."""
    catalog = file.catalog
    xmp = catalog.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in catalog else ""
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>\s*\S", xmp, re.DOTALL):
        file.error(problems, "pdf.no-title", "the metadata has no title (dc:title)")
    preferences = catalog.get("/ViewerPreferences", {})
    if preferences.get("/DisplayDocTitle") is not True:
        hint = "set DisplayDocTitle in the viewer preferences"
        file.error(problems, "pdf.title-hidden", "readers show the file's name, not its title", hint=hint)
    for claim, standard in _CLAIMS.items():
        # What is made for a press is no archive: PDF/X and PDF/A want different colours.
        if standard == "PDF/A" and "pdfxid:GTS_PDFXVersion" in xmp:
            continue
        if not re.search(rf"{claim}(?:=[\"']|>)\s*\d", xmp):
            file.error(
                problems,
                "pdf.no-claim",
                N_("the metadata does not claim {standard} ({claim})", standard=standard, claim=claim),
            )
    if file.pdf.is_encrypted:
        message = "the file is encrypted, which an archive cannot keep"
        if not file.pdf.encryption.P & _READERS:
            message = "the file forbids screen readers to read it"
        file.error(problems, "pdf.encrypted", message, hint="save it without protection")
    if "/OutputIntents" not in catalog:
        file.error(problems, "pdf.no-output-intent", "no output intent says what the colours mean")
    if "/ID" not in file.pdf.trailer:
        file.error(problems, "pdf.no-id", "the file has no identifier (/ID)")
