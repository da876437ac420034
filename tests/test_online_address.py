"""The online edition's address: a code that opens it and the address beside it, from czguide.toml to the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pdfminer.high_level import extract_text
from PIL import Image

from czguide.cli.main import main
from tests.conftest import REPOSITORY
from tests.test_build import squeeze
from tests.writers.docx.docx_package import Package, W, find

ADDRESS = "https://changzhou.example.org/guides"
PRINTED = "changzhou.example.org/guides"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EDITIONS = ("en", "zh+ar")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("online")
    for name in ("content", "locales", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    name_it(root, ADDRESS)
    return root


def name_it(root: Path, address: str) -> None:
    config = (REPOSITORY / "czguide.toml").read_text(encoding="utf-8")
    assert 'base_url = ""' in config
    config = config.replace('base_url = ""', f'base_url = "{address}"')
    (root / "czguide.toml").write_text(config, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    languages = [part for edition in EDITIONS for part in ("-l", edition)]
    assert main(["build", "investment", *languages, "--project", str(project), "-o", str(out)]) == 0
    assert (
        main(
            [
                "build",
                "investment",
                "-l",
                "en",
                "--profile",
                "print",
                "--project",
                str(project),
                "-o",
                str(out),
            ]
        )
        == 0
    )
    return out / "investment"


def codes_in(path: Path) -> list[str]:
    """What a reader sees on the pages."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [code.text for page in pdf for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    finally:
        pdf.close()


@pytest.mark.parametrize("edition", [*EDITIONS, "en-print"])
def test_the_code_on_the_page_opens_the_address_that_stands_beside_it(edition: str, folder: Path) -> None:
    path = folder / f"investment-{edition}.pdf"
    assert codes_in(path) == [ADDRESS]
    # pdfminer, since pdfium turns what is Latin around in a line that holds Arabic.
    pages = [text for text in map(squeeze, extract_text(path).split("\f")) if PRINTED in text]
    assert len(pages) == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_so_does_the_one_in_the_docx(edition: str, folder: Path) -> None:
    package = Package((folder / f"investment-{edition}.docx").read_bytes())
    body = package.part("word/document.xml")
    (path,) = [path for path in body.iter(f"{A}path") if len(path) > 500]
    side = int(path.get("w", "0"))
    image = Image.new("L", (side + 8, side + 8), 255)
    corner: tuple[int, int] | None = None
    for step in path:
        points = [(int(point.get("x", "0")), int(point.get("y", "0"))) for point in step.iter(f"{A}pt")]
        if step.tag == f"{A}moveTo":
            corner = points[0]
        elif step.tag == f"{A}lnTo" and corner and points[0][0] > corner[0] and points[0][1] > corner[1]:
            for x in range(corner[0], points[0][0]):
                for y in range(corner[1], points[0][1]):
                    image.putpixel((x + 4, y + 4), 0)
    large = image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST)
    assert [code.text for code in zxingcpp.read_barcodes(large)] == [ADDRESS]
    texts = ["".join(node.text or "" for node in cell.iter(f"{W}t")) for cell in find(body, ".//w:tc")]
    assert any("changzhou.example.org/guides" in text for text in texts)


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    command = ["build", "investment", "-l", "en", "--project", str(REPOSITORY), "-o", str(tmp_path)]
    assert main(command) == 0
    assert codes_in(tmp_path / "investment" / "investment-en.pdf") == []
    body = Package((tmp_path / "investment" / "investment-en.docx").read_bytes()).part("word/document.xml")
    assert not [path for path in body.iter(f"{A}path") if len(path) > 500]


@pytest.mark.parametrize(
    "address", ["example.org", "https://a b.org", "javascript:alert(1)", "https://", "ftp://a.org"]
)
def test_an_address_that_opens_nothing_is_refused_with_its_line(
    address: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project, tmp_path / "own")
    name_it(tmp_path / "own", address)
    assert main(["build", "--project", str(tmp_path / "own"), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    lines = (tmp_path / "own" / "czguide.toml").read_text(encoding="utf-8").splitlines()
    number = next(index for index, line in enumerate(lines, start=1) if line.startswith("base_url"))
    assert said.startswith(f"czguide.toml:{number}:1: error: base_url is '{address}'")
    assert not (tmp_path / "out").exists()
