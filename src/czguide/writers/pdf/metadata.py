"""What the file says of itself: Info, XMP, output intent (ISO 14289-1 5, ISO 19005-2 6.2.3 and 6.6)."""

from __future__ import annotations

import datetime
import uuid
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc

from czguide.document.model import Document
from czguide.theme.press import Press
from czguide.writers.pdf.objects import Raw, Stream, text_string

_CREATOR = "czguide"
_SRGB = "sRGB IEC61966-2.1"

_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
{dublin}
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{standard}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_ARCHIVED = """\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A knows PDF/UA's property only through an extension schema (ISO 19005-2 6.6.2.3)."""

_PRINTED = """\
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"\
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped xmlns:pdf="http://ns.adobe.com/pdf/1.3/">False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>"""
"""What PDF/X-4 wants to be told (ISO 15930-7 6.16)."""

_NAMESPACE = uuid.UUID("5b0c4f0e-2f5c-5c5e-9d5a-0d3c7f1f6c1a")


def _moment(date: str) -> datetime.datetime:
    """A date in UTC, without a zone taken for UTC: the machine's zone must not show in the file."""
    found = datetime.datetime.fromisoformat(date)
    return found.replace(tzinfo=found.tzinfo or datetime.UTC).astimezone(datetime.UTC)


class Instant:
    """The document's date in the form of ReportLab's TimeStamp, whose own reads the clock."""

    def __init__(self, date: str) -> None:
        moment = _moment(date)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


def write_metadata(doc: Any, document: Document, press: Press | None = None) -> None:
    """Enter Info, XMP, output intent and language; the same words stand in Info and XMP."""
    about = document.metadata
    info = doc.info
    info.title, info.subject = about.title, about.subject
    info.author, info.keywords = about.publisher, ", ".join(about.keywords)
    info.creator = _CREATOR
    doc._timeStamp = Instant(about.date)
    catalog = doc.Catalog
    catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    catalog.Lang = pdfdoc.PDFString(document.lang)
    # Plain, so that any program finds it (ISO 19005-2 6.6.2.1 forbids no filter, archives prefer none).
    entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    catalog.Metadata = Stream(
        xmp(document, info.producer, press is not None).encode("utf-8"), entries, compress=False
    )
    if press:
        doc.info = PrintedInfo(info)
    catalog.OutputIntents = Raw(b"[" + _intent(doc, press) + b"]")


class PrintedInfo(Raw):
    """Info with the version of PDF/X, which older programs look for there."""

    def __init__(self, info: Any) -> None:
        super().__init__(b"")
        self.info = info

    def format(self, document: Any) -> bytes:
        """The dictionary with one entry more."""
        own: bytes = self.info.format(document)
        return own.rstrip().removesuffix(b">>") + b"/GTS_PDFXVersion(PDF/X-4)>>"


def _intent(doc: Any, press: Press | None) -> bytes:
    """What the colours mean: sRGB on screens, a registered printing condition for the press.

    PDF/X-4 wants the condition's profile inside the file (ISO 15930-7 6.2.2).
    """
    data, channels = (press.profile, 4) if press else (srgb_profile(), 3)
    profile: bytes = doc.Reference(Stream(data, {"N": channels}), "profile").format(doc)
    if press is None:
        kind, entries = "GTS_PDFA1", {"OutputConditionIdentifier": _SRGB, "Info": _SRGB}
    else:
        kind = "GTS_PDFX"
        entries = {
            "OutputConditionIdentifier": press.condition,
            "OutputCondition": press.described,
            "RegistryName": "http://www.color.org",
            "Info": press.described,
        }
    words = b"".join(f"/{key}".encode() + text_string(value) for key, value in entries.items())
    return f"<</Type/OutputIntent/S/{kind}".encode() + words + b"/DestOutputProfile " + profile + b">>"


def xmp(document: Document, producer: str, printed: bool = False) -> str:
    """The XMP packet (ISO 16684-1)."""
    about = document.metadata
    return _XMP.format(
        dublin="\n".join(
            [
                _property("title", "Alt", [about.title]),
                *([_property("creator", "Seq", [about.publisher])] if about.publisher else []),
                _property("description", "Alt", [about.subject]),
                _property("subject", "Bag", about.keywords),
                _property("language", "Bag", document.languages),
            ]
        ),
        producer=escape(producer),
        creator=_CREATOR,
        keywords=escape(", ".join(about.keywords)),
        date=_moment(about.date).isoformat(),
        standard=_PRINTED.format(
            id=uuid.uuid5(_NAMESPACE, f"{document.guide} {document.languages} {about.date}")
        )
        if printed
        else _ARCHIVED,
    )


def _property(name: str, kind: str, values: Any) -> str:
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{lang}>{escape(value)}</rdf:li>" for value in values)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>"


@cache
def srgb_profile() -> bytes:
    """An sRGB profile from Little CMS, which is free to embed; its clock and newest version taken out.

    Bytes 8 to 11 are the version: PDF/A-2 knows 4.2, whose tag types are all that stand in it (ICC.1:2004-10
    7.2); 24 to 35 are the date.
    """
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = b"\x04\x20\x00\x00"
    profile[24:36] = b"\x07\xea\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    return bytes(profile)
