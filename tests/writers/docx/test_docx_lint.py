"""The lint finds what is planted, and only that."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable

import pytest
from tests.writers.docx.docx_lint import lint
from tests.writers.docx.docx_package import Package

Sample = Callable[[str], Package]
Parts = dict[str, bytes]

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
TYPES, STYLES, SETTINGS = "[Content_Types].xml", "word/styles.xml", "word/settings.xml"
NUMBERING = "word/numbering.xml"
COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7">'
    '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p></w:comment></w:comments>'
)


@dataclasses.dataclass(frozen=True)
class Fault:
    """In a part, the first `old` (a regular expression) becomes `new`; the lint says `found`."""

    found: str
    part: str
    old: str = ""
    new: str = ""

    def plant(self, parts: Parts) -> None:
        text, count = re.subn(self.old, self.new, parts[self.part].decode(), count=1, flags=re.DOTALL)
        assert count == 1, self.old
        parts[self.part] = text.encode()


FAULTS = [
    # The package.
    Fault("no target word/styles2.xml of rId_styles", RELATIONS, "styles.xml", "styles2.xml"),
    Fault("no relationship 'rId_nothing'", DOCUMENT, r'r:id="rId_header1"', 'r:id="rId_nothing"'),
    Fault("no relationship 'rId_gone'", DOCUMENT, r'c:chart ([^>]*)r:id="\w+"', r'c:chart \1r:id="rId_gone"'),
    Fault("no relationship 'rId9'", "word/charts/chart1.xml", ':id="rId1"', ':id="rId9"'),
    Fault(
        "nothing uses rId_spare",
        RELATIONS,
        "</Relationships>",
        '<Relationship Id="rId_spare" Type="http://x/header" Target="header1.xml"/></Relationships>',
    ),
    Fault("rId_footer occurs 2 times", RELATIONS, 'Id="rId_theme"', 'Id="rId_footer"'),
    Fault("(image) is outside", RELATIONS, r'Type="[^"]*/hyperlink"', 'Type="http://x/image"'),
    Fault("word/header1.xml: a header of type", TYPES, r"wordprocessingml\.header\+xml", "x.footer+xml"),
    Fault("styles.xml: a styles of type application/xml", TYPES, r'<Override PartName="/word/styles.xml"[^>]*>', ""),
    Fault("content type of xml is said 2 times", TYPES, r'(<Default [^>]*"xml"[^>]*>)', r"\1\1"),
    Fault("no content type", TYPES, r'<Default Extension="xlsx"[^>]*>', ""),
    Fault("a part that is not there: /word/gone.xml", TYPES, "/word/footer1.xml", "/word/gone.xml"),
    Fault("word/settings.xml is no XML", SETTINGS, "</w:settings>", ""),
    # Names and ids.
    Fault("bookmark id 1 occurs 2 times", DOCUMENT, r'(bookmarkStart w:id=)"2"', r'\1"1"'),
    Fault(
        "occurs 2 times",
        DOCUMENT,
        r'(<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>.*?<w:bookmarkStart w:id="\d+" w:name=)"\w+"',
        r'\1"\2"',
    ),
    Fault("is no name", DOCUMENT, r'w:name="_cz_\w+', 'w:name="1 name'),
    Fault("bookmarks are not balanced", DOCUMENT, r'<w:bookmarkEnd w:id="3"/>', ""),
    Fault("a bookmark leaves its paragraph", DOCUMENT, r"(<w:bookmarkEnd [^>]*>)(</w:p>)", r"\2\1"),
    Fault("control id 1 occurs 2 times", DOCUMENT, r'(<w:id w:val=)"2"', r'\1"1"'),
    Fault("is no number that Word takes", DOCUMENT, r'(<w:id w:val=)"2"', r'\1"4294967296"'),
    Fault("is no number that Word takes", DOCUMENT, r'(<w:id w:val=)"2"', r'\1"x"'),
    Fault("of a control", DOCUMENT, r'<w:tag w:val="[^"]*', '<w:tag w:val="' + "x" * 65),
    Fault("drawing id 1001 occurs 2 times", DOCUMENT, r'(docPr id=)"1002"', r'\1"1001"'),
    Fault("says nothing", DOCUMENT, r'(<wp:docPr [^>]*)descr="[^"]+"', r"\1"),
    # References.
    Fault("reference to no bookmark: _at_gone", DOCUMENT, r" REF _at_\w+", " REF _at_gone"),
    Fault("reference to no bookmark: _at_gone", DOCUMENT, r" PAGEREF _at_\w+", " PAGEREF _at_gone"),
    Fault("link to no bookmark: _at_gone", DOCUMENT, r'w:anchor="_at_\w+', 'w:anchor="_at_gone'),
    Fault("no paragraph style Gone", DOCUMENT, r'(<w:pStyle w:val=)"BodyText"', r'\1"Gone"'),
    Fault("no character style Gone", DOCUMENT, r'(<w:rStyle w:val=)"\w+"', r'\1"Gone"'),
    Fault("no list 99", DOCUMENT, r'(<w:numId w:val=)"\d+"', r'\1"99"'),
    Fault("0 definitions of list 99", NUMBERING, r'(<w:num [^>]*><w:abstractNumId w:val=)"1"', r'\1"99"'),
    Fault("basedOn: no style Gone", STYLES, r'(<w:basedOn w:val=)"\w+"', r'\1"Gone"'),
    Fault("rests on itself", STYLES, r'(w:styleId="Heading1".*?<w:basedOn w:val=)"\w+"', r'\1"HeadingPart"'),
    Fault("style Normal occurs 2 times", STYLES, 'w:styleId="Title"', 'w:styleId="Normal"'),
    Fault("no one default paragraph style", STYLES, r'(w:type="paragraph" )w:default="1"', r"\1"),
    Fault("no comment 3", DOCUMENT, "</w:p>", '<w:r><w:commentReference w:id="3"/></w:r></w:p>'),
    Fault("no footnote 3", DOCUMENT, "</w:p>", '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'),
    Fault("a comment's range does not end", DOCUMENT, "</w:p>", '<w:commentRangeStart w:id="3"/></w:p>'),
    # Fields.
    Fault("a field does not end", DOCUMENT, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    Fault("prompts", DOCUMENT, 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="1"'),
    Fault("updateFields 1 prompts", SETTINGS, "<w:defaultTabStop", '<w:updateFields w:val="1"/><w:defaultTabStop'),
    Fault("shows nothing", "word/footer1.xml", "(<w:t[^>]*>)12</w:t>", r"\1</w:t>"),
    # Looks and structure.
    Fault("r says b itself", DOCUMENT, r"(<w:rPr><w:rStyle [^>]*>)", r"\1<w:b/>"),
    Fault("p says jc itself", DOCUMENT, r'(<w:pStyle w:val="BodyText"/>)', r'\1<w:jc w:val="right"/>'),
    Fault("tc says shd itself", DOCUMENT, r"(<w:tcW [^>]*>)", r'\1<w:shd w:val="clear"/>'),
    Fault("out of order", DOCUMENT, r"(<w:rStyle [^>]*>)(<w:lang [^>]*>)", r"\2\1"),
    Fault("a paragraph without a style", DOCUMENT, r"<w:pPr><w:pStyle [^>]*/></w:pPr>", ""),
    Fault("a table that says nothing of itself", DOCUMENT, r"<w:tblCaption [^>]*>", ""),
    Fault("merged cells", DOCUMENT, r"(<w:tcW [^>]*>)", r'\1<w:gridSpan w:val="2"/>'),
    Fault("cells in", DOCUMENT, r"<w:gridCol [^>]*>", ""),
    Fault("a row that may break", DOCUMENT, "<w:cantSplit/>", ""),
    Fault("a table whose head is not its first row", DOCUMENT, "<w:tblHeader/>", ""),
    Fault("a cell does not end with a paragraph", DOCUMENT, "</w:tc>", '<w:bookmarkStart w:id="900" w:name="x"/></w:tc>'),
    Fault("a space that Word drops", DOCUMENT, r'<w:t xml:space="preserve">', "<w:t> "),
    Fault("is no language", DOCUMENT, r'(<w:lang w:eastAsia=)"zh-CN"', r'\1"Chinese"'),
]  # fmt: skip


def packed(parts: Parts) -> Package:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return Package(stream.getvalue())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.found)
def test_what_is_planted_is_found(sample: Sample, fault: Fault) -> None:
    parts = dict(sample("en").bytes)
    fault.plant(parts)
    found = lint(packed(parts))
    assert [finding for finding in found if fault.found in finding], found


def test_parts_that_nothing_reaches_are_found(sample: Sample) -> None:
    parts = sample("en").bytes
    assert lint(packed(parts | {"word/spare.xml": b"<a/>"})) == [
        "word/spare.xml is reached by no relationship"
    ]
    assert lint(packed(parts | {"word/_rels/gone.xml.rels": parts["_rels/.rels"]})) != []
    assert lint(packed(parts | {"../spare.xml": b"<a/>"})) == ["entry '../spare.xml' leaves the package"]
    assert lint(packed(parts | {"word/embeddings/chart1.xlsx": b"no zip"})) == [
        "word/embeddings/chart1.xlsx is no workbook"
    ]


def test_a_comment_that_stands_nowhere_is_found(sample: Sample) -> None:
    parts = sample("en").bytes | {"word/comments.xml": COMMENT.encode()}
    relation = '<Relationship Id="c" Type="http://x/comments" Target="comments.xml"/></Relationships>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation.encode())
    override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", override.encode())
    assert "comment 7 stands nowhere" in lint(packed(parts))


def test_a_part_packed_twice_is_found(sample: Sample) -> None:
    stream = io.BytesIO(sample("en").data)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(STYLES, sample("en").bytes[STYLES])
    assert lint(Package(stream.getvalue())) == ["entry word/styles.xml occurs 2 times"]
