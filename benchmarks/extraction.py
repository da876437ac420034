"""Whether readers give back the text of every line that was set: ``python -m benchmarks.extraction [edition...]``.

An edition is a language or a pair of them (ar, zh+ar); without any, all of those that are built. Each line is
taken as it was handed to the page, a part for each language and size on it, and looked for in what poppler (pdftotext, no
options), pdfium and pdfminer (word_margin=1) say. Spaces count, at line ends as line ends; directional marks and
the soft hyphens of hyphenation do not.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2

from czguide.content.facts import PartialDate
from czguide.output import theme_of
from czguide.pipeline import Request, compose_all, load, load_look
from czguide.project import load_project
from czguide.typeset import Line, Paragraph
from czguide.writers.pdf import ink, paragraph, write_pdf

ROOT = Path(__file__).resolve().parents[1]
EDITIONS = (
    "zh",
    "en",
    "ja",
    "ko",
    "zh_Hant",
    "de",
    "fr",
    "vi",
    "ar",
    "zh+en",
    "zh+ja",
    "zh+ko",
    "zh+ar",
    "ar+zh",
)

_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_RIGHT = re.compile("[\u0590-\u08ff]")


def poppler(path: Path) -> str:
    """What pdftotext says without options."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def pdfium(path: Path) -> str:
    """What is copied in Chromium; it says U+FFFE for hyphenation, and sets no line's end there."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range().replace("\ufffe", "\n") for page in pdf)
    finally:
        pdf.close()


def pdfminer(path: Path) -> str:
    """What pdfminer says with its word margin widened."""
    from pdfminer.high_level import extract_text
    from pdfminer.layout import LAParams

    return str(extract_text(str(path), laparams=LAParams(word_margin=1.0)))


READERS: tuple[Callable[[Path], str], ...] = (poppler, pdfium, pdfminer)


def plain(text: str) -> str:
    """Composed, with single spaces, without what is not seen."""
    return re.sub(
        r"[\s\u00a0\u2002\u2003\u202f]+", " ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    ).strip()


@contextmanager
def watched() -> Iterator[list[str]]:
    """The lines of paragraphs drawn meanwhile, each language's part of one apart."""
    found: list[str] = []
    original = ink.draw_lines

    def draw(canvas: Any, text: Any, lines: Any, elements: Any = ()) -> None:
        for line, _, _ in lines:
            found.extend(filter(None, map(plain, _parts(text, line))))
        original(canvas, text, lines, elements)

    vars(paragraph)["draw_lines"] = draw
    try:
        yield found
    finally:
        vars(paragraph)["draw_lines"] = original


def _parts(text: Paragraph, line: Line) -> Iterator[str]:
    """A line's words by language; a figure's number apart from its unit, which is much smaller."""
    words, language, size = "", None, 0.0
    for run in line.runs:
        style = text.spans[run.span].style
        large = not style.rise and size and max(size, run.size) > 1.3 * min(size, run.size)
        if words and (style.fonts != language or large):
            yield words
            words = ""
        words += "".join(run.texts)
        language = style.fonts
        size = size if style.rise else run.size
    yield words


def lost(lines: list[str], said: str) -> list[str]:
    """The lines that a reader does not give back."""
    rows = [plain(row) for row in said.split("\n")]
    # A line may be cut where a reader sees another, but not changed.
    wholes = ("\n".join(rows), "".join(rows))
    return [line for line in lines if not any(line in whole for whole in wholes)]


def from_right(line: str) -> bool:
    """Whether it has right-to-left letters."""
    return bool(_RIGHT.search(line))


def guide(name: str, edition: str, folder: Path) -> tuple[Path, list[str]]:
    """A guide's PDF in an edition, and the lines it was set in."""
    request = Request(
        (name,), (edition,), (), Path(), False, PartialDate(2026, 11, 23), "2026-11-23T00:00:00+00:00"
    )
    project = load_project(ROOT)
    loaded = load(project, request)
    look, fonts = load_look(project, loaded)
    [(document, made)] = compose_all(loaded, request)
    path = folder / f"{name}-{edition}.pdf"
    with watched() as lines:
        path.write_bytes(write_pdf(document, theme_of(look, made, document), fonts.fonts).data)
    return path, lines


def main() -> None:
    """Print, per guide, edition and reader, how many lines there are and how many are lost."""
    readers = [reader for reader in READERS if reader is not poppler or shutil.which("pdftotext")]
    print(
        "lines lost, right-to-left ones after a slash".ljust(48),
        *(reader.__name__.rjust(12) for reader in readers),
    )
    with tempfile.TemporaryDirectory() as folder:
        for edition in sys.argv[1:] or EDITIONS:
            for name in ("investment", "resident"):
                path, lines = guide(name, edition, Path(folder))
                counts = []
                for reader in readers:
                    missing = lost(lines, reader(path))
                    right = sum(map(from_right, missing))
                    counts.append(f"{len(missing) - right}/{right}".rjust(12))
                total = sum(map(from_right, lines))
                print(f"{name} {edition}: {len(lines) - total}/{total} lines".ljust(48), *counts, flush=True)


if __name__ == "__main__":
    main()
