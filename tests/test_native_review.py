"""What no native speaker has reviewed says so on its cover, in drafts and releases, until the header names one."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from czguide.cli.main import main
from tests.localization.test_fallback import edit
from tests.writers.docx.docx_package import Package, find, strings, styled, words

SAID = "No native speaker has reviewed this translation yet."
DRAFT = "Draft, for review only"


@pytest.fixture
def unread(small: Path) -> Path:
    return reviewed(small, "none")


def reviewed(root: Path, by: str) -> Path:
    po = root / "locales/en/LC_MESSAGES/demo.po"
    edit(po, '"Language: en\\n"', f'"Language: en\\n"\n"X-Native-Review: {by}\\n"')
    return root


def built(root: Path, *options: str) -> tuple[list[str], Package]:
    """The PDF's texts page by page, and the DOCX."""
    out = root / "out"
    command = ["build", "--project", str(root), "-l", "en", "-o", str(out), "--today", "2026-11-23", *options]
    assert main(command) == 0
    pdf = pypdfium2.PdfDocument(out / "demo/demo-en.pdf")
    return [page.get_textpage().get_text_range() for page in pdf], Package(
        (out / "demo/demo-en.docx").read_bytes()
    )


def notices(package: Package) -> list[str]:
    return [words(line) for line in styled(package, "CoverNotice")]


def test_a_draft_says_it_on_the_cover_and_in_the_list(unread: Path) -> None:
    pages, package = built(unread)
    assert DRAFT in pages[0]
    assert SAID in pages[0]
    assert SAID in pages[-1]
    assert notices(package) == [DRAFT, SAID]


def test_a_release_says_it_on_the_cover(unread: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, package = built(unread, "--release")
    assert SAID in pages[0]
    assert not any(SAID in page for page in pages[1:])
    assert notices(package) == [SAID]
    assert main(["check", "--project", str(unread)]) == 0
    assert "[release.unreviewed]" in capsys.readouterr().err


def test_a_reviewed_one_does_not(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, package = built(reviewed(small, "Jane Doe, 2026-10"))
    assert not any(SAID in page for page in pages)
    assert notices(package) == [DRAFT]
    main(["check", "--project", str(small)])
    assert "release.unreviewed" not in capsys.readouterr().err


def test_the_lines_stand_in_the_middle_of_the_docx_band(unread: Path) -> None:
    """A fourth line raises all by half its height."""

    def top(package: Package) -> int:
        (place,) = strings(package.styles, "w:style[@w:styleId='CoverNotice']/w:pPr/w:framePr/@w:y")
        return int(place)

    four, three = (top(built(unread, *options)[1]) for options in ((), ("--release",)))
    _, package = built(unread)
    (line,) = find(package.styles, "w:style[@w:styleId='CoverNotice']")
    leading = int(strings(line, "w:pPr/w:spacing/@w:line")[0])
    assert three - four == pytest.approx(leading / 2, abs=1)
