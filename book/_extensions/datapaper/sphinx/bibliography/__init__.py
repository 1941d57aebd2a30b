"""The reference list in the style of F1000Research: Vancouver, with a colon after the authors, journals and books in italics, volumes in bold.

``bibtex_default_style: vancouver`` selects it. Entries keep the order in which they are first cited.
"""

from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from .title_language import MarkingBackend
from .vancouver_style import Style


def setup(app):
    """Make the style known to pybtex, where sphinxcontrib-bibtex looks for it, and let reference lists be written with languages."""
    register_plugin("pybtex.style.formatting", "vancouver", Style, force=True)
    BibliographyTransform.backend = MarkingBackend()
