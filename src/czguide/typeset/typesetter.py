"""The way in: text and style to shaped text, shaped text and a measure to lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from czguide.fonts import FontSet
from czguide.typeset.breaks import Breaks, line_breaks
from czguide.typeset.compose import GapCaches, Shaped, compose
from czguide.typeset.hyphenate import hyphen_points
from czguide.typeset.itemize import wide_marks
from czguide.typeset.language import Language, language
from czguide.typeset.layout import lay_line
from czguide.typeset.linebreak import (
    ANYWHERE,
    HELD,
    SYLLABLE,
    Extent,
    Opportunities,
    fit,
    last_resorts,
    narrowest,
    opportunities,
    too_wide,
)
from czguide.typeset.model import Align, Paragraph, ParagraphStyle, Problem, Span, TextStyle
from czguide.typeset.shape import Shaper

_PLAIN = ParagraphStyle()
# Lines of a heading that differ by four em cost as much as a break that is not after a mark.
_UNEVEN = 0.05
# A text narrower than this for each byte of UTF-8 is rare: ideographs have three to an em.
_LEAST_BYTE = 333
_UNBROKEN = Breaks((), {}, frozenset(), (), frozenset())


@dataclass
class _Memory:
    """What was shaped in one document language."""

    shapers: dict[tuple[object, ...], tuple[Shaper, Shaper]] = field(default_factory=dict)
    gaps: GapCaches = field(default_factory=dict)


# All typesetters of one font set share what they have shaped: editions and passes repeat their words.
_shared: WeakKeyDictionary[FontSet, dict[str, _Memory]] = WeakKeyDictionary()


class Typesetter:
    """Sets text in one document language. Making a second one for the same fonts costs nothing."""

    def __init__(
        self, fonts: FontSet, document_language: str, line_break: str = "", names: Iterable[str] = ()
    ) -> None:
        """`line_break`: strict, normal or loose (CSS Text 3); '': as is usual in the language. `names` are
        never hyphenated."""
        self.fonts = fonts
        self.tag = document_language
        self.row: Language = language(document_language).broken(line_break)
        shared = _shared.setdefault(fonts, {}).setdefault(document_language, _Memory())
        self._shapers = shared.shapers
        self._gaps = shared.gaps
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def shape(self, text: str | Sequence[Span], style: ParagraphStyle = _PLAIN) -> Shaped:
        """Everything about a paragraph that does not depend on its width."""
        spans = (Span(text),) if isinstance(text, str) else tuple(text)
        whole = "".join([span.text for span in spans])
        ranges = _ranges(spans)
        breaks = line_breaks(
            whole,
            self.row,
            unbroken=_unbroken(spans, ranges),
            rows=[
                (s, e, language(span.style.lang) if span.style.lang else self.row)
                for (s, e), span in zip(ranges, spans, strict=True)
            ]
            if any(span.style.lang for span in spans)
            else (),
            # Centred and flush-right lines have no far edge a hyphen could even out.
            hyphenate=style.hyphenate and style.align in (Align.JUSTIFY, Align.START),
            heading=style.heading,
            names=self._names,
        )
        shaped = self._composed(whole, spans, ranges, style, breaks)
        shaped.refine = lambda cuts: self._composed(whole, spans, ranges, style, breaks, cuts)
        return shaped

    def paragraph(
        self, text: str | Sequence[Span], width: float, style: ParagraphStyle = _PLAIN
    ) -> Paragraph:
        """Text set to a width in points."""
        spans = (Span(text),) if isinstance(text, str) else tuple(text)
        return self._line(spans, width, style) or break_lines(self.shape(spans, style), width)

    def _line(self, spans: tuple[Span, ...], width: float, style: ParagraphStyle) -> Paragraph | None:
        """The text on one line, where it fits: most of a brochure's texts do, and need not be asked for
        opportunities. It comes to the same as breaking it."""
        whole = "".join([span.text for span in spans])
        measure = width * 1000 / style.size
        least = len(whole.encode("utf-8", "replace")) * _LEAST_BYTE
        if not whole or least > measure or style.first_indent or "\n" in whole:
            return None
        shaped = self._composed(whole, spans, _ranges(spans), style, _UNBROKEN)
        natural = shaped.ends[-1] - shaped.starts[0]
        if natural > measure:
            return None
        extent = Extent(0, len(shaped.pieces), measure, natural, hyphen=False, last=True, overfull=False)
        return Paragraph(whole, spans, style, (lay_line(shaped, extent, 0.0),), shaped.problems)

    def _composed(
        self,
        whole: str,
        spans: tuple[Span, ...],
        ranges: list[tuple[int, int]],
        style: ParagraphStyle,
        breaks: Breaks,
        cuts: frozenset[int] = frozenset(),
    ) -> Shaped:
        wide = self._wide(whole, spans, ranges)
        shapers = tuple([self._pair(span.style) for span in spans])
        return compose(whole, spans, style, self.row, shapers, breaks, wide, self._gaps, cuts)

    def _pair(self, style: TextStyle) -> tuple[Shaper, Shaper]:
        """A style's shapers, one for each direction."""
        key = (style.weight, style.italic, style.scale, style.lang, style.fonts)
        found = self._shapers.get(key)
        if found is None:
            left, right = (Shaper(self.fonts, self.tag, style, rtl) for rtl in (False, True))
            found = self._shapers[key] = left, right
        return found

    def _wide(self, whole: str, spans: tuple[Span, ...], ranges: list[tuple[int, int]]) -> frozenset[int]:
        rows = [language(span.style.lang) if span.style.lang else self.row for span in spans]
        if not any(row.wide_marks for row in rows):
            return frozenset()
        wide = wide_marks(whole)
        for (start, end), row in zip(ranges, rows, strict=True):
            if not row.wide_marks:
                wide -= frozenset(range(start, end))
        return wide


def narrowest_measure(shaped: Shaped) -> float:
    """The width in points below which a word or a number and its unit would have to be broken."""
    if not shaped.pieces:
        return 0.0
    return (narrowest(shaped) + 1) * shaped.style.size / 1000


def break_lines(shaped: Shaped, width: float) -> Paragraph:
    """Break shaped text to a width in points, and set its lines."""
    style = shaped.style
    problems = list(shaped.problems)
    if not shaped.pieces:
        return Paragraph(shaped.text, shaped.spans, style, (), tuple(problems))
    measure = width * 1000 / style.size
    indent, hang = style.first_indent * 1000, style.hang * 1000
    narrow = measure - max(0.0, indent, hang)
    stretches = opportunities(shaped)
    wide = [(part, too_wide(shaped, part, narrow)) for part in stretches]
    if any(found for _, found in wide):
        shaped, stretches = _refined(shaped, wide, narrow, problems)
    if style.balance:
        measure = _balanced(shaped, stretches, measure, indent, hang)
        # Lines are broken to the narrower measure but stand in the whole one.
    full = width * 1000 / style.size
    lines = []
    for number, part in enumerate(stretches):
        for extent in fit(shaped, part, measure - hang, measure - (indent if number == 0 else hang)):
            begin = indent if extent.first == 0 else hang
            lines.append(lay_line(shaped, replace(extent, measure=full - begin), begin))
            if extent.overfull:
                problems.append(Problem("overfull", lines[-1].start, lines[-1].text))
    return Paragraph(shaped.text, shaped.spans, style, tuple(lines), tuple(problems))


def _ranges(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for span in spans:
        found.append((start, start + len(span.text)))
        start += len(span.text)
    return found


def _unbroken(spans: tuple[Span, ...], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches kept whole; a number and its unit, neighbours in two styles, are one; a space holds its two
    neighbours together."""
    found: list[tuple[int, int]] = []
    word = False
    for (start, end), span in zip(ranges, spans, strict=True):
        if span.style.nobreak and start < end:
            joined = word and found[-1][1] == start
            if span.text.isspace():
                found.append((start - 1, end + 1))
            else:
                found.append((found.pop()[0] if joined else start, end))
            word = span.text.rstrip()[-1:].isalnum()
        elif start < end:
            word = False
    return found


def _refined(
    shaped: Shaped,
    wide: list[tuple[Opportunities, list[tuple[int, int]]]],
    measure: float,
    problems: list[Problem],
) -> tuple[Shaped, list[Opportunities]]:
    """Open what was held in words wider than a line; where that is too little, their syllables; and where
    that is too little still, every cluster."""
    stops = [*shaped.at, len(shaped.text)]
    ranges = [(stops[first], stops[stop]) for _, found in wide for first, stop in found]
    problems += [Problem("wide-word", start, shaped.text[start:stop]) for start, stop in ranges]
    held = {at for at in shaped.breaks.held for start, stop in ranges if start < at < stop}
    breaks = _with(shaped.breaks, held, HELD)
    opened = replace(shaped, breaks=breaks)
    for points, cost in ((_syllables, SYLLABLE), (last_resorts, ANYWHERE)):
        stretches = opportunities(opened)
        stops = [*opened.at, len(opened.text)]
        ranges = [
            (stops[first], stops[stop])
            for part in stretches
            for first, stop in too_wide(opened, part, measure)
        ]
        if not ranges or shaped.refine is None:
            return opened, stretches
        if points is last_resorts:
            # What has signs in it, an address, breaks anywhere as well as elsewhere.
            words = ((start, shaped.text[start:stop].strip()) for start, stop in ranges)
            problems += [Problem("torn-word", start, word) for start, word in words if word.isalnum()]
        more = {at for start, stop in ranges for at in points(shaped, start, stop)}
        hyphens = more - set(breaks.open) if points is _syllables else set()
        breaks = replace(_with(breaks, more, cost), hyphens=breaks.hyphens | hyphens)
        opened = shaped.refine(frozenset(breaks.open))
        opened.breaks = breaks
    return opened, opportunities(opened)


def _syllables(shaped: Shaped, start: int, stop: int) -> list[int]:
    """Where a word too wide for any line may be hyphenated, capitals or not."""
    row = replace(shaped.language, hyphenate_capitals=True)
    return [start + at for at in hyphen_points(shaped.text[start:stop], row)]


def _with(breaks: Breaks, more: set[int], cost: float) -> Breaks:
    added = more - set(breaks.open)
    return replace(
        breaks,
        open=tuple(sorted({*breaks.open, *added})),
        costs={**dict.fromkeys(added, cost), **breaks.costs},
    )


def _balanced(
    shaped: Shaped, stretches: list[Opportunities], measure: float, indent: float, hang: float
) -> float:
    """The measure at which a text needs no more lines, and they are most alike and best broken."""

    def judged(width: float) -> tuple[int, float]:
        count, cost, widths = 0, 0.0, []
        for number, part in enumerate(stretches):
            costs = dict(zip(part.after, part.cost, strict=True))
            for extent in fit(shaped, part, width - hang, width - (indent if number == 0 else hang)):
                count += 1 if not extent.overfull else 1000
                cost += 0.0 if extent.last else costs[extent.stop]
                widths.append(extent.natural)
        return count, cost + ((max(widths) - min(widths)) * _UNEVEN) ** 2

    found, best = measure, judged(measure)
    if best[0] == len(stretches):
        return measure
    for share in range(23, 6, -1):
        verdict = judged(measure * share / 24)
        if verdict[0] > best[0]:
            # Narrower still would not need fewer lines again.
            break
        if verdict < best:
            found, best = measure * share / 24, verdict
    return found
