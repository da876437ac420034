"""The DOCX reader: what editors did to a file that czguide wrote, with Word or with LibreOffice."""

from czguide.readers.docx.model import Comment, Fix, Mark, Paragraph, Returned, SentParagraph, Slot, Span
from czguide.readers.docx.package import MOST_BYTES, too_large
from czguide.readers.docx.reader import read_docx

__all__ = [
    "MOST_BYTES",
    "Comment",
    "Fix",
    "Mark",
    "Paragraph",
    "Returned",
    "SentParagraph",
    "Slot",
    "Span",
    "read_docx",
    "too_large",
]
