"""czguide makes the same brochure in every language, as PDF and DOCX."""

__version__ = "0.1.0"
