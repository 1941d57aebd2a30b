"""How the pages of the HTML book are written: as Sphinx does, but for what the parts below say."""

from datapaper.sphinx.bibliography.list_markup import ReferenceList
from datapaper.sphinx.links.data_column import ToldLinks
from datapaper.sphinx.links.permalinks import NamedPermalinks

from .image_sizes import ImageMarkup
from .table_markup import TableMarkup


class PageTranslator(TableMarkup, ImageMarkup, ReferenceList, NamedPermalinks, ToldLinks):
    """All of them together."""
