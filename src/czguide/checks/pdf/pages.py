"""What is drawn on a page, and in which marked content (ISO 32000-1 14.6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = _TEXT | frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"))


@dataclass
class PageMarks:
    """A page's MCIDs in the order of its content, and what is wrong with how it is marked."""

    mcids: list[int] = field(default_factory=list)
    untagged: int = 0
    untagged_text: bool = False
    mixed: int = 0
    """Artifacts inside tagged content, or the other way round (ISO 14289-1 7.1)."""
    unbalanced: bool = False


def read_marks(page: Any) -> PageMarks:
    """Read a page's content stream."""
    found = PageMarks()
    stack: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            stack.append(_kind(page, operator, instruction.operands, found))
            found.mixed += "artifact" in stack and "tagged" in stack and stack[-1] != ""
        elif operator == "EMC":
            if stack:
                stack.pop()
            else:
                found.unbalanced = True
        elif operator in _PAINT and "tagged" not in stack and "artifact" not in stack:
            found.untagged += 1
            found.untagged_text |= operator in _TEXT
    found.unbalanced |= bool(stack)
    return found


def _kind(page: Any, operator: str, operands: Any, found: PageMarks) -> str:
    """'tagged', 'artifact', or '' for marks that say something else of their content."""
    if str(operands[0]) == "/Artifact":
        return "artifact"
    entries = operands[1] if operator == "BDC" else None
    if isinstance(entries, pikepdf.Name):
        entries = page.resources.get("/Properties", {}).get(str(entries))
    if isinstance(entries, pikepdf.Dictionary) and "/MCID" in entries:
        found.mcids.append(int(entries["/MCID"]))
        return "tagged"
    return ""
