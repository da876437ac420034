"""The PDF writer: a finished Document and a Theme in, bytes and page numbers out (ReportLab)."""

from czguide.writers.pdf.document import lay_out, write_pdf
from czguide.writers.pdf.refusals import TooHighError
from czguide.writers.pdf.result import PdfResult

__all__ = ["PdfResult", "TooHighError", "lay_out", "write_pdf"]
