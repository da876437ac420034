"""What stands on a page outside the flow: the cover, running heads, page numbers."""

from __future__ import annotations

from typing import Any

from czguide.document import model as m
from czguide.writers.pdf.artwork import paint
from czguide.writers.pdf.opener import BLEED
from czguide.writers.pdf.placement import Placed
from czguide.writers.pdf.sides import Sides
from czguide.writers.pdf.structure import Element
from czguide.writers.pdf.text import TextSetter

BEYOND = 30.0
"""Points by which what touches the page's edge reaches beyond it: the bleed, and the way from the spine."""

_CLEAR = 0.7
"""The share of the page's height above which a cover's titles stand: below are the artwork's high points."""

_BETWEEN_HEADS = 20.0
"""Points between the chapter and the guide's title at least."""

_SCALES = (1.0, 0.93, 0.86, 0.8, 0.74)
"""How small a cover's titles may be set, from what their styles say."""


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
        room = width - margins.left - margins.right
        scale, y = self._fitted(canvas, cover, room)
        canvas.setFillColor(look.colour(plan.mark))
        canvas.rect(margins.left + self.sides.left(0, 54), y + 22, 54, 5, stroke=0, fill=1)
        for words, share, before in self._titles(cover, self._element, scale):
            _, tall = words.wrapOn(canvas, room * share, height)
            y -= before + tall
            words.drawOn(canvas, margins.left + self.sides.left(0, room * share), y)
        self._imprint(canvas, cover, band, room)
        canvas.restoreState()

    def measure_cover(self) -> None:
        """Set the cover's titles as `cover` does, without drawing them."""
        if self._cover is not None:
            margins = self.look.theme.margins
            self._fitted(None, self._cover, self.width - margins.left - margins.right)

    def _titles(self, cover: m.Cover, parent: Element, scale: float) -> list[tuple[Any, float, float]]:
        """Title and subtitle, the share of the width each may take, and the space before it, in points."""
        found: list[tuple[Any, float, float]] = []
        for words, name, role, share in (
            (cover.title, "cover_title", "Title", 1.0),
            (cover.subtitle, "cover_subtitle", "P", 0.58),
        ):
            own = self.look.style(name)
            set_ = self.text.paragraph(words, name, parent.add(role), size=own.size * scale, flush=True)
            found.append((set_, share, own.before if found else 0.0))
        return found

    def _fitted(self, canvas: Any, cover: m.Cover, room: float) -> tuple[float, float]:
        """How small the titles are set and where they begin, so that they stay clear of the artwork."""
        foot, top = self.height * _CLEAR, self.height - self.look.theme.margins.top + 8
        y = self.height * self.look.theme.cover.title
        scale = 1.0
        for scale in _SCALES:
            titles = self._titles(cover, Element("Sect"), scale)
            heights = (words.wrapOn(canvas, room * share, self.height)[1] for words, share, _ in titles)
            needed = sum(heights) + sum(before for _, _, before in titles)
            if top - needed >= foot:
                break
        return scale, min(max(y, foot + needed), top)

    def _imprint(self, canvas: Any, cover: m.Cover, band: float, room: float) -> None:
        """Edition, publisher and a draft's notices, centred in the height of the band."""
        found = [
            self.text.paragraph(words, "cover_small", self._element.add("P"))
            for words in (cover.edition, cover.publisher, cover.notice, cover.review)
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
            chapter, title = self._heads(canvas.chapter, right - left)
            with canvas.artifact("Pagination", "Header"):
                if title:
                    self._line(canvas, "title", title, "running", far, y, end)
                if chapter:
                    self._line(canvas, "chapter", chapter, "running_chapter", near, y, start)
            canvas.setStrokeColor(self.look.colour("rule"))
            canvas.setLineWidth(0.6)
            canvas.line(left, y - 7, right, y - 7)
        foot = margins.bottom - 28
        canvas.setFillColor(self.look.colour("accent"))
        bar = self.sides.left(0 if mirrored else self.sides.width - 16, 16)
        canvas.rect(left + bar, foot + 12, 16, 1.6, stroke=0, fill=1)
        with canvas.artifact("Pagination", "Footer"):
            self._line(canvas, "folio", str(template.page), "running_number", far, foot, end)
        canvas.restoreState()

    def _line(self, canvas: Any, kind: str, text: str, style: str, x: float, y: float, align: str) -> float:
        """A line outside the text area, noted for the page checks; returns its width."""
        width = self.text.line(canvas, text, style, x, y, align)
        at_left = (align == "start") != self.text.rtl
        left = x if at_left else x - width
        size = self.look.style(style).size
        margins = self.look.theme.margins
        room = margins.left, self.width - margins.right
        canvas.placed.append(
            Placed(
                canvas.getPageNumber(),
                kind,
                left,
                y - 0.2 * size,
                left + width,
                y + 0.8 * size,
                room,
                y,
                1,
                text,
            )
        )
        return width

    def _heads(self, chapter: str, room: float) -> tuple[str, str]:
        """The chapter and the guide's title as far as one line holds both: the chapter comes first."""
        title = self.document.metadata.title
        titles = {
            words: self.text.width(words, "running") for words in (title, title.partition(m.BETWEEN)[0])
        }
        own = self.text.width(chapter, "running_chapter") if chapter else 0.0
        left = room - own - _BETWEEN_HEADS * bool(chapter)
        if chapter and own <= room:
            return chapter, next((words for words, width in titles.items() if width <= left), "")
        return "", next((words for words, width in titles.items() if width <= room), "")
