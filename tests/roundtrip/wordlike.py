"""Edits a DOCX's XML the way Word does, or worse: a word processor's habits without one."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make(xml: str) -> Element:
    """An element from XML with the prefix w."""
    return etree.fromstring(re.sub(r"(<w:\w+)", rf"\1 {NS}", xml, count=1))


def texts(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(W + "t"))


class Word:
    """A document being edited; `bytes` gives the file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.comments: list[tuple[str, str, str]] = []
        self.next_id = 9000

    @property
    def bytes(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self.comments:
            self._write_comments()
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def _write_comments(self) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        self._insert(
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/word/comments.xml" ContentType="{kind}"/>',
        )
        self._insert(
            "word/_rels/document.xml.rels", "</Relationships>",
            f'<Relationship Id="rIdC" Type="{RELATIONS}/comments" Target="comments.xml"/>',
        )  # fmt: skip
        comments = "".join(
            f'<w:comment w:id="{n}" w:author="{author}" w:date="2026-11-20T09:00:00Z">'
            f"<w:p><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
            for n, (_, author, text) in enumerate(self.comments)
        )
        self.parts["word/comments.xml"] = f"<w:comments {NS}>{comments}</w:comments>".encode()

    def _insert(self, part: str, before: str, xml: str) -> None:
        self.parts[part] = self.parts[part].replace(before.encode(), (xml + before).encode())

    # Finding.

    def bookmark(self, name: str) -> tuple[Element, list[Element], Element]:
        """A bookmark's start, what stands in it (siblings only), and its end."""
        start = next(e for e in self.root.iter(W + "bookmarkStart") if e.get(W + "name") == name)
        inside: list[Element] = []
        for element in start.itersiblings():
            if element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(W + "id"):
                return start, inside, element
            inside.append(element)
        raise AssertionError(f"{name} has no end beside it")

    def paragraph(self, name: str) -> Element:
        start = self.bookmark(name)[0]
        return next(e for e in start.iterancestors(W + "p"))

    def change(self) -> str:
        """The attributes of a tracked change."""
        self.next_id += 1
        return f'w:id="{self.next_id}" w:author="Tanaka" w:date="2026-11-20T09:00:00Z"'

    def run(self, like: Element, words: str) -> Element:
        """A run with the words, formatted like another."""
        new = copy.deepcopy(like)
        for child in list(new):
            if child.tag != W + "rPr":
                new.remove(child)
        text = etree.SubElement(new, W + "t")
        text.text = words
        text.set(SPACE, "preserve")
        return new

    # Editing.

    def noise(self) -> None:
        """Revision ids, runs split at will, spelling marks, smart tags, saved page breaks."""
        for run in list(self.root.iter(W + "r")):
            text = run.find(W + "t")
            run.set(W + "rsidR", "00AB12CD")
            if text is None or len(text.text or "") < 4:
                continue
            middle = len(text.text or "") // 2
            second = self.run(run, (text.text or "")[middle:])
            text.text = (text.text or "")[:middle]
            text.set(SPACE, "preserve")
            second.set(W + "rsidRPr", "00EF3456")
            properties = second.find(W + "rPr")
            if properties is None:
                properties = etree.Element(W + "rPr")
                second.insert(0, properties)
            if properties.find(W + "rFonts") is None:
                fonts = etree.SubElement(properties, W + "rFonts")
                fonts.set(W + "hint", "eastAsia")
            parent = run.getparent()
            assert parent is not None
            at = parent.index(run)
            tag = make('<w:smartTag w:uri="urn:x" w:element="place"><w:smartTagPr/></w:smartTag>')
            tag.append(second)
            parent[at + 1 : at + 1] = [
                make('<w:proofErr w:type="gramStart"/>'),
                make("<w:r><w:lastRenderedPageBreak/></w:r>"),
                tag,
                make('<w:proofErr w:type="gramEnd"/>'),
            ]
        for paragraph in self.root.iter(W + "p"):
            paragraph.set(W + "rsidRDefault", "00AB12CD")

    def rename_styles(self) -> None:
        """Other style ids for the same names, as a Word in another language writes."""
        styles = etree.fromstring(self.parts["word/styles.xml"])
        names = {style.get(W + "styleId"): f"a{n}" for n, style in enumerate(styles.iter(W + "style"))}
        for root in (styles, self.root):
            for element in root.iter():
                for key in (W + "styleId", W + "val"):
                    known = element.get(key) in names
                    tag = str(element.tag).rpartition("}")[2]
                    if known and tag in ("style", "pStyle", "rStyle", "basedOn", "next", "tblStyle", "link"):
                        element.set(key, names[element.get(key)])
        self.parts["word/styles.xml"] = etree.tostring(styles)

    def replace(self, name: str, old: str, new: str, *, tracked: bool = False) -> None:
        """Words inside a message's bookmark."""
        _, inside, _ = self.bookmark(name)
        for element in inside:
            for run in list(element.iter(W + "r")):
                text = run.find(W + "t")
                if text is None or old not in (text.text or ""):
                    continue
                before, _, after = (text.text or "").partition(old)
                parts: list[Element] = [self.run(run, before)] if before else []
                if tracked:
                    gone = make(f"<w:del {self.change()}/>")
                    gone.append(self.run(run, old))
                    for words in gone.iter(W + "t"):
                        words.tag = W + "delText"
                    parts.append(gone)
                if new:
                    added = self.run(run, new)
                    if tracked:
                        wrapper = make(f"<w:ins {self.change()}/>")
                        wrapper.append(added)
                        added = wrapper
                    parts.append(added)
                if after:
                    parts.append(self.run(run, after))
                parent = run.getparent()
                assert parent is not None
                at = parent.index(run)
                parent[at : at + 1] = parts
                return
        raise AssertionError(f"{old} is not in {name}")

    def insert(self, name: str, words: str, *, end: bool, tracked: bool = False) -> None:
        """Typed at a message's edge: outside of its bookmark."""
        start, inside, stop = self.bookmark(name)
        like = next(r for element in (reversed(inside) if end else inside) for r in element.iter(W + "r"))
        added = self.run(like, words)
        if tracked:
            wrapper = make(f"<w:ins {self.change()}/>")
            wrapper.append(added)
            added = wrapper
        if end:
            stop.addnext(added)
        else:
            start.addprevious(added)

    def rewrite(self, name: str, words: str) -> None:
        """Everything selected and typed anew: the bookmark goes."""
        start, inside, stop = self.bookmark(name)
        like = next(r for element in inside for r in element.iter(W + "r"))
        start.addprevious(self.run(like, words))
        for element in (start, *inside, stop):
            _remove(element)

    def delete(self, name: str, *, tracked: bool = False) -> None:
        """The whole paragraph."""
        paragraph = self.paragraph(name)
        if not tracked:
            _remove(paragraph)
            return
        for run in list(paragraph.iter(W + "r")):
            parent = run.getparent()
            assert parent is not None
            wrapper = make(f"<w:del {self.change()}/>")
            parent.replace(run, wrapper)
            wrapper.append(run)
            for text in run.iter(W + "t"):
                text.tag = W + "delText"
        self._mark(paragraph, "del")

    def _mark(self, paragraph: Element, kind: str) -> None:
        properties = paragraph.find(W + "pPr")
        assert properties is not None
        properties.append(make(f"<w:rPr><w:{kind} {self.change()}/></w:rPr>"))

    def split(self, name: str, before: str, *, tracked: bool = False) -> None:
        """Enter pressed before some words: the bookmark spans two paragraphs then."""
        self.replace(name, before, before)
        paragraph = self.paragraph(name)
        run = next(r for r in paragraph.iter(W + "r") if texts(r) == before)
        assert run.getparent() is paragraph
        new = etree.Element(W + "p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            new.append(copy.deepcopy(properties))
        following = [run, *run.itersiblings()]
        paragraph.addnext(new)
        new.extend(following)
        if tracked:
            self._mark(paragraph, "ins")

    def merge(self, name: str, *, tracked: bool = False) -> None:
        """The paragraph's end deleted: the next one joins it."""
        paragraph = self.paragraph(name)
        following = paragraph.getnext()
        assert following is not None
        assert following.tag == W + "p"
        if tracked:
            self._mark(paragraph, "del")
            return
        paragraph.extend([e for e in following if e.tag != W + "pPr"])
        _remove(following)

    def add(self, name: str, words: str, *, tracked: bool = False) -> None:
        """A new paragraph after a message's."""
        paragraph = self.paragraph(name)
        new = etree.Element(W + "p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            new.append(copy.deepcopy(properties))
        run = make(f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>')
        if tracked:
            wrapper = make(f"<w:ins {self.change()}/>")
            wrapper.append(run)
            run = wrapper
            self._mark(paragraph, "ins")
        new.append(run)
        paragraph.addnext(new)

    def move(self, name: str, after: str) -> None:
        """Cut and pasted: the bookmark goes along."""
        self.paragraph(after).addnext(self.paragraph(name))

    def controls(self, name: str) -> Iterator[Element]:
        """The facts' controls in a message."""
        for element in self.bookmark(name)[1]:
            yield from element.iter(W + "sdt")

    def fact(self, name: str, value: str) -> None:
        """A fact's value changed inside its control."""
        text = next(next(self.controls(name)).iter(W + "t"))
        text.text = value

    def type_over(self, name: str, value: str) -> None:
        """A fact's control deleted, another value typed."""
        control = next(self.controls(name))
        run = next(control.iter(W + "r"))
        control.addprevious(self.run(run, value))
        _remove(control)

    def unwrap(self, name: str) -> None:
        """All controls taken away, their words left."""
        for control in list(self.controls(name)):
            content = control.find(W + "sdtContent")
            assert content is not None
            for child in list(content):
                control.addprevious(child)
            _remove(control)

    def comment(self, name: str, text: str) -> None:
        start, _, stop = self.bookmark(name)
        number = len(self.comments)
        self.comments.append((name, "Tanaka", text))
        start.addprevious(make(f'<w:commentRangeStart w:id="{number}"/>'))
        stop.addnext(make(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))
        stop.addnext(make(f'<w:commentRangeEnd w:id="{number}"/>'))

    def format(self, name: str, words: str, xml: str) -> None:
        """Formatting by hand on words of a message."""
        self.replace(name, words, words)
        run = next(r for e in self.bookmark(name)[1] for r in e.iter(W + "r") if texts(r) == words)
        properties = run.find(W + "rPr")
        if properties is None:
            properties = etree.Element(W + "rPr")
            run.insert(0, properties)
        properties.append(make(xml))


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def edited(data: bytes, change: Callable[[Word], object]) -> bytes:
    """The file after a change."""
    word = Word(data)
    change(word)
    return word.bytes
