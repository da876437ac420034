"""Figures in PDF: tagged with words and a place, decoration silent, vectors, codes that read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from tests.pdf_samples import SAMPLES, Sample
from tests.sample_document import sample_document

from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.writers.pdf import write_pdf


def figures_of(blocks: tuple[m.Block, ...]) -> Iterator[m.Figure]:
    for block in blocks:
        if isinstance(block, m.Section):
            yield from figures_of(block.blocks)
        elif isinstance(block, m.Figure):
            yield block
        elif isinstance(block, m.Codes):
            yield from block.items


def tagged(path: Path) -> list[tuple[str, list[float], list[float]]]:
    """(alternative, bounding box, media box of its page) of every Figure."""
    found = []

    def walk(element: Any) -> None:
        if str(element.get("/S", "")) == "/Figure":
            box = [float(value) for value in element.A.BBox]
            found.append((str(element.Alt), box, [float(value) for value in element.Pg.MediaBox]))
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    with pikepdf.open(path) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize("lang", SAMPLES)
def test_every_figure_that_says_something_says_it_and_where_it_stands(
    lang: str, pdf_sample: Callable[[str], Sample]
) -> None:
    own = pdf_sample(lang)
    expected = [figure.alt.plain() for figure in figures_of(own.document.blocks) if figure.alt]
    found = tagged(own.path)
    assert [alt for alt, _, _ in found] == expected
    for _, (left, bottom, right, top), (_, _, width, height) in found:
        assert 0 < left < right < width
        assert 0 < bottom < top < height


def test_decoration_is_an_artifact(pdf_sample: Callable[[str], Sample]) -> None:
    own = pdf_sample("en")
    silent = [figure for figure in figures_of(own.document.blocks) if figure.alt is None]
    assert len(silent) == 1
    marks: list[str] = []
    with pikepdf.open(own.path) as pdf:
        for page in pdf.pages:
            stack: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in ("BDC", "BMC"):
                    stack.append(str(instruction.operands[0]))
                elif operator == "EMC":
                    stack.pop()
                elif operator == "Do":
                    marks.append(stack[-1])
    assert sorted(marks) == ["/Artifact", "/P"]


def test_drawings_are_vectors(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("zh").path) as pdf:
        images = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        sizes = [(int(image.Width), int(image.Height)) for image in images]
    # The one picture, shown twice; charts, plans and codes need none.
    assert sizes == [(60, 40)]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_codes_open_their_addresses(lang: str, pdf_sample: Callable[[str], Sample]) -> None:
    own = pdf_sample(lang)
    pdf = pypdfium2.PdfDocument(own.path)
    seen = [found.text for page in pdf for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
    pdf.close()
    assert seen == ["https://en.nia.gov.cn"] * 4


def test_a_charts_words_are_the_table_of_its_values(pdf_sample: Callable[[str], Sample]) -> None:
    with pikepdf.open(pdf_sample("en").path) as pdf:
        groups = [element for element in _walk(pdf.Root.StructTreeRoot.K) if str(element.S) == "/Div"]
        roles = [[str(kid.S) for kid in _kids(group)] for group in groups]
        heads = [
            [str(cell.A.Scope) for cell in _walk(kid) if str(cell.S) == "/TH"] for kid in _kids(groups[0])
        ][2]
    assert roles[:3] == [["/Caption", "/Figure", "/Table", "/Note"]] * 3
    assert heads == ["/Column", "/Column", "/Row", "/Row"]


def test_the_same_document_gives_the_same_bytes(
    pdf_theme: Theme, pdf_fonts: FontSet, pdf_sample: Callable[[str], Sample]
) -> None:
    assert write_pdf(sample_document("ko"), pdf_theme, pdf_fonts).data == pdf_sample("ko").result.data


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    every = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in _kids(element):
        yield from _walk(kid)
