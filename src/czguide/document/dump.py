"""A Document as text that a person can read and a diff can compare: the tests' main golden file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from czguide.document import model as m


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
        case m.Cover(title, subtitle, edition, publisher, notice):
            yield "cover"
            for words in (title, subtitle, edition, publisher, notice):
                if words:
                    yield f"  {inline(words)}"


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
