"""What Word refuses or silently loses: orders of the schema, names, references. A list of findings."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from tests.writers.docx.docx_package import Element, Package, R, W, bookmarked, fields, find, strings

# The full orders of ECMA-376 part 1: 17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70, 17.6.17, 17.7.4.17, 17.5.2.38,
# 17.9.6, 17.15.1.78 (what of it can occur here). Not the writer's own table:
# an error in that would not show.
ORDERS = {
    "pPr": """
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
        pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
        autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
        mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
        divId cnfStyle rPr sectPr pPrChange
    """,
    "rPr": """
        rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
        noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u
        effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    """,
    "tblPr": """
        tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription
    """,
    "tcPr": """
        cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
        hideMark
    """,
    "sectPr": """
        headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
        lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter
        docGrid
    """,
    "style": """
        name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
        qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr
    """,
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding text",
    "lvl": """
        start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr
    """,
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "settings": """
        zoom trackRevisions documentProtection defaultTabStop autoHyphenation evenAndOddHeaders
        characterSpacingControl strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
        footnotePr endnotePr compat docVars rsids themeFontLang
        clrSchemeMapping decimalSymbol listSeparator
    """,
}


def lint(package: Package) -> list[str]:
    """All findings."""
    parts = [name for name in package.bytes if name.startswith("word/") and name.endswith(".xml")]
    return [
        *_package(package),
        *(f"{name}: {finding}" for name in parts for finding in disorder(package.part(name))),
        *_references(package),
        *(finding for story in package.stories() for finding in _story(story)),
    ]


def disorder(root: Element) -> Iterator[str]:
    """Children that stand where the schema's sequence does not allow them."""
    for name, order in ORDERS.items():
        sequence = order.split()
        for parent in root.iter(W + name):
            names = [child.tag.removeprefix(W) for child in parent if str(child.tag).startswith(W)]
            unknown = [child for child in names if child not in sequence]
            if unknown:
                yield f"{name} has {unknown}"
            elif names != sorted(names, key=sequence.index):
                yield f"{name} is out of order: {names}"
            repeated = [child for child, count in Counter(names).items() if count > 1]
            if set(repeated) - {"headerReference", "footerReference", "tblStylePr"}:
                yield f"{name} repeats {repeated}"


def _package(package: Package) -> Iterator[str]:
    names = [entry.filename for entry in package.entries]
    for name, count in Counter(names).items():
        if count > 1:
            yield f"entry {name} occurs {count} times"
    types = package.part("[Content_Types].xml")
    overrides = strings(types, "ct:Override/@PartName")
    extensions = strings(types, "ct:Default/@Extension")
    for name in names[1:]:
        if f"/{name}" not in overrides and name.rpartition(".")[2] not in extensions:
            yield f"{name} has no content type"
    for path in overrides:
        if path.removeprefix("/") not in names:
            yield f"content type of a part that is not there: {path}"
    for name in names:
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            for target in strings(package.part(name), "rel:Relationship[not(@TargetMode)]/@Target"):
                path = posixpath.normpath(posixpath.join("/", base, target)).removeprefix("/")
                if path not in names:
                    yield f"{name}: no target {target}"


def _references(package: Package) -> Iterator[str]:
    styles = {
        kind: set(strings(package.styles, f"w:style[@w:type='{kind}']/@w:styleId"))
        for kind in ("paragraph", "character", "table")
    }
    uses = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    numbers = set(strings(package.part("word/numbering.xml"), "w:num/@w:numId"))
    names = set(strings(package.document, ".//w:bookmarkStart/@w:name"))
    relations = set(strings(package.part("word/_rels/document.xml.rels"), "rel:Relationship/@Id"))
    for root in [*package.stories(), package.styles, package.part("word/numbering.xml")]:
        for element, kind in uses.items():
            for style in strings(root, f".//w:{element}/@w:val"):
                if style not in styles[kind]:
                    yield f"no {kind} style {style}"
        for number in strings(root, ".//w:numId/@w:val"):
            if number not in numbers:
                yield f"no list {number}"
    for link in ("basedOn", "next", "link"):
        for style in strings(package.styles, f"w:style/w:{link}/@w:val"):
            if style not in set().union(*styles.values()):
                yield f"{link}: no style {style}"
    for anchor in strings(package.document, ".//w:hyperlink/@w:anchor"):
        if anchor not in names:
            yield f"link to no bookmark: {anchor}"
    texts = bookmarked(package)
    for story in package.stories():
        for code, shown in fields(story):
            kind, *arguments = code.split()
            if kind in ("REF", "PAGEREF") and arguments[0] not in names:
                yield f"reference to no bookmark: {arguments[0]}"
            elif kind == "REF" and texts[arguments[0]] != shown:
                yield f"reference to {arguments[0]} shows {shown!r}"
            elif kind == "PAGEREF" and not shown.isdigit():
                yield f"reference to the page of {arguments[0]} shows {shown!r}"
            elif not shown:
                yield f"field {code} shows nothing"
    for field in find(package.document, ".//*[@w:dirty]"):
        yield f"{field.tag} prompts"
    for node in package.document.iter():
        for key, value in node.attrib.items():
            if str(key).startswith(R) and value not in relations:
                yield f"no relationship {value!r}"


def _story(root: Element) -> Iterator[str]:
    for path in (".//w:bookmarkStart/@w:id", ".//w:sdtPr/w:id/@w:val"):
        for value, count in Counter(strings(root, path)).items():
            if count > 1:
                yield f"{path} {value} occurs {count} times"
    for name, count in Counter(name.lower() for name in strings(root, ".//w:bookmarkStart/@w:name")).items():
        if count > 1:
            yield f"bookmark {name} occurs {count} times"
        if not re.fullmatch(r"[a-z_][a-z0-9_]{0,39}", name):
            yield f"bookmark {name!r} is no name"
    if sorted(strings(root, ".//w:bookmarkStart/@w:id")) != sorted(strings(root, ".//w:bookmarkEnd/@w:id")):
        yield "bookmarks are not balanced"
    for paragraph in find(root, ".//w:p"):
        starts, ends = (strings(paragraph, f"w:bookmark{side}/@w:id") for side in ("Start", "End"))
        if sorted(starts) != sorted(ends):
            yield "a bookmark leaves its paragraph"
    depth = 0
    for kind in strings(root, ".//w:fldChar/@w:fldCharType"):
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        if depth < 0:
            yield "a field ends before it begins"
    if depth:
        yield "a field does not end"
    for cell in find(root, ".//w:tc"):
        if cell[-1].tag != W + "p":
            yield "a cell does not end with a paragraph"
    if find(root, ".//w:sdt[w:sdtContent/w:p or w:sdtContent/w:tbl]"):
        yield "a content control around a paragraph"
    if find(root, ".//w:tbl/following-sibling::*[1][self::w:tbl]"):
        yield "two tables that Word would join"
