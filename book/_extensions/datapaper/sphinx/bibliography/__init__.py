"""The reference list in the style of the journal, as its profile names it.

Entries keep the order in which they are first cited.
"""

from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from datapaper import metadata
from datapaper.journals import styles
from datapaper.sphinx.context import context_of

from .title_language import MarkingBackend

NAME = "of-the-journal"  # a page keeps it; which style this is, is settled anew in each build


def choose_style(app, config):
    """Make the style known to pybtex; end the build if journal or style are not known."""
    try:
        style = styles.of_the_journal(context_of(app).journal)
    except metadata.BadMetadata as error:
        raise SystemExit(str(error)) from None
    register_plugin("pybtex.style.formatting", NAME, style, force=True)
    config.bibtex_default_style = NAME


def setup(app):
    """Choose the style once the metadata are checked, and write reference lists with languages."""
    BibliographyTransform.backend = MarkingBackend()
    app.connect("config-inited", choose_style, priority=3)
