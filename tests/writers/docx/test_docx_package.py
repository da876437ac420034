"""The package: valid, opened by python-docx, the same bytes from the same input."""

from __future__ import annotations

import dataclasses
import io
import os
import subprocess
import sys
from collections.abc import Callable

import docx
import pytest
from lxml import etree
from tests.conftest import REPOSITORY
from tests.sample_document import LANGUAGES, PAGES, sample_document
from tests.writers.docx.docx_lint import disorder, lint
from tests.writers.docx.docx_package import Package, find, strings

from czguide.theme.model import Theme
from czguide.writers.docx import write_docx

Sample = Callable[[str], Package]


@pytest.mark.parametrize("lang", [*LANGUAGES, "ar"])
def test_the_lint_finds_nothing(sample: Sample, lang: str) -> None:
    assert lint(sample(lang)) == []


def test_the_lint_finds_a_wrong_order() -> None:
    wrong = etree.fromstring(
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:pPr><w:jc/><w:spacing/></w:pPr></w:p>"
    )
    assert list(disorder(wrong)) == ["pPr is out of order: ['jc', 'spacing']"]


def test_python_docx_reads_it(sample: Sample) -> None:
    document = docx.Document(io.BytesIO(sample("en").data))
    styles = [(text.style.name if text.style else "", text.text) for text in document.paragraphs]
    headings = [words for style, words in styles if style == "Heading 1"]
    assert headings == [
        "5\u2003Hydrogen",
        "6\u2003Paying with ease",
        "size of the industry",
        "Index of companies",
        "Sources",
    ]
    assert [len(table.columns) for table in document.tables] == [2, 2, 2, 2, 2, 2, 3, 4, 2]
    assert [round((section.page_width or 0) / 12700) for section in document.sections] == [595] * 8


def test_core_properties_come_from_the_metadata(sample: Sample) -> None:
    properties = docx.Document(io.BytesIO(sample("zh").data)).core_properties
    assert properties.title == "常州投资指南"
    assert properties.subject == "九条赛道，一座“新能源之都”"
    assert properties.keywords == "氢能, 便捷支付"
    assert properties.language == "zh"
    assert properties.author == ""
    assert properties.content_status == "draft"
    assert properties.created == properties.modified
    assert properties.created.isoformat() == "2026-11-23T00:00:00+00:00"


@pytest.mark.parametrize(
    ("date", "created"),
    [
        ("2026", "2026-01-01T00:00:00Z"),
        ("2026-11", "2026-11-01T00:00:00Z"),
        ("2026-11-23", "2026-11-23T00:00:00Z"),
        ("2026-11-23T08:30:00+08:00", "2026-11-23T00:30:00Z"),
        ("2026-11-23T08:30:00", "2026-11-23T08:30:00Z"),
    ],
)
def test_an_edition_may_be_dated_to_the_year_or_the_second(theme: Theme, date: str, created: str) -> None:
    document = sample_document()
    document = dataclasses.replace(document, metadata=dataclasses.replace(document.metadata, date=date))
    core = Package(write_docx(document, theme, {})).bytes["docProps/core.xml"].decode()
    assert f">{created}</dcterms:created>" in core


def test_an_import_can_tell_what_the_file_is(sample: Sample) -> None:
    custom = sample("ko").part("docProps/custom.xml")
    names = strings(custom, "*/@name")
    values = [str(item[0].text) for item in custom]
    assert dict(zip(names, values, strict=True)) == {
        "czguide.guide": "investment",
        "czguide.locale": "ko",
        "czguide.edition": "2026-11-23",
        "czguide.status": "draft",
    }


def test_the_same_input_gives_the_same_bytes(theme: Theme, sample: Sample) -> None:
    assert write_docx(sample_document("zh"), theme, PAGES, count=12) == sample("zh").data


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys, hashlib; from pathlib import Path; from tests.sample_document import *\n"
        "from czguide.theme.loader import load_theme; from czguide.theme.model import *; from czguide.writers.docx import write_docx\n"
        "theme = load_theme(Path(sys.argv[1]), 't').with_fonts(Fonts((), 'Calibri', 'Microsoft YaHei'))\n"
        "sys.stdout.write(hashlib.sha256(write_docx(sample_document('en'), theme, PAGES, count=12)).hexdigest())"
    )
    root = REPOSITORY
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)]),
        }
        command = [sys.executable, "-c", program, str(root / "assets" / "theme.toml")]
        made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        digests.add(made.stdout)
    assert len(digests) == 1


def test_no_entry_carries_a_time_or_a_system(sample: Sample) -> None:
    assert {(entry.date_time, entry.create_system) for entry in sample("zh").entries} == {
        ((1980, 1, 1, 0, 0, 0), 0)
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_word_opens_it_without_compatibility_mode_or_questions(sample: Sample, lang: str) -> None:
    package = sample(lang)
    settings = package.part("word/settings.xml")
    modes = strings(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert modes == ["15"]
    assert strings(settings, "w:zoom/@w:percent") == ["100"]
    assert not find(settings, "w:updateFields")
    assert not any(find(story, ".//w:fldChar[@w:dirty]") for story in package.stories())


def test_links_are_relationships_once_each(sample: Sample) -> None:
    targets = strings(sample("en").part("word/_rels/document.xml.rels"), "*[@TargetMode='External']/@Target")
    assert targets == ["https://en.nia.gov.cn", "tel:12367", "http://example.org/1", "http://example.org/2"]
