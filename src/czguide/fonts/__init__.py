"""Opening faces, their metrics and coverage, families as data, and subsetting (HarfBuzz; knows no PDF)."""

from czguide.fonts.face import Face
from czguide.fonts.family import FontFamily, FontSet
from czguide.fonts.subset import subset_face

__all__ = ["Face", "FontFamily", "FontSet", "subset_face"]
