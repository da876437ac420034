"""Charts as native chart parts (ECMA-376 part 1, 21.2), which an editor can restyle and recalculate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from czguide.document.drawings import Chart, Value
from czguide.document.model import Inlines
from czguide.typeset.isolate import directed
from czguide.writers.docx.context import Context
from czguide.writers.docx.drawingml import C, d, emu, graphic, solid, val
from czguide.writers.docx.package import Attached
from czguide.writers.docx.workbooks import cells, head_cell, workbook
from czguide.writers.docx.xml import Element, serialize
from czguide.writers.figures.charts import rank_unit

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_LABEL_RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_LABEL = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
"""Extensions of Word 2013: labels that come from cells, so that they change with the workbook."""

_LRE, _RLE, _PDF = "\u202a", "\u202b", "\u202c"

_CATEGORIES, _VALUES = 111111, 222222
"""The ids by which the axes name each other."""

_BELOW = 0.5
"""Of a rank, between the lowest place and the axis with the years."""

_ROOM = 1.3
"""How much longer the axis is than its longest bar, for the label after it."""


@dataclass(frozen=True)
class Series:
    """A column of the workbook: what is drawn, with the column of its labels."""

    column: int
    name: str
    amounts: tuple[float, ...]
    labels: tuple[str, ...]
    label_column: int


@dataclass(frozen=True)
class Data:
    """The workbook's cells, and which of its columns are drawn."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    series: tuple[Series, ...]


def chart_height(chart: Chart) -> float:
    """A height in points that gives every row its room."""
    if chart.kind == "rank":
        lowest = max(int(value.amount) for row in chart.rows for value in row.values)
        return 70.0 + 26 * lowest / rank_unit(lowest)
    return 26.0 + 25 * len(chart.rows)


def chart_graphic(chart: Chart, context: Context) -> Element:
    """The reference to a chart part, which is attached to the package with its workbook."""
    own = data(chart, context.document.labels.get("whole", ""), rtl=context.document.direction == "rtl")
    number = context.relations.next_chart()
    book = Attached(
        f"/word/embeddings/chart{number}.xlsx", _SHEET, f"{_RELATIONS}/package", workbook(own.head, own.rows)
    )
    part = Attached(
        f"/word/charts/chart{number}.xml",
        _CHART,
        f"{_RELATIONS}/chart",
        serialize(_Builder(chart, own, context).part(Attached.relation(0))),
        (book,),
    )
    return graphic(C, d("c:chart", r_id=context.relations.attach(part)))


def data(chart: Chart, whole: str, *, rtl: bool) -> Data:
    """Labels, amounts, and the amounts in words. Shares are drawn in percent, before the whole of each."""

    def said(value: Value) -> str:
        words = value.text.plain()
        return _embedded(words) if rtl else words

    labels = [row.label.plain() for row in chart.rows]
    if chart.kind == "share":
        values = [row.values[0] for row in chart.rows]
        parts = tuple(float(100 * value.amount / value.whole) for value in values)
        words = tuple(map(said, values))
        full = (100.0,) * len(values)
        amounts = [(float(value.amount), float(value.whole)) for value in values]
        series = (
            Series(2, whole, full, words, 3),
            Series(1, chart.series[0].plain(), parts, (), 3),
        )
        rows = zip(labels, parts, full, words, *zip(*amounts, strict=True), strict=True)
        head = (chart.head.plain(), chart.series[0].plain(), whole, "", "", "")
        return Data(head, tuple(rows), series)
    count = len(chart.series)
    columns, texts = [], []
    found = []
    for order, name in enumerate(chart.series):
        values = [row.values[order] for row in chart.rows]
        columns.append(tuple(float(value.amount) for value in values))
        texts.append(tuple(map(said, values)))
        found.append(Series(1 + order, name.plain(), columns[-1], texts[-1], 1 + count + order))
    heads = (chart.head.plain(), *(name.plain() for name in chart.series), *([""] * count))
    rows = zip(labels, *columns, *texts, strict=True)
    return Data(heads, tuple(rows), tuple(found))


def _embedded(words: str) -> str:
    """Words that run from the right, and what in them runs from the left, in embeddings (UAX #9, 2.1): word
    processors set a chart's labels from the left, whatever its paragraphs say."""
    pieces = list(directed(words, True))
    inside = "".join(piece if right else f"{_LRE}{piece}{_PDF}" for piece, right in pieces)
    return f"{_RLE}{inside}{_PDF}" if any(right for _, right in pieces) else words


class _Builder:
    def __init__(self, chart: Chart, data: Data, context: Context) -> None:
        self.chart = chart
        self.data = data
        self.context = context
        self.rtl = context.document.direction == "rtl"
        self.solid = partial(solid, context.palette)
        self.labels = [row.label.plain() for row in chart.rows]

    def part(self, book: str) -> Element:
        """`c:chartSpace`; `book`: the relationship of the workbook."""
        plot: dict[str, Callable[[], tuple[Element, ...]]] = {
            "bar": self._bars, "share": self._shares, "rank": self._ranks,
        }  # fmt: skip
        legend = (
            d("c:legend", val("c:legendPos", "b"), val("c:overlay", 0))
            if len(self.chart.series) > 1
            else None
        )
        return d(
            "c:chartSpace",
            val("c:roundedCorners", 0),
            d(
                "c:chart",
                val("c:autoTitleDeleted", 1),
                d("c:plotArea", d("c:layout"), *plot[self.chart.kind]()),
                legend,
                val("c:plotVisOnly", 1),
                val("c:dispBlanksAs", "gap"),
            ),
            d("c:spPr", d("a:noFill"), d("a:ln", d("a:noFill"))),
            self._text("drawing_label"),
            d("c:externalData", val("c:autoUpdate", 0), r_id=book),
        )

    # Kinds.

    def _bars(self) -> tuple[Element, ...]:
        most = max(self.data.series[0].amounts)
        plot = d(
            "c:barChart",
            val("c:barDir", "bar"),
            val("c:grouping", "clustered"),
            val("c:varyColors", 0),
            self._series(self.data.series[0], 0, self._fill("accent"), "outEnd"),
            val("c:gapWidth", 60),
            *self._axis_ids(),
        )
        return (plot, *self._bar_axes(most * _ROOM))

    def _shares(self) -> tuple[Element, ...]:
        whole, part = self.data.series
        plot = d(
            "c:barChart",
            val("c:barDir", "bar"),
            val("c:grouping", "clustered"),
            val("c:varyColors", 0),
            self._series(whole, 0, self._fill("accent_light", "accent"), "outEnd"),
            self._series(part, 1, self._fill("accent"), ""),
            val("c:gapWidth", 60),
            val("c:overlap", 100),
            *self._axis_ids(),
        )
        return (plot, *self._bar_axes(100 * _ROOM))

    def _ranks(self) -> tuple[Element, ...]:
        lowest = max(amount for series in self.data.series for amount in series.amounts)
        looks = (("accent", "solid", "circle"), ("muted", "dash", "square"))
        series = [
            self._series(one, order, self._line(colour, dash), "t", self._marker(shape, colour))
            for order, (one, (colour, dash, shape)) in enumerate(zip(self.data.series, looks, strict=False))
        ]
        plot = d(
            "c:lineChart",
            val("c:grouping", "standard"),
            val("c:varyColors", 0),
            *series,
            val("c:marker", 1),
            *self._axis_ids(),
        )
        grid = d("c:majorGridlines", d("c:spPr", self._outline("rule", 0.6)))
        # The first place is on top, the years below.
        categories = self._categories("b", self.rtl, "max")
        values = self._value_axis(
            "r" if self.rtl else "l",
            "maxMin",
            1.0,
            lowest + _BELOW,
            d("c:delete", val=0),
            grid,
            val("c:majorUnit", rank_unit(int(lowest))),
            self.chart.axis,
        )
        return plot, categories, values

    # Series.

    def _series(
        self, series: Series, order: int, look: Element, position: str, marker: Element | None = None
    ) -> Element:
        count = len(self.labels)
        name = d("c:strRef", _formula(head_cell(series.column)), _strings("c:strCache", [series.name]))
        line = marker is not None
        labels = self._labels(series, position) if position else None
        extension = d("c:extLst", self._label_range(series, count)) if position else None
        return d(
            "c:ser",
            val("c:idx", order),
            val("c:order", order),
            d("c:tx", name),
            look,
            marker if line else val("c:invertIfNegative", 0),
            labels,
            d("c:cat", d("c:strRef", _formula(cells(0, count)), _strings("c:strCache", self.labels))),
            d("c:val", d("c:numRef", _formula(cells(series.column, count)), _numbers(series.amounts))),
            val("c:smooth", 0) if line else None,
            extension,
        )

    def _labels(self, series: Series, position: str) -> Element:
        """The amounts in words beside what is drawn."""
        return d(
            "c:dLbls",
            *(self._label(index, position) for index in range(len(series.labels))),
            d("c:spPr", d("a:noFill"), d("a:ln", d("a:noFill"))),
            self._text("drawing_value", wrap="none"),
            val("c:dLblPos", position),
            *_shown(0),
            d("c:extLst", d("c:ext", val("c15:showDataLabelsRange", 1), uri=_LABEL)),
        )

    def _label(self, index: int, position: str) -> Element:
        field = d(
            "a:fld", d("a:rPr"), d("a:pPr"), _said("[CELLRANGE]"),
            id=f"{{{index:08X}-0000-4000-8000-000000000000}}", type="CELLRANGE",
        )  # fmt: skip
        text = d("c:rich", d("a:bodyPr", wrap="none"), d("a:p", field, d("a:endParaRPr")))
        extension = d("c:ext", val("c15:showDataLabelsRange", 1), uri=_LABEL)
        return d(
            "c:dLbl", val("c:idx", index), d("c:tx", text), val("c:dLblPos", position), *_shown(0),
            d("c:extLst", extension),
        )  # fmt: skip

    def _label_range(self, series: Series, count: int) -> Element:
        cache = _strings("c15:dlblRangeCache", series.labels)
        formula = d("c15:f")
        formula.text = cells(series.label_column, count)
        return d("c:ext", d("c15:datalabelsRange", formula, cache), uri=_LABEL_RANGE)

    # Axes.

    def _bar_axes(self, most: float) -> tuple[Element, Element]:
        """Rows from the top down, bars from the side where the script begins."""
        categories = self._categories("r" if self.rtl else "l", True, "autoZero")
        orientation = "maxMin" if self.rtl else "minMax"
        return categories, self._value_axis("b", orientation, 0.0, most, val("c:delete", 1))

    def _categories(self, side: str, backwards: bool, crosses: str) -> Element:
        return d(
            "c:catAx",
            val("c:axId", _CATEGORIES),
            d("c:scaling", val("c:orientation", "maxMin" if backwards else "minMax")),
            val("c:delete", 0),
            val("c:axPos", side),
            val("c:majorTickMark", "none"),
            val("c:minorTickMark", "none"),
            val("c:tickLblPos", "nextTo"),
            d("c:spPr", self._outline("muted", 0.9)),
            self._text("drawing_label"),
            val("c:crossAx", _VALUES),
            val("c:crosses", crosses),
            val("c:auto", 0),
            val("c:lblAlgn", "ctr"),
            val("c:lblOffset", 100),
            val("c:noMultiLvlLbl", 1),
        )

    def _value_axis(
        self, side: str, orientation: str, least: float, most: float, shown: Element,
        grid: Element | None = None, unit: Element | None = None, title: Inlines | None = None,
    ) -> Element:  # fmt: skip
        return d(
            "c:valAx",
            val("c:axId", _VALUES),
            d(
                "c:scaling",
                val("c:orientation", orientation),
                val("c:max", _number(most)),
                val("c:min", _number(least)),
            ),
            shown,
            val("c:axPos", side),
            grid,
            self._title(title) if title else None,
            d("c:numFmt", formatCode="0", sourceLinked=0),
            val("c:majorTickMark", "none"),
            val("c:minorTickMark", "none"),
            val("c:tickLblPos", "low"),
            d("c:spPr", d("a:ln", d("a:noFill"))),
            self._text("drawing_small"),
            val("c:crossAx", _CATEGORIES),
            val("c:crosses", "autoZero"),
            val("c:crossBetween", "between"),
            unit,
        )

    def _axis_ids(self) -> tuple[Element, Element]:
        return val("c:axId", _CATEGORIES), val("c:axId", _VALUES)

    # Looks.

    def _fill(self, colour: str, outline: str = "") -> Element:
        line = self._outline(outline, 0.8) if outline else d("a:ln", d("a:noFill"))
        return d("c:spPr", self.solid(colour), line)

    def _line(self, colour: str, dash: str) -> Element:
        line = d("a:ln", self.solid(colour), val("a:prstDash", dash), d("a:round"), w=emu(2), cap="rnd")
        return d("c:spPr", line)

    def _marker(self, shape: str, colour: str) -> Element:
        look = d("c:spPr", self.solid(colour), self._outline("paper", 1))
        return d("c:marker", val("c:symbol", shape), val("c:size", 8), look)

    def _outline(self, colour: str, width: float) -> Element:
        return d("a:ln", self.solid(colour), w=emu(width))

    def _title(self, words: Inlines) -> Element:
        """An axis's title, which runs along it from the foot."""
        own = self.context.theme.styles["drawing_small"]
        colour = self.solid(own.colour)
        look = d("a:rPr", colour, lang=self.context.language.tag, sz=round(own.size * 100), b=0)
        run = d("a:r", look, _said(words.plain()))
        body = d("a:bodyPr", rot=-5400000, vert="horz")
        return d("c:title", d("c:tx", d("c:rich", body, d("a:p", run))), val("c:overlay", 0))

    def _text(self, style: str, wrap: str | None = None) -> Element:
        own = self.context.theme.styles[style]
        bold = int(own.weight == "bold")
        run = d("a:defRPr", self.solid(own.colour), sz=round(own.size * 100), b=bold)
        properties = d("a:pPr", run, rtl=1 if self.rtl else None)
        end = d("a:endParaRPr", lang=self.context.language.tag)
        return d("c:txPr", d("a:bodyPr", wrap=wrap), d("a:p", properties, end))


def _shown(value: int) -> tuple[Element, ...]:
    """Nothing of what labels usually show: they say what the workbook's cells say."""
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return tuple(val(f"c:show{name}", value) for name in names)


def _formula(reference: str) -> Element:
    element = d("c:f")
    element.text = reference
    return element


def _strings(name: str, words: Sequence[str]) -> Element:
    return d(name, val("c:ptCount", len(words)), *(_cached(index, word) for index, word in enumerate(words)))


def _numbers(amounts: Sequence[float]) -> Element:
    code = d("c:formatCode")
    code.text = "General"
    points = (_cached(index, _number(amount)) for index, amount in enumerate(amounts))
    return d("c:numCache", code, val("c:ptCount", len(amounts)), *points)


def _cached(index: int, words: str) -> Element:
    value = d("c:v")
    value.text = words
    return d("c:pt", value, idx=index)


def _said(words: str) -> Element:
    element = d("a:t")
    element.text = words
    return element


def _number(value: float) -> str:
    return f"{value:.15g}"
