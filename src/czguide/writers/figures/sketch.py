"""From a drawing to its shapes."""

from __future__ import annotations

from czguide.document.drawings import Chart, Code, Flow, Transit
from czguide.writers.figures.charts import chart
from czguide.writers.figures.codes import code
from czguide.writers.figures.flow import flow
from czguide.writers.figures.shapes import Ruler, Sketch
from czguide.writers.figures.transit import transit


def sketch(drawing: Chart | Flow | Transit | Code, width: float, ruler: Ruler, *, rtl: bool) -> Sketch:
    """The drawing in a column `width` points wide.

    Charts and flows run with the script; a plan's west stays on the left.
    """
    match drawing:
        case Chart():
            found = chart(drawing, width, ruler)
        case Flow():
            found = flow(drawing, width, ruler)
        case Transit():
            return transit(drawing, width, ruler)
        case Code(target):
            return code(target, width)
    return found.mirrored() if rtl else found
