"""The sample brochure as DOCX, written once per language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from tests.conftest import REPOSITORY
from tests.sample_document import PAGES, sample_document
from tests.writers.docx.docx_package import OFFICE_FONTS, Package

from czguide.theme.loader import load_theme
from czguide.theme.model import Fonts, Theme
from czguide.writers.docx import write_docx


@pytest.fixture(scope="session")
def theme() -> Theme:
    path = REPOSITORY / "assets" / "theme.toml"
    return load_theme(path, "theme.toml").with_fonts(Fonts((), "Calibri", "Microsoft YaHei"))


@pytest.fixture(scope="session")
def sample(theme: Theme) -> Callable[[str], Package]:
    """The sample in a language, as a package to look into."""

    @cache
    def build(lang: str) -> Package:
        fonts = Fonts((), "Calibri", OFFICE_FONTS.get(lang, "Microsoft YaHei"))
        return Package(write_docx(sample_document(lang), theme.with_fonts(fonts), PAGES, count=12))

    return build
