"""The order in which a page is drawn is the order in which it is read (WCAG 2.2, technique PDF3).

The standard leaves the content's order free, but readers that reflow or copy text go by it.
"""

from __future__ import annotations

from itertools import pairwise

from czguide.checks.pdf.file import PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_


def check_order(file: PdfFile, problems: Problems) -> None:
    """Per page: marked content in tree order, tab order by structure; pages as the tree reaches them."""
    for number, page in enumerate(file.pdf.pages, start=1):
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            file.error(
                problems, "pdf.tab-order", "the Tab key does not follow the structure (/Tabs /S)", number
            )
    if file.tree is None:
        return
    read: dict[int, list[int]] = {}
    for number, mcid in file.tree.places():
        read.setdefault(number, []).append(mcid)
    for number, marks in enumerate(file.marks, start=1):
        listed = set(read.get(number, ()))
        drawn = [mcid for mcid in marks.mcids if mcid in listed]
        for first, second in zip(drawn, read.get(number, ()), strict=False):
            if first != second:
                message = N_(
                    "content {first} is drawn where the structure reads content {second}",
                    first=first,
                    second=second,
                )
                file.error(problems, "pdf.reading-order", message, number)
                break
    pages = list(dict.fromkeys(read))
    if pages != sorted(pages):
        wrong = next(after for before, after in pairwise(pages) if after < before)
        file.error(problems, "pdf.reading-order", "the structure comes back to this page", wrong)
