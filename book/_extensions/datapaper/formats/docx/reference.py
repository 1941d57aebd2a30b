"""The document from which pandoc takes styles, page and numbering: ``reference.docx``.

A person changes it in Word; README.md beside it says how.
"""

import io
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

FILE = Path(__file__).with_name("reference.docx")


def filled(language: str, running_head: str) -> bytes:
    """Return it for one article.

    language: as in ``en-GB``. running_head: stands at the top of every page but the first.
    """
    document = Document(FILE)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    document.sections[0].header.paragraphs[0].text = running_head
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
