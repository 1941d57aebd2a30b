"""The reference list in the style of the journal, as its profile names it.

Entries keep the order in which they are first cited.
"""

from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from datapaper.journals import styles
from datapaper.sphinx.build_context import context_of

from .list_markup import MarkingBackend

ADDRESS = "ref-{key}"  # of an entry on its page, the same whatever else the list has
NAME = "of-the-journal"  # a page keeps it; which style this is, is settled anew in each build


def choose_style(app, config):
    """Make the style known to pybtex, and write reference lists with languages and addresses.

    Raises BadMetadata if journal or style are not known.
    """
    style = styles.of_the_journal(context_of(app).journal)
    register_plugin("pybtex.style.formatting", NAME, style, force=True)
    config.bibtex_default_style = NAME
    config.bibtex_cite_id = config.bibtex_cite_id or ADDRESS
    BibliographyTransform.backend = MarkingBackend()
