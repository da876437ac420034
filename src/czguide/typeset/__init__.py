"""Text into lines: itemise, shape, break, justify. Knows no PDF, no YAML and no catalogs."""

from czguide.typeset.bidi import needs_bidi, runs_from_right
from czguide.typeset.compose import Shaped
from czguide.typeset.dump import dump
from czguide.typeset.language import LANGUAGES, Language, language
from czguide.typeset.model import (
    Align,
    GlyphRun,
    Line,
    Paragraph,
    ParagraphStyle,
    Problem,
    Span,
    TextStyle,
)
from czguide.typeset.typesetter import Typesetter, break_lines, narrowest_measure

__all__ = [
    "LANGUAGES",
    "Align",
    "GlyphRun",
    "Language",
    "Line",
    "Paragraph",
    "ParagraphStyle",
    "Problem",
    "Shaped",
    "Span",
    "TextStyle",
    "Typesetter",
    "break_lines",
    "dump",
    "language",
    "narrowest_measure",
    "needs_bidi",
    "runs_from_right",
]
