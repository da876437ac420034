"""Is a PDF fit for a screen reader and an archive: fast checks of any file, without Java.

veraPDF proves conformance; these find in a second what a build or a later edit broke, and say where.
"""

from __future__ import annotations

from pathlib import Path

from czguide.checks.pdf.alternatives import check_alternatives
from czguide.checks.pdf.content import check_content
from czguide.checks.pdf.file import open_pdf
from czguide.checks.pdf.fonts import check_fonts
from czguide.checks.pdf.language import check_language
from czguide.checks.pdf.metadata import check_metadata
from czguide.checks.pdf.order import check_order
from czguide.checks.pdf.tree import check_tree
from czguide.diagnostics import Problems

_CHECKS = (
    check_metadata, check_language, check_tree, check_content, check_order, check_alternatives, check_fonts,
)  # fmt: skip


def check_pdf(path: Path, problems: Problems) -> None:
    """All checks of one file."""
    with open_pdf(path, problems) as file:
        if file is not None:
            for check in _CHECKS:
                check(file, problems)
