"""Drawings show what the facts say: one measure per chart, known pictures and steps, addresses that last."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import urlsplit

from czguide.addresses import fits_code
from czguide.content.facts import Fact, PartialDate
from czguide.content.model import Chart, Content, Flow, Picture, Section, Transit, WebLink
from czguide.diagnostics import Problems, suggest
from czguide.localization.placeholders import placeholders
from czguide.phrases import N_

_MOST_STAGES = 4
_RANK, _SHARES = "rank", ("share", "rate")


def check_figures(content: Content, problems: Problems) -> None:
    """Report unlike measures, plans that do not cross, unknown pictures and steps, doubtful codes."""
    for guide in content.guides.values():
        for section in _sections(tuple(guide.sections.values())):
            for chart in section.charts:
                _check_chart(chart, content, problems)
            for flow in section.flows:
                _check_flow(flow, section, problems)
            for plan in section.transit:
                _check_transit(plan, problems)
            for picture in section.pictures:
                _check_picture(picture, content, problems)
            for link in section.links:
                if link.code:
                    _check_code(link, content, problems)


def _check_chart(chart: Chart, content: Content, problems: Problems) -> None:
    facts = content.book.facts
    if chart.kind != _RANK and len(chart.series) > 1:
        message = N_("a chart of kind '{kind}' has one series", kind=chart.kind)
        problems.error("content.chart", message, chart.at, "draw a chart for each")
    if chart.kind == _RANK and len(chart.series) > 2:
        message = N_("a chart of kind '{kind}' has two series at most", kind=chart.kind)
        problems.error("content.chart", message, chart.at, "draw a chart for each")
    if chart.kind == _RANK:
        _check_years(chart, content, problems)
    measures: dict[tuple[str, ...], str] = {}
    for row in chart.rows:
        for value in row.values:
            fact, whole = facts.get(value.fact.name), facts.get(value.of.name) if value.of else None
            if fact is None or (value.of and whole is None):
                continue  # the reference check reports it
            for one in (fact, whole):
                if one and not isinstance(one.value, Decimal):
                    message = N_("'{name}' can't be drawn to scale", name=one.id)
                    problems.error("content.chart", message, value.fact.at, "draw facts with a single number")
            wrong = _wrong_kind(chart.kind, fact, whole)
            if wrong:
                problems.error("content.chart", wrong, value.fact.at, "choose another kind")
            elif chart.kind == "bar":
                measures.setdefault((fact.kind, fact.counter, fact.unit, fact.currency, fact.per), fact.id)
    if len(measures) > 1:
        first, second = list(measures.values())[:2]
        message = N_("'{first}' and '{second}' have no common measure", first=first, second=second)
        problems.error("content.chart", message, chart.at, "draw a chart for each measure")


def _wrong_kind(kind: str, fact: Fact, whole: Fact | None) -> str:
    """What is wrong with a fact in a chart of this kind, or ''."""
    name = fact.id
    if whole and kind != "share":
        return N_("'{name}' is a part of a whole: only a chart of shares shows one", name=name)
    if kind == _RANK:
        return "" if fact.kind == _RANK else N_("'{name}' is no rank", name=name)
    part, all_of_it = fact.value, whole.value if whole else Decimal(100)
    if kind == "share":
        if whole is None and fact.kind not in _SHARES:
            return N_("'{name}' is no share", name=name)
        if isinstance(part, Decimal) and isinstance(all_of_it, Decimal) and 0 <= part <= all_of_it != 0:
            return ""
        return N_("'{name}' is no part of '{whole}'", name=name, whole=whole.id if whole else "100%")
    if isinstance(part, Decimal) and part < 0:
        return N_("'{name}' is below zero, where bars begin", name=name)
    return N_("'{name}' is a rank: a longer bar would mean less", name=name) if fact.kind == _RANK else ""


def _check_years(chart: Chart, content: Content, problems: Problems) -> None:
    """An axis of years has even steps: none is left out, none stands before an earlier one."""
    before = 0
    for row in chart.rows:
        named = [content.book.facts.get(one.fact) for one in placeholders(row.label.source)]
        years = [one.value.year for one in named if one and isinstance(one.value, PartialDate)]
        if len(years) != 1:
            return
        if before and years[0] != before + 1:
            message = N_("{year} does not follow {before}", year=years[0], before=before)
            hint = N_("an axis of years leaves none out: give each a row, or say in words what is known")
            problems.error("content.chart", message, row.label.at, hint)
        before = years[0]


def _check_flow(flow: Flow, section: Section, problems: Problems) -> None:
    steps = {step.key: step for step in section.steps}
    deadlines = {deadline.key for deadline in section.deadlines}
    if len(flow.stages) > _MOST_STAGES:
        message = N_("a flow has {most} stages at most, side by side", most=_MOST_STAGES)
        problems.error("content.flow", message, flow.at, N_("make two flows of it"))
    for stage in flow.stages:
        for step in stage.steps:
            found = steps.get(step.step.name)
            if found is None or found.title is None:
                hint = suggest(step.step.name, steps) or "name a key of its steps"
                message = N_("the section has no step '{name}' with a title", name=step.step.name)
                problems.error("content.flow", message, step.step.at, hint)
            if step.limit and step.limit.name not in deadlines:
                hint = suggest(step.limit.name, deadlines) or "name a key of its deadlines"
                problems.error(
                    "content.flow",
                    N_("the section has no deadline '{name}'", name=step.limit.name),
                    step.limit.at,
                    hint,
                )


def _check_transit(plan: Transit, problems: Problems) -> None:
    shared = {stop.key for stop in plan.down.stops} & {stop.key for stop in plan.across.stops}
    for line in (plan.down, plan.across):
        if len(line.stops) < 2:
            message = N_("a line has two stations at least")
            problems.error("content.transit", message, line.name.at)
    if len(shared) != 1:
        names = ", ".join(sorted(shared)) or N_("none")
        message = N_("the two lines of a plan share one station, these share: {names}", names=names)
        hint = "give the station where one changes the same key on both lines"
        problems.error("content.transit", message, plan.at, hint)


def _check_picture(picture: Picture, content: Content, problems: Problems) -> None:
    if picture.file.name not in content.pictures:
        hint = suggest(picture.file.name, content.pictures) or "put the file into assets/pictures"
        problems.error(
            "content.unknown-picture",
            N_("there is no picture '{name}'", name=picture.file.name),
            picture.file.at,
            hint,
        )


def _check_code(link: WebLink, content: Content, problems: Problems) -> None:
    """A code is printed for years and says nothing by itself: its address must be vouched for."""
    entries = [entry for ref in link.cites if (entry := content.book.entry_of(ref.name))]
    mirrors = {urlsplit(source.url).netloc for source in content.sources.values() if source.mirror}
    if not entries:
        message = N_("no code for '{url}': nothing is cited that vouches for it", url=link.url)
    elif all(entry.weak for entry in entries):
        message = N_("no code for '{url}': what it rests on is not confirmed", url=link.url)
    elif urlsplit(link.url).netloc in mirrors:
        message = N_("no code for '{url}': it only copies another site", url=link.url)
    elif not fits_code(link.url):
        message = N_("no code for '{url}': it is too long", url=link.url)
    else:
        return
    problems.error("content.code", message, link.at, "cite its source, or remove 'code'")


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
