"""From a guide's structure and a locale to the Document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from czguide.content.model import Guide, Ref, Text
from czguide.content.walk import messages, texts
from czguide.document.figures import FigureComposer
from czguide.document.model import (
    Block,
    Callout,
    Cell,
    ContactCard,
    ContactLine,
    Contacts,
    Contents,
    Cover,
    Definitions,
    Document,
    FactValue,
    Foreign,
    Form,
    Index,
    IndexEntry,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    ListItem,
    Metadata,
    NoRows,
    Paragraph,
    Qualification,
    Section,
    Sources,
    Str,
    Strong,
    Table,
)
from czguide.document.provenance import Provenance, RowNotes
from czguide.document.structure import Element, walk
from czguide.document.tablewidths import column_weights
from czguide.document.texts import Texts
from czguide.localization.localize import Localized

_TYPEABLE = 40
"""Characters of an address that a reader may still type."""

NO_NAMES = "labels.draft.no_names"
"""Said in a draft's list of names to confirm when there are none."""

UNREVIEWED = "labels.draft.unreviewed"
"""Said on the cover, of a release too, and in a draft's list of what is open, where no native speaker
has reviewed the catalog; if the project has words for it."""

WRITER_LABELS = ("continued", "page", "whole")
"""Labels that writers print themselves."""


def compose(guide: Guide, root: Element, localized: Localized, draft: bool, date: str) -> Document:
    """The brochure in one language. The structure must have passed `check_references`."""
    return _Composer(guide, root, localized, draft).document(date)


class _Composer:
    def __init__(self, guide: Guide, root: Element, localized: Localized, draft: bool) -> None:
        self.guide = guide
        self.root = root
        self.localized = localized
        self.draft = draft
        content = localized.content
        known: dict[str, Text] = {text.id: text for text in messages(content)}
        known.update({text.id: text for text in content.publisher.fields.values()})
        self.texts = Texts(localized, known, draft)
        self.provenance = Provenance(self.texts, root.get("provenance") or "volatile")
        drawn = FigureComposer(self.texts, self.provenance)
        self.builders: dict[str, Callable[[Element], Block]] = {
            "p": self.paragraph,
            "ul": self.bullet_list,
            "ol": self.step_list,
            "figures": self.figures,
            "table": self.table,
            "chart": drawn.chart,
            "flow": drawn.flow,
            "transit": drawn.transit,
            "picture": drawn.picture,
            "codes": drawn.codes,
            "aside": self.aside,
            "contacts": self.contacts,
            "form": self.form,
            "names": self.names,
            "publisher": self.publisher,
            "cover": self.cover,
            "contents": self.contents,
            "index": self.index,
        }

    def document(self, date: str) -> Document:
        locale, plain = self.localized.locale, self.plain
        blocks = self.blocks(self.root, 1)
        publisher = self.localized.content.publisher.fields.get("name")
        return Document(
            guide=self.guide.id,
            lang=locale.tag.replace("_", "-"),
            direction=locale.direction,
            page_size=locale.page_size,
            metadata=Metadata(
                title=plain(self.guide.title.id),
                subject=plain(self.guide.description.id),
                keywords=tuple(plain(item.text.id) for item in self.guide.keywords),
                publisher=plain(publisher.id) if publisher and publisher.source else "",
                date=date,
                status="draft" if self.draft else "release",
            ),
            blocks=blocks,
            labels={key: self.texts.label(key) for key in WRITER_LABELS},
            sheet=self.root.get("sheet"),
            line_break=locale.line_break,
            names=frozenset(self.localized.names()),
        )

    # Helpers.

    def plain(self, id: str) -> str:
        return self.texts.message(id).plain()

    def optional(self, id: str) -> Inlines | None:
        return self.texts.message(id) if id else None

    def label(self, key: str) -> Inlines:
        return self.texts.message(f"labels.{key}")

    def cited(self, text: Inlines, cites: Iterable[str] = ()) -> Inlines:
        """The text with what it rests on after it: its own facts first, then the citations."""
        return text.followed_by(self.provenance.after((*_facts(text.items), *cites)))

    # Blocks.

    def blocks(self, element: Element, level: int) -> tuple[Block, ...]:
        found: list[Block] = []
        for child in element.children:
            if child.tag == "section":
                found.append(self.section(child, level))
            elif child.tag == "sources":
                found.append(Sources(self.provenance.source_list()))
            elif child.tag == "unverified":
                found.extend(self.unverified())
            else:
                found.append(self.builders[child.tag](child))
        return tuple(found)

    def section(self, element: Element, level: int) -> Section:
        return Section(
            anchor=element.get("id"),
            heading=self.texts.message(element.get("heading")),
            level=level,
            blocks=self.blocks(element, level + 1),
            kind=element.get("kind") or "section",
            number=element.get("number"),
            icon=element.get("icon"),
        )

    def cover(self, element: Element) -> Cover:
        publisher = self.localized.content.publisher.fields["name"]
        notice = element.get("notice")
        return Cover(
            title=self.texts.message(element.get("title")),
            subtitle=self.texts.message(element.get("subtitle")),
            edition=self.texts.message(element.get("edition")),
            publisher=self.texts.message(publisher.id),
            notice=self.texts.message(notice) if notice and self.draft else None,
            review=self.texts.message(UNREVIEWED) if self.unread() else None,
        )

    def contents(self, element: Element) -> Contents:
        return Contents(self.texts.message(element.get("title")), int(element.get("depth") or 2))

    def paragraph(self, element: Element) -> Paragraph:
        return Paragraph(
            self.cited(self.texts.message(element.get("msg")), element.names("cites")),
            element.get("role") or "body",
            self.optional(element.get("title")),
        )

    def item(self, element: Element) -> ListItem:
        text = self.texts.message(element.get("msg"))
        href = element.get("href")
        if href:
            link = Link((Str(_address(href)),), href)
            before, after = self.localized.marks("remark")
            text = text.followed_by((Str(before), link, Str(after)))
        return ListItem(self.cited(text, element.names("cites")), self.optional(element.get("title")))

    def bullet_list(self, element: Element) -> List:
        kind = element.get("kind") or "bullet"
        return List(kind, tuple(map(self.item, element.children)), self.optional(element.get("title")))

    def step_list(self, element: Element) -> List:
        return List("step", tuple(map(self.item, element.children)), self.optional(element.get("title")))

    def aside(self, element: Element) -> Callout:
        items = tuple(map(self.item, element.children))
        return Callout(element.get("kind"), self.texts.message(element.get("title")), items)

    def figures(self, element: Element) -> KeyFigures:
        return KeyFigures(tuple(map(self.figure, element.children)))

    def figure(self, element: Element) -> KeyFigure:
        name = element.get("fact")
        self.texts.used.append(name)
        rendered = self.localized.fact(name)
        after = self.provenance.after((name,))
        note = Inlines(_alone(after)) if after else None
        label = self.texts.message(element.get("label"))
        missing = self.localized.source_locale if name in self.localized.unworded else ""
        return KeyFigure(rendered.head, rendered.tail, label, name, note, rendered.gap, missing=missing)

    def table(self, element: Element) -> Table:
        head = next((child for child in element.children if child.tag == "thead"), None)
        columns = head.children if head else []
        bilingual = [column.get("bilingual") == "true" for column in columns]
        notes: RowNotes = {}
        rows = tuple(self.row(row, bilingual, notes) for row in element.children if row.tag == "tr")
        weights = tuple(float(weight) for weight in element.names("weights")) or column_weights(
            tuple(Cell(self.texts.message(column.get("msg"))) for column in columns), rows
        )
        return Table(
            caption=self.texts.message(element.get("caption")),
            head=tuple(Cell(self.texts.message(column.get("msg"))) for column in columns),
            rows=rows,
            weights=weights,
            row_heads=element.get("row-heads") != "false",
            note=self.provenance.below(notes),
        )

    def row(self, element: Element, bilingual: list[bool], notes: RowNotes) -> tuple[Cell, ...]:
        cells = []
        for child, both in zip(element.children, bilingual, strict=False):
            id = child.get("msg")
            text = (self.texts.beside(id) if both else self.texts.message(id)) if id else Inlines((Str("—"),))
            cells.append(text)
        facts = [fact for text in cells for fact in _facts(text.items)]
        after = self.provenance.row((*facts, *element.names("cites")), notes)
        if after and cells:
            place = 0 if self.provenance.mode == "each" else -1
            cells[place] = cells[place].followed_by(after)
        return tuple(map(Cell, cells))

    def contacts(self, element: Element) -> Contacts:
        return Contacts(tuple(map(self.contact, element.children)), self.optional(element.get("title")))

    def contact(self, element: Element) -> ContactCard:
        lines = []
        phone = element.get("phone")
        if phone:
            self.texts.used.append(phone)
            number = self.localized.fact(phone).text
            link = Link((FactValue(phone, number),), f"tel:{number.replace(' ', '')}")
            lines.append(ContactLine(self.label("phone"), Inlines((link,)), "phone"))
        if element.get("address"):
            lines.append(
                ContactLine(self.label("address"), self.texts.beside(element.get("address")), "address")
            )
        if element.get("hours"):
            lines.append(ContactLine(self.label("hours"), self.texts.message(element.get("hours")), "hours"))
        web = element.get("web")
        if web:
            lines.append(ContactLine(self.label("web"), Inlines((Link((Str(_address(web)),), web),)), "web"))
        note = self.optional(element.get("note"))
        facts = [fact for line in lines for fact in _facts(line.text.items)]
        after = self.provenance.after((*facts, *element.names("cites")))
        if after:
            note = (note or Inlines(())).followed_by(after)
        return ContactCard(self.texts.beside(element.get("name")), tuple(lines), note)

    def names(self, element: Element) -> List:
        items = tuple(ListItem(self.texts.term(Ref(key, element.at))) for key in element.names("terms"))
        return List("field", items, self.optional(element.get("title")))

    def form(self, element: Element) -> Form:
        return Form(tuple(self.texts.message(child.get("msg")) for child in element.children))

    def publisher(self, _: Element) -> Definitions:
        fields = self.localized.content.publisher.fields
        return Definitions(
            tuple(
                (self.label(f"publisher.{name}"), self.texts.message(text.id))
                for name, text in fields.items()
            )
        )

    def index(self, _: Element) -> Index:
        """Companies by the sections that name them."""
        termbase = self.localized.termbase
        places: dict[str, list[tuple[str, Inlines]]] = {}
        for section in _sections(self.root):
            content = self.guide.sections.get(section.get("id").partition(".")[2])
            if content is None:
                continue
            keys = [ref.name for ref in content.companies]
            for text in texts(content):
                keys += [term.key for term in termbase.hits(text.source) if term.kind == "company"]
            for key in dict.fromkeys(keys):
                places.setdefault(key, []).append(
                    (section.get("id"), self.texts.message(section.get("heading")))
                )
        return Index(
            tuple(
                IndexEntry(self.texts.term(Ref(key, self.root.at)), tuple(found), key)
                for key, found in places.items()
            )
        )

    def unread(self) -> bool:
        """Whether no native speaker has read the translation, and the project has words to say so."""
        return UNREVIEWED in self.texts.messages and self.localized.catalog.unreviewed(self.guide.id)

    def unverified(self) -> tuple[Block, ...]:
        """In drafts: that no native speaker has reviewed it, if so; names to confirm with their Chinese."""
        if not self.draft:
            return ()
        said = (Paragraph(self.texts.message(UNREVIEWED), "note"),) if self.unread() else ()
        termbase, locale = self.localized.termbase, self.localized.locale.tag
        rows = []
        for key in sorted(self.texts.names, key=lambda key: termbase.terms[key].zh):
            form = termbase.form(key, locale)
            display = form.display if form else ""
            original = Inlines((Foreign(termbase.terms[key].zh, self.localized.source_locale),))
            rows.append((Cell(original), Cell(Inlines((Str(display),)))))
        head = (Cell(self.label("draft.original")), Cell(self.label("draft.printed")))
        table = Table(self.label("draft.names"), head, tuple(rows), (1.0, 1.2), row_heads=False)
        return (*said, table if rows else NoRows(self.texts.message(NO_NAMES), "note", table=table))


def _sections(element: Element) -> Iterable[Element]:
    return (found for found in walk(element) if found.tag == "section")


def _facts(items: tuple[Inline, ...]) -> Iterable[str]:
    for item in items:
        if isinstance(item, FactValue):
            yield item.fact
        elif isinstance(item, (Strong, Link)):
            yield from _facts(item.children)


def _alone(after: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """What stands after a statement, without the space before it: it begins a line."""
    first, *others = after
    if isinstance(first, Qualification):
        first = replace(first, text=first.text.lstrip())
    return (first, *others)


def _address(url: str) -> str:
    """A web address as a reader would type it; of one too long to type, the site."""
    words = url.removeprefix("https://").removeprefix("http://").rstrip("/")
    return words if len(words) <= _TYPEABLE else words.partition("/")[0]
