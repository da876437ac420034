"""Edits DOCX files in LibreOffice as an editor would. Run by the Python that has LibreOffice's UNO:

    python3 uno_edit.py PROFILE JOBS

JOBS is a JSON file: a list of {"source", "target", "edits"}; an edit is {"kind", "find", "text"}.
Prints a JSON list with, for every job, the edits whose words were not found.
"""

# mypy: ignore-errors
from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PARAGRAPH_BREAK = 0


def value(name, content):
    item = PropertyValue()
    item.Name, item.Value = name, content
    return item


UI = "share/config/soffice.cfg/modules/swriter/ui"


def brand(folder):
    """What starts a LibreOffice that can hold comments: Debian's build without a screen lacks the description of
    a comment's window, and dies where one is made. A copy of its folders in links has it."""
    own = Path(shutil.which("soffice")).resolve().parents[1]
    if (own / UI / "annotation.ui").exists():
        return []
    mirror(own, folder, UI.split("/"))
    # A new profile is copied from here, and no links are.
    (folder / "presets").unlink()
    shutil.copytree(own / "presets", folder / "presets")
    shutil.copy(Path(__file__).with_name("annotation.ui"), folder / UI)
    return [f"-env:BRAND_BASE_DIR={folder.as_uri()}"]


def mirror(source, target, path):
    """Links to all in a folder; the folders of `path` are real ones."""
    target.mkdir()
    for item in source.iterdir() if source.is_dir() else ():
        if path and item.name == path[0]:
            mirror(item.resolve(), target / item.name, path[1:])
        else:
            (target / item.name).symlink_to(item.resolve())
    if path and not (target / path[0]).exists():
        mirror(source / path[0], target / path[0], path[1:])


def connect(profile, folder):
    """A LibreOffice of its own, and its desktop."""
    pipe = f"czguide{os.getpid()}"
    process = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile}", *brand(folder), "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(480):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.25)
    else:
        raise SystemExit("LibreOffice does not answer")
    return process, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


class Editor:
    def __init__(self, document):
        self.document = document

    def find(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        return self.document.findFirst(search)

    def edit(self, kind, find, text):
        found = self.find(find)
        if found is None:
            return False
        tracked = kind.startswith("tracked-")
        self.document.RecordChanges = tracked
        getattr(self, kind.removeprefix("tracked-").replace("-", "_"))(found, text)
        self.document.RecordChanges = False
        return True

    def replace(self, found, text):
        found.setString(text)

    def fact(self, found, text):
        found.setString(text)

    def insert_after(self, found, text):
        found.Text.insertString(found.End, text, False)

    def insert_before(self, found, text):
        found.Text.insertString(found.Start, text, False)

    def split(self, found, _):
        found.Text.insertControlCharacter(found.Start, PARAGRAPH_BREAK, False)

    def add(self, found, text):
        cursor = found.Text.createTextCursorByRange(found.End)
        cursor.gotoEndOfParagraph(False)
        found.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        found.Text.insertString(cursor, text, False)

    def clear(self, found, _):
        self._paragraph(found).setString("")

    def rewrite(self, found, text):
        """Everything in the paragraph typed anew."""
        self._paragraph(found).setString(text)

    def delete(self, found, _):
        """The paragraph with its mark."""
        cursor = self._paragraph(found)
        cursor.goRight(1, True)
        cursor.setString("")

    def merge(self, found, _):
        cursor = self._paragraph(found)
        cursor.collapseToEnd()
        cursor.goRight(1, True)
        cursor.setString("")

    def comment(self, found, text):
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Tanaka", text
        found.Text.insertTextContent(found, note, True)

    def bold(self, found, _):
        found.CharWeight = 150.0

    def _paragraph(self, found):
        cursor = found.Text.createTextCursorByRange(found.Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor


def main(profile, jobs, folder):
    process, desktop = connect(profile, folder)
    missed = []
    try:
        for job in jobs:
            url = Path(job["source"]).as_uri()
            document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
            editor = Editor(document)
            missed.append(
                [edit for edit in job["edits"] if not editor.edit(edit["kind"], edit["find"], edit["text"])]
            )
            document.storeToURL(Path(job["target"]).as_uri(), (value("FilterName", "MS Word 2007 XML"),))
            document.close(True)
    finally:
        with contextlib.suppress(Exception):  # it closes the connection that would answer
            desktop.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
    sys.stdout.write(json.dumps(missed))


main(
    sys.argv[1],
    json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")),
    Path(sys.argv[2]).with_name("brand"),
)
