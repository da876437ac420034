"""The PDF writer: a finished Document and a Theme in, bytes and page numbers out (ReportLab)."""

from czguide.writers.pdf.document import PdfResult, write_pdf

__all__ = ["PdfResult", "write_pdf"]
