"""From YAML nodes to the section model."""

from __future__ import annotations

from czguide.content.drawings import DrawingReader
from czguide.content.model import (
    About,
    Column,
    Contact,
    Deadline,
    Figure,
    Guide,
    Item,
    Platform,
    Ref,
    Row,
    Section,
    Table,
    Text,
    WebLink,
)
from czguide.content.nodes import Fields, Mapping, Node, Scalar
from czguide.content.reader import TextReader, refs
from czguide.diagnostics import Problems
from czguide.phrases import N_


class SectionReader(TextReader):
    """Reads one file's texts; ids are paths, so the reader carries the path down."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(problems)
        self.drawings = DrawingReader(problems)

    def section(self, node: Node, id: str, key: str) -> Section | None:
        """A section, nested ones included; None where it is too broken to go on."""
        if not isinstance(node, Mapping):
            self.problems.error("content.type", "a section must be a map", node.at)
            return None
        f = Fields(node, self.problems, lambda: N_("section '{id}'", id=id))
        title = self.text_field(f, "title", id, required=True)
        icon = f.scalar("icon")
        section = Section(
            id=id,
            key=key,
            title=title or Text(f"{id}.title", "", node.at),
            lead=self.optional(f, "lead", id, self.item),
            icon=icon.value if icon else "",
            icon_at=icon.at if icon else None,
            text=self.many(f, "text", id, self.item),
            figures=self.many(f, "figures", id, self.figure),
            steps=self.many(f, "steps", id, self.item),
            documents=self.many(f, "documents", id, self.item),
            deadlines=self.many(f, "deadlines", id, self.deadline),
            points=self.many(f, "points", id, self.item),
            tables=self.many(f, "tables", id, self.table),
            charts=self.many(f, "charts", id, self.drawings.chart),
            flows=self.many(f, "flows", id, self.drawings.flow),
            transit=self.many(f, "transit", id, self.drawings.transit),
            pictures=self.many(f, "pictures", id, self.drawings.picture),
            contacts=self.many(f, "contacts", id, self.contact),
            platforms=self.many(f, "platforms", id, self.platform),
            companies=refs(f, "companies"),
            sought=self.many(f, "sought", id, self.item),
            scenes=self.many(f, "scenes", id, self.item),
            tips=self.many(f, "tips", id, self.item),
            warnings=self.many(f, "warnings", id, self.item),
            links=self.many(f, "links", id, self.link),
            sections=self.many(f, "sections", id, self.section),
        )
        f.finish()
        return section if title else None

    def guide(self, node: Mapping, id: str) -> Guide | None:
        """What `guide.yaml` says; the sections are added by the loader."""
        f = Fields(node, self.problems, lambda: N_("guide '{id}'", id=id))
        names = ("title", "subtitle", "edition", "description")
        texts = {name: self.text_field(f, name, id, required=True) for name in names}
        keywords = self.many(f, "keywords", id, self.item)
        about_node = f.mapping("about", required=True)
        f.finish()
        if about_node is None:
            return None
        a = Fields(about_node, self.problems, "'about'")
        about_title = self.text_field(a, "title", f"{id}.about", required=True)
        paragraphs = self.many(a, "text", f"{id}.about", self.item)
        a.finish()
        title, subtitle, edition, description = (texts[name] for name in names)
        if not (title and subtitle and edition and description and about_title):
            return None
        return Guide(id, title, subtitle, edition, description, keywords, About(about_title, paragraphs))

    # One method per kind of item: (node, id, key) -> the item, or None after a problem.

    def item(self, node: Node, id: str, key: str) -> Item | None:
        """A text, or a map of `text`, `title` and `cites`; the text's id is the same either way."""
        if isinstance(node, Scalar):
            text = self.text(node, id)
            return Item(id, key, text) if text else None
        f = self.fields(node, lambda: f"'{id}'")
        if f is None:
            return None
        text = self.text(f.scalar("text", required=True), id)
        title = self.text_field(f, "title", id)
        item = Item(id, key, text, title, refs(f, "cites")) if text else None
        f.finish()
        return item

    def figure(self, node: Node, id: str, key: str) -> Figure | None:
        """A key figure: `{fact: …, label: …}`."""
        f = self.fields(node, lambda: N_("figure '{id}'", id=id))
        if f is None:
            return None
        fact = f.scalar("fact", required=True)
        label = self.text_field(f, "label", id, required=True)
        f.finish()
        return Figure(id, key, Ref(fact.value, fact.at), label) if fact and label else None

    def deadline(self, node: Node, id: str, key: str) -> Deadline | None:
        """`{text: …, limit: …}`."""
        f = self.fields(node, lambda: N_("deadline '{id}'", id=id))
        if f is None:
            return None
        text = self.text_field(f, "text", id, required=True)
        limit = self.text_field(f, "limit", id, required=True)
        cites = refs(f, "cites")
        f.finish()
        return Deadline(id, key, text, limit, cites) if text and limit else None

    def contact(self, node: Node, id: str, key: str) -> Contact | None:
        """A contact card."""
        f = self.fields(node, lambda: N_("contact '{id}'", id=id))
        if f is None:
            return None
        name = self.text_field(f, "name", id, required=True)
        phone = f.scalar("phone")
        contact = Contact(
            id,
            key,
            name or Text(f"{id}.name", "", node.at),
            Ref(phone.value, phone.at) if phone else None,
            self.text_field(f, "address", id),
            self.text_field(f, "hours", id),
            self.web_address(f, "web"),
            self.text_field(f, "note", id),
            refs(f, "cites"),
        )
        f.finish()
        return contact if name else None

    def platform(self, node: Node, id: str, key: str) -> Platform | None:
        """`{name: …, text: …}`."""
        f = self.fields(node, lambda: N_("platform '{id}'", id=id))
        if f is None:
            return None
        name = self.text_field(f, "name", id, required=True)
        text = self.text_field(f, "text", id, required=True)
        cites = refs(f, "cites")
        f.finish()
        return Platform(id, key, name, text, cites) if name and text else None

    def link(self, node: Node, id: str, key: str) -> WebLink | None:
        """`{text: …, url: …}`."""
        f = self.fields(node, lambda: N_("link '{id}'", id=id))
        if f is None:
            return None
        text = self.text_field(f, "text", id, required=True)
        url = self.web_address(f, "url", required=True)
        cites, code = refs(f, "cites"), f.flag("code")
        f.finish()
        return WebLink(id, key, text, url, cites, code, node.at) if text and url else None

    def table(self, node: Node, id: str, key: str) -> Table | None:
        """A table: caption, columns, rows of cells by column key."""
        f = self.fields(node, lambda: N_("table '{id}'", id=id))
        if f is None:
            return None
        caption = self.text_field(f, "caption", id, required=True)
        columns = self.many(f, "columns", id, self.column)
        keys = [column.key for column in columns]

        def row(node: Node, id: str, key: str) -> Row | None:
            r = self.fields(node, lambda: N_("row '{id}'", id=id))
            if r is None:
                return None
            cells = tuple(self.text_field(r, name, id) for name in keys)
            result = Row(id, key, cells, refs(r, "cites"))
            r.finish()
            return result

        rows = self.many(f, "rows", id, row)
        f.finish()
        return Table(id, key, caption, columns, rows) if caption and columns and rows else None

    def column(self, node: Node, id: str, key: str) -> Column | None:
        """A column head: a text, or `{text: …, bilingual: true}`."""
        if isinstance(node, Scalar):
            text = self.text(node, id)
            return Column(key, text) if text else None
        f = self.fields(node, lambda: N_("column '{id}'", id=id))
        if f is None:
            return None
        text = self.text(f.scalar("text", required=True), id)
        column = Column(key, text, f.flag("bilingual")) if text else None
        f.finish()
        return column
