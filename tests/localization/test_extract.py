"""Templates for translation tools: the same ids by `catalog extract`, by Babel, and in the catalogs."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from tests.conftest import REPOSITORY

from czguide.cli.main import main
from czguide.content.loader import load_content
from czguide.content.walk import messages
from czguide.diagnostics import Problems
from czguide.localization.po import parse_po
from czguide.project import load_project


def extract(root: Path, out: Path) -> list[str]:
    assert main(["catalog", "extract", "--project", str(root), "-o", str(out)]) == 0
    return sorted(path.name for path in out.glob("*.pot"))


def pybabel(root: Path, out: Path) -> BabelCatalog:
    """What `pybabel extract` finds with the mapping that docs/translating.md shows."""
    mapping = out.parent / "babel.cfg"
    mapping.write_text("[czguide: content/**.yaml]\n", encoding="utf-8")
    with contextlib.chdir(root):
        run: Callable[[list[str]], object] = CommandLineInterface().run
        run(["pybabel", "-q", "extract", "-F", str(mapping), "-o", str(out), "."])
    return read_po(io.BytesIO(out.read_bytes()))


def test_the_template_shows_what_a_translator_needs(small: Path, tmp_path: Path) -> None:
    assert extract(small, tmp_path / "pot") == ["common.pot", "demo.pot"]
    text = (tmp_path / "pot/demo.pot").read_text(encoding="utf-8")
    assert (
        '#. {firms} = 72家\n#. 比亚迪 [company]\n#: content/demo/city.yaml:6\nmsgctxt "demo.city.text.firms"\n'
        'msgid "这里有企业{firms}，比亚迪也在其中，W5000是一种飞机。"\nmsgstr ""\n'
    ) in text
    assert '"Project-Id-Version: small\\n"' in text


def test_the_template_has_every_message_once_in_the_order_of_the_content(tmp_path: Path) -> None:
    project = load_project(REPOSITORY)
    content = load_content(REPOSITORY, project.works, project.edition, Problems())
    order = ["common.pot", *(f"{name}.pot" for name in project.works)]
    names = sorted(extract(REPOSITORY, tmp_path), key=order.index)
    found = [
        e.context for name in names for e in parse_po((tmp_path / name).read_bytes()).entries if e.context
    ]
    assert found == [text.id for text in messages(content)]


def test_a_file_is_not_rewritten_for_its_date(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    extract(small, tmp_path)
    before = (tmp_path / "demo.pot").read_bytes()
    assert b"POT-Creation-Date: 2001-09-09 01:46+0000" in before
    # An editor's line ends and byte order mark are no change either.
    (tmp_path / "demo.pot").write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1100000000")
    kept = (tmp_path / "demo.pot").read_bytes()
    extract(small, tmp_path)
    assert (tmp_path / "demo.pot").read_bytes() == kept
    path = small / "content/demo/guide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("示例指南", "样本指南"), encoding="utf-8")
    extract(small, tmp_path)
    assert b"POT-Creation-Date: 2004-11-09" in (tmp_path / "demo.pot").read_bytes()


def test_babel_knows_the_extractor() -> None:
    (found,) = entry_points(group="babel.extractors", name="czguide")
    assert found.value == "czguide.babel_extractor:extract"


def test_babel_extracts_the_same_messages_with_the_same_notes(small: Path, tmp_path: Path) -> None:
    extract(small, tmp_path / "pot")
    found = pybabel(small, tmp_path / "babel.pot")
    own = [
        e
        for name in ("common", "demo")
        for e in parse_po((tmp_path / f"pot/{name}.pot").read_bytes()).entries
        if e.context
    ]
    assert len(found) == len(own)
    for e in own:
        message = found.get(e.source, context=e.context)
        assert message is not None, e.context
        assert message.pluralizable == (e.plural is not None)
        assert [" ".join(message.auto_comments)] == [" ".join(e.extracted)]
        assert [f"{file}:{line}" for file, line in message.locations] == list(e.places)


def test_babel_reads_content_again_after_a_change(small: Path, tmp_path: Path) -> None:
    pybabel(small, tmp_path / "one.pot")
    path = small / "content/demo/city.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("早点去。", "早一点去吧。"), encoding="utf-8")
    assert pybabel(small, tmp_path / "two.pot").get("早一点去吧。", context="demo.city.tips.early")


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext's msgfmt and msgmerge")
def test_gettext_reads_the_template(small: Path, tmp_path: Path) -> None:
    extract(small, tmp_path)
    for name in ("common", "demo"):
        pot = tmp_path / f"{name}.pot"
        subprocess.run(
            ["msgfmt", "-c", "-o", str(tmp_path / "x.mo"), str(pot)], check=True, capture_output=True
        )
        po = small / f"locales/en/LC_MESSAGES/{name}.po"
        done = subprocess.run(["msgmerge", "--no-wrap", "--no-fuzzy-matching", str(po), str(pot)], check=True, capture_output=True, text=True)  # fmt: skip
        assert [e.context for e in parse_po(done.stdout.encode()).entries] == [
            e.context for e in parse_po(po.read_bytes()).entries
        ]
