"""A flow: stages side by side, each with its steps from top to bottom, arrows from step to step."""

from __future__ import annotations

from czguide.document.drawings import Flow, FlowStep
from czguide.document.model import Inlines, Str
from czguide.writers.figures.shapes import Box, Dot, Label, Ruler, Shape, Sketch, Stroke

TITLE, STEP, LIMIT, NUMBER = "drawing_title", "drawing_label", "drawing_small", "step_number"

_BETWEEN = 30.0
_PAD = 9.0
_ARROW = 15.0
_BADGE = 8.0


def flow(drawing: Flow, width: float, ruler: Ruler) -> Sketch:
    """The flow in a column; all stages are as high as the highest."""
    count = len(drawing.stages)
    column = (width - _BETWEEN * (count - 1)) / count
    inner = column - 2 * _PAD
    head = max(ruler.height(stage.title, TITLE, inner) for stage in drawing.stages) + 12
    shapes: list[Shape] = []
    number = 0
    bottoms: list[float] = []
    firsts: list[float] = []
    lasts: list[float] = []
    steps: list[Shape] = []
    for index, stage in enumerate(drawing.stages):
        x = index * (column + _BETWEEN)
        y = head + _PAD
        for place, step in enumerate(stage.steps):
            if place:
                middle = x + column / 2
                steps.append(Stroke(((middle, y), (middle, y + _ARROW - 1)), "accent", 1.4, arrow=True))
                y += _ARROW
            number += 1
            height = _step_height(step, inner, ruler)
            steps += _step(step, number, x + _PAD, y, inner, height, ruler)
            middle = y + height / 2
            firsts += [middle] if place == 0 else []
            y += height
        lasts.append(middle)
        bottoms.append(y + _PAD)
    height = max(bottoms)
    for index, stage in enumerate(drawing.stages):
        x = index * (column + _BETWEEN)
        shapes.append(Box(x, 0.0, column, height, fill="panel", radius=5))
        shapes.append(Box(x, 0.0, column, head, fill="accent_light", radius=5))
        shapes.append(Label(x + _PAD, 0.0, inner, head, stage.title, TITLE, "center"))
        if index + 1 < count:
            out, middle, into = x + column - _PAD, x + column + _BETWEEN / 2, x + column + _BETWEEN + _PAD
            elbow = ((out, lasts[index]), (middle, lasts[index]), (middle, firsts[index + 1]))
            steps.append(Stroke((*elbow, (into - 1, firsts[index + 1])), "accent", 1.4, arrow=True))
    return Sketch(width, height, (*shapes, *steps))


def _text_width(inner: float) -> float:
    return inner - 2 * _BADGE - 22


def _step_height(step: FlowStep, inner: float, ruler: Ruler) -> float:
    width = _text_width(inner)
    limit = ruler.height(step.limit, LIMIT, width) if step.limit else 0.0
    return ruler.height(step.title, STEP, width) + limit + 13


def _step(
    step: FlowStep, number: int, x: float, y: float, width: float, height: float, ruler: Ruler
) -> list[Shape]:
    """A box with the step's number, its title, and by when it is due."""
    text = _text_width(width)
    left = x + 2 * _BADGE + 15
    title = ruler.height(step.title, STEP, text)
    badge = Inlines((Str(str(number)),))
    shapes: list[Shape] = [
        Box(x, y, width, height, fill="paper", stroke="accent", line=0.8, radius=4),
        Dot(x + _BADGE + 7, y + height / 2, _BADGE, "accent"),
        Label(x + 7 - 4, y + height / 2 - 7, 2 * _BADGE + 8, 14, badge, NUMBER, "center"),
        Label(left, y + 6, text, title, step.title, STEP),
    ]
    if step.limit:
        shapes.append(Label(left, y + 6 + title, text, height - title - 13, step.limit, LIMIT))
    return shapes
