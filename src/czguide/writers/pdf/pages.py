"""What stands on a page outside the flow: the cover, running heads, page numbers."""

from __future__ import annotations

from typing import Any

from czguide.document import model as m
from czguide.writers.pdf.artwork import paint
from czguide.writers.pdf.opener import BLEED
from czguide.writers.pdf.sides import Sides
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
        margins = text.look.theme.margins
        self.sides = Sides(self.width - margins.left - margins.right, text.rtl)
        self._cover = next((block for block in document.blocks if isinstance(block, m.Cover)), None)
        self._element = root.add("Sect") if self._cover else root

    @property
    def has_cover(self) -> bool:
        """Whether the document has a cover."""
        return self._cover is not None

    def cover(self, canvas: Any, _: Any) -> None:
        """The guide's artwork to the page's edges, the title on it, a band with the edition below."""
        cover = self._cover
        if cover is None or canvas.measuring:
            return
        canvas.covers = True
        look, margins, plan = self.look, self.look.theme.margins, self.look.theme.cover
        width, height = self.width, self.height
        canvas.saveState()
        canvas.bookmarkPage("cover")
        canvas.addOutlineEntry(cover.title.plain(), "cover", 0)
        canvas.setFillColor(look.colour(plan.ground))
        band = height * plan.band_height
        # Not below the band: at the edge of a cut sheet it would show through.
        canvas.rect(-BLEED, band, width + 2 * BLEED, height - band + BLEED, stroke=0, fill=1)
        art = look.theme.art(look.guide)
        if art:
            box = (-BLEED, band - 1, width + 2 * BLEED, height - band + BLEED)
            paint(canvas, art, look, box, cover=True)
        canvas.setFillColor(look.colour(plan.band))
        canvas.rect(-BLEED, -BLEED, width + 2 * BLEED, band + BLEED, stroke=0, fill=1)
        canvas.setFillColor(look.colour(plan.mark))
        canvas.rect(margins.left + self.sides.left(0, 54), height * plan.title + 22, 54, 5, stroke=0, fill=1)
        own = self._element
        title = self.text.paragraph(cover.title, "cover_title", own.add("Title"))
        subtitle = self.text.paragraph(cover.subtitle, "cover_subtitle", own.add("P"))
        room = width - margins.left - margins.right
        y = height * plan.title
        for words, share, before in (
            (title, 1.0, 0.0),
            (subtitle, 0.86, look.style("cover_subtitle").before),
        ):
            _, tall = words.wrapOn(canvas, room * share, height)
            y -= before + tall
            words.drawOn(canvas, margins.left + self.sides.left(0, room * share), y)
        self._imprint(canvas, cover, band, room)
        canvas.restoreState()

    def _imprint(self, canvas: Any, cover: m.Cover, band: float, room: float) -> None:
        """Edition, publisher and notice, centred in the height of the band."""
        found = [
            self.text.paragraph(words, "cover_small", self._element.add("P"))
            for words in (cover.edition, cover.publisher, cover.notice)
            if words is not None
        ]
        heights = [line.wrapOn(canvas, room, band)[1] for line in found]
        y = band / 2 + sum(heights) / 2
        for line, tall in zip(found, heights, strict=True):
            y -= tall
            line.drawOn(canvas, self.look.theme.margins.left, y)

    def body(self, canvas: Any, template: Any) -> None:
        """The chapter and the guide at the head, but where a chapter opens; the page number at the foot."""
        if canvas.measuring:
            return
        margins = self.look.theme.margins
        left, right = margins.left, self.width - margins.right
        near, far = left + self.sides.left(0), left + self.sides.left(self.sides.width)
        canvas.saveState()
        # On facing pages head and number stand at the outer edges.
        start, end = "start", "end"
        mirrored = self.spreads and template.page % 2 == 0
        if mirrored:
            near, far, start, end = far, near, end, start
        if canvas.opener_page != canvas.getPageNumber():
            y = self.height - margins.top + 24
            title = self.document.metadata.title
            with canvas.artifact("Pagination", "Header"):
                taken = self.text.line(canvas, title, "running", far, y, end)
                if (
                    canvas.chapter
                    and self.text.width(canvas.chapter, "running_chapter") < right - left - taken - 20
                ):
                    self.text.line(canvas, canvas.chapter, "running_chapter", near, y, start)
            canvas.setStrokeColor(self.look.colour("rule"))
            canvas.setLineWidth(0.6)
            canvas.line(left, y - 7, right, y - 7)
        foot = margins.bottom - 28
        canvas.setFillColor(self.look.colour("accent"))
        bar = self.sides.left(0 if mirrored else self.sides.width - 16, 16)
        canvas.rect(left + bar, foot + 12, 16, 1.6, stroke=0, fill=1)
        with canvas.artifact("Pagination", "Footer"):
            self.text.line(canvas, str(template.page), "running_number", far, foot, end)
        canvas.restoreState()
