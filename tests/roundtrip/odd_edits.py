"""Rarer things that editors and word processors do to a paragraph, each with words by which it is known again."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from tests.roundtrip.wordlike import NS, Element, W, Word, make, texts

Edit = Callable[[Word, str, str], None]
"""Changes a document at a message's bookmark; the third is what is typed."""


def first_run(word: Word, mark: str) -> Element:
    return next(run for element in word.bookmark(mark)[1] for run in element.iter(W + "r"))


def after_first(word: Word, mark: str, xml: str) -> None:
    """Something put in after a message's first run."""
    first_run(word, mark).addnext(etree.fromstring(xml))


def bare(element: Element) -> Element:
    """A copy as pasting makes it: without bookmarks."""
    made = copy.deepcopy(element)
    for name in ("bookmarkStart", "bookmarkEnd"):
        for found in list(made.iter(W + name)):
            drop(found)
    return made


def drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def track(word: Word, element: Element, kind: str) -> None:
    """All runs of an element as one kind of tracked change."""
    for run in list(element.iter(W + "r")):
        wrapper = make(f"<w:{kind} {word.change()}/>")
        parent = run.getparent()
        assert parent is not None
        parent.replace(run, wrapper)
        wrapper.append(run)
        if kind == "del":
            for text in run.iter(W + "t"):
                text.tag = W + "delText"


def tracked_move(word: Word, mark: str, _: str) -> None:
    """Moved up by one paragraph; the bookmark stays where it was."""
    paragraph = word.paragraph(mark)
    moved = bare(paragraph)
    before = paragraph.getprevious()
    assert before is not None
    before.addprevious(moved)
    for element, kind in ((paragraph, "moveFrom"), (moved, "moveTo")):
        track(word, element, kind)
        word._mark(element, kind)


def tracked_merge(word: Word, mark: str, _: str) -> None:
    word.merge(mark, tracked=True)


def three(word: Word, mark: str, _: str) -> None:
    """Enter pressed twice inside the first run."""
    run = first_run(word, mark)
    words = texts(run)
    paragraph = word.paragraph(mark)
    parts = [etree.Element(W + "p") for _ in range(2)]
    properties = paragraph.find(W + "pPr")
    for part, piece in zip(parts, (words[3:6], words[6:]), strict=True):
        part.extend([copy.deepcopy(properties)] if properties is not None else [])
        part.append(word.run(run, piece))
    parts[1].extend(list(run.itersiblings()))
    run.addprevious(word.run(run, words[:3]))
    drop(run)
    paragraph.addnext(parts[1])
    paragraph.addnext(parts[0])


def pasted(word: Word, mark: str, typed: str) -> None:
    """The paragraph copied, and words added to the copy."""
    paragraph = word.paragraph(mark)
    made = bare(paragraph)
    made.append(make(f"<w:r><w:t>{typed}</w:t></w:r>"))
    paragraph.addnext(made)


def row(word: Word, mark: str) -> Element:
    return next(word.paragraph(mark).iterancestors(W + "tr"))


def row_added(word: Word, mark: str, typed: str) -> None:
    made = bare(row(word, mark))
    for paragraph in made.iter(W + "p"):
        for child in list(paragraph):
            if child.tag != W + "pPr":
                paragraph.remove(child)
        paragraph.append(make(f"<w:r><w:t>{typed}</w:t></w:r>"))
    row(word, mark).addnext(made)


def row_inserted(word: Word, mark: str, typed: str) -> None:
    """The same, tracked."""
    row_added(word, mark, typed)
    made = row(word, mark).getnext()
    assert made is not None
    track(word, made, "ins")
    properties = made.find(W + "trPr")
    if properties is None:
        properties = etree.Element(W + "trPr")
        made.insert(0, properties)
    properties.append(make(f"<w:ins {word.change()}/>"))


def cell_deleted(word: Word, mark: str, _: str) -> None:
    cell = next(word.paragraph(mark).iterancestors(W + "tc"))
    properties = cell.find(W + "tcPr")
    assert properties is not None
    properties.append(make(f"<w:cellDel {word.change()}/>"))


def emptied(word: Word, mark: str, _: str) -> None:
    """A fact's control without words: Word asks for some."""
    control = next(word.controls(mark))
    properties = control.find(W + "sdtPr")
    assert properties is not None
    properties.append(make("<w:showingPlcHdr/>"))
    for text in control.iter(W + "t"):
        text.text = "Click or tap here to enter text."


def grown(word: Word, mark: str, _: str) -> None:
    """ "Remove content control", then a digit typed before the value."""
    control = next(word.controls(mark))
    run = next(control.iter(W + "r"))
    control.addprevious(word.run(run, "9" + texts(run)))
    drop(control)


def beside(word: Word, mark: str, _: str) -> None:
    """A digit typed at a locked value."""
    control = next(word.controls(mark))
    control.addprevious(word.run(next(control.iter(W + "r")), "9"))


def ruby(word: Word, mark: str, typed: str) -> None:
    xml = f"<w:ruby><w:rubyPr/><w:rt><w:r><w:t>{typed}</w:t></w:r></w:rt><w:rubyBase/></w:ruby>"
    after_first(word, mark, f"<w:r {NS}>{xml}</w:r>")


def equation(word: Word, mark: str, typed: str) -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    after_first(word, mark, f'<m:oMath xmlns:m="{maths}"><m:r><m:t>{typed}</m:t></m:r></m:oMath>')


def text_box(word: Word, mark: str, typed: str) -> None:
    """Written twice, for new and for old word processors."""
    box = f"<w:txbxContent><w:p><w:r><w:t>{typed}</w:t></w:r></w:p></w:txbxContent>"
    after_first(
        word, mark,
        f'<w:r {NS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="urn:wps" xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )  # fmt: skip


def arrow(word: Word, mark: str, _: str) -> None:
    """What autocorrection makes of -->."""
    after_first(word, mark, f'<w:r {NS}><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>')


def strange_symbol(word: Word, mark: str, _: str) -> None:
    after_first(word, mark, f'<w:r {NS}><w:sym w:font="Webdings" w:char="F021"/></w:r>')


def special(word: Word, mark: str, typed: str) -> None:
    """Hyphens and spaces of all kinds."""
    after_first(
        word, mark,
        f"<w:r {NS}><w:t>{typed}</w:t><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/><w:t>y\u00a0z</w:t></w:r>",
    )  # fmt: skip


def struck(word: Word, mark: str, _: str) -> None:
    _properties(first_run(word, mark)).append(make("<w:strike/>"))


def coloured(word: Word, mark: str, _: str) -> None:
    """Formatting that means nothing, tracked, and another language."""
    properties = _properties(first_run(word, mark))
    properties.append(make('<w:color w:val="FF0000"/>'))
    properties.append(make('<w:lang w:val="fr-FR"/>'))
    properties.append(make(f"<w:rPrChange {word.change()}><w:rPr/></w:rPrChange>"))


def _properties(run: Element) -> Element:
    found = run.find(W + "rPr")
    if found is None:
        found = etree.Element(W + "rPr")
        run.insert(0, found)
    return found


def promoted(word: Word, mark: str, _: str) -> None:
    """Another style: a heading."""
    style = word.paragraph(mark).find(f"{W}pPr/{W}pStyle")
    assert style is not None
    style.set(W + "val", "Heading2")


def brace(word: Word, mark: str, _: str) -> None:
    """What would be taken for a placeholder."""
    after_first(word, mark, f"<w:r {NS}><w:t>{{</w:t></w:r>")


def stars(word: Word, mark: str, typed: str) -> None:
    """What would be taken for marks."""
    after_first(word, mark, f"<w:r {NS}><w:t>*{typed}* `</w:t></w:r>")


def emoji(word: Word, mark: str, _: str) -> None:
    after_first(word, mark, f"<w:r {NS}><w:t>\U0001f600</w:t></w:r>")


def inserted_file(word: Word, mark: str, _: str) -> None:
    word.paragraph(mark).addprevious(make("<w:altChunk/>"))


def unmarked(word: Word, mark: str, typed: str) -> None:
    """The bookmark lost, words changed."""
    start, _, stop = word.bookmark(mark)
    first_run(word, mark).addnext(make(f"<w:r><w:t>{typed}</w:t></w:r>"))
    drop(start)
    drop(stop)


PLAIN: dict[str, tuple[Edit, str]] = {
    "tracked move": (tracked_move, "moved"),
    "tracked merge": (tracked_merge, "merged"),
    "three": (three, "held"),
    "pasted": (pasted, "new"),
    "ruby": (ruby, "object"),
    "equation": (equation, "object"),
    "text box": (text_box, "new"),
    "arrow": (arrow, "applied"),
    "strange symbol": (strange_symbol, "held"),
    "special": (special, "applied"),
    "struck": (struck, "format"),
    "coloured": (coloured, "nothing"),
    "promoted": (promoted, "style"),
    "brace": (brace, "held"),
    "stars": (stars, "applied"),
    "emoji": (emoji, "held"),
    "inserted file": (inserted_file, "object"),
    "unmarked": (unmarked, "applied"),
}
"""By name: the edit and what must come of it, a status or a kind of stray change."""

WITH_FACT: dict[str, tuple[Edit, str]] = {
    "emptied": (emptied, "held"),
    "grown": (grown, "fact"),
    "beside": (beside, "held"),
}
IN_TABLE: dict[str, tuple[Edit, str]] = {
    "row added": (row_added, "new"),
    "row inserted": (row_inserted, "new"),
    "cell deleted": (cell_deleted, "held"),
}
