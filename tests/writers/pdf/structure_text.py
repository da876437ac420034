"""The text of a PDF taken from its structure tree alone, as a screen reader gets it: for the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

BLOCKS = {"H1", "H2", "H3", "H4", "P", "Title", "Note", "Caption", "Lbl", "LBody", "TH", "TD", "TOCI"}
"""Types that hold a text of their own; what is below them and not one of them belongs to it."""

Codes = dict[int, str]


def structure_texts(path: Path) -> list[tuple[str, str]]:
    """(type, text) of every block-level element with content, in tree order."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot
        return list(_walk(root.K, pages))


def _walk(element: Any, pages: dict[Any, dict[int, str]]) -> Iterator[tuple[str, str]]:
    role = str(element.S)[1:]
    if role == "Figure":
        yield role, str(element.Alt)  # what is drawn inside is not heard
        return
    own: list[str] = []
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and str(kid.S)[1:] in BLOCKS:
            assert role not in BLOCKS or role == "LBody", role
            yield from _walk(kid, pages)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid and role not in BLOCKS:
            yield from _walk(kid, pages)
        else:
            own.append(_text(kid, element, pages))
    if own:
        assert role in BLOCKS, f"content in {role}"
        yield role, "".join(own)


def spoken_runs(path: Path) -> list[tuple[str, str]]:
    """(language, text) of every marked content in tree order, but of what figures speak for."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
        return list(_runs(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang), pages))


def _runs(element: Any, lang: str, pages: dict[Any, dict[int, str]]) -> Iterator[tuple[str, str]]:
    lang = str(element.get("/Lang", lang))
    if element.S == "/Figure":
        return
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _runs(kid, lang, pages)
        else:
            yield lang, _text(kid, element, pages)


def _text(kid: Any, parent: Any, pages: dict[Any, dict[int, str]]) -> str:
    if isinstance(kid, int):
        return pages[parent.Pg.objgen][kid]
    if kid.get("/Type") == "/MCR":
        return pages[kid.get("/Pg", parent.get("/Pg")).objgen][int(kid.MCID)]
    if kid.get("/Type") == "/OBJR":
        return ""
    if "/ActualText" in kid:
        return str(kid.ActualText)
    return "".join(_text(inner, kid, pages) for inner in _kids(kid))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(page: Any) -> dict[int, str]:
    """The text of each marked-content sequence of a page, ActualText in its place."""
    fonts = {name: _codes(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, str | None]] = []
    font: Codes = {}
    saved: list[Codes] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            entries: Any = (
                operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
            )
            mcid = int(entries["/MCID"]) if "/MCID" in entries else None
            # Only a Span's (ISO 32000-2 14.9.4): other tags tell single readers something.
            spans = name == "BDC" and str(operands[0]) == "/Span"
            said = str(entries["/ActualText"]) if spans and "/ActualText" in entries else None
            outer = next((m for m, _ in reversed(stack) if m is not None), None)
            if said is not None and outer is not None:
                found[outer] = found.get(outer, "") + said
            if mcid is not None:
                found.setdefault(mcid, "")
            stack.append((mcid, said))
        elif name == "EMC":
            stack.pop()
        elif name == "q":
            saved.append(font)
        elif name == "Q":
            font = saved.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            owner = next((m for m, _ in reversed(stack) if m is not None), None)
            if owner is None or any(said is not None for _, said in stack):
                continue
            parts = operands[0] if name == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    found[owner] += _decoded(bytes(part), font)
    return found


def _decoded(data: bytes, font: Codes) -> str:
    return "".join(font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))


def _codes(font: Any) -> Codes:
    rows = re.findall(rb"^<(\w{4})> <(\w*)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(cid, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for cid, text in rows}
