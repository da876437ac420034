"""Document properties: core (ECMA-376 part 2, 11), extended and custom (part 1, 22.2 and 22.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from czguide.document.handoff import Handoff
from czguide.document.model import Document
from czguide.writers.docx.xml import Element, parse

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set of custom properties ([MS-OLEPS] 2.25.1)."""


def core(document: Document) -> Element:
    """Title, subject, keywords, language; created and modified on the edition's date."""
    meta = document.metadata
    moment = _moment(meta.date)
    fields = [
        ("dc:title", meta.title, ""),
        ("dc:subject", meta.subject, ""),
        ("dc:creator", meta.publisher, ""),
        ("cp:keywords", ", ".join(meta.keywords), ""),
        ("dc:language", ", ".join(document.languages), ""),
        ("cp:lastModifiedBy", meta.publisher, ""),
        ("cp:revision", "1", ""),
        ("cp:contentStatus", meta.status, ""),
        ("dcterms:created", moment, ' xsi:type="dcterms:W3CDTF"'),
        ("dcterms:modified", moment, ' xsi:type="dcterms:W3CDTF"'),
    ]
    return parse(
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{tag}{attributes}>{escape(value)}</{tag}>" for tag, value, attributes in fields if value)
        + "</cp:coreProperties>"
    )


def _moment(date: str) -> str:
    """W3CDTF with a time, which Word insists on; an edition may say a time, a day, a month or a year."""
    if "T" in date:
        moment = datetime.fromisoformat(date)
        # Never the machine's own time zone: the same input gives the same bytes.
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{date}{'-01-01'[max(0, len(date) - 4) :]}T00:00:00Z"


def extended(document: Document) -> Element:
    """The program and the publisher."""
    company = escape(document.metadata.publisher)
    return parse(
        f'<Properties xmlns="{_EXTENDED}"><Application>czguide</Application><DocSecurity>0</DocSecurity>'
        f"<Company>{company}</Company></Properties>"
    )


def custom(document: Document, handoff: Handoff | None = None) -> Element:
    """What an import needs to know of a file that comes back: guide, locale, edition, status."""
    values = {
        "czguide.guide": document.guide,
        "czguide.locale": "+".join(document.languages),
        "czguide.edition": document.metadata.date,
        "czguide.status": document.metadata.status,
    }
    if handoff is not None:
        values |= {"czguide.project": handoff.project, "czguide.handoff": handoff.id}
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return parse(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{properties}</Properties>')
