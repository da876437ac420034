"""What a translator of a new language may begin with: translations and names of the nearest language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from czguide.content.model import Content
from czguide.content.walk import messages
from czguide.localization.catalogs import Catalog
from czguide.localization.merge import Proposal
from czguide.localization.scripts import has_han
from czguide.localization.tags import Tag, canonical
from czguide.localization.termbase import FORM_COLUMNS, SAME, Form, Termbase, effective

PATTERNS = "patterns."


def nearest(tag: Tag, known: Sequence[str]) -> str:
    """The known locale of the same language and script, the nearest by name; '' where there is none."""
    kin = [name for name in known if canonical(name).written == tag.written and name != tag.name]
    lineage = {name: rank for rank, name in enumerate(tag.lineage)}
    return min(kin, key=lambda name: (lineage.get(name, len(lineage)), name), default="")


def forms_of(termbase: Termbase, kin: str, tag: str) -> dict[str, Form]:
    """A row for every term: as a near language writes it, else empty; nothing of it is confirmed.

    The statuses are those that the file will be read with.
    """
    return {
        key: Form(form.display, form.gloss, effective("unverified", term, form.display, tag))
        if (form := termbase.form(key, kin))
        else Form("")
        for key, term in termbase.terms.items()
    }


def termbase_data(forms: Mapping[str, Form]) -> bytes:
    """A locale's termbase file, as Excel opens it: CSV in UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, FORM_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for key, form in forms.items():
        status = "unverified" if form.status == SAME else form.status
        row = {"key": key, "display": form.display, "gloss": form.gloss, "status": status}
        writer.writerow(row)
    return text.getvalue().encode("utf-8-sig")


def proposals(content: Content, kin: Catalog | None, patterns: Catalog | None) -> dict[str, Proposal]:
    """What a translator may begin with, all of it to confirm: the near language's translations, texts that
    hold no Chinese, and how another language words facts."""
    return dict(_proposals(content, kin, patterns))


def _proposals(
    content: Content, kin: Catalog | None, patterns: Catalog | None
) -> Iterator[tuple[str, Proposal]]:
    for text in messages(content):
        for catalog in (kin, patterns if text.id.startswith(PATTERNS) else None):
            message = catalog.messages.get(text.id) if catalog else None
            if message is None or not message.translated or message.fuzzy or message.source != text.source:
                continue
            yield text.id, Proposal(message.forms, message.at.path.split("/")[1])
            break
        else:
            if not has_han(text.source):
                yield text.id, Proposal((text.source,), "the source: it holds no Chinese")
