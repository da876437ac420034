"""Every text of both guides as it was set: the paragraphs of eight PDFs, with the style each stands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.guides import documents
from czguide.pipeline import load_look
from czguide.project import load_project
from czguide.typeset import Paragraph
from czguide.writers.pdf import write_pdf
from czguide.writers.pdf.text import TextSetter

ROOT = Path(__file__).resolve().parents[1]


def settings() -> Iterator[tuple[str, str, bytes, list[tuple[str, Paragraph]]]]:
    """Guide, language, the PDF, and (style, paragraph) of all that stands in it."""
    project = load_project(ROOT)
    loaded, found = documents(project)
    theme, table = load_look(project, loaded)
    for document, _ in found:
        made: list[TextSetter] = []

        def setter(*arguments: object, made: list[TextSetter] = made) -> TextSetter:
            made.append(TextSetter(*arguments))  # type: ignore[arg-type]
            return made[-1]

        result = write_pdf(document, theme, table.fonts, setter=setter)
        set_ = [
            (key[1], paragraph) for key, by_width in made[0]._set.items() for paragraph in by_width.values()
        ]
        yield document.guide, document.lang, result.data, set_
