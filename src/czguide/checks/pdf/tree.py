"""The structure tree is well formed: parents, types, lists, tables, headings, notes (ISO 14289-1 7)."""

from __future__ import annotations

import re

import pikepdf

from czguide.checks.pdf.file import Node, PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_

_STANDARD = frozenset(
    re.split(
        r"\s+",
        """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
        P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
        Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
        Figure Formula Form""",
    )
)
"""ISO 32000-1 14.8.4."""

_TRANSPARENT = frozenset({"NonStruct", "Private"})
"""Types that mean nothing themselves (ISO 32000-1 table 333)."""

_PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
"""The only types that may be above a type."""

_KIDS = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
"""The only types that may be directly below a type (ISO 32000-1 14.8.4.3)."""


def check_tree(file: PdfFile, problems: Problems) -> None:
    """Everything that the tree alone tells."""
    marked = file.catalog.get("/MarkInfo", {})
    tree = file.tree
    if tree is None or not tree.kids:
        file.error(problems, "pdf.no-structure", "the file is not tagged: it has no structure tree")
        return
    if marked.get("/Marked") is not True:
        file.error(problems, "pdf.not-marked", "the file does not say that it is tagged (/MarkInfo)")
    if file.tree_loops:
        file.error(problems, "pdf.tree-loop", "an element stands in two places of the tree, or in itself")
    ids: set[str] = set()
    for node in tree.walk():
        _check_node(file, node, problems)
        if node.standard == "Note":
            _check_id(file, node, ids, problems)
    roles = file.catalog.StructTreeRoot.get("/RoleMap", {})
    for role in [name[1:] for name in dict(roles) if name[1:] in _STANDARD]:
        message = N_("the standard type '{role}' is given another meaning", role=role)
        file.error(problems, "pdf.remapped", message, hint="take it out of the RoleMap")
    _check_headings(file, tree, problems)


def _check_id(file: PdfFile, node: Node, ids: set[str], problems: Problems) -> None:
    """A note has an ID of its own (ISO 14289-1 7.9)."""
    own = str(node.raw.get("/ID", ""))
    if not own or own in ids:
        message = "a Note has no /ID" if not own else "two Notes have the same /ID"
        file.error(problems, "pdf.note-id", message, node.page)
    ids.add(own)


def _check_node(file: PdfFile, node: Node, problems: Problems) -> None:
    if node.depth and not node.parent_is_right:
        file.error(
            problems,
            "pdf.parent",
            N_("a {role} does not name the element it is in", role=node.role),
            node.page,
        )
    if node.depth and node.standard not in _STANDARD:
        hint = "map it in the RoleMap to the nearest type of ISO 32000-1 14.8.4"
        file.error(
            problems, "pdf.unknown-type", N_("'{role}' is no standard type", role=node.role), node.page, hint
        )
    allowed = _KIDS.get(node.standard)
    for kid in node.kids:
        wanted = _PARENTS.get(kid.standard)
        if kid.standard in _TRANSPARENT or node.standard in _TRANSPARENT:
            continue
        if (allowed and kid.standard not in allowed) or (wanted and node.standard not in wanted):
            where = node.standard or N_("the tree's root")
            file.error(
                problems,
                "pdf.nesting",
                N_("a {standard} must not be in {where}", standard=kid.standard, where=where),
                kid.page,
            )
    if node.standard == "TH" and not _scope(node):
        hint = "give it a Scope: Row or Column"
        file.error(problems, "pdf.no-scope", "a heading cell does not say what it heads", node.page, hint)
    if node.standard == "Table":
        rows = [row for row in node.walk() if row.standard == "TR"]
        widths = {sum(_span(cell) for cell in row.kids) for row in rows}
        if len(widths) > 1 and not any(_attribute(cell, "/RowSpan") for row in rows for cell in row.kids):
            message = N_("a table's rows have {known} cells", known=", ".join(map(str, sorted(widths))))
            file.error(problems, "pdf.uneven-table", message, node.page)


def _attribute(node: Node, name: str) -> object:
    own = node.raw.get("/A")
    found = list(own) if isinstance(own, pikepdf.Array) else [own]
    return next((item[name] for item in found if isinstance(item, pikepdf.Dictionary) and name in item), None)


def _scope(node: Node) -> object:
    return _attribute(node, "/Scope") or _attribute(node, "/Headers") or node.raw.get("/ID")


def _span(node: Node) -> int:
    return int(str(_attribute(node, "/ColSpan") or 1))


def _check_headings(file: PdfFile, tree: Node, problems: Problems) -> None:
    """H1 comes first, and no level is skipped on the way down (ISO 14289-1 7.4.2)."""
    last = 0
    for node in tree.walk():
        level = re.fullmatch(r"H([1-6])", node.standard)
        if not level:
            continue
        if int(level[1]) > last + 1:
            before = f"H{last}" if last else "no heading"
            file.error(
                problems,
                "pdf.headings",
                N_("an {standard} follows {before}", standard=node.standard, before=before),
                node.page,
            )
        last = int(level[1])
