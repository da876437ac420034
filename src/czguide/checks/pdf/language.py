"""A voice must know the language of every word (ISO 14289-1 7.2)."""

from __future__ import annotations

import re

from czguide.checks.pdf.file import PdfFile
from czguide.diagnostics import Problems
from czguide.phrases import N_

_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def check_language(file: PdfFile, problems: Problems) -> None:
    """The catalog names the document's language; every language is a tag (RFC 5646)."""
    own = file.catalog.get("/Lang")
    if own is None or not str(own):
        file.error(problems, "pdf.no-language", "the document does not say its language (/Lang)")
    elif not _TAG.fullmatch(str(own)):
        file.error(problems, "pdf.bad-language", N_("'{own}' is no language tag", own=own))
    for node in file.tree.walk() if file.tree else ():
        lang = node.raw.get("/Lang")
        if lang is not None and not _TAG.fullmatch(str(lang)):
            file.error(problems, "pdf.bad-language", N_("'{lang}' is no language tag", lang=lang), node.page)
