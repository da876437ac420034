"""The built-in project, built whole: what the README promises."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from czguide.cli.main import main
from czguide.content.facts import PartialDate
from czguide.document.dump import dump
from czguide.document.model import Contents, Document, sections
from czguide.fonts import Face
from czguide.localization.localize import Localized
from czguide.pipeline import Request, compose_all, load
from czguide.project import load_project
from tests.builds import ALL_LOCALES, EDITIONS, GUIDES, LOCALES, Built
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_the_document_is_the_golden_one(
    guide: str, locale: str, documents: dict[tuple[str, str], Document], golden: Callable[[str, str], None]
) -> None:
    golden(f"documents/{guide}-{locale}.txt", dump(documents[guide, locale]))


def test_thirty_six_files(built: Built) -> None:
    found = sorted(path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.*"))
    assert found == sorted(
        f"{g}/{g}-{tag}.{f}" for g in GUIDES for tag in ALL_LOCALES for f in ("pdf", "docx")
    )


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_nothing_is_untranslated(guide: str, locale: str, documents: dict[tuple[str, str], Document]) -> None:
    assert "!missing" not in dump(documents[guide, locale])


def raw_pages_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


def pages_of(path: Path) -> list[str]:
    return list(map(squeeze, raw_pages_of(path)))


def squeeze(text: str) -> str:
    """Without white space and hyphens: extraction breaks lines where the page does."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02-]+", "", text)


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_every_heading_stands_on_the_page_the_contents_name(guide: str, locale: str, built: Built) -> None:
    path = built.path(guide, locale, "pdf")
    document = built.documents[guide, locale]
    pages = pages_of(path)
    contents = next(block for block in document.blocks if isinstance(block, Contents))
    listed = [section for section in sections(document.blocks) if section.level <= contents.depth]
    first = next(i for i, text in enumerate(pages) if i and squeeze(contents.title.plain()) in text)
    lines = "\n".join(map(squeeze, "\n".join(raw_pages_of(path)[first : first + 5]).splitlines()))
    at = 0
    for section in listed:
        title = squeeze(section.heading.plain())
        entry = re.compile("\n?".join(map(re.escape, title)) + r"\n?(\d+)$", re.MULTILINE).search(lines, at)
        assert entry, f"{title} is not in the contents"
        at = entry.end()
        assert title in pages[int(entry[1]) - 1]


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_every_entry_of_the_contents_leads_to_its_heading(guide: str, locale: str, built: Built) -> None:
    pdf = pypdfium2.PdfDocument(built.path(guide, locale, "pdf"))
    document = built.documents[guide, locale]
    texts = pages_of(built.path(guide, locale, "pdf"))
    outline = [(item.get_title(), item.get_dest()) for item in pdf.get_toc()]
    headings = list(sections(document.blocks))
    assert len(outline) == len(headings) + 1
    for (title, target), section in zip(outline[1:], headings, strict=True):
        assert title.endswith(section.heading.plain())
        assert target is not None
        assert squeeze(section.heading.plain()) in texts[target.get_index()]
    pdf.close()


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_the_pdf_says_what_it_is(guide: str, locale: str, built: Built) -> None:
    path = built.path(guide, locale, "pdf")
    document = built.documents[guide, locale]
    pdf = pypdfium2.PdfDocument(path)
    meta = pdf.get_metadata_dict()
    assert meta["Title"] == document.metadata.title
    assert meta["Subject"] == document.metadata.subject
    assert meta["Keywords"] == ", ".join(document.metadata.keywords)
    assert meta["CreationDate"].startswith("D:20261123000000")
    pdf.close()
    with pikepdf.open(path) as opened:
        assert str(opened.Root.Lang) == document.lang


@pytest.mark.parametrize(("guide", "locale"), EDITIONS)
def test_every_word_of_the_document_is_in_the_pdf(guide: str, locale: str, built: Built) -> None:
    text = "".join(pages_of(built.path(guide, locale, "pdf")))
    for section in sections(built.documents[guide, locale].blocks):
        assert squeeze(section.heading.plain()) in text
    assert "\ufffd" not in text


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "assets/fonts").glob("*.ttf")), ids=lambda path: path.stem
)
def test_a_shipped_font_may_be_embedded(path: Path) -> None:
    assert Face(path).embeddable


def run(arguments: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "czguide", *arguments],
        cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


def test_same_input_same_bytes_in_another_process(small: Path, tmp_path: Path) -> None:
    outputs = []
    for name, seed in (("a", "1"), ("b", "2")):
        result = run(
            ["build", "--project", str(small), "-o", name], tmp_path, PYTHONHASHSEED=seed, TZ=f"UTC{seed}"
        )
        assert result.returncode == 0, result.stderr
        outputs.append({path.name: path.read_bytes() for path in (tmp_path / name / "demo").iterdir()})
        time.sleep(1.1)  # a clock that is looked at would show
    assert outputs[0] == outputs[1]


def test_source_date_epoch_is_the_documents_date(small: Path, tmp_path: Path) -> None:
    result = run(
        ["build", "--project", str(small), "-o", "o", "-f", "pdf"], tmp_path, SOURCE_DATE_EPOCH="86400"
    )
    assert result.returncode == 0, result.stderr
    pdf = pypdfium2.PdfDocument(tmp_path / "o/demo/demo-en.pdf")
    assert pdf.get_metadata_dict()["CreationDate"].startswith("D:19700102000000")
    pdf.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_no_truncated_file(tmp_path: Path) -> None:
    """Killed again and again at odd moments, what stands under a file's name is whole."""
    out = tmp_path / "dist"
    for delay in (0.9, 1.3, 1.7, 2.1):
        process = subprocess.Popen(
            [sys.executable, "-m", "czguide", "build", "investment", "--project", str(REPOSITORY), "-o", str(out)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in out.rglob("investment-*.*"):
            data = path.read_bytes()
            assert data.rstrip().endswith(b"%%EOF") if path.suffix == ".pdf" else data[:2] == b"PK"
            if path.suffix == ".docx":
                assert b"PK\x05\x06" in data[-40:]
    assert (
        main(["build", "investment", "-l", "zh", "-f", "pdf", "--project", str(REPOSITORY), "-o", str(out)])
        == 0
    )
    assert not list(out.rglob(".*.tmp"))


def test_one_changed_line_changes_every_edition(tmp_path: Path) -> None:
    """7680亿 stands once; a new value reaches every language's words."""
    import shutil

    root = tmp_path / "project"
    for name in ("content", "locales", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy2(REPOSITORY / "czguide.toml", root)
    hits = [
        path for path in (root / "content").rglob("*.yaml") if "7680亿" in path.read_text(encoding="utf-8")
    ]
    assert len(hits) == 1
    hits[0].write_text(hits[0].read_text(encoding="utf-8").replace("7680亿", "8123.5亿"), encoding="utf-8")
    request = Request(
        ("investment",), LOCALES, (), Path(), False, PartialDate(2026), "2026-11-23T00:00:00+00:00"
    )
    loaded = load(load_project(root), request)
    editions: list[tuple[Document, Localized]] = list(compose_all(loaded, request))
    words = ("超8123.5亿元", "over RMB 812.35 billion", "8,123.5億元超", "8,123.5억 위안 초과")
    for (document, _), expected in zip(editions, words, strict=True):
        text = dump(document)
        assert expected in text
        assert "7680" not in text
        assert "7,680" not in text
