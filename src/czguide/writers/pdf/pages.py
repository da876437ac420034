"""What stands on a page outside the flow: the cover, running heads, page numbers."""

from __future__ import annotations

from typing import Any

from czguide.document import model as m
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.text import TextSetter

BEYOND = 30.0
"""Points by which what touches the page's edge reaches beyond it: the bleed, and the way from the spine."""


class PagePainter:
    """Draws covers and running matter. `root` is the document's structure element."""

    def __init__(
        self,
        document: m.Document,
        text: TextSetter,
        size: tuple[float, float],
        root: Element,
        spreads: bool = False,
    ) -> None:
        self.spreads = spreads
        self.document = document
        self.text = text
        self.look = text.look
        self.width, self.height = size
        self._cover = next((block for block in document.blocks if isinstance(block, m.Cover)), None)
        self._element = root.add("Sect") if self._cover else root

    @property
    def has_cover(self) -> bool:
        """Whether the document has a cover."""
        return self._cover is not None

    def cover(self, canvas: Any, _: Any) -> None:
        """A field of the guide's colour with the title, bands of light, the edition below."""
        cover = self._cover
        if cover is None or canvas.measuring:
            return
        canvas.covers = True
        look, margins = self.look, self.look.theme.margins
        width, height = self.width, self.height
        canvas.saveState()
        canvas.bookmarkPage("cover")
        canvas.addOutlineEntry(cover.title.plain(), "cover", 0)
        field = height * 0.34
        canvas.setFillColor(look.colour("accent"))
        canvas.rect(-BEYOND, field, width + 2 * BEYOND, height - field + BEYOND, stroke=0, fill=1)
        self._lines(canvas, field)
        canvas.setFillColor(look.colour("sun"))
        canvas.rect(margins.left, height * 0.735, 54, 5, stroke=0, fill=1)
        own = self._element
        title = self.text.paragraph(cover.title, "cover_title", own.add("Title"))
        subtitle = self.text.paragraph(cover.subtitle, "cover_subtitle", own.add("P"))
        room = width - margins.left - margins.right
        _, title_height = title.wrapOn(canvas, room, height)
        _, subtitle_height = subtitle.wrapOn(canvas, room * 0.88, height)
        top = height * 0.735 - 26
        title.drawOn(canvas, margins.left, top - title_height)
        subtitle.drawOn(canvas, margins.left, top - title_height - 12 - subtitle_height)
        y = field - 46
        for words in (cover.edition, cover.publisher, cover.notice):
            if words is None:
                continue
            line = self.text.paragraph(words, "cover_small", own.add("P"))
            _, line_height = line.wrapOn(canvas, room, height)
            y -= line_height
            line.drawOn(canvas, margins.left, y)
            y -= 5
        canvas.restoreState()

    def _lines(self, canvas: Any, field: float) -> None:
        """Canal and skyline: a rhythm of bars that rises to the right, cut from lighter tints."""
        light = self.look.colour("accent_light")
        canvas.saveState()
        heights = (18, 30, 24, 46, 38, 62, 50, 84, 66, 104, 80, 132, 96, 118, 74, 150, 110)
        bar = self.width / len(heights)
        canvas.setFillColor(light, alpha=0.16)
        for index, value in enumerate(heights):
            canvas.rect(index * bar + 2, field, bar - 4, value, stroke=0, fill=1)
        canvas.setStrokeColor(light, alpha=0.5)
        canvas.setLineWidth(1.1)
        for offset in (0, 9, 18):
            path = canvas.beginPath()
            y = field - 10 - offset
            path.moveTo(0, y)
            step = self.width / 6
            for index in range(6):
                x = index * step
                rise = 4 if index % 2 else -4
                path.curveTo(x + step / 3, y + rise, x + 2 * step / 3, y + rise, x + step, y)
            canvas.setStrokeColor(self.look.colour("accent"), alpha=0.55 - offset / 50)
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    def body(self, canvas: Any, template: Any) -> None:
        """The guide's title at the head, the page number at the foot."""
        if canvas.measuring:
            return
        margins = self.look.theme.margins
        canvas.saveState()
        y = self.height - margins.top + 26
        title = self.document.metadata.title
        left, right = ("left", margins.left), ("right", self.width - margins.right)
        # On facing pages head and number stand at the outer edges.
        near, far = (right, left) if self.spreads and template.page % 2 == 0 else (left, right)
        with canvas.artifact("Pagination", "Header"):
            self.text.line(canvas, title, "running", near[1], y, near[0])
        canvas.setStrokeColor(self.look.colour("rule"))
        canvas.setLineWidth(0.5)
        canvas.line(margins.left, y - 7, self.width - margins.right, y - 7)
        foot = margins.bottom - 30
        with canvas.artifact("Pagination", "Footer"):
            self.text.line(canvas, str(template.page), "running", far[1], foot, far[0])
        canvas.restoreState()
