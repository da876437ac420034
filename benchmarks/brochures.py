"""Every text of both guides as it was set: the paragraphs of eight PDFs, with the style each stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.guides import ROOT, documents
from czguide.pipeline import load_look
from czguide.project import load_project
from czguide.typeset import Paragraph
from czguide.writers.pdf import write_pdf
from czguide.writers.pdf.text import TextSetter


def settings() -> Iterator[tuple[str, str, bytes, list[tuple[str, Paragraph]]]]:
    """Guide, language, the PDF, and (style, paragraph) of all that was set for it."""
    project = load_project(ROOT)
    loaded, found = documents(project)
    theme, table = load_look(project, loaded)
    for document, _ in found:
        made: list[TextSetter] = []

        def setter(*arguments: Any, made: list[TextSetter] = made) -> TextSetter:
            made.append(TextSetter(*arguments))
            return made[-1]

        result = write_pdf(document, theme, table.fonts, setter=setter)
        texts = [
            (key[1], paragraph)
            for key, widths in made[0]._set.items()
            for paragraph in widths.values()
            # A cell tried in a column too narrow for it was set again.
            if not paragraph.problems or paragraph is list(widths.values())[-1]
        ]
        yield document.guide, document.lang, result.data, texts
