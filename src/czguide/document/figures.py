"""From a template's chart, flow, transit, picture and code to figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from czguide.document.drawings import (
    Chart,
    ChartRow,
    Code,
    Drawing,
    Flow,
    FlowStage,
    FlowStep,
    Picture,
    Stop,
    Transit,
    TransitLine,
    Value,
)
from czguide.document.model import Cell, Codes, Figure, Inlines, Link, Str, Table
from czguide.document.provenance import Provenance
from czguide.document.structure import Element
from czguide.document.texts import Texts
from czguide.localization.placeholders import Placeholder

_PERCENT = Decimal(100)


class FigureComposer:
    """Makes the figures of one edition."""

    def __init__(self, texts: Texts, provenance: Provenance) -> None:
        self.texts = texts
        self.provenance = provenance
        self.book = texts.localized.content.book
        self.colon, self.stop = (texts.localized.marks(name)[0] for name in ("colon", "stop"))

    def chart(self, element: Element) -> Figure:
        """A chart, its values again as a table below it."""
        series = [self.message(child.get("msg")) for child in element.children if child.tag == "series"]
        rows = tuple(
            ChartRow(self.message(child.get("msg")), tuple(map(self.value, child.children)))
            for child in element.children
            if child.tag == "row"
        )
        kind = element.get("kind")
        axis = self.texts.message(f"labels.axis.{kind}") if kind == "rank" else None
        chart = Chart(kind, self.message(element.get("head")), tuple(series), rows, axis)
        facts = [name for row in element.children for value in row.children for name in _facts_of(value)]
        return self.figure(element, chart, facts, self.table(chart))

    def value(self, element: Element) -> Value:
        """A fact with its size; a share without a whole of its own is one of a hundred."""
        name, of = element.get("fact"), element.get("of")
        fact = self.book.facts[name]
        words = Inlines((self.texts.value(Placeholder(name)),))
        whole = (
            self.book.facts[of].value if of else _PERCENT if fact.kind in ("share", "rate") else Decimal(0)
        )
        if not isinstance(fact.value, Decimal) or not isinstance(whole, Decimal):
            raise TypeError(f"fact {name} has no single number")
        return Value(words, fact.value, whole)

    def table(self, chart: Chart) -> Table:
        """The chart's values in cells."""
        caption = self.texts.message("labels.chart_data")
        head = tuple(map(Cell, (chart.head, *chart.series)))
        rows = tuple((Cell(row.label), *(Cell(value.text) for value in row.values)) for row in chart.rows)
        return Table(caption, head, rows, (1.4, *(1.0 for _ in chart.series)))

    def flow(self, element: Element) -> Figure:
        """Steps in stages."""
        stages = tuple(
            FlowStage(
                self.message(stage.get("msg")),
                tuple(
                    FlowStep(
                        self.message(step.get("msg")),
                        self.message(step.get("limit")) if step.get("limit") else None,
                    )
                    for step in stage.children
                ),
            )
            for stage in element.children
        )
        return self.figure(element, Flow(stages))

    def transit(self, element: Element) -> Figure:
        """Two lines that cross."""
        lines = {
            line.get("way"): TransitLine(
                self.message(line.get("msg")),
                tuple(Stop(stop.get("key"), self.texts.beside(stop.get("msg"))) for stop in line.children),
            )
            for line in element.children
        }
        return self.figure(element, Transit(lines["down"], lines["across"]))

    def picture(self, element: Element) -> Figure:
        """A picture of the project's."""
        file = self.texts.localized.content.pictures[element.get("file")]
        return self.figure(element, Picture(file.name, file.data, file.width, file.height))

    def codes(self, element: Element) -> Codes:
        """Codes with what they open."""
        title = element.get("title")
        return Codes(tuple(map(self.code, element.children)), self.message(title) if title else None)

    def code(self, element: Element) -> Figure:
        """A code; beside it the site's name and the whole address, for those who type it."""
        target = element.get("href")
        address = target.removeprefix("https://").removeprefix("http://").rstrip("/")
        alt = Inlines((Str(f"{self.texts.label('code')}{self.colon}{address}"),))
        name = self.message(element.get("msg"))
        link = Link((Str(address),), target)
        after = self.provenance.after(element.names("cites"))
        caption = name.followed_by((Str(self.colon), link, *after))
        return Figure(element.get("id"), Code(target), alt, caption)

    # What all have.

    def message(self, id: str) -> Inlines:
        """A message by id."""
        return self.texts.message(id)

    def figure(
        self, element: Element, content: Drawing, facts: Iterable[str] = (), data: Table | None = None
    ) -> Figure:
        """The drawing with its words; the note says what it rests on and as of when."""
        caption, alt, note = (
            self.message(element.get(name)) if element.get(name) else None
            for name in ("caption", "alt", "note")
        )
        source = self.provenance.source((*facts, *element.names("cites")))
        if source:
            note = note.followed_by((Str(" "), *source)) if note else Inlines(source)
        return Figure(element.get("id"), content, alt, caption, note, data)


def _facts_of(value: Element) -> Iterable[str]:
    return (name for name in (value.get("fact"), value.get("of")) if name)
