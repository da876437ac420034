"""Lines with right-to-left text as text operators; see `turned` for why they are shown so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from czguide.fonts import Face, FontSet
from czguide.typeset import GlyphRun
from czguide.writers.pdf.hints import end_hint, hints
from czguide.writers.pdf.letters import Glyph
from czguide.writers.pdf.operators import Operators, told_pdfium
from czguide.writers.pdf.pdfium import LEFT_MARK
from czguide.writers.pdf.rows import Piece, Row, Shown
from czguide.writers.pdf.turned import Part, is_turned, parts

_SILENT_POPPLER = "/Span<</ActualText<FEFF>>>BDC"
"""What is shown says nothing to poppler; pdfium goes by its glyphs."""

_ADJUSTED = re.compile(r"(?<!\\)(?:\\\\)*\)-?\d+\(")
"""An adjustment between two strings."""

_UNPAINTED, _PAINTED = "3 Tr", "0 Tr"


class TurnedLines:
    """The lines of `pieces` with right-to-left text, shown piece by piece."""

    def __init__(self, out: Operators, pieces: Sequence[Piece], rtl: bool) -> None:
        self.out = out
        self._rows: dict[int, Row] = {}
        self._parts: dict[int, list[Part]] = {}
        looks: dict[int, list[object]] = {}
        straight: dict[int, Row] = {}
        for number, piece in enumerate(pieces):
            for row in piece.rows:
                if is_turned(row.line):
                    whole = self._rows.setdefault(id(row.line), row._replace(runs=[]))
                    whole.runs.extend(row.runs)
                    own = [(number, s.run.face, s.run.size, s.colour, s.rise) for s in row.runs]
                    looks.setdefault(id(row.line), []).extend(own)
                else:
                    straight[id(row.line)] = row
        self._straight = list(straight.values()) if out.canvas.marks else []
        for key, row in self._rows.items():
            self._parts[key] = parts(
                row.line, rtl, out.canvas.rtl, looks[key], [shown.rise != 0 for shown in row.runs]
            )

    def show(self, row: Row) -> None:
        """A line's runs of one piece, their marks last."""
        whole = self._rows[id(row.line)]
        if row.runs[0] is whole.runs[0]:
            self._guard(whole)
        numbers = {id(shown.run) for shown in row.runs}
        own = [part for part in self._parts[id(row.line)] if id(whole.runs[part.run].run) in numbers]
        for part in own:
            self._part(row, whole.runs[part.run], part)
        if any(part.marks for part in own):
            self.out.parts += [_SILENT_POPPLER, told_pdfium("")]
            for part in own:
                self._placed(row, whole.runs[part.run], part.marks)
            self.out.parts += ["EMC", "EMC"]

    def _part(self, row: Row, shown: Shown, part: Part) -> None:
        """Letters, and what pdfium is told of them."""
        if part.told is None:
            self._placed(row, shown, part.letters)
            return
        if part.speaker and part.told:
            self.out.parts += [_SILENT_POPPLER, told_pdfium(part.told), _UNPAINTED]
            self._placed(row, shown._replace(rise=0.0), _speaker(shown.run, part.speaker, part.tight))
            self.out.parts += [_PAINTED, "EMC", "EMC"]
        self.out.parts.append(told_pdfium("" if part.speaker else part.told))
        self._placed(row, shown, part.letters)
        self.out.parts.append("EMC")

    def _guard(self, row: Row) -> None:
        """A wide glyph at the page's right edge, neither painted nor said: pdfium takes what stands off the
        baseline by more than half the width of the rightmost glyph for the end of the line."""
        parts = self._parts[id(row.line)]
        heights = [abs(row.runs[part.run].rise + mark.y) for part in parts for mark in part.marks]
        away = max([*heights, *(abs(shown.rise) for shown in row.runs)], default=0.0)
        if not away:
            return
        shown = row.runs[parts[0].run]
        run = shown.run
        gid = max(run.glyphs, key=run.face.advance)
        text = run.texts[run.glyphs.index(gid)] or LEFT_MARK
        size = round(2000 * (1.15 * away + 0.3) / max(run.face.advance(gid), 1), 1)
        # Another column may stand on the same height: right of all.
        canvas = self.out.canvas
        place = canvas._pagesize[0] - canvas.absolutePosition(row.x, 0)[0] - 1
        self.out.parts += [_SILENT_POPPLER, told_pdfium(""), _UNPAINTED]
        guard = Shown(replace(run, size=size), shown.colour, 0.0)
        self._placed(row, guard, [Glyph(gid, text, place, 0.0)])
        self.out.parts += [_PAINTED, "EMC", "EMC"]

    def _placed(self, row: Row, shown: Shown, glyphs: Sequence[Glyph]) -> None:
        """Glyphs at their places; neighbours on one baseline in one operator."""
        run, colour, rise = shown
        name, codes = self.out.canvas.font_of(run.face)
        self.out.look(colour, f"{name} {run.size:g} Tf", 0.0)
        thousandth = run.size / 1000
        text, pen, level = "", 0.0, 0.0
        for gid, says, x, y in glyphs:
            code = codes[gid, says]
            if text and y == level:
                away = round((pen - x) / thousandth)
                text += f"){away}({code}" if away else code
                pen += (run.face.advance(gid) - away) * thousandth
                continue
            self._string(text)
            self.out.move(row.x + x, row.y + y + rise)
            text, pen, level = code, x + run.face.advance(gid) * thousandth, y
        self._string(text)

    def _string(self, text: str) -> None:
        if text:
            self.out.parts.append(f"[({text})]TJ" if _ADJUSTED.search(text) else f"({text})Tj")

    def hint(self) -> None:
        """What keeps poppler from mistaking the order."""
        found = [
            (row, hint) for row in self._rows.values() for hint in hints(row.line, self.out.canvas.marks)
        ]
        found += [(row, hint) for row in self._straight for hint in end_hint(row.line, self.out.canvas.marks)]
        if found:
            # Not painted (rendering mode 3): fonts draw such marks.
            self.out.parts += ["/Artifact BMC", told_pdfium(""), _UNPAINTED]
            for row, (run, glyph) in found:
                self._placed(row, Shown(run, "#000000", 0.0), [glyph])
            self.out.parts += [_PAINTED, "EMC", "EMC"]


def _speaker(run: GlyphRun, glyph: Glyph, tight: tuple[bool, bool]) -> list[Glyph]:
    """A mark without width in a glyph's place, with spaces where pdfium is to add none."""
    face = run.face
    mark, space = face.gid(LEFT_MARK), face.gid(" ")
    inner = glyph._replace(gid=mark, text=LEFT_MARK, y=0.0) if mark else glyph._replace(y=0.0)
    beside = [inner._replace(gid=space, text=" ")] if space else []
    return [*beside * tight[0], inner, *beside * tight[1]]


def mark_face(fonts: FontSet, langs: list[str]) -> Face | None:
    """A face of one of the languages with a mark from the left that has no width."""
    faces = [own.face for lang in langs for own in fonts.chain(lang, "regular", False)]
    return next(
        (face for face in faces if face.gid(LEFT_MARK) and not face.advance(face.gid(LEFT_MARK))), None
    )
