"""The PDF writer: a finished Document and a Theme in, bytes and page numbers out (ReportLab)."""

from czguide.writers.pdf.document import write_pdf
from czguide.writers.pdf.refusals import TooHighError
from czguide.writers.pdf.result import PdfResult

__all__ = ["PdfResult", "TooHighError", "write_pdf"]
