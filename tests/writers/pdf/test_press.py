"""The print edition: nothing but inks, bleed and boxes, mirrored pages, PDF/X-4, tagging."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms
from tests.builds import GUIDES, Built
from tests.conftest import REPOSITORY
from tests.writers.pdf.structure_text import structure_texts
from tests.writers.pdf.test_tagging import plain

from czguide.content.facts import PartialDate
from czguide.diagnostics import Problems
from czguide.document import model as m
from czguide.document.drawings import Picture
from czguide.fonts import FontSet
from czguide.output import load_print
from czguide.pipeline import Request, build
from czguide.project import load_project
from czguide.theme.loader import load_theme
from czguide.theme.model import Theme
from czguide.theme.press import Press, load_press
from czguide.writers.pdf import write_pdf

PRINTED = [(guide, locale) for guide in GUIDES for locale in ("zh", "ko", "zh+en")]
COLOURED = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "BI"}
MM = 72 / 25.4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("print")
    request = Request(
        GUIDES, tuple(dict.fromkeys(locale for _, locale in PRINTED)), ("pdf",), out, False, PartialDate(2026, 11, 23),
        "2026-11-23T00:00:00+00:00", profile="print",
    )  # fmt: skip
    problems = Problems()
    assert len(list(build(load_project(REPOSITORY), request, lambda _: None, problems))) == len(PRINTED)
    assert [item.message for item in problems if item.code.startswith("page.")] == []
    return out


@pytest.fixture(scope="module")
def press() -> Press:
    project = load_project(REPOSITORY)
    theme = load_theme(project.asset("theme.toml"), "theme.toml")
    return load_press(project.asset("theme.toml"), "theme.toml", theme.colours, project.asset)


def printed(folder: Path, guide: str, locale: str) -> Path:
    return folder / guide / f"{guide}-{locale}-print.pdf"


def streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Everything that paints: pages, form XObjects, patterns, appearances."""
    yield from pdf.pages
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and (
            thing.get("/Subtype") == "/Form" or thing.get("/PatternType") is not None
        ):
            yield thing


everyone = pytest.mark.parametrize(("guide", "locale"), PRINTED)


@everyone
def test_every_colour_is_an_ink_of_the_theme(guide: str, locale: str, folder: Path, press: Press) -> None:
    known = {tuple(round(ink, 3) for ink in inks) for inks in press.inks.values()} | {
        (0, 0, 0, 1),
        (0, 0, 0, 0),
    }
    used: set[tuple[float, ...]] = set()
    with pikepdf.open(printed(folder, guide, locale)) as pdf:
        for stream in streams(pdf):
            for instruction in pikepdf.parse_content_stream(stream):
                name = str(instruction.operator)
                assert name not in COLOURED
                if name in ("k", "K"):
                    used.add(tuple(round(float(str(value)), 3) for value in list(instruction.operands)))
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                assert thing.get("/Subtype") != "/Image"
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                assert "/Shading" not in thing
                assert "/ColorSpace" not in thing
                assert thing.get("/CS", "/DeviceCMYK") == "/DeviceCMYK"
    assert used - {(1, 1, 1, 1)} <= known
    assert max(map(sum, used - {(1, 1, 1, 1)})) <= 3
    assert (0, 0, 0, 1) in used
    assert len(used) > 8


@everyone
def test_boxes_marks_and_whole_sheets(guide: str, locale: str, folder: Path) -> None:
    with pikepdf.open(printed(folder, guide, locale)) as pdf:
        assert len(pdf.pages) % 4 == 0
        for page in pdf.pages:
            trim, bleed, media = (
                [float(v) for v in page.obj[f"/{name}Box"]] for name in ("Trim", "Bleed", "Media")
            )
            for outer, room in ((bleed, 3 * MM), (media, 10 * MM)):
                wanted = [trim[0] - room, trim[1] - room, trim[2] + room, trim[3] + room]
                assert outer == pytest.approx(wanted, abs=0.01)
            assert "/ArtBox" not in page.obj
            assert "/Annots" not in page.obj
            for x, y in marks(page):
                assert not (bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3])
                assert media[0] <= x <= media[2]
                assert media[1] <= y <= media[3]
                assert min(abs(x - trim[0]), abs(x - trim[2]), abs(y - trim[1]), abs(y - trim[3])) < 0.01


def marks(page: Any) -> list[tuple[float, float]]:
    """The ends of the lines in all inks: eight lines."""
    found: list[tuple[float, float]] = []
    inside = False
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        values = (
            [float(str(value)) for value in list(instruction.operands)] if name in ("K", "m", "l") else []
        )
        inside = values == [1, 1, 1, 1] if name == "K" else inside
        if inside and name in ("m", "l"):
            found.append((values[0], values[1]))
    assert len(found) == 16
    return found


@pytest.mark.parametrize("locale", ["zh", "zh+en"])
@pytest.mark.parametrize("guide", GUIDES)
def test_what_touches_the_edge_fills_the_bleed(guide: str, locale: str, folder: Path) -> None:
    """The cover and the fields of chapters, of which left and right pages are moved to either side."""
    pdf = pypdfium2.PdfDocument(printed(folder, guide, locale))
    openers = [number for number, page in enumerate(pdf) if number and filled(page)]
    assert {number % 2 for number in openers} == {0, 1}
    assert filled(pdf[0])
    assert len(openers) >= 10
    pdf.close()


def filled(page: Any) -> bool:
    """Whether the bleed is coloured along its top and upper sides, and nothing beyond it is."""
    image = page.render(scale=1).to_pil().convert("RGB")
    near, far = round(10 * MM - 3 * MM) + 2, round(10 * MM - 3 * MM) - 3
    inside = [(x, y) for x in (near, image.width - near) for y in range(near, near + 60, 6)]
    inside += [(x, near) for x in range(near, image.width - near, 20)]
    beyond = [(far, near + 60), (image.width - far, near + 60), (image.width // 2, far)]
    white = (255, 255, 255)
    assert all(image.getpixel(place) == white for place in beyond)
    coloured = [image.getpixel(place) != white for place in inside]
    assert all(coloured) or not any(coloured)
    return all(coloured)


@everyone
def test_black_text_is_printed_over_its_ground_and_nothing_else_is(
    guide: str, locale: str, folder: Path
) -> None:
    shown = {True: 0, False: 0}
    with pikepdf.open(printed(folder, guide, locale)) as pdf:
        for page in pdf.pages:
            black, over, kept = False, False, []
            states: Any = page.Resources.get("/ExtGState", {})
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                if name == "k":
                    black = [float(str(value)) for value in list(instruction.operands)] == [0, 0, 0, 1]
                elif name == "q":
                    kept.append((black, over))
                elif name == "Q":
                    black, over = kept.pop()
                elif name == "gs":
                    state = states[str(instruction.operands[0])]
                    if "/op" in state:
                        over = bool(state.op)
                        assert int(over) == state.OPM
                elif name in ("Tj", "TJ"):
                    assert over == black
                    shown[over] += 1
                elif name in ("f", "f*", "B", "S"):
                    assert not over
    assert min(shown.values()) > 100


@pytest.mark.parametrize("theme", ["", "lantern"])
def test_small_text_is_one_ink(theme: str) -> None:
    """Body text and the second language, which is grey: three plates never meet to a hair."""
    project = load_project(REPOSITORY)
    project = replace(project, theme=theme) if theme else project
    press = load_print(project, load_theme(*project.theme_file(), project.folders("assets")))
    colours = load_theme(*project.theme_file(), project.folders("assets")).colours
    for name in ("ink", "muted"):
        assert press.inks[colours[name]][:3] == (0, 0, 0)


@everyone
def test_facing_pages_mirror_each_other(
    guide: str, locale: str, folder: Path, built: Built, bilingual: Built, press: Press
) -> None:
    screen = (bilingual if "+" in locale else built).path(guide, locale, "pdf")
    ours, theirs = pypdfium2.PdfDocument(printed(folder, guide, locale)), pypdfium2.PdfDocument(screen)
    try:
        for index in (3, 4):
            moved = left_edge(ours[index]) - left_edge(theirs[index])
            assert moved == pytest.approx(press.gutter if index % 2 == 0 else -press.gutter, abs=0.01)
            outer = number_at(ours[index], str(index + 1))
            assert outer > 400 if index % 2 == 0 else outer < 200
    finally:
        ours.close()
        theirs.close()


def left_edge(page: Any) -> float:
    """Where the text that is no running head begins."""
    text = page.get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    return min(float(left) for left, bottom, _, _ in boxes if 80 < bottom < 760)


def number_at(page: Any, number: str) -> float:
    text = page.get_textpage()
    found = [
        text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1) == number[-1]
    ]
    left, _, _, _ = min(found, key=lambda box: float(box[1]))
    return float(left)


@everyone
def test_it_says_what_the_screen_edition_says(
    guide: str, locale: str, folder: Path, built: Built, bilingual: Built
) -> None:
    screen = (bilingual if "+" in locale else built).path(guide, locale, "pdf")
    own = printed(folder, guide, locale)
    assert plain(text for _, text in structure_texts(own)) == plain(
        text for _, text in structure_texts(screen)
    )


@pytest.mark.parametrize("guide", GUIDES)
def test_it_claims_pdf_x_and_not_pdf_a(guide: str, folder: Path, built: Built, press: Press) -> None:
    path = printed(folder, guide, "zh")
    assert path.read_bytes()[:8] == b"%PDF-1.6"
    with pikepdf.open(path) as pdf:
        assert pdf.docinfo["/GTS_PDFXVersion"] == "PDF/X-4"
        assert pdf.docinfo["/Trapped"] == "/False"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.OutputConditionIdentifier == "FOGRA39"
        assert intent.RegistryName == "http://www.color.org"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == press.profile
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as about:
            assert about["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert about["pdf:Trapped"] == "False"
            assert about["xmpMM:DocumentID"].startswith("uuid:")
            assert about["xmpMM:VersionID"] == "1"
            assert about["xmpMM:RenditionClass"] == "default"
            assert not about.pdfa_status
    with pikepdf.open(built.path(guide, "zh", "pdf")) as pdf, pdf.open_metadata() as about:
        assert about.pdfa_status == "2A"
        assert not about.pdfx_status


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


_HUES = Image.merge(
    "RGB", (Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.radial_gradient("L"))
)
_OWN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
_CLEAR = _HUES.copy()
_CLEAR.putalpha(Image.linear_gradient("L"))
PICTURES = {
    "photo.jpg": _saved(_HUES, "JPEG", quality=95),
    "profiled.jpg": _saved(_HUES, "JPEG", icc_profile=_OWN),
    "odd.jpg": _saved(_HUES, "JPEG", icc_profile=b"no profile"),
    "clear.png": _saved(_CLEAR, "PNG"),
    "dark.png": _saved(Image.new("RGB", (20, 20), (12, 4, 30)), "PNG"),
    "few.png": _saved(_HUES.quantize(8), "PNG"),
    "grey.jpg": _saved(Image.linear_gradient("L"), "JPEG"),
    "grey.png": _saved(Image.linear_gradient("L").convert("RGB"), "PNG"),
}


def batched(data: bytes, size: int) -> Iterator[tuple[int, ...]]:
    """The values of pixels."""
    return zip(*(data[channel::size] for channel in range(size)), strict=True)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_printed_in_inks(name: str, pdf_theme: Theme, pdf_fonts: FontSet, press: Press) -> None:
    """By the press's profile, no more ink than the theme's colours may have; shades of grey in black alone."""
    about = m.Metadata("T", "S", (), "", "2026-11-23T00:00:00+00:00", "draft")
    words = m.Inlines((m.Str("A picture"),))
    with Image.open(io.BytesIO(PICTURES[name])) as image:
        picture = Picture(name, PICTURES[name], *image.size)
        shown = image.convert("RGB")
    figure = m.Figure("f", picture, words, words)
    document = m.Document("investment", "en", "ltr", "A4", about, (figure,))
    data = write_pdf(document, pdf_theme, pdf_fonts, press=press).data
    assert data == write_pdf(document, pdf_theme, pdf_fonts, press=press).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (found,) = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert found.ColorSpace == "/DeviceCMYK"
        assert "/SMask" not in found
        pixels = list(batched(found.read_bytes(), 4))
    assert max(map(sum, pixels)) <= 3 * 255
    if name.startswith("grey"):
        assert {pixel[:3] for pixel in pixels} == {(0, 0, 0)}
        assert max(pixel[3] for pixel in pixels) > 250
    elif name == "dark.png":
        assert max(map(sum, pixels)) > 2 * 255
    else:
        # A strong red has no cyan, a strong blue hardly any yellow; what is clear is white paper.
        assert len(set(pixels)) > 6
        for (red, green, blue), (cyan, _, yellow, _) in zip(batched(shown.tobytes(), 3), pixels, strict=True):
            if name != "clear.png" and red > 200 and green < 60 and blue < 60:
                assert cyan < 60
                assert yellow > 120
