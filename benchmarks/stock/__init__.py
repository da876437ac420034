"""A stand-in for the text half of the PDF writer: ReportLab's own paragraphs and fonts."""
