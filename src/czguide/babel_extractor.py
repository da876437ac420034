"""`pybabel extract` on the content: registered as the extraction method `czguide`.

A mapping file names it: ``[czguide: content/**.yaml]``. The ids (msgctxt) and notes are those of
`czguide catalog extract`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from czguide.diagnostics import Problems
from czguide.localization.extract import templates
from czguide.localization.poentry import Template
from czguide.project import CONFIG, load_project
from czguide.translation import source_edition, stop_if_broken

_Message = tuple[int, str, tuple[str, ...], list[str]]
_Stamp = tuple[tuple[str, int, int], ...]
_read: dict[Path, tuple[_Stamp, list[Template]]] = {}
"""The messages of a project, read once for all its files."""


def extract(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: dict[str, Any]
) -> Iterator[_Message]:
    """The messages of one content file, as Babel's extractors yield them.

    The project is the nearest folder upwards with a czguide.toml; a file that is none of its texts'
    (facts, sources) yields nothing. Raises CzguideError where the content can't be read.
    """
    del keywords, comment_tags, options
    path = Path(fileobj.name).resolve()
    root = next((folder for folder in path.parents if (folder / CONFIG).is_file()), None)
    if root is None:
        return
    shown = path.relative_to(root).as_posix()
    for template in _templates(root):
        file, _, line = template.place.rpartition(":")
        if file == shown:
            notes = list(template.notes)
            if template.plural:
                yield int(line), "npgettext", (template.id, template.source, template.source), notes
            else:
                yield int(line), "pgettext", (template.id, template.source), notes


def _templates(root: Path) -> list[Template]:
    stamp = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted((root / "content").rglob("*.yaml"))
    )
    if root not in _read or _read[root][0] != stamp:
        problems = Problems()
        edition = source_edition(load_project(root), problems)
        stop_if_broken(problems)
        _read[root] = stamp, list(templates(edition))
    return _read[root][1]
