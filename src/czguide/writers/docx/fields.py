"""Complex fields (ECMA-376 part 1, 17.16.18), always with their result, never marked dirty."""

from __future__ import annotations

from czguide.writers.docx.xml import Element, text, w


def run(*content: Element, style: str = "") -> Element:
    """A run of its own content."""
    return w("r", w("rPr", w("rStyle", val=style)) if style else None, *content)


def opening(instruction: str) -> list[Element]:
    """The runs before a field's result."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [run(w("fldChar", fldCharType="begin")), run(code), run(w("fldChar", fldCharType="separate"))]


def closing() -> Element:
    """The run after a field's result."""
    return run(w("fldChar", fldCharType="end"))


def field(instruction: str, result: str = "") -> list[Element]:
    """A field with the text it shows until the word processor works it out."""
    return [*opening(instruction), *([run(text(result))] if result else []), closing()]


def text_reference(bookmark: str, *result: Element) -> Element:
    """The text of a bookmark (17.16.5.51), as a link to it; it keeps the look of its runs when it changes."""
    return w("fldSimple", *result, instr=f" REF {bookmark} \\h  \\* MERGEFORMAT ")


def page_reference(bookmark: str, page: int | None) -> list[Element]:
    """The page of a bookmark (17.16.5.45), as a link to it."""
    return field(f"PAGEREF {bookmark} \\h", "" if page is None else str(page))
