"""All that is drawn is tagged or an artifact, and pages and tree agree.

ISO 14289-1 7.1, ISO 32000-1 14.7.4.
"""

from __future__ import annotations

from collections import Counter

import pikepdf

from czguide.checks.pdf.file import Node, PdfFile, Place
from czguide.diagnostics import Problems
from czguide.phrases import N_


def check_content(file: PdfFile, problems: Problems) -> None:
    """Marked content against the tree and the parent tree."""
    if file.tree is None:
        return
    owners = {item: node for node in file.tree.walk() for item in node.items if not isinstance(item, Node)}
    counts = Counter(file.tree.places())
    for (number, mcid), count in counts.items():
        if count > 1:
            file.error(
                problems,
                "pdf.content-twice",
                N_("content {mcid} is in {count} elements", mcid=mcid, count=count),
                number,
            )
    for number, (page, marks) in enumerate(zip(file.pdf.pages, file.marks, strict=True), start=1):
        if marks.untagged:
            what = N_("text") if marks.untagged_text else N_("drawing")
            message = N_(
                "{what} that is neither tagged nor an artifact ({untagged} operators)",
                what=what,
                untagged=marks.untagged,
            )
            file.error(problems, "pdf.untagged", message, number)
        if marks.mixed:
            file.error(problems, "pdf.mixed", "an artifact and tagged content stand in each other", number)
        if marks.unbalanced:
            file.error(problems, "pdf.unbalanced", "marked content is opened or closed alone", number)
        _check_page(file, number, page, marks.mcids, owners, problems)


def _check_page(
    file: PdfFile,
    number: int,
    page: pikepdf.Page,
    mcids: list[int],
    owners: dict[Place, Node],
    problems: Problems,
) -> None:
    row = file.parents.get(int(page.obj.get("/StructParents", -1)))
    listed = list(row) if isinstance(row, pikepdf.Array) else []
    for mcid in mcids:
        owner = owners.get((number, mcid))
        if owner is None:
            file.error(
                problems,
                "pdf.not-in-tree",
                N_("content {mcid} is tagged, but in no element", mcid=mcid),
                number,
            )
            continue
        named = listed[mcid] if mcid < len(listed) else None
        if not isinstance(named, pikepdf.Dictionary) or named.objgen != owner.raw.objgen:
            file.error(
                problems,
                "pdf.parent-tree",
                N_("the parent tree is wrong about content {mcid}", mcid=mcid),
                number,
            )
    there = set(mcids)
    for place, mcid in owners:
        if place == number and mcid not in there:
            message = N_("an element names content {mcid}, which is not there", mcid=mcid)
            file.error(problems, "pdf.no-content", message, number)
