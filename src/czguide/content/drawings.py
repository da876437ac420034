"""From YAML nodes to charts, flows, transit plans and pictures. Each must say in words what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from czguide.content.model import (
    Chart,
    ChartRow,
    ChartSeries,
    ChartValue,
    Flow,
    FlowStage,
    FlowStep,
    Picture,
    Ref,
    Stop,
    Text,
    Transit,
    TransitLine,
)
from czguide.content.nodes import Fields, Mapping, Node, Scalar
from czguide.content.reader import TextReader, refs
from czguide.phrases import N_

CHART_KINDS = ("bar", "rank", "share")
T = TypeVar("T")

_ALT = N_("say in words what is to be seen, for readers who do not see it")


class DrawingReader(TextReader):
    """One method per drawing: (node, id, key) -> the drawing, or None after a problem."""

    def chart(self, node: Node, id: str, key: str) -> Chart | None:
        """`{kind, caption, alt, head, series: {…}, rows: {key: {label, series key: fact}}}`."""
        f = self.fields(node, lambda: N_("chart '{id}'", id=id))
        if f is None:
            return None
        drawn = self.drawn(f, id, key)
        kind = f.choice("kind", CHART_KINDS, required=True)
        head = self.text_field(f, "head", id, required=True)
        series = self.some(f, "series", id, self.series)
        keys = tuple(one.key for one in series)

        def row(node: Node, id: str, key: str) -> ChartRow | None:
            return self.chart_row(node, id, key, keys)

        rows = self.some(f, "rows", id, row)
        f.finish()
        if not (drawn and kind and head and series and rows):
            return None
        return Chart(**drawn, kind=kind, head=head, series=series, rows=rows)

    def series(self, node: Node, id: str, key: str) -> ChartSeries | None:
        """A series' name."""
        text = self.plain(node, id)
        return ChartSeries(key, text) if text else None

    def chart_row(self, node: Node, id: str, key: str, series: tuple[str, ...]) -> ChartRow | None:
        """`{label: …, series key: fact}`."""
        f = self.fields(node, lambda: N_("row '{id}'", id=id))
        if f is None:
            return None
        label = self.text_field(f, "label", id, required=True)
        values = [self.value(f.node_at(name, required=True), id) for name in series]
        f.finish()
        found = tuple(value for value in values if value)
        return ChartRow(id, key, label, found) if label and len(found) == len(series) else None

    def value(self, node: Node | None, id: str) -> ChartValue | None:
        """A fact's name, or `{fact: …, of: …}` for a part of a whole."""
        if node is None:
            return None
        if isinstance(node, Scalar):
            return ChartValue(Ref(node.value, node.at))
        f = self.fields(node, lambda: N_("a value of '{id}'", id=id))
        if f is None:
            return None
        fact, whole = f.scalar("fact", required=True), f.scalar("of", required=True)
        f.finish()
        return ChartValue(Ref(fact.value, fact.at), Ref(whole.value, whole.at)) if fact and whole else None

    def flow(self, node: Node, id: str, key: str) -> Flow | None:
        """`{caption, alt, stages: {key: {title, steps: {step: deadline}}}}`."""
        f = self.fields(node, lambda: N_("flow '{id}'", id=id))
        if f is None:
            return None
        drawn = self.drawn(f, id, key)
        stages = self.some(f, "stages", id, self.stage)
        f.finish()
        return Flow(**drawn, stages=stages) if drawn and stages else None

    def stage(self, node: Node, id: str, key: str) -> FlowStage | None:
        """A stage: its steps are keys of the section's steps, each with the key of a deadline or nothing."""
        f = self.fields(node, lambda: N_("stage '{id}'", id=id))
        if f is None:
            return None
        title = self.text_field(f, "title", id, required=True)
        steps = f.mapping("steps", required=True)
        f.finish()
        self.filled(steps, "steps", f.what)
        found = []
        for name, limit in steps.entries if steps else ():
            if not isinstance(limit, Scalar):
                message = N_("'{name}' must name a deadline, or nothing", name=name.value)
                self.problems.error("content.type", message, limit.at)
                continue
            due = Ref(limit.value, limit.at) if limit.value else None
            found.append(FlowStep(Ref(name.value, name.at), due))
        return FlowStage(id, key, title, tuple(found)) if title and found else None

    def transit(self, node: Node, id: str, key: str) -> Transit | None:
        """`{caption, alt, down: {name, stops: {…}}, across: {name, stops: {…}}}`."""
        f = self.fields(node, lambda: N_("transit plan '{id}'", id=id))
        if f is None:
            return None
        drawn = self.drawn(f, id, key)
        down, across = (self.line(f.mapping(way, required=True), f"{id}.{way}") for way in ("down", "across"))
        f.finish()
        return Transit(**drawn, down=down, across=across) if drawn and down and across else None

    def line(self, node: Mapping | None, id: str) -> TransitLine | None:
        """A line with its stops in order."""
        if node is None:
            return None
        f = Fields(node, self.problems, lambda: N_("line '{id}'", id=id))
        name = self.text_field(f, "name", id, required=True)
        stops = self.some(f, "stops", id, self.stop)
        f.finish()
        return TransitLine(id, name, stops) if name and stops else None

    def stop(self, node: Node, id: str, key: str) -> Stop | None:
        """A station's name."""
        name = self.plain(node, id)
        return Stop(id, key, name) if name else None

    def picture(self, node: Node, id: str, key: str) -> Picture | None:
        """`{file, alt, caption}`, or `{file, decorative: true}`."""
        f = self.fields(node, lambda: N_("picture '{id}'", id=id))
        if f is None:
            return None
        file, decorative = f.scalar("file", required=True), f.flag("decorative")
        alt, caption, note = (self.text_field(f, name, id) for name in ("alt", "caption", "note"))
        cites = refs(f, "cites")
        f.finish()
        if not decorative and alt is None:
            if f.node.get("alt") is None:  # an empty one has been told of
                self.problems.error(
                    "content.no-alt", N_("{what} has no 'alt'", what=f.what), node.at,
                    N_("say in words what is to be seen; or, if it only adorns the page: decorative: true"),
                )  # fmt: skip
            return None
        if decorative and (alt or caption):
            self.problems.error(
                "content.no-alt", N_("picture '{id}' is decorative and yet says something", id=id), node.at,
                "remove 'alt' and 'caption', or 'decorative: true'",
            )  # fmt: skip
            return None
        if file is None:
            return None
        return Picture(id, key, Ref(file.value, file.at), alt, caption, note, cites, decorative)

    def some(
        self, f: Fields, name: str, id: str, read: Callable[[Node, str, str], T | None]
    ) -> tuple[T, ...]:
        """The items of the map under `name`, of which there must be one."""
        self.filled(f.mapping(name, required=True), name, f.what)
        return self.many(f, name, id, read)

    def filled(self, node: Mapping | None, name: str, what: str) -> None:
        """Report a map without entries: nothing could be drawn."""
        if node is not None and not node.entries:
            message = N_("'{name}' of {what} is empty", name=name, what=what)
            self.problems.error("content.missing-key", message, node.at)

    def drawn(self, f: Fields, id: str, key: str) -> dict[str, Any] | None:
        """What all drawings have; None where caption or alt is missing."""
        caption = self.text_field(f, "caption", id, required=True)
        alt = self.text_field(f, "alt", id)
        if f.node.get("alt") is None:
            self.problems.error("content.no-alt", N_("{what} has no 'alt'", what=f.what), f.node.at, _ALT)
        note, cites = self.text_field(f, "note", id), refs(f, "cites")
        if not (caption and alt):
            return None
        return {
            "id": id, "key": key, "caption": caption, "alt": alt, "note": note, "cites": cites,
            "at": f.node.at,
        }  # fmt: skip

    def plain(self, node: Node, id: str) -> Text | None:
        """A text that is nothing but a text."""
        if isinstance(node, Scalar):
            return self.text(node, id)
        self.problems.error("content.type", N_("'{id}' must be a text", id=id), node.at)
        return None
