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
from czguide.checks.pdf.outline import check_outline
from czguide.checks.pdf.tree import check_tree
from czguide.diagnostics import Problems
from czguide.phrases import N_

_CHECKS = (
    check_metadata, check_language, check_tree, check_content, check_order, check_outline, check_alternatives,
    check_fonts,
)  # fmt: skip


def check_pdf(path: Path, problems: Problems) -> None:
    """All checks of one file."""
    with open_pdf(path, problems) as file:
        if file is not None:
            for check in _CHECKS:
                try:
                    check(file, problems)
                except Exception as error:  # a foreign file may hold anything anywhere
                    topic = check.__name__.removeprefix("check_")
                    message = N_(
                        "objects are not what the standard wants: {topic} cannot be checked ({error})",
                        topic=topic,
                        error=str(error).replace("\n", " "),
                    )
                    hint = "repair the file, or write it anew"
                    file.error(problems, "pdf.malformed", message, hint=hint)
