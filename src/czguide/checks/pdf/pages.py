"""What is drawn on a page, and in which marked content (ISO 32000-1 14.6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from czguide.checks.pdf.text import Decoder

_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = _TEXT | frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"))


@dataclass
class PageMarks:
    """A page's MCIDs in the order of its content, and what is wrong with how it is marked."""

    mcids: list[int] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    """What each of them says, ActualText in the glyphs' place."""
    languages: dict[int, str] = field(default_factory=dict)
    """The languages that marked content itself names."""
    untagged: int = 0
    untagged_text: bool = False
    mixed: int = 0
    """Artifacts inside tagged content, or the other way round (ISO 14289-1 7.1)."""
    unbalanced: bool = False


class _Mark(NamedTuple):
    """An open sequence: 'tagged', 'artifact' or '', its MCID, whether ActualText stands for what is in it."""

    kind: str
    mcid: int
    spoken: bool


def read_marks(page: Any) -> PageMarks:
    """Read a page's content stream."""
    reader = _Reader(page)
    for instruction in pikepdf.parse_content_stream(page):
        reader.read(str(instruction.operator), instruction.operands)
    reader.found.unbalanced |= bool(reader.stack)
    return reader.found


class _Reader:
    def __init__(self, page: Any) -> None:
        self.found = PageMarks()
        self.stack: list[_Mark] = []
        self.page = page
        self.font: Decoder | None = None
        self.saved: list[Decoder | None] = []
        self.fonts: dict[str, Decoder] = {}

    def read(self, operator: str, operands: Any) -> None:
        if operator in ("BDC", "BMC"):
            self._open(operator, operands)
        elif operator == "EMC":
            if self.stack:
                self.stack.pop()
            else:
                self.found.unbalanced = True
        elif operator in _PAINT:
            if not any(mark.kind for mark in self.stack):
                self.found.untagged += 1
                self.found.untagged_text |= operator in _TEXT
            elif operator in _TEXT:
                self._show(operands)
        elif operator == "Tf":
            self.font = self._decoder(str(operands[0]))
        elif operator == "q":
            self.saved.append(self.font)
        elif operator == "Q" and self.saved:
            self.font = self.saved.pop()

    def _open(self, operator: str, operands: Any) -> None:
        entries = operands[1] if operator == "BDC" else None
        if isinstance(entries, pikepdf.Name):
            entries = self.page.resources.get("/Properties", {}).get(str(entries))
        if not isinstance(entries, pikepdf.Dictionary):
            entries = {}
        kind, mcid = "", -1
        if str(operands[0]) == "/Artifact":
            kind = "artifact"
        elif "/MCID" in entries:
            kind, mcid = "tagged", int(entries["/MCID"])
            self.found.mcids.append(mcid)
        # Only a Span's (ISO 32000-2 14.9.4): with other tags it is a hint to a single reader.
        spoken = str(operands[0]) == "/Span" and "/ActualText" in entries
        self.stack.append(_Mark(kind, mcid, spoken))
        owner = self._owner()
        if spoken and owner >= 0:
            self._say(owner, str(entries["/ActualText"]))
        if "/Lang" in entries and owner >= 0:
            self.found.languages[owner] = str(entries["/Lang"])
        kinds = {mark.kind for mark in self.stack}
        self.found.mixed += kind != "" and {"artifact", "tagged"} <= kinds

    def _show(self, operands: Any) -> None:
        owner = self._owner()
        if owner < 0 or self.font is None or any(mark.spoken for mark in self.stack):
            return
        last = operands[-1]
        parts = list(last) if isinstance(last, pikepdf.Array) else [last]
        for part in parts:
            if isinstance(part, pikepdf.String):
                self._say(owner, self.font.text(bytes(part)))

    def _say(self, owner: int, text: str) -> None:
        self.found.texts[owner] = self.found.texts.get(owner, "") + text

    def _owner(self) -> int:
        return next((mark.mcid for mark in reversed(self.stack) if mark.mcid >= 0), -1)

    def _decoder(self, name: str) -> Decoder | None:
        if name not in self.fonts:
            font = self.page.resources.get("/Font", {}).get(name)
            if font is None:
                return None
            self.fonts[name] = Decoder(font)
        return self.fonts[name]
