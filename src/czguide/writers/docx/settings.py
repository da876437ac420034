"""The settings part (ECMA-376 part 1, 17.15): how Word treats the document."""

from __future__ import annotations

from czguide.writers.docx.language import DEFAULTS, Language
from czguide.writers.docx.xml import Element, root, w

_WORD = "http://schemas.microsoft.com/office/word"

_COMPATIBILITY = {
    "compatibilityMode": 15,  # or Word opens it in compatibility mode
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
"""What Word 2013 and later write ([MS-DOCX] 2.2.3.x)."""

_MAPPING = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}


def settings(language: Language, line_break: str = "") -> Element:
    """The settings. Fields are filled, so nothing asks the reader to update them (no updateFields)."""
    compress = "compressPunctuation" if language.hint else "doNotCompress"
    langs: dict[str, str | None] = {"val": DEFAULTS["val"], "eastAsia": None, "bidi": None}
    langs["eastAsia"] = DEFAULTS["eastAsia"]
    langs[language.slot] = language.tag
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420 if language.east_asian else 720),
        w("characterSpacingControl", val=compress),
        # Small kana and the like begin no line either (17.15.1.87).
        w("strictFirstAndLastChars") if line_break == "strict" and language.east_asian else None,
        w(
            "compat",
            w("useFELayout") if language.east_asian else None,
            *(w("compatSetting", name=name, uri=_WORD, val=value) for name, value in _COMPATIBILITY.items()),
        ),
        w("themeFontLang", **langs),
        w("clrSchemeMapping", **_MAPPING),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
