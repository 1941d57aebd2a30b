"""The article as DOCX, from the same clean HTML as the PDF."""

from .write_docx import write

__all__ = ["write"]
