"""Styles: Word's own names, all looks in them, the theme's colours and sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
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
        fields = strings(below, ".//wps:wsp[1]//a:solidFill/a:srgbClr/@val")
        looks[name] = (grounds, lines, colour, fields)
        (section,) = find(heading, "(following::w:sectPr)[1]")
        assert find(section, "w:titlePg")
        assert strings(section, "w:headerReference/@w:type") == ["default"]
        assert strings(section, "w:footerReference/@w:type") == ["default", "first"]
    blue = theme.hex("accent", "investment").removeprefix("#").upper()
    assert looks["field"] == ([blue], [blue], ["FFFFFF"], [blue])
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
