"""What words of a finished PDF stand on: its pages without their words, as a reader paints them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from czguide.theme.contrast import LARGE, TEXT

SCALE = 2
"""Pixels in a point."""
LEAST = 0.04
"""Of a run's box: what a colour must cover to count as its ground, more than the edge of a neighbour."""


@dataclass(frozen=True)
class Run:
    """Words set at once: their page, colours '#rrggbb', and the ratio that they need."""

    page: int
    text: str
    ink: str
    grounds: tuple[str, ...]
    least: float
    size: float


def runs(pdf: pypdfium2.PdfDocument) -> Iterator[Run]:
    """All words of a PDF with what is painted below them."""
    for number in range(len(pdf)):
        page = pdf[number]
        words = page.get_textpage()
        objects = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8))
        said = [_text(one, words) for one in objects]
        boxes = [one.get_bounds() for one in objects]
        looks = [(_ink(one), _size(one), _bold(one)) for one in objects]
        for one in objects:
            pdfium.FPDFPageObj_SetIsActive(one.raw, 0)
        image = page.render(scale=SCALE).to_pil().convert("RGB")
        for text, box, (ink, size, bold) in zip(said, boxes, looks, strict=True):
            if text.strip():
                # WCAG 2.2, 1.4.3: large is 18 points, or 14 in bold.
                least = LARGE if size >= (14 if bold else 18) else TEXT
                yield Run(number + 1, text, ink, tuple(_grounds(image, box)), least, size)


def _grounds(image: Any, box: tuple[float, float, float, float]) -> Iterator[str]:
    left, bottom, right, top = (edge * SCALE for edge in box)
    part = image.crop((int(left), int(image.height - top), int(right) + 1, int(image.height - bottom) + 1))
    whole = part.width * part.height
    for count, (red, green, blue) in part.getcolors(whole):
        if count >= LEAST * whole:
            yield f"#{red:02x}{green:02x}{blue:02x}"


def _text(one: Any, words: Any) -> str:
    count = pdfium.FPDFTextObj_GetText(one.raw, words.raw, None, 0)
    buffer = ctypes.create_string_buffer(count * 2)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(one.raw, words.raw, pointer, count)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _ink(one: Any) -> str:
    channels = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(one.raw, *channels)
    return "#" + "".join(f"{channel.value:02x}" for channel in channels[:3])


def _size(one: Any) -> float:
    """In points."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(one.raw, size)
    matrix = one.get_matrix()
    return float(size.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def _bold(one: Any) -> bool:
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(one.raw), name, 200)
    return b"Bold" in name.value
