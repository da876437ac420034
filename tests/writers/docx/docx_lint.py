"""What Word refuses or silently loses: orders of the schema, names, references. A list of findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.writers.docx.docx_package import Element, Package, W, bookmarked, fields, find, strings
from tests.writers.docx.package_lint import package_findings

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


SAID_BY_NO_STYLE = {
    "r": {"rStyle", "lang", "rtl"},
    "p": {"pStyle", "numPr", "keepNext", "framePr", "sectPr", "bidi"},
    "tbl": {"tblStyle", "bidiVisual", "tblW", "tblLayout", "tblLook", "tblCaption"},
    "tr": {"cantSplit", "tblHeader", "gridAfter", "wAfter"},
    "tc": {"tcW"},
    "sdt": {"rPr", "alias", "tag", "id", "lock"},
}
"""What may stand beside a style: a run's language and direction; which list an item is of, what stays on one page
or in one frame, where a section ends, which way a second language runs; columns and heads of tables."""


def lint(package: Package) -> list[str]:
    """All findings; of a package that is none, only why."""
    parts = [name for name in package.bytes if name.startswith("word/") and name.endswith(".xml")]
    return package_findings(package) or [
        *(f"{name}: {finding}" for name in parts for finding in disorder(package.part(name))),
        *_references(package),
        *_whole(package),
        *(finding for story in package.stories() for finding in _story(story)),
        *(finding for story in package.stories() for finding in _direct(story)),
        *(finding for story in package.stories() for finding in _tables(story)),
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


def _references(package: Package) -> Iterator[str]:
    styles = {
        kind: set(strings(package.styles, f"w:style[@w:type='{kind}']/@w:styleId"))
        for kind in ("paragraph", "character", "table")
    }
    uses = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    numbers = set(strings(package.part("word/numbering.xml"), "w:num/@w:numId"))
    names = set(strings(package.document, ".//w:bookmarkStart/@w:name"))
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
    for value in strings(package.part("word/settings.xml"), "w:updateFields/@w:val"):
        yield f"updateFields {value} prompts"
    numbering = package.part("word/numbering.xml")
    kinds = strings(numbering, "w:abstractNum/@w:abstractNumId")
    for kind in strings(numbering, "w:num/w:abstractNumId/@w:val"):
        if kinds.count(kind) != 1:
            yield f"{kinds.count(kind)} definitions of list {kind}"
    bases = {
        element.get(W + "styleId", ""): "".join(strings(element, "w:basedOn/@w:val"))
        for element in find(package.styles, "w:style")
    }
    for identity in bases:
        above, seen = identity, set[str]()
        while above and above not in seen:
            seen.add(above)
            above = bases.get(above, "")
        if above:
            yield f"style {identity} rests on itself"
    for kind in ("paragraph", "character", "table", "numbering"):
        if len(find(package.styles, f"w:style[@w:type='{kind}'][@w:default='1']")) != 1:
            yield f"no one default {kind} style"
    identities = strings(package.styles, "w:style/@w:styleId")
    for identity, count in Counter(identities).items():
        if count > 1:
            yield f"style {identity} occurs {count} times"


def _whole(package: Package) -> Iterator[str]:
    """What must be one of its kind in all stories, and notes and comments that lead nowhere."""
    stories = package.stories()
    paths = {
        "bookmark": ".//w:bookmarkStart/@w:name",
        "bookmark id": ".//w:bookmarkStart/@w:id",
        "control id": ".//w:sdtPr/w:id/@w:val",
        "drawing id": ".//wp:docPr/@id | .//wps:cNvPr/@id",
    }
    for kind, path in paths.items():
        values = [value.lower() for story in stories for value in strings(story, path)]
        for value, count in Counter(values).items():
            if count > 1:
                yield f"{kind} {value} occurs {count} times"
    for kind, part in (("comment", "comments"), ("footnote", "footnotes"), ("endnote", "endnotes")):
        name = f"word/{part}.xml"
        made = strings(package.part(name), f"w:{kind}/@w:id") if name in package.bytes else []
        used = [value for story in stories for value in strings(story, f".//w:{kind}Reference/@w:id")]
        starts, ends = (
            sorted(value for story in stories for value in strings(story, f".//w:{kind}Range{side}/@w:id"))
            for side in ("Start", "End")
        )
        for value in sorted({*used, *starts, *ends} - set(made)):
            yield f"no {kind} {value}"
        if kind == "comment":
            yield from (f"comment {value} stands nowhere" for value in made if value not in used)
        if starts != ends:
            yield f"a {kind}'s range does not end"
    for story in stories:
        for value in strings(story, ".//w:sdtPr/w:id/@w:val"):
            if not re.fullmatch(r"-?\d+", value) or abs(int(value)) >= 1 << 31:
                yield f"control id {value} is no number that Word takes"
        for path in ("alias", "tag"):
            for value in strings(story, f".//w:sdtPr/w:{path}/@w:val"):
                if not 0 < len(value) <= 64:
                    yield f"{path} {value!r} of a control"
        for about in find(
            story, ".//wp:docPr[not(normalize-space(@descr))][not(.//adec:decorative[@val='1'])]"
        ):
            yield f"drawing {about.get('name')} says nothing"
        for value in strings(story, ".//w:lang/@*"):
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", value):
                yield f"{value!r} is no language"


def _direct(root: Element) -> Iterator[str]:
    """Looks that stand outside the styles."""
    for name, allowed in SAID_BY_NO_STYLE.items():
        for child in find(root, f".//w:{name}/w:{name}Pr/*"):
            if child.tag.removeprefix(W) not in allowed:
                yield f"{name} says {child.tag.removeprefix(W)} itself"


def _tables(root: Element) -> Iterator[str]:
    for table in find(root, ".//w:tbl"):
        columns = len(find(table, "w:tblGrid/w:gridCol"))
        for row in find(table, "w:tr"):
            left = sum(map(int, strings(row, "w:trPr/w:gridBefore/@w:val | w:trPr/w:gridAfter/@w:val")))
            if len(find(row, "w:tc")) + left != columns:
                yield f"a row of {len(find(row, 'w:tc'))} cells in {columns} columns"
        if not "".join(strings(table, "w:tblPr/w:tblCaption/@w:val")).strip():
            yield "a table that says nothing of itself"
        if find(table, ".//w:gridSpan | .//w:vMerge | .//w:hMerge"):
            yield "merged cells"
        if find(table, "w:tr[not(w:trPr/w:cantSplit)]"):
            yield "a row that may break"
        heads = [bool(find(row, "w:trPr/w:tblHeader")) for row in find(table, "w:tr")]
        if strings(table, "w:tblPr/w:tblLook/@w:firstRow") != [str(int(heads[0]))] or any(heads[1:]):
            yield "a table whose head is not its first row"


def _story(root: Element) -> Iterator[str]:
    for name in strings(root, ".//w:bookmarkStart/@w:name"):
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name):
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
    if find(
        root,
        ".//w:t[not(@xml:space='preserve')][starts-with(., ' ') or substring(., string-length(.)) = ' ']",
    ):
        yield "a space that Word drops"
    if find(root, ".//w:p[not(w:pPr/w:pStyle)]"):
        yield "a paragraph without a style"
    if find(root, ".//w:tbl/following-sibling::*[1][self::w:tbl]"):
        yield "two tables that Word would join"
