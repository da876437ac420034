"""Pages built of blocks: the order of columns, lines and rows that stay together, what no page can hold.

Every fourth word is numbered through the document, so that its place tells what stands where.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.test_errors import CITY, edit

from czguide.cli.main import main
from czguide.document import model as m
from czguide.fonts import FontSet
from czguide.theme.model import Theme
from czguide.typeset import Align, ParagraphStyle, Typesetter
from czguide.writers.pdf import TooHighError, write_pdf
from czguide.writers.pdf.paragraph import TextBlock
from czguide.writers.pdf.structure import Element

WORDS = "the city offers space energy and people for makers of hydrogen cells with partners from many lands"
SEEDS = range(4)


def inlines(words: str) -> m.Inlines:
    return m.Inlines((m.Str(words),))


class Mixer:
    """Random documents; `leaves` are their texts in order: (kind, first number, last number)."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0
        self.leaves: list[tuple[str, int, int]] = []

    def words(self, kind: str, least: int, most: int) -> m.Inlines:
        first, found = self.count + 1, []
        length = self.random.randint(least, most)
        for at in range(length):
            if at % 4 == 0 or at == length - 1:
                self.count += 1
                found.append(f"W{self.count}")
            else:
                found.append(self.random.choice(WORDS.split()))
        self.leaves.append((kind, first, self.count))
        return inlines(" ".join(found))

    def block(self, level: int) -> m.Block:
        kind = self.random.choice(["body", "body", "list", "table", "section", "section"])
        if kind == "list":
            title = self.words("heading", 1, 3)
            most = self.random.choice([8, 60, 160])
            items = tuple(m.ListItem(self.words("item", 2, most)) for _ in range(self.random.randint(2, 9)))
            return m.List(self.random.choice(["bullet", "step", "check"]), items, title)
        if kind == "table":
            caption, columns = self.words("heading", 1, 6), self.random.randint(2, 4)
            head = tuple(m.Cell(self.words("head", 1, 2)) for _ in range(columns))
            rows = []
            most = self.random.choice([4, 20, 60])
            for _ in range(self.random.randint(1, 25)):
                start = len(self.leaves)
                rows.append(tuple(m.Cell(self.words("cell", 1, most)) for _ in range(columns)))
                self.leaves[start:] = [("row", self.leaves[start][1], self.count)]
            return m.Table(caption, head, tuple(rows), (1.0,) * columns)
        if kind == "section" and level < 4:
            heading = self.words("heading", 1, 12)
            inner = tuple(self.block(level + 1) for _ in range(self.random.randint(1, 5)))
            return m.Section(f"a{self.count}", heading, level, inner, "section")
        return m.Paragraph(self.words("body", 3, 120), "body")

    def document(self) -> m.Document:
        chapters = []
        for number in (1, 2):
            heading = self.words("heading", 1, 3)
            blocks = tuple(self.block(2) for _ in range(12))
            chapters.append(m.Section(f"c{number}", heading, 1, blocks, "chapter", number=str(number)))
        return document(*chapters)


def document(*blocks: m.Block) -> m.Document:
    metadata = m.Metadata("title", "", (), "", "2026-11-23T00:00:00+00:00", "draft")
    return m.Document("sample", "en", "ltr", "A4", metadata, blocks)


Place = tuple[int, float, float]
"""Page, left, and how far down the page."""


def places(data: bytes) -> dict[int, Place]:
    """Where each numbered word stands, the first time."""
    found: dict[int, Place] = {}
    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        for match in re.finditer(r"W(\d+)", text.get_text_range()):
            left, bottom, _, _ = text.get_charbox(match.start())
            found.setdefault(int(match[1]), (number, left, page.get_height() - bottom))
    pdf.close()
    return found


@pytest.fixture(scope="module", params=SEEDS)
def laid(
    request: pytest.FixtureRequest, pdf_theme: Theme, pdf_fonts: FontSet
) -> tuple[Mixer, dict[int, Place]]:
    mixer = Mixer(request.param)
    return mixer, places(write_pdf(mixer.document(), pdf_theme, pdf_fonts).data)


def test_every_word_is_drawn_and_no_page_goes_back(laid: tuple[Mixer, dict[int, Place]]) -> None:
    mixer, found = laid
    assert sorted(found) == list(range(1, mixer.count + 1))
    assert all(found[a][0] <= found[b][0] for a, b in pairwise(sorted(found)))


def test_headings_titles_and_captions_stand_with_what_follows(laid: tuple[Mixer, dict[int, Place]]) -> None:
    mixer, found = laid
    for (kind, _, last), (_, following, _) in pairwise(mixer.leaves):
        if kind == "heading":
            assert found[last][0] == found[following][0], (last, following)


def test_rows_are_whole(laid: tuple[Mixer, dict[int, Place]]) -> None:
    mixer, found = laid
    rows = [range(first, last + 1) for kind, first, last in mixer.leaves if kind == "row"]
    assert rows
    for row in rows:
        assert len({found[number][0] for number in row}) == 1


def test_no_line_stands_alone_on_a_page(laid: tuple[Mixer, dict[int, Place]]) -> None:
    mixer, found = laid
    broken = 0
    for kind, first, last in mixer.leaves:
        if kind not in ("body", "item"):
            continue
        pages = [
            {round(down) for _, _, down in group}
            for _, group in groupby((found[at] for at in range(first, last + 1)), key=lambda place: place[0])
        ]
        if len(pages) > 1:
            broken += 1
            assert all(len(lines) >= 2 for lines in pages)
    assert broken


@pytest.mark.parametrize("lines", [40, 75, 130, 190, 260])
def test_columns_are_read_in_the_order_they_are_drawn(
    lines: int, pdf_theme: Theme, pdf_fonts: FontSet
) -> None:
    """What does not fit in a page's columns goes on in the next page's first one."""
    mixer = Mixer(lines)
    blocks: list[m.Block] = []
    while mixer.count < lines * 3:
        blocks.append(m.Paragraph(mixer.words("body", 20, 90), "body"))
        if mixer.random.random() < 0.2:
            heading = mixer.words("heading", 2, 5)
            inner = (m.Paragraph(mixer.words("body", 20, 60), "body"),)
            blocks.append(m.Section(f"s{mixer.count}", heading, 2, inner, "section"))
    chapter = m.Section("c", inlines("Chapter"), 1, tuple(blocks), "chapter")
    found = places(write_pdf(document(chapter), pdf_theme, pdf_fonts).data)
    assert sorted(found) == list(range(1, mixer.count + 1))
    middle = 595 / 2
    assert {place[1] > middle for place in found.values()} == {False, True}
    order = [
        (page, left > middle, round(down), left) for page, left, down in (found[n] for n in sorted(found))
    ]
    assert order == sorted(order)


def test_a_heads_row_is_repeated_on_every_page(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    head = tuple(m.Cell(inlines(words)) for words in ("Station", "Distance"))
    rows = tuple(tuple(m.Cell(inlines(f"{words} {n}")) for words in ("stop", "far")) for n in range(120))
    data = write_pdf(document(m.Table(inlines("T"), head, rows, (1, 1))), pdf_theme, pdf_fonts).data
    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) > 2
    assert all("Station" in text and "Distance" in text for text in pages)


def blocks_of(text: str, tag: str, fonts: FontSet, width: float) -> Iterator[TextBlock]:
    """The text as a justified block, cut at every height it can be."""
    typesetter = Typesetter(fonts, tag)
    style = ParagraphStyle(size=10, align=Align.JUSTIFY)
    for room in range(15, 400, 15):
        block = TextBlock(lambda w: typesetter.paragraph(text, w, style), 10, 15, (Element("P"),))
        parts = block.split(width, room)
        if len(parts) == 2:
            yield from (part for part in parts if isinstance(part, TextBlock))
            for part in parts:
                part.wrap(width, 1e6)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (
            "en",
            "international organizations committed extraordinary considerations to manufacturing opportunities ",
        ),
        (
            "de",
            "die Wasserstofftechnologie der Investitionsgesellschaften im Gewerbegebiet ermöglicht Partnerschaften ",
        ),
        ("fr", "le développement des investissements internationaux dans les entreprises manufacturières "),
    ],
)
def test_no_hyphen_ends_a_page_and_no_line_is_alone(tag: str, text: str, pdf_fonts: FontSet) -> None:
    hyphens = 0
    for width in (90, 110, 130):
        parts = list(blocks_of(text * 4, tag, pdf_fonts, width))
        assert len(parts) > 6
        for head, tail in zip(parts[::2], parts[1::2], strict=True):
            hyphens += sum(line.hyphenated for line in (*head.own, *tail.own))
            assert not head.own[-1].hyphenated
            assert len(head.own) >= 2
            assert len(tail.own) >= 2
    assert hyphens


def test_a_row_higher_than_a_page_names_its_text(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(CITY, "what: 散步", "what: " + "散步很久。" * 900)(small)
    for arguments in (["build", "-f", "pdf", "-o", str(small / "out")], ["check", "--pages"]):
        assert main([*arguments, "--project", str(small), "-l", "zh"]) == 1
        said = capsys.readouterr().err
        line = next(line for line in said.splitlines() if "pdf.too-high" in line)
        assert line.startswith(f"{CITY}:")
        assert "'demo.city.tables.places.rows.park.what'" in line
    assert not list((small / "out").rglob("*.*"))


@pytest.mark.parametrize(
    "block",
    [
        m.Callout("tip", inlines("t"), (m.ListItem(inlines("a b " * 9000)),)),
        m.Definitions(((inlines("t"), inlines("a b " * 9000)),)),
    ],
)
def test_a_panel_higher_than_a_page_is_refused(block: m.Block, pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    with pytest.raises(TooHighError, match="a b a b"):
        write_pdf(document(block), pdf_theme, pdf_fonts)
