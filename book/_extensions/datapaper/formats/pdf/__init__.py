"""The article as PDF, made without TeX: clean HTML -> pandoc -> Typst. For readers, and for reviewers with numbered lines.

Knows nothing of Sphinx.
"""

from .typeset_pdf import PrintingError, typeset

__all__ = ["PrintingError", "typeset"]
