"""Lengths. Everything inside czguide is in PostScript points (1/72 inch)."""

MM = 72 / 25.4
"""Points in a millimetre."""

EMU_PER_POINT = 12700
"""English Metric Units in a point (ECMA-376 part 1, 20.1.2.1)."""

TWIPS_PER_POINT = 20
"""Twentieths of a point, WordprocessingML's `dxa`."""
