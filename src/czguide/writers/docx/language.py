"""What Word must know of a language: a table, one row a language or language and script.

A language the table lacks is set like English, under its own tag.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`tag`: as Office writes it. `slot`: the attribute of `w:lang` that takes it (17.3.2.20).

    `script`: ISO 15924, which picks the theme font. `hint`: quotation marks, dashes and ellipses are
    East Asian characters (17.3.2.26). `auto_space`: Word puts space between Han and Latin, which
    Korean writes itself. `grid`: pages have a line grid (17.6.5). `emphasis`: dots (`w:em`) where the
    script knows no italics. `run_in`: what stands between a run-in title and its text.
    """

    tag: str
    slot: str = "val"
    script: str = "Latn"
    hint: bool = False
    auto_space: bool = False
    grid: bool = False
    emphasis: str = ""
    run_in: str = "\u2003"
    colon: str = ": "
    comma: str = ", "

    @property
    def east_asian(self) -> bool:
        """Whether the language is written in an East Asian script."""
        return self.slot == "eastAsia"

    @property
    def right_to_left(self) -> bool:
        """Whether its script runs from the right."""
        return self.script in ("Arab", "Hebr")


_HAN = Language(
    "zh-CN", "eastAsia", "Hans", True, True, True, "underDot", run_in="\u3000", colon="：", comma="、"
)

LANGUAGES: dict[str, Language] = {
    "zh": _HAN,
    "zh-Hant": dataclasses.replace(_HAN, tag="zh-TW", script="Hant"),
    "ja": dataclasses.replace(_HAN, tag="ja-JP", script="Jpan", emphasis="dot"),
    "ko": Language("ko-KR", "eastAsia", "Hang", grid=True, emphasis="dot"),
    "en": Language("en-US"),
    "de": Language("de-DE"),
    "es": Language("es-ES"),
    "fr": Language("fr-FR", colon="\u00a0: "),
    "id": Language("id-ID"),
    "it": Language("it-IT"),
    "ms": Language("ms-MY"),
    "pt": Language("pt-PT"),
    "ru": Language("ru-RU", script="Cyrl"),
    "vi": Language("vi-VN", script="Viet"),
    "ar": Language("ar-SA", "bidi", "Arab", comma="، "),
    "fa": Language("fa-IR", "bidi", "Arab", comma="، "),
    "he": Language("he-IL", "bidi", "Hebr"),
    "th": Language("th-TH", "bidi", "Thai"),
}

DEFAULTS = {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}
"""The languages of a document's other scripts: the guides quote Chinese names and addresses."""


def language(tag: str) -> Language:
    """The row of a BCP 47 tag: the tag itself, with its script, or its primary language."""
    parts = tag.split("-")
    for count in range(len(parts), 0, -1):
        row = LANGUAGES.get("-".join(parts[:count]))
        if row:
            # A region of its own (en-GB, pt-BR) is more exact than the table's.
            own = count == 1 and len(parts) == 2 and len(parts[1]) == 2
            return dataclasses.replace(row, tag=tag) if own else row
    return Language(tag)
