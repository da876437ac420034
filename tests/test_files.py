from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from czguide.files import remove_leftovers, write_atomically


def test_a_reader_sees_the_old_file_or_the_new_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails while the bytes are written, the file that stood there is untouched."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        assert path.read_bytes() == b"old"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.pdf"]


def test_the_new_file_is_renamed_into_place(tmp_path: Path) -> None:
    """The name gets another file; it is never opened for writing."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    before = path.stat().st_ino
    with path.open("rb") as reader:
        write_atomically(path, b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"
    assert path.stat().st_ino != before


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked whether a process runs")
def test_leftovers_of_a_run_still_going_stay(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / f".a.pdf.{ended.pid}.x.tmp").touch()
    (tmp_path / f".b.pdf.{os.getppid()}.x.tmp").touch()
    assert [path.name for path in remove_leftovers(tmp_path)] == [f".a.pdf.{ended.pid}.x.tmp"]
    assert [path.name for path in tmp_path.iterdir()] == [f".b.pdf.{os.getppid()}.x.tmp"]
