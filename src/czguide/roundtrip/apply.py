"""Write outcomes into catalogs and content: what changes, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from czguide.content.edit import EditError, ValueEdit, edit_values
from czguide.content.model import Text
from czguide.localization.edit import MessageEdit, edit_messages
from czguide.localization.localize import Localized
from czguide.phrases import N_
from czguide.roundtrip.decide import file_of, known_texts
from czguide.roundtrip.report import Cause, Note, Outcome, Report, Status


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
        self.outcomes = list(report.outcomes)
        self.kept: set[Note] = set()
        self.files: dict[Path, bytes] = {}

    def run(self) -> tuple[Report, dict[Path, bytes]]:
        notes: dict[str, list[Note]] = {}
        for note in self.report.notes:
            if note.message and note.text:
                notes.setdefault(note.message, []).append(note)
        wanted = [
            _Wanted(at, outcome, self.texts[outcome.message], notes.get(outcome.message, []))
            for at, outcome in enumerate(self.report.outcomes)
            if outcome.message in self.texts
        ]
        by_file: dict[Path, list[_Wanted]] = {}
        for item in wanted:
            if item.value is not None or item.lines(self.conflicts):
                by_file.setdefault(self.root / file_of(item.text, self.localized), []).append(item)
        for path, items in by_file.items():
            self._file(path, items)
        written = {path: data for path, data in self.files.items() if path.read_bytes() != data}
        names = tuple(sorted(path.relative_to(self.root).as_posix() for path in written))
        report = dataclasses.replace(
            self.report,
            outcomes=tuple(self.outcomes),
            notes=tuple(dataclasses.replace(n, kept=n in self.kept) for n in self.report.notes),
            written=names,
        )
        return report, written

    def _file(self, path: Path, items: list[_Wanted]) -> None:
        """All changes of a file at once; where that fails, each is tried alone and the bad ones are held."""
        good = items
        try:
            data = path.read_bytes() if path.is_file() else b""
            changed = self._edited(data, items)
        except (EditError, KeyError, ValueError):
            good = [item for item in items if self._is_possible(data, item)]
            changed = self._edited(data, good)
        self.files.update({path: changed} if good else {})
        for item in good:
            self.kept.update(item.notes)

    def _is_possible(self, data: bytes, item: _Wanted) -> bool:
        try:
            self._edited(data, [item])
        except (EditError, KeyError, ValueError) as error:
            if item.value is not None:
                reason = error.args[0] if isinstance(error, ValueError) else N_("the catalog lacks it")
                held = dataclasses.replace(
                    item.outcome, status=Status.HELD, reason=reason, warnings=(), cause=Cause.FIXED
                )
                self.outcomes[item.at] = held
            return False
        return True

    def _edited(self, data: bytes, items: list[_Wanted]) -> bytes:
        """The file's bytes after some changes."""
        if not self.localized.is_source:
            return edit_messages(data, {item.text.id: item.message_edit(self.conflicts) for item in items})
        if any(item.value is not None and item.text.id in self.shared for item in items):
            raise EditError(N_("the file uses one value for several texts (a YAML alias)"))
        return edit_values(data, [item.value_edit(self.conflicts) for item in items])


@dataclass(frozen=True)
class _Wanted:
    """What is to be written for a message: a text, comments, or both. `at`: its outcome's place."""

    at: int
    outcome: Outcome
    text: Text
    notes: list[Note]

    @property
    def value(self) -> str | None:
        return self.outcome.edited if self.outcome.status is Status.APPLIED else None

    def lines(self, conflicts: bool) -> tuple[str, ...]:
        """The comments; those of a conflict that is to be written with the editor's words."""
        own = tuple(note.line for note in self.notes)
        return (*own, f"[docx] {self.outcome.edited}") if self._is_kept(conflicts) else own

    def _is_kept(self, conflicts: bool) -> bool:
        return conflicts and self.outcome.status is Status.CONFLICT

    def message_edit(self, conflicts: bool) -> MessageEdit:
        fuzzy = self.outcome.fuzzy if self.value is not None else None
        return MessageEdit(self.value, True if self._is_kept(conflicts) else fuzzy, self.lines(conflicts))

    def value_edit(self, conflicts: bool) -> ValueEdit:
        place = self.text.at
        return ValueEdit(place.line, place.column, self.value, self.lines(conflicts))


def _shared(texts: Iterable[Text]) -> set[str]:
    """Ids of texts that stand in one place of a file."""
    places: dict[object, list[str]] = {}
    for text in texts:
        places.setdefault(text.at, []).append(text.id)
    return {id for ids in places.values() if len(ids) > 1 for id in ids}
