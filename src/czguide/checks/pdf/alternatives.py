"""What is seen has words: figures have alternatives, links descriptions (ISO 14289-1 7.3 and 7.18)."""

from __future__ import annotations

from typing import Any

from czguide.checks.pdf.file import PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_


def check_alternatives(file: PdfFile, problems: Problems) -> None:
    """Figures and formulas; link annotations, their descriptions and their elements."""
    links: dict[Any, str] = {}
    for node in file.tree.walk() if file.tree else ():
        if node.standard in ("Figure", "Formula") and not (
            _said(node.raw, "/Alt") or "/ActualText" in node.raw
        ):
            hint = "say in words what it shows, or make it an artifact"
            file.error(
                problems,
                "pdf.no-alt",
                N_("a {standard} has no alternative text", standard=node.standard),
                node.page,
                hint,
            )
        links.update((thing.objgen, node.standard) for thing in node.objects if thing is not None)
    for number, page in enumerate(file.pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == "/Popup" or int(annotation.get("/F", 0)) & 2:
                continue
            _check_annotation(file, annotation, links.get(annotation.objgen, ""), number, problems)


def _check_annotation(file: PdfFile, annotation: Any, owner: str, page: int, problems: Problems) -> None:
    kind = str(annotation.get("/Subtype", "/Annotation"))[1:]
    if not _said(annotation, "/Contents"):
        file.error(
            problems, "pdf.no-description", N_("a {kind} has no description (/Contents)", kind=kind), page
        )
    wanted = {"Link": "Link", "Widget": "Form"}.get(kind, "Annot")
    if owner != wanted:
        where = N_("in a {owner}", owner=owner) if owner else N_("in no element")
        file.error(
            problems,
            "pdf.loose-annotation",
            N_("a {kind} is {where}, not in a {wanted}", kind=kind, where=where, wanted=wanted),
            page,
        )
        return
    named = file.parents.get(int(annotation.get("/StructParent", -1)))
    if named is None or str(named.get("/S", "/"))[1:] != wanted:
        file.error(
            problems, "pdf.parent-tree", N_("the parent tree is wrong about a {kind}", kind=kind), page
        )


def _said(thing: Any, key: str) -> bool:
    return bool(str(thing.get(key, "")).strip())
