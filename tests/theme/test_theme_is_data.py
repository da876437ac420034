"""A theme is data: whatever its file says is seen in the PDF and in the DOCX."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import tomlkit
from tests.conftest import REPOSITORY
from tests.pdf_contrast import runs
from tests.sample_document import PAGES, sample_document

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.loader import load_theme
from czguide.theme.model import Fonts, Theme
from czguide.theme.schema import INLINE, PLACED, SIDED, SPACED
from czguide.writers.docx import write_docx
from czguide.writers.pdf import write_pdf

ASSETS = REPOSITORY / "assets"
STYLES = (*SPACED, *SIDED, *PLACED, *INLINE)

ONLY_DOCX = {"data", "data_head"}
"""In PDF a chart is the table of its values."""
ONLY_PDF = {"opener_number", "running_chapter", "running_number", "source_number", "call_number"}
"""Word sets these in the line of their title, header, footer, number field or card."""
REMARKS = {"figure_note"}
"""A remark has the colour of remarks; its size is the style's."""


def words(text: str) -> m.Inlines:
    return m.Inlines((m.Str(text),))


def document() -> m.Document:
    """The sample, with a part that opens no chapter, and a call for help."""
    own = sample_document("zh")
    card = m.ContactCard(words("Ambulance"), (m.ContactLine(words("Phone"), words("120"), "phone"),))
    call = m.Callout("call", words("Call"), (m.ListItem(words("The number to call.")),))
    part = m.Section("part", words("A part"), 1, (m.Contacts((card,)), call))
    return dataclasses.replace(own, blocks=(*own.blocks, part))


Written = Callable[[Theme], tuple[bytes, dict[str, str]]]


@pytest.fixture
def written(pdf_fonts: FontSet) -> Written:
    """The PDF, and the DOCX's parts as text."""

    def made(theme: Theme) -> tuple[bytes, dict[str, str]]:
        own = theme.with_fonts(Fonts((), "Calibri", "Microsoft YaHei"))
        pdf = write_pdf(document(), own, pdf_fonts).data
        with zipfile.ZipFile(io.BytesIO(write_docx(document(), own, PAGES, count=12))) as parts:
            texts = {name: parts.read(name) for name in parts.namelist() if name.endswith(".xml")}
        return pdf, {name: data.decode("utf-8") for name, data in texts.items()}

    return made


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(ASSETS / "theme.toml", "theme.toml", (ASSETS,))


def test_every_style_is_seen_in_its_colour(theme: Theme, written: Written) -> None:
    own = {name: f"#{0x3000 + 0x10101 * index:06x}" for index, name in enumerate(STYLES, start=3)}
    colours = {**theme.colours, **{f"of_{name}": colour for name, colour in own.items()}}
    styles = {name: dataclasses.replace(style, colour=f"of_{name}") for name, style in theme.styles.items()}
    assert set(styles) == set(STYLES)
    pdf, docx = written(dataclasses.replace(theme, colours=colours, styles=styles))
    with pypdfium2.PdfDocument(pdf) as pages:
        inks = {run.ink for run in runs(pages)}
    unseen = {name for name, colour in own.items() if colour not in inks}
    assert unseen == ONLY_DOCX | REMARKS | {"code", "card_note"} & unseen
    said = "".join(docx.values()).lower()
    assert {name for name, colour in own.items() if colour[1:] not in said} <= ONLY_PDF


def sizes(pdf: bytes) -> set[float]:
    with pypdfium2.PdfDocument(pdf) as pages:
        return {run.size for run in runs(pages)}


def test_every_style_is_seen_in_its_size(theme: Theme, written: Written) -> None:
    own = {name: round(7 + 0.05 * index, 2) for index, name in enumerate(STYLES)}
    styles = {
        name: dataclasses.replace(style, size=own[name], leading=12.0) for name, style in theme.styles.items()
    }
    pdf, docx = written(dataclasses.replace(theme, styles=styles))
    seen = sizes(pdf)
    unseen = {name for name, size in own.items() if not any(abs(size - one) < 0.011 for one in seen)}
    assert unseen <= ONLY_DOCX | {
        "figure_unit",
        "figure_note",
        "figure_number",
        "source_number",
        "cover_title",
        "cover_subtitle",
    }
    halves = {int(half) for half in re.findall(r'w:sz w:val="(\d+)"', docx["word/styles.xml"])}
    assert {round(size * 2) for name, size in own.items() if name not in ONLY_PDF} - halves <= {
        round(own[name] * 2) for name in ("drawing_value", "figure_note", "running_chapter")
    }


CHANGES: dict[str, tuple[Any, str]] = {
    "scale.base": (9.5, "both"),
    "scale.ratio": (1.22, "both"),
    "scale.grid": (14.0, "both"),
    "page.columns": (1, "pdf"),
    "page.gutter": (30, "both"),
    "page.justified": ([], "pdf"),
    **{f"page.margins.{side}": (70, "both") for side in ("top", "right", "bottom", "left")},
    **{f"colours.{name}": ("#123456", "both") for name in ("ink", "rule", "panel")},
    "colours.sun": ("#f2b65a", "both"),
    "accents.investment": ("green", "both"),
    "cover.ground": ("ink", "both"),
    "cover.band": ("panel", "both"),
    "cover.mark": ("red", "both"),
    "cover.title": (0.9, "both"),
    "cover.band_height": (0.2, "both"),
    "opener.kind": ("plain", "both"),
    "opener.ground": ("ink", "both"),
    "opener.icon": ("red", "both"),
    "opener.lines": (14, "both"),
    "callouts.tip": ("red", "both"),
    "callouts.warning": ("red", "both"),
    "artwork.investment": ("canal_streets", "both"),
    "styles.body.align": ("left", "both"),
    "styles.heading_2.align": ("right", "both"),
    "styles.heading_2.space_before": (2, "both"),
    "styles.cover_title.align": ("right", "both"),
}  # fmt: skip


def changed(folder: Path, name: str, value: Any) -> Theme:
    """The built-in theme with one value changed in its file; its contrast is another test's."""
    data = tomlkit.parse((ASSETS / "theme.toml").read_text(encoding="utf-8"))
    *tables, key = name.split(".")
    table: Any = data
    for one in tables:
        table = table[one]
    table[key] = value
    path = folder / "theme.toml"
    path.write_text(tomlkit.dumps(data), encoding="utf-8")
    return load_theme(path, "theme.toml", (ASSETS,))


@pytest.fixture(scope="module")
def plain() -> dict[str, tuple[bytes, dict[str, str]]]:
    return {}


@pytest.mark.parametrize("name", CHANGES)
def test_every_value_is_followed(
    name: str,
    theme: Theme,
    written: Written,
    plain: dict[str, tuple[bytes, dict[str, str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("czguide.theme.loader.faint", lambda _: ())
    before = plain.setdefault("", written(theme)) if "" not in plain else plain[""]
    value, where = CHANGES[name]
    pdf, docx = written(changed(tmp_path, name, value))
    assert (pdf != before[0], docx != before[1]) == (True, where == "both")
