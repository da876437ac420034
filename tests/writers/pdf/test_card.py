"""The pocket card: four panels on one folded sheet, in two languages, valid and never too full."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.builds import ALL_LOCALES
from tests.conftest import REPOSITORY
from tests.writers.pdf.structure_text import structure_texts
from tests.writers.pdf.test_press import COLOURED, streams
from tests.writers.pdf.test_tagging import elements, plain

from czguide.checks.pdf import check_pdf
from czguide.cli.build import files
from czguide.cli.console import Console, Status
from czguide.cli.main import main
from czguide.content.facts import PartialDate
from czguide.diagnostics import Problems, Severity
from czguide.document.model import Document, Form, sections
from czguide.document.reading import reading_text
from czguide.inspection import check
from czguide.output import edition_name
from czguide.pipeline import Request, build, compose_all, load
from czguide.project import load_project

MM = 72 / 25.4
ERROR = Severity.ERROR
NAMES = tuple("zh" if tag == "zh" else f"zh+{tag}" for tag in ALL_LOCALES)
THEMES = ("", "lantern")
PRINTED = ("zh+en", "zh+ar")


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cards in all languages, and two for the press; nothing is to be said against their layout."""
    out = tmp_path_factory.mktemp("cards")
    command = ["build", "card", "--project", str(REPOSITORY), "-o", str(out)]
    assert main(command) == 0
    assert main([*command, "--profile", "print", "-l", "en", "-l", "ar"]) == 0
    return out / "card"


def request(locales: tuple[str, ...] = ALL_LOCALES, profile: str = "screen", out: Path = Path()) -> Request:
    day = PartialDate(2026, 11, 23)
    return Request(("card",), locales, ("pdf",), out, False, day, f"{day}T00:00:00+00:00", profile=profile)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    loaded = load(load_project(REPOSITORY), request())
    return {edition_name(made)[5:]: made for made, _ in compose_all(loaded, request())}


def test_a_card_for_every_language_as_pdf_only(cards: Path) -> None:
    found = {path.name for path in cards.iterdir()}
    assert found == {*(f"card-{name}.pdf" for name in NAMES), *(f"card-{name}-print.pdf" for name in PRINTED)}


@pytest.mark.parametrize("profile", ["screen", "print"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_look_holds_every_language(theme: str, profile: str, tmp_path: Path) -> None:
    """No panel is too full, no line leaves its room, no two lie over each other."""
    project, problems = load_project(REPOSITORY), Problems()
    project = replace(project, theme=theme) if theme else project
    made = list(build(project, request(profile=profile, out=tmp_path), lambda _: None, problems))
    assert [item.pages for item in made] == [2] * len(NAMES)
    assert [item.message for item in problems if item.code.startswith("page.")] == []


def test_one_language_alone_is_checked_though_the_card_has_two() -> None:
    assert [
        item for item in check(load_project(REPOSITORY), request(("ar",))) if item.severity is ERROR
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_one_a6_sheet_whose_panels_are_read_in_order(
    name: str, cards: Path, documents: dict[str, Document]
) -> None:
    path = cards / f"card-{name}.pdf"
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            assert [float(v) for v in page.mediabox] == pytest.approx([0, 0, 148 * MM, 105 * MM], abs=0.1)
        assert pdf.Root.Lang == "zh"
        spoken = {str(element.Lang) for element in elements(pdf) if "/Lang" in element}
        assert spoken == set(documents[name].languages[1:])
    expected = plain(reading_text(documents[name], {}))
    assert plain(text for _, text in structure_texts(path)) == expected
    heads = [text for role, text in structure_texts(path) if role == "H1"]
    assert [head.split()[0] for head in heads] == ["我的信息", "紧急电话", "请帮帮我", "我的住址（中文）"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_crosses_the_fold_or_the_edge(name: str, cards: Path) -> None:
    """Every character stands in its panel, ten points from fold and edges at the sides."""
    pdf = pypdfium2.PdfDocument(cards / f"card-{name}.pdf")
    width = 148 * MM
    try:
        for page in pdf:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if text.get_text_range(index, 1).strip():
                    left, bottom, right, top = text.get_charbox(index)
                    assert 10 < left % (width / 2) < width / 2 - 10
                    assert int(left // (width / 2)) == int(right // (width / 2))
                    assert 5 < bottom < top < 105 * MM - 5
    finally:
        pdf.close()


def test_a_card_asked_for_twice_is_made_once() -> None:
    """By the reader's language, and by the names of both."""
    loaded = load(load_project(REPOSITORY), request(("en", "zh+en", "en+zh")))
    made = compose_all(loaded, request(("en", "zh+en", "en+zh")))
    assert [edition_name(document) for document, _ in made] == ["card-zh+en", "card-en+zh"]


def test_the_numbers_are_the_facts(cards: Path) -> None:
    texts = [text for _, text in structure_texts(cards / "card-zh+en.pdf")]
    assert [text for text in texts if text.isdigit()] == ["120", "110", "119", "12367"]


@pytest.mark.parametrize("name", NAMES)
def test_our_own_check_finds_nothing(name: str, cards: Path) -> None:
    problems = Problems()
    check_pdf(cards / f"card-{name}.pdf", problems)
    assert [item.message for item in problems.ordered()] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_has_lines_for_who_one_is(name: str, documents: dict[str, Document]) -> None:
    forms = [
        block for part in sections(documents[name].blocks) for block in part.blocks if isinstance(block, Form)
    ]
    labels = [label for form in forms for label in form.items]
    asked = {label.message.rpartition(".points.")[2].removesuffix(".text") for label in labels}
    assert {"name", "blood", "address", "contact"} <= asked
    assert all(label.second is not None or name == "zh" or label.plain() for label in labels)


@pytest.mark.parametrize("name", PRINTED)
def test_the_print_edition_is_one_sheet_in_inks(name: str, cards: Path) -> None:
    with pikepdf.open(cards / f"card-{name}-print.pdf") as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim = [float(value) for value in page.obj.TrimBox]
            assert trim == pytest.approx([0, 0, 148 * MM, 105 * MM], abs=0.1)
            # Where it is folded is marked outside the cut sheet, in the middle.
            ends = [float(str(i.operands[1])) for i in pikepdf.parse_content_stream(page)
                    if str(i.operator) in "ml" and float(str(i.operands[0])) == pytest.approx(74 * MM, abs=0.1)]  # fmt: skip
            assert len([y for y in ends if y < -3 * MM]) == len([y for y in ends if y > 108 * MM]) == 2
        for stream in streams(pdf):
            assert not {str(one.operator) for one in pikepdf.parse_content_stream(stream)} & COLOURED


def test_a_card_is_no_docx(capsys: pytest.CaptureFixture[str], golden: Callable[[str, str], None]) -> None:
    assert main(["build", "card", "--project", str(REPOSITORY), "-f", "docx"]) == 2
    golden("errors/usage-card.txt", capsys.readouterr().err)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "own"
    for name in ("content", "locales", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy2(REPOSITORY / "czguide.toml", root)
    return root


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("content/card/help.yaml", "我不会说中文，", "我不会说中文，" * 90, "card-full"),
        ("templates/card.xml", '<p role="note" msg', '<p role="lead" msg', ""),
        ("templates/card.xml", "<form>", '<ul kind="check"><li msg="card.title"/></ul><form>', "card-block"),
    ],
)
def test_a_card_that_can_not_be_is_explained(
    file: str, old: str, new: str, name: str, project: Path, capsys: pytest.CaptureFixture[str],
    golden: Callable[[str, str], None],
) -> None:  # fmt: skip
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    code = main(["build", "card", "-l", "zh", "--project", str(project), "-o", str(project / "out")])
    assert code == (1 if name else 0)
    if name:
        assert not list((project / "out").rglob("*.pdf"))
        golden(f"errors/{name}.txt", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("content/card/help.yaml", "我不会说中文，"),
        ("locales/vi/LC_MESSAGES/card.po", "Tôi không nói được tiếng Trung"),
    ],
)
def test_the_longest_text_of_a_full_panel_is_named_with_its_place(
    file: str, old: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, old * 90, 1), encoding="utf-8")
    assert main(["build", "card", "-l", "vi", "--project", str(project), "-o", str(project / "out")]) == 1
    said = capsys.readouterr().err
    place = next(each for each in said.splitlines() if "[card.full]" in each)
    assert place.startswith(f"{file}:")
    assert abs(int(place.split(":")[1]) - line) <= 1
    assert "the longest is 'card.help.text.speak'" in said


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("mirrored")
    assert main(["build", "card", "--project", str(REPOSITORY), "-o", str(out), "-l", "ar+en"]) == 0
    return out / "card" / "card-ar+en.pdf"


def test_a_card_read_from_the_right_is_mirrored(mirrored: Path, cards: Path) -> None:
    """Its front is the left half, it is bound at the right, its numbers and labels begin at the right."""
    problems = Problems()
    check_pdf(mirrored, problems)
    assert [item.message for item in problems.ordered()] == []
    with pikepdf.open(mirrored) as pdf:
        assert pdf.Root.Lang == "ar"
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
    half = 74 * MM
    for path, front, numbers in ((mirrored, 0, 1), (cards / "card-zh+en.pdf", 1, 0)):
        outside, inside = (_boxes(page) for page in pypdfium2.PdfDocument(path))
        assert {int(left // half) for text, left, _ in outside if "Nationality" in text} == {front}
        found = {text: (left, right) for text, left, right in inside}
        at = numbers * half
        for number, label in (("120", "Ambulance"), ("119", "Fire")):
            start, end = found[number]
            near, far = found[label]
            if path == mirrored:
                assert far < start
                assert end == pytest.approx(at + half - 14, abs=2)
                assert far == pytest.approx(at + half - 14 - 62, abs=2)
            else:
                assert near > end
                assert start == pytest.approx(at + 14, abs=2)
                assert near == pytest.approx(at + 14 + 62, abs=2)


def _boxes(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    """The text of a page in stretches, each with its left and right edge."""
    text = page.get_textpage()
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    return [(text.get_text_bounded(*box).strip(), box[0], box[2]) for box in boxes]


def test_progress_counts_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card asked for by the reader's language and by the names of both is one file, also beside a guide."""
    totals: list[int] = []

    @contextmanager
    def progress(self: Console, total: int) -> Iterator[Status]:
        totals.append(total)
        yield Status(self._out, self.say, None, total)

    monkeypatch.setattr(Console, "progress", progress)
    command = ["build", "card", "--project", str(REPOSITORY), "-o", str(tmp_path)]
    assert main([*command, "-l", "en", "-l", "zh+en"]) == 0
    assert totals == [len(list(tmp_path.rglob("*.pdf")))] == [1]
    both = replace(request(("zh", "en", "zh+en")), guides=("resident", "card"), formats=("pdf", "docx"))
    assert files(load_project(REPOSITORY), both) == 3 * 2 + 2
