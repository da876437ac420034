"""The DOCX writer: WordprocessingML (ECMA-376, transitional) for the editors' word processors."""

from czguide.writers.docx.writer import write_docx

__all__ = ["write_docx"]
