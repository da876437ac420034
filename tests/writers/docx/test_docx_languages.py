"""What changes with the language: fonts, language tags, line breaking, direction."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from tests.builds import ALL_LOCALES
from tests.conftest import REPOSITORY
from tests.sample_document import LANGUAGES, PAGES, sample_document
from tests.writers.docx.docx_package import Package, W, find, strings, styled

from czguide.localization.locale import load_locale
from czguide.theme.model import Fonts, Theme
from czguide.writers.docx import write_docx
from czguide.writers.docx.language import LANGUAGES as TABLE
from czguide.writers.docx.language import language
from czguide.writers.docx.settings import settings

Sample = Callable[[str], Package]


@pytest.mark.parametrize(
    ("lang", "latin", "east_asian"),
    [
        ("zh", "en-US", "zh-CN"),
        ("en", "en-US", "zh-CN"),
        ("ja", "en-US", "ja-JP"),
        ("ko", "en-US", "ko-KR"),
    ],
)
def test_documents_say_their_language(sample: Sample, lang: str, latin: str, east_asian: str) -> None:
    package = sample(lang)
    (defaults,) = find(package.styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert (defaults.get(W + "val"), defaults.get(W + "eastAsia")) == (latin, east_asian)
    (theme,) = find(package.part("word/settings.xml"), "w:themeFontLang")
    assert (theme.get(W + "val"), theme.get(W + "eastAsia")) == (latin, east_asian)


@pytest.mark.parametrize("lang", ["zh", "en", "ko"])
def test_no_japanese_is_left_over(sample: Sample, lang: str) -> None:
    assert not any(b"ja-JP" in data for data in sample(lang).bytes.values())


@pytest.mark.parametrize(
    ("lang", "font"),
    [("zh", "Microsoft YaHei"), ("en", "Microsoft YaHei"), ("ja", "Yu Gothic"), ("ko", "Malgun Gothic")],
)
def test_theme_fonts_are_those_of_the_locale(sample: Sample, lang: str, font: str) -> None:
    package = sample(lang)
    theme = package.part("word/theme/theme1.xml")
    for kind in ("majorFont", "minorFont"):
        assert strings(theme, f".//a:{kind}/a:latin/@typeface") == ["Calibri"]
        assert strings(theme, f".//a:{kind}/a:ea/@typeface") == [font]
        assert strings(theme, f".//a:{kind}/a:font[@script='Hang']/@typeface") == ["Malgun Gothic"]
    (fonts,) = find(package.styles, "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")
    assert fonts.get(W + "eastAsiaTheme") == "minorEastAsia"
    assert font in strings(package.part("word/fontTable.xml"), "w:font/@w:name")


def test_fonts_are_known_by_their_own_names(sample: Sample) -> None:
    table = sample("zh").part("word/fontTable.xml")
    assert strings(table, "w:font[@w:name='Microsoft YaHei']/w:altName/@w:val") == ["微软雅黑"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_line_breaking_rules_hold_for_all_text(sample: Sample, lang: str) -> None:
    (normal,) = find(sample(lang).styles, "w:style[@w:styleId='Normal']/w:pPr")
    assert find(normal, "w:kinsoku")
    assert find(normal, "w:overflowPunct")
    assert strings(normal, "w:autoSpaceDE/@w:val") == (["1"] if lang in ("zh", "ja") else ["0"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_east_asian_pages_have_a_grid(sample: Sample, lang: str) -> None:
    types = [grid.get(W + "type") for grid in find(sample(lang).document, ".//w:docGrid")]
    assert set(types) == ({None} if lang == "en" else {"lines"})
    control = strings(sample(lang).part("word/settings.xml"), "w:characterSpacingControl/@w:val")
    assert control == (["compressPunctuation"] if lang in ("zh", "ja") else ["doNotCompress"])


@pytest.mark.parametrize(
    ("lang", "mode", "strict"), [("ja", "strict", 1), ("ja", "normal", 0), ("en", "strict", 0)]
)
def test_strict_line_breaking_is_a_setting(lang: str, mode: str, strict: int) -> None:
    """ECMA-376 part 1, 17.15.1.87: for East Asian text only."""
    assert len(find(settings(language(lang), mode), "w:strictFirstAndLastChars")) == strict


def test_foreign_text_says_its_language_and_has_its_fonts(sample: Sample) -> None:
    package = sample("en")
    runs = find(package.document, ".//w:r[contains(w:t, '江苏省')]")
    assert runs
    for run in runs:
        assert strings(run, "w:rPr/w:lang/@w:eastAsia") == ["zh-CN"]
        assert strings(run, "w:rPr/w:rStyle/@w:val") == ["ForeignZhCn"]
    (style,) = find(package.styles, "w:style[@w:styleId='ForeignZhCn']")
    assert strings(style, "w:basedOn/@w:val") == ["Foreign"]
    assert strings(style, "w:rPr/w:rFonts/@w:eastAsia") == ["Microsoft YaHei"]


def test_missing_text_says_the_language_of_the_source(sample: Sample) -> None:
    (run,) = find(sample("ja").document, ".//w:r[contains(w:t, '还没有译文')]")
    assert strings(run, "w:rPr/w:rStyle/@w:val") == ["MissingZhCn"]
    assert strings(run, "w:rPr/w:lang/@w:eastAsia") == ["zh-CN"]


def test_emphasis_is_dots_where_the_script_knows_no_italics(sample: Sample) -> None:
    def emphasis(lang: str) -> list[str]:
        (style,) = find(sample(lang).styles, "w:style[@w:styleId='Emphasis']/w:rPr")
        return [str(child.tag).removeprefix(W) for child in style]

    assert emphasis("zh") == ["em"]
    assert emphasis("en") == ["i", "iCs"]


def test_arabic_runs_from_right_to_left(sample: Sample) -> None:
    package = sample("ar")
    assert find(package.styles, "w:style[@w:styleId='Normal']/w:pPr/w:bidi")
    sections = find(package.document, ".//w:sectPr")
    assert all(find(section, "w:bidi") for section in sections)
    assert len(find(package.document, ".//w:tblPr/w:bidiVisual")) == len(find(package.document, ".//w:tbl"))
    assert strings(package.styles, "w:docDefaults//w:lang/@w:bidi") == ["ar-SA"]
    (heading,) = styled(package, "Heading3")
    assert find(heading, "w:r/w:rPr/w:rtl")
    # A tip's bar stands where the lines begin.
    assert strings(package.styles, "w:style[@w:styleId='Tip']//w:pBdr/w:right/@w:sz") == ["24"]


def test_the_table_knows_tags_with_script_and_region() -> None:
    assert language("zh-Hant").tag == "zh-TW"
    assert language("zh-Hans-CN").tag == "zh-CN"
    assert language("en-GB").tag == "en-GB"
    assert language("pt-BR").tag == "pt-BR"
    assert language("xx").tag == "xx"
    assert {row.slot for row in TABLE.values()} == {"val", "eastAsia", "bidi"}


@pytest.mark.parametrize("tag", ALL_LOCALES)
def test_every_shipped_locale_is_set_by_its_rules(tag: str, theme: Theme) -> None:
    """Fonts, language, line breaking, grid, punctuation and direction, one row a locale."""
    locale = load_locale(REPOSITORY / "locales" / tag, tag)
    val, east_asian, bidi, font, spaced, grid, compressed, rtl = EXPECTED[tag]
    lang = tag.replace("_", "-")
    document = dataclasses.replace(
        sample_document("en"), lang=lang, direction="rtl" if rtl else "ltr", line_break=locale.line_break
    )
    own = theme.with_fonts(Fonts(locale.font_order, locale.office_latin, locale.office_east_asian))
    package = Package(write_docx(document, own, PAGES, count=12))
    (defaults,) = find(package.styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    said = [defaults.get(W + slot) for slot in ("val", "eastAsia", "bidi")]
    assert said == [val, east_asian, bidi]
    settings_ = package.part("word/settings.xml")
    (themed,) = find(settings_, "w:themeFontLang")
    assert [themed.get(W + slot) for slot in ("val", "eastAsia")] == [val, east_asian]
    assert themed.get(W + "bidi") == (bidi if rtl else None)
    fonts = package.part("word/theme/theme1.xml")
    for kind in ("majorFont", "minorFont"):
        assert strings(fonts, f".//a:{kind}/a:ea/@typeface") == [font]
        assert strings(fonts, f".//a:{kind}/a:latin/@typeface") == ["Calibri"]
        assert strings(fonts, f".//a:{kind}/a:cs/@typeface") == ["Arial"]
    (normal,) = find(package.styles, "w:style[@w:styleId='Normal']/w:pPr")
    assert find(normal, "w:kinsoku")
    assert find(normal, "w:overflowPunct")
    for rule in ("autoSpaceDE", "autoSpaceDN"):
        assert strings(normal, f"w:{rule}/@w:val") == [str(int(spaced))]
    assert bool(find(normal, "w:bidi")) == rtl
    grids = {kind.get(W + "type") for kind in find(package.document, ".//w:docGrid")}
    assert grids == ({"lines"} if grid else {None})
    pitches = set(strings(package.document, ".//w:docGrid/@w:linePitch"))
    assert pitches == {str(round(theme.styles["body"].leading * 20))}
    control = strings(settings_, "w:characterSpacingControl/@w:val")
    assert control == ["compressPunctuation" if compressed else "doNotCompress"]
    assert strings(settings_, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]
    assert all(find(section, "w:bidi") for section in find(package.document, ".//w:sectPr")) or not rtl
    assert strings(package.part("docProps/core.xml"), "*[local-name()='language']/text()") == [lang]


YAHEI = "Microsoft YaHei"
EXPECTED = {
    "zh": ("en-US", "zh-CN", "ar-SA", YAHEI, True, True, True, False),
    "zh_Hant": ("en-US", "zh-TW", "ar-SA", "Microsoft JhengHei", True, True, True, False),
    "ja": ("en-US", "ja-JP", "ar-SA", "Yu Gothic", True, True, True, False),
    "ko": ("en-US", "ko-KR", "ar-SA", "Malgun Gothic", False, True, False, False),
    "en": ("en-US", "zh-CN", "ar-SA", YAHEI, False, False, False, False),
    "de": ("de-DE", "zh-CN", "ar-SA", YAHEI, False, False, False, False),
    "fr": ("fr-FR", "zh-CN", "ar-SA", YAHEI, False, False, False, False),
    "vi": ("vi-VN", "zh-CN", "ar-SA", YAHEI, False, False, False, False),
    "ar": ("en-US", "zh-CN", "ar-SA", YAHEI, False, False, False, True),
}
"""Languages of Latin, East Asian and complex scripts; East Asian theme font; space between Han and Latin; line grid;
compressed punctuation; from the right."""
