"""QR codes open what they say, and have their white border."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from czguide.addresses import uri
from czguide.writers.figures.codes import QUIET, code
from czguide.writers.figures.shapes import Box, Cells, Sketch

WIDTH = 74.0


def decoded(sketch: Sketch) -> list[str]:
    """What a reader sees in a picture of four pixels to the module."""
    cells = next(shape for shape in sketch.shapes if isinstance(shape, Cells))
    side = round(sketch.width / cells.size)
    image = Image.new("L", (side, side), 255)
    for row, column, count in cells.runs:
        for place in range(count):
            image.putpixel((QUIET + column + place, QUIET + row), 0)
    return [
        found.text
        for found in zxingcpp.read_barcodes(image.resize((side * 4, side * 4), Image.Resampling.NEAREST))
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://en.nia.gov.cn",
        "http://zwfw.jinan.gov.cn/art/2025/11/6/art_127497_4798602.html",
        "https://example.org/常州?a=1&b=2#c",
    ],
)
def test_a_code_opens_its_address(address: str) -> None:
    assert decoded(code(address, WIDTH)) == [uri(address)]


@settings(max_examples=20)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789/.-_?=&", min_size=1, max_size=120))
def test_any_address_reads(path: str) -> None:
    assert decoded(code(f"https://example.org/{path}", WIDTH)) == [f"https://example.org/{path}"]


def test_four_modules_around_it_are_white() -> None:
    drawn = code("https://en.nia.gov.cn", WIDTH)
    paper, cells = drawn.shapes
    assert isinstance(paper, Box)
    assert isinstance(cells, Cells)
    assert (paper.fill, paper.width, paper.height) == ("paper", WIDTH, WIDTH)
    side = 1 + max(row for row, _, _ in cells.runs)
    assert cells.x == cells.y == pytest.approx(QUIET * cells.size)
    assert cells.x + side * cells.size == pytest.approx(WIDTH - QUIET * cells.size)
