"""Figures in DOCX: native charts over workbooks, shapes, descriptions."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations

import openpyxl
import pytest
from lxml import etree
from tests.sample_document import LANGUAGES, PAGES, sample_document
from tests.writers.docx.docx_package import Element, Package
from tests.writers.figures import drawn

from czguide.document.drawings import Chart
from czguide.document.model import Figure, Inlines, Section, Str
from czguide.theme.model import Theme
from czguide.writers.docx import write_docx
from czguide.writers.docx.charts import data
from czguide.writers.docx.ruler import EmRuler

Sample = Callable[[str], Package]

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def said(element: Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(item) for item in found]


def charts(lang: str) -> list[Chart]:
    section = next(
        block
        for block in sample_document(lang).blocks
        if isinstance(block, Section) and block.anchor == "guide.figures"
    )
    figures = [block.content for block in section.blocks if isinstance(block, Figure)]
    return [content for content in figures if isinstance(content, Chart)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_drawing_says_what_it_shows_or_that_it_is_decoration(sample: Sample, lang: str) -> None:
    abouts = sample(lang).document.xpath(".//wp:docPr", namespaces=NAMESPACES)
    assert isinstance(abouts, list)
    silent = [about for about in abouts if not about.get("descr")]  # type: ignore[union-attr]
    assert len(abouts) == 18  # the cover and what five chapters open with among them
    assert [said(about, ".//adec:decorative/@val") for about in silent] == [["1"]] * 8  # type: ignore[arg-type]
    ids = said(sample(lang).document, ".//wp:docPr/@id | .//wps:cNvPr/@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_charts_and_their_workbooks_hold_the_values(sample: Sample, lang: str) -> None:
    package = sample(lang)
    for number, chart in enumerate(charts(lang), start=1):
        part = package.part(f"word/charts/chart{number}.xml")
        book = openpyxl.load_workbook(io.BytesIO(package.bytes[f"word/embeddings/chart{number}.xlsx"]))
        rows = [list(row) for row in book.active.iter_rows(min_row=2, values_only=True)]
        assert [row[0] for row in rows] == [row.label.plain() for row in chart.rows]
        for series in part.findall(".//c:ser", NAMESPACES):
            (reference,) = said(series, "c:val/c:numRef/c:f/text()")
            column = ord(reference.split("$")[1]) - ord("A")
            cached = [float(value) for value in said(series, "c:val//c:v/text()")]
            assert cached == [row[column] for row in rows]
        if chart.kind == "share":
            assert [row[1] for row in rows] == [
                float(100 * v.values[0].amount / v.values[0].whole) for v in chart.rows
            ]
            assert [tuple(row[4:6]) for row in rows] == [
                (float(v.values[0].amount), float(v.values[0].whole)) for v in chart.rows
            ]
        else:
            for order in range(len(chart.series)):
                assert [row[1 + order] for row in rows] == [float(v.values[order].amount) for v in chart.rows]


def test_labels_are_the_words_of_the_cells(sample: Sample) -> None:
    package = sample("ja")
    for number, chart in enumerate(charts("ja"), start=1):
        labels = said(package.part(f"word/charts/chart{number}.xml"), ".//c15:dlblRangeCache//c:v/text()")
        assert labels == [
            row.values[order].text.plain() for order in range(len(chart.series)) for row in chart.rows
        ]


def test_labels_stay_on_one_line(sample: Sample) -> None:
    """LibreOffice breaks them at a fifth of the chart's width else."""
    package = sample("zh")
    for number in range(1, len(charts("zh")) + 1):
        part = package.part(f"word/charts/chart{number}.xml")
        wraps = [body.get("wrap") for body in part.iterfind(".//c:dLbls//a:bodyPr", NAMESPACES)]
        assert wraps
        assert set(wraps) == {"none"}


def test_axes_are_honest(sample: Sample) -> None:
    package = sample("en")
    bar, share, rank = (package.part(f"word/charts/chart{number}.xml") for number in (1, 2, 3))
    assert said(bar, ".//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert said(share, ".//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert said(rank, ".//c:valAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert said(rank, ".//c:valAx/c:scaling/c:min/@val") == ["1"]
    # The lowest place stands above the years, not on their line.
    assert said(rank, ".//c:valAx/c:scaling/c:max/@val") == ["5.5"]
    assert said(rank, ".//c:valAx/c:majorUnit/@val") == ["1"]
    # An axis that does not begin at the foot says so.
    axis = charts("en")[2].axis
    assert axis
    assert said(rank, ".//c:valAx/c:title//a:t/text()") == [axis.plain()]
    assert not said(bar, ".//c:valAx/c:title")
    assert not said(share, ".//c:valAx/c:title")
    # Two lines, told apart by dashes and marks as well as by colour.
    assert said(rank, ".//c:ser/c:spPr//a:prstDash/@val") == ["solid", "dash"]
    assert said(rank, ".//c:ser/c:marker/c:symbol/@val") == ["circle", "square"]


def test_a_right_to_left_chart_runs_from_the_right(sample: Sample) -> None:
    bar = sample("ar").part("word/charts/chart1.xml")
    assert said(bar, ".//c:valAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert said(bar, ".//c:catAx/c:axPos/@val") == ["r"]


@pytest.mark.parametrize("lang", [*LANGUAGES, "ar"])
def test_the_boxes_of_a_flow_do_not_overlap(sample: Sample, lang: str) -> None:
    group = sample(lang).document.xpath(
        ".//wps:wsp[wps:spPr/a:prstGeom/@prst='roundRect']/wps:spPr", namespaces=NAMESPACES
    )
    assert isinstance(group, list)
    boxes = []
    for shape in (item for item in group if isinstance(item, etree._Element)):
        left, top, width, height = (
            int(value)
            for value in said(
                shape,
                "a:xfrm/a:off/@x | a:xfrm/a:off/@y | a:xfrm/a:ext/@cx | a:xfrm/a:ext/@cy",
            )
        )
        boxes.append((left, top, left + width, top + height))
    steps = boxes[4:8]
    assert len(steps) == 4
    for one, other in combinations(steps, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_arabic_labels_have_the_height_of_their_lines(theme: Theme) -> None:
    ruler, style = EmRuler(theme), theme.styles["drawing_label"]
    assert ruler.height(Inlines((Str("Arrival"),)), "drawing_label", 1e4) == style.leading
    assert ruler.height(Inlines((Str("الوصول"),)), "drawing_label", 1e4) >= style.size * 2.1 > style.leading


def test_shapes_carry_no_bookmarks(sample: Sample) -> None:
    assert not said(sample("zh").document, ".//w:txbxContent//w:bookmarkStart/@w:name")


def test_the_same_document_gives_the_same_bytes(theme: Theme) -> None:
    assert write_docx(sample_document("en"), theme, PAGES, count=12) == write_docx(
        sample_document("en"), theme, PAGES, count=12
    )


def test_chart_parts_are_well_formed(sample: Sample) -> None:
    package = sample("ko")
    names = [name for name in package.bytes if name.startswith("word/charts/") and name.endswith(".xml")]
    assert len(names) == 3
    for name in names:
        etree.fromstring(package.bytes[name])


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("أكثر من 70%", "\u202bأكثر من \u202a70%\u202c\u202c"),
        ("63.952 مليار يوان", "\u202b63.952 مليار يوان\u202c"),
        ("97%", "97%"),
    ],
)
def test_a_charts_words_run_their_way_in_word_processors_that_begin_at_the_left(
    words: str, written: str
) -> None:
    shares = drawn.chart("share", [("a", [(words, "70")])], whole="100")
    assert data(shares, "", rtl=True).series[0].labels == (written,)
    assert data(shares, "", rtl=True).rows[0][3] == written
    assert data(shares, "", rtl=False).series[0].labels == (words,)
