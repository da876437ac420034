"""Write outcomes into catalogs and content: what changes, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from czguide.content.edit import EditError, ValueEdit, edit_values
from czguide.content.model import Text
from czguide.localization.edit import MessageEdit, edit_messages
from czguide.localization.localize import Localized
from czguide.phrases import N_
from czguide.roundtrip.decide import file_of, known_texts
from czguide.roundtrip.report import Note, Outcome, Report, Status


def apply(
    report: Report, localized: Localized, root: Path, *, conflicts: bool
) -> tuple[Report, dict[Path, bytes]]:
    """The report as it will be true once the files are written, and those files' new bytes.

    `conflicts`: mark conflicts fuzzy, the editor's words in a comment.
    """
    applier = _Applier(report, localized, root, conflicts)
    return applier.run()


class _Applier:
    def __init__(self, report: Report, localized: Localized, root: Path, conflicts: bool) -> None:
        self.report = report
        self.localized = localized
        self.root = root
        self.conflicts = conflicts
        self.texts = known_texts(localized.content)
        self.shared = _shared(self.texts.values())
        self.outcomes: list[Outcome] = []
        self.kept: set[Note] = set()
        self.files: dict[Path, bytes] = {}
        self.edits: dict[Path, list[ValueEdit]] = {}

    def run(self) -> tuple[Report, dict[Path, bytes]]:
        notes: dict[str, list[Note]] = {}
        for note in self.report.notes:
            if note.message and note.text:
                notes.setdefault(note.message, []).append(note)
        for outcome in self.report.outcomes:
            self.outcomes.append(self._outcome(outcome, notes.get(outcome.message, [])))
        written = {path: data for path, data in self.files.items() if path.read_bytes() != data}
        names = tuple(sorted(path.relative_to(self.root).as_posix() for path in written))
        report = dataclasses.replace(
            self.report,
            outcomes=tuple(self.outcomes),
            notes=tuple(dataclasses.replace(n, kept=n in self.kept) for n in self.report.notes),
            written=names,
        )
        return report, written

    def _outcome(self, outcome: Outcome, notes: list[Note]) -> Outcome:
        text = self.texts.get(outcome.message)
        if text is None:
            return outcome
        conflict = outcome.status is Status.CONFLICT and self.conflicts
        value = outcome.edited if outcome.status is Status.APPLIED else None
        lines = [note.line for note in notes]
        if conflict:
            lines.append(f"[docx] {outcome.edited}")
        if value is None and not lines:
            return outcome
        try:
            self._edit(text, value, True if conflict else outcome.fuzzy if value is not None else None, lines)
        except (EditError, KeyError, ValueError) as error:
            if value is not None:
                reason = error.args[0] if isinstance(error, ValueError) else N_("the catalog lacks it")
                return dataclasses.replace(outcome, status=Status.HELD, reason=reason, warnings=())
            return outcome
        self.kept.update(notes)
        return outcome

    def _edit(self, text: Text, value: str | None, fuzzy: bool | None, lines: list[str]) -> None:
        path = self.root / file_of(text, self.localized)
        if not self.localized.is_source:
            edit = MessageEdit(value, fuzzy, tuple(lines))
            self.files[path] = edit_messages(self._bytes(path), {text.id: edit})
            return
        if text.id in self.shared and value is not None:
            raise EditError(N_("the file uses one value for several texts (a YAML alias)"))
        self._content(path, text, value, lines)

    def _content(self, path: Path, text: Text, value: str | None, lines: list[str]) -> None:
        """A change of the content: tried at once, so that a message is held where it can't be made."""
        edits = [*self.edits.get(path, []), ValueEdit(text.at.line, text.at.column, value, tuple(lines))]
        self.files[path] = edit_values(path.read_bytes(), edits)
        self.edits[path] = edits

    def _bytes(self, path: Path) -> bytes:
        if path not in self.files:
            if not path.is_file():
                raise KeyError(path.name)
            self.files[path] = path.read_bytes()
        return self.files[path]


def _shared(texts: Iterable[Text]) -> set[str]:
    """Ids of texts that stand in one place of a file."""
    places: dict[object, list[str]] = {}
    for text in texts:
        places.setdefault(text.at, []).append(text.id)
    return {id for ids in places.values() if len(ids) > 1 for id in ids}
