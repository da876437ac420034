"""Themes: two that differ, each legible, each with its grid; what is wrong is said."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import REPOSITORY

from czguide.diagnostics import Diagnostic, Location
from czguide.errors import CzguideError
from czguide.theme.contrast import LARGE, TEXT, pairs, ratio, spans
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.figures.charts import SERIES

ASSETS = REPOSITORY / "assets"
THEMES = [ASSETS / "theme.toml", *sorted((ASSETS / "themes").glob("*.toml"))]


@pytest.fixture(params=THEMES, ids=lambda path: path.stem)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param, request.param.name, (ASSETS,))


def broken(tmp_path: Path, old: str, new: str) -> CzguideError:
    text = (ASSETS / "theme.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "theme.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CzguideError) as caught:
        load_theme(path, "theme.toml", (ASSETS,))
    return caught.value


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert ratio("#ffffff", "#777777") == ratio("#777777", "#ffffff")


def test_every_text_is_legible_on_what_it_stands_on(theme: Theme) -> None:
    seen = list(pairs(theme))
    assert {name for name, _, _ in seen} == set(theme.styles)
    for name, ink, ground in seen:
        style = theme.styles[name]
        large = style.size >= (14 if style.weight == "bold" else 18)
        for guide in theme.accents:
            found = ratio(theme.hex(ink, guide), theme.hex(ground, guide))
            assert found >= (LARGE if large else TEXT), (name, ink, ground, guide)


def test_spans_and_charts_are_legible_on_what_they_stand_on(theme: Theme) -> None:
    seen = list(spans(theme))
    assert {ink for ink, _, _ in seen} == {"accent", "muted", "amber", "red"}
    # Every colour that a chart, flow or plan is drawn with is one of them, or only holds things apart.
    drawn = {colour for colour, _, _ in SERIES} | {"accent", "accent_light", "muted", "ink", "paper", "panel"}
    assert drawn <= {name for pair in seen for name in pair[:2]} | {"ink"}
    for ink, ground, least in seen:
        for guide in theme.accents:
            assert ratio(theme.hex(ink, guide), theme.hex(ground, guide)) >= least, (ink, ground, guide)


def test_signs_stand_out_from_their_ground(theme: Theme) -> None:
    for guide in theme.accents:
        assert ratio(theme.hex(theme.opener.icon, guide), theme.hex(theme.opener.ground, guide)) >= LARGE
        for colour in theme.callouts.values():
            assert ratio(theme.hex(colour, guide), theme.hex(f"{colour}_light", guide)) >= LARGE


def test_body_text_has_the_leading_of_the_grid(theme: Theme) -> None:
    for name in ("body", "item"):
        assert theme.styles[name].leading == pytest.approx(theme.grid)
    for name in ("body", "heading_1", "heading_2", "heading_3", "caption"):
        style = theme.styles[name]
        assert (style.before + style.leading + style.after) % (theme.grid / 2) == pytest.approx(0, abs=1e-6)


def test_two_themes_differ_in_kind() -> None:
    first, second = (load_theme(path, path.name, (ASSETS,)) for path in THEMES)
    assert first.opener.kind != second.opener.kind
    assert first.columns != second.columns
    assert first.grid != second.grid
    assert set(first.artwork.values()).isdisjoint(second.artwork.values())


def test_every_icon_of_the_content_is_drawn(theme: Theme) -> None:
    wanted = set()
    for path in (REPOSITORY / "content").rglob("*.yaml"):
        wanted |= set(re.findall(r"^icon: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(wanted) == 19
    assert all(theme.icon(name) for name in wanted | {"tip", "warning", "note", "call"})


def test_icons_are_one_family(theme: Theme) -> None:
    for name, drawing in theme.drawings.items():
        if name.startswith("icons/"):
            assert (drawing.width, drawing.height) == (24, 24)
            assert {shape.width for shape in drawing.shapes if shape.stroke} == {1.5}
            assert {paint for shape in drawing.shapes for paint in (shape.fill, shape.stroke)} == {
                "", "currentColor",
            }  # fmt: skip


def test_pale_text_is_refused_by_name(tmp_path: Path) -> None:
    error = broken(tmp_path, 'muted = "#53606d"', 'muted = "#b0b8c0"')
    assert {item.code for item in error.diagnostics} == {"theme.contrast"}
    said = {item.message: item.location for item in error.diagnostics}
    (at,) = (at for message, at in said.items() if "'muted' on 'paper'" in message)
    assert at == Location("theme.toml", line_of('muted = "'), 1)
    assert any("'muted' on 'paper' contrasts 2.01, not 4.5: styles.contents_2" in message for message in said)


def test_words_too_pale_on_a_field_point_at_the_field(tmp_path: Path) -> None:
    """And a style alone in its colour at the style."""
    field = broken(tmp_path, 'blue = "#0b5688"', 'blue = "#7fb2d6"').diagnostics
    assert {item.location for item in field} == {Location("theme.toml", line_of('blue = "'), 1)}
    style = broken(tmp_path, "[styles.index]\n", '[styles.index]\ncolour = "rule"\n').diagnostics
    assert [item.location for item in style] == [Location("theme.toml", line_of("[styles.index]") + 1, 1)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kind = "field"', 'kind = "banner"', "opener.kind is field or plain, not 'banner'"),
        ('mark = "sun"', 'mark = "moon"', "cover.mark: there is no colour 'moon'"),
        ('investment = "canal_network"', 'investment = "dragon"', "there is no assets/artwork/dragon.svg"),
        ("gutter = 20.0", "gutter = 200.0", "page.gutter is between 0 and 100"),
        ('blue_deep = "#073b61"\n', "", "blue_deep"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    (item,) = broken(tmp_path, old, new).diagnostics
    assert item.code == "theme.invalid"
    assert says in item.message


@pytest.mark.parametrize(
    ("old", "new", "says", "at"),
    [
        ("ratio = 1.2\n", "", "'scale.ratio' is missing", "[scale]"),
        ("[callouts]", "[callouts_]", "'callouts' is missing", ""),
        ("[styles.data]", "[styles.date]", "'styles.date' means nothing here", "[styles.data]"),
        ("ratio = 1.2", 'ratio = "1.2"', "'scale.ratio' is a number", "ratio = "),
        ("base = 9.25", "base = nan", "'scale.base' is a number", "base = "),
        ("columns = 2", "columns = 2.5", "'page.columns' is a whole number", "columns = "),
        ("columns = 2", "columns = true", "'page.columns' is a whole number", "columns = "),
        ('justified = ["zh", "ja"]', 'justified = "zh"', "'page.justified' is a list of texts", "justified ="),
        ('ink = "#1b2733"', "ink = 0x1b2733", "'colours.ink' is a text in quotes", 'ink = "#'),
        ('title = 0.86', 'titel = 0.86', "'cover.titel' means nothing here", "title = 0.86"),
        ('title = 0.86', 'title = 8.6', "cover.title is between 0.2 and 0.95", "title = 0.86"),
        ("[styles.cell]\nstep = -0.5", "[styles.cell]\nsize = 9\nstep = 0", "either 'step' or 'size'",
         "[styles.cell]"),
        ("[styles.cell]\n", "[styles.cell]\nspace_after = 1\n", "'styles.cell.space_after' means nothing here",
         "[styles.cell]+1"),
        ("ratio = 1.2", "ratio = 0", "scale.ratio is between 1 and 2", "ratio = "),
        ("ratio = 1.2", "ratio = -1.5", "scale.ratio is between 1 and 2", "ratio = "),
        ("grid = 13.5", "grid = 1e400", "scale.grid is between 8 and 40", "grid = "),
        ("step = 7", "step = 99999999", "styles.cover_title.step is between -10 and 20", "step = 7"),
        ("top = 62", "top = 620", "page.margins.top is between 36 and 150", "top = 62"),
        ('name = "canal"', "name = 1", "'name' is a text in quotes", "name ="),
        ("investment = \"canal_network\"", "investment = 3", "'artwork.investment' is a text in quotes",
         'investment = "canal_network"'),
        ('[styles.body]\n', '[styles.body]\nweight = "medium"\n', "there is no weight 'medium'", "[styles.body]+1"),
        ("lines = 11", "lines = 40", "opener.lines is between 6 and 30", "lines = 11"),
        ("zh = 0.96", "zh = 96", "scale.optical.zh is between 0.5 and 1.5", "zh = 0.96"),
        ("[page]\n", "[page]\ngap = 5\n", "'page.gap' means nothing here", "[page]+1"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, says: str, at: str) -> None:
    found = {item.message: item.location for item in broken(tmp_path, old, new).diagnostics}
    (location,) = (place for message, place in found.items() if says in message)
    assert location is not None
    start, _, more = at.partition("+")
    assert location.line == (line_of(start) + int(more or 0) if at else 0)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "theme.toml"
    text = (ASSETS / "theme.toml").read_text(encoding="utf-8")
    for old, new in (("base = 9.25", ""), ("gutter = 20.0", 'gutter = "x"'), ("columns = 2", "colums = 2")):
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CzguideError) as caught:
        load_theme(path, "theme.toml", (ASSETS,))
    assert len(caught.value.diagnostics) == 4
    hints = {item.message: item.hint for item in caught.value.diagnostics}
    assert hints["'page.colums' means nothing here"] == "did you mean 'columns'?"


def line_of(start: str) -> int:
    lines = (ASSETS / "theme.toml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


def test_covers_and_arrows_face_the_direction_of_the_text(theme: Theme) -> None:
    turned = theme.facing("rtl")
    assert theme.facing("ltr") == theme
    for guide in theme.accents:
        art, other = theme.art(guide), turned.art(guide)
        assert art is not None
        assert art.mirrored() == other
    assert turned.icon("investors") != theme.icon("investors")
    assert turned.icon("warning") == theme.icon("warning")


ODD = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.text("ab#0 é", max_size=9),
    st.lists(st.integers(0, 9), max_size=3),
)


@settings(max_examples=40)
@given(st.data())
def test_whatever_a_file_says_is_a_theme_or_an_error_with_a_place(data: st.DataObject) -> None:
    document = tomlkit.parse((ASSETS / "theme.toml").read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        table: Any = document
        while True:
            key = data.draw(st.sampled_from(sorted(table)))
            if not isinstance(table[key], dict) or data.draw(st.integers(0, 9)) == 0:
                break
            table = table[key]
        if data.draw(st.booleans()):
            table[key] = data.draw(ODD)
        else:
            del table[key]
        if not table:
            break
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "theme.toml"
        path.write_text(tomlkit.dumps(document), encoding="utf-8")
        found: list[Diagnostic] = []
        try:
            load_theme(path, "theme.toml", (ASSETS,))
        except CzguideError as error:
            found = list(error.diagnostics)
    assert all(item.location and item.location.path == "theme.toml" for item in found)
