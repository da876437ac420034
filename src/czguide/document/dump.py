"""A Document as text that a person can read and a diff can compare: the tests' main golden file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from czguide.document import model as m
from czguide.document.drawings import Chart, Code, Drawing, Flow, Picture, Transit


def dump(document: m.Document) -> str:
    """The whole document, a line per text, indented by nesting."""
    meta = document.metadata
    head = [
        f"document {document.guide} {'+'.join(document.languages)} {document.direction} {document.page_size}",
        f"  title: {meta.title}",
        f"  subject: {meta.subject}",
        f"  keywords: {', '.join(meta.keywords)}",
        f"  publisher: {meta.publisher or '-'}",
        f"  date: {meta.date}, {meta.status}",
    ]
    return "\n".join([*head, *_blocks(document.blocks, 0)]) + "\n"


def _blocks(blocks: Iterable[m.Block], depth: int) -> Iterator[str]:
    for block in blocks:
        for line in _block(block):
            yield "  " * depth + line


def _block(block: m.Block) -> Iterator[str]:
    match block:
        case m.Section(anchor, heading, level, blocks, kind, number, icon):
            extras = "".join(
                f" {key}={value}" for key, value in (("number", number), ("icon", icon)) if value
            )
            yield f"{kind} {level} #{anchor}{extras}: {inline(heading)}"
            yield from _blocks(blocks, 1)
        case m.Paragraph(text, role, title):
            yield f"{role}: {_titled(title, text)}"
        case m.List(kind, items, title):
            yield f"list {kind}{_after(title)}"
            yield from (f"  - {_titled(item.title, item.text)}" for item in items)
        case m.KeyFigures(figures):
            yield "figures"
            for figure in figures:
                note = f" {inline(figure.note)}" if figure.note else ""
                value = f"{figure.number} |{figure.gap}{figure.unit}"
                if (own := figure.second) is not None:
                    value += f" ‖ [{own.lang}] {own.number} |{own.gap}{own.unit}"
                yield f"  - {value} | {inline(figure.label)}{note} <{figure.fact}>"
        case m.Table(caption, head, rows, weights, row_heads, note):
            shares = " ".join(f"{weight:.2g}" for weight in weights)
            yield f"table {inline(caption)} [{shares}]{' row-heads' if row_heads else ''}"
            for row in (head, *rows):
                yield "  | " + " | ".join(inline(cell.text) for cell in row)
            if note:
                yield f"  note: {inline(note)}"
        case m.Figure(anchor, content, alt, caption, note, data):
            yield f"figure #{anchor}{_after(caption)}"
            yield f"  alt: {inline(alt) if alt else '(decorative)'}"
            yield from (f"  {line}" for line in _drawing(content))
            if note:
                yield f"  note: {inline(note)}"
            if data:
                yield from (f"  {line}" for line in _block(data))
        case m.Codes(codes, title):
            yield f"codes{_after(title)}"
            for code in codes:
                yield from (f"  {line}" for line in _block(code))
        case m.Callout(kind, title, items):
            yield f"{kind}: {inline(title)}"
            yield from (f"  - {_titled(item.title, item.text)}" for item in items)
        case m.Contacts(cards, title):
            yield f"contacts{_after(title)}"
            for card in cards:
                yield f"  - {inline(card.name)}"
                yield from (f"      {inline(line.label)}: {inline(line.text)}" for line in card.lines)
                if card.note:
                    yield f"      {inline(card.note)}"
        case m.Definitions(pairs):
            yield "definitions"
            yield from (f"  - {inline(term)}: {inline(text)}" for term, text in pairs)
        case m.Form(labels):
            yield "form"
            yield from (f"  - {inline(label)} ____" for label in labels)
        case m.Sources(entries):
            yield "sources"
            yield from (f"  [{entry.number}] {inline(entry.text)}" for entry in entries)
        case m.Index(names):
            yield "index"
            for name in names:
                yield f"  - {inline(name.name)}: {', '.join('#' + anchor for anchor, _ in name.places)}"
        case m.Contents(title, levels):
            yield f"contents to level {levels}: {inline(title)}"
        case m.Cover(title, subtitle, edition, publisher, notice, review):
            yield "cover"
            for words in (title, subtitle, edition, publisher, notice, review):
                if words:
                    yield f"  {inline(words)}"


def _drawing(content: Drawing) -> Iterator[str]:
    match content:
        case Chart(kind, head, series, rows, axis):
            yield f"{kind} chart: {' | '.join(map(inline, (head, *series)))}"
            if axis:
                yield f"axis: {inline(axis)}"
            for row in rows:
                values = (
                    f"{inline(value.text)} = {value.amount}" + (f" of {value.whole}" if value.whole else "")
                    for value in row.values
                )
                yield f"  {inline(row.label)}: {' | '.join(values)}"
        case Flow(stages):
            for stage in stages:
                yield f"stage {inline(stage.title)}"
                for step in stage.steps:
                    yield f"  - {inline(step.title)}" + (f" | {inline(step.limit)}" if step.limit else "")
        case Transit(down, across):
            for way, line in (("down", down), ("across", across)):
                stops = " – ".join(f"{inline(stop.name)} <{stop.key}>" for stop in line.stops)
                yield f"line {way} {inline(line.name)}: {stops}"
        case Picture(name, _, width, height):
            yield f"picture {name} {width} × {height}"
        case Code(target):
            yield f"code {target}"


def inline(text: m.Inlines) -> str:
    """A text on one line, its marks shown, its second language after a bar."""
    words = "".join(map(_inline, text.items))
    lang = f"[{text.lang}] " if text.lang else ""
    return f"{lang}{words} ‖ {inline(text.second)}" if text.second else lang + words


def _inline(item: m.Inline) -> str:
    match item:
        case m.Str(text):
            return text
        case m.Strong(children):
            return f"**{''.join(map(_inline, children))}**"
        case m.Emph(children):
            return f"*{''.join(map(_inline, children))}*"
        case m.Link(children, target):
            return f"[{''.join(map(_inline, children))}]({target})"
        case m.NoBreak(text):
            return f"`{text}`"
        case m.FactValue(fact, text, part):
            return f"{{{fact}{'.' + part if part else ''}={text}}}"
        case m.Name(term, text):
            return f"~{text}~<{term}>"
        case m.Foreign(text, lang):
            return f"<{lang}:{text}>"
        case m.Missing(text, lang):
            return f"!missing<{lang}:{text}>"
        case m.Blank(label):
            return f"!blank<{label}>"
        case m.Cite(number):
            return f"^{number}"
        case m.Qualification(text, weak):
            return f"«{text}»{'?' if weak else ''}"


def _titled(title: m.Inlines | None, text: m.Inlines) -> str:
    return f"<{inline(title)}> {inline(text)}" if title else inline(text)


def _after(title: m.Inlines | None) -> str:
    return f": {inline(title)}" if title else ""
