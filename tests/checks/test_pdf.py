"""A good PDF broken in one place, and the check that finds it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.builds import ALL_EDITIONS, SPECIAL, Built, Special
from tests.conftest import REPOSITORY
from tests.pdf_samples import SAMPLES, Sample

from czguide.checks.pdf import check_pdf
from czguide.cli.main import main
from czguide.diagnostics import Problems

Breaker = Callable[[pikepdf.Pdf], None]

BREAKERS: dict[str, list[Breaker]] = {}


def breaks(code: str) -> Callable[[Breaker], Breaker]:
    """Register a way to break a file, by the code of the check that must find it."""

    def register(breaker: Breaker) -> Breaker:
        BREAKERS.setdefault(code, []).append(breaker)
        return breaker

    return register


def walk(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid)


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(element for element in walk(pdf.Root.StructTreeRoot.K) if f"/{role}" == element.S)


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [link for page in pdf.pages for link in page.obj.get("/Annots", [])]


def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(dict(pdf.pages[1].resources.Font.items()).values()))


def redrawn(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[1]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


@breaks("pdf.no-structure")
def untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


@breaks("pdf.not-marked")
def unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("pdf.parent")
def adopted(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").P = first(pdf, "Document")


@breaks("pdf.unknown-type")
def unmapped(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.RoleMap.Aside


@breaks("pdf.nesting")
def item_without_list(pdf: pikepdf.Pdf) -> None:
    first(pdf, "L").S = pikepdf.Name.Sect


@breaks("pdf.nesting")
def paragraph_in_a_list(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").S = pikepdf.Name.P


@breaks("pdf.remapped")
def another_meaning(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap.Link = pikepdf.Name.Span


@breaks("pdf.note-id")
def note_without_id(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").ID


@breaks("pdf.note-id")
def notes_alike(pdf: pikepdf.Pdf) -> None:
    for element in walk(pdf.Root.StructTreeRoot.K):
        if element.S == "/Note":
            element.ID = pikepdf.String("note")


@breaks("pdf.no-scope")
def cell_without_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A


@breaks("pdf.uneven-table")
def cell_less(pdf: pikepdf.Pdf) -> None:
    row = first(pdf, "TD").P
    row.K = pikepdf.Array(list(row.K)[:-1])


@breaks("pdf.headings")
def skipped_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").S = pikepdf.Name.H2


@breaks("pdf.content-twice")
def read_twice(pdf: pikepdf.Pdf) -> None:
    heading = first(pdf, "H1")
    own = next(iter(heading.K)) if isinstance(heading.K, pikepdf.Array) else heading.K
    heading.K = pikepdf.Array([own, own])


@breaks("pdf.no-content")
def nothing_there(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").K = 9999


@breaks("pdf.not-in-tree")
def element_lost(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "H1").K


@breaks("pdf.parent-tree")
def parents_swapped(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1].obj
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    at = next(at for at in range(0, len(numbers), 2) if numbers[at] == page.StructParents)
    row = list(numbers[at + 1])
    numbers[at + 1] = pikepdf.Array([row[-1], *row[1:-1], row[0]])


@breaks("pdf.parent-tree")
def link_without_parent(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0].StructParent


@breaks("pdf.untagged")
def loose_text(pdf: pikepdf.Pdf) -> None:
    redrawn(pdf, lambda data: data + b"\nBT <0000> Tj ET")


@breaks("pdf.untagged")
def loose_drawing(pdf: pikepdf.Pdf) -> None:
    redrawn(pdf, lambda data: data + b"\n0 0 9 9 re f")


@breaks("pdf.mixed")
def artifact_in_text(pdf: pikepdf.Pdf) -> None:
    redrawn(pdf, lambda data: re.sub(rb"(MCID 0>>\s*BDC)", rb"\1 /Artifact BMC EMC", data, count=1))


@breaks("pdf.unbalanced")
def closed_twice(pdf: pikepdf.Pdf) -> None:
    redrawn(pdf, lambda data: data + b"\nEMC")


@breaks("pdf.tab-order")
def tabs_by_row(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj.Tabs


@breaks("pdf.reading-order")
def items_swapped(pdf: pikepdf.Pdf) -> None:
    whole = first(pdf, "LI").P
    whole.K = pikepdf.Array(reversed(list(whole.K)))


@breaks("pdf.reading-order")
def chapters_swapped(pdf: pikepdf.Pdf) -> None:
    whole = first(pdf, "Document")
    whole.K = pikepdf.Array([*list(whole.K)[:-2], whole.K[-1], whole.K[-2]])


@breaks("pdf.no-alt")
def silent_figure(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = pikepdf.Name.Figure


@breaks("pdf.no-description")
def silent_link(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0].Contents


@breaks("pdf.loose-annotation")
def link_no_link(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Link").S = pikepdf.Name.Span


@breaks("pdf.no-language")
def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


@breaks("pdf.bad-language")
def bad_language(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").Lang = pikepdf.String("zh_Hans")


@breaks("pdf.bad-language")
def bad_document_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("zh_Hans")


@breaks("pdf.no-language")
def every_word_but_one_has_a_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang
    for element in walk(pdf.Root.StructTreeRoot.K):
        if element.S in ("/H1", "/P"):
            element.Lang = pikepdf.String("en")


@breaks("pdf.foreign-words")
def foreign_words_without_language(pdf: pikepdf.Pdf) -> None:
    for element in walk(pdf.Root.StructTreeRoot.K):
        if element.get("/Lang") == "zh":
            del element.Lang


@breaks("pdf.foreign-words")
def wrong_document_language(pdf: pikepdf.Pdf) -> None:
    span = next(element for element in walk(pdf.Root.StructTreeRoot.K) if element.get("/Lang") == "zh")
    span.Lang = pikepdf.String("th-TH")


@breaks("pdf.no-outline")
def no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


@breaks("pdf.no-outline")
def empty_outline(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(Count=0))


@breaks("pdf.outline")
def heading_not_in_outline(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.Last.Title = pikepdf.String("Something else")


@breaks("pdf.dead-outline")
def outline_leads_nowhere(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines.Last.Dest


@breaks("pdf.tree-loop")
def element_in_itself(pdf: pikepdf.Pdf) -> None:
    item = first(pdf, "LI")
    item.K = pikepdf.Array([*list(item.K), item, item])


@breaks("pdf.malformed")
def page_key_is_a_name(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.StructParents = pikepdf.Name.Seven


@breaks("pdf.malformed")
def parent_tree_of_strings(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array([pikepdf.String("a"), pikepdf.String("b")])


@breaks("pdf.font-not-embedded")
def no_font(pdf: pikepdf.Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@breaks("pdf.no-unicode")
def no_unicode(pdf: pikepdf.Pdf) -> None:
    del font(pdf).ToUnicode


@breaks("pdf.no-title")
def no_title(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(re.sub(rb"<dc:title>.*?</dc:title>", b"", xmp))


@breaks("pdf.title-hidden")
def title_hidden(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks("pdf.no-claim")
def no_claim(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(re.sub(rb"<pdfuaid:part>1</pdfuaid:part>", b"", xmp))


@breaks("pdf.no-output-intent")
def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


CASES = [(code, breaker) for code, breakers in BREAKERS.items() for breaker in breakers]


def codes(path: Path) -> set[str]:
    problems = Problems()
    check_pdf(path, problems)
    assert all(item.location and item.location.path == path.as_posix() for item in problems)
    return {item.code for item in problems}


@pytest.mark.parametrize(("code", "breaker"), CASES, ids=lambda value: getattr(value, "__name__", value))
def test_what_is_broken_is_found(
    code: str, breaker: Breaker, pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        breaker(pdf)
        pdf.save(path)
    assert code in codes(path)


def test_a_language_for_every_element_is_a_language_for_all(
    pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    path = tmp_path / "own.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        del pdf.Root.Lang
        pdf.Root.StructTreeRoot.K.Lang = pikepdf.String("en")
        pdf.save(path)
    assert codes(path) == set()


def test_attributes_may_come_in_a_list_with_revisions(
    pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    path = tmp_path / "own.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        for element in walk(pdf.Root.StructTreeRoot.K):
            if "/A" in element:
                element.A = pikepdf.Array([element.A, 0])
        pdf.save(path)
    assert codes(path) == set()


def test_words_that_an_alternative_speaks_for_need_no_language(
    pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    path = tmp_path / "own.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        for element in walk(pdf.Root.StructTreeRoot.K):
            if element.get("/Lang") == "zh":
                del element.Lang
                element.Alt = pikepdf.String("Changzhou")
        pdf.save(path)
    assert codes(path) == set()


def test_what_means_nothing_may_stand_anywhere(pdf_sample: Callable[[str], Sample], tmp_path: Path) -> None:
    path = tmp_path / "own.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        body = first(pdf, "LBody")
        item = body.P
        around = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.NonStruct, P=item, K=body))
        body.P = around
        item.K = (
            pikepdf.Array([around if kid == body else kid for kid in item.K])
            if isinstance(item.K, pikepdf.Array)
            else around
        )
        pdf.save(path)
    assert codes(path) == set()


def test_a_loop_in_the_parent_tree_ends(pdf_sample: Callable[[str], Sample], tmp_path: Path) -> None:
    path = tmp_path / "loop.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        tree = pdf.make_indirect(pdf.Root.StructTreeRoot.ParentTree)
        pdf.Root.StructTreeRoot.ParentTree = tree
        tree.Kids = pikepdf.Array([tree, tree])
        pdf.save(path)
    assert codes(path) == set()


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_file_is_reported_not_raised(
    seed: int, pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    """Values of a few objects exchanged for values of other types, then bytes for other bytes."""
    chance = random.Random(seed)
    path = tmp_path / "damaged.pdf"
    odd = (pikepdf.Name.Odd, 7, pikepdf.String("odd"), pikepdf.Array([1, 2]), pikepdf.Dictionary(K=1), True)
    with pikepdf.open(pdf_sample("en").path) as pdf:
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and len(thing)]
        for thing in chance.sample(things, 40):
            thing[chance.choice(sorted(thing.keys()))] = chance.choice(odd)
        pdf.save(path)
    assert codes(path)
    data = bytearray(path.read_bytes())
    for at in chance.sample(range(len(data)), 200):
        data[at] = chance.randrange(256)
    path.write_bytes(data)
    assert codes(path)


def test_a_file_without_identifier(pdf_sample: Callable[[str], Sample], tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf_sample("en").path.read_bytes().replace(b"/ID[<", b"/IE[<"))
    assert codes(path) == {"pdf.no-id"}


def test_a_locked_file(pdf_sample: Callable[[str], Sample], tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert codes(path) == {"pdf.encrypted"}


@pytest.mark.parametrize("readers", [True, False])
def test_a_protected_file_is_no_archive(
    readers: bool, pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    """It opens without a password, and may forbid what screen readers do (ISO 14289-1 7.16)."""
    path = tmp_path / "protected.pdf"
    allow = pikepdf.Permissions(accessibility=readers)
    with pikepdf.open(pdf_sample("en").path) as pdf:
        pdf.save(
            path,
            encryption=pikepdf.Encryption(owner="a", user="", allow=allow, R=3, aes=False, metadata=False),
        )
    problems = Problems()
    check_pdf(path, problems)
    (found,) = problems.ordered()
    assert found.code == "pdf.encrypted"
    assert ("forbids screen readers" in str(found.message)) is not readers


SAVED: dict[str, dict[str, Any]] = {
    "linearized": {"linearize": True},
    "objects in the open": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "a table and streams": {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "force_version": "1.5"},
    "nothing packed": {"compress_streams": False, "normalize_content": True},
}


@pytest.mark.parametrize("how", SAVED)
def test_how_a_file_is_written_matters_not(
    how: str, pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    path = tmp_path / "saved.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        pdf.save(path, **SAVED[how])
    assert codes(path) == set()


def test_an_update_at_the_files_end_counts(pdf_sample: Callable[[str], Sample], tmp_path: Path) -> None:
    """A catalog that has lost its language, appended as editors do it (ISO 32000-1 7.5.6)."""
    plain = tmp_path / "plain.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(plain) as pdf:
        number = pdf.Root.objgen[0]
        del pdf.Root.Lang
        catalog = pdf.Root.unparse(resolved=True)
    data = plain.read_bytes()
    start = int(data.split(b"startxref")[-1].split()[0])
    trailer = data[data.rindex(b"trailer <<") + 10 : data.rindex(b">>")]
    at = len(data)
    data += b"%d 0 obj\n%b\nendobj\n" % (number, catalog)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<<%b/Prev %d>>\n" % (number, at, trailer, start)
    plain.write_bytes(data + table + b"startxref\n%d\n%%%%EOF\n" % len(data))
    assert codes(plain) == {"pdf.no-language"}


def test_pages_without_end_and_none_at_all(tmp_path: Path) -> None:
    for pages in (0, 3000):
        path = tmp_path / f"{pages}.pdf"
        with pikepdf.new() as pdf:
            for _ in range(pages):
                pdf.add_blank_page()
            pdf.save(path)
        assert {"pdf.no-structure", "pdf.no-title", "pdf.no-language"} <= codes(path)
    loop = tmp_path / "loop.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.save(loop)
    assert codes(loop) == {"pdf.unreadable"}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_file_cut_off_is_reported(
    share: float, pdf_sample: Callable[[str], Sample], tmp_path: Path
) -> None:
    path = tmp_path / "cut.pdf"
    data = pdf_sample("en").path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert codes(path) == {"pdf.unreadable"}


def test_no_pdf_at_all(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear reader", encoding="utf-8")
    assert codes(path) == {"pdf.unreadable"}
    assert codes(tmp_path / "nowhere.pdf") == {"pdf.unreadable"}
    assert codes(tmp_path) == {"pdf.unreadable"}


def test_every_code_has_its_broken_file() -> None:
    folder = REPOSITORY / "src" / "czguide" / "checks" / "pdf"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    known = set(re.findall(r'"(pdf\.[a-z-]+)"', source))
    assert known == {*BREAKERS, "pdf.no-id", "pdf.encrypted", "pdf.unreadable"}


@pytest.mark.parametrize("lang", SAMPLES)
def test_a_sample_is_clean(lang: str, pdf_sample: Callable[[str], Sample]) -> None:
    assert codes(pdf_sample(lang).path) == set()


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_what_we_build_is_clean(guide: str, locale: str, built: Built) -> None:
    assert codes(built.path(guide, locale, "pdf")) == set()


@pytest.mark.parametrize("name", SPECIAL, ids="-".join)
def test_what_else_we_build_is_clean(
    name: tuple[str, str, str], special: dict[tuple[str, str, str], Special]
) -> None:
    """A print edition claims PDF/X instead of PDF/A."""
    assert codes(special[name].path) == set()


def test_the_command_names_file_and_page(
    pdf_sample: Callable[[str], Sample], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        silent_link(pdf)
        pdf.save(path)
    assert main(["check", "--pdf", str(pdf_sample("en").path)]) == 0
    assert "no problems" in capsys.readouterr().err
    assert main(["check", "--pdf", str(pdf_sample("en").path), str(path)]) == 1
    said = capsys.readouterr().err
    assert (
        f"{path.as_posix()}: error: page 2: a Link has no description (/Contents) [pdf.no-description]"
        in said
    )
    assert "1 error" in said
