"""The article as DOCX, from the same clean HTML as the PDF."""
