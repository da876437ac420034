"""The fonts readers' word processors have: theme fonts per script and other names of a font."""

from __future__ import annotations

from czguide.theme.model import Fonts
from czguide.writers.docx.language import Language
from czguide.writers.docx.xml import Element, root, w

SCRIPT_FONTS = {
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Leelawadee UI",
    "Viet": "Calibri",
    "Cyrl": "Calibri",
}
"""Script (ISO 15924) to a font that Windows and Office for Mac have for it."""

OTHER_NAMES = {
    "Microsoft YaHei": ("微软雅黑", "86"),
    "DengXian": ("等线", "86"),
    "Microsoft JhengHei": ("微軟正黑體", "88"),
    "Yu Gothic": ("游ゴシック", "80"),
    "Malgun Gothic": ("맑은 고딕", "81"),
    "Calibri": ("Carlito", "00"),
}
"""A font's name in its own country, or a font of the same widths, with its character set (17.8.3.2)."""


def script_fonts(fonts: Fonts, language: Language) -> dict[str, str]:
    """The theme's font of every script; the document's own fonts win for its own script."""
    table = dict(SCRIPT_FONTS)
    if language.east_asian and fonts.office_east_asian:
        table[language.script] = fonts.office_east_asian
    return table


def east_asian_font(fonts: Fonts, language: Language) -> str:
    """The font of East Asian text in a document of `language`."""
    return fonts.office_east_asian or SCRIPT_FONTS[language.script if language.east_asian else "Hans"]


def font_table(names: list[str]) -> Element:
    """The font table part (ECMA-376 part 1, 17.8): the names a font goes by on other systems."""
    entries = []
    for name in sorted(set(names)):
        other, charset = OTHER_NAMES.get(name, ("", "00"))
        entries.append(
            w(
                "font",
                w("altName", val=other) if other else None,
                w("charset", val=charset),
                w("family", val="swiss"),
                w("pitch", val="variable"),
                name=name,
            )
        )
    return root("fonts", *entries)
