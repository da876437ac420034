"""The sample brochure as DOCX, written once per language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

_TESTS = Path(__file__).parents[2]
if str(_TESTS) not in sys.path:
    sys.path.insert(0, str(_TESTS))  # for sample_document, which all writers' tests share

from docx_package import OFFICE_FONTS, Package  # noqa: E402

from czguide.theme.model import Fonts, Theme, load_theme  # noqa: E402
from czguide.writers.docx import write_docx  # noqa: E402
from sample_document import PAGES, sample_document  # noqa: E402


@pytest.fixture(scope="session")
def theme() -> Theme:
    path = _TESTS.parent / "assets" / "theme.toml"
    return load_theme(path, "theme.toml").with_fonts(Fonts((), "Calibri", "Microsoft YaHei"))


@pytest.fixture(scope="session")
def sample(theme: Theme) -> Callable[[str], Package]:
    """The sample in a language, as a package to look into."""

    @cache
    def build(lang: str) -> Package:
        fonts = Fonts((), "Calibri", OFFICE_FONTS.get(lang, "Microsoft YaHei"))
        return Package(write_docx(sample_document(lang), theme.with_fonts(fonts), PAGES))

    return build
