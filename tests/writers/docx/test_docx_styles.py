"""Styles: Word's own names, all looks in them, the theme's colours and sizes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree
from tests.conftest import REPOSITORY
from tests.sample_document import LANGUAGES, sample_document
from tests.writers.docx.docx_package import Package, W, find, strings, styled

from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.writers.docx import write_docx

Sample = Callable[[str], Package]

BUILT_IN = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "BodyText": "Body Text",
    "ListBullet": "List Bullet",
    "ListNumber": "List Number",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "TOCHeading": "TOC Heading",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
    "Hyperlink": "Hyperlink",
    "Strong": "Strong",
    "Emphasis": "Emphasis",
    "Bibliography": "Bibliography",
    "Index1": "index 1",
}

SAID_BY_NO_STYLE = {"pStyle", "numPr", "pageBreakBefore", "keepNext", "sectPr", "framePr"}
"""Which list an item is of, where a page or a section begins, what stays together, what a frame holds."""


def test_built_in_styles_have_the_ids_and_names_that_word_knows(sample: Sample) -> None:
    for identity, name in BUILT_IN.items():
        (style,) = find(sample("zh").styles, f"w:style[@w:styleId='{identity}']")
        assert strings(style, "w:name/@w:val") == [name]
        assert style.get(W + "customStyle") is None


def test_own_styles_are_marked_as_such(sample: Sample) -> None:
    base = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TOC3"}
    for style in find(sample("zh").styles, "w:style"):
        identity = style.get(W + "styleId")
        assert (style.get(W + "customStyle") == "1") == (identity not in BUILT_IN and identity not in base)


@pytest.mark.parametrize("lang", [*LANGUAGES, "ar"])
def test_nothing_is_formatted_directly(sample: Sample, lang: str) -> None:
    for story in sample(lang).stories():
        runs = {child.tag.removeprefix(W) for child in find(story, ".//w:r/w:rPr/*")}
        assert runs <= {"rStyle", "lang", "rtl"}
        paragraphs = {child.tag.removeprefix(W) for child in find(story, ".//w:p/w:pPr/*")}
        assert paragraphs <= SAID_BY_NO_STYLE
        cells = {child.tag.removeprefix(W) for child in find(story, ".//w:tc/w:tcPr/*")}
        assert cells <= {"tcW"}


def test_every_paragraph_has_a_style(sample: Sample) -> None:
    for story in sample("zh").stories():
        assert not find(story, ".//w:p[not(w:pPr/w:pStyle)]")


@pytest.mark.parametrize(("guide", "colour"), [("investment", "0B5688"), ("resident", "0D6552")])
def test_headings_have_the_colour_of_the_guide(theme: Theme, guide: str, colour: str) -> None:
    package = Package(write_docx(sample_document(guide=guide), theme, {}))
    (heading,) = find(package.styles, "w:style[@w:styleId='Heading2']/w:rPr/w:color")
    assert heading.get(W + "val") == colour
    assert heading.get(W + "themeColor") == "accent1"
    assert strings(package.part("word/theme/theme1.xml"), ".//a:accent1/a:srgbClr/@val") == [colour]


@pytest.mark.parametrize("name", ["canal", "lantern"])
def test_colours_stay_tied_to_the_documents_theme(theme: Theme, name: str) -> None:
    """Text, grounds, lines, drawings and charts: who changes the theme changes them all."""
    path = REPOSITORY / "assets" / ("theme.toml" if name == "canal" else f"themes/{name}.toml")
    own = load_theme(path, name).with_fonts(theme.fonts)
    package = Package(write_docx(sample_document(), own, {}))
    slots = find(package.part("word/theme/theme1.xml"), ".//a:clrScheme/*")
    scheme = {str(slot.tag).rpartition("}")[2]: strings(slot, "a:srgbClr/@val")[0] for slot in slots}
    word = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink"}
    tied = 0
    for part in [package.styles, package.part("word/numbering.xml")]:
        for element in part.iter():
            colour = {W + "color": "val", W + "shd": "fill"}.get(str(element.tag), "color")
            value = element.get(W + colour)
            slot = element.get(W + ("themeFill" if colour == "fill" else "themeColor"))
            if slot:
                assert scheme[word.get(slot, slot)] == value
                tied += 1
            elif value and re.fullmatch("[0-9A-F]{6}", value):
                assert value not in scheme.values(), etree.tostring(element)
    assert tied > 80
    drawing = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    charts = [data for part, data in package.bytes.items() if part.startswith("word/charts/chart")]
    for root in [package.document, *map(etree.fromstring, charts)]:
        assert {drawing.get(slot, slot) for slot in strings(root, ".//a:schemeClr/@val")} <= scheme.keys()
        assert not {*strings(root, ".//a:srgbClr/@val")} & {*scheme.values()}
        assert "accent1" in strings(root, ".//a:schemeClr/@val")


def test_a_chapter_opens_as_the_theme_says(theme: Theme) -> None:
    """On a field of colour, which the heading's own ground repeats; or under its icon, above a rule."""
    lantern = load_theme(REPOSITORY / "assets" / "themes" / "lantern.toml", "lantern.toml")
    looks = {}
    for name, own in (("field", theme), ("plain", lantern.with_fonts(theme.fonts))):
        assert own.opener.kind == name
        package = Package(write_docx(sample_document(guide="investment"), own, {}))
        (style,) = find(package.styles, "w:style[@w:styleId='Heading1']")
        grounds = strings(style, "w:pPr/w:shd/@w:fill")
        lines = strings(style, "w:pPr/w:pBdr/w:bottom/@w:color")
        colour = strings(style, "w:rPr/w:color/@w:val")
        heading, *_ = styled(package, "Heading1")
        below = heading.getnext()
        assert below is not None
        fields = strings(below, ".//wps:wsp[1]//a:solidFill/a:schemeClr/@val")
        looks[name] = (grounds, lines, colour, fields)
        # The field hangs on the heading's foot, the icon on the page's top; the icon lies above the field.
        hangs = strings(below, ".//wp:positionV/@relativeFrom")
        assert hangs == (["paragraph", "page"] if name == "field" else ["page"])
        levels = [int(level) for level in strings(below, ".//wp:anchor/@relativeHeight")]
        assert levels == sorted(set(levels))
        (before,) = strings(style, "w:pPr/w:spacing/@w:before")
        (after,) = strings(style, "w:pPr/w:spacing/@w:after")
        foot = own.margins.top + (int(before) + int(after)) / 20 + own.styles["opener_title"].leading + 10
        assert foot == pytest.approx(own.opener.lines * own.grid, abs=0.1)
        (section,) = find(heading, "(following::w:sectPr)[1]")
        assert find(section, "w:titlePg")
        assert strings(section, "w:headerReference/@w:type") == ["default"]
        assert strings(section, "w:footerReference/@w:type") == ["default", "first"]
    blue = theme.hex("accent", "investment").removeprefix("#").upper()
    assert looks["field"] == ([blue], [blue], ["FFFFFF"], ["accent1", "accent2"])
    red = lantern.hex("accent", "investment").removeprefix("#").upper()
    assert looks["plain"][:3] == ([], [red], [red])


def test_callouts_begin_with_a_sign_of_their_kind(sample: Sample, theme: Theme) -> None:
    package = sample("en")
    numbering = package.part("word/numbering.xml")
    for style, kind in (("Tip", "tip"), ("Warning", "warning"), ("Remark", "note"), ("Call", "call")):
        (number,) = strings(
            package.styles, f"w:style[@w:styleId='{style}Title']/w:pPr/w:numPr/w:numId/@w:val"
        )
        (level,) = find(numbering, f"w:abstractNum[@w:abstractNumId='{number}']/w:lvl")
        assert strings(level, "w:pStyle/@w:val") == [f"{style}Title"]
        colour = theme.hex(kind, "resident").removeprefix("#").upper()
        assert strings(level, "w:rPr/w:color/@w:val") == [colour]
    signs = strings(numbering, "w:abstractNum/w:lvl/w:lvlText/@w:val")
    assert len(set(signs)) == len(signs)


def test_sizes_and_leading_are_the_themes(sample: Sample, theme: Theme) -> None:
    (style,) = find(sample("zh").styles, "w:style[@w:styleId='BodyText']")
    assert strings(style, "w:rPr/w:sz/@w:val") == [str(round(theme.styles["body"].size * 2))]
    assert strings(style, "w:pPr/w:spacing/@w:line") == [str(round(theme.styles["body"].leading * 20))]
    assert strings(style, "w:pPr/w:jc/@w:val") == ["both"]


def test_inlines_inside_inlines_get_a_style_that_is_both(sample: Sample) -> None:
    package = sample("en")
    (run,) = find(package.document, ".//w:sdt[w:sdtPr/w:tag/@w:val='fact:hydrogen_scale.number']//w:r")
    assert strings(run, "w:rPr/w:rStyle/@w:val") == ["StrongFact"]
    (style,) = find(package.styles, "w:style[@w:styleId='StrongFact']")
    assert strings(style, "w:name/@w:val") == ["Strong Fact"]
    assert strings(style, "w:basedOn/@w:val") == ["Fact"]
    assert find(style, "w:rPr/w:b")


def test_marks_of_a_draft_can_be_seen(sample: Sample) -> None:
    styles = sample("en").styles
    assert strings(styles, "w:style[@w:styleId='Unverified']/w:rPr/w:u/@w:val") == ["dotted"]
    assert find(styles, "w:style[@w:styleId='Missing']/w:rPr/w:shd")
    assert find(styles, "w:style[@w:styleId='Blank']/w:rPr/w:shd")
